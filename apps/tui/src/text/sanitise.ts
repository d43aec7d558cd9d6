/**
 * Text that came from a device, a server or a user is shown, never interpreted: whatever could move the
 * cursor, change colours, open links or reverse the reading order is replaced by a visible sign.
 */

const CONTROL_PICTURES = 0x2400;
const DELETE = 0x7f;

function isUnsafe(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= DELETE && code <= 0x9f) ||
    code === 0x061c ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff ||
    (code >= 0xfff9 && code <= 0xfffb)
  );
}

function standIn(code: number): string {
  if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
  return code === DELETE ? '␡' : '�';
}

/**
 * `text` with every control character (C0, DEL, C1), line separator, zero-width and bidirectional
 * control replaced by one visible character. Lone surrogates become U+FFFD.
 */
export function sanitise(text: string): string {
  let safe = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isUnsafe(code)) continue;
    safe += text.slice(from, at) + standIn(code);
    from = at + 1;
  }
  return (from === 0 ? text : safe + text.slice(from)).toWellFormed();
}

/** Any value as one safe line: text as it is, octets in hexadecimal, nothing for null, JSON for the rest. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return sanitise(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Uint8Array) return showOctets(value);
  return sanitise(JSON.stringify(value, jsonReplacer) ?? String(value));
}

/** Octets as two hexadecimal digits each, joined by colons. */
export function showOctets(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join(':');
}

/** For `JSON.stringify`: octets as text, where they would else become an object of numbers. */
export function jsonReplacer(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? showOctets(value) : value;
}
