import { ensureSignal } from './limits.ts';

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

/** How much a stream of rows holds for its consumer. */
export interface RowBuffer {
  /**
   * Rows that may wait for the consumer before reading stops, until half of them are taken. Those that came together with
   * the last of them wait too. Default 1024.
   */
  readonly buffer?: number;
}

/** Rows as they come. Leaving the loop over it, `return()` or disposing of it ends the stream. One consumer. */
export interface RowIterator<Row> extends AsyncIterableIterator<Row>, AsyncDisposable {}

/** A call under way whose result is a list: await it for the whole list, or take its rows as they come. */
export interface ListPromise<R extends readonly unknown[]> extends Promise<R> {
  /**
   * The rows while the reply still arrives, which may then be of any length. To be called at once on what the method returned:
   * later the reply may have begun, and it throws `invalid_options`. The promise itself then settles with an empty list. What
   * ends the call ends the stream by throwing, the call's `signal` also after the reply has come. A call whose rows are taken is
   * not sent again over another connection.
   *
   * A stream that is left gives the call up: the promise settles at once, with an empty list too; a request that was not yet
   * sent never is; what still comes of the reply is read and dropped as it comes, and other replies behind it are not lost.
   *
   * While the consumer is slow, nothing else is read from the server: a call of the same client that is awaited between two
   * rows needs a `timeout`.
   */
  rows(options?: RowBuffer): RowIterator<R[number]>;
}

/** The options of a call, with the client's own time where they name none. Throws `invalid_options`. */
export function withTimeout(options: CallOptions, timeout: number | undefined): CallOptions {
  ensureSignal(options);
  return timeout === undefined || options.timeout !== undefined ? options : { ...options, timeout };
}
