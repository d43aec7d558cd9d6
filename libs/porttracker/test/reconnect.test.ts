import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { establish } from '../src/client/attempt.ts';
import { Link } from '../src/client/link.ts';
import { parseUrl } from '../src/url.ts';
import { become, echo, FakeTimers, open, scripted } from './reconnecting.ts';
import { credentials, fakeServer, later, Peer, realServer, tls } from './support.ts';

describe('a connection that broke', () => {
  test('is made again, after delays that grow, with all states told', async () => {
    const timers = new FakeTimers();
    const server = createServer();
    const sockets: Socket[] = [];
    server.on('connection', (socket) => {
      sockets.push(socket);
      socket.on('error', () => {});
      // Two attempts meet somebody who does not speak the protocol.
      if (sockets.length === 2 || sockets.length === 3) socket.destroy();
      else {
        socket.write('[null,"hello",1,["none"]]\n');
        void echo(new Peer(socket));
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    later(() => server.close());
    const { port } = server.address() as { port: number };
    const client = await open(`porttracker://127.0.0.1:${port}`, {}, timers);
    const steps: unknown[] = [];
    const watching = (async () => {
      for await (const { state, attempt, delay, error } of client.states())
        steps.push([state, attempt, delay, error?.code]);
    })();
    expect(await client.request('one')).toEqual(['one']);
    sockets[0]?.destroy();
    await timers.pass(100);
    await timers.pass(200);
    await timers.pass(400);
    await become(client, 'connected');
    expect(await client.request('two')).toEqual(['two']);
    await client.close();
    await watching;
    expect(steps).toEqual([
      ['connected', undefined, undefined, undefined],
      ['reconnecting', 1, 100, 'connection_closed'],
      ['reconnecting', 2, 200, 'connect_failed'],
      ['reconnecting', 3, 400, 'connect_failed'],
      ['connected', undefined, undefined, undefined],
      ['closing', undefined, undefined, undefined],
      ['closed', undefined, undefined, undefined],
    ]);
    expect(await client.closed).toBeUndefined();
    expect(timers.count).toBe(0);
  });

  test('stays broken by default', async () => {
    const url = await scripted((peer) => peer.next().then(() => peer.socket.destroy()));
    const client = await open(url, { reconnect: false });
    await expect(client.ping()).rejects.toMatchObject({ code: 'connection_closed', mayHaveRun: true });
    expect(await client.closed).toMatchObject({ code: 'connection_closed' });
    expect(client.state).toBe('closed');
    await expect(client.ping()).rejects.toMatchObject({ code: 'connection_closed', mayHaveRun: false });
  });

  test('is not tried for ever where that is limited', async () => {
    const timers = new FakeTimers();
    const url = await fakeServer((peer) => {
      if (timers.now() > 0) peer.socket.destroy();
      else {
        peer.send([null, 'hello', 1, ['none']]);
        return peer.next().then(() => peer.socket.destroy());
      }
    });
    const client = await open(url, { reconnect: { jitter: 0, maxAttempts: 2 } }, timers);
    const ping = client.ping();
    await timers.pass(100);
    await timers.pass(200);
    await expect(ping).rejects.toMatchObject({ code: 'connection_closed', mayHaveRun: true });
    expect(await client.closed).toMatchObject({ code: 'connect_failed' });
    await expect(client.ping()).rejects.toMatchObject({ code: 'connection_closed', mayHaveRun: false });
  });

  test('is logged in again, with the password asked for again', async () => {
    const timers = new FakeTimers();
    const { server, url } = await realServer();
    let asked = 0;
    const password = () => {
      asked++;
      return 'pass';
    };
    const client = await open(url, { username: 'user', password }, timers);
    for (const session of server.sessions) session.destroy();
    await become(client, 'reconnecting');
    const ping = client.ping();
    await timers.pass(100);
    expect((await ping).pid).toBe(process.pid);
    expect(asked).toBe(2);
    expect([...server.sessions].map(({ user }) => user)).toEqual(['user']);
  });

  test('is tried again when the password could not be had', async () => {
    const timers = new FakeTimers();
    const { server, url } = await realServer();
    const answers = ['pass', new Error('the vault is away'), undefined, 'pass'];
    const password = () => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer as string;
    };
    const client = await open(url, { username: 'user', password }, timers);
    for (const session of server.sessions) session.destroy();
    const steps: unknown[] = [];
    const watching = (async () => {
      for await (const { state, error } of client.states()) steps.push([state, error?.code]);
    })();
    await become(client, 'reconnecting');
    const ping = client.ping();
    for (const delay of [100, 200, 400]) await timers.pass(delay);
    expect((await ping).pid).toBe(process.pid);
    expect(answers).toEqual([]);
    await client.close();
    await watching;
    expect(steps.slice(1, 5)).toEqual([
      ['reconnecting', 'connection_closed'],
      ['reconnecting', 'password_unavailable'],
      ['reconnecting', 'password_unavailable'],
      ['connected', undefined],
    ]);
  });

  test('stays broken when the password is not right any more', async () => {
    const timers = new FakeTimers();
    let password = 'pass';
    const { server, url } = await realServer({ lookupPassword: () => password });
    const client = await open(url, credentials, timers);
    const events = client.events();
    await events.ready;
    password = 'changed';
    for (const session of server.sessions) session.destroy();
    await become(client, 'reconnecting');
    const ping = client.ping();
    await timers.pass(100);
    await expect(ping).rejects.toMatchObject({ code: 'connection_closed', mayHaveRun: false });
    await expect(events.next()).rejects.toMatchObject({ code: 'login_failed' });
    expect(await client.closed).toMatchObject({ code: 'login_failed' });
  });

  test.each([
    ['the server says that it is of the server', 'internal error', 12, true],
    ['nobody knows what the server means', 'come back later', 4, true],
    ['nobody knows what the server means, again and again', 'come back later', 5, false],
    ['the server says that it is of the password', 'authentication failed', 1, false],
  ])('is tried again where the login is refused and %s', async (_, words, refusals, comesBack) => {
    const timers = new FakeTimers();
    let logins = 0;
    const url = await fakeServer(async (peer) => {
      peer.send([null, 'hello', 1, ['login']]);
      for (let frame = await peer.next(); frame !== undefined; frame = await peer.next()) {
        const isRefused = frame[1] === 'login' && ++logins > 1 && logins <= 1 + refusals;
        peer.send(isRefused ? [frame[0], 0, words] : [frame[0], 1, 5, 6]);
        if (frame[1] === 'log') peer.socket.end();
      }
    });
    const client = await open(url, credentials, timers);
    const states = client.states();
    await client.log({ message: 'end' });
    await become(client, 'reconnecting');
    const last = (async () => {
      let delay = 100;
      for await (const change of states) {
        if (change.state === 'reconnecting') {
          delay = change.delay ?? delay;
          await timers.pass(delay);
        } else if (change.state === 'closed' || (change.state === 'connected' && logins > 1)) return change;
      }
      return undefined;
    })();
    expect((await last)?.state).toBe(comesBack ? 'connected' : 'closed');
    expect(logins).toBe(1 + refusals + (comesBack ? 1 : 0));
    if (!comesBack) expect(await client.closed).toMatchObject({ code: 'login_failed', serverMessage: words });
  });

  test('that was encrypted is not replaced by one that is not', async () => {
    const timers = new FakeTimers();
    const { server, url, address } = await realServer({ tls });
    const options = { ...credentials, startTls: 'optional', tls: { ca: tls.cert } } as const;
    const client = await open(url, options, timers);
    expect(client.server.tls).toBe(true);
    await server.close();
    await become(client, 'reconnecting');
    const { server: bare } = await realServer({}, address.port);
    await timers.pass(100);
    expect(await client.closed).toMatchObject({ code: 'tls_rejected' });
    expect(bare.addresses).toHaveLength(1);
  });
});

test('a connection that ends as soon as it is made is no connection', async () => {
  const timers = new FakeTimers();
  const url = await scripted((peer) => echo(peer));
  let attempts = 0;
  const link = new Link({
    target: parseUrl(url),
    options: { reconnect: { jitter: 0 } },
    timers,
    async establish(options) {
      const connection = await establish(options);
      if (++attempts === 3) return connection;
      if (attempts === 1) setImmediate(() => connection.session.destroy());
      else connection.session.destroy();
      while (attempts === 2 && !connection.session.isGone)
        await new Promise((resolve) => setImmediate(resolve));
      return connection;
    },
  });
  later(() => link.destroy());
  await link.open();
  const states = link.states({});
  while (link.state !== 'reconnecting') await states.next();
  const call = link.request('product_id', [], {});
  await timers.pass(100);
  await timers.pass(200);
  expect(await call).toEqual(['product_id']);
  expect(attempts).toBe(3);
});

describe('calls', () => {
  test('under way are sent again if they may be, and fail otherwise', async () => {
    const timers = new FakeTimers();
    const seen: unknown[][] = [];
    const url = await scripted(async (peer, count) => {
      if (count > 1) return echo(peer, seen);
      await peer.take(3);
      peer.socket.destroy();
    });
    const client = await open(url, {}, timers);
    const info = client.request('product_id');
    const poll = client.request('realm_poll', ['51']);
    const unknown = client.request('unheard_of');
    await expect(poll).rejects.toMatchObject({
      code: 'connection_closed',
      mayHaveRun: true,
      messageName: 'realm_poll',
    });
    await expect(unknown).rejects.toMatchObject({ code: 'connection_closed', mayHaveRun: true });
    const fresh = client.request('realm_poll', ['52']);
    await timers.pass(100);
    expect(await info).toEqual(['product_id']);
    expect(await fresh).toEqual(['realm_poll']);
    expect(seen).toEqual([['product_id'], ['realm_poll', '52']]);
  });

  test('are not sent again and again where they break the server', async () => {
    const timers = new FakeTimers();
    let sent = 0;
    const url = await scripted(async (peer) => {
      if ((await peer.next()) !== undefined) sent++;
      peer.socket.destroy();
    });
    const client = await open(url, {}, timers);
    const info = client.request('product_id');
    const failed = expect(info).rejects.toMatchObject({ code: 'connection_closed', mayHaveRun: true });
    for (const delay of [100, 200, 400]) await timers.pass(delay);
    await failed;
    expect(sent).toBe(4);
  });

  test('wait for a connection in their order, up to a limit', async () => {
    const timers = new FakeTimers();
    const seen: unknown[][] = [];
    const url = await scripted((peer, count) => (count > 1 ? echo(peer, seen) : peer.socket.end()));
    const client = await open(url, { maxQueue: 3 }, timers);
    await become(client, 'reconnecting');
    const calls = ['a', 'b', 'c'].map((name) => client.request(name));
    expect(client.pending).toBe(3);
    await expect(client.request('d')).rejects.toMatchObject({ code: 'overflow', mayHaveRun: false });
    await timers.pass(100);
    expect(await Promise.all(calls)).toEqual([['a'], ['b'], ['c']]);
    expect(seen).toEqual([['a'], ['b'], ['c']]);
    expect(client.pending).toBe(0);
  });

  test('and beyond that limit where they were under way before', async () => {
    const timers = new FakeTimers();
    const seen: unknown[][] = [];
    const url = await scripted(async (peer, count) => {
      if (count > 1) return echo(peer, seen);
      await peer.take(20);
      return peer.socket.end();
    });
    const client = await open(url, { maxQueue: 1, maxPending: 20 }, timers);
    const calls = Array.from({ length: 20 }, () => client.request('product_id'));
    await become(client, 'reconnecting');
    const made = client.request('made meanwhile');
    await expect(client.request('one too many')).rejects.toMatchObject({
      code: 'overflow',
      mayHaveRun: false,
    });
    await timers.pass(100);
    expect(await Promise.all(calls)).toEqual(calls.map(() => ['product_id']));
    expect(await made).toEqual(['made meanwhile']);
    expect(seen).toHaveLength(21);
  });

  test('wait no longer than their signal and their time allow', async () => {
    const timers = new FakeTimers();
    const url = await scripted((peer) => peer.socket.end());
    const client = await open(url, { reconnect: { minDelay: 1000 } }, timers);
    await become(client, 'reconnecting');
    const controller = new AbortController();
    const aborted = client.ping({ signal: controller.signal });
    const late = client.ping({ timeout: 500 });
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toMatchObject({ code: 'aborted', mayHaveRun: false });
    await expect(client.ping({ signal: controller.signal })).rejects.toMatchObject({ code: 'aborted' });
    const failed = expect(late).rejects.toMatchObject({ code: 'timeout', mayHaveRun: false });
    await timers.pass(500);
    await failed;
    expect(client.state).toBe('reconnecting');
    expect(client.pending).toBe(0);
  });

  test('take the time that they waited from the time they have', async () => {
    const timers = new FakeTimers();
    const url = await scripted(async (peer, count) => {
      if (count > 1) return echo(peer);
      await peer.next();
      peer.socket.destroy();
    });
    const client = await open(url, { reconnect: { minDelay: 1000, jitter: 0 } }, timers);
    const ping = client.request('product_id', [], { timeout: 900 });
    const failed = expect(ping).rejects.toMatchObject({ code: 'timeout', mayHaveRun: true });
    await become(client, 'reconnecting');
    await timers.pass(900);
    await failed;
  });
});

describe('the end of a client that waits for a connection', () => {
  test.each(['close', 'destroy'] as const)('by %s()', async (how) => {
    const timers = new FakeTimers();
    const url = await scripted((peer) => peer.socket.end());
    const client = await open(url, {}, timers);
    const events = client.events('realm_*');
    await become(client, 'reconnecting');
    const ping = client.ping();
    const failed = expect(ping).rejects.toMatchObject({ code: 'connection_closed', mayHaveRun: false });
    await client[how]();
    await failed;
    expect(await client.closed).toBeUndefined();
    expect(client.state).toBe('closed');
    expect(timers.count).toBe(0);
    expect(await events.next()).toEqual({ done: true, value: undefined });
    const states = client.states();
    expect(await states.next()).toEqual({ done: false, value: { state: 'closed' } });
    expect(await states.next()).toEqual({ done: true, value: undefined });
  });
});

describe('subscriptions', () => {
  test('are restored, and streams go on', async () => {
    const timers = new FakeTimers();
    const { server, url } = await realServer();
    const client = await open(url, credentials, timers);
    const polls = client.events('realm_poll_*');
    const left = client.events('realm_discover_start');
    await Promise.all([polls.ready, left.ready]);
    await left.return?.();
    for (const session of server.sessions) session.destroy();
    await become(client, 'reconnecting');
    const more = client.events('realm_discover_stop');
    await timers.pass(100);
    await more.ready;
    server.emit('realm_poll_start', { realm: '51' });
    server.emit('realm_discover_start', { realm: '51' });
    server.emit('realm_discover_stop', { realm: '51' });
    expect((await polls.next()).value).toEqual({ name: 'realm_poll_start', params: { realm: '51' } });
    expect((await more.next()).value).toEqual({ name: 'realm_discover_stop', params: { realm: '51' } });
    const [session] = server.sessions;
    expect([...(session?.subscriptions ?? [])].sort()).toEqual([
      'realm_discover_stop',
      'realm_poll_start',
      'realm_poll_stop',
    ]);
  });

  test('that the server refuses then end their streams', async () => {
    const timers = new FakeTimers();
    const url = await scripted(async (peer, count) => {
      for (let frame = await peer.next(); frame !== undefined; frame = await peer.next()) {
        if (count === 1 && frame[1] === 'product_id') peer.socket.destroy();
        else if (count === 1) peer.send([frame[0], 1]);
        else peer.send(frame[1] === 'subscribe' ? [frame[0], 0, 'no events today'] : [frame[0], 1, 5, 6]);
      }
    });
    const client = await open(url, {}, timers);
    const events = client.events('realm_poll_start');
    await events.ready;
    const again = client.request('product_id');
    await timers.pass(100);
    expect(await again).toEqual([5, 6]);
    await expect(events.next()).rejects.toMatchObject({ code: 'request_failed' });
  });
});

describe('a server that says nothing', () => {
  test('is asked for a sign of life, and left when it gives none', async () => {
    const timers = new FakeTimers();
    const asked: unknown[] = [];
    let ping = () => {};
    const pinged = new Promise<void>((resolve) => {
      ping = resolve;
    });
    const url = await scripted(async (peer) => {
      const [id, name] = (await peer.next()) ?? [];
      asked.push(name);
      peer.send([id, 1, 5, 6]);
      asked.push((await peer.next())?.[1]);
      ping();
    });
    const client = await open(url, { reconnect: false, idleTimeout: 1000 }, timers);
    expect(await client.ping()).toEqual({ timestamp: 5, pid: 6 });
    const realms = client.request('realm_info', [['gid']]);
    const failed = expect(realms).rejects.toMatchObject({ code: 'connection_closed', mayHaveRun: true });
    await pinged;
    // Something came since the watch began, then nothing, then not even an answer.
    for (let round = 0; round < 3; round++) await timers.pass(1000);
    await failed;
    expect((await client.closed)?.message).toBe(
      'nothing came from the server for 1000 ms, not even an answer to ping',
    );
    expect(asked).toEqual(['ping', 'realm_info']);
    expect(timers.count).toBe(0);
  });

  test('is kept when it answers', async () => {
    const timers = new FakeTimers();
    const seen: unknown[][] = [];
    const url = await scripted((peer) => echo(peer, seen));
    const client = await open(url, { reconnect: false, idleTimeout: 1000 }, timers);
    for (let round = 0; round < 3; round++) {
      await timers.pass(1000);
      while (client.pending > 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(client.state).toBe('connected');
    expect(seen).toEqual([['ping'], ['ping']]);
    await client.close();
    expect(timers.count).toBe(0);
  });
});
