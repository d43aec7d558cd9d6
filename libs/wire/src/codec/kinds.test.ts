import { describe, expect, it } from 'vitest';
import {
  createCodecs,
  isWireError,
  type TypeDescriptor,
  type TypeRegistry,
  type WireError,
} from '../index.ts';

const scalar = (
  name: string,
  more: { min?: number; max?: number; padding?: boolean } = {},
): TypeDescriptor => ({
  kind: 'scalar',
  scalar: name,
  ...more,
});
const literal = (value: string | number | boolean): TypeDescriptor => ({ kind: 'literal', value });
const ref = (name: string): TypeDescriptor => ({ kind: 'ref', name });
const list = (item: TypeDescriptor): TypeDescriptor => ({ kind: 'list', item });
const nullable = (inner: TypeDescriptor): TypeDescriptor => ({ kind: 'nullable', inner });
const union = (...options: TypeDescriptor[]): TypeDescriptor => ({ kind: 'union', options });
const octets = (...values: number[]): Uint8Array => Uint8Array.from(values);

const v2: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'version', type: literal(2) },
    { name: 'communities', type: list(scalar('string')) },
  ],
};
const v3: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'version', type: literal(3) },
    { name: 'user', type: scalar('string') },
    { name: 'authpass', type: scalar('string'), optional: true },
    { name: 'authalg', type: { kind: 'enum', values: ['md5', 'sha'] }, optional: true },
  ],
};
const credentials: TypeDescriptor = { kind: 'list', item: union(v2, v3), unnested: true };
const subnet: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'subnet', type: scalar('ip') },
    { name: 'limit', type: scalar('integer') },
    { name: 'include', type: { kind: 'enum', values: [0, 1] } },
    { name: 'ping', type: { kind: 'enum', values: [0, 2] } },
  ],
  merged: ['include', 'ping'],
};
const flags: TypeDescriptor = {
  kind: 'bits',
  bits: [
    { name: 'include', value: 1 },
    { name: 'manual', value: 2 },
  ],
};
const poll: TypeDescriptor = {
  kind: 'wrap',
  key: 'poll',
  inner: { kind: 'map', value: scalar('integer') },
};
const types: TypeRegistry = {
  Realm: {
    kind: 'record',
    fields: [
      { name: 'gid', type: scalar('gid') },
      { name: 'name', type: scalar('string'), access: 'both' },
      { name: 'description', type: nullable(scalar('string')), access: 'both' },
      { name: 'polling', type: scalar('flag'), optional: true },
      { name: 'secret', type: scalar('string'), access: 'write' },
    ],
  },
  Port: { kind: 'record', fields: [{ name: 'ifname', type: scalar('string') }] },
  View: { kind: 'family', cases: { realm: 'Realm', port: 'Port' } },
  Settings: {
    kind: 'record',
    fields: [
      { name: 'cdp_enabled', type: nullable(scalar('flag')), access: 'both' },
      {
        name: 'block_port_macs',
        spread: true,
        access: 'both',
        type: {
          kind: 'tuple',
          members: [
            { name: 'remove', type: list(scalar('mac')), optional: true },
            { name: 'add', type: list(scalar('mac')), optional: true },
          ],
        },
      },
    ],
  },
  Tree: {
    kind: 'record',
    fields: [
      { name: 'name', type: scalar('string') },
      { name: 'children', type: list(ref('Tree')) },
    ],
  },
};
const codecs = createCodecs(types);
const scope = { fields: ['name', 'gid'], type: 'port', columns: ['ifname'], raw: ['gid'] };
const row: TypeDescriptor = { kind: 'projection', of: 'Realm', by: 'fields' };
const rawRow: TypeDescriptor = { kind: 'projection', of: 'Realm', by: 'fields', raw: 'raw' };
const anyRow: TypeDescriptor = { kind: 'projection', of: 'Realm', by: 'absent' };
const familyRow: TypeDescriptor = { kind: 'projection', of: 'View', at: 'type', by: 'columns' };
const entries: TypeDescriptor = { kind: 'entries', of: 'Settings', access: 'write' };
const partial: TypeDescriptor = { kind: 'partial', of: 'Realm', access: 'write' };
const open: TypeDescriptor = { kind: 'record', open: true, fields: [{ name: 'a', type: scalar('integer') }] };

