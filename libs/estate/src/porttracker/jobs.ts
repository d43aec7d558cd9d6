/**
 * The work that takes time: discoveries, polls, syncs. A job marks its realm as busy, waits on the clock, then changes the
 * world at once, so that no half of its outcome is ever seen. What it finds depends on the seed and on how many of its kind went before.
 */
import type { PollStatistics, SyncModule } from '@aluco/porttracker';
import { EstateError } from '../errors.ts';
import type { Row } from '../store.ts';
import { assignDevices } from './assignment.ts';
import { countCurrent, currentSwitches } from './network/model.ts';
import { pollNetwork } from './network/poll.ts';
import { discoverSwitch, noSuch, type PorttrackerWorld } from './world.ts';

/** Milliseconds on the clock. */
const DURATIONS = {
  poll: (switches: number) => Math.min(500 + 80 * switches, 15_000),
  discover: (switches: number) => Math.min(800 + 100 * switches, 20_000),
  switchPoll: 300,
  sync: 800,
} as const;

/** Polls all switches of a realm; sends an event before and after. */
export async function runPoll(world: PorttrackerWorld, realm: string): Promise<PollStatistics> {
  const row = world.realm(realm);
  const { network, site } = world.territory(realm);
  return await exclusively(world, 'poll', row, async () => {
    row.polling = true;
    world.emit({ name: 'realm_poll_start', params: { realm } });
    try {
      await world.clock.sleep(DURATIONS.poll(currentSwitches(network).length), world.signal);
      const outcome = pollNetwork(network, site, nextStream(world, realm, 'poll'), world.now());
      row.last_poll = world.now();
      row.poll_result = countCurrent(network);
      return { ...outcome };
    } finally {
      row.polling = false;
      world.emit({ name: 'realm_poll_stop', params: { realm } });
    }
  });
}

/** Polls one switch; no events. */
export async function runSwitchPoll(
  world: PorttrackerWorld,
  realm: string,
  ip: string,
): Promise<PollStatistics> {
  const { network, site } = world.territory(realm);
  const find = () => currentSwitches(network).filter((entry) => entry.ip === ip);
  if (find().length === 0) throw noSuch('Switch');
  await world.clock.sleep(DURATIONS.switchPoll, world.signal);
  return { ...pollNetwork(network, site, nextStream(world, realm, 'switch_poll'), world.now(), find()) };
}

/**
 * Looks for switches. The first discovery of a realm finds a new one, later ones sometimes do; seeds at which none is known
 * are found too. Without seeds nothing new is found. Sends an event before and after.
 */
export async function runDiscovery(world: PorttrackerWorld, realm: string): Promise<void> {
  const row = world.realm(realm);
  const { network } = world.territory(realm);
  await exclusively(world, 'discover', row, async () => {
    world.emit({ name: 'realm_discover_start', params: { realm } });
    try {
      await world.clock.sleep(DURATIONS.discover(currentSwitches(network).length), world.signal);
      findSwitches(world, realm);
      row.last_discover = world.now();
      row.discovery_result = { infrastructure: currentSwitches(network).length };
    } finally {
      world.emit({ name: 'realm_discover_stop', params: { realm } });
    }
  });
}

function findSwitches(world: PorttrackerWorld, realm: string): void {
  const { network, done } = world.territory(realm);
  const isFirst = !done.has('discover');
  const random = nextStream(world, realm, 'discover');
  const seeds = world.store.list('Seed', realm).map(({ ip }) => String(ip));
  const isNew = network.switches.length === 0;
  const known = new Set(network.switches.map(({ ip }) => ip));
  // Seeds of a running realm may be any device; those of an empty one are all there is to start from.
  for (const ip of isNew ? seeds : []) if (!known.has(ip)) discoverSwitch(world, realm, ip);
  if (seeds.length > 0 && (isFirst || random.chance(0.25))) discoverSwitch(world, realm);
  if (world.store.singleton('GlobalSettings').autoassign === '1') assignDevices(world, realm, 'unassigned');
}

/** Hands a realm's data over to a module. */
export async function runSync(world: PorttrackerWorld, realm: string, module: SyncModule): Promise<void> {
  const row = world.realm(realm);
  await exclusively(world, 'sync', row, async () => {
    row.syncing = true;
    try {
      await world.clock.sleep(DURATIONS.sync, world.signal);
      row.last_sync = world.now();
      row.sync_result = {
        qsync: null,
        bsync: null,
        ...(row.sync_result as object | null),
        [module]: 'Success',
      };
    } finally {
      row.syncing = false;
    }
  });
}

async function exclusively<T>(
  world: PorttrackerWorld,
  job: string,
  realm: Row,
  run: () => Promise<T>,
): Promise<T> {
  const name = `${job} ${realm.gid}`;
  if (world.running.has(name)) throw new EstateError('busy', 'already running');
  world.running.add(name);
  try {
    return await run();
  } finally {
    world.running.delete(name);
  }
}

/** A stream for the next job of that kind. A realm that was deleted meanwhile has no further jobs. */
function nextStream(world: PorttrackerWorld, realm: string, job: string) {
  const { site, done } = world.territory(realm);
  const count = (done.get(job) ?? 0) + 1;
  done.set(job, count);
  return site.random.fork(`${job}/${count}`);
}
