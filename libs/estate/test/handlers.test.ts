import { findMessage, porttracker as spec } from '@aluco/spec-data';
import { describe, expect, test } from 'vitest';
import { carryOut, type Row } from '../src/index.ts';
import { createFixture, now, POLLER, REALM, REMOTE_POLLER } from './porttracker.ts';

/** A message that has no handler of its own. */
function declared({ world }: ReturnType<typeof createFixture>, name: string, params: Row): unknown {
  const message = findMessage(spec, name, 'request');
  if (message === undefined) throw new RangeError(`expected a message, got ${name}`);
  return carryOut(message, params, world.effects);
}

describe('realms', () => {
  test('tell their seeds and pollers as they are now', () => {
    const fixture = createFixture();
    const read = () => now(fixture.handlers.realm_info({ fields: ['seeds', 'pollers'], realms: [REALM] }))[0];
    expect(read()).toMatchObject({ seeds: '192.168.40.1 192.168.40.2', pollers: [POLLER, REMOTE_POLLER] });
    declared(fixture, 'realm_seed_list_modify', {
      realm: REALM,
      remove: ['192.168.40.1', '9.9.9.9'],
      add: ['10.0.0.5'],
    });
    fixture.handlers.poller_modify({ realm: REALM, remove: [POLLER], add: [] });
    expect(read()).toMatchObject({ seeds: '192.168.40.2 10.0.0.5', pollers: [REMOTE_POLLER] });
  });

  test('can be added, set up and deleted', () => {
    const fixture = createFixture();
    declared(fixture, 'realm_modify', {
      remove: ['64424510027'],
      add: [{ name: 'Lab', description: 'for test' }],
    });
    const rows = now(fixture.handlers.realm_info({ fields: ['gid', 'name'], realms: null }));
    expect(rows.map(({ name }) => name)).toEqual(['default', 'Data centre', 'Lab']);
    const lab = rows.at(-1);
    expect(lab).toMatchObject({
      description: 'for test',
      last_poll: null,
      polling: false,
      poll_result: null,
      ageing_interval: 3600,
    });
    const realm = String(lab?.gid);
    expect(declared(fixture, 'realm_advanced_settings', { realm })).toMatchObject({
      block_port_macs: [],
      stp_enabled: true,
    });
    expect(fixture.world.store.list('Poller', '64424510027')).toEqual([]);
    expect(() => declared(fixture, 'realm_modify', { remove: ['1'], add: [] })).toThrow('no such realm');
  });

  test('take as the poller of discoveries only one of their own', () => {
    const { handlers } = createFixture();
    const set = (discovery_poller: string | null) =>
      handlers.realm_info_modify({ realm: REALM, changes: { discovery_poller } });
    set(POLLER);
    set(null);
    expect(() => set('64424510030')).toThrow('no such poller');
    expect(now(handlers.realm_info({ fields: ['gid'] }))[0]).not.toHaveProperty('discovery_poller');
  });
});

describe('seeds', () => {
  test('that are added are marked as manual, also when they were there', () => {
    const fixture = createFixture();
    const list = () => declared(fixture, 'realm_seed_list', { realm: REALM });
    expect(list()).toEqual([
      { ip: '192.168.40.1', flags: { manual: true } },
      { ip: '192.168.40.2', flags: { manual: false } },
    ]);
    declared(fixture, 'realm_seed_list_modify', {
      realm: REALM,
      remove: ['192.168.40.2'],
      add: ['192.168.40.2'],
    });
    expect(list()).toContainEqual({ ip: '192.168.40.2', flags: { manual: true } });
  });
});

