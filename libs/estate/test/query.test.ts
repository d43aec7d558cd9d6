import type { RealmQueryParams } from '@aluco/porttracker';
import { describe, expect, test } from 'vitest';
import { createFixture, now, REALM } from './porttracker.ts';

const { handlers, world } = createFixture();

type Query = Partial<RealmQueryParams>;
type Answer = Record<string, unknown>[];

const query = (given: Query): Answer =>
  now(
    handlers.realm_query({
      realm: REALM,
      type: 'device',
      columns: [],
      raw_columns: [],
      filters: {},
      ...given,
    }),
  ) as Answer;

test("the vendor's first example: devices on switches of a name, with a raw MAC address", () => {
  const rows = query({
    type: 'device',
    columns: ['switch_uid', 'device_ip', 'port_mac'],
    raw_columns: ['device_mac'],
    filters: { switch_uid: 'switch03%' },
  });
  const { devices } = world.territory(REALM).network;
  const want = devices.filter(
    ({ port, history }) => port.switch.uid.startsWith('switch03') && history === 'current',
  );
  expect(rows.map(({ device_mac }) => device_mac)).toEqual(
    want.map(({ device }) => Uint8Array.from(device.mac.split(':'), (pair) => Number.parseInt(pair, 16))),
  );
  expect(rows.length).toBeGreaterThan(10);
  expect(Object.keys(rows[0] ?? {})).toEqual(['switch_uid', 'device_ip', 'port_mac', 'device_mac']);
});

test("the vendor's second example: ports of a switch by its number", () => {
  const rows = query({ type: 'switch_detail', columns: ['ifname', 'switch'], filters: { switch: 27 } });
  expect(rows.length).toBeGreaterThanOrEqual(26);
  expect(new Set(rows.map((row) => row.switch))).toEqual(new Set([27]));
});

test('raw columns hold addresses in binary, all else as octets of its text', () => {
  const [row] = query({
    type: 'switch',
    columns: [],
    raw_columns: ['switch_ip', 'switch_uid', 'number_ports', 'switch_notes'],
    filters: { switch_ip: '192.168.40.11' },
  });
  expect(row).toEqual({
    switch_ip: Uint8Array.of(192, 168, 40, 11),
    switch_uid: new TextEncoder().encode('switch11.hq.example.net'),
    number_ports: new TextEncoder().encode('28'),
    switch_notes: null,
  });
});

describe('history', () => {
  test.each(['device', 'switch', 'switch_detail'] as const)('of the table %s', (type) => {
    const column = { device: 'history_device', switch: 'history_switch', switch_detail: 'history_port' }[
      type
    ];
    const kinds = (history: 0 | 1 | 2 | undefined) =>
      new Set(query({ type, columns: [column as never], history }).map((row) => row[column]));
    expect(kinds(undefined)).toEqual(new Set(['current']));
    expect(kinds(0)).toEqual(new Set(['current']));
    expect(kinds(1)).toEqual(new Set(['current', 'ended']));
    expect([...kinds(2)]).toEqual(expect.arrayContaining(['current', 'ended']));
  });

  test('changes come with the greatest mask only', () => {
    const changed = (history: 0 | 1 | 2) =>
      query({
        type: 'switch_detail',
        columns: ['port_log_end'],
        filters: { history_port: 'changed' },
        history,
      }).length;
    expect([changed(0), changed(1)]).toEqual([0, 0]);
    expect(changed(2)).toBeGreaterThan(0);
  });
});

