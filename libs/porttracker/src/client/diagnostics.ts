/**
 * What a client tells on `node:diagnostics_channel`. `aluco:porttracker:request` is a tracing channel: `start` and `end` around the
 * making of a call, `asyncStart` and `asyncEnd` when it is settled, `error` before these where it fails, all with the same
 * context. On `aluco:porttracker:connection` every step of a client's life is published. Neither carries
 * parameters or results. While nobody has subscribed, a call costs one look at the channels.
 */

import { channel, tracingChannel } from 'node:diagnostics_channel';
import type { StateChange } from './states.ts';

/** What is told of one call, from its making to its end; the same object in each phase, filled as the call goes on. */
export interface RequestTrace {
  /** Name of the message. */
  readonly message: string;
  /** The server: `host:port`, or the path of its socket. */
  readonly place: string;
  /** Its id on the connection, once it was sent; the last one of a call that was sent again. */
  id?: number;
  /** How often it was sent so far; 0 for a call that waits for a connection, or that was refused before it could be sent. */
  attempts: number;
  /** Milliseconds from the making of the call to its end, waiting for a connection included; set at the end. */
  duration?: number;
  /** Why it failed; set at the end. */
  readonly error?: unknown;
}

/** What is told of one step of a connection. */
export interface ConnectionTrace extends StateChange {
  /** `host:port`, or the path of the socket. */
  readonly place: string;
}

const requests = tracingChannel<unknown, RequestTrace>('aluco:porttracker:request');
// A program that tells nothing of connections need not have it.
const connections = /* @__PURE__ */ channel('aluco:porttracker:connection');

/** Whether anybody wants to be told of calls. */
export function isTraced(): boolean {
  return requests.hasSubscribers;
}

/** Makes a call and tells of it. */
export async function traced<T>(
  message: string,
  place: string,
  make: (trace: RequestTrace) => Promise<T>,
): Promise<T> {
  const trace: RequestTrace = { message, place, attempts: 0 };
  const since = performance.now();
  let result: T | undefined;
  // What the channel is given it hands on: the result goes past it.
  await requests.tracePromise(async () => {
    try {
      result = await make(trace);
    } finally {
      trace.duration = performance.now() - since;
    }
  }, trace);
  return result as T;
}

export function traceConnection(place: string, change: StateChange): void {
  if (connections.hasSubscribers) connections.publish({ place, ...change } satisfies ConnectionTrace);
}
