import { OctetBuffer } from './octet-buffer.ts';
import { encodeUtf8 } from './text.ts';

/** Longer arrays are not held as text: a text of many parts is copied once more before it is parsed. */
const MOST_TEXT = 1 << 18;

/** The beginning of an array that goes on in the next chunk. */
export class HeldArray {
  /** While there is a text, these may be fewer. */
  readonly #octets = new OctetBuffer();
  /** Offset of its `[` in the stream. */
  origin = 0;
  /** It is too short to say whether its rows are asked for. */
  isUndecided = false;
  /** It was long enough to say so, and has been asked about. */
  isAsked = false;
  /** What is held, as text; undefined for arrays that are not ASCII or very long. */
  text: string | undefined = '';

  get length(): number {
    return this.text?.length ?? this.#octets.length;
  }

  /** Valid until the next `append`. */
  view(): Uint8Array {
    const { text } = this;
    if (text !== undefined && text.length > this.#octets.length) {
      this.#octets.append(encodeUtf8(text.slice(this.#octets.length)));
    }
    return this.#octets.view();
  }

  /** `text` is what the octets say, if they are ASCII. */
  append(octets: Uint8Array, text: string | undefined): void {
    if (this.text !== undefined) {
      if (text !== undefined && this.text.length + text.length <= MOST_TEXT) {
        this.text += text;
        return;
      }
      this.view();
      this.text = undefined;
    }
    this.#octets.append(octets);
  }

  clear(): void {
    this.#octets.clear();
    this.text = '';
    this.isUndecided = false;
    this.isAsked = false;
  }
}
