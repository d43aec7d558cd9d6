import { expect, test } from 'vitest';
import { ensureNumber } from './kinds.ts';
import { durationOf, ensureCount, MAX_TIMER } from './limits.ts';

test.each([
  [undefined, undefined],
  [0, undefined],
  [Number.POSITIVE_INFINITY, undefined],
  [MAX_TIMER + 1, undefined],
  [MAX_TIMER, MAX_TIMER],
  [0.5, 0.5],
])('a duration of %j ms is a timer of %j ms', (value, want) => {
  expect(durationOf('timeout', value)).toBe(want);
});

test.each<[unknown, string]>([
  [Number.NaN, 'NaN'],
  [-1, '-1'],
  ['5', '"5"'],
  [null, 'null'],
])('a duration of %j is refused', (value, got) => {
  expect(() => durationOf('timeout', value as number)).toThrow(
    expect.objectContaining({
      code: 'invalid_options',
      message: `timeout: expected a number of at least 0, got ${got}`,
    }),
  );
});

test('a count is whole, and at least what it has to be, or has no end', () => {
  for (const value of [undefined, 1, 7, Number.POSITIVE_INFINITY]) ensureCount('maxQueue', value);
  ensureCount('maxQueue', 0, 0);
  for (const value of [0, -1, 1.5, Number.NaN, Number.NEGATIVE_INFINITY, '3' as never])
    expect(() => ensureCount('maxQueue', value)).toThrow(
      /^maxQueue: expected a whole number of at least 1, got /,
    );
});

test('a number has its bounds', () => {
  ensureNumber('jitter', 1, 0, 1);
  expect(() => ensureNumber('jitter', 2, 0, 1)).toThrow('jitter: expected a number from 0 to 1, got 2');
});
