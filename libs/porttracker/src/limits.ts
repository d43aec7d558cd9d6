/**
 * Options, checked where they are taken: of numbers, `NaN` or a negative one would switch a limit off, or make it 1 ms; of anything
 * else, a wrong type would be found out half way, or never.
 */

import { preview } from '@aluco/wire';
import { PorttrackerError } from './errors.ts';

/** Node's timers take no more milliseconds. */
export const MAX_TIMER = 2 ** 31 - 1;

/**
 * Milliseconds for a timer; undefined where there shall be none: for 0, `Infinity` and whatever is longer than a timer can be
 * (24 days). Throws `invalid_options`, where it is no number.
 */
export function durationOf(name: string, value: number | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!(typeof value === 'number' && value >= 0)) refuse(name, 'a number of at least 0', shownOf(value));
  return value > 0 && value <= MAX_TIMER ? value : undefined;
}

/** Throws `invalid_options` unless `value` is a whole number of at least `least`, or `Infinity`; undefined passes. */
export function ensureCount(name: string, value: number | undefined, least = 1): void {
  if (value === undefined || value === Number.POSITIVE_INFINITY) return;
  if (!Number.isInteger(value) || value < least)
    refuse(name, `a whole number of at least ${least}`, shownOf(value));
}

/** Throws `invalid_options` unless `value` is an object; `what` says of which kind it should be. */
export function ensureObject(name: string, value: unknown, what = 'an object'): void {
  if (Object(value) !== value) refuse(name, what, value === null ? 'null' : typeof value);
}

/** The same for options whose `signal`, if there is one, is to be an AbortSignal, of whatever realm. */
export function ensureSignal(options: { readonly signal?: unknown }): void {
  ensureObject('options', options);
  const { signal } = options;
  if (signal !== undefined && !('addEventListener' in Object(signal)))
    refuse('signal', 'an AbortSignal', preview(signal));
}

/** Throws `invalid_options`. */
export function refuse(name: string, expected: string, got: string): never {
  throw new PorttrackerError('invalid_options', `${name}: expected ${expected}, got ${got}`);
}

/** What came, for a text. */
export function shownOf(value: unknown): string {
  return typeof value === 'number' ? String(value) : preview(value);
}
