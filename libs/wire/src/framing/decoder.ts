// How arrays are found. `JSON.parse` over the text between two boundaries is the fastest reader there is, and a boundary is
// nearly always where it seems to be: at a `]` that is not followed by `,`, `]` or `}`. So the decoder turns a chunk into
// text at once, takes the next such place and tries. A try that succeeds is always right, because no JSON array is the
// beginning of another one. A try that fails means that the `]` was inside a string, that the array goes on, or that it is
// no JSON: a few failed tries, and a scanner that looks at every octet once settles it. Thus strings full of `][` cost a
// bounded number of tries. What the scanner says is final, also on errors: they do not depend on how the stream was cut.
// Many short arrays in a row are parsed together (`run.ts`), and delivered one by one.
//
// The beginning of an array that a chunk ends in is kept. One that came in a short chunk is scanned at once; otherwise the scan is
// put off up to a limit, since one of the next chunks mostly brings the boundary and the scan need not happen.

import type { WireError } from '../errors.ts';
import { ArrayParser, SHORT } from './array-parser.ts';
import { type BrokenStream, brokenAt, insideArray, outsideArrays } from './faults.ts';
import { HeldArray } from './held-array.ts';
import type { RowRouter, SinkTable } from './row-router.ts';
import type { RowSplitter } from './row-splitter.ts';
import { type ArrayRun, ArrayRuns } from './run.ts';
import { FAULTY, type ScanLimits, UNFINISHED } from './scanner.ts';
import {
  CLOSE_BRACKET,
  concat,
  decodeShort,
  decodeUtf8,
  isWhiteSpace,
  OPEN_BRACKET,
  parseArray,
  utf8Length,
  wholeCharacters,
} from './text.ts';
import type { WordSearch } from './word-search.ts';

/** Gets each array, with its length in octets; `isBare` is true for a reply whose rows were led away. */
export type FrameHandler = (frame: unknown[], octets: number, isBare?: boolean) => void;

/** Work done so far, to show that it grows with the stream's length and no faster. */
export interface FramingWork {
  /** Octets that the scanner looked at. */
  readonly scanned: number;
  /** Tries of `JSON.parse` that failed, and the octets given to them. */
  readonly failedTries: number;
  readonly failedOctets: number;
  /** Arrays parsed together with others. */
  readonly together: number;
}

/** From so many octets on, an array is a long reply, whose rows may be wanted as they come. Less than the scan is put off. */
const LONG = 3 << 16;
/** Each level of objects in an array takes at least so many octets: `{"":}`. */
const LEVEL = 5;

const NOTHING: Uint8Array = new Uint8Array(0);

export class ArrayStreamDecoder {
  readonly #limits: ScanLimits;
  readonly #parser: ArrayParser;
  /** Longer arrays could be nested too deeply, though their first `]` is their last. */
  readonly #shallow: number;
  readonly #runs: ArrayRuns;
  /** The beginning of an unfinished array, from its `[`. */
  readonly #held = new HeldArray();
  /** Octets not yet looked at; views of callers' chunks only while `push` runs. */
  #queue: Uint8Array[] = [];
  /** The chunk being read, and the index of its first octet that no array or white space has used. */
  #chunk = NOTHING;
  #at = 0;
  /** Offset in the stream of `#chunk[0]`; between chunks, of the next one's. */
  #origin = 0;
  /** Knows who wants rows of which replies; nobody mostly. */
  #router: SinkTable | undefined;
  /** The reply whose rows are being read. */
  #rows: RowSplitter | undefined;
  #onFrame: FrameHandler = () => {};
  #busy = false;
  #stopped = false;
  #ended = false;
  #failure: WireError | undefined;
  #rowOctets = 0;

  constructor(limits: ScanLimits, words: WordSearch | undefined) {
    this.#limits = limits;
    this.#parser = new ArrayParser(limits, words, (offset, why) => this.#fail(offset, why));
    this.#shallow = Math.min(limits.maxLength, LEVEL * limits.maxDepth - 2);
    this.#runs = new ArrayRuns(words, this.#shallow, this.#parser.tries);
  }

  get work(): FramingWork {
    const { scannedOctets, tries } = this.#parser;
    const { failed, failedOctets } = tries;
    return {
      scanned: scannedOctets + this.#rowOctets,
      failedTries: failed,
      failedOctets,
      together: this.#runs.together,
    };
  }

  push(chunk: Uint8Array, onFrame: FrameHandler): void {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#busy || this.#stopped) {
      this.#queue.push(chunk.slice());
      return;
    }
    this.#onFrame = onFrame;
    if (this.#readAlone(chunk)) return;
    this.#queue.push(chunk);
    this.#drain();
  }