describe('pollers', () => {
  test('that are deleted leave their devices to nobody', () => {
    const fixture = createFixture();
    const { handlers, world } = fixture;
    handlers.poller_modify({
      realm: REALM,
      remove: [POLLER],
      add: [{ name: 'p', description: '', hostname: 'h', secret: 's' }],
    });
    expect(world.store.list('DeviceAssignment', REALM).filter(({ poller }) => poller === POLLER)).toEqual([]);
    expect(world.store.list('PollerSubnet', POLLER)).toEqual([]);
    const added = declared(fixture, 'poller_info', { fields: ['name'], pollers: null }) as Row[];
    const gid = added.find(({ name }) => name === 'p')?.gid;
    expect(added.find(({ name }) => name === 'p')).toEqual({
      gid,
      name: 'p',
      description: '',
      hostname: 'h',
      dns_max_outstanding: 50,
    });
    expect(declared(fixture, 'poller_subnet_list', { poller: gid })).toEqual([]);
    expect(() => handlers.poller_modify({ realm: REALM, remove: ['64424510030'], add: [] })).toThrow(
      'no such poller',
    );
  });

  test('have their subnets found by their gid alone', () => {
    const fixture = createFixture();
    const subnet = { subnet: '192.168.0.0', bits: 16, ping_limit: 1200, include: 1, ping: 2 };
    declared(fixture, 'poller_subnet_list_modify', {
      poller: POLLER,
      remove: [{ subnet: '192.168.40.0', bits: 24 }],
      add: [subnet],
    });
    expect(declared(fixture, 'poller_subnet_list', { poller: POLLER })).toEqual([subnet]);
    expect(() => declared(fixture, 'poller_subnet_list', { poller: '1' })).toThrow('no such poller');
  });
});

describe('devices', () => {
  const pollerOf = ({ world }: ReturnType<typeof createFixture>, ip: string) =>
    world.store.find('DeviceAssignment', ip, REALM)?.poller;

  test('are given to one poller, or to none', () => {
    const fixture = createFixture();
    const ip = '192.168.40.11';
    const assign = (poller: string | null) =>
      fixture.handlers.realm_device_assign({ realm: REALM, assignment: { ip, poller } });
    assign(REMOTE_POLLER);
    expect(pollerOf(fixture, ip)).toBe(REMOTE_POLLER);
    assign(null);
    expect(pollerOf(fixture, ip)).toBeNull();
    expect(() => assign('1')).toThrow('no such poller');
    const missing = { ip: '1.1.1.1', poller: null };
    expect(() => fixture.handlers.realm_device_assign({ realm: REALM, assignment: missing })).toThrow(
      'no such device',
    );
    expect(() => fixture.handlers.realm_device_assign({ realm: '1', assignment: missing })).toThrow(
      'no such realm',
    );
  });

  test('go to the poller with the narrowest subnet, all at once', () => {
    const fixture = createFixture();
    fixture.handlers.realm_device_assign({ realm: REALM });
    expect(pollerOf(fixture, '192.168.40.1')).toBe(POLLER);
    expect(pollerOf(fixture, '192.168.40.5')).toBe(POLLER);
    expect(pollerOf(fixture, '192.168.40.11')).toBe(REMOTE_POLLER);
  });

  test('stay where they are when the narrowest subnet is excluded', () => {
    const fixture = createFixture();
    const add = [{ subnet: '192.168.40.5', bits: 32, ping_limit: 0, include: 0, ping: 0 }];
    declared(fixture, 'poller_subnet_list_modify', { poller: POLLER, remove: [], add });
    fixture.handlers.realm_device_assign({ realm: REALM });
    expect(pollerOf(fixture, '192.168.40.5')).toBeNull();
  });
});

