import { describe, expect, it } from 'vitest';
import { createContent } from './build.ts';

const content = createContent(1, 0);
const checks = [...content.checks.values()];
const benchmarks = [...content.benchmarks.values()];

describe('the vendor content', () => {
  it('has more than 120 checks and 6 benchmarks, no name or uuid twice', () => {
    expect(checks.length).toBeGreaterThanOrEqual(120);
    expect(benchmarks.length).toBeGreaterThanOrEqual(6);
    expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
    expect(content.checks.size).toBe(checks.length);
    expect(checks.every(({ name }) => /^locke(\.[a-z0-9_]+){3}$/.test(name))).toBe(true);
  });

  it('leaves no check without a benchmark and no benchmark without checks', () => {
    const used = new Set(benchmarks.flatMap((benchmark) => benchmark.checks));
    expect(checks.filter(({ uuid }) => !used.has(uuid)).map(({ name }) => name)).toEqual([]);
    expect(benchmarks.filter((benchmark) => benchmark.checks.length < 30)).toEqual([]);
  });

  it('measures nothing that its variable does not judge both ways', () => {
    const measured = checks.filter(({ measure }) => measure !== undefined);
    expect(measured.length).toBeGreaterThan(15);
    for (const { measure, variables } of measured) {
      expect(variables.map(({ name }) => name)).toEqual([measure?.variable]);
      expect(new Set(measure?.seen).size).toBeGreaterThan(1);
    }
  });

  it('is the same for the same seed and another for another', () => {
    const uuids = (seed: number) => [...createContent(seed, 0).checks.keys()];
    expect(uuids(1)).toEqual([...content.checks.keys()]);
    expect(uuids(2)).not.toEqual([...content.checks.keys()]);
  });
});
