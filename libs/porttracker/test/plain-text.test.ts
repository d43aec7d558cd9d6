/** What somebody in between says before TLS, who reads and writes all that is in plain text: it has no effect inside. */

import { type AddressInfo, createServer, connect as dial } from 'node:net';
import { connect as dialTls, TLSSocket } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { openConnection } from '../src/connection.ts';
import { type ConnectOptions, connect, type Notice } from '../src/index.ts';
import { become, FakeTimers, open } from './reconnecting.ts';
import {
  cert,
  connected,
  credentials,
  fakeServer,
  later,
  Peer,
  rawClient,
  realServer,
  tls,
} from './support.ts';

const trusted = { tls: { ca: cert } };
const hello = [null, 'hello', 1, ['none']];
const genuine = [null, 'info', 'genuine'];

/** The server's end of TLS over what a peer has said so far. */
function secure(peer: Peer): Peer {
  return new Peer(new TLSSocket(peer.release(), { isServer: true, ...tls }));
}

/** The client's end. */
async function shakeHands(peer: Peer): Promise<Peer> {
  const socket = dialTls({ socket: peer.release(), ca: cert, host: '127.0.0.1' });
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', () => resolve());
    socket.once('error', reject);
  });
  return new Peer(socket);
}

const shown = (notice: Notice) =>
  notice.kind === 'notification' ? notice.params : notice.kind === 'unknown' ? notice.name : notice.kind;

/** What comes until the words that are genuine, these included. */
async function heard(notices: AsyncIterable<Notice>): Promise<unknown[]> {
  const words: unknown[] = [];
  for await (const notice of notices) {
    words.push(shown(notice));
    if (notice.kind === 'notification' && notice.name === 'info' && notice.params.message === 'genuine')
      break;
  }
  return words;
}

/** Says `early` with the greeting and `late` before TLS, and something of its own inside. */
function injecting(early: unknown[], late: unknown[]): Promise<string> {
  return fakeServer(async (peer) => {
    peer.send(hello, ...early);
    const frame = await peer.next();
    peer.send(...late, [null, 'start_tls']);
    secure(peer).send([frame?.[0], 1], genuine);
  });
}

const INJECTED: [string, unknown[]][] = [
  ['words', [null, 'info', 'EVIL']],
  ['an unknown notification', [null, 'evil', { x: 1 }]],
  ['a second greeting', [null, 'hello', 1, ['login']]],
  ['a reply to nothing', [7, 1, 'EVIL']],
  ['an event', [null, 'event', 'realm_poll_start', '1']],
  ['what is no notification', [null, 5]],
];

describe('where TLS is asked for at once, a client hears nothing of', () => {
  for (const startTls of ['required', 'optional'] as const)
    test.each(INJECTED)(`%s in plain text: ${startTls}`, async (_, frame) => {
      const url = await injecting([frame], [frame, frame]);
      const client = await connected(url, { ...trusted, startTls });
      expect(await heard(client.notifications())).toEqual([{ message: 'genuine' }]);
    });

  test.each(INJECTED)('%s, over a single connection', async (_, frame) => {
    const url = await injecting([frame], [frame, frame]);
    const seen: unknown[] = [];
    await new Promise<void>((resolve, reject) => {
      openConnection(url, {
        ...trusted,
        startTls: 'required',
        onNotification: (name, args) => {
          seen.push([name, ...args]);
          if (args[0] === 'genuine') resolve();
        },
      }).then((connection) => later(() => connection.destroy()), reject);
    });
    expect(seen).toEqual([['info', 'genuine']]);
  });

  test('but hears the server where it refuses TLS that was optional', async () => {
    const url = await fakeServer(async (peer) => {
      peer.send(hello);
      const frame = await peer.next();
      peer.send([frame?.[0], 0, 'no'], genuine);
    });
    const client = await connected(url, { startTls: 'optional' });
    expect(await heard(client.notifications())).toEqual([{ message: 'genuine' }]);
  });
});

