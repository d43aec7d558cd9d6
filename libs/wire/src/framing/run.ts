// Short arrays, many in a row: there the call of `JSON.parse` and the text cut out for it cost as much as the parsing. So a
// run of them is parsed in one go, with a comma put between each two.
//
// That is as exact as parsing them one by one, malformed streams included. In a run, every `]` (those in strings, too) is
// either the last or has a `[` after it, white space aside, and there a comma is put. So before, no `]` had a comma after it,
// and the array that comes out has no commas of its own but those put in. If it has as many items as there were `]`, then
// each of these commas parts two items, none is inside a string or a deeper array, and each item is an array.

import { decodeUtf8 } from './text.ts';
import type { WordSearch } from './word-search.ts';

/** From so many arrays on, parsing them together is faster. */
const LEAST = 16;

/** Arrays parsed together. */
export interface ArrayRun {
  readonly arrays: readonly unknown[][];
  /** For each array where it begins and the index after it, from the first one's `[` on. */
  readonly spans: Int32Array;
  /** Octets of the run, and the units of its text. */
  readonly octets: number;
  readonly units: number;
}

/**
 * Reads the short arrays that begin here, each of which ends at the first `]`.
 *
 * @param most Most octets of one array.
 * @returns The octets found where they are too few to be worth it, or where some octet is not what it seemed; `isWrong` tells which.
 */
export function readRun(
  words: WordSearch,
  chunk: Uint8Array,
  from: number,
  most: number,
): ArrayRun | { readonly octets: number; readonly isWrong: boolean } {
  const count = words.join(chunk, from, most);
  const octets = count === 0 ? 0 : words.pairs[2 * count - 1]!;
  if (count < LEAST) return { octets, isWrong: false };
  const length = words.pairs[2 * count]!;
  const text = decodeUtf8(words.joined(length));
  const arrays = text === undefined ? undefined : parseItems(text);
  if (arrays?.length !== count) return { octets, isWrong: true };
  const units = octets + text!.length - (length + 1);
  return { arrays, spans: words.pairs.slice(0, 2 * count), octets, units };
}

function parseItems(text: string): unknown[][] | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
