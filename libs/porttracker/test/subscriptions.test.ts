import { describe, expect, test } from 'vitest';
import type { PorttrackerClient } from '../src/index.ts';
import { become, FakeTimers, open, scripted } from './reconnecting.ts';
import type { Peer } from './support.ts';

/** A server that keeps a list of subscribed events per connection, and can be told to refuse some or to hold its tongue. */
async function eventServer() {
  const asked: unknown[][][] = [];
  const refused = new Set<unknown>();
  const state = { held: new Set<unknown>(), peer: undefined as Peer | undefined, isSilent: false };
  const url = await scripted(async (peer, count) => {
    const seen: unknown[][] = [];
    const held = new Set<unknown>();
    asked[count - 1] = seen;
    Object.assign(state, { held, peer });
    for (let frame = await peer.next(); frame !== undefined; frame = await peer.next()) {
      const [id, name, ...names] = frame;
      seen.push([name, ...names.sort()]);
      if (state.isSilent) continue;
      if (name === 'subscribe') for (const one of names) held.add(one);
      if (name === 'unsubscribe') for (const one of names.includes('*') ? [...held] : names) held.delete(one);
      const unknown = names.find((one) => refused.has(one));
      if (unknown === undefined) peer.send([id, 1]);
      else {
        held.delete(unknown);
        peer.send([id, 0, `unknown event ${unknown}`]);
      }
    }
  });
  return {
    url,
    asked,
    refused,
    state,
    held: () => [...state.held].sort(),
    say: (...events: unknown[][]) => state.peer?.send(...events.map((event) => [null, 'event', ...event])),
  };
}

/** Breaks the connection and waits for the next one, on which everything is restored. */
async function reconnect(client: PorttrackerClient, timers: FakeTimers, peer: Peer | undefined) {
  peer?.socket.destroy();
  const { delay = 0 } = await become(client, 'reconnecting');
  await timers.pass(delay);
  await become(client, 'connected');
}