describe('where TLS starts later', () => {
  test('what waits in streams is dropped', async () => {
    const url = await fakeServer(async (peer) => {
      peer.send(hello);
      const subscribe = await peer.next();
      peer.send([subscribe?.[0], 1], [null, 'info', 'EVIL'], [null, 'event', 'realm_poll_start', '666']);
      const ping = await peer.next();
      peer.send([ping?.[0], 1, 1, 2]);
      const frame = await peer.next();
      peer.send([null, 'info', 'EVIL'], [null, 'event', 'realm_poll_start', '666'], [null, 'start_tls']);
      const inside = secure(peer);
      inside.send([frame?.[0], 1]);
      const again = await inside.next();
      inside.send([again?.[0], 1], [null, 'event', 'realm_poll_start', '1'], genuine);
    });
    const client = await connected(url, trusted);
    const notices = client.notifications();
    const events = client.events('realm_poll_*', { overflow: 'pause', buffer: 3 });
    await client.ping();
    await client.startTls();
    expect(await heard(notices)).toEqual([{ message: 'genuine' }]);
    expect((await events.next()).value).toEqual({ name: 'realm_poll_start', params: { realm: '1' } });
  });

  test('what nobody has asked for yet is dropped, also where the server starts TLS', async () => {
    const url = await fakeServer(async (peer) => {
      peer.send(hello, [null, 'info', 'EVIL']);
      await peer.next();
      peer.send([null, 'info', 'EVIL'], [null, 'start_tls']);
      secure(peer).send(genuine);
    });
    const client = await connected(url, trusted);
    client.ping().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await heard(client.notifications())).toEqual([{ message: 'genuine' }]);
  });

  test('a single connection is told where plain text ends', async () => {
    const url = await fakeServer(async (peer) => {
      peer.send(hello);
      const frame = await peer.next();
      peer.send([null, 'info', 'EVIL'], [null, 'start_tls']);
      secure(peer).send([frame?.[0], 1], genuine);
    });
    const seen: unknown[] = [];
    const connection = await openConnection(url, {
      ...trusted,
      onNotification: (...words) => seen.push(words),
    });
    later(() => connection.destroy());
    await connection.request('start_tls');
    expect(seen.slice(0, 1)).toEqual([['start_tls', []]]);
  });

  test('a reply in plain text is none to a call that waits for TLS', async () => {
    const url = await fakeServer(async (peer) => {
      peer.send(hello);
      const frame = await peer.next();
      peer.send([2, 1, 'EVIL'], [3, 1, ['EVIL']]);
      await new Promise((resolve) => setTimeout(resolve, 5));
      peer.send([4, 1, ['EVIL']], [null, 'start_tls']);
      const inside = secure(peer);
      inside.send([frame?.[0], 1]);
      for (let left = 3; left > 0; left--) inside.send([(await inside.next())?.[0], 1, ['genuine']]);
    });
    const client = await connected(url, trusted);
    const start = client.startTls();
    const call = client.request('a');
    const list = client.realmInfo({ fields: ['name'] });
    const rows = client.realmInfo({ fields: ['name'] }).rows();
    expect(await call).toEqual([['genuine']]);
    expect(await list).toEqual([{ name: 'genuine' }]);
    expect((await rows.next()).value).toEqual({ name: 'genuine' });
    await start;
  });

  test('what waits in streams is dropped too where the connection breaks before TLS is there', async () => {
    let count = 0;
    const url = await fakeServer(async (peer) => {
      peer.send(hello);
      const frame = await peer.next();
      if (++count === 1) {
        peer.send([null, 'info', 'EVIL'], [frame?.[0], 1, 1, 2]);
        await peer.next();
        peer.socket.end();
        return;
      }
      peer.send([null, 'start_tls']);
      secure(peer).send([frame?.[0], 1], genuine);
    });
    const timers = new FakeTimers();
    const client = await open(url, trusted, timers);
    const notices = client.notifications();
    await client.ping();
    client.startTls().catch(() => {});
    await become(client, 'reconnecting');
    await timers.pass(100);
    expect(await heard(notices)).toEqual([{ message: 'genuine' }]);
  });

  test('what waits from inside TLS is kept over a reconnection', async () => {
    let count = 0;
    const url = await fakeServer(async (peer) => {
      peer.send(hello);
      const frame = await peer.next();
      peer.send([null, 'start_tls']);
      const inside = secure(peer);
      inside.send([frame?.[0], 1], ++count === 1 ? [null, 'info', 'first'] : genuine);
      if (count === 1) inside.send([(await inside.next())?.[0], 1, 1, 2]);
      if (count === 1) inside.socket.end();
    });
    const timers = new FakeTimers();
    const client = await open(url, { ...trusted, startTls: 'required' }, timers);
    const notices = client.notifications();
    await client.ping();
    await become(client, 'reconnecting');
    await timers.pass(100);
    await become(client, 'connected');
    expect(await heard(notices)).toEqual([{ message: 'first' }, { message: 'genuine' }]);
  });
});

