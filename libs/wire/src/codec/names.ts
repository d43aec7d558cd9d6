import { keySegment, Mismatch } from './mismatch.ts';

/** Who finds the name that was meant, and who does without. */
export interface Namer {
  readonly nearest?: ((given: string, names: readonly string[]) => string | undefined) | undefined;
}

/** `one of a, b, c`, with the nearest name pointed out where one is near. */
export function oneOf(names: Iterable<string>, given: unknown, namer: Namer): string {
  const list = [...names];
  const near = typeof given === 'string' ? namer.nearest?.(given, list) : undefined;
  const hint = near === undefined ? '' : ` (did you mean ${JSON.stringify(near)}?)`;
  if (list.length === 0) return 'no names at all';
  return `${list.length === 1 ? '' : 'one of '}${list.join(', ')}${hint}`;
}

/** The name at the least edit distance, when at most a third of its letters differ. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  const lower = given.toLowerCase();
  for (const name of names) {
    const distance = editDistance(lower, name.toLowerCase());
    if (distance < least && distance <= Math.max(1, Math.floor(name.length / 3))) {
      best = name;
      least = distance;
    }
  }
  return best;
}

/** Refuses keys that are not among the names; the path ends in the key. */
export function refuseUnknown(
  object: Readonly<Record<string, unknown>>,
  names: ReadonlyMap<string, unknown>,
  namer: Namer,
): void {
  for (const key of Object.keys(object)) {
    if (object[key] !== undefined && !names.has(key)) throw unknownName(key, names.keys(), namer);
  }
}

/** Its path ends in the key. */
export function unknownName(key: string, names: Iterable<string>, namer: Namer): Mismatch {
  const mismatch = new Mismatch('name_unknown', () => oneOf(names, key, namer), key);
  mismatch.segments.push(keySegment(key));
  return mismatch;
}

/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 8) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
