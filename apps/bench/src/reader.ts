/**
 * Reads one long reply in the way asked for, in a process of its own, and prints what that took as one JSON line.
 * Takes the way, the server's port and the number of rows as arguments.
 */
import { once } from 'node:events';
import { connect as connectSocket } from 'node:net';
import { connect } from '@aluco/porttracker';
import { COLUMNS } from './device-rows.ts';

/** What the reading of one reply took. */
export interface ReadingCost {
  readonly rows: number;
  readonly seconds: number;
  /** Most milliseconds that the event loop was kept from other work at a stretch: of CPU time, and by the clock. */
  readonly stretch: number;
  readonly pause: number;
  /** Octets of resident memory at the highest, less those before. */
  readonly memory: number;
}

const [way = '', port = '', count = ''] = process.argv.slice(2);
// The bench's server takes the realm for the number of rows.
const query = { realm: count, type: 'device', columns: COLUMNS, raw_columns: [], filters: {} } as const;

const ways: Record<string, () => Promise<() => Promise<number>>> = {
  async rows() {
    const client = await connect(`porttracker://127.0.0.1:${port}`);
    return async () => {
      let seen = 0;
      for await (const row of client.realmQuery(query).rows()) if (row.vlan !== undefined) seen += 1;
      return seen;
    };
  },
  async list() {
    const client = await connect(`porttracker://127.0.0.1:${port}`);
    return async () => (await client.realmQuery(query)).length;
  },
  /** What a program does that knows nothing better. */
  async text() {
    const socket = connectSocket(Number(port), '127.0.0.1').setEncoding('utf8');
    await once(socket, 'data');
    return async () => {
      let text = '';
      socket.write(`${JSON.stringify([1, 'realm_query', ...Object.values(query)])}\n`);
      for await (const chunk of socket) {
        text += chunk;
        if (chunk.endsWith('\n')) break;
      }
      return (JSON.parse(text) as [number, number, unknown[]])[2].length;
    };
  },
};

const read = await ways[way]?.();
if (read === undefined) throw new Error(`expected one of ${Object.keys(ways).join(', ')}, got "${way}"`);
globalThis.gc?.();
const before = process.memoryUsage.rss();

/** Every turn of the event loop ends here, so what lies between two of these is one stretch. */
let stretch = 0;
let pause = 0;
let last = { cpu: cpuTime(), clock: performance.now() };
let isReading = true;
function turn(): void {
  const now = { cpu: cpuTime(), clock: performance.now() };
  stretch = Math.max(stretch, now.cpu - last.cpu);
  pause = Math.max(pause, now.clock - last.clock);
  last = now;
  if (isReading) setImmediate(turn);
}
turn();
const start = performance.now();
const rows = await read();
const seconds = (performance.now() - start) / 1000;
isReading = false;
turn();
if (rows !== Number(count)) throw new Error(`expected ${count} rows, got ${rows}`);
const cost: ReadingCost = {
  rows,
  seconds,
  stretch,
  pause,
  memory: process.resourceUsage().maxRSS * 1024 - before,
};
process.stdout.write(`${JSON.stringify(cost)}\n`, () => process.exit(0));

/** Milliseconds of this thread: whatever else the machine does, and other threads of this process, do not count. */
function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
