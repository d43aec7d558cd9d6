import type { TypedMessage } from '@aluco/wire';
import { expect, expectTypeOf, test } from 'vitest';
import {
  type GlobalSettingsResult,
  PorttrackerMethods,
  type RealmInfoAnswer,
  type RealmInfoParams,
  type RealmQueryParams,
  type SnmpAuthAlgorithm,
  type SubnetPing,
} from '../src/gen/index.ts';

/** Notes what it is asked to send. */
class Recorder extends PorttrackerMethods {
  readonly calls: { name: string; params: unknown }[] = [];

  override call<P, R>(message: TypedMessage<P, R>, params: P): Promise<R> {
    this.calls.push({ name: message.name, params });
    return Promise.resolve([] as R);
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

test('a field list that is only known when the program runs gives all fields', async () => {
  const fields: readonly ('gid' | 'name')[] = ['gid'];
  const rows = await new Recorder().realmInfo({ fields });
  expectTypeOf(rows).items.toEqualTypeOf<Pick<{ gid: string; name: string }, 'gid' | 'name'>>();
  expect(rows).toEqual([]);
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

test('settings have the properties asked for, or all of them', async () => {
  const client = new Recorder();
  const some = await client.globalSettings({ properties: ['domain'] });
  expectTypeOf<keyof typeof some>().toEqualTypeOf<'domain'>();
  const all = await client.globalSettings();
  expectTypeOf(all).toEqualTypeOf<GlobalSettingsResult>();
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
