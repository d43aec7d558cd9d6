import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDiagnostic, loadSpec } from '@aluco/spec-model';
import { expect, test } from 'vitest';
import { camelCase, pascalCase } from '../src/names.ts';
import { planFiles } from '../src/plan.ts';
import { workspace } from './support.ts';

function load() {
  const { spec, diagnostics } = loadSpec(join(workspace, 'spec'));
  if (!spec)
    throw new Error(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, 'spec')).join('\n'));
  return spec;
}

const spec = load();
const plan = planFiles(spec);

test('the same spec gives the same bytes', () => {
  expect(plan.length).toBeGreaterThan(50);
  expect(planFiles(structuredClone(spec))).toEqual(plan);
});

test('every generated file says where it comes from and how to make it again', () => {
  const silent = plan.filter(
    ({ text }) => !/Generated from spec\/\S* by `npm run generate`/.test(text.slice(0, 300)),
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
});

/** The words of the spec language itself: keys and choices in its schemas. A message may have one of them as its name. */
function vocabulary(): Set<string> {
  const words = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node === 'string') words.add(node);
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      words.add(key);
      collect(value);
    }
  };
  const folder = join(workspace, 'spec/schema');
  for (const file of readdirSync(folder)) collect(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return words;
}

test('no emitter names a message or a protocol', () => {
  const { protocols } = spec;
  const known = new Set([...vocabulary(), 'call', 'request', 'notification', 'event']);
  const names = new Set<string>(protocols.map(({ name }) => name));
  for (const { name, localName } of protocols.flatMap(({ messages }) => messages)) {
    for (const word of [name, localName]) {
      if (known.has(word)) continue;
      for (const form of [word, camelCase(word), pascalCase(word)]) names.add(form);
    }
  }
  expect(names.size).toBeGreaterThan(100);
  const folders = ['src', 'templates'].map((folder) => join(workspace, 'tools/codegen', folder));
  const found = folders.flatMap((folder) =>
    readdirSync(folder).flatMap((file) => {
      if (file.endsWith('.test.ts')) return [];
      const quoted = readFileSync(join(folder, file), 'utf8').matchAll(/(['"`])([\w.]+)\1/g);
      return [...quoted].filter(([, , word = '']) => names.has(word)).map(([text]) => `${file}: ${text}`);
    }),
  );
  expect(found).toEqual([]);
});
