import { describe, expect, it } from 'vitest';
import type { MemberNode, NamedType, Scalar, TypeNode } from '../ir.ts';
import { createFits, type Scope } from './fits.ts';

const loc = { file: 'x.yaml', line: 1, column: 1 };

function scalar(
  name: string,
  value: Scalar['value'],
  accepts: string,
  sends: string,
  pattern?: string,
): Scalar {
  const rule = { name, doc: '', value, accepts: accepts.split(' '), sends, example: null, loc };
  return pattern === undefined ? rule : { ...rule, pattern };
}

const scalars = new Map(
  [
    scalar('string', 'string', 'string number boolean', 'string'),
    scalar('integer', 'number', 'integer integer_string', 'integer'),
    scalar('number', 'number', 'number number_string', 'number'),
    scalar('flag', 'boolean', 'zero_one zero_one_string boolean', 'zero_one'),
    scalar('gid', 'string', 'string integer', 'string', '^[0-9]+$'),
    scalar('octets', 'octets', 'latin1_string', 'latin1_string'),
    scalar('base64', 'octets', 'base64_string', 'base64_string'),
    scalar('json', 'json', 'json', 'json'),
  ].map((rule) => [rule.name, rule]),
);

const of = (name: string): TypeNode => ({ kind: 'scalar', scalar: name });
const member = (name: string, type: TypeNode, more: Partial<MemberNode> = {}): MemberNode => ({
  name,
  type,
  loc,
  ...more,
});
const field = (name: string, type: TypeNode, access: 'read' | 'write' | 'both' = 'read') => ({
  name,
  type,
  access,
  loc,
});
const tuple = (...members: MemberNode[]): TypeNode => ({ kind: 'tuple', members });

const record: TypeNode = {
  kind: 'record',
  fields: [field('a', of('integer')), field('b', of('string'), 'both'), field('c', of('string'), 'write')],
};
const types = new Map<string, NamedType>([['R', { name: 'R', area: 'x', type: record, loc }]]);
const fits = createFits(types, scalars);
const server: Scope = { sender: 'server', params: { by: ['b', 'a'], raw: ['c'] } };

const subnet: TypeNode = {
  kind: 'tuple',
  members: [
    member('net', of('string')),
    member('in', { kind: 'enum', values: [{ value: 0 }, { value: 1 }] }),
    member('ping', { kind: 'enum', values: [{ value: 0 }, { value: 2 }] }),
  ],
  merged: ['in', 'ping'],
};
const credential: TypeNode = {
  kind: 'union',
  options: [
    tuple(member('v', { kind: 'literal', value: 2 }), member('words', { kind: 'list', item: of('string') })),
    tuple(member('v', { kind: 'literal', value: 3 }), member('user', of('string'))),
  ],
};

