/** What the vendor's document leaves open, read as this project reads it: the forms taken, and the one form written. */

import type { Json } from '@aluco/wire';
import { describe, expect, test } from 'vitest';
import { protocol } from '../src/protocol.ts';

const { codecs, requests } = protocol();

function codecOf(name: string) {
  const message = requests[name];
  if (message === undefined) throw new TypeError(`no request ${name}`);
  return codecs.message<Record<string, unknown>, unknown>(message);
}

const mac = Uint8Array.of(0x00, 0x30, 0x42, 0x06, 0x44, 0x5e);
const v2 = { version: 2, communities: ['w0rld', 'peace'] };
const v3 = {
  version: 3,
  user: 'u',
  auth_password: 'a',
  priv_password: 'p',
  auth_algorithm: 'md5',
  priv_algorithm: 'aes',
};
const credential = (...versions: unknown[]) => ({
  subnet: '10.1.0.0',
  bits: 16,
  versions,
  flags: { include: true },
});
const credentialArgs = (versions: Json): Json[] => ['51', [], [['10.1.0.0', 16, versions, 1]]];

describe('requests', () => {
  test.each<[string, string, Json[], unknown, Json[]?]>([
    ['all realms, without a list', 'realm_info', [['gid']], { fields: ['gid'] }],
    ['all realms, with null', 'realm_info', [['gid'], null], { fields: ['gid'], realms: null }],
    [
      'all pollers, without a list',
      'poller_info',
      [['dns_max_outstanding', 'hostname']],
      { fields: ['dns_max_outstanding', 'hostname'] },
    ],
    ['all pollers, with null', 'poller_info', [['gid'], null], { fields: ['gid'], pollers: null }],
    ['a gid as a number', 'realm_poll', [5_100_005_442], { realm: '5100005442' }, ['5100005442']],
    ['more arguments than are described', 'realm_poll', ['51', 'more', [1]], { realm: '51' }, ['51']],
    [
      'the gid before the properties',
      'realm_info_modify',
      ['51', { discovery_poller: 9 }],
      { realm: '51', changes: { discovery_poller: '9' } },
      ['51', { discovery_poller: '9' }],
    ],
    [
      'a write-only secret',
      'poller_info_modify',
      ['51', { secret: 's' }],
      { poller: '51', changes: { secret: 's' } },
    ],
    [
      'a write-only password',
      'global_settings_modify',
      [[['smtp_pass', 's']]],
      { settings: { smtp_pass: 's' } },
    ],
    [
      'filters as numbers and texts',
      'realm_query',
      ['51', 'switch_detail', ['ifname'], [], { switch: 27, ifname: 'Fa%' }],
      {
        realm: '51',
        type: 'switch_detail',
        columns: ['ifname'],
        raw_columns: [],
        filters: { switch: 27, ifname: 'Fa%' },
      },
    ],
    [
      'a history mask and an unused period',
      'realm_query',
      ['51', 'device', [], ['device_mac'], {}, '2', { months: '3' }],
      {
        realm: '51',
        type: 'device',
        columns: [],
        raw_columns: ['device_mac'],
        filters: {},
        history: 2,
        unused: { months: 3 },
      },
      ['51', 'device', [], ['device_mac'], {}, 2, { months: 3 }],
    ],
    [
      'credentials',
      'realm_snmp_credential_list_modify',
      credentialArgs([
        [2, ['w0rld', 'peace']],
        [3, 'u', 'a', 'p', 'md5', 'aes'],
      ]),
      { realm: '51', remove: [], add: [credential(v2, v3)] },
    ],
    [
      'credentials whose first entry lost its brackets',
      'realm_snmp_credential_list_modify',
      credentialArgs([2, ['w0rld', 'peace'], [3, 'u']]),
      { realm: '51', remove: [], add: [credential(v2, { version: 3, user: 'u' })] },
      credentialArgs([
        [2, ['w0rld', 'peace']],
        [3, 'u'],
      ]),
    ],
    [
      'credentials with a null before the algorithms',
      'realm_snmp_credential_list_modify',
      credentialArgs([[3, 'u', 'a', 'p', null, 'md5', 'aes']]),
      { realm: '51', remove: [], add: [credential(v3)] },
      credentialArgs([[3, 'u', 'a', 'p', 'md5', 'aes']]),
    ],
    [
      'credentials to remove',
      'realm_snmp_credential_list_modify',
      ['51', [['10.0.0.0', 8]], []],
      { realm: '51', remove: [{ subnet: '10.0.0.0', bits: 8 }], add: [] },
    ],
    ['the short name of the assignments', 'realm_device_assignment', ['51'], { realm: '51' }],
    ['all devices assigned', 'realm_device_assign', ['51'], { realm: '51' }],
    [
      'a device assigned to none',
      'realm_device_assign',
      ['51', ['1.1.1.1', null]],
      { realm: '51', assignment: { ip: '1.1.1.1', poller: null } },
    ],
    [
      'port exclusions removed and added',
      'realm_advanced_settings_modify',
      ['51', [['block_port_macs', ['11:00:0A:0b:11:22'], []]]],
      { realm: '51', settings: { block_port_macs: { remove: ['11:00:0A:0b:11:22'], add: [] } } },
    ],
    [
      'port exclusions cleared',
      'realm_advanced_settings_modify',
      ['51', [['block_port_macs']]],
      { realm: '51', settings: { block_port_macs: {} } },
    ],
    [
      'a subnet with its flags apart',
      'poller_subnet_list_modify',
      ['51', [], [['10.0.0.0', 8, 1000, 1, 2]]],
      {
        poller: '51',
        remove: [],
        add: [{ subnet: '10.0.0.0', bits: 8, ping_limit: 1000, include: 1, ping: 2 }],
      },
    ],
    [
      'a subnet with its flags in one',
      'poller_subnet_list_modify',
      ['51', [], [['10.0.0.0', 8, 1000, 3]]],
      {
        poller: '51',
        remove: [],
        add: [{ subnet: '10.0.0.0', bits: 8, ping_limit: 1000, include: 1, ping: 2 }],
      },
      ['51', [], [['10.0.0.0', 8, 1000, 1, 2]]],
    ],
    ['all global settings', 'global_settings', [], {}],
    [
      'domain controllers and a timeout',
      'security_authentication_modify',
      ['51', { timeout: 5, ctrls: [['10.1.50.1'], ['10.1.50.2']] }],
      { method: '51', changes: { timeout: 5, ctrls: { remove: ['10.1.50.1'], add: ['10.1.50.2'] } } },
    ],
    [
      'roles of the system and of realms as two arguments',
      'group_settings_modify',
      ['51', {}, [['Add Realms', 0]], [['52', [['Poller Settings', 1]]]]],
      {
        group: '51',
        changes: {},
        system: [{ role: 'Add Realms', permission: 0 }],
        realms: [{ realm: '52', permissions: [{ role: 'Poller Settings', permission: 1 }] }],
      },
    ],
    ['a switch of a realm', 'switch_poll', ['51', '10.0.0.1'], { realm: '51', switch_ip: '10.0.0.1' }],
    [
      'base64 with and without padding',
      'login_cram_md6',
      ['u', 'YWJj\nZA==\n', ''],
      { username: 'u', cr: Buffer.from('abcd'), cc: Buffer.alloc(0) },
      ['u', 'YWJjZA', ''],
    ],
  ])('%s', (_, name, args, params, written = args) => {
    const codec = codecOf(name);
    const read = codec.decodeParams(args);
    expect(plain(read)).toEqual(plain(params));
    expect(codec.encodeParams(read)).toEqual(written);
  });

  test.each([
    ['an unknown field', 'realm_info', [['colour']]],
    ['a write-only field', 'realm_info', [['discovery_poller']]],
    ['a write-only setting', 'global_settings', [['smtp_pass']]],
    ['a column of another view', 'realm_query', ['51', 'switch', ['device_ip'], [], {}]],

    ['a property that is only read', 'realm_info_modify', ['51', { last_poll: 1 }]],
  ])('%s is refused', (_, name, args) => {
    expect(() => codecOf(name).decodeParams(args)).toThrow(expect.objectContaining({ code: 'name_unknown' }));
  });
});

