/**
 * Runs the scenarios: Markdown files with prose, YAML blocks (`yaml <path in the spec>`) and the blocks that are
 * expected from them (`ts <path>`, `md <path>` …; `part` after the path expects the block's lines somewhere in the file).
 * `RECORD=1 vitest run tools/codegen/test/scenarios.test.ts` writes what comes out into the blocks of whole files.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { planFiles } from '../src/plan.ts';
import { specFrom } from './support.ts';

const folder = fileURLToPath(new URL('./scenarios/', import.meta.url));
const scenarios = readdirSync(folder).filter((name) => name.endsWith('.md'));
const recording = process.env.RECORD === '1';

interface Block {
  readonly language: string;
  readonly path: string;
  readonly part: boolean;
  readonly text: string;
}

const FENCE = /^(`{3,})(\w+) (\S+)( part)?\n([\s\S]*?)^\1$/gm;

function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(FENCE)].map(([, , language = '', path = '', part, text = '']) => ({
    language,
    path,
    part: part !== undefined,
    text,
  }));
}

test('there are scenarios', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(5);
});

describe.each(scenarios)('%s', (name) => {
  const markdown = readFileSync(folder + name, 'utf8');
  const blocks = blocksOf(markdown);
  const inputs = blocks.filter(({ language }) => language === 'yaml');
  const outputs = blocks.filter(({ language }) => language !== 'yaml');
  const spec = specFrom(Object.fromEntries(inputs.map(({ path, text }) => [path, text])));
  const plan = new Map(planFiles(spec).map(({ path, text }) => [path, text]));

  if (recording) {
    const recorded = markdown.replaceAll(
      FENCE,
      (whole, fence: string, language: string, path: string, part?: string) => {
        const text = plan.get(path);
        if (language === 'yaml' || part !== undefined || text === undefined) return whole;
        return `${fence}${language} ${path}\n${text}${fence}`;
      },
    );
    writeFileSync(folder + name, recorded);
  }

  test('expects something', () => {
    expect(inputs.length).toBeGreaterThan(0);
    expect(outputs.length).toBeGreaterThan(0);
  });

  test.skipIf(recording || outputs.length === 0).each(outputs)('$path', ({ path, part, text }) => {
    expect([...plan.keys()]).toContain(path);
    if (part) expect(plan.get(path)).toContain(text);
    else expect(plan.get(path)).toBe(text);
  });
});