describe('reading', () => {
  it.each<[string, TypeNode, unknown, unknown]>([
    ['a number for a text', of('string'), 5, '5'],
    ['a text for a number', of('integer'), '5', 5],
    ['a fraction as text', of('number'), '1.5', 1.5],
    ['a flag as text', of('flag'), '0', false],
    ['a flag as a boolean', of('flag'), true, true],
    ['a number for a gid', of('gid'), 51, '51'],
    ['base64 with white space', of('base64'), 'YW\nJj', 'YWJj'],
    ['octets', of('octets'), 'abc', 'YWJj'],
    ['a literal as text', { kind: 'literal', value: 2 }, '2', 2],
    ['an enum number as text', { kind: 'enum', values: [{ value: 0 }, { value: 2 }] }, '2', 2],
    ['another value of an open enum', { kind: 'enum', values: [{ value: 'a' }], open: true }, 'z', 'z'],
    ['bits as text', { kind: 'bits', bits: [{ name: 'm', value: 2 }] }, '6', 6],
    [
      'a wrapping',
      { kind: 'wrap', key: 'poll', inner: { kind: 'map', value: of('integer') } },
      { poll: { x: 1 } },
      { x: 1 },
    ],
    [
      'no wrapping',
      { kind: 'wrap', key: 'poll', inner: { kind: 'map', value: of('integer') } },
      { x: '1' },
      { x: 1 },
    ],
    ['merged flags', subnet, ['n', 3], { net: 'n', in: 1, ping: 2 }],
    ['one of the merged flags', subnet, ['n', '2'], { net: 'n', in: 0, ping: 2 }],
    [
      'a null put in',
      { ...tuple(member('a', of('integer')), member('b', of('integer'))), gap: 'b' } as TypeNode,
      [1, null, 2],
      { a: 1, b: 2 },
    ],
    ['flags apart', subnet, ['n', 1, 0], { net: 'n', in: 1, ping: 0 }],
    [
      'a first tuple without brackets',
      { kind: 'list', item: credential, unnested: true },
      [2, ['w'], [3, 'u']],
      [
        { v: 2, words: ['w'] },
        { v: 3, user: 'u' },
      ],
    ],
    [
      'the rest',
      tuple(member('a', of('string')), member('r', of('integer'), { rest: true })),
      ['x', 1, '2'],
      { a: 'x', r: [1, 2] },
    ],
    ['an absent member', tuple(member('a', of('string'), { optional: true })), [], {}],
    ['a row', { kind: 'projection', of: 'R', by: 'by' }, ['x', '1'], { b: 'x', a: 1 }],
    [
      'a row with octets',
      { kind: 'projection', of: 'R', by: 'by', raw: 'raw' },
      ['x', 1, null],
      { b: 'x', a: 1, 'raw c': null },
    ],
    ['a row of all readable fields', { kind: 'projection', of: 'R', by: 'none' }, [1, 'x'], { a: 1, b: 'x' }],
    ['entries', { kind: 'entries', of: 'R', access: 'write' }, [['c', 5]], { c: '5' }],
    ['a partial record', { kind: 'partial', of: 'R', access: 'write' }, { b: 'x' }, { b: 'x' }],
  ])('takes %s', (_, type, value, wanted) => {
    expect(fits.decode(type, value, server, '$')).toEqual(wanted);
    fits.roundTrip(type, value, server, '$');
  });

  it.each<[string, TypeNode, unknown, string]>([
    ['a fraction', of('integer'), 1.5, 'at $ expected integer'],
    ['a word for a number', of('number'), 'x', 'at $ expected number'],
    ['a gid with letters', of('gid'), 'x', 'matching ^[0-9]+$'],
    ['characters beyond octets', of('octets'), '€', 'at $ expected octets'],
    ['a base64 text cut short', of('base64'), 'YWJjY', 'at $ expected base64'],
    ['too large a number', { kind: 'scalar', scalar: 'integer', max: 7 }, 8, 'at most 7'],
    ['too small a number', { kind: 'scalar', scalar: 'integer', min: 1 }, 0, 'at least 1'],
    ['negative bits', { kind: 'bits', bits: [] }, -1, 'a number of bits'],
    ['another type in an open enum', { kind: 'enum', values: [{ value: 1 }], open: true }, 'z', 'one of 1'],
    [
      'a field that is never returned',
      record,
      { a: 1, b: 'x', c: 'y' },
      'at $.c expected one of the fields a, b',
    ],
    ['a record without a field', record, { b: 'x' }, 'expected the field `a`'],
    ['a field that cannot be set', { kind: 'partial', of: 'R', access: 'write' }, { a: 1 }, 'at $.a'],
    [
      'an entry without a value',
      { kind: 'entries', of: 'R', access: 'read' },
      [['a']],
      'a pair of a name and a value',
    ],
    ['a long row', { kind: 'projection', of: 'R', by: 'by' }, ['x', 1, 2], 'expected 2 values (b, a), got 3'],
    ['a missing position', tuple(member('a', of('string'))), [], 'at $[0] expected `a`'],
    [
      'a further position',
      tuple(member('a', of('string'))),
      ['x', 'y'],
      'at $[1] expected no further member',
    ],
    ['an option that got furthest', credential, [3, []], 'at $[1] expected string'],
    ['an array for an object', { kind: 'map', value: of('string') }, [], 'an object'],
    [
      'a key that is no field',
      { kind: 'map', value: of('string'), keys: { kind: 'fieldOf', of: 'R', access: 'read' } },
      { a: 'x', z: 'y' },
      'at $.z expected a field of R (a, b)',
    ],
  ])('refuses %s', (_, type, value, message) => {
    expect(() => fits.roundTrip(type, value, server, '$')).toThrow(message);
  });

  it('asks for fields that can only be set when the client sends them', () => {
    const client: Scope = { sender: 'client', params: {} };
    expect(fits.decode(record, { a: 1, b: 'x', c: 'y' }, client, '$')).toEqual({ a: 1, b: 'x', c: 'y' });
  });
});

describe('what does not survive', () => {
  it('is told apart from what does not fit', () => {
    const strange = createFits(types, new Map([['yes', scalar('yes', 'boolean', 'boolean', 'zero_one')]]));
    expect(() => strange.roundTrip(of('yes'), true, server, '$')).toThrow(
      expect.objectContaining({ constructor: expect.objectContaining({ name: 'Unstable' }) }),
    );
  });
});
