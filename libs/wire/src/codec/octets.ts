/** Octets as text and back. Nothing here needs Node: the same code runs in a browser. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0));
const PAD = 0x3d;
const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

/** One octet per character; undefined when a character is above U+00FF. */
export function fromLatin1(text: string): Uint8Array | undefined {
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0xff) return undefined;
    out[i] = code;
  }
  return out;
}

export function toLatin1(octets: Uint8Array): string {
  let out = '';
  for (let i = 0; i < octets.length; i += 8192) out += String.fromCharCode(...octets.subarray(i, i + 8192));
  return out;
}

/** One octet per character; text with a character above U+00FF as UTF-8. */
export function fromText(text: string): Uint8Array {
  return fromLatin1(text) ?? new TextEncoder().encode(text);
}

/** Ignores white space, takes missing padding; undefined when it is not base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  const bare = text.replace(/\s+/g, '');
  const digits = bare.replace(/={1,2}$/, '');
  if (digits.length % 4 === 1 || (bare.length !== digits.length && bare.length % 4 !== 0)) return undefined;
  const out = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < digits.length; i++) {
    const value = VALUES[digits.charCodeAt(i)] ?? -1;
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[at++] = (held >> bits) & 0xff;
    }
  }
  return out;
}

export function toBase64(octets: Uint8Array, padding: boolean): string {
  // Codes first, text at the end: a string grown character by character costs many times its size.
  const codes = new Uint8Array(Math.ceil(octets.length / 3) * 4).fill(PAD);
  let at = 0;
  for (let i = 0; i < octets.length; i += 3) {
    const left = octets.length - i;
    const group = (octets[i]! << 16) | ((octets[i + 1] ?? 0) << 8) | (octets[i + 2] ?? 0);
    codes[at] = CODES[group >> 18]!;
    codes[at + 1] = CODES[(group >> 12) & 63]!;
    if (left > 1) codes[at + 2] = CODES[(group >> 6) & 63]!;
    if (left > 2) codes[at + 3] = CODES[group & 63]!;
    at += 4;
  }
  const digits = Math.ceil((octets.length * 4) / 3);
  return toLatin1(padding ? codes : codes.subarray(0, digits));
}
