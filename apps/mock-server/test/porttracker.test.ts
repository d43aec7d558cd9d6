import { porttracker as spec } from '@aluco/spec-data';
import { describe, expect, test } from 'vitest';
import { MOCK_TLS } from '../src/tls.ts';
import { client, localClient, mock, REALM, socketPath } from './support.ts';

/** The next so many of a stream. */
async function take<T>(stream: AsyncIterator<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  for (let i = 0; i < count; i += 1) {
    const { value, done } = await stream.next();
    if (done) break;
    taken.push(value as T);
  }
  return taken;
}

test('all events that the spec lets jobs emit reach those who subscribed, before the reply of what caused them', async () => {
  const running = await mock();
  const [worker, listener] = [await client(running), await client(running)];
  const stream = listener.events('*');
  await stream.ready;
  const own = worker.events('realm_poll_*');
  await own.ready;
  await worker.realmPoll({ realm: REALM });
  expect(await take(own, 2)).toEqual([
    { name: 'realm_poll_start', params: { realm: REALM } },
    { name: 'realm_poll_stop', params: { realm: REALM } },
  ]);
  await worker.realmDiscover({ realm: REALM });
  const seen = await take(stream, 4);
  expect(seen.map(({ name }) => name)).toEqual([
    'realm_poll_start',
    'realm_poll_stop',
    'realm_discover_start',
    'realm_discover_stop',
  ]);
  const emitted = spec.messages.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.kind === 'job' ? effect.emits : [])),
  );
  expect(new Set(seen.map(({ name }) => name as string))).toEqual(new Set(emitted));
});

test('what the server sends unasked reaches a client', async () => {
  const running = await mock();
  const seen = new Set<string>();
  const connected = await client(running, {
    startTls: 'required',
    tls: { ca: MOCK_TLS.cert },
    onFrame: ({ frame: [id, name] }) => {
      if (id === null) seen.add(String(name));
    },
  });
  await using stream = connected.events('realm_poll_start');
  await stream.ready;
  await connected.realmPoll({ realm: REALM });
  await stream.next();
  const [session] = running.porttracker.server.sessions;
  session?.notify('info', { message: 'maintenance at 22:00' });
  session?.notify('error', { message: 'the disk is full' });
  expect(await take(connected.notifications(), 2)).toMatchObject([
    { name: 'info', params: { message: 'maintenance at 22:00' } },
    { name: 'error', params: { message: 'the disk is full' } },
  ]);
  expect(await connected.closed).toMatchObject({ code: 'server_error', serverMessage: 'the disk is full' });
  expect([...seen].sort()).toEqual(['error', 'event', 'hello', 'info', 'start_tls']);
});

test('a poll is seen by others while it runs, and a second one is refused', async () => {
  const running = await mock({ speed: 5 });
  const [first, second] = [await client(running), await client(running)];
  const started = second.events('realm_poll_start');
  await started.ready;
  const poll = first.realmPoll({ realm: REALM });
  await started.next();
  expect(await second.realmInfo({ fields: ['polling'], realms: [REALM] })).toEqual([{ polling: true }]);
  await expect(second.realmPoll({ realm: REALM })).rejects.toMatchObject({
    serverMessage: 'already running',
  });
  expect(Object.keys(await poll)).toHaveLength(5);
  expect(await second.realmInfo({ fields: ['polling'], realms: [REALM] })).toEqual([{ polling: false }]);
});

test('what one client changes, another reads', async () => {
  const running = await mock();
  const [first, second] = [await client(running), await client(running)];
  await first.realmSeedListModify({ realm: REALM, remove: ['192.168.40.1'], add: ['10.0.0.5'] });
  expect(await second.realmSeedList({ realm: REALM })).toContainEqual({
    ip: '10.0.0.5',
    flags: { manual: true },
  });
  expect(await second.realmInfo({ fields: ['seeds'], realms: [REALM] })).toEqual([
    { seeds: '192.168.40.2 10.0.0.5' },
  ]);
  await first.globalSettingsModify({ settings: { snmp_retries: '7', smtp_pass: 'swordfish' } });
  expect(await second.globalSettings({ properties: ['snmp_retries', 'snmp_timeout'] })).toEqual({
    snmp_retries: '7',
    snmp_timeout: '4',
  });
});

test('rows of a query over the wire are those of the estate, raw columns as octets', async () => {
  const running = await mock();
  const connected = await client(running);
  const rows = await connected.realmQuery({
    realm: REALM,
    type: 'device',
    columns: ['switch_uid', 'device_ip', 'vlan'],
    raw_columns: ['device_mac'],
    filters: { switch_uid: 'switch03%', vlan: '20..30' },
  });
  expect(rows.length).toBeGreaterThan(5);
  for (const { switch_uid, vlan, device_mac } of rows) {
    expect(switch_uid).toBe('switch03.hq.example.net');
    expect(vlan === 20 || vlan === 30).toBe(true);
    expect(device_mac).toHaveLength(6);
  }
});

test('a filter that cannot be read is explained to the client', async () => {
  const connected = await client(await mock());
  const filters = { vlan: '<many' };
  await expect(
    connected.realmQuery({ realm: REALM, type: 'device', columns: ['vlan'], raw_columns: [], filters }),
  ).rejects.toMatchObject({
    serverMessage: 'invalid arguments: filter of vlan: expected a number after "<", got "many"',
  });
});

describe('logging in', () => {
  test('over TCP needs a password, the Unix socket needs none', async () => {
    const running = await mock({ socket: await socketPath() });
    const [remote, local] = [await client(running), await localClient(running)];
    expect(remote.server).toMatchObject({
      authenticationTypes: ['login_cram_md6', 'login'],
      authentication: 'login_cram_md6',
    });
    expect(local.server).toMatchObject({ authentication: 'none' });
    expect(await local.productId()).toEqual({ branding: 'n', product_id: '00:1d:60:e8:6e:36' });
    const plain = await client(running, { authentication: ['login'] });
    expect((await plain.ping()).pid).toBe(process.pid);
  });

  test.each(['login', 'login_cram_md6'] as const)(
    'by %s fails with a wrong password or user',
    async (method) => {
      const running = await mock();
      const authentication = [method];
      await expect(client(running, { authentication, password: 'guess' })).rejects.toMatchObject({
        code: 'login_failed',
      });
      await expect(client(running, { authentication, username: 'nobody' })).rejects.toMatchObject({
        code: 'login_failed',
      });
    },
  );
});
