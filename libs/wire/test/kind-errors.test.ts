import { createCodecs, type TypeDescriptor } from '@aluco/wire';
import { describe, expect, it } from 'vitest';
import {
  codecs,
  entries,
  errorOf,
  familyRow,
  filters,
  flags,
  list,
  literal,
  octets,
  partial,
  poll,
  ref,
  row,
  scalar,
  scope,
  subnet,
  union,
  v2,
} from './kinds.fixture.ts';

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
      'a key of a map that is no field',
      filters,
      { ifnmae: 'Fa%' },
      'name_unknown',
      '$.ifnmae',
      /^ifname \(did you mean "ifname"\?\)$/,
    ],
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
      'a key of a map that is no field',
      filters,
      { ifnmae: 'Fa%' },
      'name_unknown',
      '$.ifnmae',
      /^ifname \(did you mean "ifname"\?\)$/,
    ],
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
