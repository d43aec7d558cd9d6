// Short arrays, many in a row: there the call of `JSON.parse` and the text cut out for it cost as much as the parsing. So a
// run of them is parsed in one go, with a comma put between each two.
//
// That is as exact as parsing them one by one, malformed streams included. In a run, every `]` (those in strings, too) is
// either the last or has a `[` after it, white space aside, and there a comma is put. So before, no `]` had a comma after it,
// and the array that comes out has no commas of its own but those put in. If it has as many items as there were `]`, then
// each of these commas parts two items, none is inside a string or a deeper array, and each item is an array.

import { decodeUtf8, parseArray } from './text.ts';
import type { Tries } from './tries.ts';
import type { WordSearch } from './word-search.ts';

/** From so many arrays on, parsing them together is faster. */
const LEAST = 16;

/** After a place where no run began, none is looked for in so many octets; the more, the oftener there was none. */
const LEAST_ALONE = 1 << 10;
const MOST_ALONE = 1 << 16;

/** Arrays parsed together. */
export interface ArrayRun {
  readonly arrays: readonly unknown[][];
  /** For each array where it begins and the index after it, from the first one's `[` on. */
  readonly spans: Int32Array;
  /** Octets of the run, and the units of its text. */
  readonly octets: number;
  readonly units: number;
}

/** Reads the runs of one stream. */
export class ArrayRuns {
  /** How many arrays were parsed together. */
  together = 0;
  readonly #words: WordSearch | undefined;
  readonly #most: number;
  readonly #tries: Tries;
  /** Arrays before this offset in the stream are in no run. */
  #aloneUntil = 0;
  #aloneFor = LEAST_ALONE;

  /** `most` octets are one array at most. */
  constructor(words: WordSearch | undefined, most: number, tries: Tries) {
    this.#words = words;
    this.#most = most;
    this.#tries = tries;
  }

  /** A stream begins anew. */
  reset(): void {
    this.#aloneUntil = 0;
    this.#aloneFor = LEAST_ALONE;
  }

  /** The short arrays that begin at an index of a chunk, each of which ends at the first `]`; `offset` is that place in the stream. Undefined if they are few. */
  read(chunk: Uint8Array, from: number, offset: number): ArrayRun | undefined {
    const words = this.#words;
    if (words === undefined || offset < this.#aloneUntil || !this.#tries.mayTry()) return undefined;
    const count = words.join(chunk, from, this.#most);
    const octets = count === 0 ? 0 : words.pairs[2 * count - 1]!;
    const run = count < LEAST ? undefined : parseJoined(words, count, octets);
    if (run !== undefined) {
      this.together += count;
      this.#aloneFor = LEAST_ALONE;
      return run;
    }
    this.#aloneUntil = offset + Math.max(octets, this.#aloneFor);
    this.#aloneFor = Math.min(2 * this.#aloneFor, MOST_ALONE);
    if (count >= LEAST) this.#tries.failRun(octets, true);
    return undefined;
  }
}

/** Undefined if some octet is not what it seemed. */
function parseJoined(words: WordSearch, count: number, octets: number): ArrayRun | undefined {
  const length = words.pairs[2 * count]!;
  const text = decodeUtf8(words.joined(length));
  const arrays = text === undefined ? undefined : (parseArray(text) as unknown[][] | undefined);
  if (arrays?.length !== count) return undefined;
  const units = octets + text!.length - (length + 1);
  return { arrays, spans: words.pairs.slice(0, 2 * count), octets, units };
}