describe('the port exclusion list', () => {
  const change = (block_port_macs: { remove?: string[]; add?: string[] }) => {
    const fixture = createFixture();
    fixture.handlers.realm_advanced_settings_modify({
      realm: REALM,
      settings: { block_port_macs, cdp_enabled: false },
    });
    return declared(fixture, 'realm_advanced_settings', { realm: REALM });
  };

  test.each([
    ['removes without regard to case', { remove: ['0a:11:22:44:0e:0b'], add: [] }, []],
    [
      'adds once',
      { remove: [], add: ['0a:11:22:44:0e:0b', 'aa-bb-cc-dd-ee-ff'] },
      ['0A:11:22:44:0E:0B', 'AA:BB:CC:DD:EE:FF'],
    ],
    ['passes over what is not on it', { remove: ['00:00:00:00:00:00'] }, ['0A:11:22:44:0E:0B']],
    ['is emptied by its name alone', {}, []],
  ])('%s', (_name, given, want) => {
    expect(change(given)).toEqual({
      block_port_macs: want,
      stp_enabled: true,
      cdp_enabled: false,
      lldp_enabled: false,
    });
  });
});

test('settings of a new realm start from the usual ones', () => {
  const fixture = createFixture();
  declared(fixture, 'realm_modify', { remove: [], add: [{ name: 'Lab' }] });
  const realm = String(fixture.world.store.list('Realm').at(-1)?.gid);
  fixture.handlers.realm_advanced_settings_modify({ realm, settings: { cdp_enabled: false } });
  const want = { block_port_macs: [], stp_enabled: true, cdp_enabled: false, lldp_enabled: true };
  expect(declared(fixture, 'realm_advanced_settings', { realm })).toEqual(want);
});

describe('groups', () => {
  const GROUP = '98784248728';
  const settings = ({ handlers }: ReturnType<typeof createFixture>, params = {}) =>
    now(handlers.group_settings({ group: GROUP, ...params }));

  test('have a grant for every role of the spec, in every realm', () => {
    const { system, realms } = settings(createFixture());
    expect(system).toHaveLength(11);
    expect(system).toContainEqual({ role: 'API', permission: 2 });
    expect(realms.map(({ realm, permissions }) => [realm, permissions.length])).toEqual([
      [REALM, 10],
      ['64424510027', 10],
      ['64424510127', 10],
    ]);
  });

  test('are read for certain roles and realms', () => {
    const fixture = createFixture();
    expect(settings(fixture, { roles: ['Add Realms', 'Assign Devices'], realms: [REALM] })).toEqual({
      system: [{ role: 'Add Realms', permission: 0 }],
      realms: [{ realm: REALM, permissions: [{ role: 'Assign Devices', permission: 2 }] }],
    });
    expect(settings(fixture, { roles: ['Add Realms'] }).realms).toEqual([]);
    expect(() => settings(fixture, { realms: ['1'] })).toThrow('no such realm');
    expect(() => settings(fixture, { group: '1' })).toThrow('no such group');
  });

  test('change in what is given only', () => {
    const fixture = createFixture();
    const before = settings(fixture);
    fixture.handlers.group_settings_modify({
      group: GROUP,
      changes: { name: 'TEST' },
      system: [{ role: 'Add Realms', permission: 1 }],
      realms: [{ realm: REALM, permissions: [{ role: 'Plugins', permission: 0 }] }],
    });
    const after = settings(fixture);
    const changed = after.system.filter(
      ({ role, permission }) => before.system.find((old) => old.role === role)?.permission !== permission,
    );
    expect(changed).toEqual([{ role: 'Add Realms', permission: 1 }]);
    expect(after.realms[0]?.permissions).toContainEqual({ role: 'Plugins', permission: 0 });
    expect(after.realms[0]?.permissions).toContainEqual({ role: 'Views', permission: 2 });
    expect(after.realms.slice(1)).toEqual(before.realms.slice(1));
    expect(fixture.world.store.find('Group', GROUP)).toMatchObject({
      name: 'TEST',
      description: 'Runs the network',
    });
  });

  test('that are new have no permissions, nor has a group in a new realm', () => {
    const fixture = createFixture();
    declared(fixture, 'group_modify', { remove: [], add: [{ name: 'test1' }] });
    declared(fixture, 'realm_modify', { remove: [], add: [{ name: 'Lab' }] });
    const group = fixture.world.store.list('Group').at(-1);
    expect(group).toMatchObject({ name: 'test1', description: '' });
    const { system, realms } = settings(fixture, { group: group?.gid });
    expect(
      [...system, ...realms.flatMap(({ permissions }) => permissions)].filter(
        ({ permission }) => permission !== 0,
      ),
    ).toEqual([]);
    expect(settings(fixture).realms.at(-1)?.permissions).toContainEqual({ role: 'Views', permission: 0 });
  });

  test.each([
    [{ system: [{ role: 'Poller Setting', permission: 1 as const }] }, 'expected a system role (API, '],
    [{ realms: [{ realm: REALM, permissions: [{ role: 'API', permission: 1 as const }] }] }, 'got "API"'],
    [{ realms: [{ realm: '1', permissions: [] }] }, 'no such realm'],
    [{ group: '1' }, 'no such group'],
  ])('refuse %j and change nothing', (params, complaint) => {
    const fixture = createFixture();
    const before = settings(fixture);
    expect(() =>
      fixture.handlers.group_settings_modify({ group: GROUP, changes: { name: 'x' }, ...params }),
    ).toThrow(complaint);
    expect(settings(fixture)).toEqual(before);
    expect(fixture.world.store.find('Group', GROUP)).toMatchObject({ name: 'Network Operator' });
  });
});

