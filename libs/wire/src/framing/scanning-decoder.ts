import { WireError, type WireErrorCode } from '../errors.ts';
import type { FrameHandler } from './decoder.ts';
import { OctetBuffer } from './octet-buffer.ts';
import { ArrayScanner, FAULTY, type ScanLimits, UNFINISHED } from './scanner.ts';
import { decodeShort, isWhiteSpace, kindOfOctet, OPEN_BRACKET, parseArray } from './text.ts';

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
    const received = `the end of the stream, ${length} octets into an array`;
    this.#fail('frame_truncated', length, 'the rest of an array', received);
  }

  /** False where the octets kept do not reach to an array's end. */
  #readArray(): boolean {
    const start = this.#skipWhiteSpace();
    const octets = this.#octets.view();
    const rest = octets.length - start;
    if (rest === 0) return false;
    if (octets[start] !== OPEN_BRACKET) {
      const received = `${kindOfOctet(octets[start]!)}, the first of ${rest === 1 ? '1 octet' : `${rest} octets`}`;
      this.#fail('frame_malformed', start, 'a JSON array or white space', received);
    }
    const end = this.#scanner.scan(octets, start + this.#scanner.scanned, octets.length);
    if (end === UNFINISHED) return false;
    if (end === FAULTY) {
      const { code, index, expected, received } = this.#scanner.fault!;
      this.#fail(code, index, expected, received);
    }
    const length = end - start;
    const text = decodeShort(octets.subarray(start, end), length);
    if (text === undefined)
      this.#fail('frame_malformed', start, 'an array in UTF-8', `${length} octets that are not UTF-8`);
    const frame = parseArray(text);
    if (frame === undefined)
      this.#fail('frame_malformed', start, 'a JSON array', `${length} octets that are not JSON`);
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

  #fail(code: WireErrorCode, index: number, expected: string, received: string): never {
    this.#failure = new WireError(code, { offset: this.#origin + index, expected, received });
    this.#release();
    throw this.#failure;
  }
}
