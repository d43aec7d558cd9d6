// What the decoder asks of octets and of the text made from them, with no state of its own.

export const LF = 0x0a;
export const CR = 0x0d;
export const TAB = 0x09;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const BACKSLASH = 0x5c;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;

/** Up to this many units, a loop is faster than a call of the encoder. */
const SHORT_TEXT = 256;

// A program that only reads need not have it.
const encoder = /* @__PURE__ */ new TextEncoder();
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of UTF-8 octets; undefined if they are not UTF-8. */
export function decodeUtf8(octets: Uint8Array): string | undefined {
  try {
    return utf8.decode(octets);
  } catch {
    return undefined;
  }
}

export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** What Node's buffers can do, which is several times as fast as a decoder on a few octets. */
interface OctetText {
  latin1Slice(start: number, end: number): string;
}

/** The text of the first few octets; undefined if they are not UTF-8. */
export function decodeShort(octets: Uint8Array, end: number): string | undefined {
  if ('latin1Slice' in octets) {
    let all = 0;
    for (let at = 0; at < end; at++) all |= octets[at]!;
    if (all < 0x80) return (octets as Uint8Array & OctetText).latin1Slice(0, end);
  }
  return decodeUtf8(octets.subarray(0, end));
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The octets without a UTF-8 character at their end that may be cut. */
export function wholeCharacters(octets: Uint8Array): Uint8Array {
  const { length } = octets;
  for (let back = 1; back <= 3 && back <= length; back++) {
    const octet = octets[length - back]!;
    if (octet < 0x80) return octets;
    if (octet >= 0xc0) {
      const size = octet >= 0xf0 ? 4 : octet >= 0xe0 ? 3 : 2;
      return size > back ? octets.subarray(0, length - back) : octets;
    }
  }
  return octets;
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