describe('available ports', () => {
  const total = (unused: Query['unused']) =>
    query({ type: 'switch', columns: ['available_ports'], unused }).reduce(
      (sum, row) => sum + Number(row.available_ports),
      0,
    );
  const free = query({ type: 'switch', columns: ['free_ports'] }).reduce(
    (sum, row) => sum + Number(row.free_ports),
    0,
  );

  test('are all free ones without a period', () => {
    expect(total(undefined)).toBe(free);
    expect(total({ days: 0 })).toBe(free);
  });

  test('grow fewer with the period, down to those never used', () => {
    const counts = [total({ days: 1 }), total({ days: 30 }), total({ months: 3 }), total({ years: 1 })];
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    const { ports } = world.territory(REALM).network;
    const never = ports.filter(
      ({ isUp, lastDevice, history }) => history === 'current' && !isUp && lastDevice === null,
    );
    expect(counts.at(-1)).toBe(never.length);
    expect(counts[1]).toBeLessThan(free);
    expect(total({ years: 1e9 })).toBe(never.length);
  });

  test('percentages are of all ports, rounded', () => {
    const columns = [
      'number_ports',
      'free_ports',
      'free_ports_percentage',
      'available_ports_percentage',
    ] as const;
    const rows = query({ type: 'switch', columns });
    expect(rows.length).toBe(13);
    for (const { number_ports, free_ports, ...row } of rows) {
      const percent = Math.round((100 * Number(free_ports)) / Number(number_ports));
      expect(row).toEqual({ free_ports_percentage: percent, available_ports_percentage: percent });
    }
  });
});

describe('filters', () => {
  const count = (filters: RealmQueryParams['filters'], type: RealmQueryParams['type'] = 'device') =>
    query({ type, filters }).length;

  test('must all pass', () => {
    const both = count({ vlan: '30', linkspeed: '100' });
    expect(both).toBeGreaterThan(0);
    expect(both).toBeLessThanOrEqual(count({ vlan: 30 }));
    expect(count({ vlan: 30, device_ip: '!%' })).toBe(count({ vlan: 30, device_ip: '' }));
  });

  test('split the rows without loss', () => {
    const all = count({});
    expect(count({ vlan: '<40' }) + count({ vlan: '>=40' })).toBe(all);
    expect(count({ vlan: '20,30' }) + count({ vlan: '!20,30' })).toBe(all);
    expect(count({ device_dnsname: '' }) + count({ device_dnsname: '!' })).toBe(all);
    expect(count({ device_log_start: '<=2023-12-01' }) + count({ device_log_start: '>2023-12-01' })).toBe(
      all,
    );
  });

  test.each<[string, Query, string]>([
    [
      'a column the table does not have',
      { filters: { ['nonsense' as never]: 1 } },
      'filters: the table device has no column "nonsense", but vlanname',
    ],
    [
      'a name that objects have',
      { filters: { ['constructor' as never]: 1 } },
      'the table device has no column "constructor"',
    ],
    [
      'a filter that cannot be read',
      { filters: { vlan: '<many' } },
      'filter of vlan: expected a number after "<", got "many"',
    ],
    [
      'a column asked for twice',
      { columns: ['vlan'], raw_columns: ['vlan'] },
      'column vlan is asked for twice',
    ],
    [
      'a column of another table',
      { columns: ['switch_model' as never] },
      'columns: the table device has no column "switch_model"',
    ],
  ])('refuses %s', (_name, given, complaint) => {
    expect(() => query(given)).toThrow(complaint);
    expect(() => query(given)).toThrow(/^invalid arguments: /);
  });
});

test('a realm that is not there', () => {
  expect(() => query({ realm: '1' })).toThrow('no such realm');
});

test('a hundred thousand rows are queried in one pass', () => {
  const big = createFixture({ size: { realms: 1, switchesPerRealm: 1000, devicesPerSwitch: 100 } });
  const rows = now(
    big.handlers.realm_query({
      realm: REALM,
      type: 'device',
      columns: ['device_mac'],
      raw_columns: [],
      filters: { vlan: '20', switch_uid: '%7%' },
    }),
  );
  const { devices } = big.world.territory(REALM).network;
  const want = devices.filter(({ device, port, history }) => {
    return history === 'current' && device.vlan === 20 && port.switch.uid.includes('7');
  });
  expect(devices.length).toBeGreaterThan(100_000);
  expect(rows).toHaveLength(want.length);
});
