/** Options of a wrong type, which would be found out half way, or never. */

import { refuse, shownOf } from './limits.ts';

/** Kinds of options by their names: what `typeof` gives, `list`, `AbortSignal`, or texts in quotes; one or several, in words. */
export type Kinds = Readonly<Record<string, string>>;

/** Throws `invalid_options` unless `options` is an object whose members are of these kinds, or undefined. */
export function ensureKinds(options: object, kinds: Kinds): void {
  ensureKind('options', options, 'object');
  for (const name in kinds) {
    const value = options[name as keyof typeof options] as unknown;
    if (value !== undefined) ensureKind(name, value, kinds[name] as string);
  }
}

/** The same of one value. */
export function ensureKind(name: string, value: unknown, kinds: string): void {
  const kind = kindOf(value);
  // Anything else than one of some texts may be a secret in a wrong place.
  const shown = kinds.startsWith('"') && kind === 'string' ? `"${value}"` : kind;
  if (!kinds.includes(shown)) refuse(name, kinds, shown);
}

/** What `Kinds` calls it. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  // A signal of whatever realm.
  return typeof value === 'object' && 'addEventListener' in value ? 'AbortSignal' : typeof value;
}

/** Throws `invalid_options` unless `value` is a number from `least` to `most`. */
export function ensureNumber(name: string, value: number, least: number, most: number): void {
  if (typeof value !== 'number' || !(value >= least && value <= most))
    refuse(
      name,
      `a number ${most < Number.MAX_VALUE ? `from ${least} to ${most}` : `of at least ${least}`}`,
      shownOf(value),
    );
}
