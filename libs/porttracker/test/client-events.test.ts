import { describe, expect, expectTypeOf, test } from 'vitest';
import type { KnownEvent, UnknownEvent } from '../src/index.ts';
import { connected, openServer, type Peer, realServer } from './support.ts';

/** Confirms subscriptions and keeps what it was asked; `say` sends events. */
function eventServer() {
  const asked: unknown[][] = [];
  let peer: Peer | undefined;
  const url = openServer(async (connection) => {
    peer = connection;
    for (let frame = await connection.next(); frame !== undefined; frame = await connection.next()) {
      asked.push(frame.slice(1));
      connection.send([frame[0], 1]);
    }
  });
  const say = (...events: unknown[][]) => peer?.send(...events.map((event) => [null, 'event', ...event]));
  return { asked, url, say };
}

async function take<T>(stream: AsyncIterator<T>, count: number): Promise<T[]> {
  const items: T[] = [];
  for (let left = count; left > 0; left--) items.push((await stream.next()).value as T);
  return items;
}

describe('streams of events', () => {
  test('give those that fit the pattern, with typed parameters', async () => {
    const { asked, url, say } = eventServer();
    const client = await connected(await url);
    const stream = client.events('realm_poll_*');
    await stream.ready;
    expect(asked.map(([name, ...events]) => [name, events.sort()])).toEqual([
      ['subscribe', ['realm_poll_start', 'realm_poll_stop']],
    ]);
    say(
      ['realm_poll_start', 51],
      ['realm_discover_start', '52'],
      ['news', 1],
      ['realm_poll_stop', '51', 'more'],
    );
    const events = await take(stream, 2);
    expectTypeOf(events).toEqualTypeOf<KnownEvent<'realm_poll_start' | 'realm_poll_stop'>[]>();
    expect(events).toEqual([
      { name: 'realm_poll_start', params: { realm: '51' } },
      { name: 'realm_poll_stop', params: { realm: '51' } },
    ]);
  });

  test('share subscriptions, and the last one to leave takes them back', async () => {
    const { asked, url, say } = eventServer();
    const client = await connected(await url);
    const one = client.events('realm_poll_start');
    const two = client.events('realm_poll_start');
    await Promise.all([one.ready, two.ready]);
    await one.return?.();
    say(['realm_poll_start', '51']);
    expect(await take(two, 1)).toEqual([{ name: 'realm_poll_start', params: { realm: '51' } }]);
    expect(await one.next()).toEqual({ done: true, value: undefined });
    await two[Symbol.asyncDispose]();
    await client.request('done');
    expect(asked).toEqual([['subscribe', 'realm_poll_start'], ['unsubscribe', 'realm_poll_start'], ['done']]);
  });

  test('keep the subscription to all until nobody listens', async () => {
    const { asked, url } = eventServer();
    const client = await connected(await url);
    const all = client.events();
    const one = client.events('realm_poll_start');
    await Promise.all([all.ready, one.ready]);
    await all.return?.();
    await client.request('between');
    await one.return?.();
    await client.request('done');
    const names = asked.map(([name]) => name);
    expect(names.slice(names.indexOf('between'))).toEqual(['between', 'unsubscribe', 'done']);
    expect(
      asked
        .find(([name]) => name === 'unsubscribe')
        ?.slice(1)
        .sort(),
    ).toEqual(['*', 'realm_poll_start']);
  });

  test('leave nothing behind when left before the server confirmed', async () => {
    const { asked, url } = eventServer();
    const client = await connected(await url);
    const stream = client.events('realm_poll_start');
    await stream.return?.();
    await stream.ready;
    await client.request('done');
    expect(asked).toEqual([['subscribe', 'realm_poll_start'], ['unsubscribe', 'realm_poll_start'], ['done']]);
  });

  test('give unknown events to those who name them or ask for them', async () => {
    const { asked, url, say } = eventServer();
    const client = await connected(await url);
    const named = client.events('news');
    const all = client.events('*', { unknown: true });
    const fitting = client.events('n*s');
    const known = client.events('*');
    expectTypeOf(named[Symbol.asyncIterator]().next).returns.resolves.toEqualTypeOf<
      IteratorResult<UnknownEvent>
    >();
    expectTypeOf(known.next).returns.resolves.toEqualTypeOf<IteratorResult<KnownEvent>>();
    await Promise.all([named.ready, all.ready, fitting.ready, known.ready]);
    say(['news', 1, { a: 2 }], ['realm_poll_stop', '51']);
    const news = { name: 'news', params: [1, { a: 2 }] };
    const stop = { name: 'realm_poll_stop', params: { realm: '51' } };
    expect(await take(named, 1)).toEqual([news]);
    expect(await take(all, 2)).toEqual([news, stop]);
    expect(await take(fitting, 1)).toEqual([news]);
    expect(await take(known, 1)).toEqual([stop]);
    expect(asked.flat()).toContain('news');
  });

  test('end quietly with their signal or with close(), also in a loop', async () => {
    const { url, say } = eventServer();
    const client = await connected(await url);
    const controller = new AbortController();
    const stream = client.events('realm_poll_*', { signal: controller.signal });
    await stream.ready;
    say(['realm_poll_start', '51']);
    const seen: string[] = [];
    for await (const event of stream) {
      seen.push(event.params.realm);
      controller.abort();
    }
    expect(seen).toEqual(['51']);
    expect(await client.events('*', { signal: controller.signal }).next()).toEqual({
      done: true,
      value: undefined,
    });
    const other = client.events();
    const end = other.next();
    await other.ready;
    await client.close();
    expect(await end).toEqual({ done: true, value: undefined });
    expect(await client.events().next()).toEqual({ done: true, value: undefined });
  });

  test('end with the error of a lost connection, after what was buffered', async () => {
    const { server, url } = await realServer({ authentication: ['none'] });
    const client = await connected(url);
    const stream = client.events();
    await stream.ready;
    server.emit('realm_poll_start', { realm: '51' });
    await client.ping();
    for (const session of server.sessions) session.destroy();
    expect(await client.closed).toMatchObject({ code: 'connection_closed' });
    expect(await take(stream, 1)).toEqual([{ name: 'realm_poll_start', params: { realm: '51' } }]);
    await expect(stream.next()).rejects.toMatchObject({ code: 'connection_closed' });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  test('end with the refusal of the server', async () => {
    const url = await openServer(async (peer) => {
      const frame = await peer.next();
      peer.send([frame?.[0], 0, 'not for you']);
    });
    const client = await connected(url);
    const stream = client.events('realm_poll_start');
    await expect(stream.next()).rejects.toMatchObject({
      code: 'request_failed',
      serverMessage: 'not for you',
    });
    await expect(stream.ready).rejects.toMatchObject({ code: 'request_failed' });
  });
});

describe('a consumer that is too slow', () => {
  test('loses the oldest where it says so', async () => {
    const { server, url } = await realServer({ authentication: ['none'] });
    const client = await connected(url);
    const stream = client.events('*', { buffer: 2, overflow: 'drop_oldest' });
    await stream.ready;
    for (const realm of ['1', '2', '3', '4']) server.emit('realm_poll_start', { realm });
    await client.ping();
    expect(stream.dropped).toBe(2);
    expect((await take(stream, 2)).map(({ params }) => params.realm)).toEqual(['3', '4']);
  });

  test('gets an error after what was buffered otherwise, and the subscription ends', async () => {
    const { server, url } = await realServer({ authentication: ['none'] });
    const client = await connected(url);
    const stream = client.events('*', { buffer: 2 });
    await stream.ready;
    for (const realm of ['1', '2', '3', '4']) server.emit('realm_poll_start', { realm });
    await client.ping();
    expect((await take(stream, 2)).map(({ params }) => params.realm)).toEqual(['1', '2']);
    await expect(stream.next()).rejects.toMatchObject({ code: 'overflow' });
    await client.ping();
    expect([...server.sessions].map((session) => session.subscriptions.size)).toEqual([0]);
  });
});
