import {
  createCodecs,
  type FieldDescriptor,
  type MessageDescriptor,
  sampleParams,
  sampleResult,
  sampleValue,
  scalars,
  type TypeDescriptor,
  type TypeRegistry,
} from '@aluco/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const scalar = (name: string): TypeDescriptor => ({ kind: 'scalar', scalar: name });
const withExample = (field: FieldDescriptor, example: unknown): FieldDescriptor =>
  ({ ...field, example }) as FieldDescriptor;

const types: TypeRegistry = {
  Realm: {
    kind: 'record',
    fields: [
      withExample({ name: 'gid', type: scalar('gid') }, '64424509927'),
      { name: 'name', type: scalar('string'), access: 'both' },
      { name: 'mac', type: scalar('octets') },
      withExample(
        { name: 'polls', type: { kind: 'map', value: scalar('integer') }, optional: true },
        { ports: '339' },
      ),
      { name: 'secret', type: scalar('string'), access: 'write' },
    ],
  },
  Settings: {
    kind: 'record',
    fields: [
      { name: 'level', type: { kind: 'scalar', scalar: 'integer', min: 2, max: 4 }, access: 'both' },
      {
        name: 'macs',
        spread: true,
        access: 'both',
        type: { kind: 'tuple', members: [{ name: 'remove', type: { kind: 'list', item: scalar('mac') } }] },
      },
    ],
  },
  View: { kind: 'family', cases: { realm: 'Realm', settings: 'Settings' } },
  Tree: {
    kind: 'record',
    fields: [
      { name: 'name', type: scalar('string') },
      { name: 'children', type: { kind: 'list', item: { kind: 'ref', name: 'Tree' } } },
    ],
  },
  Target: {
    kind: 'union',
    options: [
      { kind: 'tuple', members: [{ name: 'not', type: { kind: 'ref', name: 'Target' } }] },
      { kind: 'literal', value: '*' },
    ],
  },
};
const codecs = createCodecs(types);

/** One position of a message each: what is on the wire is JSON, and reads as what was written. */
function returns(type: TypeDescriptor, seed: number, scope = {}): void {
  const value = sampleValue(type, { types, seed, scope, name: 'name' });
  const wire = JSON.parse(JSON.stringify(codecs.type(type).encode(value, scope)));
  expect(codecs.type(type).decode(wire, scope)).toEqual(value);
}

const leaves: fc.Arbitrary<TypeDescriptor> = fc.oneof(
  fc.constantFrom(...Object.keys(scalars)).map(scalar),
  fc
    .tuple(fc.integer(), fc.nat(1000))
    .map(([min, span]): TypeDescriptor => ({ kind: 'scalar', scalar: 'integer', min, max: min + span })),
  fc.boolean().map((padding): TypeDescriptor => ({ kind: 'scalar', scalar: 'base64', padding })),
  fc
    .oneof(fc.string(), fc.integer(), fc.boolean())
    .map((value): TypeDescriptor => ({ kind: 'literal', value })),
  fc.uniqueArray(fc.string(), { minLength: 1 }).map((values): TypeDescriptor => ({ kind: 'enum', values })),
  fc
    .uniqueArray(fc.integer(), { minLength: 1 })
    .map((values): TypeDescriptor => ({ kind: 'enum', values, open: true })),
  fc.constantFrom<TypeDescriptor>(
    {
      kind: 'bits',
      bits: [
        { name: 'low', value: 1 },
        { name: 'high', value: 2 ** 40 },
      ],
    },
    { kind: 'ref', name: 'Tree' },
    { kind: 'ref', name: 'Target' },
    { kind: 'ref', name: 'Realm' },
    { kind: 'partial', of: 'Realm', access: 'write' },
    { kind: 'entries', of: 'Settings', access: 'write' },
    { kind: 'keyOf', family: 'View' },
    { kind: 'fieldOf', of: 'View', at: 'kind', access: 'read' },
    {
      kind: 'map',
      value: scalar('string'),
      keys: { kind: 'fieldOf', of: 'View', at: 'kind', access: 'read' },
    },
    { kind: 'projection', of: 'Realm', by: 'fields', raw: 'raw' },
    { kind: 'projection', of: 'View', at: 'kind', by: 'absent' },
    { kind: 'entries', of: 'Realm', access: 'read', by: 'fields' },
  ),
);
const names = fc.uniqueArray(fc.stringMatching(/^[a-z_]{1,8}$/), { minLength: 1, maxLength: 4 });
const { any } = fc.letrec<{ any: TypeDescriptor; branch: TypeDescriptor }>((tie) => ({
  any: fc.oneof({ maxDepth: 4, depthSize: 'small' }, leaves, tie('branch')),
  branch: fc.oneof(
    tie('any').map((item): TypeDescriptor => ({ kind: 'list', item })),
    tie('any').map((value): TypeDescriptor => ({ kind: 'map', value })),
    tie('any').map((inner): TypeDescriptor => ({ kind: 'nullable', inner })),
    tie('any').map((inner): TypeDescriptor => ({ kind: 'wrap', key: 'poll', inner })),
    // Options of one JSON type could not be told apart.
    tie('any').map(
      (item): TypeDescriptor => ({
        kind: 'union',
        options: [scalar('string'), scalar('integer'), { kind: 'list', item }],
      }),
    ),
    fc.tuple(names, tie('any'), fc.nat(4), fc.boolean()).map(
      ([all, type, required, rest]): TypeDescriptor => ({
        kind: 'tuple',
        members: all.map((name, i) => ({
          name,
          type,
          ...(i >= required && !(rest && i === all.length - 1) ? { optional: true as const } : {}),
          ...(rest && i === all.length - 1 ? { rest: true as const } : {}),
        })),
      }),
    ),
    fc.tuple(names, tie('any'), fc.nat(4)).map(
      ([all, type, required]): TypeDescriptor => ({
        kind: 'record',
        fields: all.map((name, i) => ({ name, type, ...(i >= required ? { optional: true as const } : {}) })),
      }),
    ),
  ),
}));
const scope = { fields: ['name', 'polls', 'gid'], raw: ['mac'], kind: 'realm' };

