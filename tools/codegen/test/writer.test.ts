import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyPlan } from '../src/writer.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'codegen-writer-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const plan = [
  { path: 'libs/a/src/gen/same.ts', text: 'same\n' },
  { path: 'libs/a/src/gen/changed.ts', text: 'new\n' },
  { path: 'libs/b/src/gen/deep/missing.ts', text: 'missing\n' },
];

const differences = [
  { kind: 'changed', path: 'libs/a/src/gen/changed.ts' },
  { kind: 'stray', path: 'libs/a/src/gen/old/stray.ts' },
  { kind: 'missing', path: 'libs/b/src/gen/deep/missing.ts' },
  { kind: 'stray', path: 'libs/c/src/gen/whole-folder.ts' },
];

describe('with a changed, a missing and two stray files', () => {
  beforeEach(() => {
    put('libs/a/src/gen/same.ts', 'same\n');
    put('libs/a/src/gen/changed.ts', 'old\n');
    put('libs/a/src/gen/old/stray.ts', 'stray\n');
    put('libs/c/src/gen/whole-folder.ts', 'stray\n');
    put('libs/a/src/by-hand.ts', 'by hand\n');
  });

  test('check tells all of them and touches nothing', async () => {
    expect(await applyPlan(root, plan, 'check')).toEqual(differences);
    expect(readFileSync(join(root, 'libs/a/src/gen/changed.ts'), 'utf8')).toBe('old\n');
    expect(existsSync(join(root, 'libs/a/src/gen/old/stray.ts'))).toBe(true);
    expect(existsSync(join(root, 'libs/b'))).toBe(false);
  });

  test('write mends them, and then nothing differs', async () => {
    const before = statSync(join(root, 'libs/a/src/gen/same.ts'), { bigint: true }).mtimeNs;
    expect(await applyPlan(root, plan, 'write')).toEqual(differences);
    expect(await applyPlan(root, plan, 'check')).toEqual([]);
    for (const { path, text } of plan) expect(readFileSync(join(root, path), 'utf8')).toBe(text);
    expect(statSync(join(root, 'libs/a/src/gen/same.ts'), { bigint: true }).mtimeNs).toBe(before);
    expect(existsSync(join(root, 'libs/a/src/gen/old'))).toBe(false);
    expect(existsSync(join(root, 'libs/c/src/gen'))).toBe(false);
    expect(readFileSync(join(root, 'libs/a/src/by-hand.ts'), 'utf8')).toBe('by hand\n');
  });
});

test.each(['libs/a/src/by-hand.ts', 'libs/a/src/gen/../by-hand.ts', 'src/gen/a.ts'])(
  'a plan may not name %s',
  async (path) => {
    await expect(applyPlan(root, [{ path, text: '' }], 'write')).rejects.toThrow(
      `outside a src/gen folder: ${path}`,
    );
  },
);

test('a plan may not name a file twice', async () => {
  const file = { path: 'libs/a/src/gen/a.ts', text: '' };
  await expect(applyPlan(root, [file, file], 'write')).rejects.toThrow(
    'planned more than once: libs/a/src/gen/a.ts',
  );
});
