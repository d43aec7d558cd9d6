/** What is found in a realm. Entries hold from `start` to `end`; times are whole seconds since the epoch. */

/** Where an entry stands: it holds, it held once, or it was replaced by one with other values. */
export type History = 'current' | 'ended' | 'changed';

interface Entry {
  history: History;
  /** Of the latest change: S seen again, I inserted, U updated. */
  action: 'S' | 'I' | 'U';
  /** When it was first seen so. */
  start: number;
  /** When it was last seen so. */
  end: number;
}

export interface SwitchEntry extends Entry {
  readonly id: number;
  readonly ip: string;
  readonly uid: string;
  readonly dnsname: string | null;
  readonly model: string;
  readonly sysdescr: string;
  readonly location: string;
  /** Sum of the layers it serves, as SNMP has it. */
  readonly services: number;
  readonly vtpDomain: string | null;
  readonly comment: string | null;
  readonly notes: string | null;
  /** Seconds, to the tenth. */
  pollDuration: number | null;
  lastChange: number | null;
  /** Its current ports. */
  readonly ports: PortEntry[];
}

export interface PortEntry extends Entry {
  readonly switch: SwitchEntry;
  readonly ifname: string;
  readonly ifdescr: string;
  readonly ifalias: string | null;
  readonly mac: string;
  readonly isUplink: boolean;
  readonly hasPoe: boolean;
  /** Megabits per second that it can do. */
  readonly topSpeed: number;
  readonly adminStatus: 'up' | 'down';
  readonly adminDuplex: 'auto' | 'full';
  readonly comment: string | null;
  isUp: boolean;
  /** Megabits per second; null without a link. */
  speed: number | null;
  duplex: 'full' | 'half' | null;
  packets: number;
  errors: number;
  /** Watts; null where nothing is fed. */
  power: number | null;
  /** When a device was last seen on it; null for never. */
  lastDevice: number | null;
  /** The devices seen on it now. */
  devices: DeviceEntry[];
}

/** What a device is, wherever it is seen. */
export interface DeviceIdentity {
  readonly kind: DeviceKind;
  readonly mac: string;
  readonly ip: string | null;
  readonly dnsname: string | null;
  readonly vlan: number;
  readonly vlanName: string;
  readonly comment: string | null;
  readonly notes: string | null;
}

export interface DeviceEntry extends Entry {
  readonly device: DeviceIdentity;
  readonly port: PortEntry;
}

export type DeviceKind = 'pc' | 'laptop' | 'phone' | 'printer' | 'server' | 'ap' | 'camera' | 'unknown';

/** Everything found in one realm, current and past. */
export interface Network {
  readonly switches: SwitchEntry[];
  readonly ports: PortEntry[];
  readonly devices: DeviceEntry[];
  /** Devices that are seen nowhere at present. */
  readonly absent: DeviceIdentity[];
}

export function createEmptyNetwork(): Network {
  return { switches: [], ports: [], devices: [], absent: [] };
}

/** The switches that are there now. */
export function currentSwitches(network: Network): SwitchEntry[] {
  return network.switches.filter(({ history }) => history === 'current');
}

/** Numbers of what is there now. */
export function countCurrent(network: Network): { infrastructure: number; ports: number; end: number } {
  const switches = currentSwitches(network);
  const ports = switches.flatMap((entry) => entry.ports);
  const end = ports.reduce((sum, { devices }) => sum + devices.length, 0);
  return { infrastructure: switches.length, ports: ports.length, end };
}
