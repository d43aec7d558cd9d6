import { ensureOctets } from './errors.ts';
import { type Md6Options, md6 } from './md6.ts';

const BLOCK_OCTETS = 64;
const INNER = 0x36;
const OUTER = 0x5c;

/**
 * HMAC of RFC 2104 over MD6 with a block of 64 octets; by default the result has 32 octets. A key longer than
 * a block is hashed first, with the same options as the message.
 *
 * MD6's own key is another thing, hence `options` cannot hold one.
 *
 * @throws Md6Error as `md6` does.
 */
export function hmacMd6(
  key: Uint8Array,
  message: Uint8Array,
  options: Omit<Md6Options, 'key'> = {},
): Uint8Array {
  ensureOctets('message_invalid', 'a message', message);
  ensureOctets('key_invalid', 'a key', key);
  const short = key.length > BLOCK_OCTETS ? md6(key, options) : key;
  const inner = md6(concat(padded(short, INNER), message), options);
  return md6(concat(padded(short, OUTER), inner), options);
}

function padded(key: Uint8Array, mask: number): Uint8Array {
  const block = new Uint8Array(BLOCK_OCTETS).fill(mask);
  for (const [index, octet] of key.entries()) block[index] = octet ^ mask;
  return block;
}

function concat(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const all = new Uint8Array(head.length + tail.length);
  all.set(head);
  all.set(tail, head.length);
  return all;
}
