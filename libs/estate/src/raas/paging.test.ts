import { describe, expect, it } from 'vitest';
import { compare, isIn, pageOf } from './paging.ts';

const rows = [3, 1, 2, 5, 4];

describe('pageOf', () => {
  it.each([
    ['all within the default', {}, undefined, [3, 1, 2, 5, 4]],
    ['the first page', { limit: 2 }, undefined, [3, 1]],
    ['the second page', { limit: 2, page: 1 }, undefined, [2, 5]],
    ['the last page', { limit: 2, page: 2 }, undefined, [4]],
    ['a page past the end', { limit: 2, page: 3 }, undefined, []],
    ['no limit', { limit: -1 }, undefined, [3, 1, 2, 5, 4]],
    ['a second page without a limit', { limit: -1, page: 1 }, undefined, []],
    ['no rows', { limit: 0 }, undefined, []],
    ['nulls as defaults', { limit: null, page: null, reverse: null }, undefined, [3, 1, 2, 5, 4]],
    ['sorted before paging', { limit: 2, page: 1 }, (n: number) => n, [3, 4]],
    ['sorted downwards', { limit: 2, reverse: true }, (n: number) => n, [5, 4]],
    ['reversed without a key', { reverse: true }, undefined, [4, 5, 2, 1, 3]],
    ['equal keys in their order', {}, () => 0, [3, 1, 2, 5, 4]],
    ['equal keys in their order downwards', { reverse: true }, () => 0, [3, 1, 2, 5, 4]],
  ])('%s', (_, params, key, want) => {
    expect(pageOf(rows, params, key)).toEqual({ count: 5, results: want });
  });

  it('takes 50 rows by default, or what the call says', () => {
    const many = Array.from({ length: 120 }, (_, n) => n);
    expect(pageOf(many, {}).results).toHaveLength(50);
    expect(pageOf(many, {}, undefined, 100).results).toHaveLength(100);
  });
});

describe('compare', () => {
  it('puts nothing first, numbers by size, texts by code units', () => {
    expect(['b', null, 'B', 'a', undefined].toSorted(compare)).toEqual([null, 'B', 'a', 'b', undefined]);
    expect([10, 9, 100].toSorted(compare)).toEqual([9, 10, 100]);
    expect([true, false].toSorted(compare)).toEqual([false, true]);
    expect(compare(null, undefined)).toBe(0);
  });
});

describe('isIn', () => {
  it.each([
    [undefined, 'x', true],
    ['WEB', 'my-web-01', true],
    ['web', null, false],
    ['', null, true],
  ])('%j in %j: %s', (text, value, want) => {
    expect(isIn(text, value)).toBe(want);
  });
});
