import { connect as connectSocket } from 'node:net';
import { connect } from '@aluco/porttracker';
import rpc from 'vscode-jsonrpc/node';
import type { Comparison, Contender } from '../measure.ts';
import type { Places } from '../server-process.ts';

/** `ping` over a socket: one at a time, and 1,000 under way. */
export async function roundTrips({
  floor,
  jsonRpc,
  porttracker,
}: Places): Promise<{ comparisons: Comparison[]; close: () => Promise<void> }> {
  const bare = connectFloor(floor);
  const client = await connect(`porttracker://127.0.0.1:${porttracker}`);
  const socket = connectSocket(jsonRpc, '127.0.0.1').setNoDelay(true);
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(socket),
    new rpc.StreamMessageWriter(socket),
  );
  connection.listen();

  const ways: readonly [string, () => Promise<unknown>][] = [
    ['bare socket', () => bare.ask('ping')],
    ['aluco', () => client.ping()],
    ['vscode-jsonrpc', () => connection.sendRequest('ping')],
  ];
  const contenders = (depth: number): Contender[] =>
    ways.map(([name, ask]) => ({ name, run: (count) => inFlight(ask, count, depth) }));
  return {
    comparisons: [
      {
        name: 'ping, one at a time',
        unit: 'round trip',
        floor: 'bare socket',
        contenders: contenders(1),
        // Both ends have much code that runs once in each round trip.
        warmUp: 5000,
        sample: 500,
        target: { contender: 'aluco', least: 0.85 },
      },
      {
        name: 'ping, 1,000 pipelined',
        unit: 'round trip',
        floor: 'bare socket',
        contenders: contenders(1000),
        target: { contender: 'aluco', least: 0.6 },
      },
    ],
    async close() {
      bare.close();
      connection.dispose();
      socket.destroy();
      await client.close();
    },
  };
}

/** Keeps that many under way until `count` are done. */
async function inFlight(ask: () => Promise<unknown>, count: number, depth: number): Promise<void> {
  if (depth === 1) {
    for (let n = 0; n < count; n += 1) await ask();
    return;
  }
  for (let left = count; left > 0; left -= depth)
    await Promise.all(Array.from({ length: Math.min(depth, left) }, ask));
}

/** The least that asks: a line out, a line in, a map of who waits. */
function connectFloor(port: number) {
  const socket = connectSocket(port, '127.0.0.1').setNoDelay(true);
  const waiting = new Map<number, (reply: unknown) => void>();
  let next = 0;
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const reply = JSON.parse(line) as [number];
      waiting.get(reply[0])?.(reply);
      waiting.delete(reply[0]);
    }
  });
  return {
    ask: (type: string) =>
      new Promise<unknown>((resolve) => {
        next += 1;
        waiting.set(next, resolve);
        socket.write(`${JSON.stringify([next, type])}\n`);
      }),
    close: () => socket.destroy(),
  };
}
