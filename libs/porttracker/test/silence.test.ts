/** Servers that stop: between two replies, in the middle of one, and while the client itself does not read. */

import { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { realmView } from '../src/index.ts';
import { become, FakeTimers, open, scripted } from './reconnecting.ts';
import { cert, connected, openServer, Peer, settled, tick, tls } from './support.ts';

const LIMIT = 1_000;
const asked = { realm: '1', view: '2' } as const;
/** A client in a time of its own, and its server, which has confirmed a subscription to `news`. */
async function listening(buffer: number) {
  let took = (_: Peer) => {};
  const came = new Promise<Peer>((resolve) => {
    took = resolve;
  });
  const timers = new FakeTimers();
  const url = await scripted((peer, count) => count === 1 && took(peer));
  const client = await open(url, { reconnect: false, idleTimeout: LIMIT }, timers);
  const peer = await came;
  peer.socket.setNoDelay(true);
  const events = client.events('news', { overflow: 'pause', buffer });
  peer.send([(await peer.next())?.[0], 1]);
  await events.ready;
  return { timers, client, peer, events };
}

const news = (count: number, size = 1) =>
  Array.from({ length: count }, (_, n) => `[null,"event","news",${n},"${'x'.repeat(size)}"]\n`).join('');

/** More than the sockets between hold. */
const FLOOD = news(3_000, 10_000);

describe('a client that does not read, for a consumer that is slow', () => {
  test('asks and judges nobody, and gives a whole time when it reads on', async () => {
    const { timers, client, peer, events } = await listening(2);
    peer.write(news(2));
    await settled(() => client.pending);
    const lines: unknown[] = [];
    const read = async () => {
      for (let frame = await peer.next(); frame !== undefined; frame = await peer.next())
        lines.push(frame[1]);
    };
    void read();
    for (let round = 0; round < 5; round++) await timers.pass(LIMIT);
    await timers.pass(LIMIT * 0.9);
    expect(client.state).toBe('connected');
    await events.next();
    await timers.pass(LIMIT * 0.1);
    await timers.pass(LIMIT * 0.8);
    await settled(() => lines.length);
    expect(lines).toEqual([]);
    await timers.pass(LIMIT * 0.1);
    await settled(() => lines.length);
    expect(lines).toEqual(['ping']);
    expect(client.state).toBe('connected');
    await timers.pass(LIMIT);
    expect((await client.closed)?.message).toContain('not even an answer to ping');
  });

  test('sends white space while calls wait, and nothing at all while none do', async () => {
    const { timers, client, peer } = await listening(10);
    peer.write(FLOOD);
    let octets = '';
    peer.socket.on('data', (chunk) => {
      octets += String(chunk);
    });
    await settled(() => octets.length);
    for (let round = 0; round < 3; round++) await timers.pass(LIMIT);
    await settled(() => octets.length);
    expect(octets).toBe('');
    const ping = client.ping();
    ping.catch(() => {});
    for (let round = 0; round < 3; round++) {
      await timers.pass(LIMIT);
      await settled(() => octets.length);
    }
    expect(octets).toBe('[2,"ping"]\n\n\n');
  });

  test('learns that the connection is broken when calls wait', async () => {
    const { timers, client, peer } = await listening(10);
    peer.write(FLOOD);
    await settled(() => peer.socket.writableLength);
    const ping = client.ping();
    expect((await peer.next())?.[1]).toBe('ping');
    peer.socket.resetAndDestroy();
    await settled(() => client.pending);
    expect(client.state).toBe('connected');
    // The first may go out still.
    await timers.pass(LIMIT);
    if (client.state === 'connected') await timers.pass(LIMIT);
    await expect(ping).rejects.toMatchObject({ code: 'connection_closed', mayHaveRun: true });
    expect(await client.closed).toMatchObject({ code: 'connection_closed' });
    expect(timers.count).toBe(0);
  });

  test('gets all that a server had sent that has ended meanwhile', async () => {
    const { timers, client, peer, events } = await listening(10);
    const count = 2_000;
    peer.socket.end(news(count, 100));
    await new Promise((resolve) => peer.socket.once('finish', resolve));
    peer.socket.destroy();
    await settled(() => client.pending);
    for (let round = 0; round < 5; round++) {
      await timers.pass(LIMIT);
      await tick();
    }
    let got = 0;
    const over = (async () => {
      for await (const { params } of events) expect(params[0]).toBe(got++);
    })();
    await expect(over).rejects.toMatchObject({ code: 'connection_closed' });
    expect(got).toBe(count);
    expect((await client.closed)?.code).toBe('connection_closed');
  });

  test('writes nothing between a request for TLS and TLS', async () => {
    const { timers, client, peer } = await listening(10);
    peer.write(FLOOD);
    let octets = '';
    peer.socket.on('data', (chunk) => {
      octets += String(chunk);
    });
    const secured = client.startTls();
    secured.catch(() => {});
    for (let round = 0; round < 3; round++) {
      await timers.pass(LIMIT);
      await settled(() => octets.length);
    }
    expect(octets).toBe('[2,"start_tls"]');
  });
});

test('a reply half way is no sign of life for ever: its server is asked, and left', async () => {
  const timers = new FakeTimers();
  let half = () => {};
  const halfway = new Promise<void>((resolve) => {
    half = resolve;
  });
  const url = await scripted(async (peer) => {
    const [id] = (await peer.next()) ?? [];
    peer.socket.write(`[${id},1,[["a"],["b`, () => half());
  });
  const client = await open(url, { reconnect: false, idleTimeout: LIMIT }, timers);
  const list = client.realmView(asked, { timeout: 20 });
  await halfway;
  await expect(list).rejects.toMatchObject({ code: 'timeout' });
  expect(client.state).toBe('connected');
  for (let round = 0; round < 3; round++) await timers.pass(LIMIT);
  expect(await client.closed).toMatchObject({ code: 'connection_closed' });
});

describe('a reply that has begun and comes no further', () => {
  afterEach(() => void vi.useRealTimers());

  /** A client whose time a test moves, and what the server writes. */
  async function pair(options: Parameters<typeof connected>[1] = {}) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let took = (_: Peer) => {};
    const came = new Promise<Peer>((resolve) => {
      took = resolve;
    });
    const client = await connected(await openServer((peer) => took(peer)), {
      receiveTimeout: LIMIT,
      ...options,
    });
    const peer = await came;
    peer.socket.setNoDelay(true);
    /** Settles when the client has read it. */
    const write = async (text: string) => {
      await new Promise<void>((resolve) => peer.socket.write(text, () => resolve()));
      for (let turn = 0; turn < 100; turn++) await tick();
    };
    const pass = async (ms: number) => {
      vi.advanceTimersByTime(ms);
      for (let turn = 0; turn < 5; turn++) await tick();
      return client.state;
    };
    return { client, peer, write, pass };
  }

  test('ends the connection with its calls', async () => {
    const { client, peer, write, pass } = await pair();
    const calls = [client.realmView(asked), client.ping()];
    const failed = Promise.allSettled(calls);
    const [id] = ((await peer.take(2)) as unknown[][])[0] ?? [];
    await write(`[${id},1,[["a"],["b`);
    expect(await pass(LIMIT - 1)).toBe('connected');
    expect(await pass(1)).toBe('closed');
    for (const one of await failed)
      expect(one).toMatchObject({
        reason: {
          code: 'connection_closed',
          mayHaveRun: true,
          message: expect.stringContaining('a reply that had begun came no further within 1000 ms'),
        },
      });
    expect(await client.closed).toMatchObject({ code: 'connection_closed' });
  });

  test('ends it by default after five minutes, also where nobody waits any more', async () => {
    const { client, peer, write, pass } = await pair({ receiveTimeout: undefined as never });
    const late = expect(client.realmView(asked, { timeout: 1_000 })).rejects.toMatchObject({
      code: 'timeout',
    });
    const [id] = (await peer.next()) ?? [];
    await write(`[${id},1,[["a"],["b`);
    expect(await pass(1_000)).toBe('connected');
    await late;
    expect(await pass(298_999)).toBe('connected');
    expect(await pass(1)).toBe('closed');
  });

  test('ends it in the middle of rows that are taken as they come, after those', async () => {
    const { client, peer, write, pass } = await pair();
    const rows = client.rows(realmView, asked);
    const first = rows.next();
    const [id] = (await peer.next()) ?? [];
    await write(`[${id},1,[["a"],["b"],`);
    expect((await first).value).toEqual(['a']);
    expect(await pass(LIMIT)).toBe('closed');
    expect((await rows.next()).value).toEqual(['b']);
    await expect(rows.next()).rejects.toMatchObject({ code: 'connection_closed' });
  });

  test('ends it inside TLS too', async () => {
    const { client, peer, write, pass } = await pair({ tls: { ca: cert } });
    const secured = client.startTls();
    const [id] = (await peer.next()) ?? [];
    peer.send([null, 'start_tls']);
    const inside = new Peer(new TLSSocket(peer.release(), { isServer: true, ...tls }));
    inside.send([id, 1]);
    await secured;
    const ping = client.ping();
    ping.catch(() => {});
    const [second] = (await inside.next()) ?? [];
    inside.write(`[${second},1,`);
    await write('');
    expect(await pass(LIMIT)).toBe('closed');
  });

  test('is asked for again on the next connection where that may be', async () => {
    let took = (_: Peer) => {};
    const came = new Promise<Peer>((resolve) => {
      took = resolve;
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const url = await scripted(async (peer, count) => {
      const [id, name] = (await peer.next()) ?? [];
      if (count > 1) peer.send([id, 1, name]);
      else peer.socket.write(`[${id},1,`, () => took(peer));
    });
    const timers = new FakeTimers();
    const client = await open(url, { receiveTimeout: LIMIT }, timers);
    const call = client.request('product_id');
    await came;
    for (let turn = 0; turn < 200; turn++) await tick();
    vi.advanceTimersByTime(LIMIT);
    await become(client, 'reconnecting');
    await timers.pass(100);
    expect(await call).toEqual(['product_id']);
  });

  test('is not one that comes slowly, octet by octet', async () => {
    const { client, peer, write, pass } = await pair();
    const list = client.realmView(asked);
    const [id] = (await peer.next()) ?? [];
    for (const octet of `[${id},1,[["a"]]`) {
      await write(octet);
      expect(await pass(LIMIT - 1)).toBe('connected');
    }
    await write(']');
    expect(await list).toEqual([['a']]);
    // Nothing has begun.
    expect(await pass(10 * LIMIT)).toBe('connected');
  });

  test('is not one that the client does not read; then the time begins anew', async () => {
    const { client, peer, write, pass } = await pair();
    const rows = client.realmView(asked).rows({ buffer: 2 });
    const [id] = (await peer.next()) ?? [];
    await write(`[${id},1,[["a"],["b"],["c"],`);
    expect(await pass(LIMIT * 5.5)).toBe('connected');
    await rows.next();
    await rows.next();
    expect(await pass(LIMIT - 1)).toBe('connected');
    expect(await pass(1)).toBe('closed');
    expect((await rows.next()).value).toEqual(['c']);
    await expect(rows.next()).rejects.toMatchObject({ code: 'connection_closed' });
  });

  test.each([0, Number.POSITIVE_INFINITY])(
    'is waited for where there is no limit: %d',
    async (receiveTimeout) => {
      const { client, peer, write, pass } = await pair({ receiveTimeout });
      const ping = client.ping();
      const [id] = (await peer.next()) ?? [];
      await write(`[${id},1,`);
      expect(await pass(2 ** 40)).toBe('connected');
      await write('0,7]');
      expect((await ping).pid).toBe(7);
    },
  );
});
