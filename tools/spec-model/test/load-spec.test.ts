import { fileURLToPath } from 'node:url';
import {
  formatDiagnostic,
  loadSpec,
  loadSpecFromFiles,
  type Message,
  type Protocol,
} from '@aluco/spec-model';
import { describe, expect, it } from 'vitest';
import { baseSpec, withChange } from './base-spec.ts';

function loadBase(files = baseSpec): readonly [Protocol, Protocol] {
  const { spec, diagnostics } = loadSpecFromFiles(files);
  expect(diagnostics.map((d) => formatDiagnostic(d))).toEqual([]);
  const [porttracker, raas] = spec?.protocols ?? [];
  if (porttracker === undefined || raas === undefined) throw new TypeError('two protocols expected');
  return [porttracker, raas];
}

function messageOf(protocol: Protocol, name: string): Message {
  const message = protocol.messages.find((candidate) => candidate.name === name);
  if (message === undefined) throw new RangeError(name);
  return message;
}

describe('the spec of this repository', () => {
  it('loads without a diagnostic', () => {
    const { spec, diagnostics } = loadSpec(fileURLToPath(new URL('../../../spec', import.meta.url)));
    expect(diagnostics.map((d) => formatDiagnostic(d)).join('\n\n')).toBe('');
    expect(spec?.protocols.map((protocol) => protocol.name)).toEqual(['porttracker', 'raas']);
  });
});

describe('a sound spec', () => {
  it('keeps protocols, areas and declarations in a stable order', () => {
    const [porttracker, raas] = loadBase();
    expect([porttracker.name, raas.name]).toEqual(['porttracker', 'raas']);
    expect(porttracker.areas.map((area) => area.file)).toEqual([
      'porttracker/realms.yaml',
      'porttracker/users.yaml',
    ]);
    expect(porttracker.types.map((type) => type.name).slice(0, 3)).toEqual(['Realm', 'RealmField', 'Seed']);
    const reversed = new Map([...baseSpec].toReversed());
    expect(loadSpecFromFiles(reversed)).toEqual(loadSpecFromFiles(baseSpec));
  });

  it('names calls by area and method, requests plainly', () => {
    const [porttracker, raas] = loadBase();
    expect(raas.messages.map((m) => m.name)).toEqual(['sec.edit_policy', 'sec.login', 'sec.version']);
    expect(messageOf(raas, 'sec.edit_policy').localName).toBe('edit_policy');
    expect(messageOf(porttracker, 'realm_info').aliases).toEqual(['realms']);
  });

  it('turns what a call returns into its one result', () => {
    const [, raas] = loadBase();
    const { result } = messageOf(raas, 'sec.edit_policy');
    expect(result.map(({ name, type }) => ({ name, type }))).toEqual([
      { name: 'ret', type: { kind: 'ref', name: 'Policy' } },
    ]);
  });

  it('takes the default session where a message has none', () => {
    const [porttracker] = loadBase();
    expect(messageOf(porttracker, 'realm_info').session).toEqual({ in: ['open'] });
    expect(messageOf(porttracker, 'realm_poll').session).toEqual({
      in: ['open'],
      next: 'open',
      ordered: true,
    });
  });

  it.each([
    ['realm_info', { idempotent: true, destructive: false, declarative: true }],
    ['realm_query', { idempotent: true, destructive: false, declarative: false }],
    ['seed_modify', { idempotent: false, destructive: true, declarative: true }],
    ['limits_modify', { idempotent: true, destructive: false, declarative: true }],
    ['realm_poll', { idempotent: false, destructive: false, declarative: false }],
  ])('derives from the effects of %s what follows', (name, wanted) => {
    expect(messageOf(loadBase()[0], name)).toMatchObject(wanted);
  });

  it('lets a message overrule what is derived', () => {
    const stated = withChange(
      baseSpec,
      'porttracker/realms.yaml',
      '    summary: Change seeds\n',
      '    summary: Change seeds\n    idempotent: true\n    destructive: false\n',
    );
    const message = messageOf(loadBase(stated)[0], 'seed_modify');
    expect(message).toMatchObject({ idempotent: true, destructive: false });
  });

  it('carries secrets of members and fields', () => {
    const [porttracker, raas] = loadBase();
    const secret = porttracker.types.find((type) => type.name === 'Secret')?.type;
    expect(secret).toMatchObject({
      kind: 'record',
      fields: [{ name: 'word', access: 'write', secret: true }],
    });
    expect(messageOf(raas, 'sec.login').result[0]?.type).toMatchObject({
      fields: [{ name: 'jwt', secret: true }],
    });
  });

  it('keeps numbers of enums as numbers', () => {
    const subnet = loadBase()[0].types.find((type) => type.name === 'Subnet')?.type;
    expect(subnet).toMatchObject({ members: [{}, { type: { values: [{ value: 0 }, { value: 1 }] } }, {}] });
    const mapped = withChange(
      baseSpec,
      'porttracker/realms.yaml',
      '{ enum: [0, 1] }',
      '{ enum: { 1: Yes., 0: No. } }',
    );
    expect(loadBase(mapped)[0].types.find((type) => type.name === 'Subnet')?.type).toMatchObject({
      members: [
        {},
        {
          type: {
            values: [
              { value: 1, doc: 'Yes.' },
              { value: 0, doc: 'No.' },
            ],
          },
        },
        {},
      ],
    });
  });

  it('says where each thing stands', () => {
    const [porttracker] = loadBase();
    expect(porttracker.types[0]?.loc).toEqual({ file: 'porttracker/realms.yaml', line: 6, column: 3 });
  });

  it('is plain data', () => {
    const { spec } = loadSpecFromFiles(baseSpec);
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });
});
