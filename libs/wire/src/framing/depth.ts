// Whether an array is nested too deeply. `JSON.parse` does not tell, and a walk over the text costs as much as half a parse;
// so a bound is tried first that costs next to nothing and that nearly every array is within.

import { BACKSLASH, CLOSE_BRACE, CLOSE_BRACKET, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from './text.ts';

/**
 * Does a bound show that a valid JSON array has at most `levels` levels of arrays and objects?
 *
 * @param closings What {@link BoundarySearch} counted up to the array's end.
 */
export function isSurelyWithin(text: string, closings: number, levels: number): boolean {
  if (text.length <= 2 * levels) return true;
  let most = closings;
  for (let at = text.indexOf('{'); at !== -1 && most <= levels; at = text.indexOf('{', at + 1)) {
    const isNeighbour = text.charCodeAt(at - 1) === COMMA && text.charCodeAt(at - 2) === CLOSE_BRACE;
    if (!isNeighbour) most++;
  }
  return most <= levels;
}

/** Does the value nest arrays in more than `levels` levels? Sees arrays only, not objects. */
export function isDeeper(value: readonly unknown[], levels: number): boolean {
  if (levels === 0) return true;
  for (let at = 0; at < value.length; at++) {
    const item = value[at];
    if (typeof item === 'object' && Array.isArray(item) && isDeeper(item, levels - 1)) return true;
  }
  return false;
}

/** Does a valid JSON array in UTF-8 nest arrays and objects in more than `levels` levels? */
export function isTextDeeper(octets: Uint8Array, levels: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < octets.length; at++) {
    const octet = octets[at]!;
    if (inString) {
      if (octet === BACKSLASH) at++;
      else if (octet === QUOTE) inString = false;
    } else if (octet === QUOTE) inString = true;
    else if (octet === OPEN_BRACKET || octet === OPEN_BRACE) {
      if (++depth > levels) return true;
    } else if (octet === CLOSE_BRACKET || octet === CLOSE_BRACE) depth--;
  }
  return false;
}
