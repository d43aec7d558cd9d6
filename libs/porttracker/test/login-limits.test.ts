/** What a server lets those do who are not logged in, and how it is told its limits. */

import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { acceptSession, createPorttrackerServer, type ServerOptions } from '../src/index.ts';
import { rawClient, realServer } from './support.ts';

describe('options', () => {
  test.each<[string, Partial<ServerOptions>]>([
    ['concurrency', { concurrency: 0 }],
    ['concurrency', { concurrency: Number.NaN }],
    ['maxRequestLength', { maxRequestLength: -1 }],
    ['maxBuffered', { maxBuffered: 1.5 }],
    ['maxLoginAttempts', { maxLoginAttempts: 0 }],
    ['maxSessions', { maxSessions: Number.NaN }],
    ['handshakeTimeout', { handshakeTimeout: -1 }],
    ['loginTimeout', { loginTimeout: '5' as never }],
    ['receiveTimeout', { receiveTimeout: Number.NaN }],
  ])('%s is refused in %j', (name, options) => {
    const all = { handlers: {}, authentication: ['none'] as const, ...options };
    const invalid = expect.objectContaining({
      code: 'invalid_options',
      message: expect.stringContaining(name),
    });
    expect(() => createPorttrackerServer(all)).toThrow(invalid);
    if (name !== 'maxSessions') expect(() => acceptSession({} as never, all)).toThrow(invalid);
  });

  test.each([0, Number.POSITIVE_INFINITY, 2 ** 40])('times of %d are no limit', async (time) => {
    const { address } = await realServer({ loginTimeout: time, handshakeTimeout: time });
    const peer = await rawClient(address);
    await peer.next();
    await new Promise((resolve) => setTimeout(resolve, 20));
    peer.send([1, 'login', 'user', 'pass']);
    expect(await peer.next()).toEqual([1, 1]);
  });
});