function errorOf(run: () => unknown): WireError {
  try {
    run();
  } catch (error) {
    if (isWireError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('decode', () => {
  const table: readonly (readonly [string, TypeDescriptor, unknown, unknown])[] = [
    ['text', scalar('string'), 'ä', 'ä'],
    ['a number as text', scalar('string'), 5.5, '5.5'],
    ['a truth as text', scalar('string'), true, 'true'],
    ['a whole number', scalar('integer'), -3, -3],
    ['digits as a whole number', scalar('integer'), ' 339 ', 339],
    ['a range', scalar('integer', { min: 0, max: 7 }), '7', 7],
    ['a number in text', scalar('number'), '1.5e3', 1500],
    ['a truth', scalar('boolean'), false, false],
    ['a truth as 1', scalar('boolean'), 1, true],
    ['a truth as "0"', scalar('boolean'), '0', false],
    ['a truth in text', scalar('boolean'), 'true', true],
    ['a flag', scalar('flag'), 0, false],
    ['a flag in text', scalar('flag'), '1', true],
    ['a gid', scalar('gid'), '64424509927', '64424509927'],
    ['a gid as a number', scalar('gid'), 64424509930, '64424509930'],
    ['an address that no pattern knows, read softly', scalar('ip'), 'fe80::1%eth0', 'fe80::1%eth0'],
    ['a timestamp', scalar('timestamp'), 1202674637.64799, 1202674637.64799],
    ['octets', scalar('octets'), '\u00000B\u0006D^', octets(0, 0x30, 0x42, 6, 0x44, 0x5e)],
    ['base64', scalar('base64'), 'ZmZiOTczMjE=', new TextEncoder().encode('ffb97321')],
    [
      'base64 with lines and no padding',
      scalar('base64'),
      'ZmZi\nOTcz\r\nMjE\n',
      new TextEncoder().encode('ffb97321'),
    ],
    ['empty base64', scalar('base64'), '', octets()],
    ['any JSON', scalar('json'), { a: [null] }, { a: [null] }],
    ['null as any JSON', scalar('json'), null, null],
    ['a literal', literal(2), 2, 2],
    ['a literal number in text', literal(2), '2', 2],
    ['a literal text as a number', literal('2'), 2, '2'],
    ['an enum', { kind: 'enum', values: ['md5', 'sha'] }, 'sha', 'sha'],
    ['an enum of numbers, in text', { kind: 'enum', values: [0, 2] }, '2', 2],
    ['an open enum', { kind: 'enum', values: ['a'], open: true }, 'z', 'z'],
    ['an open enum of numbers', { kind: 'enum', values: [1], open: true }, '9', 9],
    ['bits', flags, 3, { include: true, manual: true }],
    ['bits in text', flags, '2', { include: false, manual: true }],
    ['bits without a name', flags, 12, { include: false, manual: false, other: 12 }],
    ['a list', list(scalar('integer')), ['1', 2], [1, 2]],
    ['a map', { kind: 'map', value: scalar('integer') }, { ports: '339' }, { ports: 339 }],
    ['null', nullable(scalar('gid')), null, null],
    ['no null', nullable(scalar('gid')), 5, '5'],
    ['a union, its second option exactly', union(scalar('string'), scalar('integer')), 5, 5],
    ['a union, text of digits stays text', union(scalar('integer'), scalar('string')), '5', '5'],
    ['a union, its option softly', union(scalar('integer'), literal('*')), '5', 5],
    ['wrapped', poll, { poll: { infrastructure: 13, ports: '339' } }, { infrastructure: 13, ports: 339 }],
    ['not wrapped', poll, { infrastructure: 13, ports: '339' }, { infrastructure: 13, ports: 339 }],
    ['not wrapped, with the key inside', poll, { poll: 7 }, { poll: 7 }],
    ['wrapped null', { kind: 'wrap', key: 'sync', inner: nullable(poll) }, { sync: null }, null],
    ['a tuple', v2, [2, ['public']], { version: 2, communities: ['public'] }],
    ['a tuple that stops early', v3, [3, 'noAuthUser'], { version: 3, user: 'noAuthUser' }],
    [
      'a tuple with null for what may be absent',
      v3,
      [3, 'u', null, 'md5'],
      { version: 3, user: 'u', authalg: 'md5' },
    ],
    ['a tuple with more than is known', v2, [2, ['a'], 'new'], { version: 2, communities: ['a'] }],
    [
      'nested credentials',
      credentials,
      [
        [2, ['test']],
        [3, 'u', 'p', 'md5'],
      ],
      [
        { version: 2, communities: ['test'] },
        { version: 3, user: 'u', authpass: 'p', authalg: 'md5' },
      ],
    ],
    [
      'credentials that lost the first brackets',
      credentials,
      [2, ['w0rld', 'peace'], [3, 'noAuthUser']],
      [
        { version: 2, communities: ['w0rld', 'peace'] },
        { version: 3, user: 'noAuthUser' },
      ],
    ],
    ['one v2 without brackets', credentials, [2, ['a']], [{ version: 2, communities: ['a'] }]],
    [
      'one v3 without brackets',
      credentials,
      [3, 'u', 'p', 'sha', [2, ['a']]],
      [
        { version: 3, user: 'u', authpass: 'p', authalg: 'sha' },
        { version: 2, communities: ['a'] },
      ],
    ],
    ['no credentials', credentials, [], []],
    ['flags apart', subnet, ['1.1.1.1', 1000, 1, 2], { subnet: '1.1.1.1', limit: 1000, include: 1, ping: 2 }],
    ['flags added', subnet, ['1.1.1.1', 1000, 3], { subnet: '1.1.1.1', limit: 1000, include: 1, ping: 2 }],
    [
      'flags added, in text',
      subnet,
      ['1.1.1.1', 1000, '2'],
      { subnet: '1.1.1.1', limit: 1000, include: 0, ping: 2 },
    ],
    [
      'a record without its unknown fields',
      ref('Realm'),
      { gid: 5, name: 'a', description: null, secret: 's', new: 1 },
      { gid: '5', name: 'a', description: null, secret: 's' },
    ],
    ['an open record', open, { a: '1', b: [2] }, { a: 1, b: [2] }],
    [
      'a recursive type',
      ref('Tree'),
      { name: 'a', children: [{ name: 'b', children: [] }] },
      { name: 'a', children: [{ name: 'b', children: [] }] },
    ],
    ['a row', row, ['a', 5], { name: 'a', gid: '5' }],
    ['a row with more than was asked', row, ['a', 5, 'x'], { name: 'a', gid: '5' }],
    [
      'a row of all that is readable',
      anyRow,
      ['5', 'a', null, '1'],
      { gid: '5', name: 'a', description: null, polling: true },
    ],
    [
      'a row that stops before what may be absent',
      anyRow,
      ['5', 'a', null],
      { gid: '5', name: 'a', description: null },
    ],
    ['a raw column', rawRow, ['a', null, '\u0001ÿ'], { name: 'a', gid: octets(1, 255) }],
    ['a row of a family', familyRow, ['Fa0/11'], { ifname: 'Fa0/11' }],
    ['entries', entries, [['cdp_enabled', '1']], { cdp_enabled: true }],
    ['an entry without a value', entries, [['cdp_enabled']], { cdp_enabled: null }],
    [
      'an entry that is spread',
      entries,
      [['block_port_macs', ['11:00:0a:0b:11:22'], ['0a:11:22:44:0e:0b']]],
      { block_port_macs: { remove: ['11:00:0a:0b:11:22'], add: ['0a:11:22:44:0e:0b'] } },
    ],
    ['a bare spread entry', entries, [['block_port_macs']], { block_port_macs: {} }],
    [
      'what no one knows among entries that are read',
      { kind: 'entries', of: 'Settings', access: 'read' },
      [['new', 1]],
      {},
    ],
    ['a part', partial, { name: 'b', secret: 's' }, { name: 'b', secret: 's' }],
    ['a field name', { kind: 'fieldOf', of: 'View', at: 'type', access: 'read' }, 'ifname', 'ifname'],
    ['a key', { kind: 'keyOf', family: 'View' }, 'port', 'port'],
    [
      'a key that every object has',
      { kind: 'map', value: scalar('integer') },
      JSON.parse('{"__proto__":1}'),
      JSON.parse('{"__proto__":1}'),
    ],
  ];
  // The raw column `gid` is also asked for as text: the row's null is no gid, and raw wins.
  it.each(table)('%s', (name, type, wire, want) => {
    const own = name === 'a raw column' ? { fields: ['name', 'description'], raw: ['gid'] } : scope;
    const got = codecs.type(type).decode(wire, own);
    expect(got).toEqual(name === 'a raw column' ? { ...(want as object), description: null } : want);
  });
});

describe('encode', () => {
  const table: readonly (readonly [string, TypeDescriptor, unknown, unknown])[] = [
    ['a flag', scalar('flag'), true, 1],
    ['a flag, from the wire form', scalar('flag'), 0, 0],
    ['a truth', scalar('boolean'), true, true],
    ['a gid from a number', scalar('gid'), 5, '5'],
    ['digits as a whole number', scalar('integer'), '5', 5],
    ['octets', scalar('octets'), octets(0, 255), '\u0000ÿ'],
    ['padded base64', scalar('base64'), octets(1), 'AQ=='],
    ['unpadded base64', scalar('base64', { padding: false }), octets(1), 'AQ'],
    ['base64 of three', scalar('base64'), octets(255, 254, 253), '//79'],
    ['an enum in text', { kind: 'enum', values: [0, 2] }, '2', 2],
    ['bits', flags, { manual: true, other: 12 }, 14],
    ['wrapped', poll, { ports: 3 }, { poll: { ports: 3 } }],
    ['credentials nested', credentials, [{ version: 2, communities: ['a'] }], [[2, ['a']]]],
    ['a tuple that stops early', v3, { version: 3, user: 'u' }, [3, 'u']],
    ['a tuple with a gap', v3, { version: 3, user: 'u', authalg: 'sha' }, [3, 'u', null, 'sha']],
    ['flags apart', subnet, { subnet: '1.1.1.1', limit: 5, include: 1, ping: 0 }, ['1.1.1.1', 5, 1, 0]],
    ['a union, by what it is', union(scalar('string'), scalar('integer')), 5, 5],
    ['a union of records, by their fields', union(partial, open), { a: 1, z: 2 }, { a: 1, z: 2 }],
    ['a row out of more', row, { gid: '5', name: 'a', other: 1 }, ['a', '5']],
    ['a row that lacks what may be absent', anyRow, { gid: '5', name: 'a' }, ['5', 'a', null, null]],
    ['a raw column from text', rawRow, { name: 'a', gid: '5' }, ['a', '5', '5']],
    ['entries', entries, { cdp_enabled: false }, [['cdp_enabled', 0]]],
    [
      'entries that were asked for',
      { kind: 'entries', of: 'Settings', access: 'read', by: 'props' },
      { block_port_macs: {}, cdp_enabled: true },
      [['cdp_enabled', 1]],
    ],
    ['a spread entry', entries, { block_port_macs: { remove: [], add: [] } }, [['block_port_macs', [], []]]],
    ['a cleared spread entry', entries, { block_port_macs: {} }, [['block_port_macs']]],
    ['a part', partial, { description: null, name: undefined }, { description: null }],
  ];
  it.each(table)('%s', (_, type, value, want) => {
    expect(codecs.type(type).encode(value, { ...scope, props: ['cdp_enabled'] })).toEqual(want);
  });

  const raw: readonly (readonly [unknown, unknown])[] = [
    [octets(0, 255), '\u0000ÿ'],
    ['ÿ', 'ÿ'],
    ['€', 'â\u0082¬'],
    [7, '7'],
    [true, '1'],
    [null, null],
    [undefined, null],
  ];
  it.each(raw)('a raw column from %j', (value, want) => {
    const type: TypeDescriptor = { kind: 'projection', of: 'Port', by: 'fields', raw: 'raw' };
    expect(codecs.type(type).encode({ ifname: value }, { fields: [], raw: ['ifname'] })).toEqual([want]);
  });
});

describe('errors of decode', () => {
  const table: readonly (readonly [string, TypeDescriptor, unknown, string, string, RegExp])[] = [
    ['an object for text', scalar('string'), {}, 'value_invalid', '$', /^text$/],
    ['a fraction', scalar('integer'), 1.5, 'value_invalid', '$', /^a whole number$/],
    [
      'digits that a number cannot hold',
      scalar('integer'),
      '9007199254740993',
      'value_invalid',
      '$',
      /whole number/,
    ],
    ['a gid whose digits are lost', scalar('gid'), 2 ** 60, 'value_invalid', '$', /^a gid \(digits\)$/],
    ['out of range', scalar('integer', { min: 0, max: 7 }), 8, 'value_invalid', '$', /from 0 to 7/],
    ['two for a flag', scalar('flag'), 2, 'value_invalid', '$', /0 or 1/],
    ['no octets', scalar('octets'), '€', 'value_invalid', '$', /U\+00FF/],
    ['no base64', scalar('base64'), 'a$b=', 'value_invalid', '$', /base64/],
    ['base64 of one digit', scalar('base64'), 'A', 'value_invalid', '$', /base64/],
    ['another literal', literal(2), 3, 'value_invalid', '$', /^2$/],
    [
      'none of an enum',
      { kind: 'enum', values: ['md5', 'sha'] },
      'sah',
      'value_invalid',
      '$',
      /^one of md5, sha \(did you mean "sha"\?\)$/,
    ],
    ['negative bits', flags, -1, 'value_invalid', '$', /1 include, 2 manual/],
    ['no list', list(scalar('gid')), 'x', 'value_invalid', '$', /a list \(each a gid \(digits\)\)/],
    ['in a list', list(scalar('gid')), ['1', null], 'value_invalid', '$[1]', /gid/],
    [
      'in a map',
      { kind: 'map', value: scalar('flag') },
      { 'Add Realms': 7 },
      'value_invalid',
      '$["Add Realms"]',
      /0 or 1/,
    ],
    [
      'no option',
      union(scalar('gid'), list(scalar('gid'))),
      null,
      'value_invalid',
      '$',
      /^a gid \(digits\), or a list/,
    ],
    [
      'inside the only option that came near',
      union(scalar('gid'), list(scalar('gid'))),
      ['1', {}],
      'value_invalid',
      '$[1]',
      /gid/,
    ],
    ['inside a wrapping', poll, { poll: { ports: 'x' } }, 'value_invalid', '$.poll.ports', /whole number/],
    ['no tuple', v2, {}, 'value_invalid', '$', /an array \[version, communities\]/],
    ['a short tuple', v2, [2], 'value_missing', '$.communities', /a list/],
    ['flags that are no sum', subnet, ['1.1.1.1', 5, 4], 'value_invalid', '$[2]', /a sum of 1, 2/],
    [
      'a record without a field',
      ref('Realm'),
      { gid: '5', description: null },
      'value_missing',
      '$.name',
      /text/,
    ],
    [
      'deep',
      ref('Tree'),
      { name: 'a', children: [{ name: 'b', children: [{ name: {} }] }] },
      'value_invalid',
      '$.children[0].children[0].name',
      /text/,
    ],
    [
      'in a row',
      list(row),
      [
        ['a', '5'],
        ['b', []],
      ],
      'value_invalid',
      '$[1].gid',
      /gid/,
    ],
    ['a short row', row, ['a'], 'value_missing', '$.gid', /gid/],
    ['no pair', entries, ['x'], 'value_invalid', '$[0]', /\[name, value\]/],
    [
      'an entry unknown',
      entries,
      [['cdp_enable', 1]],
      'name_unknown',
      '$[0].cdp_enable',
      /did you mean "cdp_enabled"/,
    ],
    [
      'in an entry',
      entries,
      [['block_port_macs', [5]]],
      'value_invalid',
      '$[0].block_port_macs.remove[0]',
      /MAC/,
    ],
    ['a part unknown', partial, { gid: '5' }, 'name_unknown', '$.gid', /^one of name, description, secret$/],
    ['null for a part that is never null', partial, { name: null }, 'value_invalid', '$.name', /text/],
    [
      'an unknown field name',
      { kind: 'fieldOf', of: 'Realm', access: 'read' },
      'nmae',
      'name_unknown',
      '$',
      /did you mean "name"/,
    ],
    [
      'a write-only field name',
      { kind: 'fieldOf', of: 'Realm', access: 'read' },
      'secret',
      'name_unknown',
      '$',
      /one of gid, name, description, polling/,
    ],
    ['no key', { kind: 'keyOf', family: 'View' }, 'constructor', 'value_invalid', '$', /one of realm, port/],
  ];
  it.each(table)('%s', (_, type, wire, code, path, expected) => {
    const error = errorOf(() => codecs.type(type).decode(wire, scope));
    expect({ code: error.code, path: error.path }).toEqual({ code, path });
    expect(error.expected).toMatch(expected);
  });

  it('points at the parameter that a row depends on', () => {
    const missing = errorOf(() => codecs.type(familyRow).decode(['x'], {}));
    expect(missing).toMatchObject({ code: 'value_missing', path: '$.type', expected: 'one of realm, port' });
    const unknown = errorOf(() => codecs.type(list(row)).decode([['x']], { fields: ['name', 'nam'] }));
    expect(unknown).toMatchObject({ code: 'name_unknown', path: '$.fields[1]' });
  });
});

describe('errors of encode', () => {
  const table: readonly (readonly [string, TypeDescriptor, unknown, string, string, RegExp])[] = [
    ['a word for a gid', scalar('gid'), 'abc', 'value_invalid', '$', /a gid \(digits\)/],
    ['no address', scalar('ip'), 'switch', 'value_invalid', '$', /IP address/],
    ['no MAC', scalar('mac'), '00:30', 'value_invalid', '$', /MAC/],
    ['infinity', scalar('number'), Number.POSITIVE_INFINITY, 'value_invalid', '$', /a number/],
    ['text for octets', scalar('octets'), '€', 'value_invalid', '$', /a Uint8Array/],
    ['a function as JSON', scalar('json'), () => 1, 'value_invalid', '$', /JSON/],
    ['a word for a bit', flags, { manual: 'yes' }, 'value_invalid', '$', /true or false for manual/],
    ['an array for a tuple', v2, [2, []], 'value_invalid', '$', /an object \{version, communities\}/],
    ['a tuple without a member', v2, { version: 2 }, 'value_missing', '$.communities', /a list/],
    ['a row without a column', row, { name: 'a' }, 'value_missing', '$.gid', /gid/],
    [
      'an unknown setting',
      entries,
      { cdp: 1 },
      'name_unknown',
      '$.cdp',
      /one of cdp_enabled, block_port_macs/,
    ],
    [
      'an octet array for a map',
      { kind: 'map', value: scalar('integer') },
      octets(1),
      'value_invalid',
      '$',
      /an object/,
    ],
  ];
  it.each(table)('%s', (_, type, value, code, path, expected) => {
    const error = errorOf(() => codecs.type(type).encode(value, scope));
    expect({ code: error.code, path: error.path }).toEqual({ code, path });
    expect(error.expected).toMatch(expected);
  });
});

describe('wrong descriptors', () => {
  it.each([
    ['an unknown name', ref('Raelm'), /did you mean "Realm"/],
    ['an unknown scalar', scalar('strng'), /did you mean "string"/],
    ['a family as a value', ref('View'), /only pointed at/],
  ] as const)('%s', (_, type, expected) => {
    expect(errorOf(() => codecs.type(type).decode('x')).expected).toMatch(expected);
  });

  it('a ring of names', () => {
    const ring = createCodecs({ A: { kind: 'ref', name: 'B' }, B: { kind: 'ref', name: 'A' } });
    expect(errorOf(() => ring.type(ref('A')).decode(1)).code).toBe('value_invalid');
  });
});
