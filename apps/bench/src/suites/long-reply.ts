import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deviceRow } from '../device-rows.ts';
import { median } from '../measure.ts';
import type { ReadingCost } from '../reader.ts';

/** What reading a long reply in one way took: medians over the rounds, and the worst round. */
export interface LongReply {
  readonly way: string;
  /** Megabytes a second. */
  readonly speed: number;
  /** Milliseconds of CPU time at a stretch in which the event loop did nothing else, and by the clock. */
  readonly stretch: Spread;
  readonly pause: Spread;
  /** Resident memory in parts of the reply's size. */
  readonly memory: Spread;
  /** Most that the worst round may have of CPU time and of memory, where there is a limit. */
  readonly target?: { readonly stretch: number; readonly memory: number; readonly met: boolean };
}

export interface Spread {
  readonly median: number;
  readonly worst: number;
}

const WAYS = [
  { key: 'rows', way: 'realmQuery(…).rows()', isOurs: true },
  { key: 'list', way: 'await realmQuery(…)', isOurs: true },
  { key: 'text', way: 'bare socket, one JSON.parse', isOurs: false },
];
const TARGET = { stretch: 50, memory: 3 };

/** A reply of that many megabytes, read in each way by a new process in each round. */
export async function longReplies(port: number, megabytes: number, rounds: number): Promise<LongReply[]> {
  const sample = 10_000;
  const octets = Array.from({ length: sample }, (_, n) => JSON.stringify(deviceRow(n)).length + 1);
  const perRow = octets.reduce((sum, length) => sum + length, 0) / sample;
  const count = Math.round((megabytes * 1e6) / perRow);

  const costs = new Map<string, ReadingCost[]>(WAYS.map(({ key }) => [key, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [way, list] of costs) list.push(await readInProcess(way, port, count));

  return WAYS.map(({ key, way, isOurs }): LongReply => {
    const all = costs.get(key) ?? [];
    const spread = (of: (cost: ReadingCost) => number): Spread => {
      const values = all.map(of);
      return { median: median(values), worst: Math.max(...values) };
    };
    const stretch = spread((cost) => cost.stretch);
    const memory = spread((cost) => cost.memory / (megabytes * 1e6));
    const met = stretch.worst <= TARGET.stretch && memory.worst <= TARGET.memory;
    return {
      way,
      speed: median(all.map(({ seconds }) => megabytes / seconds)),
      stretch,
      pause: spread((cost) => cost.pause),
      memory,
      ...(isOurs && { target: { ...TARGET, met } }),
    };
  });
}

async function readInProcess(way: string, port: number, count: number): Promise<ReadingCost> {
  const script = fileURLToPath(new URL('../reader.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--expose-gc',
    '--conditions=@aluco/source',
    script,
    way,
    String(port),
    String(count),
  ]);
  return JSON.parse(stdout) as ReadingCost;
}
