/**
 * Builds the network of a realm. Each switch draws from a random stream of its own, so that another size of the world changes
 * what is there, not what the same switch looks like.
 */
import type { Random } from '../../random.ts';
import { formatIpv4, parseIpv4 } from '../address.ts';
import {
  CORE_MODEL,
  DEVICE_TYPES,
  type DeviceType,
  deviceType,
  EDGE_MODELS,
  PERSONS,
  PORT_ALIASES,
  type PortGroup,
  type SwitchModel,
  VLANS,
} from './catalogue.ts';
import {
  createEmptyNetwork,
  type DeviceEntry,
  type DeviceIdentity,
  type Network,
  type PortEntry,
  type SwitchEntry,
} from './model.ts';

const DAY = 86_400;

/** What a realm's network is built from, and what further parts of it continue from. */
export interface Site {
  readonly domain: string;
  readonly random: Random;
  /** The address before that of the first switch. */
  readonly management: string;
  /** The address before that of the first end device. */
  readonly base: string;
  /** Addresses that each VLAN has. */
  readonly vlanSize: number;
  /** Counters of names and addresses used so far. */
  readonly used: Map<string, number>;
  /** Makes the next number of a switch in the database. */
  readonly nextSwitchId: () => number;
  /** Counts MAC addresses, over all realms. */
  readonly nextMac: () => number;
}

/** A network with that many switches, with devices and a history, as of `now`. */
export function buildNetwork(
  site: Site,
  size: { switches: number; devicesPerSwitch: number },
  now: number,
): Network {
  const network = createEmptyNetwork();
  for (let i = 0; i < size.switches; i += 1) {
    const entry = addSwitch(network, site, now);
    populate(network, site, entry, size.devicesPerSwitch, now);
  }
  addHistory(network, site, now);
  return network;
}

/** Adds a switch without devices. Its address is the site's next one, unless given. */
export function addSwitch(network: Network, site: Site, now: number, ip?: string): SwitchEntry {
  const number = count(site, 'switch');
  const random = site.random.fork(`switch/${number}`);
  const model = number === 1 ? CORE_MODEL : random.pick(EDGE_MODELS);
  const uid = `switch${String(number).padStart(2, '0')}.${site.domain}`;
  const start = now - random.integer(30 * DAY, 700 * DAY);
  const entry: SwitchEntry = {
    id: site.nextSwitchId(),
    ip: ip ?? formatIpv4(parseIpv4(site.management) + number),
    uid,
    dnsname: uid,
    model: model.name,
    sysdescr: model.sysdescr,
    location: `Building ${1 + (number % 3)}, floor ${random.integer(0, 4)}`,
    services: model.services,
    vtpDomain: model.hasVtp ? (site.domain.split('.')[0] ?? '') : null,
    comment: number === 1 ? 'core' : null,
    notes: null,
    pollDuration: random.integer(4, 40) / 10,
    lastChange: now - random.integer(0, 20 * DAY),
    ports: [],
    history: 'current',
    action: 'S',
    start,
    end: now,
  };
  const board = site.nextMac();
  for (const [isUplink, group] of [[false, model.access] as const, [true, model.uplinks] as const]) {
    for (let i = 0; i < group.count; i += 1) {
      entry.ports.push(makePort(entry, group, i, isUplink, model, board, random));
    }
  }
  network.switches.push(entry);
  network.ports.push(...entry.ports);
  return entry;
}

function makePort(
  entry: SwitchEntry,
  group: PortGroup,
  index: number,
  isUplink: boolean,
  model: SwitchModel,
  board: number,
  random: Random,
): PortEntry {
  const number = group.first + index;
  const isUp = isUplink && index === 0;
  const alias = isUplink ? 'uplink' : random.chance(0.25) ? random.pick(PORT_ALIASES) : null;
  return {
    switch: entry,
    ifname: `${group.short}${number}`,
    ifdescr: `${group.long}${number}`,
    ifalias:
      alias === null || isUplink ? alias : `${alias} ${random.integer(1, 9)}.${random.integer(10, 39)}`,
    mac: formatMac(model.oui, board * 64 + entry.ports.length),
    isUplink,
    hasPoe: model.hasPoe && !isUplink,
    topSpeed: group.speed,
    adminStatus: random.chance(0.04) && !isUplink ? 'down' : 'up',
    adminDuplex: random.chance(0.9) ? 'auto' : 'full',
    comment: null,
    isUp,
    speed: isUp ? group.speed : null,
    duplex: isUp ? 'full' : null,
    packets: isUp ? random.integer(1_000_000, 90_000_000) : random.integer(0, 500_000),
    errors: random.chance(0.2) ? random.integer(1, 400) : 0,
    power: null,
    lastDevice: isUplink || random.chance(0.4) ? null : entry.end - random.integer(DAY, 120 * DAY),
    devices: [],
    history: 'current',
    action: 'S',
    start: entry.start,
    end: entry.end,
  };
}

