// Short arrays, many in a row: there the call of `JSON.parse` and the text cut out for it cost as much as the parsing. So a
// run of them is parsed in one go, with a comma put between each two.
//
// That is as exact as parsing them one by one, malformed streams included. In a run, every `]` (those in strings, too) is
// either the last or has a `[` after it, white space aside, and there a comma is put. So before, no `]` had a comma after it,
// and the array that comes out has no commas of its own but those put in. If it has as many items as there were `]`, then
// each of these commas parts two items, none is inside a string or a deeper array, and each item is an array.

import { CLOSE_BRACKET, COMMA, decodeUtf8, isWhiteSpace, OPEN_BRACKET } from './text.ts';

/** From so many arrays on, parsing them together is faster. */
const LEAST = 16;
/** More would keep the first one's handler waiting for nothing gained. */
const MOST = 256;
/** Octets of all arrays of a run. */
const ROOM = 1 << 15;
/** Octets copied and looked at together. */
const WORD = 4;

// Tricks with words: subtracting one from each octet sets the top bit of those that were zero. Bits above the first such
// octet may be wrong.
const CLOSING_WORD = CLOSE_BRACKET * 0x01010101;
const ONES = 0x01010101;
const TOPS = 0x80808080;

const NOTHING = new Int32Array(0);

/** Where runs get their commas; in use only while a run is being read. */
const joined = new DataView(new ArrayBuffer(ROOM + MOST + 2 * WORD));
const joinedOctets = new Uint8Array(joined.buffer);
const foundStarts = new Int32Array(MOST);
const foundEnds = new Int32Array(MOST);

/** Finds runs and parses them; holds the last one parsed. */
export class ArrayRun {
  /** Arrays found. */
  count = 0;
  /** Where each array parsed begins, and the index after it. */
  starts = NOTHING;
  ends = NOTHING;
  /** Octets of the run less the units of its text. */
  surplus = 0;

  /** Whether so many short arrays begin here that they should be parsed together. */
  get isWorth(): boolean {
    return this.count >= LEAST;
  }

  /**
   * Finds the short arrays from `start` on, each of which ends at the first `]`, and prepares them for `parse`.
   *
   * @param most Most octets of one array.
   * @returns The index after the last one; `start` if there is none.
   */
  find(octets: Uint8Array, start: number, most: number): number {
    const source = new DataView(octets.buffer, octets.byteOffset, octets.length);
    const last = Math.min(octets.length, start + ROOM) - 2 * WORD;
    let count = 0;
    let at = start;
    let to = 0;
    joinedOctets[to++] = OPEN_BRACKET;
    while (count < MOST && octets[at] === OPEN_BRACKET) {
      const from = at;
      const bound = Math.min(last, from + most);
      let found = 0;
      while (at <= bound) {
        // Two words a turn: the loop's own cost is as large as one's.
        const one = source.getInt32(at, true);
        const two = source.getInt32(at + WORD, true);
        joined.setInt32(to, one, true);
        joined.setInt32(to + WORD, two, true);
        const other = one ^ CLOSING_WORD;
        found = (other - ONES) & ~other & TOPS;
        if (found !== 0) break;
        const next = two ^ CLOSING_WORD;
        found = (next - ONES) & ~next & TOPS;
        at += WORD;
        to += WORD;
        if (found !== 0) break;
        at += WORD;
        to += WORD;
      }
      if (found === 0) break;
      const rest = (39 - Math.clz32(found & -found)) >> 3;
      at += rest;
      to += rest;
      if (at - from > most) break;
      foundStarts[count] = from;
      foundEnds[count++] = at;
      joinedOctets[to++] = COMMA;
      if (octets[at] === OPEN_BRACKET) continue;
      while (at < octets.length && isWhiteSpace(octets[at]!)) at++;
    }
    this.count = count;
    return count === 0 ? start : foundEnds[count - 1]!;
  }

  /** The arrays found; undefined if some octet is not what it seemed. */
  parse(): unknown[][] | undefined {
    const { count } = this;
    let length = 1;
    for (let i = 0; i < count; i++) length += foundEnds[i]! - foundStarts[i]! + 1;
    joinedOctets[length - 1] = CLOSE_BRACKET;
    const text = decodeUtf8(joinedOctets.subarray(0, length));
    if (text === undefined) return undefined;
    this.surplus = length - text.length;
    try {
      const arrays: unknown[][] = JSON.parse(text);
      if (arrays.length !== count) return undefined;
      this.starts = foundStarts.slice(0, count);
      this.ends = foundEnds.slice(0, count);
      return arrays;
    } catch {
      return undefined;
    }
  }
}
