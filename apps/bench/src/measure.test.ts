import { describe, expect, it } from 'vitest';
import { compare, median } from './measure.ts';

describe('median', () => {
  it.each([
    [[3], 3],
    [[5, 1, 3], 3],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (given, want) => {
    expect(median(given)).toBe(want);
  });
});

describe('compare', () => {
  it('runs all contenders in every round and judges the target by the ratio', async () => {
    const runs: string[] = [];
    const contender = (name: string) => ({
      name,
      run(count: number) {
        runs.push(name);
        const until = performance.now() + 1 + count * 0;
        while (performance.now() < until);
      },
    });
    const outcome = await compare(
      {
        name: 'job',
        unit: 'turn',
        floor: 'a',
        sample: 1,
        contenders: [contender('a'), contender('b')],
        target: { contender: 'b', least: 1e9 },
      },
      5,
    );
    expect(outcome.figures.map((figure) => figure.contender)).toEqual(['a', 'b']);
    expect(outcome.figures[0]?.ratio).toBe(1);
    expect(outcome.target?.met).toBe(false);
    expect(runs.slice(-4)).toEqual(['b', 'a', 'a', 'b']);
  });
});
