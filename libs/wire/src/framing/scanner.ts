import type { WireErrorCode } from '../errors.ts';

/** Why no array can come of the octets scanned, at an index of the octets given to `scan`. */
export interface Fault {
  readonly code: WireErrorCode;
  readonly index: number;
  readonly expected: string;
  readonly received: string;
}

export interface ScanLimits {
  /** Brackets and braces open at once. */
  readonly maxDepth: number;
  /** Octets of one array, from its `[` to its `]`. */
  readonly maxLength: number;
}

/** `scan` has seen no end yet. */
export const UNFINISHED = -1;
/** `scan` has left its reason in `fault`. */
export const FAULTY = -2;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;
// `[` and `{`, `]` and `}` differ in this bit only; no other octet becomes one of the braces by setting it.
const BRACE_BIT = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/**
 * Finds the end of one JSON array, looking at each octet once however the array is cut. It tells strings from the rest
 * and counts brackets; everything else about the array is left to `JSON.parse`.
 */
export class ArrayScanner {
  readonly #limits: ScanLimits;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #fault: Fault | undefined;
  /** Octets of the present array looked at so far. */
  scanned = 0;

  constructor(limits: ScanLimits) {
    this.#limits = limits;
  }

  get fault(): Fault | undefined {
    return this.#fault;
  }

  /** Makes ready for the next array. */
  reset(): void {
    this.#depth = 0;
    this.#inString = false;
    this.#escaped = false;
    this.#fault = undefined;
    this.scanned = 0;
  }

  /**
   * Goes on with the present array at `from`, which must be where the last call ended, and gives the index after the
   * array's last octet, UNFINISHED or FAULTY. The first octet of an array must be its `[`.
   */
  scan(octets: Uint8Array, from: number, to: number): number {
    const room = this.#limits.maxLength - this.scanned;
    const stop = Math.min(to, from + room);
    const end = this.#walk(octets, from, stop);
    if (end !== UNFINISHED || stop === to) return end;
    return this.#refuse({
      code: 'frame_too_long',
      index: stop,
      expected: `an array of at most ${this.#limits.maxLength} octets`,
      received: 'a longer one',
    });
  }

  #walk(octets: Uint8Array, from: number, to: number): number {
    const { maxDepth } = this.#limits;
    let index = from;
    let depth = this.#depth;
    let inString = this.#inString;
    if (this.#escaped && index < to) {
      this.#escaped = false;
      index++;
    }
    while (index < to) {
      let octet = octets[index++]!;
      if (inString || octet === QUOTE) {
        if (!inString) {
          inString = true;
          if (index === to) break;
          octet = octets[index++]!;
        }
        for (;;) {
          if (octet === QUOTE) {
            inString = false;
            break;
          }
          if (octet === BACKSLASH) {
            if (index === to) {
              this.#escaped = true;
              break;
            }
            index++;
          } else if (octet < FIRST_PRINTABLE) {
            return this.#refuse({
              code: 'frame_malformed',
              index: index - 1,
              expected: 'no raw control character inside a string',
              received: 'one',
            });
          }
          if (index === to) break;
          octet = octets[index++]!;
        }
        continue;
      }
      const bracket = octet | BRACE_BIT;
      if (bracket === OPENING) {
        if (++depth > maxDepth) {
          return this.#refuse({
            code: 'frame_too_deep',
            index: index - 1,
            expected: `at most ${maxDepth} levels of arrays and objects`,
            received: 'one more',
          });
        }
      } else if (bracket === CLOSING && --depth === 0) {
        this.scanned += index - from;
        return index;
      }
    }
    this.#depth = depth;
    this.#inString = inString;
    this.scanned += index - from;
    return UNFINISHED;
  }

  #refuse(fault: Fault): number {
    this.#fault = fault;
    return FAULTY;
  }
}
