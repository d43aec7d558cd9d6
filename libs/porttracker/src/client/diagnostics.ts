/**
 * What a client tells on `node:diagnostics_channel`. `aluco:porttracker:request` is a tracing channel: `start` when a request is
 * sent, `error` where it fails, `asyncEnd` when it is settled, all with the same context. On
 * `aluco:porttracker:connection` every step of a client's life is published. Neither carries parameters or results. While
 * nobody has subscribed, a request costs one look at a flag.
 */

import { channel, tracingChannel } from 'node:diagnostics_channel';
import type { StateChange } from './link.ts';

/** What is told of one request on the wire; of one sent again, there is a context for each time. */
export interface RequestTrace {
  /** Name of the message. */
  readonly message: string;
  /** Its id on the connection. */
  readonly id: number;
  /** Milliseconds from sending to the end; from `asyncEnd` on. */
  duration?: number;
  /** Why it failed. */
  error?: unknown;
}

/** What is told of one step of a connection. */
export interface ConnectionTrace extends StateChange {
  /** `host:port`, or the path of the socket. */
  readonly place: string;
}

const requests = tracingChannel<unknown, RequestTrace>('aluco:porttracker:request');
const connections = channel('aluco:porttracker:connection');

/** Tells that a request is sent; gives what tells its end, or undefined if nobody listens. */
export function traceRequest(message: string, id: number): ((error?: unknown) => void) | undefined {
  const { start, asyncEnd, error } = requests;
  if (!start.hasSubscribers && !asyncEnd.hasSubscribers && !error.hasSubscribers) return undefined;
  const context: RequestTrace = { message, id };
  const since = performance.now();
  start.publish(context);
  return (failure) => {
    context.duration = performance.now() - since;
    if (failure !== undefined) {
      context.error = failure;
      error.publish(context);
    }
    asyncEnd.publish(context);
  };
}

export function traceConnection(place: string, change: StateChange): void {
  if (connections.hasSubscribers) connections.publish({ place, ...change } satisfies ConnectionTrace);
}