  end(): void {
    if (this.#failure !== undefined) throw this.#failure;
    this.#ended = true;
    if (!this.#busy) this.#drain();
  }

  routeRows(router: RowRouter | undefined): void {
    this.#router = router as SinkTable | undefined;
  }

  stop(): void {
    this.#stopped = true;
  }

  take(): Uint8Array {
    if (this.#failure !== undefined) throw this.#failure;
    const rest = concat([this.#held.view(), this.#chunk.subarray(this.#at), ...this.#queue]);
    this.#release();
    this.#stopped = false;
    let first = 0;
    while (first < rest.length && isWhiteSpace(rest[first]!)) first++;
    return rest.subarray(first);
  }

  #release(): void {
    this.#held.clear();
    this.#rows = undefined;
    this.#queue = [];
    this.#chunk = NOTHING;
    this.#at = 0;
    this.#origin = 0;
    this.#parser.reset();
    this.#runs.reset();
    this.#ended = false;
  }

  #drain(): void {
    this.#busy = true;
    try {
      this.#readQueue();
      if (this.#ended && !this.#stopped && this.#rows !== undefined)
        this.#fail(this.#origin, insideArray(this.#rows.octets));
      while (this.#ended && !this.#stopped && this.#held.length > 0) {
        if (!this.#scanHeld()) this.#fail(this.#origin, insideArray(this.#held.length));
        this.#readQueue();
      }
    } finally {
      this.#busy = false;
      if (this.#queue.length > 0) this.#keepQueue();
    }
  }

  /** Whoever pushed a chunk may use its memory again. */
  #keepQueue(): void {
    this.#queue = this.#queue.map((rest) => rest.slice());
  }

  /**
   * Reads a chunk that is one short array, as it comes where nobody pipelines: without the search for more of them. Its first
   * `]` is its last, so nothing but objects can be deep in it.
   */
  #readAlone(chunk: Uint8Array): boolean {
    if (chunk.length > this.#shallow || chunk[0] !== OPEN_BRACKET || this.#held.length > 0) return false;
    if (this.#queue.length > 0 || this.#rows !== undefined || this.#router?.isEager) return false;
    let end = chunk.length;
    while (isWhiteSpace(chunk[end - 1]!)) end--;
    if (chunk.indexOf(CLOSE_BRACKET) !== end - 1) return false;
    const text = decodeShort(chunk, end);
    const frame = text === undefined ? undefined : parseArray(text);
    if (frame === undefined) return false;
    this.#chunk = chunk;
    this.#at = end;
    this.#busy = true;
    try {
      this.#deliver(frame, end);
      if (!this.#isLeft(chunk)) this.#at = chunk.length;
    } finally {
      this.#busy = false;
      this.#leaveRest(chunk);
      if (this.#queue.length > 0) this.#keepQueue();
    }
    if (this.#queue.length > 0 && !this.#stopped) this.#drain();
    return true;
  }

  #readQueue(): void {
    while (!this.#stopped) {
      const chunk = this.#queue.shift();
      if (chunk === undefined) return;
      if (this.#rows !== undefined) this.#continueRows(this.#rows, chunk);
      else this.#readChunk(chunk);
    }
  }

  /** Reads arrays. What a stop or a handler's error leaves of the chunk goes back to the queue. */
  #readChunk(chunk: Uint8Array): void {
    this.#chunk = chunk;
    this.#at = 0;
    this.#parser.search.forget();
    try {
      let text: string | undefined;
      if (this.#held.length > 0) {
        // Searching text is several times faster than searching octets, which pays where the search is long.
        if (chunk.length > SHORT) text = asciiText(chunk);
        if (!this.#continueHeld(chunk, text) || this.#isLeft(chunk)) return;
      }
      this.#readArrays(chunk, text);
    } finally {
      this.#leaveRest(chunk);
    }
  }

  /** What is left of a chunk is read later, unless a handler has taken everything. */
  #leaveRest(chunk: Uint8Array): void {
    if (this.#chunk !== chunk) return;
    if (this.#at < chunk.length) this.#queue.unshift(chunk.subarray(this.#at));
    this.#leaveChunk(this.#at);
  }

  /** Whether a handler, or rows that begin, end the reading of this chunk. */
  #isLeft(chunk: Uint8Array): boolean {
    return this.#stopped || this.#chunk !== chunk;
  }

  /** All octets of the chunk are somebody else's now; those before `at` are read. */
  #leaveChunk(at: number): void {
    this.#origin += at;
    this.#chunk = NOTHING;
    this.#at = 0;
  }

  /** Goes on between arrays at `#at`. The chunk's text is given if it is ASCII and has been needed before. */
  #readArrays(chunk: Uint8Array, given: string | undefined): void {
    const { search, tries } = this.#parser;
    let octet = this.#at;
    let text = given;
    /** Where the text is that `octet` begins. */
    let unit = octet;
    let isDecoded = given !== undefined;
    let isAscii = isDecoded;
    for (;;) {
      while (octet < chunk.length && isWhiteSpace(chunk[octet]!)) {
        octet++;
        unit++;
      }
      this.#at = octet;
      if (octet === chunk.length) return;
      if (chunk[octet] !== OPEN_BRACKET) {
        this.#fail(this.#origin + octet, outsideArrays(chunk[octet]!, chunk.length - octet));
      }
      if (this.#router?.isEager) {
        if (this.#openRows(chunk, octet, this.#router)) return;
      } else {
        const run = this.#runs.read(chunk, octet, this.#origin + octet);
        if (run !== undefined) {
          this.#deliverRun(chunk, octet, run);
          octet += run.octets;
          unit += run.units;
          // What a handler has left of the run is read anew.
          if (this.#isLeft(chunk) || this.#at < octet) return;
          continue;
        }
      }
      if (!isDecoded) {
        text = decodeUtf8(wholeCharacters(chunk.subarray(octet)));
        unit = 0;
        isDecoded = true;
        isAscii = text?.length === chunk.length - octet;
      }

      search.reset();
      let boundary =
        text === undefined || !tries.mayTry()
          ? -1
          : search.next(text, unit, isAscii ? chunk : undefined, octet - unit);
      let frame: unknown[] | undefined;
      let octets = 0;
      let units = 0;
      while (boundary !== -1) {
        const isLast = boundary === text!.length;
        // Where a chunk ends the array mostly goes on.
        if (isLast && boundary - unit <= SHORT) break;
        const candidate = text!.slice(unit, boundary);
        units = candidate.length;
        octets = isAscii ? units : utf8Length(candidate);
        frame = this.#parser.tryParse(candidate, chunk, octet, octets, !isLast);
        if (frame !== undefined) break;
        boundary =
          isLast || !tries.mayTry()
            ? -1
            : search.next(text!, boundary, isAscii ? chunk : undefined, octet - unit);
      }

      if (frame === undefined) {
        const mayEndLater = text !== undefined && boundary === -1;
        const isPutOff =
          mayEndLater && this.#parser.mayPutOff(chunk.length - octet, isAscii && chunk.length > SHORT);
        const end = isPutOff ? UNFINISHED : this.#parser.scan(chunk, octet, chunk.length, this.#origin);
        if (end === UNFINISHED) {
          // What was not searched must not be taken for searched text.
          this.#hold(chunk, octet, isAscii && tries.mayTry() ? text!.slice(unit) : undefined);
          return;
        }
        octets = end - octet;
        const source = isAscii ? text!.slice(unit, unit + octets) : decodeUtf8(chunk.subarray(octet, end));
        units = source?.length ?? 0;
        frame = this.#parser.parseScanned(source, this.#origin + octet, octets);
      }

      octet += octets;
      unit += units;
      this.#at = octet;
      this.#deliver(frame, octets);
      if (this.#isLeft(chunk)) return;
    }
  }

  #deliverRun(chunk: Uint8Array, from: number, { arrays, spans }: ArrayRun): void {
    for (let i = 0; i < arrays.length; i++) {
      const end = spans[2 * i + 1]!;
      this.#at = from + end;
      this.#onFrame(arrays[i]!, end - spans[2 * i]!);
      if (this.#isLeft(chunk) || this.#router?.isEager) return;
    }
  }

  /** Whether the array that begins here is a reply whose rows somebody wants as they come. If so, the chunk is left to them. */
  #openRows(chunk: Uint8Array, at: number, router: SinkTable): boolean {
    const rows = router.open(chunk, at, this.#limits, false);
    this.#held.isUndecided = rows === 'undecided';
    if (rows === undefined || rows === 'undecided') return false;
    this.#beginRows(rows, chunk.subarray(at + rows.prefixLength));
    this.#leaveChunk(at + rows.prefixLength);
    return true;
  }

  /** The same for what is held, once it has become long; all of the chunk is in it. */
  #openHeldRows(router: SinkTable): boolean {
    const held = this.#held;
    held.isAsked = true;
    const rows = router.open(held.view(), 0, this.#limits, true);
    if (rows === undefined || rows === 'undecided') return false;
    this.#beginRows(rows, held.view().slice(rows.prefixLength));
    this.#origin = held.origin + rows.prefixLength;
    this.#leaveChunk(0);
    this.#forgetHeld();
    return true;
  }

  #beginRows(rows: RowSplitter, first: Uint8Array): void {
    this.#rows = rows;
    this.#queue.unshift(first);
    rows.sink.begin?.();
  }

  #continueRows(rows: RowSplitter, chunk: Uint8Array): void {
    const end = rows.read(chunk);
    if (end === FAULTY) this.#fail(this.#origin + rows.fault!.index, rows.fault!);
    const used = end === UNFINISHED ? chunk.length : end;
    this.#origin += used;
    this.#rowOctets += used;
    if (end !== UNFINISHED) {
      this.#rows = undefined;
      if (end < chunk.length) this.#queue.unshift(chunk.subarray(end));
    }
    if (rows.rows.length > 0) rows.sink.push(rows.rows);
    if (end !== UNFINISHED) this.#deliver(rows.frame!, rows.octets, true);
  }

  /** Keeps an array's beginning, the last of this chunk. */
  #hold(chunk: Uint8Array, at: number, text: string | undefined): void {
    this.#held.origin = this.#origin + at;
    if (!this.#router?.isEager) this.#held.isUndecided = false;
    this.#held.append(chunk.subarray(at), text);
    this.#at = chunk.length;
  }

  /** Looks for the end of the unfinished array in a chunk, whose text is given if it is ASCII. True if that delivered it. */
  #continueHeld(chunk: Uint8Array, text: string | undefined): boolean {
    const held = this.#held;
    if (held.isUndecided && this.#router?.isEager) {
      this.#queue.unshift(concat([held.view(), chunk]));
      this.#origin = held.origin;
      this.#leaveChunk(0);
      this.#forgetHeld();
      return false;
    }
    const { search, tries } = this.#parser;
    const isText = text !== undefined && held.text !== undefined;
    let from = 0;
    while (tries.mayTry()) {
      const end = isText ? search.next(text, from, chunk, 0) : search.nextInOctets(chunk, from);
      if (end === -1) break;
      held.append(chunk.subarray(from, end), text?.slice(from, end));
      from = end;
      const { length } = held;
      if (length - this.#parser.scanned <= SHORT) {
        if (this.#scanHeld()) return true;
        continue;
      }
      const source = held.text ?? decodeUtf8(held.view());
      const frame = this.#parser.tryParse(source, undefined, 0, length, end < chunk.length);
      if (frame !== undefined) {
        this.#finishHeld(length, frame);
        return true;
      }
    }
    held.append(chunk.subarray(from), text?.slice(from));
    if (
      held.length >= LONG &&
      this.#router !== undefined &&
      !held.isAsked &&
      this.#openHeldRows(this.#router)
    ) {
      return false;
    }
    if (!this.#parser.mayPutOff(held.length) && this.#scanHeld()) return true;
    this.#at = chunk.length;
    return false;
  }

  /** Scans what is held and has not been scanned. True if that delivered the array. */
  #scanHeld(): boolean {
    const held = this.#held;
    const from = this.#parser.scanned;
    if (from >= held.length) return false;
    const end = this.#parser.scan(held.view(), from, held.length, held.origin);
    if (end === UNFINISHED) return false;
    this.#finishHeld(end, undefined);
    return true;
  }

  /** The held octets up to `end` are an array, parsed already or not; those after it have yet to be read. */
  #finishHeld(end: number, parsed: unknown[] | undefined): void {
    const { origin } = this.#held;
    const frame =
      parsed ?? this.#parser.parseScanned(decodeUtf8(this.#held.view().subarray(0, end)), origin, end);
    const at = origin + end - this.#origin;
    if (at >= 0) this.#at = at;
    else {
      // It ended before this chunk began.
      const before = this.#held.view().slice(end, end - at);
      if (this.#chunk === NOTHING) this.#queue.unshift(before);
      else this.#queue.unshift(before, this.#chunk);
      this.#leaveChunk(at);
    }
    this.#forgetHeld();
    this.#deliver(frame, end);
  }

  #forgetHeld(): void {
    this.#held.clear();
    this.#parser.reset();
  }

  #deliver(frame: unknown[], octets: number, isBare?: boolean): void {
    this.#parser.tries.next();
    this.#onFrame(frame, octets, isBare);
  }

  #fail(offset: number, why: BrokenStream): never {
    this.#failure = brokenAt(offset, why);
    this.#release();
    throw this.#failure;
  }
}

/** What a chunk says, if it is ASCII. */
function asciiText(chunk: Uint8Array): string | undefined {
  const text = decodeUtf8(wholeCharacters(chunk));
  return text?.length === chunk.length ? text : undefined;
}
