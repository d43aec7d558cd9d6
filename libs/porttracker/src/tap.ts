import type { ChannelTap } from './channel.ts';
import { textOf } from './errors.ts';
import { types } from './gen/index.ts';
import { protocol } from './protocol.ts';
import { createRedactor, HIDDEN, type Redactor } from './redact.ts';

/** An array that passed. */
export interface TappedFrame {
  /** From this side: `in` was received, `out` was sent. */
  readonly direction: 'in' | 'out';
  /** Milliseconds since 1970, with fractions. */
  readonly time: number;
  /** Its length on the wire. */
  readonly octets: number;
  /**
   * As it passed, but that `•••` stands for what the protocol's description marks as secret. A reply that was streamed has
   * `…` for its rows.
   */
  readonly frame: readonly unknown[];
  /** The request, notification or event it is or answers; undefined where that is not known. */
  readonly message: string | undefined;
}

/** Sees every array that passes, in order. What it throws is warned of and has no effect. */
export type FrameTap = (tapped: TappedFrame) => void;

let shared: Redactor | undefined;

/** Shows `onFrame` what passes at one side of a connection. */
export function createTap(side: 'client' | 'server', onFrame: FrameTap | undefined): ChannelTap | undefined {
  if (onFrame === undefined) return undefined;
  return (direction, octets, frame, name) => {
    const isRequest = (direction === 'out') === (side === 'client');
    try {
      onFrame(tappedFrame(direction, octets, frame, isRequest, name));
    } catch (error) {
      process.emitWarning(`onFrame threw: ${textOf(error)}`, 'PorttrackerWarning');
    }
  };
}

/** What a tap is shown. `name` is that of the request a reply belongs to, where one is known. */
function tappedFrame(
  direction: 'in' | 'out',
  octets: number,
  frame: readonly unknown[],
  isRequest: boolean,
  name: string | undefined,
): TappedFrame {
  shared ??= createRedactor(types);
  const time = performance.timeOrigin + performance.now();
  const [id, second, ...args] = frame;
  const { requests, notifications, events } = protocol();
  if (id === null && second !== 'event') {
    const message = typeof second === 'string' ? notifications[second] : undefined;
    const shown = message === undefined ? args : shared.params(message, args);
    return { direction, time, octets, frame: [id, second, ...shown], message: message?.name };
  }
  if (id === null) {
    const message = typeof args[0] === 'string' ? events[args[0]] : undefined;
    const shown = message === undefined ? args.slice(1) : shared.params(message, args.slice(1));
    return {
      direction,
      time,
      octets,
      frame: [id, second, ...args.slice(0, 1), ...shown],
      message: message?.name,
    };
  }
  const asked = isRequest && typeof second === 'string' ? second : name;
  const message = asked === undefined ? undefined : requests[asked];
  const known = message?.name ?? asked;
  if (isRequest) {
    const shown = message === undefined ? args : shared.params(message, args);
    return { direction, time, octets, frame: [id, second, ...shown], message: known };
  }
  // The words of a failure are the server's own. A reply to nothing that is known may hold anything.
  const isFailure = !second || second === '0';
  let shown: readonly unknown[] = args;
  if (!isFailure && message !== undefined) shown = shared.result(message, args);
  else if (!isFailure && asked === undefined) shown = args.map(() => HIDDEN);
  return { direction, time, octets, frame: [id, second, ...shown], message: known };
}
