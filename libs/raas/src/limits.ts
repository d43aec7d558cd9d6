/** Options as they were given, checked where they are taken: `NaN` or a negative number would switch a limit off, or make it 1 ms. */
import { preview } from '@aluco/wire';
import { RaasError } from './errors.ts';

/** Node's timers take no more milliseconds. */
export const MAX_TIMER = 2 ** 31 - 1;

/**
 * Milliseconds for a timer; undefined where there shall be none: for 0, `Infinity` and whatever is longer than a timer can be
 * (24 days). Throws `invalid_options`, as all here do.
 */
export function durationOf(name: string, value: number | undefined): number | undefined {
  if (value === undefined) return undefined;
  ensureNumber(name, value, 0);
  return value > 0 && value <= MAX_TIMER ? Math.ceil(value) : undefined;
}

/** Passes a number in a range, its ends included. */
export function ensureNumber(
  name: string,
  value: number,
  least: number,
  most = Number.POSITIVE_INFINITY,
): void {
  if (typeof value === 'number' && value >= least && value <= most) return;
  refuse(name, `a number ${rangeOf(least, most)}`, value);
}

/** Passes a whole number in a range, and undefined. */
export function ensureCount(
  name: string,
  value: number | undefined,
  least = 1,
  most = Number.MAX_SAFE_INTEGER,
): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  refuse(name, `a whole number ${rangeOf(least, most)}`, value);
}

/** Passes an object that is no array. */
export function ensureObject(name: string, value: unknown): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  refuse(name, 'an object', value);
}

/** Passes a function, and undefined. */
export function ensureFunction(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'function') refuse(name, 'a function', value);
}

/** Passes a text, and undefined. */
export function ensureText(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'string') refuse(name, 'a text', value);
}

/** Passes an AbortSignal, and undefined. */
export function ensureSignal(name: string, value: unknown): void {
  if (value === undefined || value instanceof AbortSignal) return;
  refuse(name, 'an AbortSignal', value);
}

/** Says what was expected, and what came, shortened to a line; of a value that may be a secret, its kind. */
export function refuse(name: string, expected: string, value: unknown, isSecret = false): never {
  const got = isSecret ? kindOf(value) : typeof value === 'number' ? `${value}` : shown(value);
  throw new RaasError('invalid_options', `${name}: expected ${expected}, got ${got}`);
}

function rangeOf(least: number, most: number): string {
  return most < Number.MAX_SAFE_INTEGER ? `from ${least} to ${most}` : `of at least ${least}`;
}

/** What is no plain data is told by its name: `an AbortController`. */
function shown(value: unknown): string {
  const isPlain =
    typeof value !== 'object' || value === null || Object.getPrototypeOf(value) === Object.prototype;
  return typeof value === 'function' || !(isPlain || Array.isArray(value)) ? kindOf(value) : preview(value);
}

/** What a value is, and not which. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  const name = typeof value === 'object' ? (value.constructor?.name ?? 'object') : typeof value;
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
}
