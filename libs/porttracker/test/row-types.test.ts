import { createCodecs, type TypedMessage } from '@aluco/wire';
import { expect, expectTypeOf, test } from 'vitest';
import type { ListPromise, RowIterator } from '../src/call.ts';
import type { PorttrackerClient } from '../src/client/client.ts';
import type { PorttrackerConnection } from '../src/connection.ts';
import {
  type GlobalSettingsField,
  type GlobalSettingsReadable,
  type GlobalSettingsResult,
  type GroupInfoParams,
  type GroupReadable,
  globalSettings,
  groupInfo,
  type PingResult,
  PorttrackerMethods,
  ping,
  type QueryViewField,
  type RealmField,
  type RealmInfoAnswer,
  type RealmInfoParams,
  type RealmInfoResult,
  type RealmQueryParams,
  realmInfo,
  realmPoll,
  realmQuery,
  type SnmpAuthAlgorithm,
  type SubnetPing,
  types,
} from '../src/gen/index.ts';

/** Notes what it is asked to send. */
class Recorder extends PorttrackerMethods {
  readonly calls: { name: string; params: unknown }[] = [];

  override call<P, R>(message: TypedMessage<P, R>, params: P): Promise<R> {
    this.calls.push({ name: message.name, params });
    return Promise.resolve([] as R);
  }

  override list<P, R extends readonly unknown[]>(message: TypedMessage<P, R>, params: P): ListPromise<R> {
    const rows = async function* () {} as () => RowIterator<never>;
    return Object.assign(this.call(message, params), { rows });
  }
}

test('a row has the fields asked for and no others', async () => {
  const client = new Recorder();
  const rows = await client.realmInfo({ fields: ['gid', 'name', 'polling'] });
  expectTypeOf(rows).toEqualTypeOf<
    Pick<{ gid: string; name: string; polling: boolean }, 'gid' | 'name' | 'polling'>[]
  >();
  // @ts-expect-error: it was not asked for.
  void rows[0]?.seeds;
  // @ts-expect-error: a realm has no such field.
  await client.realmInfo({ fields: ['gid', 'colour'] });
  // @ts-expect-error: it can be set, not read.
  await client.realmInfo({ fields: ['discovery_poller'] });
  expect(client.calls[0]).toEqual({ name: 'realm_info', params: { fields: ['gid', 'name', 'polling'] } });
});

test('a field that is only known when the program runs may be missing from the row', async () => {
  const client = new Recorder();
  const fields: readonly ('gid' | 'name')[] = ['gid'];
  const rows = await client.realmInfo({ fields });
  expectTypeOf(rows).items.toEqualTypeOf<{ gid?: string; name?: string }>();
  // @ts-expect-error: the list may lack it.
  void (rows[0] satisfies { gid: string } | undefined);
  const led = await client.realmInfo({ fields: ['gid', ...fields] });
  expectTypeOf(led).items.toEqualTypeOf<{ gid: string; name?: string }>();
  const one = 'gid' as 'gid' | 'polling';
  const either = await client.realmInfo({ fields: ['name', one] });
  expectTypeOf(either).items.toEqualTypeOf<{ name: string; gid?: string; polling?: boolean }>();
  const raw = 'device_ip' as 'device_ip' | 'device_mac';
  const query = { realm: '1', type: 'device', columns: ['device_ip'], filters: {} } as const;
  const found = await client.realmQuery({ ...query, raw_columns: [raw] });
  expectTypeOf(found).items.toEqualTypeOf<{
    device_ip: string | Uint8Array | null;
    device_mac?: Uint8Array | null;
  }>();
  const settings: readonly GlobalSettingsField[] = ['domain'];
  const some = await client.globalSettings({ properties: settings });
  expectTypeOf(some.domain).toEqualTypeOf<string | null | undefined>();
  expectTypeOf<RealmInfoResult[number]['gid']>().toEqualTypeOf<string | undefined>();
  expect(client.calls).toHaveLength(5);
});

test('lists as constants, twice the same field, no field and lists of a choice', async () => {
  const client = new Recorder();
  const fields = ['gid', 'name'] as const;
  const constant = await client.realmInfo({ fields });
  expectTypeOf(constant).items.toEqualTypeOf<{ gid: string; name: string }>();
  const params = { fields: ['gid', 'name'] } as const;
  expectTypeOf(await client.realmInfo(params)).items.toEqualTypeOf<{ gid: string; name: string }>();
  expectTypeOf(await client.realmInfo({ fields: ['gid', 'gid'] })).items.toEqualTypeOf<{ gid: string }>();
  const none = await client.realmInfo({ fields: [] });
  expectTypeOf<keyof (typeof none)[number]>().toEqualTypeOf<never>();
  const choice = ['gid'] as readonly ['gid'] | readonly ['polling'];
  const chosen = await client.realmInfo({ fields: choice });
  expectTypeOf(chosen).items.toEqualTypeOf<{ gid: string } | { polling: boolean }>();
  expectTypeOf(await client.groupInfo()).items.toEqualTypeOf<GroupReadable>();
  expectTypeOf(await client.groupInfo({ groups: ['1'] })).items.toEqualTypeOf<GroupReadable>();
  expect(client.calls).toHaveLength(7);
});

