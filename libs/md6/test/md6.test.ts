import { hmacMd6, Md6Error, type Md6Options, md6 } from '@aluco/md6';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from './md6-vectors.json' with { type: 'json' };

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex');
const unhex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const ascii = (text: string) => new TextEncoder().encode(text);
/** The message pattern of the MD6 report's samples. */
const pattern = (length: number) => Uint8Array.from({ length }, (_, index) => 0x11 * (1 + (index % 7)));

const generated: Record<string, Uint8Array> = {
  '600 bytes 11223344556677..': pattern(600),
  '800 bytes same pattern': pattern(800),
  '511 x "a"': ascii('a'.repeat(511)),
  '512 x "a"': ascii('a'.repeat(512)),
  '513 x "a"': ascii('a'.repeat(513)),
  '1024 x "a"': ascii('a'.repeat(1024)),
};

describe('MD6', () => {
  it.each(vectors.md6_256)('hashes $msg', ({ msg, hex: octets, digest }) => {
    const message = octets === null ? generated[msg] : unhex(octets);
    expect(message).toBeDefined();
    expect(hex(md6(message!))).toBe(digest);
  });

  it.each<[string, Uint8Array, Md6Options, string]>([
    [
      'abc, 5 rounds',
      ascii('abc'),
      { rounds: 5 },
      '8854c14dc284f840ed71ad7ba542855ce189633e48c797a55121a746be48cec8',
    ],
    [
      '600 octets, 224 bits, 5 rounds, a key',
      pattern(600),
      { size: 224, rounds: 5, key: ascii('abcde12345') },
      '894cf0598ad3288ed4bb5ac5df23eba0ac388a11b7ed2e3dd5ec5131',
    ],
    [
      '800 octets, L = 0',
      pattern(800),
      { levels: 0 },
      '4e78ab5ec8926a3db0dcfa09ed48de6c33a7399e70f01ebfc02abb52767594e2',
    ],
  ])('reproduces the sample of the report: %s', (_, message, options, digest) => {
    expect(hex(md6(message, options))).toBe(digest);
  });

  it('gives every digest size in whole octets, with the unused low bits zero', () => {
    for (let size = 1; size <= 512; size++) {
      const digest = md6(ascii('abc'), { size });
      expect(digest).toHaveLength(Math.ceil(size / 8));
      const spare = digest.length * 8 - size;
      expect(digest.at(-1)! & (2 ** spare - 1)).toBe(0);
      expect(digest).toEqual(md6(ascii('abc'), { size }));
    }
  });

  // Without rounds the root's value is the end of the data block, so the expected bits can be read off the message.
  it.each([
    [1, '80'],
    [4, 'd0'],
    [8, 'cd'],
    [9, 'e680'],
    [12, 'bcd0'],
    [16, 'abcd'],
    [17, '55e680'],
  ])('takes the last %i bits and lets them lead', (size, digest) => {
    const message = new Uint8Array(512);
    message.set([0xab, 0xcd], 510);
    expect(hex(md6(message, { size, rounds: 0 }))).toBe(digest);
  });

  it('uses at least 80 rounds with a key, and 40 + size/4 without', () => {
    const message = ascii('abc');
    const key = ascii('k');
    expect(md6(message, { size: 64, key })).toEqual(md6(message, { size: 64, key, rounds: 80 }));
    expect(md6(message, { size: 512, key })).toEqual(md6(message, { size: 512, key, rounds: 168 }));
    expect(md6(message, { size: 64 })).toEqual(md6(message, { size: 64, rounds: 56 }));
    expect(md6(message, { size: 64, key: new Uint8Array(0) })).toEqual(
      md6(message, { size: 64, rounds: 56 }),
    );
  });

  it('hashes every message as a tree, as a chain and as a mixture to different values, each time the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2049, maxLength: 9000 }), (message) => {
        const values = [0, 1, 2, 64].map((levels) => hex(md6(message, { levels, rounds: 8 })));
        expect(new Set(values).size).toBe(4);
        expect(hex(md6(message, { levels: 1, rounds: 8 }))).toBe(values[1]);
      }),
      { numRuns: 20 },
    );
  });

  it('lets L into the hash of a single block too', () => {
    expect(hex(md6(ascii('a'), { levels: 63 }))).not.toBe(hex(md6(ascii('a'), { levels: 64 })));
  });

  it('does not touch the message or the key, and reads views of larger buffers', () => {
    const whole = pattern(700);
    const before = whole.slice();
    expect(md6(whole.subarray(50, 650), { key: whole.subarray(0, 64) })).toEqual(
      md6(whole.slice(50, 650), { key: whole.slice(0, 64) }),
    );
    expect(whole).toEqual(before);
  });

  it.each<[Md6Options, string, string]>([
    [{ size: 0 }, 'size_invalid', 'from 1 to 512, got 0'],
    [{ size: 513 }, 'size_invalid', 'got 513'],
    [{ size: 1.5 }, 'size_invalid', 'got 1.5'],
    [{ levels: -1 }, 'levels_invalid', 'from 0 to 64, got -1'],
    [{ levels: 65 }, 'levels_invalid', 'got 65'],
    [{ rounds: 4096 }, 'rounds_invalid', 'from 0 to 4095, got 4096'],
    [{ rounds: Number.NaN }, 'rounds_invalid', 'got NaN'],
    [{ key: new Uint8Array(65) }, 'key_too_long', 'at most 64 octets, got 65 octets'],
  ])('refuses %o', (options, code, text) => {
    let error: unknown;
    try {
      md6(ascii('abc'), options);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(Md6Error);
    expect(error).toMatchObject({ code, message: expect.stringContaining(text) });
  });

  const three = new Uint8Array([1, 2, 3]);
  it.each<[string, () => unknown, string]>([
    [
      'a buffer',
      () => md6(three.buffer as never),
      'message_invalid: expected a message as a Uint8Array, got ArrayBuffer',
    ],
    ['text', () => md6('abc' as never), 'got String'],
    ['wider elements', () => md6(new Uint16Array([1, 300]) as never), 'got Uint16Array'],
    [
      'a key of text',
      () => md6(three, { key: 'x' as never }),
      'key_invalid: expected a key as a Uint8Array, got String',
    ],
    ['a message for HMAC', () => hmacMd6(three, 'abc' as never), 'message_invalid'],
    ['a key for HMAC', () => hmacMd6([1, 2] as never, three), 'key_invalid'],
  ])('refuses %s where octets belong', (_, hash, text) => {
    expect(hash).toThrow(text);
  });
});

