import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Comparison, compare, type Outcome } from './measure.ts';
import { printBundle, printOutcome } from './report.ts';
import { startServerProcess } from './server-process.ts';
import { measureBundles } from './suites/bundle.ts';
import { holdConnections } from './suites/connections.ts';
import { decoding } from './suites/decoding.ts';
import { framing } from './suites/framing.ts';
import { hashing } from './suites/hashing.ts';
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

const bundles = await measureBundles();
for (const bundle of bundles) process.stdout.write(`${printBundle(bundle)}\n`);
process.stdout.write('\n');

// A server of its own: the one above has grown by what was asked of it.
await using idle = await startServerProcess();
const held = await holdConnections(idle, 1000, Number(values.seconds));
process.stdout.write(
  `${held.connections} connections with a ping each second: ${(held.perConnection / 1000).toFixed(1)} kB each; heap ${held.heap.map((mb) => `${mb.toFixed(1)} MB`).join(', ')}\n`,
);

await writeFile(
  values.out,
  `${JSON.stringify({ node: process.version, rounds, outcomes, bundles, held }, null, 2)}\n`,
);
process.stdout.write(`\nwritten to ${values.out}\n`);