test('a view that is only known when the program runs has the columns of all it may be', async () => {
  const client = new Recorder();
  const type = 'device' as 'device' | 'switch';
  const rest = { realm: '1', type, raw_columns: [], filters: {} } as const;
  const rows = await client.realmQuery({ ...rest, columns: ['switch_uid'] });
  expectTypeOf<(typeof rows)[number]['switch_uid']>().toEqualTypeOf<string | null>();
  // @ts-expect-error: switches have no such column.
  await client.realmQuery({ ...rest, columns: ['device_ip'] });
  // @ts-expect-error: nor as octets.
  await client.realmQuery({ ...rest, columns: [], raw_columns: ['device_ip'] });
  expect(client.calls).toHaveLength(3);
});

test('a call by descriptor, on either kind of connection, gives what the method gives', () => {
  type Caller = PorttrackerClient | PorttrackerConnection;
  const calls = async (caller: Caller, list: readonly RealmField[], group: GroupInfoParams) => {
    const realms = await caller.call(realmInfo, { fields: ['gid', 'polling'] });
    expectTypeOf(realms).items.toEqualTypeOf<{ gid: string; polling: boolean }>();
    const listed = await caller.call(realmInfo, { fields: list });
    expectTypeOf(listed[0]!.gid).toEqualTypeOf<string | undefined>();
    expectTypeOf(await caller.call(groupInfo, {})).items.toEqualTypeOf<GroupReadable>();
    const unsure = await caller.call(groupInfo, group);
    expectTypeOf(unsure[0]!.gid).toEqualTypeOf<string | undefined>();
    const some = await caller.call(globalSettings, { properties: ['domain'] });
    expectTypeOf(some).toEqualTypeOf<{ domain: string | null }>();
    const query = { realm: '1', filters: {} } as const;
    const devices = await caller.call(realmQuery, {
      ...query,
      type: 'device',
      columns: ['device_ip', 'device_mac'],
      raw_columns: ['device_mac'],
    });
    expectTypeOf(devices).items.toEqualTypeOf<{ device_ip: string | null; device_mac: Uint8Array | null }>();
    expectTypeOf(await caller.call(ping, {})).toEqualTypeOf<PingResult>();
    // @ts-expect-error: a realm has no such field.
    await caller.call(realmInfo, { fields: ['gid', 'colour'] });
    // @ts-expect-error: it takes no such parameter.
    await caller.call(realmInfo, { fields: ['gid'], groups: [] });
    // @ts-expect-error: nor does this one.
    await caller.call(realmPoll, { realm: '1', fields: ['gid'] });
    // @ts-expect-error: this column is of another view.
    await caller.call(realmQuery, { ...query, type: 'switch', columns: ['device_ip'], raw_columns: [] });
    // @ts-expect-error: it lacks the realm.
    await caller.call(realmQuery, { type: 'switch', columns: [], raw_columns: [], filters: {} });
  };
  const any = <P, R>(caller: Caller, message: TypedMessage<P, R>, params: P): Promise<R> =>
    caller.call(message, params);
  expectTypeOf(any<GroupInfoParams, unknown>).toBeFunction();
  expectTypeOf(calls).returns.toEqualTypeOf<Promise<void>>();
  expect(realmInfo.name).toBe('realm_info');
});

test('a query row follows the view, the columns and the raw columns', async () => {
  const client = new Recorder();
  const rows = await client.realmQuery({
    realm: '1',
    type: 'device',
    columns: ['switch_uid', 'device_ip'],
    raw_columns: ['device_mac'],
    filters: { switch_uid: 'switch03%' },
  });
  type Row = (typeof rows)[number];
  expectTypeOf<keyof Row>().toEqualTypeOf<'switch_uid' | 'device_ip' | 'device_mac'>();
  expectTypeOf<Row['device_ip']>().toEqualTypeOf<string | null>();
  expectTypeOf<Row['device_mac']>().toEqualTypeOf<Uint8Array | null>();
  const rest = { realm: '1', raw_columns: [], filters: {} } as const;
  // @ts-expect-error: this column is of another view.
  await client.realmQuery({ ...rest, type: 'switch', columns: ['device_ip'] });
  const ports = await client.realmQuery({ ...rest, type: 'switch_detail', columns: ['ifname'] });
  expectTypeOf<keyof (typeof ports)[number]>().toEqualTypeOf<'ifname'>();
  expect(client.calls).toHaveLength(3);
});