/** Somebody between a client and a server of ours: alters the greeting, and says something first. */
async function inBetween(
  port: number,
  alter: (greeting: unknown[]) => unknown[],
  first = '',
): Promise<string> {
  const relay = createServer((client) => {
    const server = dial(port, '127.0.0.1');
    later(() => {
      client.destroy();
      server.destroy();
    });
    client.on('error', () => {});
    server.on('error', () => {});
    server.once('data', (chunk) => {
      client.write(`${JSON.stringify(alter(JSON.parse(String(chunk)) as unknown[]))}\n`);
      const relayed = () => {
        client.pipe(server);
        server.pipe(client);
      };
      if (first === '') relayed();
      else server.once('data', relayed).write(first);
    });
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  later(() => relay.close());
  return `porttracker://127.0.0.1:${(relay.address() as AddressInfo).port}`;
}

const asIs = (greeting: unknown[]) => greeting;
const users = new Map([
  ['user', 'pass'],
  ['mallory', 'mpass'],
]);

/** Has two users, and records who asks. */
async function recording(options = {}) {
  const seen: unknown[] = [];
  const made = await realServer({
    tls,
    lookupPassword: (username) => users.get(username),
    handlers: { log: (_, { session }) => void seen.push([session.user, session.connection.secure]) },
    ...options,
  });
  return { ...made, seen };
}

describe('what the greeting claims in plain text', () => {
  const demanding: ConnectOptions = { ...trusted, ...credentials, startTls: 'required' };

  test.each([
    ['nothing else', (greeting: unknown[]) => [...greeting.slice(0, 3), ['none']], false],
    ['other ways too', (greeting: unknown[]) => [...greeting.slice(0, 3), ['none', 'login']], true],
  ])('does not keep a client that has a password from logging in: `none` and %s', async (_, alter, isIn) => {
    for (const startTlsResets of [true, false]) {
      const { address, seen } = await recording({ startTlsResets });
      const url = await inBetween(address.port, alter, '["m","login","mallory","mpass"]');
      const outcome = await connect(url, demanding).then(
        async (client) => {
          later(() => client.destroy());
          await client.log({ message: 'x' });
          return 'connected';
        },
        (error) => error.code,
      );
      expect([outcome, seen]).toEqual(
        isIn ? ['connected', [['user', true]]] : ['no_usable_authentication', []],
      );
    }
  });

  test('is taken as it is where the program has no password', async () => {
    const { url } = await realServer({ tls, authentication: ['none'] });
    const { password, ...options } = demanding;
    expect(password).toBeDefined();
    const client = await connected(url, options);
    expect(client.server).toMatchObject({ tls: true, authentication: 'none' });
    await expect(connect(url, demanding)).rejects.toMatchObject({
      code: 'no_usable_authentication',
      message: expect.stringContaining('none came in plain text'),
    });
  });

  test('is believed again where it was before: TLS was optional, and is required after a connection that had it', async () => {
    const timers = new FakeTimers();
    const { url, server } = await realServer({ tls, authentication: ['none'] });
    const client = await open(url, { ...demanding, startTls: 'optional' }, timers);
    expect(client.server).toMatchObject({ tls: true, authentication: 'none' });
    for (const session of server.sessions) session.destroy();
    await become(client, 'reconnecting');
    await timers.pass(100);
    expect((await client.ping()).pid).toBe(process.pid);
    expect(client.server).toMatchObject({ tls: true, authentication: 'none' });
  });

  test.each(['', '!!!', ' \n'])('cannot have the challenge prove itself, by the nonce %j', async (nonce) => {
    const asked: unknown[] = [];
    const url = await fakeServer(async (peer) => {
      peer.send([null, 'hello', 1, ['login_cram_md6'], nonce]);
      for (let frame = await peer.next(); frame !== undefined; frame = await peer.next()) {
        asked.push(frame[1]);
        // What the client sends is what it would want to hear.
        peer.send([frame[0], 1, frame[3]]);
      }
    });
    await expect(connect(url, credentials)).rejects.toMatchObject({ code: 'server_not_authentic' });
    expect(asked).toEqual([]);
  });
});

describe('what a server was told in plain text', () => {
  const before = '["l","login","mallory","mpass"]["s","subscribe","*"]["t","start_tls"]';

  test('is forgotten when TLS starts: login, subscriptions and the limits of who is logged in', async () => {
    const { address, server, seen } = await recording();
    const peer = await rawClient(address);
    await peer.next();
    const [session] = server.sessions;
    peer.write(before);
    expect(await peer.take(3)).toEqual([
      ['l', 1],
      ['s', 1],
      [null, 'start_tls'],
    ]);
    // This would come out inside.
    expect(session?.emit('realm_poll_start', { realm: '1' })).toBe(false);
    const inside = await shakeHands(peer);
    expect(await inside.next()).toEqual(['t', 1]);
    expect([session?.user, session?.state, session?.subscriptions.size]).toEqual([
      undefined,
      'unauthenticated',
      0,
    ]);
    inside.send(['a', 'log', 'x'], ['b', 'login', 'user', 'pass'], ['c', 'log', 'x']);
    expect(await inside.take(3)).toEqual([
      ['a', 0, 'you need to authenticate first'],
      ['b', 1],
      ['c', 1],
    ]);
    expect(seen).toEqual([['user', true]]);
    expect(session?.emit('realm_poll_start', { realm: '1' })).toBe(false);
  });

  test('is forgotten where nobody need log in, too', async () => {
    const { address, server } = await recording({ authentication: ['none', 'login'] });
    const peer = await rawClient(address);
    await peer.next();
    peer.write(before);
    await peer.take(3);
    const inside = await shakeHands(peer);
    await inside.next();
    const [session] = server.sessions;
    expect([session?.user, session?.state, session?.subscriptions.size]).toEqual([
      undefined,
      'authenticated',
      0,
    ]);
  });

  test.each([
    ['sends a long request', 'x'.repeat(70_000), {}, 'protocol_violation'],
    ['does not log in', '', { loginTimeout: 50 }, 'login_failed'],
  ])('does not spare a client the limits before the login: one that %s', async (_, text, limits, code) => {
    const { address, server } = await recording(limits);
    const peer = await rawClient(address);
    await peer.next();
    const [session] = server.sessions;
    peer.write(before);
    await peer.take(3);
    const inside = await shakeHands(peer);
    await inside.next();
    if (text !== '') inside.send(['a', 'log', text]);
    expect(await session?.closed).toMatchObject({ code });
  });

  test('stays where the server is told so, and the client may still log in as somebody else', async () => {
    const { address, server, seen } = await recording({ startTlsResets: false });
    const peer = await rawClient(address);
    await peer.next();
    const [session] = server.sessions;
    peer.write(before);
    await peer.take(3);
    const inside = await shakeHands(peer);
    await inside.next();
    expect([session?.user, [...(session?.subscriptions ?? [])]]).toEqual(['mallory', ['*']]);
    inside.send(['a', 'log', 'x'], ['b', 'login', 'user', 'pass'], ['c', 'log', 'x']);
    expect(await inside.take(3)).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1],
    ]);
    expect(seen).toEqual([
      ['mallory', true],
      ['user', true],
    ]);
  });

  test.each([true, false])('does not make a client somebody else; forgotten: %j', async (startTlsResets) => {
    const { address, seen } = await recording({ startTlsResets });
    const url = await inBetween(address.port, asIs, '["m","login","mallory","mpass"]');
    const client = await connected(url, { ...trusted, ...credentials, startTls: 'required' });
    await client.log({ message: 'x' });
    expect(seen).toEqual([['user', true]]);
  });
});

