import { expect, test } from 'vitest';
import { Backoff, type ReconnectOptions } from './backoff.ts';

const delays = (backoff: Backoff, count: number) => Array.from({ length: count }, () => backoff.next());

test.each<[string, ReconnectOptions, number, (number | undefined)[]]>([
  ['grows up to the cap', { minDelay: 100, maxDelay: 1000 }, 0, [100, 200, 400, 800, 1000, 1000]],
  ['takes off half at most by chance', { minDelay: 100, maxDelay: 400 }, 0.5, [75, 150, 300, 300]],
  ['takes off nothing without jitter', { minDelay: 10, maxDelay: 40, jitter: 0 }, 0.9, [10, 20, 40, 40]],
  ['takes off anything with full jitter', { minDelay: 10, jitter: 1 }, 0.9, [1, 2, 4, 8]],
  ['stays the same with the factor 1', { minDelay: 7, factor: 1 }, 0, [7, 7, 7]],
  ['gives up', { minDelay: 1, maxAttempts: 2 }, 0, [1, 2, undefined, undefined]],
  ['may start at once', { minDelay: 0 }, 0, [0, 1, 2, 4]],
  ['may never wait', { minDelay: 0, maxDelay: 0 }, 0, [0, 0, 0]],
  ['has defaults', {}, 0, [100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600, 30000]],
])('a backoff %s', (_name, options, random, want) => {
  expect(delays(new Backoff(options, () => random), want.length)).toEqual(want);
});

test('a connection that lasted sets the delays back, a short one only the count of attempts', () => {
  const backoff = new Backoff({ minDelay: 1, maxDelay: 8, maxAttempts: 3 }, () => 0);
  expect(delays(backoff, 3)).toEqual([1, 2, 4]);
  backoff.succeeded();
  expect(backoff.attempts).toBe(0);
  backoff.lost(8);
  expect(delays(backoff, 2)).toEqual([8, 8]);
  backoff.succeeded();
  backoff.lost(9);
  expect(delays(backoff, 4)).toEqual([1, 2, 4, undefined]);
});

test.each<[ReconnectOptions, string]>([
  [{ minDelay: -1 }, 'reconnect.minDelay: expected a number from 0 to 2147483647, got -1'],
  [{ minDelay: 10, maxDelay: 5 }, 'reconnect.maxDelay: expected a number from 10 to 2147483647, got 5'],
  [{ maxDelay: 2 ** 31 }, 'reconnect.maxDelay: expected a number from 100 to 2147483647, got 2147483648'],
  [{ factor: 0.5 }, 'reconnect.factor: expected a number of at least 1, got 0.5'],
  [{ jitter: 2 }, 'reconnect.jitter: expected a number from 0 to 1, got 2'],
  [{ maxAttempts: Number.NaN }, 'reconnect.maxAttempts: expected a whole number of at least 1, got NaN'],
  [{ minDelay: '5' as never }, 'reconnect.minDelay: expected a number from 0 to 2147483647, got "5"'],
])('the options %j are refused', (options, message) => {
  expect(() => new Backoff(options)).toThrow(expect.objectContaining({ code: 'invalid_options', message }));
});

test('a backoff never leaves its bounds, however often it is asked', () => {
  for (const options of [{ minDelay: 0 }, { minDelay: 0.1, factor: 1.5 }, { factor: 1e300 }])
    expect(delays(new Backoff(options, () => 0), 3000).at(-1)).toBe(30_000);
});
