// A reply of a million rows, read as it comes: `[id,1,[row,row,…]]` or `[id,1,row,row,…]`. The octets are walked once to
// find the commas between rows; what stands between the first and the last comma of a chunk is parsed in one go. Nothing
// but the row that a chunk ends in is kept.

import type { WireErrorCode } from '../errors.ts';
import { OctetBuffer } from './octet-buffer.ts';
import type { RowForm, RowSink } from './row-router.ts';
import { FAULTY, type Fault, type ScanLimits, UNFINISHED } from './scanner.ts';
import { CLOSE_BRACKET, decodeUtf8, isWhiteSpace, parseArray } from './text.ts';

const COMMA = 0x2c;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;
const BRACE_BIT = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/** Reads one reply, beginning after its prefix. */
export class RowSplitter {
  readonly sink: RowSink;
  /** Octets before the first row. */
  readonly prefixLength: number;
  /** Octets of the array read so far. */
  octets: number;
  /** Rows that the last `read` completed. */
  rows: unknown[] = [];
  /** The array without its rows, once `read` has found its end. */
  frame: unknown[] | undefined;
  fault: Fault | undefined;
  readonly #form: RowForm;
  readonly #limits: ScanLimits;
  readonly #head: string;
  /** The unfinished row; after a list, what follows it. */
  readonly #held = new OctetBuffer();
  /** Octets of `#held` looked at. */
  #scanned = 0;
  /** Brackets open inside the rows' array. */
  #depth = 0;
  #inString = false;
  #escaped = false;
  #hasRows = false;
  /** The list has ended, the array not yet. */
  #isAfterList = false;

  constructor(sink: RowSink, form: RowForm, prefix: string, limits: ScanLimits) {
    this.sink = sink;
    this.#form = form;
    this.#limits = limits;
    this.#head = form === 'list' ? prefix : prefix.replace(/,\s*$/, '');
    this.prefixLength = prefix.length;
    this.octets = prefix.length;
  }

  /** Takes the octets that follow those given before. Gives the index after the array's end, UNFINISHED or FAULTY. */
  read(chunk: Uint8Array): number {
    this.rows = [];
    const before = this.#held.length;
    this.#held.append(chunk);
    const end = this.#walk(this.#held.view(), before);
    if (end === FAULTY) return FAULTY;
    this.octets += end === UNFINISHED ? chunk.length : end - before;
    if (end !== UNFINISHED) return end - before;
    const { maxLength } = this.#limits;
    // Whoever takes rows one by one may have any number of them; otherwise the limit is the same as for any other array.
    const isAny = this.sink.take === 'always';
    const what = isAny ? 'a row' : 'an array';
    return (isAny ? this.#held.length : this.octets) > maxLength
      ? this.#refuse('frame_too_long', chunk.length, `${what} of at most ${maxLength} octets`, 'a longer one')
      : UNFINISHED;
  }

  /** Gives an index of `octets`, of which those from `fresh` on belong to the present chunk. */
  #walk(octets: Uint8Array, fresh: number): number {
    let depth = this.#depth;
    let inString = this.#inString;
    let cut = -1;
    let index = this.#scanned;
    for (; index < octets.length; index++) {
      const octet = octets[index]!;
      if (inString) {
        if (this.#escaped) this.#escaped = false;
        else if (octet === BACKSLASH) this.#escaped = true;
        else if (octet === QUOTE) inString = false;
        else if (octet < FIRST_PRINTABLE) {
          return this.#refuse(
            'frame_malformed',
            index - fresh,
            'no raw control character inside a string',
            'one',
          );
        }
        continue;
      }
      if (octet === QUOTE) inString = true;
      else if (octet === COMMA) {
        if (depth === 0 && !this.#isAfterList) cut = index;
      } else if ((octet | BRACE_BIT) === OPENING) {
        if (++depth + (this.#form === 'list' ? 2 : 1) > this.#limits.maxDepth) {
          const most = `at most ${this.#limits.maxDepth} levels of arrays and objects`;
          return this.#refuse('frame_too_deep', index - fresh, most, 'one more');
        }
      } else if ((octet | BRACE_BIT) === CLOSING && --depth < 0) {
        if (octet !== CLOSE_BRACKET)
          return this.#refuse('frame_malformed', index - fresh, '`]`', 'another bracket');
        if (this.#form === 'rest' || this.#isAfterList) {
          return this.#finish(octets, cut, index, fresh);
        }
        if (!this.#takeRows(octets, cut, index)) return this.#refuseRows(fresh);
        this.#held.drop(index + 1);
        this.#isAfterList = true;
        this.#scanned = 0;
        this.#depth = 0;
        this.#inString = false;
        const end = this.#walk(this.#held.view(), 0);
        // Indices count from after the list now.
        if (this.fault !== undefined) {
          this.fault = { ...this.fault, index: this.fault.index + index + 1 - fresh };
        }
        return end < 0 ? end : end + index + 1;
      }
    }
    if (cut >= 0) {
      if (!this.#parse(octets.subarray(0, cut), false)) return this.#refuseRows(fresh);
      this.#held.drop(cut + 1);
    }
    this.#scanned = this.#held.length;
    this.#depth = depth;
    this.#inString = inString;
    return UNFINISHED;
  }

  /** The rows up to the end of their array: those before the last comma, and the one after it. */
  #takeRows(octets: Uint8Array, cut: number, end: number): boolean {
    if (cut >= 0 && !this.#parse(octets.subarray(0, cut), false)) return false;
    return this.#parse(octets.subarray(cut + 1, end), true);
  }

  /** Only an array without any row has nothing between its brackets. */
  #parse(octets: Uint8Array, isLast: boolean): boolean {
    if (this.sink.isLeft) {
      this.#hasRows = true;
      return true;
    }
    if (octets.every(isWhiteSpace)) return isLast && !this.#hasRows;
    const text = decodeUtf8(octets);
    const rows = text === undefined ? undefined : parseArray(`[${text}]`);
    if (rows === undefined) return false;
    this.#hasRows = true;
    this.rows = this.rows.length === 0 ? rows : this.rows.concat(rows);
    return true;
  }

  #finish(octets: Uint8Array, cut: number, end: number, fresh: number): number {
    if (this.#form === 'rest') {
      if (!this.#takeRows(octets, cut, end) || !this.#hasRows) return this.#refuseRows(fresh);
      this.frame = parseArray(`${this.#head}]`);
    } else {
      const tail = decodeUtf8(octets.subarray(0, end + 1));
      this.frame = tail === undefined ? undefined : parseArray(`${this.#head}]${tail}`);
    }
    return this.frame === undefined ? this.#refuseRows(fresh) : end + 1;
  }

  #refuseRows(fresh: number): number {
    return this.#refuse('frame_malformed', -fresh, 'rows in JSON', 'octets that are not JSON');
  }

  #refuse(code: WireErrorCode, index: number, expected: string, received: string): number {
    this.fault = { code, index, expected, received };
    return FAULTY;
  }
}
