import { getEventListeners } from 'node:events';
import { createFrameDecoder } from '@aluco/wire';
import { describe, expect, test } from 'vitest';
import { realmQuery } from '../src/index.ts';
import { become, echo, FakeTimers, open, scripted } from './reconnecting.ts';
import { connected, openServer, type Peer } from './support.ts';

/** More than the operating system takes in between. */
const FILLER = 'x'.repeat(20_000_000);

/** Reads nothing until it is told to, by what this gives, and then answers every request with its name. */
function answerLater(peer: Peer, seen: unknown[]): () => void {
  const socket = peer.release().pause();
  const decoder = createFrameDecoder();
  socket.on('data', (chunk) =>
    decoder.push(chunk, ([id, name]) => {
      seen.push(name);
      if (name === 'start_tls') peer.send([id, 0, 'no']);
      else peer.send([id, 1, name]);
    }),
  );
  return () => socket.resume();
}

/** A server whose one connection does so. */
async function stalled() {
  const seen: unknown[] = [];
  let read = () => {};
  const url = await openServer((peer) => {
    read = answerLater(peer, seen);
  });
  return { url, seen, read: () => read() };
}

/** What became of each call, in their order: a code, or the name that was answered. */
async function outcomes(calls: readonly Promise<readonly unknown[]>[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(calls);
  return settled.map((one) => (one.status === 'fulfilled' ? one.value[0] : one.reason.code));
}

describe('one signal for many calls', () => {
  test('has one listener, until the last of them ended', async () => {
    const url = await openServer(async (peer) => {
      await peer.take(3);
      peer.send([1, 1, 'a'], [3, 1, 'c']);
      await echo(peer);
    });
    const client = await connected(url);
    const controller = new AbortController();
    const { signal } = controller;
    const listeners = () => getEventListeners(signal, 'abort').length;
    const calls = ['a', 'b', 'c'].map((name) => client.request(name, [], { signal }));
    expect(listeners()).toBe(1);
    await Promise.all([calls[0], calls[2]]);
    expect(listeners()).toBe(1);
    controller.abort('enough');
    await expect(calls[1]).rejects.toMatchObject({ code: 'aborted', id: 2, cause: 'enough' });
    expect(listeners()).toBe(0);

    const other = new AbortController().signal;
    expect(await client.request('d', [], { signal: other })).toEqual(['d']);
    expect(getEventListeners(other, 'abort')).toEqual([]);
  });

  test('has one listener for all that wait for a connection', async () => {
    const timers = new FakeTimers();
    const client = await open(await scripted((peer) => peer.socket.end()), {}, timers);
    await become(client, 'reconnecting');
    const controller = new AbortController();
    const calls = ['a', 'b'].map((name) => client.request(name, [], { signal: controller.signal }));
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    controller.abort();
    expect(await outcomes(calls)).toEqual(['aborted', 'aborted']);
    expect(client.pending).toBe(0);
  });
});

describe('a server that does not read', () => {
  test('is sent no more than may wait for it', async () => {
    const { url, seen, read } = await stalled();
    const client = await connected(url, { maxBuffered: 100 });
    const calls = [client.request('filler', [FILLER]), client.request('a'), client.request('b')];
    await expect(calls[2]).rejects.toMatchObject({
      code: 'overflow',
      mayHaveRun: false,
      message: expect.stringMatching(/^b: \d{8} octets wait already for a server that does not read$/),
    });
    const drained = client.drained();
    read();
    await drained;
    expect(await outcomes([...calls, client.request('c')])).toEqual(['filler', 'a', 'overflow', 'c']);
    expect(seen).toEqual(['filler', 'a', 'c']);
  });

  test('is never sent what was given up before', async () => {
    const { url, seen, read } = await stalled();
    const client = await connected(url, { maxPending: 4, maxBuffered: 2 ** 30 });
    const { signal, abort } = givingUp();
    const sent = client.request('filler', [FILLER], { signal });
    const waits = [client.request('a', [], { signal }), client.request('b', [], { timeout: 5 })];
    const kept = client.request('c');
    await expect(client.request('too many')).rejects.toMatchObject({ code: 'overflow' });
    await expect(waits[1]).rejects.toMatchObject({ code: 'timeout', mayHaveRun: false });
    abort();
    await expect(waits[0]).rejects.toMatchObject({ code: 'aborted', mayHaveRun: false });
    await expect(sent).rejects.toMatchObject({ code: 'aborted', mayHaveRun: true });
    // They make room for others at once, unlike the one that was sent.
    const more = [client.request('d'), client.request('e')];
    await expect(client.request('too many')).rejects.toMatchObject({
      code: 'overflow',
      message: 'too many: 4 calls are under way already, 1 of them given up',
    });
    read();
    expect(await outcomes([kept, ...more])).toEqual(['c', 'd', 'e']);
    expect(seen).toEqual(['filler', 'c', 'd', 'e']);
  });

  test('leaves nothing behind of rows that were never asked for', async () => {
    const { url, read } = await stalled();
    const client = await connected(url);
    const sent = client.request('filler', [FILLER]);
    const rows = client.rows(realmQuery, {
      realm: '51',
      type: 'device',
      columns: [],
      raw_columns: [],
      filters: {},
    });
    const first = rows.next();
    await rows.return?.();
    expect(await first).toEqual({ done: true, value: undefined });
    read();
    expect(await outcomes([sent, client.request('a')])).toEqual(['filler', 'a']);
  });

  test('has not seen what waited when the connection ends', async () => {
    const { url } = await stalled();
    const client = await connected(url);
    const calls = [client.request('filler', [FILLER]), client.request('a')];
    const drained = client.drained();
    client.destroy();
    const settled = await Promise.allSettled(calls);
    expect(settled.map((one) => one.status === 'rejected' && one.reason.mayHaveRun)).toEqual([true, false]);
    await drained;
  });

  test('is asked for TLS behind all that waits', async () => {
    const { url, seen, read } = await stalled();
    const client = await connected(url, { maxBuffered: 2 ** 30 });
    const calls = [
      client.request('filler', [FILLER]),
      ...['a', 'start_tls', 'b'].map((name) => client.request(name)),
    ];
    read();
    expect(await outcomes(calls)).toEqual(['filler', 'a', 'request_failed', 'tls_rejected']);
    expect(await outcomes([client.request('c')])).toEqual(['c']);
    expect(seen).toEqual(['filler', 'a', 'start_tls', 'c']);
  });

  test('and whose connection breaks leaves to the next one what it was never sent', async () => {
    const timers = new FakeTimers();
    const seen: unknown[] = [];
    let lose = () => {};
    const url = await scripted(async (peer, count) => {
      lose = () => peer.socket.resetAndDestroy();
      if (count === 1) return peer.release().pause();
      for (let frame = await peer.next(); frame !== undefined; frame = await peer.next()) {
        seen.push(frame[1]);
        peer.send([frame[0], 1, frame[1]]);
      }
    });
    const client = await open(url, { maxBuffered: 2 ** 30 }, timers);
    const calls = [client.request('filler', [FILLER])];
    calls.push(...['realm_poll', 'unheard_of', 'login'].map((name) => client.request(name)));
    lose();
    await become(client, 'reconnecting');
    expect(client.pending).toBe(2);
    await timers.pass(100);
    expect(await outcomes(calls)).toEqual([
      'connection_closed',
      'realm_poll',
      'unheard_of',
      'connection_closed',
    ]);
    expect(seen).toEqual(['realm_poll', 'unheard_of']);
    await expect(calls[0]).rejects.toMatchObject({ mayHaveRun: true });
    await expect(calls[3]).rejects.toMatchObject({ mayHaveRun: false });
  });

  test('takes what waited for it as it reads, however much it is', async () => {
    const timers = new FakeTimers();
    const seen: unknown[] = [];
    let read = () => {};
    const url = await scripted((peer, count) => {
      if (count === 1) peer.socket.end();
      else read = answerLater(peer, seen);
    });
    const client = await open(url, { maxBuffered: 100 }, timers);
    await become(client, 'reconnecting');
    const calls = [
      client.request('filler', [FILLER]),
      ...['a', 'b', 'c'].map((name) => client.request(name)),
    ];
    const late = client.request('late', [], { timeout: 150 });
    await timers.pass(100);
    await become(client, 'connected');
    await expect(client.request('d')).rejects.toMatchObject({ code: 'overflow' });
    const failed = expect(late).rejects.toMatchObject({ code: 'timeout', mayHaveRun: false });
    await timers.pass(50);
    await failed;
    expect(client.pending).toBe(4);
    read();
    expect(await outcomes(calls)).toEqual(['filler', 'a', 'b', 'c']);
    expect(seen).toEqual(['filler', 'a', 'b', 'c']);
  });

  test('gets everything before close() ends the connection', async () => {
    const { url, seen, read } = await stalled();
    const client = await connected(url);
    const calls = [client.request('filler', [FILLER]), client.request('a')];
    const closing = client.close();
    read();
    expect(await outcomes(calls)).toEqual(['filler', 'a']);
    await closing;
    expect(seen).toEqual(['filler', 'a']);
  });
});

/** A signal, and what fires it. */
function givingUp(): { signal: AbortSignal; abort(): void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

describe('drained()', () => {
  test('paces calls over a reconnection', async () => {
    const timers = new FakeTimers();
    const url = await scripted((peer, count) => (count > 1 ? echo(peer) : peer.socket.end()));
    const client = await open(url, { maxQueue: 2 }, timers);
    await become(client, 'reconnecting');
    const calls: Promise<readonly unknown[]>[] = [];
    const making = (async () => {
      while (calls.length < 50) {
        calls.push(client.request('x'));
        await client.drained();
      }
    })();
    await timers.pass(100);
    await making;
    expect(await outcomes(calls)).toEqual(calls.map(() => 'x'));
  });

  test('keeps calls from being too many, however fast they are made', async () => {
    const client = await connected(await openServer((peer) => echo(peer)), { maxPending: 20 });
    const calls: Promise<readonly unknown[]>[] = [];
    let most = 0;
    for (let n = 0; n < 1000; n++) {
      await client.drained();
      calls.push(client.request('x'));
      most = Math.max(most, client.pending);
    }
    expect(new Set(await outcomes(calls))).toEqual(new Set(['x']));
    expect(most).toBeGreaterThan(5);
    expect(most).toBeLessThanOrEqual(11);
  });

  test('settles when the connection ends under too many calls', async () => {
    const client = await connected(await openServer((peer) => peer.take(9)), { maxPending: 2 });
    const calls = [client.request('a'), client.request('b')].map((call) => call.catch(() => {}));
    const drained = client.drained();
    client.destroy();
    await Promise.all([drained, ...calls]);
    expect(client.pending).toBe(0);
  });

  test('waits no longer than its signal allows, nor than there is a client', async () => {
    const client = await open(await scripted((peer) => peer.socket.end()));
    await become(client, 'reconnecting');
    const { signal, abort } = givingUp();
    const drained = client.drained({ signal });
    abort();
    await expect(drained).rejects.toMatchObject({ code: 'aborted', cause: { name: 'AbortError' } });
    await expect(client.drained({ signal })).rejects.toMatchObject({ code: 'aborted' });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    const kept = new AbortController().signal;
    const waiting = [client.drained(), client.drained({ signal: kept })];
    await client.close();
    await Promise.all(waiting);
    await client.drained();
    expect(getEventListeners(kept, 'abort')).toEqual([]);
  });
});

test('calls given up count until their replies have come', async () => {
  const url = await openServer(async (peer) => {
    await peer.take(2);
    // As late as the call's end: the notice tells that the reply is here.
    await givenUp;
    peer.send([1, 1, 'late'], [null, 'info', 'answered']);
    await echo(peer);
  });
  let giveUp = () => {};
  const givenUp = new Promise<void>((resolve) => {
    giveUp = resolve;
  });
  const client = await connected(url, { maxPending: 2 });
  const notices = client.notifications();
  const late = client.request('a', [], { timeout: 5 });
  const kept = client.request('b');
  await expect(late).rejects.toMatchObject({ code: 'timeout', mayHaveRun: true });
  await expect(client.request('c')).rejects.toMatchObject({
    code: 'overflow',
    message: 'c: 2 calls are under way already, 1 of them given up',
  });
  giveUp();
  expect((await notices.next()).value).toMatchObject({ name: 'info' });
  expect(await client.request('d')).toEqual(['d']);
  client.destroy();
  await expect(kept).rejects.toMatchObject({ code: 'connection_closed' });
});