describe('a client that was logged in before TLS', () => {
  test.each([true, false])('logs in again and subscribes again; forgotten: %j', async (startTlsResets) => {
    const { url, server, seen } = await recording({ startTlsResets });
    let passwords = 0;
    const password = () => {
      passwords++;
      return 'pass';
    };
    const client = await connected(url, { ...trusted, username: 'user', password });
    const events = client.events('realm_poll_start');
    await events.ready;
    await client.subscribe({ events: ['realm_poll_stop'] });
    await Promise.all([client.startTls(), client.log({ message: 'x' }), client.ping()]);
    expect(seen).toEqual([['user', true]]);
    expect(passwords).toBe(2);
    const [session] = server.sessions;
    while (session?.subscriptions.size !== 2) await client.ping();
    expect(client.pending).toBe(0);
    server.emit('realm_poll_start', { realm: '1' });
    expect((await events.next()).value).toEqual({ name: 'realm_poll_start', params: { realm: '1' } });
  });

  test('over a single connection too', async () => {
    const { url, seen } = await recording();
    const connection = await openConnection(url, { ...trusted, ...credentials });
    later(() => connection.destroy());
    await Promise.all([connection.request('start_tls'), connection.request('log', ['x'])]);
    expect(seen).toEqual([['user', true]]);
  });

  /** A server that logs a client in, starts TLS, and has an answer for each request inside. */
  const startingTls = (answer: (name: unknown) => readonly unknown[]) => {
    const asked: unknown[] = [];
    const url = fakeServer(async (peer) => {
      peer.send([null, 'hello', 1, ['login']]);
      peer.send([(await peer.next())?.[0], 1]);
      const frame = await peer.next();
      peer.send([null, 'start_tls']);
      const inside = secure(peer);
      inside.send([frame?.[0], 1]);
      for (let next = await inside.next(); next !== undefined; next = await inside.next()) {
        asked.push(next[1]);
        inside.send([next[0], ...answer(next[1])]);
      }
    });
    return { asked, url };
  };

  test('stays so where the server keeps the login and refuses another', async () => {
    const { asked, url } = startingTls((name) => (name === 'login' ? [0, 'logged in already'] : [1, name]));
    const client = await connected(await url, { ...trusted, ...credentials });
    await client.startTls();
    expect(await client.request('a')).toEqual(['a']);
    expect(asked).toEqual(['login', 'a']);
  });

  test('ends where the login is refused inside, without a call having gone out', async () => {
    const { asked, url } = startingTls(() => [0, 'authentication failed']);
    const client = await connected(await url, { ...trusted, ...credentials });
    const calls = [client.startTls(), client.request('a')];
    expect(await Promise.allSettled(calls)).toMatchObject([
      { status: 'fulfilled' },
      { reason: { code: 'login_failed', mayHaveRun: false } },
    ]);
    expect(await client.closed).toMatchObject({ code: 'login_failed' });
    expect(asked).toEqual(['login']);
  });

  test('ends where the login is not answered inside', async () => {
    const url = await fakeServer(async (peer) => {
      peer.send([null, 'hello', 1, ['login']]);
      peer.send([(await peer.next())?.[0], 1]);
      const frame = await peer.next();
      peer.send([null, 'start_tls']);
      secure(peer).send([frame?.[0], 1]);
    });
    const client = await connected(url, { ...trusted, ...credentials, connectTimeout: 300 });
    await client.startTls();
    expect(await client.closed).toMatchObject({
      code: 'connect_timeout',
      message: expect.stringContaining('still waiting for the login'),
    });
  });
});
