import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Comparison, compare, type Outcome } from './measure.ts';
import { printBundle, printConnections, printLongReply, printOutcome } from './report.ts';
import { startServerProcess } from './server-process.ts';
import { measureBundles } from './suites/bundle.ts';
import { holdConnections } from './suites/connections.ts';
import { decoding } from './suites/decoding.ts';
import { framing } from './suites/framing.ts';
import { hashing } from './suites/hashing.ts';
import { longReplies } from './suites/long-reply.ts';
import { raasCalls } from './suites/raas-calls.ts';
import { roundTrips } from './suites/round-trips.ts';
import { validating } from './suites/validating.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    only: { type: 'string', default: '' },
    out: { type: 'string', default: 'bench.json' },
    seconds: { type: 'string', default: '10' },
  },
});
// Whoever reads may have enough.
process.stdout.on('error', () => process.exit(0));
const rounds = Math.max(5, Number(values.rounds));
const outcomes: Outcome[] = [];

async function measure(comparisons: readonly Comparison[]): Promise<void> {
  for (const comparison of comparisons) {
    if (!comparison.name.includes(values.only)) continue;
    const outcome = await compare(comparison, rounds);
    outcomes.push(outcome);
    process.stdout.write(`${printOutcome(outcome)}\n\n`);
  }
}

await measure([...framing(), ...decoding(), ...validating(), ...hashing()]);

await using server = await startServerProcess();
for (const suite of [roundTrips, raasCalls]) {
  const { comparisons, close } = await suite(server.places);
  await measure(comparisons);
  await close();
}

/** Runs a suite of its own kind, if it was asked for. */
async function only<T>(name: string, run: () => Promise<T>): Promise<T | undefined> {
  return name.includes(values.only) ? await run() : undefined;
}

const reply = await only('reply of 100 MB', async () => {
  const ways = await longReplies(server.places.replies, 100, rounds);
  process.stdout.write(`reply of 100 MB\n${ways.map(printLongReply).join('\n')}\n\n`);
  return ways;
});

const bundles = await only('bundle', async () => {
  const sizes = await measureBundles();
  process.stdout.write(`${sizes.map(printBundle).join('\n')}\n\n`);
  return sizes;
});

const held = await only('connections', async () => {
  // A server of its own: the one above has grown by what was asked of it.
  await using idle = await startServerProcess();
  const cost = await holdConnections(idle, 1000, Number(values.seconds));
  process.stdout.write(`${printConnections(cost)}\n\n`);
  return cost;
});

await writeFile(
  values.out,
  `${JSON.stringify({ node: process.version, rounds, outcomes, reply, bundles, held }, null, 2)}\n`,
);
process.stdout.write(`written to ${values.out}\n`);