describe('certificates', () => {
  const list = ({ handlers }: ReturnType<typeof createFixture>) =>
    now(handlers.security_certificate_assignment_list({}));

  test('a service has one, and one in no use has a row with null', () => {
    const fixture = createFixture();
    expect(list(fixture)).toEqual([
      { name: 'System Default', service: 'apache' },
      { name: 'System Default', service: 'api' },
      { name: 'custom', service: null },
    ]);
    fixture.handlers.security_certificate_assign({ assignments: [{ name: 'custom', service: 'api' }] });
    expect(list(fixture)).toEqual([
      { name: 'System Default', service: 'apache' },
      { name: 'custom', service: 'api' },
    ]);
    const unknown = {
      assignments: [
        { name: 'System Default', service: 'api' as const },
        { name: 'x', service: 'api' as const },
      ],
    };
    expect(() => fixture.handlers.security_certificate_assign(unknown)).toThrow('no such certificate');
    expect(list(fixture)).toContainEqual({ name: 'custom', service: 'api' });
  });

  test('a deleted one is replaced by the built-in one, which stays', () => {
    const fixture = createFixture();
    const { handlers } = fixture;
    handlers.security_certificate_assign({ assignments: [{ name: 'custom', service: 'api' }] });
    handlers.security_certificate_list_modify({
      remove: ['custom'],
      add: [{ name: 'new', certificate: 'PEM' }],
    });
    expect(list(fixture)).toEqual([
      { name: 'System Default', service: 'apache' },
      { name: 'System Default', service: 'api' },
      { name: 'new', service: null },
    ]);
    const modify = (remove: string[], add: string[]) => () =>
      handlers.security_certificate_list_modify({
        remove,
        add: add.map((name) => ({ name, certificate: '' })),
      });
    expect(modify(['System Default'], [])).toThrow('permission denied');
    expect(modify(['custom'], [])).toThrow('no such certificate');
    expect(modify([], ['new'])).toThrow('already exists: new');
    expect(modify(['new'], ['new'])).not.toThrow();
  });
});

