/** What an added message does to the generated files, told from the recipe in CONTRIBUTING.md as it stands there. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDiagnostic, loadSpecFromFiles } from '@aluco/spec-model';
import { expect, test } from 'vitest';
import { planFiles } from '../src/plan.ts';
import { workspace } from './support.ts';

const spec = join(workspace, 'spec');
const files = new Map(
  globSync('**/*.{yaml,json}', { cwd: spec }).map((path) => [path, readFileSync(join(spec, path), 'utf8')]),
);

/** The generated files with a text added to the end of one file of the spec. */
function plan(path = '', text = ''): Map<string, string> {
  const loaded = loadSpecFromFiles(new Map(files).set(path, `${files.get(path) ?? ''}${text}`));
  if (loaded.spec === undefined)
    throw new Error(loaded.diagnostics.map((one) => formatDiagnostic(one)).join('\n'));
  return new Map(planFiles(loaded.spec).map((file) => [file.path, file.text]));
}

/** File and name of all that programs can import. */
function exports(planned: ReadonlyMap<string, string>): string[] {
  return [...planned].flatMap(([path, text]) =>
    [...text.matchAll(/^export (?:abstract )?(?:class|const|interface|type) (\w+)/gm)].map(
      ([, name]) => `${path} ${name}`,
    ),
  );
}

/** The message of the recipe, under a name of its own, so that whoever tries the recipe does not break the test. */
function recipe(): string {
  const document = readFileSync(join(workspace, 'CONTRIBUTING.md'), 'utf8');
  const [, block = ''] = /^ {3}```yaml\n(.*?)^ {3}```$/ms.exec(document) ?? [];
  return block.replaceAll(/^ {3}/gm, '').replaceAll('realm_rename', 'realm_retitle');
}

const call = (name: string): string => `  ${name}:
    summary: Do something
    doc: It does something.
    params: []
    returns: { literal: true }
    effects: []
    answer: spec
    source: { seed: none, status: decided, note: For a test. }
    examples:
      - send: '{"riq":1,"resource":"tgt","method":"${name}","kwargs":{}}'
        receive: '{"riq":1,"ret":true,"error":null,"warnings":[]}'
`;

const before = plan();

test('the recipe: only additions, in all the places it names', () => {
  const after = plan('porttracker/realms.yaml', recipe());
  expect(exports(after)).toEqual(expect.arrayContaining(exports(before)));
  const there = new Set(exports(before));
  const added = exports(after).filter((one) => !there.has(one));
  expect(added.map((one) => one.split(' ')[1]).sort()).toEqual([
    'RealmRetitleAnswer',
    'RealmRetitleParams',
    'RealmRetitleResult',
    'realmRetitle',
  ]);
  expect(after.get('libs/porttracker/src/gen/methods.ts')).toContain('  realmRetitle(');
  expect(after.get('libs/porttracker/src/gen/handlers.ts')).toContain('  realm_retitle(');
  expect(after.get('apps/docs/src/gen/porttracker/realms.md')).toContain('## realm_retitle');
});

test('calls of names that others have or may get: what was there keeps its name', () => {
  const calls = ['get', 'save', 'echo', 'list'].map(call).join('');
  expect(exports(plan('raas/tgt.yaml', calls))).toEqual(expect.arrayContaining(exports(before)));
});