describe('before a login', () => {
  test('time is limited', async () => {
    const { server, address } = await realServer({ loginTimeout: 20 });
    const peer = await rawClient(address);
    const [session] = server.sessions;
    peer.write('[1,"lo');
    expect((await peer.rest()).slice(1)).toEqual([[null, 'error', 'no login within 20 ms']]);
    expect(await session?.closed).toMatchObject({ code: 'login_failed' });
  });

  test('time is not limited where none is needed, and after one', async () => {
    const { server, address } = await realServer({ loginTimeout: 50, authentication: ['none'] });
    const open = await rawClient(address);
    const other = await realServer({ loginTimeout: 50 });
    const loggedIn = await rawClient(other.address);
    loggedIn.send([1, 'login', 'user', 'pass']);
    await loggedIn.take(2);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([server.sessions.size, other.server.sessions.size]).toEqual([1, 1]);
    open.send([1, 'ping']);
    loggedIn.send([2, 'ping']);
    expect((await open.take(2))[1]).toEqual([1, 1, expect.any(Number), process.pid]);
    expect(await loggedIn.next()).toEqual([2, 1, expect.any(Number), process.pid]);
  });

  test('a few logins may fail on one connection, each answered', async () => {
    const { server, address } = await realServer({ maxLoginAttempts: 3 });
    const peer = await rawClient(address);
    await peer.next();
    const [session] = server.sessions;
    peer.send(...Array.from({ length: 100 }, (_, id) => [id, 'login', 'user', `guess ${id}`]));
    expect(await peer.rest()).toEqual([
      [0, 0, 'authentication failed'],
      [1, 0, 'authentication failed'],
      [null, 'error', 'too many logins failed'],
    ]);
    expect(await session?.closed).toMatchObject({ code: 'login_failed' });
  });

  test('a client that hangs up while its refusal is delayed leaves nothing behind', async () => {
    const errors: unknown[] = [];
    const { server, address } = await realServer({ onError: (error) => errors.push(error) });
    const peer = await rawClient(address);
    await peer.next();
    const [session] = server.sessions;
    peer.send([1, 'login', 'user', 'a'], [2, 'login', 'user', 'b'], [3, 'login', 'user', 'c']);
    await peer.next();
    peer.socket.resetAndDestroy();
    expect(await session?.closed).toMatchObject({ code: 'connection_closed' });
    expect(errors).toEqual([]);
  });

  test('a request may be of 64 KiB', async () => {
    const { server, address } = await realServer();
    const peer = await rawClient(address);
    await peer.next();
    const [session] = server.sessions;
    peer.write(`[1,"log","${'x'.repeat(60_000)}"]`);
    expect(await peer.next()).toEqual([1, 0, 'you need to authenticate first']);
    peer.write(`[2,"log","${'x'.repeat(70_000)}`);
    expect(await peer.rest()).toEqual([[null, 'error', expect.stringContaining('65536')]]);
    expect(await session?.closed).toMatchObject({ code: 'protocol_violation' });
  });

  test('a longer one may already be on its way behind the login', async () => {
    let answer = () => {};
    const { address } = await realServer({
      lookupPassword: () =>
        new Promise((resolve) => {
          answer = () => resolve('pass');
        }),
      handlers: { log: ({ message }) => void expect(message).toHaveLength(1_000_000) },
    });
    const peer = await rawClient(address);
    await peer.next();
    peer.write(`[1,"login","user","pass"][2,"log","${'x'.repeat(1_000_000)}"]\n[3,"ping"]`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    answer();
    expect(await peer.take(3)).toEqual([
      [1, 1],
      [2, 1],
      [3, 1, expect.any(Number), process.pid],
    ]);
  });

  test('so many sessions there may be', async () => {
    const { server, address } = await realServer({ maxSessions: 2 });
    const [first] = await Promise.all([rawClient(address), rawClient(address)]);
    expect((await first?.next())?.[1]).toBe('hello');
    const third = await rawClient(address);
    expect(await third.rest()).toEqual([[null, 'error', 'too many connections']]);
    const [session] = server.sessions;
    first?.socket.end();
    await session?.closed;
    expect((await (await rawClient(address)).next())?.[1]).toBe('hello');
  });
});

test.each<[string, unknown]>([
  ['a number', 987_654_321],
  ['a row', { password: '987654321' }],
  ['octets', Buffer.from('987654321')],
])('a password looked up that is %s is a fault of the program, told without it', async (_, found) => {
  const errors: unknown[] = [];
  const { address } = await realServer({
    lookupPassword: () => found as never,
    onError: (error) => errors.push(error),
  });
  const peer = await rawClient(address);
  await peer.next();
  peer.send([1, 'login', 'user', 'pass'], [2, 'login_cram_md6', 'user', 'YQ', 'YQ']);
  expect(await peer.take(2)).toEqual([
    [1, 0, 'internal error'],
    [2, 0, 'internal error'],
  ]);
  const fault = { code: 'invalid_options', message: expect.stringContaining('lookupPassword') };
  expect(errors).toMatchObject([fault, fault]);
  expect(inspect(errors, { depth: 9, showHidden: true })).not.toContain('987654321');
});

test('a password looked up that is null is that of nobody', async () => {
  const { address } = await realServer({ lookupPassword: () => null as never });
  const peer = await rawClient(address);
  await peer.next();
  peer.send([1, 'login', 'user', 'null']);
  expect(await peer.next()).toEqual([1, 0, 'authentication failed']);
});

test('what stands where an id or a type belongs is not quoted', async () => {
  const { server, address } = await realServer({ authentication: ['none'] });
  const peer = await rawClient(address);
  await peer.next();
  const [session] = server.sessions;
  peer.send([{ password: 'sesame' }, ['sesame']]);
  const said = await peer.rest();
  expect(said).toEqual([[null, 'error', expect.stringContaining('the kind object')]]);
  expect(inspect([said, await session?.closed], { depth: 9 })).not.toContain('sesame');
});
