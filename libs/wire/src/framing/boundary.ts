import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACKET } from './text.ts';

/** Stands for a number of closings that nobody has counted. */
const UNKNOWN = 1 << 30;

/** Looks for the places where an array may end: at a `]` that nothing follows which belongs to an array. */
export class BoundarySearch {
  /**
   * How many `]` the search has passed since `reset`, those inside strings too, without the ones in `],[`: there one array
   * ends and its neighbour begins, no deeper. So this is never less than the number of arrays open at once.
   */
  closings = 0;

  reset(): void {
    this.closings = 0;
  }

  /** The index after the next such `]` of a text; -1 if there is none. */
  next(text: string, from: number): number {
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