test('filters are of columns of the view', async () => {
  const client = new Recorder();
  const rest = { realm: '1', columns: [], raw_columns: [] } as const;
  await client.realmQuery({ ...rest, type: 'device', filters: { device_ip: '10.%', vlan: 30 } });
  // @ts-expect-error: there is no such column.
  await client.realmQuery({ ...rest, type: 'device', filters: { nonsense: 1 } });
  // @ts-expect-error: this column is of another view.
  await client.realmQuery({ ...rest, type: 'switch', filters: { device_ip: '10.%' } });
  expectTypeOf<keyof RealmQueryParams['filters']>().toEqualTypeOf<QueryViewField[keyof QueryViewField]>();
  expect(client.calls).toHaveLength(3);
  const codec = createCodecs(types).message(realmQuery);
  const wrong = { ...rest, type: 'switch', filters: { ['numbr_ports' as 'number_ports']: 5 } } as const;
  expect(() => codec.encodeParams(wrong)).toThrow(
    expect.objectContaining({
      code: 'name_unknown',
      path: '$.filters.numbr_ports',
      expected: expect.stringContaining('did you mean "number_ports"?'),
    }),
  );
  expect(() => codec.decodeParams(['1', 'switch', [], [], { numbr_ports: 5 }])).toThrow(/number_ports/);
});

test('settings have the properties asked for, or all of them', async () => {
  const client = new Recorder();
  const some = await client.globalSettings({ properties: ['domain'] });
  expectTypeOf<keyof typeof some>().toEqualTypeOf<'domain'>();
  const all = await client.globalSettings();
  expectTypeOf(all).toEqualTypeOf<GlobalSettingsReadable>();
  expect(client.calls.map(({ params }) => params)).toEqual([{ properties: ['domain'] }, {}]);
});

test('a handler sees any list and may answer rows with more than was asked for', () => {
  expectTypeOf<RealmInfoParams['fields']>().toExtend<readonly string[] | undefined>();
  expectTypeOf<{ gid: string; name: string }[]>().toExtend<RealmInfoAnswer>();
  const params: RealmQueryParams = {
    realm: '1',
    type: 'switch',
    columns: ['switch'],
    raw_columns: [],
    filters: {},
  };
  const columns: readonly string[] = params.columns;
  expect(columns).toEqual(['switch']);
});

test('each view has its own columns, raw ones as octets', async () => {
  const client = new Recorder();
  const rest = { realm: '1', filters: {} } as const;
  const switches = await client.realmQuery({
    ...rest,
    type: 'switch',
    columns: ['switch_uid', 'number_ports'],
    raw_columns: ['switch_ip'],
  });
  expectTypeOf<keyof (typeof switches)[number]>().toEqualTypeOf<
    'switch_uid' | 'number_ports' | 'switch_ip'
  >();
  expectTypeOf<(typeof switches)[number]['switch_ip']>().toEqualTypeOf<Uint8Array | null>();
  const ports = await client.realmQuery({
    ...rest,
    type: 'switch_detail',
    columns: [],
    raw_columns: ['port_mac'],
  });
  type Port = (typeof ports)[number];
  expectTypeOf<keyof Port>().toEqualTypeOf<'port_mac'>();
  expectTypeOf<Port['port_mac']>().toEqualTypeOf<Uint8Array | null>();
  // @ts-expect-error: there is no such view.
  await client.realmQuery({ ...rest, type: 'port', columns: [], raw_columns: [] });
  // @ts-expect-error: a raw column has to be one of the view, too.
  await client.realmQuery({ ...rest, type: 'switch', columns: [], raw_columns: ['device_mac'] });
  expect(client.calls).toHaveLength(4);
});

test('write-only properties can be set and not read', async () => {
  const client = new Recorder();
  await client.realmInfoModify({ realm: '1', changes: { discovery_poller: '2' } });
  await client.pollerInfoModify({ poller: '1', changes: { secret: 's' } });
  await client.globalSettingsModify({ settings: { smtp_pass: 's' } });
  // @ts-expect-error: it can be set, not read.
  await client.pollerInfo({ fields: ['secret'] });
  // @ts-expect-error: it can be set, not read.
  await client.globalSettings({ properties: ['smtp_pass'] });
  // @ts-expect-error: it can be read, not set.
  await client.realmInfoModify({ realm: '1', changes: { last_poll: 5 } });
  expectTypeOf<'smtp_pass'>().not.toExtend<keyof GlobalSettingsResult>();
  expect(client.calls).toHaveLength(6);
});

test('an open enum takes its known values and any other text, a closed one does not', () => {
  expectTypeOf<'md5'>().toExtend<SnmpAuthAlgorithm>();
  expectTypeOf<string>().toExtend<SnmpAuthAlgorithm>();
  expectTypeOf<2>().toExtend<SubnetPing>();
  expectTypeOf<1>().not.toExtend<SubnetPing>();
});
