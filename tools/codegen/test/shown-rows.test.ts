/** What an editor shows of a row: its fields, not the helpers that lead to them. */
import { Project, ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { workspace } from './support.ts';

const FILE = `${workspace}/tools/codegen/test/shown.ts`;
const SOURCE = `
import { type PorttrackerClient, realmInfo, realmQuery } from '@aluco/porttracker';
declare const client: PorttrackerClient;
declare const maybe: readonly 'name'[];
const device = { realm: '1', type: 'device', columns: ['device_ip'], raw_columns: ['device_mac'], filters: {} } as const;
const rows = await client.realmInfo({ fields: ['gid', 'name'] });
const row = rows[0]!;
const led = (await client.realmInfo({ fields: ['gid', ...maybe] }))[0]!;
const all = await client.groupInfo();
const found = await client.realmQuery(device);
const settings = await client.globalSettings({ properties: ['domain'] });
const called = await client.call(realmInfo, { fields: ['gid'] });
const calledQuery = await client.call(realmQuery, device);
const streamed = client.rows(realmInfo, { fields: ['gid'] });
const taken = client.realmInfo({ fields: ['gid'] }).rows();
const listed = await client.list(realmInfo, { fields: ['gid'] });
`;

test('an editor shows the fields of rows', () => {
  const project = new Project({
    skipAddingFilesFromTsConfig: true,
    compilerOptions: {
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ESNext,
      strict: true,
      exactOptionalPropertyTypes: true,
      allowImportingTsExtensions: true,
      customConditions: ['@aluco/source'],
      types: ['node'],
    },
  });
  const file = project.createSourceFile(FILE, SOURCE);
  const service = project.getLanguageService().compilerObject;
  const shown = (name: string): string => {
    const place = file.getVariableDeclarationOrThrow(name).getNameNode().getStart();
    const info = service.getQuickInfoAtPosition(file.getFilePath(), place);
    return ts.displayPartsToString(info?.displayParts).replaceAll(/\s+/g, ' ');
  };
  expect(shown('rows')).toBe('const rows: { gid: string; name: string; }[]');
  expect(shown('row')).toBe('const row: { gid: string; name: string; }');
  expect(shown('led')).toBe('const led: { gid: string; name?: string; }');
  expect(shown('all')).toBe('const all: { gid: string; name: string; description: string; }[]');
  const device = '{ device_mac: Uint8Array<ArrayBufferLike> | null; device_ip: string | null; }[]';
  expect(shown('found')).toBe(`const found: ${device}`);
  expect(shown('settings')).toBe('const settings: { domain: string | null; }');
  expect(shown('called')).toBe('const called: { gid: string; }[]');
  expect(shown('calledQuery')).toBe(`const calledQuery: ${device}`);
  expect(shown('streamed')).toBe('const streamed: RowIterator<{ gid: string; }>');
  expect(shown('taken')).toBe('const taken: RowIterator<{ gid: string; }>');
  expect(shown('listed')).toBe('const listed: { gid: string; }[]');
}, 60_000);
