/** What Porttracker's messages do beyond their declared effects. All others are carried out from the declaration. */
import type { PorttrackerHandlers, RealmAdvancedSettings, RealmReadable } from '@aluco/porttracker';
import { findMessage, porttracker as spec } from '@aluco/spec-data';
import { carryOut } from '../effects/carry-out.ts';
import { EstateError } from '../errors.ts';
import type { Row } from '../store.ts';
import { assignDevice, assignDevices } from './assignment.ts';
import { changePermissions, readPermissions } from './groups.ts';
import { runDiscovery, runPoll, runSwitchPoll, runSync } from './jobs.ts';
import { queryNetwork } from './query.ts';
import { assignCertificates, changeCertificates, changeMethod, listAssignments } from './security.ts';
import { listViews, runView } from './views.ts';
import type { PorttrackerWorld } from './world.ts';

/** Messages with a handler here; those of the session itself (logging in, TLS, subscriptions) are the server's. */
export type HandledMessage =
  | 'group_settings'
  | 'group_settings_modify'
  | 'ping'
  | 'poller_modify'
  | 'realm_advanced_settings_modify'
  | 'realm_device_assign'
  | 'realm_discover'
  | 'realm_info'
  | 'realm_info_modify'
  | 'realm_poll'
  | 'realm_query'
  | 'realm_sync'
  | 'realm_view'
  | 'security_authentication_modify'
  | 'security_certificate_assign'
  | 'security_certificate_assignment_list'
  | 'security_certificate_list_modify'
  | 'set_license'
  | 'switch_poll'
  | 'user_view_info';

/**
 * Handlers over a world. They throw `EstateError` with the text that the client is to read.
 */
export function createPorttrackerHandlers(
  world: PorttrackerWorld,
): Pick<PorttrackerHandlers<void>, HandledMessage> {
  const declared = (name: HandledMessage, params: object) => {
    const message = findMessage(spec, name, 'request');
    if (message === undefined) throw new RangeError(`expected a message of the spec, got ${name}`);
    return carryOut(message, params as Row, world.effects);
  };
  return {
    ping: () => ({ timestamp: world.clock.now() / 1000, pid: world.pid }),
    set_license: ({ license }) => {
      if (!/^PT-\d+-[A-Z0-9-]+$/.test(license)) throw new EstateError('invalid_license', 'invalid licence');
    },

    realm_info: (params) => {
      const rows = declared('realm_info', params) as RealmReadable[];
      return rows.map((row) => ({ ...row, ...derived(world, row.gid) }));
    },
    realm_info_modify: (params) => {
      const poller = params.changes.discovery_poller;
      if (typeof poller === 'string') requirePoller(world, params.realm, poller);
      declared('realm_info_modify', params);
    },
    realm_poll: ({ realm }) => runPoll(world, realm),
    switch_poll: ({ realm, switch_ip }) => runSwitchPoll(world, realm, switch_ip),
    realm_discover: ({ realm }) => runDiscovery(world, realm),
    realm_sync: ({ realm, module }) => runSync(world, realm, module),

    poller_modify: (params) => {
      declared('poller_modify', params);
      for (const row of world.store.list('DeviceAssignment', params.realm)) {
        if (params.remove.includes(String(row.poller))) row.poller = null;
      }
    },
    realm_device_assign: ({ realm, assignment }) => {
      if (assignment === undefined) assignDevices(world, realm, 'all');
      else assignDevice(world, realm, assignment);
    },
    realm_advanced_settings_modify: ({ realm, settings }) => {
      const { block_port_macs: macs, ...others } = settings;
      declared('realm_advanced_settings_modify', { realm, settings: others });
      const row = world.store.singleton('RealmAdvancedSettings', realm) as Partial<RealmAdvancedSettings>;
      if (macs !== undefined) row.block_port_macs = changeMacs(row.block_port_macs ?? [], macs);
    },

    realm_query: ({ realm, ...query }) => queryNetwork(world.territory(realm).network, query, world.now()),
    user_view_info: ({ types }) => listViews(world, types),
    realm_view: ({ realm, view }) => runView(world, realm, view),

    group_settings: (params) => readPermissions(world, params),
    group_settings_modify: (params) => changePermissions(world, params),

    security_certificate_list_modify: (params) =>
      changeCertificates(world, params, () => declared('security_certificate_list_modify', params)),
    security_certificate_assignment_list: () => listAssignments(world),
    security_certificate_assign: (params) => assignCertificates(world, params),
    security_authentication_modify: (params) => changeMethod(world, params),
  };
}

/** Fields of a realm that follow from what is kept under it. */
function derived({ store }: PorttrackerWorld, realm: string): Pick<RealmReadable, 'seeds' | 'pollers'> {
  return {
    seeds: store
      .list('Seed', realm)
      .map(({ ip }) => ip)
      .join(' '),
    pollers: store.list('Poller', realm).map(({ gid }) => String(gid)),
  };
}

function requirePoller(world: PorttrackerWorld, realm: string, poller: string): void {
  world.realm(realm);
  if (world.store.find('Poller', poller, realm) === undefined)
    throw new EstateError('not_found', 'no such poller');
}

/** Removes, then adds, whatever the case; neither list at all empties it. Addresses are kept in upper case. */
function changeMacs(
  macs: readonly string[],
  { remove, add }: { remove?: readonly string[] | undefined; add?: readonly string[] | undefined },
): string[] {
  if (remove === undefined && add === undefined) return [];
  const normal = (list: readonly string[] = []) => list.map((mac) => mac.toUpperCase().replaceAll('-', ':'));
  const removed = new Set(normal(remove));
  return [...new Set([...normal(macs).filter((mac) => !removed.has(mac)), ...normal(add)])];
}
