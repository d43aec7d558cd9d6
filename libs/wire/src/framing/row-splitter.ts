// A reply of a million rows, read as it comes: `[id,1,[row,row,…]]` or `[id,1,row,row,…]`. The octets are walked once to
// find the commas between rows; what stands between the first and the last comma of a chunk is parsed in one go. Nothing
// but the row that a chunk ends in is kept.

import type { WireErrorCode } from '../errors.ts';
import { OctetBuffer } from './octet-buffer.ts';
import { FAULTY, type Fault, type ScanLimits, UNFINISHED } from './scanner.ts';
import { CLOSE_BRACKET, decodeUtf8, isWhiteSpace, parseArray } from './text.ts';

/** Where the rows of a reply are, and who gets them. */
export interface RowSink {
  /** `list`: the items of the array after the status. `rest`: all that follows the status. */
  readonly form: 'list' | 'rest';
  /** Rows as they stood in the reply, in order; called once per chunk that completes any. Must not throw. */
  push(rows: unknown[]): void;
}

/** Finds the sink for a reply by its id; undefined for all that are to be delivered whole. */
export type FindRowSink = (id: number | string) => RowSink | undefined;

const COMMA = 0x2c;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;
const BRACE_BIT = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/** Octets looked at to tell whose reply this is. */
const PREFIX_ROOM = 96;
const ID = '-?[0-9]+|"[ !#-[\\]-~]*"';
const STATUS = '[1-9][0-9]*|"[ !#-[\\]-~]+"|true';
const GAP = '[ \\t\\r\\n]*';
const WHOLE_PREFIX = new RegExp(`^\\[${GAP}(${ID})${GAP},${GAP}(${STATUS})${GAP},${GAP}(\\[)?`);
const PART_OF_PREFIX =
  /^\[[ \t\r\n]*(-?[0-9]*|"[^"\\]*"?)[ \t\r\n]*(,[ \t\r\n]*([0-9]*|"[^"\\]*"?|t(r(ue?)?)?)[ \t\r\n]*(,[ \t\r\n]*)?)?$/;

/** What the beginning of an array says: a splitter for its rows, `undecided` when more octets are needed, or nothing. */
export function openRows(
  octets: Uint8Array,
  at: number,
  find: FindRowSink,
  limits: ScanLimits,
): RowSplitter | 'undecided' | undefined {
  const end = Math.min(octets.length, at + PREFIX_ROOM);
  let text = '';
  for (let i = at; i < end; i++) text += String.fromCharCode(octets[i]!);
  const isAll = end === octets.length && end - at < PREFIX_ROOM;
  if (isAll && PART_OF_PREFIX.test(text)) return 'undecided';
  const match = WHOLE_PREFIX.exec(text);
  if (match === null || match[2] === '"0"') return undefined;
  const id: unknown = parseArray(`[${match[1]!}]`)?.[0];
  const sink = typeof id === 'number' || typeof id === 'string' ? find(id) : undefined;
  if (sink === undefined || (sink.form === 'list' && match[3] === undefined)) return undefined;
  const length = match[0].length - (sink.form === 'rest' && match[3] !== undefined ? 1 : 0);
  return new RowSplitter(sink, text.slice(0, length), limits);
}

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

  constructor(sink: RowSink, prefix: string, limits: ScanLimits) {
    this.sink = sink;
    this.#limits = limits;
    this.#head = sink.form === 'list' ? prefix : prefix.replace(/,\s*$/, '');
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
    return this.#held.length > this.#limits.maxLength
      ? this.#refuse(
          'frame_too_long',
          chunk.length,
          `a row of at most ${this.#limits.maxLength} octets`,
          'a longer one',
        )
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
        if (++depth + (this.sink.form === 'list' ? 2 : 1) > this.#limits.maxDepth) {
          const most = `at most ${this.#limits.maxDepth} levels of arrays and objects`;
          return this.#refuse('frame_too_deep', index - fresh, most, 'one more');
        }
      } else if ((octet | BRACE_BIT) === CLOSING && --depth < 0) {
        if (octet !== CLOSE_BRACKET)
          return this.#refuse('frame_malformed', index - fresh, '`]`', 'another bracket');
        if (this.sink.form === 'rest' || this.#isAfterList) {
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
    if (octets.every(isWhiteSpace)) return isLast && !this.#hasRows;
    const text = decodeUtf8(octets);
    const rows = text === undefined ? undefined : parseArray(`[${text}]`);
    if (rows === undefined) return false;
    this.#hasRows = true;
    this.rows = this.rows.length === 0 ? rows : this.rows.concat(rows);
    return true;
  }

  #finish(octets: Uint8Array, cut: number, end: number, fresh: number): number {
    if (this.sink.form === 'rest') {
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
