const FIRST_CAPACITY = 1 << 12;
/** A buffer that one long array made larger than this is given back with the array's end. */
const KEPT_CAPACITY = 1 << 20;

/** Octets gathered from many chunks. Doubles when full, so that each octet is copied a bounded number of times. */
export class OctetBuffer {
  #octets = new Uint8Array(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Valid until the next `append`. */
  view(): Uint8Array {
    return this.#octets.subarray(0, this.#length);
  }

  append(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > this.#octets.length) {
      const larger = new Uint8Array(Math.max(FIRST_CAPACITY, this.#octets.length * 2, length));
      larger.set(this.view());
      this.#octets = larger;
    }
    this.#octets.set(chunk, this.#length);
    this.#length = length;
  }

  /** Forgets the first `count` octets. */
  drop(count: number): void {
    this.#octets.copyWithin(0, count, this.#length);
    this.#length -= count;
  }

  clear(): void {
    this.#length = 0;
    if (this.#octets.length > KEPT_CAPACITY) this.#octets = new Uint8Array(0);
  }
}
