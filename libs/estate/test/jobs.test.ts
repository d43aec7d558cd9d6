import { describe, expect, test } from 'vitest';
import { createFixture, now, REALM, REMOTE_POLLER } from './porttracker.ts';

const info = ({ handlers }: ReturnType<typeof createFixture>, realm = REALM) =>
  now(handlers.realm_info({ fields: ['gid'], realms: [realm] }))[0];

describe('a poll', () => {
  test('shows while it runs, sends its events, and answers at its end', async () => {
    const fixture = createFixture();
    const { clock, events, handlers } = fixture;
    const before = info(fixture);
    let answered = false;
    const poll = Promise.resolve(handlers.realm_poll({ realm: REALM })).finally(() => {
      answered = true;
    });
    expect(events).toEqual([`realm_poll_start ${REALM}`]);
    expect(info(fixture)).toMatchObject({ polling: true, last_poll: before?.last_poll });
    await clock.advance(1_000);
    expect([answered, info(fixture)?.polling]).toEqual([false, true]);
    await clock.advance(1_000);
    const statistics = await poll;
    expect(events).toEqual([`realm_poll_start ${REALM}`, `realm_poll_stop ${REALM}`]);
    const { ports = 0 } = before?.poll_result ?? {};
    expect(Object.keys(statistics).sort()).toEqual([
      'device_inserts',
      'device_seens',
      'port_seens',
      'port_updates',
      'switch_updates',
    ]);
    expect(Number(statistics.port_seens) + Number(statistics.port_updates)).toBe(ports);
    expect(info(fixture)).toMatchObject({
      polling: false,
      last_poll: 1_704_067_201,
      poll_result: { infrastructure: 13, ports },
    });
  });

  test('counts on and moves devices', async () => {
    const { clock, handlers, world } = createFixture();
    const { network } = world.territory(REALM);
    const packets = () =>
      network.ports.reduce((sum, port) => sum + (port.history === 'current' ? port.packets : 0), 0);
    const [packetsBefore, devicesBefore] = [packets(), network.devices.length];
    for (let i = 0; i < 10; i += 1) {
      const poll = handlers.realm_poll({ realm: REALM });
      await clock.advance(60_000);
      await poll;
    }
    expect(packets()).toBeGreaterThan(packetsBefore);
    expect(network.devices.length).toBeGreaterThan(devicesBefore);
    const ended = network.devices.filter(({ history, end }) => history === 'ended' && end >= 1_704_067_200);
    expect(ended.length).toBeGreaterThan(0);
    const current = network.devices.filter(({ history }) => history === 'current');
    expect(new Set(current.map(({ device }) => device.mac)).size).toBe(current.length);
    expect(current.filter(({ end }) => end !== world.realm(REALM).last_poll)).toEqual([]);
  });

  test('is refused while one runs on the same realm, not on another', async () => {
    const { clock, handlers, events } = createFixture();
    const other = '64424510027';
    const polls = [handlers.realm_poll({ realm: REALM }), handlers.realm_poll({ realm: other })];
    await expect(handlers.realm_poll({ realm: REALM })).rejects.toMatchObject({
      code: 'busy',
      message: 'already running',
    });
    await clock.advance(60_000);
    await Promise.all(polls);
    expect(events).toHaveLength(4);
    const again = handlers.realm_poll({ realm: REALM });
    await clock.advance(60_000);
    expect(await again).toHaveProperty('port_seens');
  });

  test('of a realm that is not there, or is deleted meanwhile', async () => {
    const { clock, handlers, world } = createFixture();
    await expect(handlers.realm_poll({ realm: '1' })).rejects.toThrow('no such realm');
    const poll = Promise.resolve(handlers.realm_poll({ realm: REALM }));
    const failed = expect(poll).rejects.toThrow('no such realm');
    world.store.remove('Realm', REALM);
    await clock.advance(60_000);
    await failed;
  });

  test('fails when the world ends, and then says that it stopped', async () => {
    const { handlers, world, events } = createFixture();
    const poll = Promise.resolve(handlers.realm_poll({ realm: REALM }));
    world.stop();
    await expect(poll).rejects.toMatchObject({ code: 'stopped' });
    expect(events.at(-1)).toBe(`realm_poll_stop ${REALM}`);
  });
});

