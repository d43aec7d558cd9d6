/**
 * Strikes out what was sent as a secret wherever it comes back: servers and the proxies before them quote requests in what they
 * say of a failure.
 */
import { isWireError, WireError } from '@aluco/wire';

/** Stands where a secret was. */
export const hidden = '•••';

/** Secrets shorter than this are found only as whole values: as parts, they are in any text. */
const leastPart = 4;
/** Deeper inside a value, nothing is shown. */
const deepest = 100;

/** What hides the secrets of one request. */
export interface Veil {
  /** A text without them, also where they stand in it as JSON, HTML or a URL write them. */
  text(text: string): string;
  /** JSON without them. */
  value(value: unknown): unknown;
}

export function createVeil(secrets: readonly string[]): Veil {
  const whole = new Set(secrets.filter((secret) => secret !== ''));
  const forms = new Set([...whole].filter(({ length }) => length >= leastPart).flatMap(formsOf));
  // One secret may be a part of another.
  const parts = [...forms].sort((a, b) => b.length - a.length);
  const text = (shown: string) =>
    whole.has(shown) ? hidden : parts.reduce((left, part) => left.replaceAll(part, hidden), shown);
  return { text, value: (value) => veilValue(value, text, 0) };
}

/** An error of reading a reply in which a secret stood; only what was read of it is not shown. */
export function veilWireError(error: unknown, veil: Veil, reply: () => string): unknown {
  if (!isWireError(error)) return error;
  const whole = reply();
  if (veil.text(whole) === whole) return error;
  const { code, messageName: message, path, expected } = error;
  // What codecs throw has a path.
  return new WireError(code as 'value_invalid', {
    ...(message !== undefined && { message }),
    ...(expected !== undefined && { expected }),
    path: veil.text(path ?? '$'),
    received: hidden,
  });
}

function veilValue(value: unknown, text: (shown: string) => string, depth: number): unknown {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number' && text(`${value}`) === hidden) return hidden;
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return hidden;
  if (Array.isArray(value)) return value.map((item) => veilValue(item, text, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [text(key), veilValue(item, text, depth + 1)]),
  );
}

function formsOf(secret: string): string[] {
  const json = escapeJson(secret);
  const ascii = escapeAscii(json);
  const html = secret.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
  // A body that a server quotes stands as a text in its own body.
  return [
    secret,
    json,
    ascii,
    escapeJson(json),
    escapeJson(ascii),
    html,
    encodeURIComponent(secret.toWellFormed()),
  ];
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function escapeAscii(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
