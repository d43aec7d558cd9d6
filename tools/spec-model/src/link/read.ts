import type { Json, Lifecycle, Provenance, SourceStatus } from '../ir.ts';
import { type Cursor, child } from '../load/source-file.ts';

/** Readers of single keys that take what fits and leave the rest out: the schemas report what does not fit. */

export function textOf(cursor: Cursor, key: string): string | undefined {
  const { value } = child(cursor, key);
  return typeof value === 'string' ? value : undefined;
}

export function flagOf(cursor: Cursor, key: string): boolean | undefined {
  const { value } = child(cursor, key);
  return typeof value === 'boolean' ? value : undefined;
}

export function textsOf(cursor: Cursor, key: string): readonly string[] {
  const { value } = child(cursor, key);
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string');
}

/** `{ key: value }` when the text is there, else nothing: for spreading into nodes with optional keys. */
export function optionalText<Key extends string>(
  cursor: Cursor,
  key: Key,
  as: string = key,
): { [K in Key]?: string } {
  const value = textOf(cursor, key);
  return (value === undefined ? {} : { [as]: value }) as { [K in Key]?: string };
}

/** `{ key: true }` when it is set. */
export function optionalFlag<Key extends string>(cursor: Cursor, key: Key): { [K in Key]?: true } {
  return (flagOf(cursor, key) === true ? { [key]: true } : {}) as { [K in Key]?: true };
}

export function optionalJson<Key extends string>(cursor: Cursor, key: Key): { [K in Key]?: Json } {
  const { value } = child(cursor, key);
  return (value === undefined ? {} : { [key]: value as Json }) as { [K in Key]?: Json };
}

export function lifecycleOf(cursor: Cursor): Lifecycle {
  return {
    ...optionalText(cursor, 'since'),
    ...optionalText(cursor, 'deprecated'),
    ...optionalFlag(cursor, 'experimental'),
  };
}

export function statusOf(cursor: Cursor, key: string): SourceStatus {
  return (textOf(cursor, key) ?? 'documented') as SourceStatus;
}

export function provenanceOf(cursor: Cursor): Provenance {
  return {
    seed: textOf(cursor, 'seed') ?? 'none',
    status: statusOf(cursor, 'status'),
    ...optionalText(cursor, 'note'),
  };
}
