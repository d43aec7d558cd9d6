/** The simulated machine of Porttracker: what it keeps, what it found, and what happens on it. */
import type { EventTypes } from '@aluco/porttracker';
import { registryOf, porttracker as spec } from '@aluco/spec-data';
import type { Clock } from '../clock.ts';
import type { EffectWorld } from '../effects/declared.ts';
import { inWords } from '../effects/words.ts';
import { EstateError } from '../errors.ts';
import { createRandom, type Random } from '../random.ts';
import { type Row, Store } from '../store.ts';
import { formatIpv4, parseIpv4 } from './address.ts';
import { FIRST_FREE_SERIAL, makeGid, pollerGid, realmGid } from './gids.ts';
import { addSwitch, buildNetwork, type Site } from './network/build.ts';
import { countCurrent, createEmptyNetwork, currentSwitches, type Network } from './network/model.ts';
import { addSettings } from './settings.ts';

/** How much there is. */
export interface PorttrackerSize {
  /** 1 to 60. */
  readonly realms: number;
  /** A switch has about 28 ports. */
  readonly switchesPerRealm: number;
  readonly devicesPerSwitch: number;
}

export const DEFAULT_SIZE: PorttrackerSize = { realms: 3, switchesPerRealm: 13, devicesPerSwitch: 18 };

export interface PorttrackerWorldOptions {
  /** Equal seeds at equal times give equal worlds. Default 1. */
  readonly seed?: number | string | undefined;
  readonly clock: Clock;
  readonly size?: Partial<PorttrackerSize> | undefined;
  /** What `ping` tells. Default 17372. */
  readonly pid?: number | undefined;
}

/** An event as the machine sends it. */
export type WorldEvent = {
  [Name in keyof EventTypes]: { readonly name: Name; readonly params: EventTypes[Name] };
}[keyof EventTypes];

/** A realm with what belongs to it but is not kept in the store. */
export interface Territory {
  readonly network: Network;
  readonly site: Site;
  /** Jobs done so far, by kind; each draws from a random stream of its own. */
  readonly done: Map<string, number>;
}

export interface PorttrackerWorld {
  readonly clock: Clock;
  readonly random: Random;
  readonly store: Store;
  readonly pid: number;
  /** What the declared effects are carried out on. */
  readonly effects: EffectWorld;
  /** Jobs under way: kind and gid. */
  readonly running: Set<string>;
  /** Aborted when the world ends. */
  readonly signal: AbortSignal;
  /** Seconds since the epoch, whole. */
  now(): number;
  /** @throws EstateError `not_found` when there is no such realm. */
  realm(gid: string): Row;
  /** What was found in a realm. @throws as `realm`. */
  territory(gid: string): Territory;
  /** Calls back on each event, until the function returned is called. */
  onEvent(listener: (event: WorldEvent) => void): () => void;
  emit(event: WorldEvent): void;
  /** Ends the jobs under way, which then fail as `stopped`. */
  stop(): void;
}

/** Resources that people call otherwise than by name. */
const WORDS: Readonly<Record<string, string>> = {
  PollerSubnet: 'subnet',
  SnmpCredential: 'credential',
  DeviceAssignment: 'device',
};

/** The refusal of a key that names nothing: `no such realm`. */
export function noSuch(resource: string): EstateError {
  return new EstateError('not_found', `no such ${WORDS[resource] ?? inWords(resource)}`);
}

const SITES = [
  { name: 'default', description: 'Head office', label: 'hq' },
  { name: 'North branch', description: 'Offices and showroom', label: 'north' },
  { name: 'Data centre', description: 'Both server halls', label: 'dc' },
  { name: 'Warehouse', description: 'Scanners and cameras', label: 'wh' },
] as const;

/** Builds a world; most of its time goes into the entries of devices and ports. */
export function createPorttrackerWorld(options: PorttrackerWorldOptions): PorttrackerWorld {
  const { clock, pid = 17_372 } = options;
  const size = { ...DEFAULT_SIZE, ...options.size };
  const random = createRandom(`porttracker ${options.seed ?? 1}`);
  const store = new Store(spec.resources);
  const listeners = new Set<(event: WorldEvent) => void>();
  const territories = new WeakMap<Row, Territory>();
  const end = new AbortController();
  let [switchId, mac, serial, logSerial] = [16, 0, FIRST_FREE_SERIAL, 0];

  const makeSite = (index: number, domain: string): Site => ({
    domain,
    random: random.fork(`realm/${domain}`),
    ...addressPlan(index, size),
    used: new Map(),
    nextSwitchId: () => ++switchId,
    nextMac: () => ++mac,
  });

  const world: PorttrackerWorld = {
    clock,
    random,
    store,
    pid,
    running: new Set(),
    signal: end.signal,
    effects: {
      store,
      types: registryOf(spec),
      resources: spec.resources,
      newKey: (resource) => (resource === 'LogEntry' ? ++logSerial : makeGid(15, serial++)),
      defaults: defaultsOf,
      notFound: (resource) => noSuch(resource),
      alreadyExists: (_resource, key) => new EstateError('already_exists', `already exists: ${key}`),
    },
    now: () => Math.floor(clock.now() / 1000),
    realm(gid) {
      const row = store.find('Realm', gid);
      if (row === undefined) throw noSuch('Realm');
      return row;
    },
    territory(gid) {
      const row = world.realm(gid);
      let territory = territories.get(row);
      if (territory === undefined) {
        const site = makeSite(size.realms, `realm-${gid}.example.net`);
        territory = { network: createEmptyNetwork(), site, done: new Map() };
        territories.set(row, territory);
      }
      return territory;
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    stop: () => end.abort(new EstateError('stopped', 'the simulation was ended')),
  };

  for (let i = 0; i < size.realms; i += 1) {
    const { name, description, label } = SITES[i] ?? {
      name: `Site ${i + 1}`,
      description: '',
      label: `site${i + 1}`,
    };
    const site = makeSite(i, `${label}.example.net`);
    const network = buildNetwork(
      site,
      { switches: size.switchesPerRealm, devicesPerSwitch: size.devicesPerSwitch },
      world.now(),
    );
    const row = addRealm(world, i, { name, description, network, site });
    territories.set(row, { network, site, done: new Map() });
  }
  addSettings(store);
  return world;
}

/** Sparse addresses that look like those of a small network, while it is one; then as many as are needed. */
function addressPlan(index: number, { realms, switchesPerRealm, devicesPerSwitch }: PorttrackerSize) {
  const isSmall = realms <= 200 && switchesPerRealm <= 200;
  const stride = powerOfTwo(switchesPerRealm * 2);
  const vlanSize = powerOfTwo(Math.max(4_096, switchesPerRealm * devicesPerSwitch));
  return {
    management: isSmall
      ? `192.168.${40 + (index % 200)}.0`
      : formatIpv4(parseIpv4('172.16.0.0') + index * stride),
    base: formatIpv4(parseIpv4('10.0.0.0') + index * 8 * vlanSize),
    vlanSize,
  };
}

function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, least)));
}

