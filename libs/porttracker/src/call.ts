/** How long closing may take. What is over then, or when the signal fires, ends at once: calls still under way fail. */
export interface CloseOptions {
  /** Milliseconds for the replies under way and the server's end; 0, the default, waits for ever. */
  readonly timeout?: number;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

/** How one call may end early. Either way a late reply is dropped and its id stays reserved until it came. */
export interface CallOptions {
  /** Rejects the call with `aborted` when it fires; what the server already does is not undone. */
  readonly signal?: AbortSignal;
  /** Milliseconds until the call is rejected with `timeout`; 0 and `Infinity` wait for ever. Default: that of the client. */
  readonly timeout?: number;
}
