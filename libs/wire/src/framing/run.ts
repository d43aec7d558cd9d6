// Short arrays, many in one piece of text: there the call of `JSON.parse` and the text cut out for it cost as much as the
// parsing. So a run of them is parsed in one go, with a comma put between each two.
//
// That is as exact as parsing them one by one, malformed streams included. In a run, every `]` (those in strings, too) is
// either the last or has the run's gap and a `[` after it, and there a comma is put. So before parsing no `]` had a comma
// after it, and the array of all that comes out has no commas of its own but those put in. If it has as many items as there
// were `]`, then each of these commas parts two items, none is inside a string or a deeper array, and each item is an array.

import { LF, OPEN_BRACKET } from './text.ts';

/** From so many arrays on, parsing them together is faster. */
const LEAST = 24;
/** More would keep the first one's handler waiting for nothing gained. */
const MOST = 256;

/** What may stand between the arrays of a run. */
const GAPS = [
  { length: 0, boundary: /\]\[/g },
  { length: 1, boundary: /\]\n\[/g },
] as const;

/** Finds runs and parses them; holds the last one found. */
export class ArrayRun {
  /** The index after each array; the first `count` are of the present run. */
  readonly ends: number[] = [];
  count = 0;
  /** Units between two arrays. */
  gap = 0;

  /**
   * Goes through the short arrays from `start` on, of which the first ends at `firstEnd` and has no `]` before.
   *
   * @param room Most units of one array.
   * @returns Whether they are enough to be parsed together.
   */
  find(text: string, start: number, firstEnd: number, room: number): boolean {
    const { ends } = this;
    const isLines = text.charCodeAt(firstEnd) === LF;
    const gap = isLines ? 1 : 0;
    let from = start;
    let end = firstEnd;
    let count = 0;
    while (end !== 0 && end - from <= room) {
      ends[count++] = end;
      from = end + gap;
      if (count === MOST || text.charCodeAt(from) !== OPEN_BRACKET) break;
      if (isLines && text.charCodeAt(end) !== LF) break;
      end = text.indexOf(']', from) + 1;
    }
    this.gap = gap;
    this.count = count;
    return count >= LEAST;
  }

  /** The arrays of the run found in this text; undefined if some octet of it is not what it seemed. */
  parse(text: string, start: number): unknown[][] | undefined {
    const { boundary } = GAPS[this.gap]!;
    const run = text.slice(start, this.ends[this.count - 1]);
    try {
      const arrays: unknown[][] = JSON.parse(`[${run.replace(boundary, '],[')}]`);
      return arrays.length === this.count ? arrays : undefined;
    } catch {
      return undefined;
    }
  }
}
