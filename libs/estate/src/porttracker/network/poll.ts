/** What a poll finds: everything that was there is seen again, here and there something was plugged in or pulled out. */
import type { Random } from '../../random.ts';
import { makeDevice, plugIn, type Site } from './build.ts';
import { currentSwitches, type Network, type PortEntry, type SwitchEntry } from './model.ts';

/** What a poll changed. */
export interface PollOutcome {
  port_updates: number;
  device_seens: number;
  device_inserts: number;
  switch_updates: number;
  port_seens: number;
}

/** Share of the ports in use that lose their devices, and of the free ports that get one, per poll. */
const PULLED = 0.012;
const PLUGGED = 0.02;

/**
 * Updates the entries of the switches, of all current ones unless given.
 *
 * @param random A stream of this poll alone.
 * @param now Seconds since the epoch.
 */
export function pollNetwork(
  network: Network,
  site: Site,
  random: Random,
  now: number,
  switches: readonly SwitchEntry[] = currentSwitches(network),
): PollOutcome {
  const outcome = { port_updates: 0, device_seens: 0, device_inserts: 0, switch_updates: 0, port_seens: 0 };
  for (const entry of switches) {
    const before = outcome.port_updates;
    for (const port of entry.ports) pollPort(port, { network, site, random, now, outcome });
    entry.end = now;
    entry.pollDuration = random.integer(4, 40) / 10;
    const changed = outcome.port_updates > before;
    entry.action = changed ? 'U' : 'S';
    if (changed) {
      entry.lastChange = now;
      outcome.switch_updates += 1;
    }
  }
  return outcome;
}

interface Poll {
  readonly network: Network;
  readonly site: Site;
  readonly random: Random;
  readonly now: number;
  readonly outcome: PollOutcome;
}

function pollPort(port: PortEntry, poll: Poll): void {
  const { random, now, outcome } = poll;
  const elapsed = Math.max(0, now - port.end);
  if (port.isUp) count(port, elapsed, random);
  const usable = !port.isUplink && port.adminStatus === 'up';
  const seen = port.devices.length;
  let changed = false;
  if (usable && seen > 0 && random.chance(PULLED)) {
    keepPast(port, poll);
    pull(port, poll);
    changed = true;
  } else if (usable && seen === 0 && random.chance(PLUGGED)) {
    keepPast(port, poll);
    plug(port, poll);
    changed = true;
  } else {
    for (const device of port.devices) Object.assign(device, { end: now, action: 'S' });
    outcome.device_seens += seen;
    if (seen > 0) port.lastDevice = now;
  }
  port.end = now;
  port.action = changed ? 'U' : 'S';
  if (changed) {
    port.start = now;
    outcome.port_updates += 1;
  } else outcome.port_seens += 1;
}

/** At least a little for each poll, so that counters move however fast polls follow each other. */
function count(port: PortEntry, elapsed: number, random: Random): void {
  const added = random.integer(200, 2_000) + Math.round(elapsed * random.integer(1, 40));
  port.packets += added;
  if (random.chance(0.03)) port.errors += random.integer(1, 1 + Math.round(added / 5_000));
}

/** The values that held until now become an entry of their own. */
function keepPast(port: PortEntry, { network, now }: Poll): void {
  network.ports.push({ ...port, devices: [], end: now, history: 'changed' });
}

function pull(port: PortEntry, { network }: Poll): void {
  for (const entry of port.devices) {
    entry.history = 'ended';
    network.absent.push(entry.device);
  }
  Object.assign(port, { devices: [], isUp: false, speed: null, duplex: null, power: null });
}

/** Mostly a device that was pulled out elsewhere. */
function plug(port: PortEntry, { network, site, random, now, outcome }: Poll): void {
  const returns = network.absent.length > 0 && random.chance(0.6);
  const device = returns
    ? network.absent.splice(random.integer(0, network.absent.length - 1), 1)[0]
    : makeDevice(site, random);
  if (device === undefined) return;
  plugIn(network, device, port, now, now, random);
  if (returns) outcome.device_seens += 1;
  else outcome.device_inserts += 1;
}
