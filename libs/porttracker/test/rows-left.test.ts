/** Rows that nobody wants any more: what becomes of the call, of the rest of its reply and of everybody else. */

import { subscribe, tracingChannel, unsubscribe } from 'node:diagnostics_channel';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createFrameDecoder } from '@aluco/wire';
import { describe, expect, test } from 'vitest';
import {
  type CallOptions,
  type ConnectionTrace,
  type PorttrackerClient,
  type RequestTrace,
  type RowIterator,
  realmView,
  type ViewRow,
} from '../src/index.ts';
import { become, echo, FakeTimers, open, scripted } from './reconnecting.ts';
import { connected, later, openServer, type Peer } from './support.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const asked = { realm: '1', view: '2' } as const;
const tick = () => new Promise((resolve) => setImmediate(resolve));

/** A client of a server that leaves its answers to the test. */
async function pair() {
  let took = (_: Peer) => {};
  const came = new Promise<Peer>((resolve) => {
    took = resolve;
  });
  const client = await connected(await openServer((peer) => took(peer)));
  return { client, peer: await came };
}

type Ask = (client: PorttrackerClient, options?: CallOptions) => RowIterator<ViewRow>;

const ways: [string, Ask][] = [
  ['rows() of a method', (client, options) => client.realmView(asked, options).rows()],
  ['rows by a descriptor', (client, options) => client.rows(realmView, asked, options)],
];

/** Takes one row, and no more. */
const leavings: [string, (rows: RowIterator<ViewRow>, controller: AbortController) => Promise<unknown>][] = [
  [
    'break',
    async (rows) => {
      for await (const row of rows) if (row) break;
    },
  ],
  [
    'throw',
    async (rows) => {
      for await (const row of rows) throw row;
    },
  ],
  [
    'the end of its scope',
    async (given) => {
      await using rows = given;
      await rows.next();
    },
  ],
  [
    'its signal',
    async (rows, controller) => {
      for await (const row of rows) if (row) controller.abort();
    },
  ],
];

describe.each(ways)('%s', (_, ask) => {
  test.each(leavings)('left by %s give the call up, and nobody hears of the rest', async (_how, leave) => {
    const { client, peer } = await pair();
    const controller = new AbortController();
    const notices = client.notifications();
    const left = leave(ask(client, { signal: controller.signal }), controller).catch(() => {});
    const [id] = (await peer.next()) ?? [];
    peer.write(`[${id},1,[["a"],["b"],`);
    await left;
    expect(client.pending).toBe(0);
    const ping = client.ping();
    const [second] = (await peer.next()) ?? [];
    // The second of these is no row.
    peer.write('["c"],[{}],["d"');
    await tick();
    peer.write(']]]');
    peer.send([second, 1, 0, 7]);
    expect((await ping).pid).toBe(7);
    await client.close();
    const { value, done } = await notices.next();
    expect({ value, done }).toEqual({ value: undefined, done: true });
  });

  test('left before the request could be sent are never asked for', async () => {
    const names: unknown[] = [];
    let read = () => {};
    const url = await openServer((peer) => {
      const socket = peer.release().pause();
      const decoder = createFrameDecoder();
      socket.on('data', (chunk) =>
        decoder.push(chunk, ([id, name]) => {
          names.push(name);
          peer.send([id, 1]);
        }),
      );
      read = () => socket.resume();
    });
    const client = await connected(url);
    const filler = client.request('filler', ['x'.repeat(2 ** 24)]);
    const rows = ask(client);
    const first = rows.next();
    await rows.return?.();
    expect(await first).toEqual({ done: true, value: undefined });
    expect(client.pending).toBe(1);
    read();
    await Promise.all([filler, client.request('last')]);
    expect(names).toEqual(['filler', 'last']);
  });

  test('left while there is no connection are never asked for', async () => {
    const timers = new FakeTimers();
    const seen: unknown[][] = [];
    const url = await scripted((peer, count) => (count > 1 ? echo(peer, seen) : peer.socket.end()));
    const client = await open(url, {}, timers);
    await become(client, 'reconnecting');
    const rows = ask(client);
    const first = rows.next();
    await tick();
    expect(client.pending).toBe(1);
    await rows.return?.();
    expect(await first).toEqual({ done: true, value: undefined });
    expect(client.pending).toBe(0);
    await timers.pass(100);
    expect(await client.request('x')).toEqual(['x']);
    expect(seen).toEqual([['x']]);
  });

  test('left in the moment their connection is lost are not asked for again', async () => {
    const timers = new FakeTimers();
    const seen: unknown[][] = [];
    let lose = () => {};
    const url = await scripted((peer, count) => {
      lose = () => peer.socket.resetAndDestroy();
      if (count > 1) return echo(peer, seen);
      peer.release().pause();
    });
    const client = await open(url, { maxBuffered: 2 ** 30 }, timers);
    client.request('filler', ['x'.repeat(2 ** 24)]).catch(() => {});
    const rows = ask(client);
    const first = rows.next();
    const onState = (step: unknown) => {
      if ((step as ConnectionTrace).state === 'reconnecting') void rows.return?.();
    };
    subscribe('aluco:porttracker:connection', onState);
    later(() => unsubscribe('aluco:porttracker:connection', onState));
    lose();
    expect(await first).toEqual({ done: true, value: undefined });
    await timers.pass(100);
    expect(await client.request('x')).toEqual(['x']);
    expect(seen).toEqual([['x']]);
  });

  test('are traced as a failure only where the signal ends them', async () => {
    const seen: unknown[] = [];
    const { asyncEnd } = tracingChannel<unknown, RequestTrace>('aluco:porttracker:request');
    const onEnd = (trace: unknown) => {
      const { message, error } = trace as RequestTrace;
      seen.push([message, (error as { code?: string } | undefined)?.code]);
    };
    asyncEnd.subscribe(onEnd);
    later(() => asyncEnd.unsubscribe(onEnd));
    for (const [, leave] of leavings) {
      const { client, peer } = await pair();
      const controller = new AbortController();
      const left = leave(ask(client, { signal: controller.signal }), controller).catch(() => {});
      peer.write(`[${(await peer.next())?.[0]},1,[["a"],["b"],`);
      await left;
      await tick();
    }
    expect(seen).toEqual([...Array(3).fill(['realm_view', undefined]), ['realm_view', 'aborted']]);
  });
});

