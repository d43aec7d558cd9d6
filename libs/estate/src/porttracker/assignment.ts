/** Which poller asks which device. */
import type { DeviceAssignment, PollerSubnet } from '@aluco/porttracker';
import { type Address, isInSubnet, parseAddress } from './address.ts';
import { noSuch, type PorttrackerWorld } from './world.ts';

/**
 * Gives one device to a poller of its realm, or to none.
 *
 * @throws EstateError `not_found` when realm, device or poller is not there.
 */
export function assignDevice(world: PorttrackerWorld, realm: string, { ip, poller }: DeviceAssignment): void {
  world.realm(realm);
  const row = world.store.find('DeviceAssignment', ip, realm);
  if (row === undefined) throw noSuch('DeviceAssignment');
  if (poller !== null && world.store.find('Poller', poller, realm) === undefined) throw noSuch('Poller');
  row.poller = poller;
}

/**
 * Gives devices of a realm to its pollers. The subnet with the longest prefix decides, of all pollers' subnets that hold the
 * address; where that one is excluded, or none does, the device stays as it is.
 */
export function assignDevices(world: PorttrackerWorld, realm: string, which: 'all' | 'unassigned'): void {
  world.realm(realm);
  const subnets = world.store.list('Poller', realm).flatMap(({ gid }) =>
    world.store.list('PollerSubnet', gid).flatMap((row) => {
      const { subnet, bits, include } = row as unknown as PollerSubnet;
      const address = parseAddress(subnet);
      return address === undefined ? [] : [{ poller: String(gid), address, bits, included: include === 1 }];
    }),
  );
  subnets.sort((a, b) => b.bits - a.bits);
  for (const row of world.store.list('DeviceAssignment', realm)) {
    if (which === 'unassigned' && row.poller !== null) continue;
    const address: Address | undefined = parseAddress(String(row.ip));
    const match = address && subnets.find((subnet) => isInSubnet(address, subnet.address, subnet.bits));
    if (match?.included) row.poller = match.poller;
  }
}
