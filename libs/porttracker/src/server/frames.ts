import { PorttrackerError } from '../errors.ts';
import type { Protocol } from '../protocol.ts';

export type RequestId = string | number;

/** An event as it stands on the wire. */
export function eventFrame(described: Protocol, name: string, params: unknown): readonly unknown[] {
  const message = described.events[name];
  if (message === undefined) throw new PorttrackerError('invalid_options', `no such event: ${name}`);
  return [null, 'event', name, ...described.codecs.message(message).encodeParams(params)];
}

/** A number beyond these would not come back as it was sent. */
export function isRequestId(id: unknown): id is RequestId {
  return typeof id === 'string' || (typeof id === 'number' && Math.abs(id) <= Number.MAX_SAFE_INTEGER);
}

/** What stands where an id or a type belongs. Only a number is shown: anything else may hold a secret in the wrong place. */
export function describeId(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null || typeof value === 'number') return String(value);
  return Array.isArray(value) ? 'of an array' : `of the kind ${typeof value}`;
}
