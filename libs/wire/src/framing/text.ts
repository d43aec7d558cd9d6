// What the decoder asks of octets and of the text made from them, with no state of its own.

const LF = 0x0a;
const CR = 0x0d;
const TAB = 0x09;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;

/** Up to this many units, a loop is faster than a call of the encoder. */
const SHORT_TEXT = 256;

const encoder = new TextEncoder();
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of UTF-8 octets; undefined if they are not UTF-8. */
export function decodeUtf8(octets: Uint8Array): string | undefined {
  try {
    return utf8.decode(octets);
  } catch {
    return undefined;
  }
}

/** The JSON array that `text` is; undefined if it is none. */
export function parseArray(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isWhiteSpace(octet: number): boolean {
  return octet === LF || octet === SPACE || octet === CR || octet === TAB;
}

/** What begins with this octet, told without telling the octet. */
export function kindOfOctet(octet: number): string {
  if (octet === OPEN_BRACE) return 'an object';
  if (octet === QUOTE) return 'a string';
  if (octet < SPACE || octet === 0x7f) return 'a control character';
  if (octet >= 0x80) return 'an octet beyond ASCII';
  const lower = octet | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) return 'a letter';
  return octet >= 0x30 && octet <= 0x39 ? 'a digit' : 'a punctuation mark';
}

/**
 * May an array end at a `]` with this octet after it? Inside a JSON array, and outside strings, only white space, `,`,
 * `]` and `}` can follow a `]`. NaN or undefined stands for the end of what is there.
 */
function mayFollowArray(next: number | undefined): boolean {
  return next !== COMMA && next !== CLOSE_BRACKET && next !== CLOSE_BRACE;
}

/** The index after the next `]` at which an array may end; -1 if there is none. `following` is the octet after the text. */
export function nextBoundary(text: string, from: number, following: number | undefined): number {
  for (let at = text.indexOf(']', from); at !== -1; at = text.indexOf(']', at + 1)) {
    const next = at + 1 === text.length ? following : text.charCodeAt(at + 1);
    if (mayFollowArray(next)) return at + 1;
  }
  return -1;
}

/** The same over octets, of which the last has nothing after it. */
export function nextOctetBoundary(octets: Uint8Array, from: number): number {
  const last = octets.length - 1;
  for (let at = octets.indexOf(CLOSE_BRACKET, from); at !== -1; at = octets.indexOf(CLOSE_BRACKET, at + 1)) {
    if (at === last || mayFollowArray(octets[at + 1])) return at + 1;
  }
  return -1;
}

/** `nextOctetBoundary` by way of text, from `start` on. Undefined if the octets are not ASCII. */
export function createTextSearch(octets: Uint8Array, start: number): ((from: number) => number) | undefined {
  const chunk = octets.subarray(start);
  const part = chunk.subarray(0, chunk.lastIndexOf(CLOSE_BRACKET) + 1);
  const text = decodeUtf8(part);
  if (text?.length !== part.length) return undefined;
  return (from) => {
    const boundary = nextBoundary(text, from - start, chunk[part.length]);
    return boundary === -1 ? -1 : start + boundary;
  };
}

/** Octets of `text` in UTF-8. The text must have no lone surrogates, as text decoded from UTF-8 has none. */
export function utf8Length(text: string): number {
  if (text.length > SHORT_TEXT) return encoder.encode(text).length;
  let octets = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // A surrogate pair is two units and four octets.
    if (unit >= 0x80) octets += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return octets;
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

/** Does the text have more than `most` of `[` and `{`, in strings too? */
export function hasMoreOpenings(text: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf('['); at !== -1; at = text.indexOf('[', at + 1)) {
    if (++count > most) return true;
  }
  for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', at + 1)) {
    if (++count > most) return true;
  }
  return false;
}
