/** The gids of what the world starts with: a number of the box in the upper 32 bits, a serial number in the lower. */

const BOX_SIZE = 2 ** 32;

/** A gid of that box and serial number. */
export function makeGid(box: number, serial: number): string {
  return String(box * BOX_SIZE + serial);
}

/** The realm of that position, from 0. */
export function realmGid(index: number): string {
  return makeGid(15, 487 + 100 * index);
}

/** A poller of the realm of that position. */
export function pollerGid(realm: number, index: number): string {
  return makeGid(15, 490 + 100 * realm + index);
}

/** Serial numbers of what is added later begin here. */
export const FIRST_FREE_SERIAL = 1_000_000;

export const GROUP_GIDS = {
  superAdmin: makeGid(23, 917),
  administrator: makeGid(23, 918),
  operator: makeGid(23, 920),
  helpdesk: makeGid(23, 921),
} as const;

export const METHOD_GIDS = {
  local: makeGid(21, 101),
  radius: makeGid(21, 537),
  ldap: makeGid(21, 386),
  ldaps: makeGid(21, 387),
} as const;

export const VIEW_GIDS = {
  devices: makeGid(25, 60),
  switches: makeGid(25, 61),
  ports: makeGid(25, 62),
  crowdedPorts: makeGid(22, 157),
} as const;
