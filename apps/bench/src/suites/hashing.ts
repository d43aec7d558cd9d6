import { createHash } from 'node:crypto';
import { hmacMd6, md6 } from '@aluco/md6';
import type { Comparison } from '../measure.ts';

/** MD6 beside a native hash for scale, and the hashing of one login. */
export function hashing(): Comparison[] {
  const mebibyte = new Uint8Array(1024 * 1024).fill(0x61);
  const text = (value: string) => new TextEncoder().encode(value);
  return [
    {
      name: 'hash of 1 MiB',
      unit: 'MiB',
      floor: 'SHA-256 (native)',
      sample: 300,
      contenders: [
        {
          name: 'SHA-256 (native)',
          run(count) {
            for (let n = 0; n < count; n += 1) createHash('sha256').update(mebibyte).digest();
          },
        },
        {
          name: 'MD6-256',
          run(count) {
            for (let n = 0; n < count; n += 1) md6(mebibyte);
          },
        },
      ],
    },
    {
      name: 'hashing of one login',
      unit: 'login',
      floor: 'HMAC-MD6, three times',
      contenders: [
        {
          name: 'HMAC-MD6, three times',
          run(count) {
            for (let n = 0; n < count; n += 1) {
              const key = hmacMd6(text('user'), text('pass'));
              hmacMd6(text('client nonce and server nonce'), key);
              hmacMd6(text('server nonce and client nonce'), key);
            }
          },
        },
      ],
    },
  ];
}
