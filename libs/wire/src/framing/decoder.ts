// How arrays are found. `JSON.parse` over the text between two boundaries is the fastest reader there is, and a boundary is
// nearly always where it seems to be: at a `]` that is not followed by `,`, `]` or `}`. So the decoder turns a chunk into
// text at once, takes the next such place and tries. A try that succeeds is always right, because no JSON array is the
// beginning of another one. A try that fails means that the `]` was inside a string, that the array goes on, or that it is
// no JSON: a few failed tries, and a scanner that looks at every octet once settles it. Thus strings full of `][` cost a
// bounded number of tries. What the scanner says is final, also on errors: they do not depend on how the stream was cut.
//
// The beginning of an array that a chunk ends in is kept. A short one is scanned at once; the scan of a long one is put off
// up to a limit, since one of the next chunks mostly brings the boundary and the scan need not happen.

import { WireError, type WireErrorCode } from '../errors.ts';
import { OctetBuffer } from './octet-buffer.ts';
import { type FindRowSink, openRows, type RowSplitter } from './row-splitter.ts';
import { ArrayScanner, FAULTY, type ScanLimits, UNFINISHED } from './scanner.ts';
import {
  createTextSearch,
  decodeUtf8,
  hasMoreOpenings,
  isDeeper,
  isTextDeeper,
  isWhiteSpace,
  kindOfOctet,
  nextBoundary,
  nextOctetBoundary,
  OPEN_BRACKET,
  parseArray,
  utf8Length,
} from './text.ts';

export type FrameHandler = (frame: unknown[], octets: number) => void;

/** Work done so far, to show that it grows with the stream's length and no faster. */
export interface FramingWork {
  /** Octets that the scanner looked at. */
  scanned: number;
  /** Tries of `JSON.parse` that failed, and the octets given to them. */
  failedTries: number;
  failedOctets: number;
}

/** Failed tries per array before the scanner takes over. */
const MAX_TRIES = 3;
/** After a failed try, so many arrays are scanned without a try. A failed try costs as much as scanning some kilooctets. */
const WARY_ARRAYS = 32;
/** Up to this many octets are scanned rather than tried or put off. */
const SHORT = 1024;
/** Up to this many octets of an array, the scan may be put off. */
const PUT_OFF = 1 << 18;

const NOTHING: Uint8Array = new Uint8Array(0);

export class ArrayStreamDecoder {
  readonly work: FramingWork = { scanned: 0, failedTries: 0, failedOctets: 0 };
  readonly #limits: ScanLimits;
  readonly #scanner: ArrayScanner;
  /** The beginning of an unfinished array, from its `[`. */
  readonly #held = new OctetBuffer();
  /** Octets not yet looked at; views of callers' chunks only while `push` runs. */
  #queue: Uint8Array[] = [];
  /** The chunk being read, and the index of its first octet that no array or white space has used. */
  #chunk = NOTHING;
  #at = 0;
  /** Offset in the stream of `#chunk[0]`; between chunks, of the next one's. */
  #origin = 0;
  /** Who asks for rows of which replies; nobody mostly. */
  #findRows: FindRowSink | undefined;
  /** The reply whose rows are being read. */
  #rows: RowSplitter | undefined;
  /** What is held is too short to say whether its rows are asked for. */
  #isUndecided = false;
  #tries = 0;
  #wary = 0;
  #onFrame: FrameHandler = () => {};
  #busy = false;
  #stopped = false;
  #ended = false;
  #failure: WireError | undefined;

  constructor(limits: ScanLimits) {
    this.#limits = limits;
    this.#scanner = new ArrayScanner(limits);
  }