/** Values of new rows that "not set" would get wrong. */
function defaultsOf(resource: string): Row {
  switch (resource) {
    case 'Realm':
      return { ageing_interval: 3600 };
    case 'Poller':
      return { dns_max_outstanding: 50 };
    case 'Seed':
      return { flags: { manual: true } };
    case 'RealmAdvancedSettings':
      return { stp_enabled: true, cdp_enabled: true, lldp_enabled: true };
    default:
      return {};
  }
}

interface NewRealm {
  readonly name: string;
  readonly description: string;
  readonly network: Network;
  readonly site: Site;
}

function addRealm(
  { store, now }: PorttrackerWorld,
  index: number,
  { name, description, network, site }: NewRealm,
): Row {
  const gid = realmGid(index);
  const infrastructure = currentSwitches(network);
  const row = store.add('Realm', {
    gid,
    name,
    description,
    last_discover: now() - 5 * 86_400 - index * 3_600,
    last_poll: now(),
    last_sync: index === 0 ? now() - 7_200 : null,
    polling: false,
    syncing: false,
    seeds: '',
    pollers: [],
    discovery_result: { infrastructure: infrastructure.length },
    poll_result: countCurrent(network),
    sync_result: index === 0 ? { qsync: null, bsync: 'Success' } : null,
    ageing_interval: 3600,
  });
  for (const [i, { ip }] of infrastructure.slice(0, 2).entries()) {
    store.add('Seed', { ip, flags: { manual: i === 0 } }, gid);
  }
  const management = { subnet: site.management, bits: 24, ping_limit: 1000, include: 1, ping: 2 };
  const pollers = [
    { name: 'localhost', description: 'localhost', hostname: '127.0.0.1' },
    { name: 'remote', description: `On site at ${name}`, hostname: `poller.${site.domain}` },
  ].map((poller, i) => ({ gid: pollerGid(index, i), ...poller, dns_max_outstanding: 65 }));
  for (const [i, poller] of pollers.entries()) {
    store.add('Poller', poller, gid);
    const half = { ...management, subnet: formatIpv4(parseIpv4(site.management) + 8 * i), bits: 29 };
    for (const subnet of i === 0
      ? [management]
      : [half, { ...management, subnet: '10.99.0.0', include: 0, ping: 0 }]) {
      store.add('PollerSubnet', subnet, poller.gid);
    }
  }
  for (const [i, { ip }] of infrastructure.entries()) {
    store.add('DeviceAssignment', { ip, poller: i % 5 === 4 ? null : pollers[0]?.gid }, gid);
  }
  store.add(
    'SnmpCredential',
    {
      subnet: site.management,
      bits: 24,
      versions: [{ version: 2, communities: ['public'] }],
      flags: { include: true },
    },
    gid,
  );
  store.add(
    'SnmpCredential',
    {
      subnet: site.base,
      bits: 16,
      versions: [
        { version: 2, communities: ['test'] },
        {
          version: 3,
          user: 'authPrivUser',
          auth_password: 'authpass',
          priv_password: 'privpass',
          auth_algorithm: 'md5',
          priv_algorithm: 'aes',
        },
      ],
      flags: { include: true },
    },
    gid,
  );
  const settings = {
    block_port_macs: ['0A:11:22:44:0E:0B'],
    stp_enabled: true,
    cdp_enabled: true,
    lldp_enabled: index !== 0,
  };
  Object.assign(store.singleton('RealmAdvancedSettings', gid), settings);
  return row;
}

/** Adds a switch that was discovered, together with its place among the devices that pollers ask. */
export function discoverSwitch(world: PorttrackerWorld, realm: string, ip?: string): void {
  const { network, site } = world.territory(realm);
  const entry = addSwitch(network, site, world.now(), ip);
  const found = { start: world.now(), action: 'I' as const };
  for (const part of [entry, ...entry.ports]) Object.assign(part, found);
  world.store.add('DeviceAssignment', { ip: entry.ip, poller: null }, realm);
}
