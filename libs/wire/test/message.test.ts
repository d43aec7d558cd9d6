import {
  createCodecs,
  isWireError,
  type MemberDescriptor,
  type MessageDescriptor,
  type TypeDescriptor,
  type TypeRegistry,
  type WireError,
} from '@aluco/wire';
import { describe, expect, it } from 'vitest';

const scalar = (name: string): TypeDescriptor => ({ kind: 'scalar', scalar: name });
const list = (item: TypeDescriptor): TypeDescriptor => ({ kind: 'list', item });
const member = (
  name: string,
  type: TypeDescriptor,
  more: Partial<MemberDescriptor> = {},
): MemberDescriptor => ({
  name,
  type,
  ...more,
});
const fieldsParam = member('fields', list({ kind: 'fieldOf', of: 'Realm', access: 'read' }));
const rowOf = (of: string): TypeDescriptor => ({ kind: 'projection', of, by: 'fields' });

function message(
  name: string,
  params: MemberDescriptor[],
  result: MemberDescriptor[],
  more: Partial<MessageDescriptor> = {},
): MessageDescriptor {
  return {
    protocol: 'test',
    kind: 'request',
    area: 'all',
    name,
    params,
    result,
    session: { in: ['open'] },
    idempotent: true,
    ...more,
  };
}

const types: TypeRegistry = {
  Realm: {
    kind: 'record',
    fields: [
      { name: 'gid', type: scalar('gid') },
      { name: 'name', type: scalar('string'), access: 'both' },
      {
        name: 'poll_result',
        type: { kind: 'wrap', key: 'poll', inner: { kind: 'map', value: scalar('integer') } },
      },
      { name: 'poller', type: scalar('gid'), access: 'write' },
    ],
  },
  Permission: {
    kind: 'tuple',
    members: [member('role', scalar('string')), member('level', scalar('integer'))],
  },
  Device: {
    kind: 'record',
    fields: [
      { name: 'switch_uid', type: scalar('string') },
      { name: 'device_mac', type: scalar('mac') },
    ],
  },
  Port: { kind: 'record', fields: [{ name: 'ifname', type: scalar('string') }] },
  View: { kind: 'family', cases: { device: 'Device', switch_detail: 'Port' } },
};
const permissions = list({ kind: 'ref', name: 'Permission' });

const realmInfo = message(
  'realm_info',
  [fieldsParam, member('realms', list(scalar('gid')), { optional: true })],
  [member('rows', rowOf('Realm'), { rest: true })],
  {
    form: { send: 'spread', accept: ['spread', 'packed'] },
  },
);
const groupSettings = message(
  'group_settings',
  [member('group', scalar('gid'))],
  [
    member('system', permissions),
    member(
      'realms',
      list({ kind: 'tuple', members: [member('realm', scalar('gid')), member('roles', permissions)] }),
    ),
  ],
  { form: { send: 'packed', accept: ['packed', 'spread'] } },
);
const realmQuery = message(
  'realm_query',
  [
    member('realm', scalar('gid')),
    member('type', { kind: 'keyOf', family: 'View' }),
    member('columns', list({ kind: 'fieldOf', of: 'View', at: 'type', access: 'read' })),
    member('raw_columns', list({ kind: 'fieldOf', of: 'View', at: 'type', access: 'read' }), {
      optional: true,
    }),
    member('filters', { kind: 'map', value: scalar('string') }, { optional: true }),
  ],
  [member('rows', list({ kind: 'projection', of: 'View', at: 'type', by: 'columns', raw: 'raw_columns' }))],
);
const ping = message('ping', [], [member('time', scalar('timestamp')), member('pid', scalar('integer'))]);
const login = message('login', [member('user', scalar('string')), member('password', scalar('string'))], []);
const subscribe = message('subscribe', [member('events', scalar('string'), { rest: true })], []);
const getPolicies = message(
  'sec.get_policies',
  [
    member('policy', list(scalar('uuid')), { optional: true }),
    member('limit', scalar('integer'), { optional: true, default: 50 }),
    member('note', { kind: 'nullable', inner: scalar('string') }, { optional: true }),
  ],
  [member('ret', { kind: 'map', value: scalar('integer') })],
  { kind: 'call' },
);
const codecs = createCodecs(types);