function populate(network: Network, site: Site, entry: SwitchEntry, devices: number, now: number): void {
  const random = site.random.fork(`devices/${entry.uid}`);
  const usable = entry.ports.filter(({ isUplink, adminStatus }) => !isUplink && adminStatus === 'up');
  const free = usable.map((port) => ({ port, rank: random.next() })).sort((a, b) => a.rank - b.rank);
  for (let i = 0; i < devices; i += 1) {
    const shares = i > 0 && random.chance(0.2);
    const port =
      (shares ? undefined : free.pop()?.port) ??
      random.pick(usable.filter((p) => p.isUp || free.length === 0));
    plugIn(network, makeDevice(site, random), port, now - random.integer(0, 200 * DAY), now, random);
  }
}

/** A device that was never seen before. */
export function makeDevice(site: Site, random: Random): DeviceIdentity {
  const { kind, vlan, ouis } = pickType(random);
  const number = count(site, kind);
  const position = [...VLANS.keys()].indexOf(vlan);
  const address = count(site, `vlan ${vlan}`);
  return {
    kind,
    mac: formatMac(random.pick(ouis), site.nextMac()),
    ip: random.chance(0.04) ? null : formatIpv4(parseIpv4(site.base) + position * site.vlanSize + address),
    dnsname:
      kind === 'unknown' || random.chance(0.08)
        ? null
        : `${kind}-${String(number).padStart(4, '0')}.${site.domain}`,
    vlan,
    vlanName: VLANS.get(vlan) ?? '',
    comment: random.chance(0.1) ? random.pick(PERSONS) : null,
    notes: random.chance(0.02) ? 'to be replaced' : null,
  };
}

function pickType(random: Random): DeviceType {
  let left = random.next() * 100;
  for (const type of DEVICE_TYPES) {
    left -= type.share;
    if (left < 0) return type;
  }
  return deviceType('unknown');
}

/** Puts a device on a port, and the port into the state that follows from it. */
export function plugIn(
  network: Network,
  device: DeviceIdentity,
  port: PortEntry,
  start: number,
  now: number,
  random: Random,
): DeviceEntry {
  const { speed, power } = deviceType(device.kind);
  const entry: DeviceEntry = { device, port, history: 'current', action: 'I', start, end: now };
  port.devices.push(entry);
  network.devices.push(entry);
  if (!port.isUp) {
    port.isUp = true;
    port.speed = Math.min(port.topSpeed, speed);
    port.duplex = port.adminDuplex === 'full' || random.chance(0.97) ? 'full' : 'half';
    port.packets += random.integer(10_000, 5_000_000);
  }
  if (port.hasPoe && power > 0) port.power = power;
  port.lastDevice = now;
  return entry;
}

/** Entries that hold no more: devices that moved, values that changed, and a switch that was taken down. */
function addHistory(network: Network, site: Site, now: number): void {
  const random = site.random.fork('history');
  for (const entry of [...network.devices]) {
    if (random.chance(0.85)) continue;
    const { ports } = random.pick(network.switches);
    const past = {
      start: entry.start - random.integer(20 * DAY, 90 * DAY),
      end: entry.start - random.integer(0, 3600),
    };
    if (random.chance(0.75))
      network.devices.push({ ...entry, ...past, port: random.pick(ports), history: 'ended' });
    else network.devices.push({ ...entry, ...past, history: 'changed', action: 'U' });
  }
  for (const port of [...network.ports]) {
    if (random.chance(0.96)) continue;
    const end = port.start + random.integer(DAY, 20 * DAY);
    network.ports.push({ ...port, end, history: 'changed', action: 'U', ifalias: null, devices: [] });
    port.start = end;
  }
  for (let i = 0; i < Math.ceil(network.switches.length / 20); i += 1) {
    const gone = addSwitch(network, site, now);
    gone.history = 'ended';
    gone.end = gone.start + random.integer(10 * DAY, 29 * DAY);
    for (const port of gone.ports) Object.assign(port, { history: 'ended', end: gone.end, isUp: false });
  }
}

/** 1 for the first of its kind, and so on. */
function count(site: Site, what: string): number {
  const next = (site.used.get(what) ?? 0) + 1;
  site.used.set(what, next);
  return next;
}

/** Spreads numbers over the 24 bits below a maker's part, each to one of its own. */
function formatMac(oui: string, number: number): string {
  const low = Math.imul(number, 0x9e3779b1) & 0xffffff;
  const pairs = [low >>> 16, (low >>> 8) & 0xff, low & 0xff].map((octet) =>
    octet.toString(16).padStart(2, '0'),
  );
  return `${oui}:${pairs.join(':')}`;
}