describe('replies', () => {
  const rows = [
    { gid: '1', pollers: ['7'] },
    { gid: '2', pollers: [] },
  ];
  const system = [{ role: 'API', permission: 2 }];
  const realms = [{ realm: '51', permissions: [{ role: 'Assign Devices', permission: 0 }] }];
  const permissions: Json[] = [[['API', 2]], [['51', [['Assign Devices', 0]]]]];

  test.each<[string, string, Record<string, unknown>, Json[], unknown, Json[]?]>([
    [
      'realms, flat',
      'realm_info',
      { fields: ['gid', 'pollers'] },
      [
        ['1', ['7']],
        ['2', []],
      ],
      rows,
    ],
    [
      'realms, nested',
      'realm_info',
      { fields: ['gid', 'pollers'] },
      [
        [
          ['1', ['7']],
          ['2', []],
        ],
      ],
      rows,
      [
        ['1', ['7']],
        ['2', []],
      ],
    ],
    ['no realms, flat', 'realm_info', { fields: ['last_poll'] }, [], []],
    ['no realms, nested', 'realm_info', { fields: ['last_poll'] }, [[]], [], []],
    [
      'results wrapped',
      'realm_info',
      { fields: ['poll_result', 'sync_result'] },
      [
        [
          { poll: { infrastructure: 13, ports: '339', end: '79' } },
          { sync: { qsync: null, bsync: 'Success' } },
        ],
      ],
      [
        {
          poll_result: { infrastructure: 13, ports: 339, end: 79 },
          sync_result: { qsync: null, bsync: 'Success' },
        },
      ],
      [[{ poll: { infrastructure: 13, ports: 339, end: 79 } }, { sync: { qsync: null, bsync: 'Success' } }]],
    ],
    [
      'results not wrapped',
      'realm_info',
      { fields: ['poll_result', 'sync_result'] },
      [
        [
          { infrastructure: 13, ports: 339, end: 79 },
          { qsync: null, bsync: 'Success' },
        ],
      ],
      [
        {
          poll_result: { infrastructure: 13, ports: 339, end: 79 },
          sync_result: { qsync: null, bsync: 'Success' },
        },
      ],
      [[{ poll: { infrastructure: 13, ports: 339, end: 79 } }, { sync: { qsync: null, bsync: 'Success' } }]],
    ],
    [
      'numbers as texts',
      'ping',
      {},
      ['1202674637.64799', '17372'],
      { timestamp: 1202674637.64799, pid: 17372 },
      [1202674637.64799, 17372],
    ],
    [
      'statistics as texts',
      'realm_poll',
      { realm: '51' },
      [{ port_updates: '2', port_seens: 73 }],
      { port_updates: 2, port_seens: 73 },
      [{ port_updates: 2, port_seens: 73 }],
    ],
    [
      'octets',
      'realm_query',
      { type: 'device', columns: ['device_ip'], raw_columns: ['device_mac'] },
      [[['192.168.40.11', '\u00000B\u0006D^']]],
      [{ device_ip: '192.168.40.11', device_mac: mac }],
    ],
    [
      'a poller as a number',
      'realm_device_assignment_list',
      { realm: '51' },
      [
        [
          ['1.1.1.1', 64_424_509_930],
          ['2.2.2.2', null],
        ],
      ],
      [
        { ip: '1.1.1.1', poller: '64424509930' },
        { ip: '2.2.2.2', poller: null },
      ],
      [
        [
          ['1.1.1.1', '64424509930'],
          ['2.2.2.2', null],
        ],
      ],
    ],
    [
      'settings that are null',
      'global_settings',
      {},
      [
        [
          ['snmp_retries', '5'],
          ['agni_verbose', null],
        ],
      ],
      { agni_verbose: null, snmp_retries: '5' },
    ],
    [
      'values without names',
      'security_misc_settings',
      { properties: ['login_banner'] },
      [['mine']],
      { login_banner: 'mine' },
    ],
    ['permissions inside one array', 'group_settings', { group: '9' }, [permissions], { system, realms }],
    [
      'permissions as two arguments',
      'group_settings',
      { group: '9' },
      permissions,
      { system, realms },
      [permissions],
    ],
    [
      'no permissions inside one array',
      'group_settings',
      { group: '9' },
      [[[], []]],
      { system: [], realms: [] },
    ],
    [
      'no permissions as two arguments',
      'group_settings',
      { group: '9' },
      [[], []],
      { system: [], realms: [] },
      [[[], []]],
    ],
    [
      'nested groups',
      'group_info',
      { fields: ['name'] },
      [[['helpme'], ['Super Admin']]],
      [{ name: 'helpme' }, { name: 'Super Admin' }],
    ],
    ['nothing, with more behind it', 'realm_discover', { realm: '51' }, ['more'], undefined, []],
  ])('%s', (_, name, params, args, value, written = args) => {
    const codec = codecOf(name);
    const read = codec.decodeResult(args, params);
    expect(plain(read)).toEqual(plain(value));
    expect(codec.encodeResult(read, params)).toEqual(written);
  });
});

/** Octets as what they are, whichever class holds them. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { octets: [...value] };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
