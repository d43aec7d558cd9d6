import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACKET } from './text.ts';
import { WINDOW, type WordSearch } from './word-search.ts';

/** Stands for a number of closings that nobody has counted. */
const UNKNOWN = 1 << 30;
/** So many octets are worth being searched word by word. */
const LONG = 1024;

/** Looks for the places where an array may end: at a `]` that nothing follows which belongs to an array. */
export class BoundarySearch {
  /**
   * How many `]` the search has passed since `reset`, those inside strings too, without the ones in `],[`: there one array
   * ends and its neighbour begins, no deeper. So this is never less than the number of arrays open at once.
   */
  closings = 0;
  readonly #words: WordSearch | undefined;
  /** The window of octets that was searched, how many pairs were found, and which is next. */
  #from = 0;
  #to = 0;
  #count = 0;
  #next = 0;

  constructor(words: WordSearch | undefined) {
    this.#words = words;
  }

  reset(): void {
    this.closings = 0;
  }

  /** Other octets come. */
  forget(): void {
    this.#to = -1;
  }

  /**
   * The index after the next such `]` of a text; -1 if there is none.
   *
   * @param octets What an ASCII text was made of, after `shift` others. They stay the same until `forget`.
   */
  next(text: string, from: number, octets: Uint8Array | undefined, shift: number): number {
    if (this.#words === undefined || octets === undefined || text.length - from < LONG)
      return this.#nextInText(text, from);
    const end = this.#nextInWords(this.#words, octets, from + shift);
    return end === -1 ? -1 : end - shift;
  }

  #nextInWords(words: WordSearch, octets: Uint8Array, from: number): number {
    if (words.owner !== this || from < this.#from || from > this.#to) this.#search(words, octets, from);
    for (;;) {
      while (this.#next <= this.#count) {
        const pair = 2 * this.#next++;
        this.closings += words.pairs[pair + 1]!;
        const end = this.#from + words.pairs[pair]!;
        if (end > from && this.#next <= this.#count) return end;
      }
      if (this.#to === octets.length) return -1;
      this.#search(words, octets, this.#to);
    }
  }

  #search(words: WordSearch, octets: Uint8Array, from: number): void {
    this.#from = from;
    this.#to = Math.min(octets.length, from + WINDOW);
    this.#count = words.find(octets, from, this);
    this.#next = 0;
  }

  #nextInText(text: string, from: number): number {
    let { closings } = this;
    let end = -1;
    for (let at = text.indexOf(']', from); at !== -1; at = text.indexOf(']', at + 1)) {
      const next = text.charCodeAt(at + 1);
      if (next === COMMA) {
        if (text.charCodeAt(at + 2) !== OPEN_BRACKET) closings++;
        continue;
      }
      closings++;
      if (next !== CLOSE_BRACKET && next !== CLOSE_BRACE) {
        end = at + 1;
        break;
      }
    }
    this.closings = closings;
    return end;
  }

  /** The same over octets, several times slower. It counts nothing. */
  nextInOctets(octets: Uint8Array, from: number): number {
    this.closings = UNKNOWN;
    for (
      let at = octets.indexOf(CLOSE_BRACKET, from);
      at !== -1;
      at = octets.indexOf(CLOSE_BRACKET, at + 1)
    ) {
      const next = octets[at + 1];
      if (next !== COMMA && next !== CLOSE_BRACKET && next !== CLOSE_BRACE) return at + 1;
    }
    return -1;
  }
}
