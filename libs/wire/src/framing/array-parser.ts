import { BoundarySearch } from './boundary.ts';
import { isDeeper, isSurelyWithin, isTextDeeper } from './depth.ts';
import { type BrokenStream, noArray } from './faults.ts';
import { ArrayScanner, FAULTY, type ScanLimits } from './scanner.ts';
import { encodeUtf8, parseArray } from './text.ts';
import { Tries } from './tries.ts';
import type { WordSearch } from './word-search.ts';

/** Ends the reading of a broken stream, at an offset in it. */
export type Fail = (offset: number, why: BrokenStream) => never;

/** Up to this many octets are scanned rather than tried or put off. */
export const SHORT = 1024;
/** Up to this many octets of an array, the scan may be put off. */
const PUT_OFF = 1 << 18;

/** Parses one array after the other, by tries and by scanning, within the limits. */
export class ArrayParser {
  readonly search: BoundarySearch;
  readonly tries = new Tries();
  /** Octets that the scanner has looked at, of all arrays. */
  scannedOctets = 0;
  readonly #limits: ScanLimits;
  readonly #scanner: ArrayScanner;
  readonly #fail: Fail;

  constructor(limits: ScanLimits, words: WordSearch | undefined, fail: Fail) {
    this.search = new BoundarySearch(words);
    this.#limits = limits;
    this.#scanner = new ArrayScanner(limits);
    this.#fail = fail;
  }

  /** Octets of the present array that the scanner has looked at. */
  get scanned(): number {
    return this.#scanner.scanned;
  }

  /** Forgets the present array. */
  reset(): void {
    this.#scanner.reset();
    this.tries.next();
  }

  /** May the scan of an array's first `length` octets stay where it is? `isEasy`: even if it would be short. */
  mayPutOff(length: number, isEasy = false): boolean {
    const most = Math.min(PUT_OFF, this.#limits.maxLength);
    const isWorth = isEasy || length - this.#scanner.scanned > SHORT;
    return isWorth && length <= most && this.tries.mayTry();
  }

  /**
   * Undefined where the scanner has to decide: no JSON, no UTF-8, or beyond the limits.
   *
   * @param octets Where the text came from, at `from`; undefined if that is not at hand.
   */
  tryParse(
    text: string | undefined,
    octets: Uint8Array | undefined,
    from: number,
    length: number,
    isTelling: boolean,
  ): unknown[] | undefined {
    const frame = text === undefined ? undefined : parseArray(text);
    if (frame !== undefined && this.#isWithinLimits(frame, text!, octets, from, length)) return frame;
    this.tries.fail(length, isTelling);
    return undefined;
  }

  #isWithinLimits(
    frame: unknown[],
    text: string,
    octets: Uint8Array | undefined,
    from: number,
    length: number,
  ): boolean {
    const { maxDepth, maxLength } = this.#limits;
    if (length > maxLength) return false;
    if (isSurelyWithin(text, this.search.closings, maxDepth)) return true;
    if (!text.includes('{')) return !isDeeper(frame, maxDepth);
    // A name given twice hides what the first one held, so a value with objects does not show how deep its text was.
    return !isTextDeeper(octets?.subarray(from, from + length) ?? encodeUtf8(text), maxDepth);
  }

  /** Goes on scanning the present array, as `ArrayScanner` does, but fails at a fault. `origin` is the offset of `octets[0]`. */
  scan(octets: Uint8Array, from: number, to: number, origin: number): number {
    const before = this.#scanner.scanned;
    const end = this.#scanner.scan(octets, from, to);
    this.scannedOctets += this.#scanner.scanned - before;
    if (end === FAULTY) this.#fail(origin + this.#scanner.fault!.index, this.#scanner.fault!);
    return end;
  }

  /** What the scanner found to be one array is one, or the stream is broken. */
  parseScanned(text: string | undefined, offset: number, octets: number): unknown[] {
    this.tries.scanned();
    this.#scanner.reset();
    const frame = text === undefined ? undefined : parseArray(text);
    if (frame === undefined) this.#fail(offset, noArray(octets, text !== undefined));
    return frame;
  }
}
