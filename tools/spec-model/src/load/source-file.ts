import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  type Node as YamlNode,
} from 'yaml';

/** A parsed YAML file: its text for messages, its node tree for positions, its plain value for checking. */
export interface SourceFile {
  /** Relative to the folder of the spec, with `/`. */
  readonly path: string;
  readonly lines: readonly string[];
  /** Offsets of the line starts. */
  readonly starts: readonly number[];
  readonly document: Document.Parsed;
  readonly value: unknown;
}

export type Path = readonly (string | number)[];

/** A stretch of one line of a file; line and column count from 1, `length` is at least 1. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** The whole line, for showing. */
  readonly text: string;
}

/** A place in a file together with the plain value that stands there. */
export interface Cursor {
  readonly file: SourceFile;
  readonly path: Path;
  readonly value: unknown;
}

/** Offsets to a span; what goes beyond the first line is cut off. */
export function spanOf(
  file: Pick<SourceFile, 'path' | 'lines' | 'starts'>,
  start: number,
  end: number,
): Span {
  let index = file.starts.findLastIndex((offset) => offset <= start);
  if (index < 0) index = 0;
  const text = file.lines[index] ?? '';
  const column = Math.min(start - (file.starts[index] ?? 0), text.length);
  const rest = text.trimEnd().length - column;
  return {
    file: file.path,
    line: index + 1,
    column: column + 1,
    length: Math.max(1, Math.min(end - start, rest)),
    text,
  };
}

function step(file: SourceFile, node: unknown, key: string | number): Pair | YamlNode | undefined {
  const here = isPair(node) ? node.value : node;
  const target = isAlias(here) ? here.resolve(file.document) : here;
  if (isMap(target))
    return target.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
  if (isSeq(target)) return target.items[Number(key)] as YamlNode | undefined;
  return undefined;
}

/**
 * Where the value at `path` stands, or with `key` where its key stands. A path that leads nowhere (a missing key)
 * gives the key of the innermost thing that exists.
 */
export function locate(file: SourceFile, path: Path, part: 'key' | 'value' = 'value'): Span {
  let node: Pair | YamlNode | undefined = file.document.contents ?? undefined;
  let missing = false;
  for (const key of path) {
    const next: Pair | YamlNode | undefined = step(file, node, key);
    if (next === undefined) {
      missing = true;
      break;
    }
    node = next;
  }
  const shown =
    isPair(node) && (part === 'key' || missing || node.value === null)
      ? node.key
      : isPair(node)
        ? node.value
        : node;
  const range = (shown as YamlNode | null | undefined)?.range;
  if (!range) return spanOf(file, 0, 1);
  return spanOf(file, range[0], range[1]);
}

export function child(cursor: Cursor, key: string | number): Cursor {
  const container = cursor.value as Readonly<Record<string | number, unknown>> | null | undefined;
  const value = typeof container === 'object' && container !== null ? container[key] : undefined;
  return { file: cursor.file, path: [...cursor.path, key], value };
}

/** The entries of a mapping in written order, with keys as written: numbers stay numbers. */
export function entriesOf(cursor: Cursor): readonly (readonly [string | number, Cursor])[] {
  if (typeof cursor.value !== 'object' || cursor.value === null || Array.isArray(cursor.value)) return [];
  let node: unknown = cursor.file.document.contents;
  for (const key of cursor.path) node = step(cursor.file, node, key);
  const here = isPair(node) ? node.value : node;
  const map = isAlias(here) ? here.resolve(cursor.file.document) : here;
  if (!isMap(map)) return [];
  const keys = map.items.map((pair) => (isScalar(pair.key) ? pair.key.value : pair.key));
  return keys
    .filter((key) => typeof key === 'string' || typeof key === 'number')
    .map((key) => [key, child(cursor, key)] as const);
}

/** The items of a list; none when it is something else. */
export function itemsOf(cursor: Cursor): readonly Cursor[] {
  return Array.isArray(cursor.value) ? cursor.value.map((_, index) => child(cursor, index)) : [];
}
