import type { WireError } from '../errors.ts';
import type { FrameHandler } from './decoder.ts';
import { type BrokenStream, brokenAt, insideArray, noArray, outsideArrays } from './faults.ts';
import { OctetBuffer } from './octet-buffer.ts';
import { ArrayScanner, FAULTY, type ScanLimits, UNFINISHED } from './scanner.ts';
import { decodeShort, isWhiteSpace, OPEN_BRACKET, parseArray } from './text.ts';

/** The decoder in few words: every octet is scanned, then parsed. What it says is what `ArrayStreamDecoder` says. */
export class ScanningDecoder {
  readonly #scanner: ArrayScanner;
  /** What has come and is not yet read, from the array or the white space at `#at`. */
  readonly #octets = new OctetBuffer();
  #at = 0;
  /** Offset in the stream of the first octet kept. */
  #origin = 0;
  #onFrame: FrameHandler = () => {};
  #busy = false;
  #stopped = false;
  #ended = false;
  #failure: WireError | undefined;

  constructor(limits: ScanLimits) {
    this.#scanner = new ArrayScanner(limits);
  }

  push(chunk: Uint8Array, onFrame: FrameHandler): void {
    if (this.#failure !== undefined) throw this.#failure;
    this.#octets.append(chunk);
    if (this.#busy || this.#stopped) return;
    this.#onFrame = onFrame;
    this.#read();
  }

  end(): void {
    if (this.#failure !== undefined) throw this.#failure;
    this.#ended = true;
    if (!this.#busy) this.#read();
  }

  stop(): void {
    this.#stopped = true;
  }

  take(): Uint8Array {
    if (this.#failure !== undefined) throw this.#failure;
    this.#skipWhiteSpace();
    const rest = this.#octets.view().slice(this.#at);
    this.#release();
    this.#stopped = false;
    return rest;
  }

  #release(): void {
    this.#octets.clear();
    this.#scanner.reset();
    this.#at = 0;
    this.#origin = 0;
    this.#ended = false;
  }

  #read(): void {
    this.#busy = true;
    try {
      while (!this.#stopped && this.#readArray());
    } finally {
      this.#busy = false;
      this.#octets.drop(this.#at);
      this.#origin += this.#at;
      this.#at = 0;
    }
    const { length } = this.#octets;
    if (!this.#ended || this.#stopped || length === 0) return;
    this.#fail(length, insideArray(length));
  }

  /** False where the octets kept do not reach to an array's end. */
  #readArray(): boolean {
    const start = this.#skipWhiteSpace();
    const octets = this.#octets.view();
    const rest = octets.length - start;
    if (rest === 0) return false;
    if (octets[start] !== OPEN_BRACKET) this.#fail(start, outsideArrays(octets[start]!, rest));
    const end = this.#scanner.scan(octets, start + this.#scanner.scanned, octets.length);
    if (end === UNFINISHED) return false;
    if (end === FAULTY) this.#fail(this.#scanner.fault!.index, this.#scanner.fault!);
    const length = end - start;
    const text = decodeShort(octets.subarray(start, end), length);
    const frame = text === undefined ? undefined : parseArray(text);
    if (frame === undefined) this.#fail(start, noArray(length, text !== undefined));
    this.#scanner.reset();
    this.#at = end;
    this.#onFrame(frame, length);
    return true;
  }

  #skipWhiteSpace(): number {
    const octets = this.#octets.view();
    while (this.#at < octets.length && isWhiteSpace(octets[this.#at]!)) this.#at++;
    return this.#at;
  }

  #fail(index: number, why: BrokenStream): never {
    this.#failure = brokenAt(this.#origin + index, why);
    this.#release();
    throw this.#failure;
  }
}
