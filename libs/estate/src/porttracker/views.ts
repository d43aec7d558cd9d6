/** The saved views: which table each is of, and what its cells are. */
import type { RealmViewAnswer, UserViewInfoParams, View, ViewType } from '@aluco/porttracker';
import { availablePorts, freePorts } from './columns.ts';
import { VIEW_GIDS } from './gids.ts';
import type { DeviceEntry, Network, PortEntry, SwitchEntry } from './network/model.ts';
import { formatTime } from './time.ts';
import { noSuch, type PorttrackerWorld } from './world.ts';

type Cells = RealmViewAnswer[number];

const VIEWS: Readonly<Record<string, { type: ViewType; rows: (network: Network, now: number) => Cells[] }>> =
  {
    [VIEW_GIDS.switches]: {
      type: 'switch',
      rows: ({ switches }, now) => current(switches).map((entry) => switchCells(entry, now)),
    },
    [VIEW_GIDS.ports]: { type: 'port', rows: ({ ports }) => current(ports).map(portCells) },
    [VIEW_GIDS.crowdedPorts]: {
      type: 'port',
      rows: ({ ports }) => current(ports.filter(({ devices }) => devices.length > 1)).map(portCells),
    },
    [VIEW_GIDS.devices]: { type: 'device', rows: ({ devices }) => current(devices).map(deviceCells) },
  };

/** The views there are, or those of the types given. */
export function listViews({ store }: PorttrackerWorld, types: UserViewInfoParams['types']): View[] {
  const views = store.list('View') as unknown as View[];
  return types === undefined
    ? views
    : views.filter(({ gid }) => types.includes(VIEWS[gid]?.type ?? 'device'));
}

/**
 * The rows of a view on a realm. Numbers are text, as in the vendor's example.
 *
 * @throws EstateError `not_found` when realm or view is not there.
 */
export function runView(world: PorttrackerWorld, realm: string, view: string): Cells[] {
  const { network } = world.territory(realm);
  const known = world.store.find('View', view) === undefined ? undefined : VIEWS[view];
  if (known === undefined) throw noSuch('View');
  return known.rows(network, world.now());
}

function current<Entry extends { readonly history: string }>(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ history }) => history === 'current');
}

function switchCells(entry: SwitchEntry, now: number): Cells {
  const free = freePorts(entry).length;
  const poe = entry.ports.filter(({ hasPoe }) => hasPoe).length;
  const numbers = [
    entry.ports.length,
    free,
    availablePorts(entry, { unusedSince: now }).length,
    entry.ports.length === 0 ? 0 : Math.round((100 * free) / entry.ports.length),
    poe,
  ];
  return [
    entry.uid,
    entry.action,
    ...numbers.map(String),
    formatTime(entry.start),
    formatTime(entry.end),
    null,
  ];
}

function portCells(port: PortEntry): Cells {
  const { ifname, ifalias, action, isUp, speed, duplex, devices, start, end } = port;
  const link = [isUp ? 'up' : 'down', speed === null ? null : String(speed), duplex];
  return [
    port.switch.uid,
    action,
    ifname,
    ifalias,
    ...link,
    String(devices.length),
    formatTime(start),
    formatTime(end),
  ];
}

function deviceCells({ device, port, action, start, end }: DeviceEntry): Cells {
  const place = [port.switch.uid, port.ifname];
  const identity = [device.ip, device.mac, device.dnsname, String(device.vlan)];
  return [...place, action, ...identity, formatTime(start), formatTime(end)];
}
