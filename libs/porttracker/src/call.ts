/** How one call may end early. Either way a late reply is dropped and its id stays reserved until it came. */
export interface CallOptions {
  /** Rejects the call with `aborted` when it fires; what the server already does is not undone. */
  readonly signal?: AbortSignal;
  /** Milliseconds until the call is rejected with `timeout`; 0 waits for ever. Default: that of the client. */
  readonly timeout?: number;
}
