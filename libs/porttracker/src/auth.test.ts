import { describe, expect, test } from 'vitest';
import { computeCram, computeKey, equalSecrets, fromBase64, toBase64 } from './auth.ts';

describe('challenge and response', () => {
  const nonce = fromBase64('YWVlYWJkZjQzMWEzYWM2');

  test('the published vectors', () => {
    const { cr, sr } = computeCram('user', 'pass', nonce, fromBase64('ZmZiOTczMjE='));
    expect(toBase64(computeKey('user', 'pass'))).toBe('C1JQ4jnjsrBzJtTZXt8Po+wA/iXtaM5r4BIIjl0lfMA');
    expect(toBase64(cr)).toBe('5UJKUqehqBKwXiSk6RzYjsPWqivMJcEgE2crTLVyw04');
    expect(toBase64(sr)).toBe('gGKEpOuv5WuuQ7ZbwDWNIdyJtAnCimVN/faM5qWtOZM');
  });

  test('an empty client nonce makes both answers the same', () => {
    const { cr, sr } = computeCram('user', 'pass', nonce, new Uint8Array());
    expect(toBase64(cr)).toBe(toBase64(sr));
  });

  test('names and passwords outside ASCII enter as UTF-8', () => {
    expect(toBase64(computeKey('jörg', 'pä'))).not.toBe(toBase64(computeKey('jorg', 'pa')));
  });
});

describe('base64', () => {
  test.each([
    ['ZmZiOTczMjE=', 'ffb97321'],
    ['ZmZiOTczMjE', 'ffb97321'],
    ['ZmZi\nOTcz\r\nMjE=\n', 'ffb97321'],
    ['', ''],
  ])('%j', (text, want) => {
    expect(Buffer.from(fromBase64(text)).toString('latin1')).toBe(want);
  });

  test('is written without padding', () => {
    expect(toBase64(new Uint8Array([1]))).toBe('AQ');
  });
});

test.each([
  ['a', 'a', true],
  ['a', 'b', false],
  ['a', 'ab', false],
  ['', '', true],
])('equality of %j and %j', (a, b, want) => {
  expect(equalSecrets(a, b)).toBe(want);
});
