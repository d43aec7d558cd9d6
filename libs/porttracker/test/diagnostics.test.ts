import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, tracingChannel, unsubscribe } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openConnection } from '../src/connection.ts';
import { type ConnectionTrace, connect, isPorttrackerError, type RequestTrace } from '../src/index.ts';
import { become, echo, FakeTimers, open, scripted } from './reconnecting.ts';
import { connected, credentials, later, openServer, realServer } from './support.ts';

/** Keeps what is published on some channels until the end of the test. */
function record<T>(...names: string[]): [channel: string, message: T][] {
  const seen: [string, T][] = [];
  const listener = (message: unknown, name: string | symbol) => {
    seen.push([String(name).replace(/.*:/, ''), { ...(message as T) }]);
  };
  for (const name of names) {
    subscribe(name, listener);
    later(() => unsubscribe(name, listener));
  }
  return seen;
}

const phases = ['start', 'end', 'error', 'asyncStart', 'asyncEnd'].map(
  (phase) => `tracing:aluco:porttracker:request:${phase}`,
);

/** What is told at the end of each call: message, id, attempts, code of the error. */
function ends(seen: [channel: string, message: RequestTrace][]): unknown[] {
  return seen
    .filter(([phase]) => phase === 'asyncEnd')
    .map(([, { message, id, attempts, error }]) => [
      message,
      id,
      attempts,
      isPorttrackerError(error) ? error.code : (error as Error | undefined)?.name,
    ]);
}

describe('every call is told of', () => {
  test('in all phases, with one context', async () => {
    const { url, address } = await realServer({ handlers: { log: () => {} } });
    const seen = record<RequestTrace>(...phases);
    const client = await connected(url, { ...credentials, authentication: ['login'] });
    await client.log({ message: 'sesame' });
    await client.request('nonsense').catch(() => {});
    const succeeded = ['start', 'end', 'asyncStart', 'asyncEnd'];
    const failed = ['start', 'end', 'error', 'asyncStart', 'asyncEnd'];
    expect(seen.map(([phase, { message }]) => `${message} ${phase}`)).toEqual([
      ...succeeded.map((phase) => `login ${phase}`),
      ...succeeded.map((phase) => `log ${phase}`),
      ...failed.map((phase) => `nonsense ${phase}`),
    ]);
    expect(ends(seen)).toEqual([
      ['login', 1, 1, undefined],
      ['log', 2, 1, undefined],
      ['nonsense', 3, 1, 'request_failed'],
    ]);
    for (const [phase, { place, duration, error }] of seen) {
      expect(place).toBe(`127.0.0.1:${address.port}`);
      expect(duration !== undefined).toBe(phase.startsWith('async') || phase === 'error');
      if (phase === 'start' || phase === 'end') expect(error).toBeUndefined();
    }
    expect(inspect(seen, { depth: 9 })).not.toMatch(/sesame|'pass'/);
  });

  test('whichever phase somebody listens to', async () => {
    const client = await connected(await openServer((peer) => echo(peer)));
    for (const phase of phases.filter((name) => !name.endsWith('error'))) {
      const seen = record<RequestTrace>(phase);
      await client.request('x');
      expect(seen.map(([, { message }]) => message)).toEqual(['x']);
    }
  });

  test('in the context that was bound to its start', async () => {
    const store = new AsyncLocalStorage<string>();
    const { start, asyncEnd } = tracingChannel<string, RequestTrace>('aluco:porttracker:request');
    start.bindStore(store, ({ message }) => `span of ${message}`);
    later(() => start.unbindStore(store));
    const inside: unknown[] = [];
    const onEnd = () => inside.push(store.getStore());
    asyncEnd.subscribe(onEnd);
    later(() => asyncEnd.unsubscribe(onEnd));
    const client = await connected(await openServer((peer) => echo(peer)));
    await Promise.all([client.request('a'), client.request('b')]);
    expect(inside).toEqual(['span of a', 'span of b']);
    expect(store.getStore()).toBeUndefined();
  });

  test('also where nothing was sent', async () => {
    const client = await connected(await openServer(() => {}), { maxPending: 1 });
    const seen = record<RequestTrace>(...phases);
    const controller = new AbortController();
    const waits = client.log({ message: '' }, { signal: controller.signal });
    const refused = [
      client.request('one too many'),
      client.ping({ signal: AbortSignal.abort() }),
      client.log({ message: 5n as never }),
    ];
    await Promise.allSettled(refused);
    controller.abort();
    await expect(waits).rejects.toMatchObject({ code: 'aborted' });
    const told = ends(seen);
    expect(told).toHaveLength(4);
    expect(told).toEqual(
      expect.arrayContaining([
        ['one too many', undefined, 0, 'overflow'],
        ['log', undefined, 0, 'WireError'],
        ['ping', undefined, 0, 'aborted'],
        ['log', 1, 1, 'aborted'],
      ]),
    );
  });

  test('as one over all connections, the wait for them included', async () => {
    const timers = new FakeTimers();
    const url = await scripted(async (peer, count) => {
      if (count > 1) return echo(peer);
      await peer.next();
      peer.socket.destroy();
    });
    const client = await open(url, {}, timers);
    const seen = record<RequestTrace>(...phases);
    const again = client.request('product_id');
    await become(client, 'reconnecting');
    const waits = client.request('x');
    await expect(client.request('y', [], { signal: AbortSignal.abort() })).rejects.toThrow();
    await timers.pass(100);
    await Promise.all([again, waits]);
    expect(ends(seen)).toEqual([
      ['y', undefined, 0, 'aborted'],
      ['product_id', 1, 2, undefined],
      ['x', 2, 1, undefined],
    ]);
  });

  test('of a single connection too', async () => {
    const url = await openServer((peer) => echo(peer));
    const seen = record<RequestTrace>(...phases);
    await using connection = await openConnection(url);
    await connection.request('x');
    expect(seen.map(([phase]) => phase)).toEqual(['start', 'end', 'asyncStart', 'asyncEnd']);
    expect(ends(seen)).toEqual([['x', 1, 1, undefined]]);
  });
});

