import type { Grains } from '@aluco/raas';
import { createRandom } from '../random.ts';

/** A master with the machines tied to it. */
export interface Master {
  readonly id: string;
  readonly uuid: string;
}

/** A machine under management. */
export interface Minion {
  /** Unique among all minions. */
  readonly key: string;
  readonly master: Master;
  readonly id: string;
  readonly grains: Grains;
  /** Milliseconds since the epoch. */
  alterTime: number;
  /** A lost minion returns nothing. */
  presence: 'present' | 'lost';
}

interface System {
  readonly role: string;
  readonly grains: Grains;
}

const linux = { kernel: 'Linux', cpuarch: 'x86_64', virtual: 'VMware', biosversion: '6.00' };
const windows = {
  kernel: 'Windows',
  os: 'Windows',
  os_family: 'Windows',
  cpuarch: 'AMD64',
  virtual: 'VMware',
};

const centos7: Grains = {
  ...linux,
  os: 'CentOS',
  os_family: 'RedHat',
  osfullname: 'CentOS Linux',
  osrelease: '7.9.2009',
  osfinger: 'CentOS Linux-7',
  kernelrelease: '3.10.0-1160.el7.x86_64',
};
const rhel8: Grains = {
  ...linux,
  os: 'RedHat',
  os_family: 'RedHat',
  osfullname: 'Red Hat Enterprise Linux',
  osrelease: '8.8',
  osfinger: 'Red Hat Enterprise Linux-8',
  kernelrelease: '4.18.0-477.10.1.el8_8.x86_64',
};
const ubuntu22: Grains = {
  ...linux,
  os: 'Ubuntu',
  os_family: 'Debian',
  osfullname: 'Ubuntu',
  osrelease: '22.04',
  osfinger: 'Ubuntu-22.04',
  kernelrelease: '5.15.0-76-generic',
};
const windows2016: Grains = {
  ...windows,
  osfullname: 'Microsoft Windows Server 2016 Standard',
  osrelease: '2016Server',
  osfinger: 'Windows-2016Server',
  kernelrelease: '10.0.14393',
};
const windows2019: Grains = {
  ...windows,
  osfullname: 'Microsoft Windows Server 2019 Standard',
  osrelease: '2019Server',
  osfinger: 'Windows-2019Server',
  kernelrelease: '10.0.17763',
};

/** What stands in a row of machines, again and again; every third goes to the same master. */
const systems: readonly System[] = [
  { role: 'web', grains: centos7 },
  { role: 'db', grains: rhel8 },
  { role: 'app', grains: ubuntu22 },
  { role: 'web', grains: centos7 },
  { role: 'app', grains: ubuntu22 },
  { role: 'file', grains: windows2019 },
  { role: 'mail', grains: centos7 },
  { role: 'ad', grains: windows2016 },
  { role: 'db', grains: rhel8 },
];

const domain = 'owl.example';

/** Three masters with uuids that follow from the seed. */
export function createMasters(seed: number | string): Master[] {
  return [1, 2, 3].map((number) => ({
    id: `master${number}_master`,
    uuid: createRandom(`${seed}/master/${number}`).uuid(),
  }));
}

/**
 * Minions of the common systems, spread over the masters.
 *
 * @param time When they were last heard of, in milliseconds since the epoch.
 */
export function createMinions(
  seed: number | string,
  masters: readonly Master[],
  size: number,
  time: number,
): Minion[] {
  const numbers = new Map<string, number>();
  return Array.from({ length: size }, (_, index) => {
    const { role, grains } = systems[index % systems.length] ?? systems[0]!;
    const master = masters[index % masters.length]!;
    const number = (numbers.get(role) ?? 0) + 1;
    numbers.set(role, number);
    const id = `${role}-${String(number).padStart(2, '0')}`;
    const random = createRandom(`${seed}/minion/${id}`);
    const subnet = masters.indexOf(master) + 1;
    const host = Math.floor(index / masters.length);
    return {
      key: `${master.id}/${id}`,
      master,
      id,
      grains: {
        id,
        host: id,
        domain,
        fqdn: `${id}.${domain}`,
        ...grains,
        num_cpus: random.pick([2, 4, 8]),
        mem_total: random.pick([3789, 7821, 15885]),
        ipv4: [
          `10.20.${subnet + 10 * Math.floor((host + 11) / 250)}.${((host + 11) % 250) + 1}`,
          '127.0.0.1',
        ],
        ipv6: ['::1'],
        saltversion: random.pick(['3006.9', '3006.5', '3007.1']),
        master: `${master.id.replace('_master', '')}.${domain}`,
      },
      alterTime: time - random.integer(0, 600_000),
      presence: 'present',
    };
  });
}

/** Minions as the protocol groups them: from the id of each master to the ids of its minions. */
export function byMaster(minions: Iterable<Minion>): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const { master, id } of minions) {
    groups[master.id] ??= [];
    groups[master.id]?.push(id);
  }
  return groups;
}
