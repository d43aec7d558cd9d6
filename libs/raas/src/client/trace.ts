/**
 * Tells Node's diagnostics channels of each request: `tracing:aluco:raas:request:start`, `:end`, `:asyncStart`, `:asyncEnd`
 * and `:error`. What is told never holds parameters or results, for these may be secrets.
 */
import { tracingChannel } from 'node:diagnostics_channel';

/** What subscribers get: the same object at each step of one request, filled as it goes on. */
export interface RequestTrace {
  /** The server's URL, without a user or a password. */
  readonly url: string;
  /** Full names of the messages: one, or those of a batch in their order. */
  readonly messages: readonly string[];
  /** The counter of the call, or of the first of a batch. Not for messages with a path of their own. */
  riq?: number;
  /** The HTTP status of the last answer; none when there was no answer. */
  status?: number;
  /** Milliseconds from start to end, logging in included; set at the end. */
  duration?: number;
  /** Why the request failed, in `error`, `asyncStart` and `asyncEnd`. */
  readonly error?: unknown;
}

const channel = tracingChannel<unknown, RequestTrace>('aluco:raas:request');

export async function traced<T>(trace: RequestTrace, work: () => Promise<T>): Promise<T> {
  if (!channel.hasSubscribers) return await work();
  const started = performance.now();
  let result: T | undefined;
  // The channel hands on what its function gives: the result goes past it.
  await channel.tracePromise(async () => {
    try {
      result = await work();
    } finally {
      trace.duration = performance.now() - started;
    }
  }, trace);
  return result as T;
}