test('what a client asks of its own accord is told of as well', async () => {
  const { server, url } = await realServer();
  const timers = new FakeTimers();
  const client = await open(url, { ...credentials, idleTimeout: 10_000 }, timers);
  const seen = record<RequestTrace>(...phases);
  const events = client.events('realm_poll_start');
  await events.ready;
  for (const session of server.sessions) session.destroy();
  await become(client, 'reconnecting');
  await timers.pass(100);
  await become(client, 'connected');
  await timers.pass(10_000);
  while (ends(seen).length < 4) await new Promise((resolve) => setImmediate(resolve));
  expect(ends(seen)).toEqual([
    ['subscribe', 2, 1, undefined],
    ['login_cram_md6', 1, 1, undefined],
    ['subscribe', 2, 1, undefined],
    ['ping', 3, 1, undefined],
  ]);
});

test('the steps of a connection are told of', async () => {
  const { url, address } = await realServer();
  const seen = record<ConnectionTrace>('aluco:porttracker:connection');
  const client = await connected(url, credentials);
  await client.close();
  const place = `127.0.0.1:${address.port}`;
  expect(seen.map(([, step]) => step)).toEqual(
    ['connecting', 'connected', 'closing', 'closed'].map((state) => ({ place, state })),
  );
  seen.length = 0;
  await connect(url, { username: 'user', password: 'sesame' }).catch(() => {});
  expect(seen.map(([, { state, error }]) => [state, error?.code])).toEqual([
    ['connecting', undefined],
    ['closed', 'login_failed'],
  ]);
  expect(inspect(seen, { depth: 9 })).not.toContain('sesame');
});