  push(chunk: Uint8Array, onFrame: FrameHandler): void {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#busy || this.#stopped) {
      this.#queue.push(chunk.slice());
      return;
    }
    this.#onFrame = onFrame;
    this.#queue.push(chunk);
    this.#run();
  }

  end(): void {
    if (this.#failure !== undefined) throw this.#failure;
    this.#ended = true;
    if (!this.#busy) this.#run();
  }

  routeRows(find: FindRowSink | undefined): void {
    this.#findRows = find;
  }

  stop(): void {
    this.#stopped = true;
  }

  take(): Uint8Array {
    if (this.#failure !== undefined) throw this.#failure;
    const parts = [this.#held.view(), this.#chunk.subarray(this.#at), ...this.#queue];
    const rest = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
      rest.set(part, at);
      at += part.length;
    }
    this.#release();
    this.#stopped = false;
    let first = 0;
    while (first < rest.length && isWhiteSpace(rest[first]!)) first++;
    return rest.subarray(first);
  }

  #release(): void {
    this.#held.clear();
    this.#rows = undefined;
    this.#isUndecided = false;
    this.#scanner.reset();
    this.#queue = [];
    this.#chunk = NOTHING;
    this.#at = 0;
    this.#origin = 0;
    this.#tries = 0;
    this.#ended = false;
  }

  #run(): void {
    this.#busy = true;
    try {
      this.#readQueue();
      if (this.#ended && !this.#stopped && this.#rows !== undefined) this.#failTruncated(this.#rows.octets);
      while (this.#ended && !this.#stopped && this.#held.length > 0) {
        this.#finishLast();
        this.#readQueue();
      }
    } finally {
      this.#busy = false;
      // Whoever pushed a chunk may use its memory again.
      if (this.#queue.length > 0) this.#queue = this.#queue.map((rest) => rest.slice());
    }
  }

  #readQueue(): void {
    while (!this.#stopped) {
      const chunk = this.#queue.shift();
      if (chunk === undefined) return;
      if (this.#rows !== undefined) this.#continueRows(this.#rows, chunk);
      else if (this.#held.length > 0) this.#continueHeld(chunk);
      else this.#readChunk(chunk);
    }
  }

  /** Reads the arrays of a chunk that starts between arrays. What a stop or a handler's error leaves goes back to the queue. */
  #readChunk(chunk: Uint8Array): void {
    this.#chunk = chunk;
    this.#at = 0;
    try {
      this.#readArrays(chunk);
    } finally {
      // Else the handler has taken everything.
      if (this.#chunk === chunk) {
        if (this.#at < chunk.length) this.#queue.unshift(chunk.subarray(this.#at));
        this.#origin += this.#at;
        this.#chunk = NOTHING;
        this.#at = 0;
      }
    }
  }

  #readArrays(chunk: Uint8Array): void {
    // Nothing after the last `]` can belong to a whole array; thus no character is cut either.
    const textEnd = chunk.lastIndexOf(0x5d) + 1;
    const text = decodeUtf8(chunk.subarray(0, textEnd));
    const following = chunk[textEnd];
    const isAscii = text?.length === textEnd;
    let octet = 0;
    let unit = 0;
    for (;;) {
      while (octet < chunk.length && isWhiteSpace(chunk[octet]!)) {
        octet++;
        unit++;
      }
      this.#at = octet;
      if (octet === chunk.length) return;
      if (chunk[octet] !== OPEN_BRACKET) this.#failOutside(chunk, octet);

      if (this.#findRows !== undefined && this.#openRows(chunk, octet, this.#findRows)) {
        this.#queue.unshift(chunk.subarray(octet + this.#rows!.prefixLength));
        this.#origin += this.#rows!.prefixLength;
        this.#leaveChunk(octet);
        return;
      }

      let frame: unknown[] | undefined;
      let octets = 0;
      let units = 0;
      let boundary = text === undefined || !this.#mayTry() ? -1 : nextBoundary(text, unit, following);
      while (boundary !== -1 && this.#mayTry()) {
        const isLast = boundary === text!.length;
        // Where a chunk ends the array mostly goes on.
        if (isLast && following === undefined && boundary - unit <= SHORT) break;
        const candidate = text!.slice(unit, boundary);
        units = candidate.length;
        octets = isAscii ? units : utf8Length(candidate);
        frame = this.#tryParse(candidate, chunk, octet, octets);
        if (frame !== undefined) break;
        boundary = isLast ? -1 : nextBoundary(text!, boundary, following);
      }

      if (frame === undefined) {
        const mayEndLater = text !== undefined && boundary === -1;
        const isPutOff = mayEndLater && this.#mayPutOff(chunk.length - octet, 0);
        const end = isPutOff ? UNFINISHED : this.#scan(chunk, octet, chunk.length, this.#origin);
        if (end === UNFINISHED) {
          this.#held.append(chunk.subarray(octet));
          this.#at = chunk.length;
          return;
        }
        octets = end - octet;
        const source = isAscii ? text.slice(unit, unit + octets) : decodeUtf8(chunk.subarray(octet, end));
        units = source?.length ?? 0;
        frame = this.#parseScanned(source, this.#origin + octet, octets);
      }

      octet += octets;
      unit += units;
      this.#at = octet;
      this.#deliver(frame, octets);
      if (this.#stopped || this.#chunk !== chunk) return;
    }
  }

  /** Whether the array that begins here is a reply whose rows somebody wants as they come. */
  #openRows(octets: Uint8Array, at: number, find: FindRowSink): boolean {
    const rows = openRows(octets, at, find, this.#limits);
    this.#isUndecided = rows === 'undecided';
    if (rows === undefined || rows === 'undecided') return false;
    this.#rows = rows;
    return true;
  }

  /** All octets of the chunk are somebody else's now; those before `at` are read. */
  #leaveChunk(at: number): void {
    this.#origin += at;
    this.#chunk = NOTHING;
    this.#at = 0;
  }

  #continueRows(rows: RowSplitter, chunk: Uint8Array): void {
    const end = rows.read(chunk);
    if (end === FAULTY) {
      const { code, index, expected, received } = rows.fault!;
      this.#fail(code, this.#origin + index, expected, received);
    }
    const used = end === UNFINISHED ? chunk.length : end;
    this.#origin += used;
    this.work.scanned += used;
    if (end !== UNFINISHED) {
      this.#rows = undefined;
      if (end < chunk.length) this.#queue.unshift(chunk.subarray(end));
    }
    if (rows.rows.length > 0) rows.sink.push(rows.rows);
    if (end !== UNFINISHED) this.#deliver(rows.frame!, rows.octets);
  }

  /** Adds a chunk to the unfinished array and looks for the array's end in it. */
  #continueHeld(chunk: Uint8Array): void {
    const before = this.#held.length;
    this.#held.append(chunk);
    this.#origin += chunk.length;
    const octets = this.#held.view();
    if (this.#isUndecided && this.#findRows !== undefined && this.#openRows(octets, 0, this.#findRows)) {
      const prefix = this.#rows!.prefixLength;
      this.#queue.unshift(octets.slice(prefix));
      this.#origin -= octets.length - prefix;
      this.#held.clear();
      this.#scanner.reset();
      this.#tries = 0;
      return;
    }
    // Searching text is several times faster than searching octets, which pays where the chunk needs a long search.
    const isLongSearch = before > SHORT && chunk.length > SHORT && this.#mayTry();
    const search = isLongSearch ? createTextSearch(octets, before) : undefined;
    let from = before;
    while (this.#mayTry()) {
      const boundary = search === undefined ? nextOctetBoundary(octets, from) : search(from);
      if (boundary === -1) break;
      if (boundary - this.#scanner.scanned <= SHORT) {
        if (this.#scanHeld(boundary)) return;
      } else {
        const frame = this.#tryParse(decodeUtf8(octets.subarray(0, boundary)), octets, 0, boundary);
        if (frame !== undefined) {
          this.#finishHeld(boundary, frame);
          return;
        }
      }
      from = boundary;
    }
    if (!this.#mayPutOff(octets.length, this.#scanner.scanned)) this.#scanHeld(octets.length);
  }

  #finishLast(): void {
    if (this.#scanHeld(this.#held.length)) return;
    this.#failTruncated(this.#held.length);
  }

  #failTruncated(octets: number): never {
    const received = `the end of the stream, ${octets} octets into an array`;
    this.#fail('frame_truncated', this.#origin, 'the rest of an array', received);
  }

  /** Scans the unfinished array up to `to`. True if that finished it. */
  #scanHeld(to: number): boolean {
    const from = this.#scanner.scanned;
    if (from >= to) return false;
    const end = this.#scan(this.#held.view(), from, to, this.#heldOrigin());
    if (end === UNFINISHED) return false;
    this.#finishHeld(end, undefined);
    return true;
  }

  #heldOrigin(): number {
    return this.#origin - this.#held.length;
  }

  /** The held octets up to `end` are an array, parsed already or not; those after it have yet to be read. */
  #finishHeld(end: number, parsed: unknown[] | undefined): void {
    const octets = this.#held.view();
    const frame = parsed ?? this.#parseScanned(decodeUtf8(octets.subarray(0, end)), this.#heldOrigin(), end);
    if (end < octets.length) this.#queue.unshift(octets.slice(end));
    this.#origin -= octets.length - end;
    this.#held.clear();
    this.#deliver(frame, end);
  }

  #deliver(frame: unknown[], octets: number): void {
    this.#tries = 0;
    this.#scanner.reset();
    this.#onFrame(frame, octets);
  }

  /** An array that was tried is tried again; other arrays only while tries succeed. */
  #mayTry(): boolean {
    return this.#tries === 0 ? this.#wary === 0 : this.#tries < MAX_TRIES;
  }

  /** May the scan of an array's first `length` octets stay where it is? */
  #mayPutOff(length: number, scanned: number): boolean {
    const most = Math.min(PUT_OFF, this.#limits.maxLength);
    return length - scanned > SHORT && length <= most && this.#mayTry();
  }

  /** Undefined where the scanner has to decide: no JSON, no UTF-8, or beyond the limits. */
  #tryParse(
    text: string | undefined,
    octets: Uint8Array,
    from: number,
    length: number,
  ): unknown[] | undefined {
    const frame = text === undefined ? undefined : parseArray(text);
    if (frame !== undefined && this.#isWithinLimits(frame, text!, octets, from, length)) return frame;
    // A chunk may end after any `]`: that says nothing about the arrays to come.
    if (from + length < octets.length) this.#wary = WARY_ARRAYS;
    this.#tries++;
    this.work.failedTries++;
    this.work.failedOctets += length;
    return undefined;
  }

  #isWithinLimits(frame: unknown[], text: string, octets: Uint8Array, from: number, length: number): boolean {
    const { maxDepth, maxLength } = this.#limits;
    if (length > maxLength) return false;
    if (length <= 2 * maxDepth || !hasMoreOpenings(text, maxDepth)) return true;
    // A name given twice hides what the first one held, so a value with objects does not show how deep its text was.
    if (text.includes('{')) return !isTextDeeper(octets.subarray(from, from + length), maxDepth);
    return !isDeeper(frame, maxDepth);
  }

  #scan(octets: Uint8Array, from: number, to: number, origin: number): number {
    const before = this.#scanner.scanned;
    const end = this.#scanner.scan(octets, from, to);
    this.work.scanned += this.#scanner.scanned - before;
    if (end === FAULTY) {
      const { code, index, expected, received } = this.#scanner.fault!;
      this.#fail(code, origin + index, expected, received);
    }
    return end;
  }

  /** What the scanner found to be one array is one, or the stream is broken. */
  #parseScanned(text: string | undefined, offset: number, octets: number): unknown[] {
    if (this.#wary > 0) this.#wary--;
    if (text === undefined)
      this.#fail('frame_malformed', offset, 'an array in UTF-8', `${octets} octets that are not UTF-8`);
    const frame = parseArray(text);
    if (frame === undefined)
      this.#fail('frame_malformed', offset, 'a JSON array', `${octets} octets that are not JSON`);
    return frame;
  }

  #failOutside(chunk: Uint8Array, at: number): never {
    const rest = chunk.length - at;
    const received = `${kindOfOctet(chunk[at]!)}, the first of ${rest === 1 ? '1 octet' : `${rest} octets`}`;
    this.#fail('frame_malformed', this.#origin + at, 'a JSON array or white space', received);
  }

  /** Texts tell kind, length and place of what came, never its octets: a login that was cut wrongly may be in them. */
  #fail(code: WireErrorCode, offset: number, expected: string, received: string): never {
    this.#failure = new WireError(code, { offset, expected, received });
    this.#release();
    throw this.#failure;
  }
}