describe('HMAC-MD6', () => {
  it.each(vectors.hmac)('$note', ({ key, msg, mac }) => {
    expect(hex(hmacMd6(unhex(key), unhex(msg)))).toBe(mac);
  });

  it('reproduces the login example of the Porttracker API', () => {
    const base64 = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));
    const unpadded = (octets: Uint8Array) => Buffer.from(octets).toString('base64').replace(/=+$/, '');
    const nonce = base64('YWVlYWJkZjQzMWEzYWM2');
    const cc = base64('ZmZiOTczMjE=');
    const key = hmacMd6(ascii('user'), ascii('pass'));
    expect(unpadded(key)).toBe('C1JQ4jnjsrBzJtTZXt8Po+wA/iXtaM5r4BIIjl0lfMA');
    const client = hmacMd6(Uint8Array.of(...cc, ...nonce), key);
    expect(unpadded(client)).toBe('5UJKUqehqBKwXiSk6RzYjsPWqivMJcEgE2crTLVyw04');
    const server = hmacMd6(Uint8Array.of(...nonce, ...cc), key);
    expect(unpadded(server)).toBe('gGKEpOuv5WuuQ7ZbwDWNIdyJtAnCimVN/faM5qWtOZM');
  });

  it('hands its options to every hash', () => {
    expect(hmacMd6(ascii('k'), ascii('m'), { size: 512 })).toHaveLength(64);
    expect(hex(hmacMd6(ascii('k'), ascii('m'), { rounds: 5 }))).not.toBe(
      hex(hmacMd6(ascii('k'), ascii('m'))),
    );
  });
});