test('the promise of a call whose rows are left settles at once with an empty list', async () => {
  const { client, peer } = await pair();
  const call = client.realmView(asked);
  const rows = call.rows();
  peer.write(`[${(await peer.next())?.[0]},1,[["a"],`);
  await rows.next();
  await rows.return?.();
  expect(await call).toEqual([]);
});

test('the promise of a call fails at the first row that does not fit, before the reply has come', async () => {
  const { client, peer } = await pair();
  const call = client.realmView(asked);
  const rows = call.rows();
  peer.write(`[${(await peer.next())?.[0]},1,[[{}],`);
  await expect(rows.next()).rejects.toMatchObject({ name: 'WireError' });
  await expect(call).rejects.toMatchObject({ name: 'WireError', messageName: 'realm_view' });
  expect(client.pending).toBe(0);
});

test.each([
  ['left rows', (client: PorttrackerClient) => client.realmView(asked).rows().return?.()],
  [
    'an awaited list given up',
    async (client: PorttrackerClient) => {
      const controller = new AbortController();
      const list = client.realmView(asked, { signal: controller.signal });
      await tick();
      controller.abort();
      await expect(list).rejects.toMatchObject({ code: 'aborted' });
    },
  ],
])('of %s nothing is kept while the reply still comes', async (_, leave) => {
  const { client, peer } = await pair();
  await leave(client);
  const [id] = (await peer.next()) ?? [];
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const send = (text: string) => new Promise<void>((resolve) => peer.socket.write(text, () => resolve()));
  await send(`[${id},1,[`);
  for (let block = 0; block < 100; block++)
    await send(
      Array.from({ length: 5_000 }, (_row, n) => `[${block},"row ${block * 5_000 + n} of many"],`).join(''),
    );
  await send('[0,"last"]]]');
  const ping = client.ping();
  const [second] = (await peer.next()) ?? [];
  collectGarbage();
  const held = process.memoryUsage().heapUsed - before;
  peer.send([second, 1, 0, 7]);
  await ping;
  expect(held).toBeLessThan(10_000_000);
});
