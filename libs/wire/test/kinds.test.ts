import type { TypeDescriptor } from '@aluco/wire';
import { describe, expect, it } from 'vitest';
import {
  anyRow,
  codecs,
  credentials,
  entries,
  familyRow,
  flags,
  list,
  literal,
  nullable,
  octets,
  open,
  partial,
  poll,
  rawRow,
  ref,
  row,
  scalar,
  scope,
  subnet,
  union,
  v2,
  v3,
} from './kinds.fixture.ts';

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
      'a null put in',
      v3,
      [3, 'u', 'p', null, 'sha'],
      { version: 3, user: 'u', authpass: 'p', authalg: 'sha' },
    ],
    [
      'a null put in, inside a union',
      union(v2, v3),
      [3, 'u', 'p', null, 'sha'],
      { version: 3, user: 'u', authpass: 'p', authalg: 'sha' },
    ],
    ['a null that ends', v3, [3, 'u', 'p', null], { version: 3, user: 'u', authpass: 'p' }],
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
