import type { TypedMessage } from '@aluco/wire';

/** How long closing may take. What is over then, or when the signal fires, ends at once: calls still under way fail. */
export interface CloseOptions {
  /** Milliseconds for the replies under way; 0, the default, waits for ever. */
  readonly timeout?: number;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

/** How one call is made. */
export interface CallOptions {
  /** Gives the call up; it then fails with code `aborted`, whatever the signal's reason is. */
  readonly signal?: AbortSignal;
  /**
   * Milliseconds until the call fails with code `timeout`; 0, `Infinity` and what is longer than 24 days wait for ever. Default:
   * that of the client.
   */
  readonly timeout?: number;
}

/** What a server answers to a call that succeeded. */
export interface Reply<T> {
  /** The counter of the call this answers. */
  readonly riq: number;
  /** The result. */
  readonly ret: T;
  /** None; a call that fails throws instead. */
  readonly error: null;
  /** Whatever the server wants to say beside the result. */
  readonly warnings: readonly unknown[];
}

/** Sends messages. The generated classes of methods rest on it. */
export interface Caller {
  /** Sends one message. Rejects with a RaasError, or with a WireError for parameters that do not fit. */
  call<P, R>(message: TypedMessage<P, R>, params: P, options?: CallOptions): Promise<Reply<R>>;
}
