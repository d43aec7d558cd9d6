import {
  createCodecs,
  type MessageDescriptor,
  type TypeRegistry,
  type WireError,
  type WireErrorCode,
} from '@aluco/wire';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { list, nullable, scalar } from './kinds.fixture.ts';

const types: TypeRegistry = {
  Port: {
    kind: 'record',
    fields: [
      { name: 'gid', type: scalar('gid') },
      { name: 'name', type: nullable(scalar('string')) },
      { name: 'vlan', type: scalar('integer') },
      { name: 'load', type: nullable(scalar('number')) },
      { name: 'share', type: scalar('number', { min: 0, max: 1 }) },
      { name: 'up', type: scalar('flag') },
      {
        name: 'seen',
        type: nullable({ kind: 'union', options: [scalar('integer'), scalar('string')] }),
      },
    ],
  },
};
const ports: MessageDescriptor = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'test',
  name: 'port_info',
  params: [
    { name: 'fields', type: list({ kind: 'fieldOf', of: 'Port', access: 'read' }), optional: true },
    { name: 'raw', type: list({ kind: 'fieldOf', of: 'Port', access: 'read' }), optional: true },
  ],
  result: [{ name: 'rows', type: list({ kind: 'projection', of: 'Port', by: 'fields', raw: 'raw' }) }],
  session: { in: ['authenticated'] },
  idempotent: true,
};
const names = ['gid', 'name', 'vlan', 'load', 'share', 'up', 'seen'];

/** A row as sent, and as read. */
const row = fc
  .record({
    gid: fc.integer({ min: 0 }),
    name: fc.option(fc.string()),
    vlan: fc.integer(),
    load: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
    share: fc.constantFrom(0, 0.5, 1),
    up: fc.boolean(),
    seen: fc.oneof(fc.constant(null), fc.integer(), fc.string()),
    soft: fc.boolean(),
  })
  .map(({ soft, ...read }) => ({
    read: { ...read, gid: String(read.gid) },
    sent: [
      soft ? read.gid : String(read.gid),
      read.name,
      soft ? String(read.vlan) : read.vlan,
      read.load,
      read.share,
      soft ? String(Number(read.up)) : Number(read.up),
      read.seen,
    ],
  }));

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ['with functions made for columns', () => {}],
  [
    'where functions cannot be made from text',
    () =>
      vi.stubGlobal('Function', () => {
        throw new EvalError('refused');
      }),
  ],
])('many rows, %s', (_, prepare) => {
  it('are read like few', () => {
    prepare();
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (few) => {
        const codec = createCodecs(types).message(ports);
        const many = Array.from({ length: 300 }, (_, i) => few[i % few.length]!);
        const read = codec.decodeResult([many.map(({ sent }) => sent)], { fields: names });
        expect(read).toEqual(many.map((one) => one.read));
        expect(Object.keys((read as object[])[299]!)).toEqual(names);
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, number, unknown, string, WireErrorCode]>([
    ['text for a number', 2, 'x', '.vlan', 'value_invalid'],
    ['a fraction for a whole number', 2, 1.5, '.vlan', 'value_invalid'],
    ['infinity', 3, Number.POSITIVE_INFINITY, '.load', 'value_invalid'],
    ['out of range', 4, 2, '.share', 'value_invalid'],
    ['null', 0, null, '.gid', 'value_invalid'],
  ])('fail at the value: %s', (_, column, value, segment, code) => {
    prepare();
    const codec = createCodecs(types).message(ports);
    for (const at of [5, 250]) {
      const rows = Array.from({ length: 300 }, (_, i) => {
        const good = ['1', 'a', 2, 3, 1, 0, null];
        return i === at ? good.with(column, value as never) : good;
      });
      let error: unknown;
      try {
        codec.decodeResult([rows], { fields: names });
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toMatchObject({ code, path: `$.rows[${at}]${segment}` } satisfies Partial<WireError>);
    }
  });

  it('are read from objects as well', () => {
    prepare();
    const codec = createCodecs(types).type(list({ kind: 'ref', name: 'Port' }));
    const sent = { gid: 1, name: null, vlan: '2', load: 0.5, share: 1, up: 0, seen: 'x', more: 1 };
    const read = { gid: '1', name: null, vlan: 2, load: 0.5, share: 1, up: false, seen: 'x' };
    const many = codec.decode(Array.from({ length: 300 }, () => sent)) as object[];
    expect(many).toEqual(Array.from({ length: 300 }, () => read));
    expect(Object.keys(many[299]!)).toEqual(names);
    const { vlan, ...rest } = sent;
    const lacking = Array.from({ length: 300 }, (_, i) => (i === 250 ? rest : { ...rest, vlan }));
    expect(() => codec.decode(lacking)).toThrow(
      expect.objectContaining({ code: 'value_missing', path: '$[250].vlan' }),
    );
  });

  it('say which column a short row lacks', () => {
    prepare();
    const codec = createCodecs(types).message(ports);
    const rows = Array.from({ length: 300 }, (_, i) => (i === 299 ? ['1'] : ['1', 'a']));
    expect(() => codec.decodeResult([rows], { fields: ['gid', 'name'] })).toThrow(
      expect.objectContaining({ code: 'value_missing', path: '$.rows[299].name' }),
    );
  });

  it('keep apart what different requests ask for', () => {
    prepare();
    const codec = createCodecs(types).message(ports);
    for (let turn = 0; turn < 3; turn++) {
      for (let skip = 0; skip < 20; skip++) {
        const asked = [...names.slice(0, 1 + (skip % 7)), ...(skip > 7 ? ['gid'] : [])];
        const sent = Array.from({ length: 120 }, () => asked.map((name) => (name === 'name' ? 'n' : '1')));
        const read = codec.decodeResult([sent], { fields: asked }) as Record<string, unknown>[];
        expect(Object.keys(read[119]!)).toEqual([...new Set(asked)]);
      }
      const raw = codec.decodeResult([Array.from({ length: 120 }, () => ['1', 'é'])], {
        fields: ['gid'],
        raw: ['name'],
      }) as Record<string, unknown>[];
      expect(raw[119]).toEqual({ gid: '1', name: Uint8Array.of(0xe9) });
    }
  });
});
