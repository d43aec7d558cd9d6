import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { PorttrackerWorld } from '../src/index.ts';
import { createFixture, REALM } from './porttracker.ts';

/** Everything a client could ever see, in one number. */
function hashOf({ world }: { world: PorttrackerWorld }): string {
  const resources = [
    'Realm',
    'Poller',
    'PollerSubnet',
    'Seed',
    'SnmpCredential',
    'DeviceAssignment',
    'Group',
    'RealmPermissions',
  ];
  const rows = resources.map((name) => world.store.list(name));
  const networks = world.store.list('Realm').map(({ gid }) => {
    const { devices, ports, switches } = world.territory(String(gid)).network;
    return [
      switches.map(({ ports: own, ...entry }) => [entry, own.map(({ ifname }) => ifname)]),
      ports.map(({ switch: { id }, devices: seen, ...port }) => [
        id,
        port,
        seen.map(({ device }) => device.mac),
      ]),
      devices.map(({ port, ...entry }) => [port.mac, entry]),
    ];
  });
  return createHash('sha256')
    .update(JSON.stringify([rows, networks]))
    .digest('hex');
}

test('equal seeds give equal worlds, other seeds others', () => {
  const first = hashOf(createFixture({ seed: 1 }));
  expect(hashOf(createFixture({ seed: 1 }))).toBe(first);
  expect(hashOf(createFixture())).toBe(first);
  expect(hashOf(createFixture({ seed: 2 }))).not.toBe(first);
});

test('equal seeds stay equal through polls and discoveries', async () => {
  const after = async (seed: number) => {
    const fixture = createFixture({ seed });
    for (let i = 0; i < 3; i += 1) {
      const jobs = [
        fixture.handlers.realm_poll({ realm: REALM }),
        fixture.handlers.realm_discover({ realm: REALM }),
      ];
      await fixture.clock.advance(60_000);
      await Promise.all(jobs);
    }
    return hashOf(fixture);
  };
  const first = await after(1);
  expect(await after(1)).toBe(first);
  expect(hashOf(createFixture({ seed: 1 }))).not.toBe(first);
});

test('the default world has the promised size', () => {
  const { world } = createFixture();
  const networks = world.store.list('Realm').map(({ gid }) => world.territory(String(gid)).network);
  const current = <T extends { history: string }>(entries: readonly T[]) =>
    entries.filter(({ history }) => history === 'current');
  expect(networks).toHaveLength(3);
  expect(networks.flatMap(({ switches }) => current(switches))).toHaveLength(39);
  const ports = networks.flatMap((network) => current(network.ports)).length;
  expect(ports > 900 && ports < 1200).toBe(true);
  expect(networks.flatMap(({ devices }) => current(devices))).toHaveLength(702);
});

test('entries of the history ended before now, and current ones agree with their ports', () => {
  const { world } = createFixture();
  const { network } = world.territory(REALM);
  const entries = [...network.switches, ...network.ports, ...network.devices];
  expect(entries.filter(({ start, end }) => start > end || end > world.now())).toEqual([]);
  expect(new Set(entries.map(({ history }) => history))).toEqual(new Set(['current', 'ended', 'changed']));
  const seen = network.ports.flatMap(({ devices }) => devices);
  expect(new Set(seen)).toEqual(new Set(network.devices.filter(({ history }) => history === 'current')));
  expect(seen.filter(({ port }) => !port.isUp)).toEqual([]);
});

test('MAC addresses and addresses are not given twice', () => {
  const { world } = createFixture({ size: { realms: 2, switchesPerRealm: 30, devicesPerSwitch: 40 } });
  const devices = world.store
    .list('Realm')
    .flatMap(({ gid }) => world.territory(String(gid)).network.devices);
  const current = devices.filter(({ history }) => history === 'current').map(({ device }) => device);
  const ips = current.map(({ ip }) => ip).filter((ip) => ip !== null);
  expect(current).toHaveLength(2400);
  expect(new Set(current.map(({ mac }) => mac)).size).toBe(current.length);
  expect(new Set(ips).size).toBe(ips.length);
});
