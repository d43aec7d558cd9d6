import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@aluco/porttracker';
import type { ServerProcess } from '../server-process.ts';

/** What open connections cost the server. */
export interface ConnectionCost {
  readonly connections: number;
  /** Octets of resident memory per connection, once all are open. */
  readonly perConnection: number;
  /** Megabytes of the server's heap, read once a minute (or at the end, when shorter). */
  readonly heap: readonly number[];
}

/** Holds connections open with a ping each second. */
export async function holdConnections(
  server: ServerProcess,
  connections: number,
  seconds: number,
): Promise<ConnectionCost> {
  const before = await server.memory();
  const url = `porttracker://127.0.0.1:${server.places.porttracker}`;
  const clients = await Promise.all(Array.from({ length: connections }, () => connect(url)));
  const open = await server.memory();
  const heap: number[] = [];
  for (let second = 1; second <= seconds; second += 1) {
    const next = sleep(1000);
    await Promise.all(clients.map((client) => client.ping()));
    await next;
    if (second % 60 === 0 || second === seconds) heap.push((await server.memory()).heapUsed / 1e6);
  }
  await Promise.all(clients.map((client) => client.close()));
  return { connections, perConnection: (open.rss - before.rss) / connections, heap };
}