describe('samples', () => {
  it('of any type read as what was written', () => {
    fc.assert(
      fc.property(any, fc.nat(1000), (type, seed) => returns(type, seed, scope)),
      { numRuns: 1500 },
    );
  });

  it('of every scalar read as what was written', () => {
    for (const name of Object.keys(scalars))
      for (let seed = 0; seed < 20; seed++) returns(scalar(name), seed);
  });

  it('are the same for the same seed, and differ between seeds', () => {
    const of = (seed: number) => sampleValue(scalar('gid'), { types, seed });
    expect(of(7)).toBe(of(7));
    expect(new Set(Array.from({ length: 20 }, (_, seed) => of(seed))).size).toBeGreaterThan(10);
  });

  it('suit their names', () => {
    const text = (name: string) => sampleValue(scalar('string'), { types, name });
    expect(text('switch_ip')).toMatch(/^10\.\d+\.\d+\.\d+$/);
    expect(text('hostname')).toMatch(/\.example\.net$/);
    expect(text('device_mac')).toMatch(/^00:30:42:/);
  });

  it('come from an example, decoded', () => {
    expect(sampleValue(scalar('base64'), { types, example: 'AQ==' })).toEqual(Uint8Array.of(1));
    expect(() => sampleValue(scalar('flag'), { types, example: 'x' })).toThrow(/0 or 1/);
  });

  it('end in types without an end', () => {
    const ring: TypeRegistry = {
      Ring: { kind: 'tuple', members: [{ name: 'next', type: { kind: 'ref', name: 'Ring' } }] },
    };
    expect(() => sampleValue({ kind: 'ref', name: 'Ring' }, { types: ring })).toThrow(/without an end/);
  });
});

describe('samples of messages', () => {
  const message: MessageDescriptor = {
    protocol: 'test',
    kind: 'request',
    area: 'all',
    name: 'query',
    params: [
      { name: 'type', type: { kind: 'keyOf', family: 'View' } },
      { name: 'fields', type: { kind: 'list', item: { kind: 'fieldOf', of: 'Realm', access: 'read' } } },
      { name: 'raw', type: { kind: 'list', item: { kind: 'fieldOf', of: 'Realm', access: 'read' } } },
      { name: 'limit', type: scalar('integer'), optional: true },
    ],
    result: [
      { name: 'count', type: scalar('integer') },
      { name: 'rows', type: { kind: 'projection', of: 'Realm', by: 'fields' }, rest: true },
    ],
    session: { in: ['open'] },
    idempotent: true,
  };

  it('ask for each column once, and only for what is readable', () => {
    const params = sampleParams(message, types);
    expect(params).toMatchObject({ fields: ['gid', 'name', 'mac', 'polls'], raw: [] });
    expect(params).toHaveProperty('limit');
    expect(sampleParams(message, types, { optional: false })).not.toHaveProperty('limit');
  });

  it('answer with the columns asked for; examples serve the first row', () => {
    const result = sampleResult(message, types, { params: { fields: ['gid', 'polls'] } }) as {
      rows: { gid: string; polls: unknown }[];
    };
    expect(result.rows.map((row) => Object.keys(row))).toEqual([
      ['gid', 'polls'],
      ['gid', 'polls'],
    ]);
    expect(result.rows[0]).toEqual({ gid: '64424509927', polls: { ports: 339 } });
    expect(result.rows[1]!.gid).not.toBe('64424509927');
  });

  it('read as what was written, for every seed', () => {
    const codec = createCodecs(types).message(message);
    for (let seed = 0; seed < 50; seed++) {
      const params = sampleParams(message, types, { seed, optional: seed % 2 === 0 });
      expect(codec.decodeParams(codec.encodeParams(params))).toEqual(params);
      expect(codec.decodeNamed(codec.encodeNamed(params))).toEqual(params);
      const result = sampleResult(message, types, { seed, params });
      expect(codec.decodeResult(codec.encodeResult(result, params), params)).toEqual(result);
    }
  });

  it('of messages without a result are nothing', () => {
    expect(sampleResult({ ...message, result: [] }, types)).toBeUndefined();
  });
});