describe('subscriptions that a program makes itself', () => {
  test('are restored with those of the streams', async () => {
    const timers = new FakeTimers();
    const server = await eventServer();
    const client = await open(server.url, {}, timers);
    const stops = client.events('realm_poll_stop');
    await stops.ready;
    await client.subscribe({ events: ['realm_poll_start', 'gone'] });
    await client.request('subscribe', ['news']);
    await client.unsubscribe({ events: ['gone'] });
    await reconnect(client, timers, server.state.peer);
    expect(server.asked[1]).toEqual([['subscribe', 'news', 'realm_poll_start', 'realm_poll_stop']]);
    await client.unsubscribe({ events: ['*'] });
    await stops.return?.();
    await client.request('done');
    expect(server.held()).toEqual([]);
    await reconnect(client, timers, server.state.peer);
    expect(server.asked[2]).toEqual([]);
  });

  test('stay when a stream of the same event ends', async () => {
    const server = await eventServer();
    const client = await open(server.url, { reconnect: false });
    await client.subscribe({ events: ['realm_poll_start'] });
    const stream = client.events('realm_poll_*');
    await stream.ready;
    await stream.return?.();
    await client.request('done');
    expect(server.held()).toEqual(['realm_poll_start']);
  });

  test('are taken back without silencing a stream', async () => {
    const server = await eventServer();
    const client = await open(server.url, { reconnect: false });
    const stream = client.events('realm_poll_start');
    await stream.ready;
    await client.subscribe({ events: ['realm_poll_start', 'realm_poll_stop', 'news'] });
    await client.unsubscribe({ events: ['realm_poll_start'] });
    await client.unsubscribe({ events: ['realm_poll_start', 'news'] });
    expect(server.held()).toEqual(['realm_poll_start', 'realm_poll_stop']);
    await client.unsubscribe({ events: ['*'] });
    expect(server.held()).toEqual(['realm_poll_start']);
    server.say(['realm_poll_start', '51']);
    expect((await stream.next()).value).toEqual({ name: 'realm_poll_start', params: { realm: '51' } });
    await stream.return?.();
    await client.request('done');
    expect(server.held()).toEqual([]);
    expect(server.asked[0]?.filter(([name]) => name === 'unsubscribe')).toEqual([
      ['unsubscribe', 'news'],
      ['unsubscribe', 'realm_poll_stop'],
      ['unsubscribe', 'realm_poll_start'],
    ]);
  });

  test('are sent as they are where no stream needs any, also refused ones', async () => {
    const server = await eventServer();
    server.refused.add('never').add('odd');
    const client = await open(server.url, { reconnect: false });
    await client.unsubscribe({ events: ['*'] });
    await client.request('subscribe', []);
    await client.request('subscribe', [['nested']]);
    await expect(client.subscribe({ events: ['never'] })).rejects.toMatchObject({
      code: 'request_failed',
      serverMessage: 'unknown event never',
    });
    await expect(client.unsubscribe({ events: ['odd'] })).rejects.toMatchObject({ code: 'request_failed' });
    expect(server.asked[0]).toEqual([
      ['unsubscribe', '*'],
      ['subscribe'],
      ['subscribe', ['nested']],
      ['subscribe', 'never'],
      ['unsubscribe', 'odd'],
    ]);
  });

  test('wait for their turn no longer than their signal and their time allow', async () => {
    const timers = new FakeTimers();
    const server = await eventServer();
    const client = await open(server.url, { reconnect: false }, timers);
    server.state.isSilent = true;
    const stream = client.events('realm_poll_start');
    const controller = new AbortController();
    const aborted = client.subscribe({ events: ['a'] }, { signal: controller.signal });
    const late = client.subscribe({ events: ['b'] }, { timeout: 500 });
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ code: 'aborted', mayHaveRun: false });
    const failed = expect(late).rejects.toMatchObject({ code: 'timeout', mayHaveRun: false });
    await timers.pass(500);
    await failed;
    const last = client.unsubscribe({ events: ['realm_poll_start'] });
    while (server.asked[0]?.length === 0) await new Promise((resolve) => setImmediate(resolve));
    client.destroy();
    await expect(last).rejects.toMatchObject({ code: 'connection_closed' });
    await expect(stream.ready).rejects.toMatchObject({ code: 'connection_closed' });
    expect(server.asked[0]).toEqual([['subscribe', 'realm_poll_start']]);
  });

  test('that were given up on their way are taken back', async () => {
    const server = await eventServer();
    const client = await open(server.url, { reconnect: false });
    server.state.isSilent = true;
    await expect(client.subscribe({ events: ['a'] }, { timeout: 20 })).rejects.toMatchObject({
      code: 'timeout',
      mayHaveRun: true,
    });
    server.state.isSilent = false;
    await client.request('done');
    expect(server.asked[0]).toEqual([['subscribe', 'a'], ['unsubscribe', 'a'], ['done']]);
  });
});

describe('a server that refuses one of several events after a reconnection', () => {
  test('ends the streams that need it and no other', async () => {
    const timers = new FakeTimers();
    const server = await eventServer();
    const client = await open(server.url, {}, timers);
    const notices = client.notifications();
    const starts = client.events('realm_poll_start');
    const both = client.events('realm_poll_*');
    const fresh = client.events('brand_new');
    await Promise.all([starts.ready, both.ready, fresh.ready]);
    await client.subscribe({ events: ['brand_new', 'news'] });
    server.refused.add('brand_new').add('realm_poll_stop');
    await reconnect(client, timers, server.state.peer);
    await expect(fresh.next()).rejects.toMatchObject({
      code: 'request_failed',
      serverMessage: 'unknown event brand_new',
    });
    await expect(both.next()).rejects.toMatchObject({ serverMessage: 'unknown event realm_poll_stop' });
    expect((await notices.next()).value).toMatchObject({
      kind: 'unsubscribed',
      name: 'brand_new',
      error: { code: 'request_failed' },
    });
    server.say(['realm_poll_start', '51']);
    expect((await starts.next()).value).toEqual({ name: 'realm_poll_start', params: { realm: '51' } });
    await client.request('done');
    expect(server.held()).toEqual(['news', 'realm_poll_start']);
    server.refused.clear();
    await reconnect(client, timers, server.state.peer);
    expect(server.asked[2]).toEqual([['subscribe', 'news', 'realm_poll_start']]);
  });
});