describe('a poll of one switch', () => {
  test('sees its ports, without events', async () => {
    const { clock, handlers, events } = createFixture();
    const poll = handlers.switch_poll({ realm: REALM, switch_ip: '192.168.40.11' });
    await clock.advance(1_000);
    const { port_seens, port_updates } = await poll;
    expect(Number(port_seens) + Number(port_updates)).toBe(28);
    expect(events).toEqual([]);
  });

  test.each([
    ['1', '192.168.40.11', 'no such realm'],
    [REALM, '192.168.40.99', 'no such switch'],
    [REALM, '192.168.40.14', 'no such switch'],
  ])('of %s %s: %s', async (realm, switch_ip, complaint) => {
    const { handlers } = createFixture();
    await expect(handlers.switch_poll({ realm, switch_ip })).rejects.toThrow(complaint);
  });
});

describe('a discovery', () => {
  const discover = async (fixture: ReturnType<typeof createFixture>, realm = REALM) => {
    const discovery = fixture.handlers.realm_discover({ realm });
    await fixture.clock.advance(60_000);
    await discovery;
  };

  test('finds a new switch, tells its events, and gives it to a poller', async () => {
    const fixture = createFixture();
    const { handlers, world, events } = fixture;
    await discover(fixture);
    expect(events).toEqual([`realm_discover_start ${REALM}`, `realm_discover_stop ${REALM}`]);
    expect(info(fixture)).toMatchObject({
      discovery_result: { infrastructure: 14 },
      last_discover: 1_704_067_202,
    });
    const [row] = now(
      handlers.realm_query({
        realm: REALM,
        type: 'switch',
        columns: ['switch_ip', 'switch_action', 'switch_log_start'],
        raw_columns: [],
        filters: { switch_uid: 'switch15.%' },
      }),
    );
    expect(row).toEqual({
      switch_ip: '192.168.40.15',
      switch_action: 'I',
      switch_log_start: '2024-01-01 00:00:02',
    });
    expect(world.store.find('DeviceAssignment', '192.168.40.15', REALM)).toMatchObject({
      poller: REMOTE_POLLER,
    });
  });

  test('finds nothing new without seeds', async () => {
    const fixture = createFixture();
    for (const { ip } of fixture.world.store.list('Seed', REALM))
      fixture.world.store.remove('Seed', ip, REALM);
    await discover(fixture);
    expect(info(fixture)).toMatchObject({ discovery_result: { infrastructure: 13 } });
  });

  test('of an empty realm starts at its seeds', async () => {
    const fixture = createFixture();
    const { handlers, world } = fixture;
    world.store.add('Realm', { gid: '77', name: 'new', polling: false });
    world.store.add('Seed', { ip: '10.9.8.7', flags: { manual: true } }, '77');
    await discover(fixture, '77');
    const ips = now(
      handlers.realm_query({
        realm: '77',
        type: 'switch',
        columns: ['switch_ip'],
        raw_columns: [],
        filters: {},
      }),
    );
    expect(ips).toEqual([{ switch_ip: '10.9.8.7' }, { switch_ip: expect.any(String) }]);
    const poll = handlers.realm_poll({ realm: '77' });
    await fixture.clock.advance(60_000);
    expect(Number((await poll).port_seens)).toBeGreaterThan(40);
  });

  test('is refused while one runs, but not while a poll runs', async () => {
    const { clock, handlers } = createFixture();
    const jobs = [handlers.realm_poll({ realm: REALM }), handlers.realm_discover({ realm: REALM })];
    await expect(handlers.realm_discover({ realm: REALM })).rejects.toThrow('already running');
    await clock.advance(60_000);
    await Promise.all(jobs);
  });
});

test('a sync keeps the outcome of its module', async () => {
  const fixture = createFixture();
  const sync = fixture.handlers.realm_sync({ realm: '64424510027', module: 'qsync' });
  expect(info(fixture, '64424510027')).toMatchObject({ syncing: true, sync_result: null });
  await expect(fixture.handlers.realm_sync({ realm: '64424510027', module: 'bsync' })).rejects.toThrow(
    'already running',
  );
  await fixture.clock.advance(5_000);
  await sync;
  expect(info(fixture, '64424510027')).toMatchObject({
    syncing: false,
    sync_result: { qsync: 'Success', bsync: null },
  });
});
