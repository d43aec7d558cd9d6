/** Options that are numbers, checked where they are taken: `NaN` or a negative number would switch a limit off, or make it 1 ms. */

import { preview } from '@aluco/wire';
import { PorttrackerError } from './errors.ts';

/** Node's timers take no more milliseconds. */
export const MAX_TIMER = 2 ** 31 - 1;

/**
 * Milliseconds for a timer; undefined where there shall be none: for 0, `Infinity` and whatever is longer than a timer can be
 * (24 days). Throws `invalid_options`, as `ensureNumber` does.
 */
export function durationOf(name: string, value: number | undefined): number | undefined {
  if (value === undefined) return undefined;
  ensureNumber(name, value, 0);
  return value > 0 && value <= MAX_TIMER ? value : undefined;
}

/** Throws `invalid_options` unless `value` is a whole number of at least `least`, or `Infinity`; undefined passes. */
export function ensureCount(name: string, value: number | undefined, least = 1): void {
  if (value === undefined || value === Number.POSITIVE_INFINITY) return;
  if (!Number.isInteger(value) || value < least) refuse(name, `a whole number of at least ${least}`, value);
}

/** Throws `invalid_options` unless `value` is a number from `least` to `most`. */
export function ensureNumber(
  name: string,
  value: number,
  least: number,
  most = Number.POSITIVE_INFINITY,
): void {
  if (typeof value === 'number' && value >= least && value <= most) return;
  refuse(
    name,
    `a number ${most < Number.MAX_VALUE ? `from ${least} to ${most}` : `of at least ${least}`}`,
    value,
  );
}

function refuse(name: string, expected: string, value: unknown): never {
  throw new PorttrackerError(
    'invalid_options',
    `${name}: expected ${expected}, got ${typeof value === 'number' ? value : preview(value)}`,
  );
}