test('what a connection restored that broke meanwhile counts for nothing on the next', async () => {
  const timers = new FakeTimers();
  const asked: unknown[][][] = [];
  const url = await scripted(async (peer, count) => {
    asked[count - 1] = [];
    for (let frame = await peer.next(); frame !== undefined; frame = await peer.next()) {
      const names = frame.slice(2).sort();
      asked[count - 1]?.push([frame[1], ...names]);
      if (frame[1] === 'break') peer.socket.destroy();
      else if (count === 2 && names.length > 1) peer.send([frame[0], 0, 'not all at once']);
      else if (count === 2 && names[0] === 'b') peer.socket.destroy();
      else peer.send([frame[0], 1]);
    }
  });
  const client = await open(url, {}, timers);
  const [a, b] = [client.events('a'), client.events('b')];
  await Promise.all([a.ready, b.ready]);
  await client.request('break').catch(() => {});
  await become(client, 'reconnecting');
  await timers.pass(100);
  for await (const { attempt } of client.states()) if (attempt === 2) break;
  await a.return?.();
  await timers.pass(200);
  await client.request('done');
  expect(asked.slice(1)).toEqual([
    [
      ['subscribe', 'a', 'b'],
      ['subscribe', 'a'],
      ['subscribe', 'b'],
    ],
    [['subscribe', 'b'], ['done']],
  ]);
});

describe('`ready` of a stream that its signal ends', () => {
  const ended = { code: 'aborted', message: 'the stream was ended by its signal', cause: 'enough' };

  test('while there is no connection: rejects, and nothing is subscribed later', async () => {
    const timers = new FakeTimers();
    const server = await eventServer();
    const client = await open(server.url, {}, timers);
    server.state.peer?.socket.destroy();
    await become(client, 'reconnecting');
    const controller = new AbortController();
    const { signal } = controller;
    const streams = [client.events('a', { signal }), client.events('b', { signal })];
    controller.abort('enough');
    for (const stream of streams) {
      await expect(stream.ready).rejects.toMatchObject({ ...ended, message: expect.any(String) });
      expect(await stream.next()).toEqual({ done: true, value: undefined });
    }
    expect(client.pending).toBe(0);
    await timers.pass(100);
    await client.request('done');
    expect(server.asked[1]).toEqual([['done']]);
  });

  test('while the server is asked, or another has its turn: what was asked for is taken back', async () => {
    const server = await eventServer();
    const client = await open(server.url, { reconnect: false });
    server.state.isSilent = true;
    const controller = new AbortController();
    const { signal } = controller;
    const first = client.events('a', { signal });
    const second = client.events('b', { signal });
    controller.abort('enough');
    await expect(first.ready).rejects.toMatchObject({ code: 'aborted', cause: 'enough' });
    await expect(second.ready).rejects.toMatchObject(ended);
    server.state.isSilent = false;
    await client.request('done');
    expect(server.asked[0]).toEqual([['subscribe', 'a'], ['unsubscribe', 'a'], ['done']]);
  });

  test('while another has its turn that does not end', async () => {
    const server = await eventServer();
    const client = await open(server.url, { reconnect: false });
    server.state.isSilent = true;
    const first = client.events('a');
    const controller = new AbortController();
    const second = client.events('b', { signal: controller.signal });
    controller.abort('enough');
    await expect(second.ready).rejects.toMatchObject(ended);
    client.destroy();
    await expect(first.ready).rejects.toMatchObject({ code: 'connection_closed' });
  });
});
