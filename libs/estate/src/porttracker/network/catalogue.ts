/** The kinds of things the simulated networks are made of. Addresses of makers are real, all names are invented. */
import type { DeviceKind } from './model.ts';

/** A model of switch. */
export interface SwitchModel {
  readonly name: string;
  readonly sysdescr: string;
  readonly services: number;
  /** The maker's part of its MAC addresses. */
  readonly oui: string;
  readonly access: PortGroup;
  readonly uplinks: PortGroup;
  readonly hasPoe: boolean;
  readonly hasVtp: boolean;
}

/** Ports of one sort: `Fa0/1` to `Fa0/24`. */
export interface PortGroup {
  readonly count: number;
  readonly first: number;
  readonly short: string;
  readonly long: string;
  /** Megabits per second. */
  readonly speed: number;
}

const group = (count: number, first: number, short: string, long: string, speed: number): PortGroup => ({
  count,
  first,
  short,
  long,
  speed,
});
const fast = (count: number) => group(count, 1, 'Fa0/', 'FastEthernet0/', 100);
const gigabit = (count: number) => group(count, 1, 'Gi0/', 'GigabitEthernet0/', 1000);
const cisco = { services: 2, oui: '00:1b:0c', hasVtp: true };
const ios = (image: string, version: string) =>
  `Cisco IOS Software, ${image} Software, Version ${version}, RELEASE SOFTWARE (fc1)`;

/** The one in the middle of each realm. */
export const CORE_MODEL: SwitchModel = {
  ...cisco,
  services: 6,
  name: 'WS-C3750G-24TS',
  sysdescr: ios('C3750 (C3750-IPSERVICESK9-M)', '12.2(55)SE'),
  access: group(24, 1, 'Gi1/0/', 'GigabitEthernet1/0/', 1000),
  uplinks: group(4, 25, 'Gi1/0/', 'GigabitEthernet1/0/', 1000),
  hasPoe: false,
};

/** The ones at the edge; how often one comes is how often it is listed. */
export const EDGE_MODELS: readonly SwitchModel[] = [
  ...Array.from({ length: 4 }, () => ({
    ...cisco,
    name: 'WS-C2950-24',
    sysdescr: ios('C2950 (C2950-I6Q4L2-M)', '12.1(22)EA13'),
    access: fast(24),
    uplinks: gigabit(2),
    hasPoe: false,
  })),
  ...Array.from({ length: 2 }, () => ({
    ...cisco,
    name: 'WS-C3560-24PS',
    sysdescr: ios('C3560 (C3560-IPBASEK9-M)', '12.2(50)SE3'),
    access: fast(24),
    uplinks: gigabit(2),
    hasPoe: true,
  })),
  ...Array.from({ length: 2 }, () => ({
    name: 'J9773A',
    sysdescr: 'HP J9773A 2530-24G-PoEP Switch, revision YA.16.02.0012',
    services: 2,
    oui: '3c:a8:2a',
    access: group(24, 1, '', 'Port ', 1000),
    uplinks: group(4, 25, '', 'Port ', 1000),
    hasPoe: true,
    hasVtp: false,
  })),
  {
    name: 'EX2200-24T',
    sysdescr: 'Juniper Networks, Inc. ex2200-24t-4g Ethernet Switch, kernel JUNOS 12.3R12.4',
    services: 6,
    oui: '00:26:88',
    access: group(24, 0, 'ge-0/0/', 'ge-0/0/', 1000),
    uplinks: group(4, 0, 'ge-0/1/', 'ge-0/1/', 1000),
    hasPoe: false,
    hasVtp: false,
  },
];

/** A kind of end device. */
export interface DeviceType {
  readonly kind: DeviceKind;
  /** Share among all, in percent. */
  readonly share: number;
  readonly vlan: number;
  readonly ouis: readonly string[];
  /** Megabits per second it does at most. */
  readonly speed: number;
  /** Watts it draws where the port feeds power; 0 for none. */
  readonly power: number;
}

export const DEVICE_TYPES: readonly DeviceType[] = [
  { kind: 'pc', share: 44, vlan: 20, ouis: ['00:14:22', '00:1e:0b', '00:21:cc'], speed: 1000, power: 0 },
  { kind: 'laptop', share: 12, vlan: 20, ouis: ['00:1c:25', '00:26:b9', '00:30:42'], speed: 1000, power: 0 },
  { kind: 'phone', share: 20, vlan: 30, ouis: ['00:08:5d', '00:1b:d4'], speed: 100, power: 6.3 },
  { kind: 'printer', share: 7, vlan: 40, ouis: ['00:80:77', '00:c0:ee'], speed: 100, power: 0 },
  { kind: 'server', share: 5, vlan: 50, ouis: ['00:50:56', '00:25:90'], speed: 1000, power: 0 },
  { kind: 'ap', share: 4, vlan: 60, ouis: ['00:0b:86'], speed: 1000, power: 12.9 },
  { kind: 'camera', share: 5, vlan: 70, ouis: ['00:40:8c'], speed: 100, power: 4.5 },
  { kind: 'unknown', share: 3, vlan: 20, ouis: ['02:00:5e'], speed: 100, power: 0 },
];

/** Names of the VLANs; every realm has the same. */
export const VLANS: ReadonlyMap<number, string> = new Map([
  [10, 'management'],
  [20, 'office'],
  [30, 'voice'],
  [40, 'printers'],
  [50, 'servers'],
  [60, 'wireless'],
  [70, 'cameras'],
]);

/** The type of a kind. */
export function deviceType(kind: DeviceKind): DeviceType {
  const type = DEVICE_TYPES.find((candidate) => candidate.kind === kind);
  if (type === undefined) throw new RangeError(`expected a kind of device, got ${kind}`);
  return type;
}

export const PERSONS = [
  'reception',
  'Ms Adler',
  'Mr Brandt',
  'Dr Castel',
  'Ms Duval',
  'Mr Eriksen',
  'training',
];

export const PORT_ALIASES = ['Meeting room', 'Lab', 'Workshop', 'Corridor', 'Archive', 'Canteen'];