function errorOf(run: () => unknown): WireError {
  try {
    run();
  } catch (error) {
    if (isWireError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('parameters by position', () => {
  const table: readonly (readonly [string, MessageDescriptor, object | undefined, unknown[]])[] = [
    ['none', ping, undefined, []],
    ['an optional one absent', realmInfo, { fields: ['gid'] }, [['gid']]],
    ['an optional one undefined', realmInfo, { fields: ['gid'], realms: undefined }, [['gid']]],
    ['all', realmInfo, { fields: ['gid'], realms: ['5'] }, [['gid'], ['5']]],
    [
      'a gap becomes null',
      realmQuery,
      { realm: '5', type: 'device', columns: [], filters: { a: 'b' } },
      ['5', 'device', [], null, { a: 'b' }],
    ],
    ['the rest', subscribe, { events: ['a', 'b'] }, ['a', 'b']],
    ['a default is not sent', getPolicies, {}, []],
  ];
  it.each(table)('%s', (_, m, params, want) => {
    expect(codecs.message(m).encodeParams(params)).toEqual(want);
  });

  it.each([
    ['null for an optional one', realmInfo, [['gid'], null], { fields: ['gid'] }],
    ['soft gids', realmInfo, [['gid'], [5]], { fields: ['gid'], realms: ['5'] }],
    ['more than is known', login, ['u', 'p', 'x'], { user: 'u', password: 'p' }],
    ['no rest', subscribe, [], { events: [] }],
    [
      'columns of the family',
      realmQuery,
      ['5', 'switch_detail', ['ifname'], [], { switch: 27 }],
      { realm: '5', type: 'switch_detail', columns: ['ifname'], raw_columns: [], filters: { switch: '27' } },
    ],
    ['null kept where it is a value', getPolicies, [null, '3', null], { limit: 3, note: null }],
  ] as const)('reads %s', (_, m: MessageDescriptor, args: readonly unknown[], want) => {
    expect(codecs.message(m).decodeParams(args)).toEqual(want);
  });

  it.each([
    [
      'an unknown name',
      realmInfo,
      { feilds: [] },
      'name_unknown',
      '$.feilds',
      'one of fields, realms (did you mean "fields"?)',
      '"feilds"',
    ],
    ['an absent one', login, { user: 'u' }, 'value_missing', '$.password', 'text', 'nothing'],
    ['no object', login, ['u', 'p'], 'value_invalid', '$', 'an object {user, password}', '["u","p"]'],
    [
      'a write-only column',
      realmInfo,
      { fields: ['gid', 'poller'] },
      'name_unknown',
      '$.fields[1]',
      'one of gid, name, poll_result',
      '"poller"',
    ],
    [
      'a column of another record',
      realmQuery,
      { realm: '5', type: 'device', columns: ['ifname'] },
      'name_unknown',
      '$.columns[0]',
      'one of switch_uid, device_mac',
      '"ifname"',
    ],
    [
      'a rest that is no list',
      subscribe,
      { events: 'a' },
      'value_invalid',
      '$.events',
      'a list (each text)',
      '"a"',
    ],
    ['in the rest', subscribe, { events: ['a', {}] }, 'value_invalid', '$.events[1]', 'text', '{}'],
  ] as const)('refuses %s', (_, m: MessageDescriptor, params, code, path, expected, received) => {
    const error = errorOf(() => codecs.message(m).encodeParams(params));
    expect(error).toMatchObject({ messageName: m.name, code, path, expected, received });
  });

  it('tells the whole story in one line', () => {
    const error = errorOf(() => codecs.message(realmInfo).decodeParams([['gid'], ['x', {}]]));
    expect(error.message).toBe('realm_info $.realms[1]: expected a gid (digits), got {}');
  });
});

describe('parameters by name', () => {
  const codec = codecs.message(getPolicies);
  it('leaves out what is absent', () => {
    expect(codec.encodeNamed({ limit: 3, policy: undefined })).toEqual({ limit: 3 });
    expect(codecs.message(subscribe).encodeNamed({ events: ['a'] })).toEqual({ events: ['a'] });
  });
  it('takes null for absent, unless null is a value', () => {
    expect(codec.decodeNamed({ policy: null, limit: null, note: null })).toEqual({ note: null });
  });
  it('refuses names it does not know', () => {
    expect(errorOf(() => codec.decodeNamed({ limits: 1 }))).toMatchObject({
      code: 'name_unknown',
      path: '$.limits',
      expected: 'one of policy, limit, note (did you mean "limit"?)',
    });
    expect(errorOf(() => codec.decodeNamed([]))).toMatchObject({ code: 'value_invalid', path: '$' });
  });
  it('lists one issue for each parameter', () => {
    expect(codec.validateNamed({ policy: ['x', {}], limit: 'many', page: 1 })).toEqual([
      {
        parameter: 'page',
        code: 'name_unknown',
        path: '$.page',
        expected: 'one of policy, limit, note',
        received: '"page"',
      },
      { parameter: 'policy', code: 'value_invalid', path: '$.policy[1]', expected: 'a UUID', received: '{}' },
      {
        parameter: 'limit',
        code: 'value_invalid',
        path: '$.limit',
        expected: 'a whole number',
        received: '"many"',
      },
    ]);
    expect(codec.validateNamed({ policy: null, limit: 5 })).toEqual([]);
    expect(codec.validateNamed('x')).toMatchObject([{ parameter: '', path: '$' }]);
  });
  it('lists issues of positions, once where one follows from another', () => {
    const query = codecs.message(realmQuery);
    expect(query.validateParams([null, 'devise', ['ifname'], ['ifname']])).toMatchObject([
      { parameter: 'realm', path: '$.realm' },
      {
        parameter: 'type',
        path: '$.type',
        expected: 'one of device, switch_detail (did you mean "device"?)',
      },
    ]);
    expect(query.validateParams(['5'])).toMatchObject([
      { parameter: 'type', code: 'value_missing' },
      { parameter: 'columns', code: 'value_missing' },
    ]);
    expect(query.validateParams(['5', 'device', []])).toEqual([]);
  });
});

describe('results', () => {
  const rows = [
    { gid: '5', name: 'a' },
    { gid: '6', name: 'b' },
  ];
  const settings = {
    system: [{ role: 'API', level: 2 }],
    realms: [{ realm: '7', roles: [{ role: 'Assign', level: 0 }] }],
  };
  const system = [['API', 2]];
  const realms = [['7', [['Assign', 0]]]];
  const two = { fields: ['gid', 'name'] };
  const query = { realm: '5', type: 'device', columns: ['switch_uid'], raw_columns: ['device_mac'] };
  const mac = Uint8Array.from([0, 0x30, 0x42, 6, 0x44, 0x5e]);

  it.each([
    ['nothing', login, undefined, {}, []],
    ['several', ping, { time: 1.5, pid: 7 }, {}, [1.5, 7]],
    [
      'rows as further arguments',
      realmInfo,
      rows,
      two,
      [
        ['5', 'a'],
        ['6', 'b'],
      ],
    ],
    ['no rows', realmInfo, [], two, []],
    ['packed', groupSettings, settings, {}, [[system, realms]]],
    ['octets', realmQuery, [{ switch_uid: 's', device_mac: mac }], query, [[['s', '\u00000B\u0006D^']]]],
  ] as const)('%s', (_, m: MessageDescriptor, value, params, args: readonly unknown[]) => {
    expect(codecs.message(m).encodeResult(value, params)).toEqual(args);
    expect(codecs.message(m).decodeResult(args, params)).toEqual(value);
  });

  it.each([
    [
      'packed rows',
      realmInfo,
      [
        [
          ['5', 'a'],
          [6, 'b'],
        ],
      ],
      two,
      rows,
    ],
    ['no packed rows', realmInfo, [[]], two, []],
    ['spread settings', groupSettings, [system, realms], {}, settings],
    [
      'a wrapped column',
      realmInfo,
      [['5', { poll: { end: '79' } }]],
      { fields: ['gid', 'poll_result'] },
      [{ gid: '5', poll_result: { end: 79 } }],
    ],
    [
      'a column without its wrapping',
      realmInfo,
      [['5', { end: '79' }]],
      { fields: ['gid', 'poll_result'] },
      [{ gid: '5', poll_result: { end: 79 } }],
    ],
    [
      'all columns without a list of them',
      realmInfo,
      [['5', 'a', {}]],
      {},
      [{ gid: '5', name: 'a', poll_result: {} }],
    ],
    ['more than is known', ping, ['1.5', '7', 'x'], {}, { time: 1.5, pid: 7 }],
    ['arguments where there should be none', login, ['x'], {}, undefined],
  ] as const)('reads %s', (_, m: MessageDescriptor, args: readonly unknown[], params, want) => {
    expect(codecs.message(m).decodeResult(args, params)).toEqual(want);
  });

  it('leaves out write-only fields and what was not asked for', () => {
    const get = codecs.message(message('get', [], [member('ret', { kind: 'ref', name: 'Realm' })]));
    const realm = { gid: '5', name: 'a', poll_result: {}, poller: '8', extra: 1 };
    expect(get.encodeReturn(realm)).toEqual({ gid: '5', name: 'a', poll_result: { poll: {} } });
    expect(get.decodeReturn({ ...realm, gid: 5 })).toEqual({ gid: '5', name: 'a', poll_result: {} });
    expect(codecs.message(realmInfo).encodeResult([realm], { fields: ['name'] })).toEqual([['a']]);
  });

  it.each([
    [
      'in a row',
      realmInfo,
      [
        ['5', 'a'],
        ['6', {}],
      ],
      two,
      '$.rows[1].name',
      'text',
    ],
    ['a short reply', ping, [1.5], {}, '$.pid', 'a whole number'],
    [
      'in the sent form',
      groupSettings,
      [[system, [['7', [['Assign', 'x']]]]]],
      {},
      '$.realms[0].roles[0].level',
      'a whole number',
    ],
  ] as const)(
    'points at the fault: %s',
    (_, m: MessageDescriptor, args: readonly unknown[], params, path, expected) => {
      const error = errorOf(() => codecs.message(m).decodeResult(args, params));
      expect(error).toMatchObject({ messageName: m.name, path, expected });
    },
  );

  it('works out columns anew for every call', () => {
    const params = { fields: ['gid'] };
    const codec = codecs.message(realmInfo);
    expect(codec.decodeResult([['5']], params)).toEqual([{ gid: '5' }]);
    params.fields = ['name'];
    expect(codec.decodeResult([['5']], params)).toEqual([{ name: '5' }]);
  });
});
