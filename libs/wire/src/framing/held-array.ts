import { OctetBuffer } from './octet-buffer.ts';

/** Longer arrays are not held as text: it would be one more copy of them. */
const MOST_TEXT = 1 << 18;

/** The beginning of an array that goes on in the next chunk. */
export class HeldArray {
  readonly #octets = new OctetBuffer();
  /** Offset of its `[` in the stream. */
  origin = 0;
  /** It is too short to say whether its rows are asked for. */
  isUndecided = false;
  /**
   * The same as text, so that each octet of a long array is decoded once and searched as text. Undefined for arrays that
   * are not ASCII or very long.
   */
  text: string | undefined = '';

  get length(): number {
    return this.#octets.length;
  }

  /** Valid until the next `append`. */
  view(): Uint8Array {
    return this.#octets.view();
  }

  /** `text` is what the octets say, if they are ASCII. */
  append(octets: Uint8Array, text: string | undefined): void {
    this.#octets.append(octets);
    const isText = this.text !== undefined && text !== undefined && this.length <= MOST_TEXT;
    this.text = isText ? this.text + text : undefined;
  }

  clear(): void {
    this.#octets.clear();
    this.text = '';
    this.isUndecided = false;
  }
}
