/**
 * The computations of `login_cram_md6`: HMAC-MD6 with 256-bit digests and 64-octet blocks. User name and password enter
 * as UTF-8, the two nonces as the octets behind their base64.
 */

import { createHash, timingSafeEqual } from 'node:crypto';
import { hmacMd6 } from '@aluco/md6';

/** The ways to authenticate that the protocol knows. */
export type AuthenticationType = 'none' | 'login_cram_md6' | 'login';

/** What both sides of a challenge compute. */
export interface CramAnswers {
  /** Proves to the server that the client knows the password. */
  readonly cr: Uint8Array;
  /** Proves to the client that the server does. */
  readonly sr: Uint8Array;
}

/** `nonce` is the server's, `cc` the client's; both as octets. With an empty `cc`, `sr` equals `cr` and proves nothing. */
export function computeCram(
  username: string,
  password: string,
  nonce: Uint8Array,
  cc: Uint8Array,
): CramAnswers {
  const key = computeKey(username, password);
  return { cr: hmacMd6(concat(cc, nonce), key), sr: hmacMd6(concat(nonce, cc), key) };
}

/** The secret shared by both sides, 32 octets. */
export function computeKey(username: string, password: string): Uint8Array {
  return hmacMd6(utf8(username), utf8(password));
}

/** Reads base64 with or without padding; white space does not matter. */
export function fromBase64(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}

/** Base64 without padding, as `cr` and `sr` stand on the wire. */
export function toBase64(octets: Uint8Array): string {
  return Buffer.from(octets).toString('base64').replace(/=+$/, '');
}

/** Takes the same time wherever the two differ, and whether or not their lengths do. */
export function equalSecrets(a: string | Uint8Array, b: string | Uint8Array): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(value: string | Uint8Array): Uint8Array {
  return createHash('sha256').update(value).digest();
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}
