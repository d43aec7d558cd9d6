import { describe, expect, test } from 'vitest';
import { AsyncQueue, type StreamOptions } from './async-queue.ts';

function create(options: StreamOptions = {}) {
  const told: unknown[] = [];
  const queue = new AsyncQueue<number>(
    options,
    () => told.push('end'),
    (isFull) => told.push(isFull),
  );
  return { queue, told };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('a queue', () => {
  // Far too long for anything that moves all items with each that is taken.
  test('of very many items gives them all, in order', async () => {
    const numbers = Array.from({ length: 500_000 }, (_, n) => n);
    const { queue } = create({ overflow: 'pause' });
    for (const n of numbers) queue.push(n);
    queue.end();
    expect(await all(queue)).toEqual(numbers);
  });

  test('of very many that drops the oldest keeps the newest, and counts', async () => {
    const { queue } = create({ overflow: 'drop_oldest', buffer: 100_000 });
    for (let n = 0; n < 300_000; n++) queue.push(n);
    queue.end();
    expect(queue.dropped).toBe(200_000);
    expect(await all(queue)).toEqual(Array.from({ length: 100_000 }, (_, n) => n + 200_000));
  });

  test('gives its items in order to whoever waits and whoever comes later', async () => {
    const { queue, told } = create();
    const waiting = [queue.next(), queue.next()];
    for (const n of [1, 2, 3]) queue.push(n);
    const later = [queue.next(), queue.next(), queue.next()];
    queue.push(4);
    queue.end();
    const given = await Promise.all([...waiting, ...later]);
    expect(given.map(({ value }) => value as unknown)).toEqual([1, 2, 3, 4, undefined]);
    expect(given.map(({ done }) => done)).toEqual([false, false, false, false, true]);
    expect(told).toEqual(['end']);
  });

  test('tells by turns that it is full and that half is taken', async () => {
    const { queue, told } = create({ overflow: 'pause', buffer: 4 });
    for (let n = 0; n < 6; n++) queue.push(n);
    expect(told).toEqual([true]);
    for (let n = 0; n < 3; n++) await queue.next();
    expect(told).toEqual([true]);
    await queue.next();
    expect(told).toEqual([true, false]);
    await queue.return();
    expect(told).toEqual([true, false, 'end']);
  });
});