describe('authentication methods', () => {
  const [RADIUS, LDAPS] = ['90194313753', '90194313603'];
  const row = ({ world }: ReturnType<typeof createFixture>, gid: string) =>
    world.store.find('AuthenticationMethod', gid);

  test('take the properties they know, and lists as changes', () => {
    const fixture = createFixture();
    fixture.handlers.security_authentication_modify({
      method: RADIUS,
      changes: { inuse: true, server: '4test' },
    });
    fixture.handlers.security_authentication_modify({
      method: RADIUS,
      changes: { secret: 'x', csecret: 'x' },
    });
    expect(row(fixture, RADIUS)).toMatchObject({ inuse: true, settings: { server: '4test' } });
    fixture.handlers.security_authentication_modify({
      method: LDAPS,
      changes: {
        certificate: 'custom',
        domain: 'new',
        ctrls: { remove: ['10.1.50.1'], add: ['10.1.50.2', '10.1.50.3'] },
      },
    });
    expect(row(fixture, LDAPS)?.settings).toEqual({
      domain: 'new',
      ctrls: ['10.1.50.2', '10.1.50.3'],
      certificate: 'custom',
      timeout: 10,
    });
  });

  test.each([
    [RADIUS, { domain: 'x' }, 'expected properties of RADIUS (inuse, server, secret, csecret), got "domain"'],
    [RADIUS, { secret: 'x', csecret: 'y' }, 'expected the same text in secret and csecret'],
    [RADIUS, { secret: 'x' }, 'expected the same text in secret and csecret'],
    [LDAPS, { certificate: 'none', domain: 'x' }, 'no such certificate'],
    ['1', {}, 'no such authentication method'],
  ])('refuse %s %j', (method, changes, complaint) => {
    const fixture = createFixture();
    const before = structuredClone(row(fixture, method));
    expect(() => fixture.handlers.security_authentication_modify({ method, changes })).toThrow(complaint);
    expect(row(fixture, method)).toEqual(before);
  });
});

describe('views', () => {
  test('are listed, all or by kind', () => {
    const { handlers } = createFixture();
    const names = (types?: ('switch' | 'port' | 'device')[]) =>
      now(handlers.user_view_info({ fields: ['name'], types })).map(({ name }) => name);
    expect(names()).toHaveLength(4);
    expect(names(['switch'])).toEqual(['Switches:Default']);
    expect(names(['port', 'device'])).toHaveLength(3);
    expect(names([])).toEqual([]);
  });

  test('of switches have the cells of the known example', () => {
    const { handlers } = createFixture();
    const rows = now(handlers.realm_view({ realm: REALM, view: '107374182461' }));
    expect(rows).toHaveLength(13);
    expect(rows[2]).toEqual([
      'switch03.hq.example.net',
      'S',
      '26',
      '11',
      '11',
      '42',
      '0',
      expect.any(String),
      '2024-01-01 00:00:00',
      null,
    ]);
  });

  test.each(['107374182462', '94489280669', '107374182460'])('%s has rows of equal length', (view) => {
    const { handlers } = createFixture();
    const rows = now(handlers.realm_view({ realm: REALM, view }));
    expect(rows.length).toBeGreaterThan(10);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
  });

  test.each([
    ['1', '107374182461', 'no such realm'],
    [REALM, '1', 'no such view'],
  ])('on %s, %s: %s', (realm, view, complaint) => {
    expect(() => createFixture().handlers.realm_view({ realm, view })).toThrow(complaint);
  });
});

describe('the machine', () => {
  test('tells its time and process', () => {
    const { handlers } = createFixture();
    expect(handlers.ping({})).toEqual({ timestamp: 1_704_067_200, pid: 17_372 });
  });

  test('takes a licence of the right form only', () => {
    const { handlers } = createFixture();
    expect(handlers.set_license({ license: 'PT-1000-EXAMPLE' })).toBeUndefined();
    for (const license of ['nonsense', '', 'PT-x'])
      expect(() => handlers.set_license({ license })).toThrow('invalid licence');
  });

  test('keeps its log with the priority that counts when none is given', () => {
    const fixture = createFixture();
    declared(fixture, 'log', { message: 'one' });
    declared(fixture, 'log', { message: 'two', priority: 4 });
    expect(fixture.world.store.list('LogEntry')).toEqual([
      { serial: 1, message: 'one', priority: 6 },
      { serial: 2, message: 'two', priority: 4 },
    ]);
  });
});
