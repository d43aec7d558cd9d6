import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { planFiles } from '../src/plan.ts';
import { protocolContexts } from '../src/protocol-context.ts';
import { specFrom, workspace } from './support.ts';

const read = (name: string): string =>
  readFileSync(`${workspace}/tools/codegen/test/fixtures/clash/${name}.yaml`, 'utf8');
const areas = { 'porttracker/index.yaml': read('index'), 'porttracker/messages.yaml': read('messages') };
const spec = specFrom(areas);
const context = protocolContexts(spec)[0]!;

describe('names that clash', () => {
  const constants = Object.fromEntries(
    context.protocol.messages.map((message) => [
      `${message.kind} ${message.name}`,
      context.messageNames(message).constant,
    ]),
  );
  const methods = Object.fromEntries(
    context.protocol.messages
      .filter(({ kind }) => kind === 'request')
      .map((message) => [message.name, context.messageNames(message).method]),
  );

  test.each([
    ['request delete', 'deleteMessage'],
    ['request types', 'typesMessage'],
    ['request foo_bar', 'fooBar'],
    ['request foo__bar', 'fooBarRequest'],
    ['request foo_bar2', 'fooBar2'],
    ['notification foo_bar', 'fooBarNotification'],
    ['notification foo_bar_notification', 'fooBarNotificationNotification'],
  ])('the constant of %s is %s', (message, constant) => {
    expect(constants[message]).toBe(constant);
  });

  test.each([
    ['constructor', 'constructorMessage'],
    ['then', 'thenMessage'],
    ['call', 'callMessage'],
    ['delete', 'delete'],
    ['to_string', 'toStringMessage'],
  ])('the method of %s is %s', (message, method) => {
    expect(methods[message]).toBe(method);
  });

  test.each([
    ['Json', 'JsonType'],
    ['F', 'FType'],
    ['EventTypes', 'EventTypesType'],
    ['RealmField', 'RealmField'],
  ])('the type %s becomes %s', (name, typeName) => {
    expect(context.typeName(name)).toBe(typeName);
  });

  test('no two things have one name', () => {
    expect(new Set(Object.values(constants)).size).toBe(context.protocol.messages.length);
    expect(new Set(Object.values(methods)).size).toBe(Object.keys(methods).length);
  });

  test('names do not depend on the order of the areas', () => {
    const turned = specFrom(Object.fromEntries(Object.entries(areas).reverse()));
    expect(planFiles(turned)).toEqual(planFiles(spec));
  });
});

describe('the files', () => {
  const root = mkdtempSync(join(tmpdir(), 'codegen-clash-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('compile, and rows keep their types', () => {
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    const plan = planFiles(spec).filter(({ path }) => path.startsWith('libs/porttracker/'));
    for (const { path, text } of plan) write(path, text);
    write('package.json', '{ "type": "module" }');
    write(
      'libs/porttracker/src/call.ts',
      [
        'export interface CallOptions { timeout?: number }',
        'export interface ListPromise<R extends readonly unknown[]> extends Promise<R> {',
        '  rows(): AsyncIterable<R[number]>;',
        '}',
      ].join('\n'),
    );
    write(
      'use.ts',
      [
        "import type { PorttrackerMethods, RealmsResult } from './libs/porttracker/src/gen/index.ts';",
        'declare const client: PorttrackerMethods;',
        "const rows = await client.realms({ fields: ['gid', 'constructor'] });",
        "export const exact: { gid: string; constructor: string }[] & Pick<RealmsResult[number], 'gid'>[] = rows;",
        '// @ts-expect-error: it was not asked for.',
        'rows[0]?.class;',
        "for await (const row of client.realms({ fields: ['gid'] }).rows()) {",
        '  const exactRow: { gid: string } = row;',
        '  // @ts-expect-error: it was not asked for.',
        '  exactRow.gid === row.constructor.name || row.class;',
        '}',
        '// @ts-expect-error: it gives no list.',
        'client.delete().rows();',
        '// @ts-expect-error: there is no such field.',
        "await client.realms({ fields: ['colour'] });",
        'await client.delete();',
      ].join('\n'),
    );
    write(
      'tsconfig.json',
      JSON.stringify({
        extends: `${workspace}/tsconfig.base.json`,
        compilerOptions: {
          noEmit: true,
          composite: false,
          declaration: false,
          declarationMap: false,
          lib: ['es2023', 'dom'],
          paths: {
            '@aluco/wire': [`${workspace}/libs/wire/src/index.ts`],
            '@aluco/wire/kinds': [`${workspace}/libs/wire/src/kinds.ts`],
          },
        },
        include: ['**/*.ts'],
      }),
    );
    const tsc = join(workspace, 'node_modules/.bin/tsc');
    let output = '';
    try {
      execFileSync(process.execPath, [tsc, '-p', root, '--pretty', 'false'], { encoding: 'utf8' });
    } catch (error) {
      output = String((error as { stdout?: string }).stdout ?? error);
    }
    expect(output).toBe('');
    expect(plan.length).toBeGreaterThan(8);
  });
});
