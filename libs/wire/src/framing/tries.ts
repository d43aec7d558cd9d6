/** Failed tries per array before the scanner takes over. */
const MAX_TRIES = 3;
/** After a failed try, so many arrays are scanned without a try. A failed try costs as much as scanning some kilooctets. */
const WARY_ARRAYS = 32;

/** Decides whether it pays to try `JSON.parse` at a place that looks like an array's end. */
export class Tries {
  /** Failed ones so far, and the octets given to them. */
  failed = 0;
  failedOctets = 0;
  #ofArray = 0;
  #wary = 0;

  /** An array that was tried is tried again; other arrays only while tries succeed. */
  mayTry(): boolean {
    return this.#ofArray === 0 ? this.#wary === 0 : this.#ofArray < MAX_TRIES;
  }

  /** @param isTelling Whether this says anything about the arrays to come. */
  fail(octets: number, isTelling: boolean): void {
    this.#ofArray++;
    this.failRun(octets, isTelling);
  }

  /** The same for several arrays at once, of which each may still be tried. */
  failRun(octets: number, isTelling: boolean): void {
    if (isTelling) this.#wary = WARY_ARRAYS;
    this.failed++;
    this.failedOctets += octets;
  }

  /** The scanner has found the end of an array. */
  scanned(): void {
    if (this.#wary > 0) this.#wary--;
  }

  /** The next array begins. */
  next(): void {
    this.#ofArray = 0;
  }
}
