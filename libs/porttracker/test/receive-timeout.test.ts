/** Requests that begin and do not come to their end, on a clock that a test moves. */

import { createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { acceptSession, type PorttrackerSession, type SessionOptions } from '../src/index.ts';
import { later, type Peer, rawClient, realServer, tls } from './support.ts';

const LIMIT = 1_000;
const late = [null, 'error', 'a request that had begun came no further within 1000 ms'];

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** One session, its socket, and a client that is logged in. */
async function pair(options: Partial<SessionOptions> = {}) {
  let take = (_: { session: PorttrackerSession; socket: Socket }) => {};
  const came = new Promise<{ session: PorttrackerSession; socket: Socket }>((resolve) => {
    take = resolve;
  });
  const listener = createServer({ allowHalfOpen: true }, (socket) => {
    const session = acceptSession(socket, {
      handlers: { log: () => undefined },
      authentication: ['none'],
      receiveTimeout: LIMIT,
      ...options,
    });
    take({ session, socket });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  later(() => listener.close());
  const { port } = listener.address() as { port: number };
  const peer = await rawClient({ port });
  await peer.next();
  const { session, socket } = await came;
  let written = 0;
  /** Settles when the server has read it. */
  const write = async (text: string) => {
    written += Buffer.byteLength(text);
    peer.write(text);
    while (socket.bytesRead < written) await tick();
    await tick();
  };
  let isOver = false;
  void session.closed.then(() => {
    isOver = true;
  });
  /** Lets time pass, and says whether the session is over then. */
  const pass = async (ms: number) => {
    vi.advanceTimersByTime(ms);
    for (let turn = 0; turn < 5; turn++) await tick();
    return isOver || session.signal.aborted;
  };
  return { session, peer, write, pass };
}

describe('a request that has begun and comes no further', () => {
  test.each([
    ['after nothing', ['[1,']],
    ['after another one, in one piece with it', ['[1,"log","x"][2,"log","']],
    ['after another one and the end of its line', ['[1,"log","x"]', '\n', ' \r\n', '[2,"log","']],
    ['that is long', [`[1,"log","${'x'.repeat(100_000)}`]],
    ['where it seems to end', ['[1,"log",["x"]']],
    ['in a string that ends like it', ['[1,"log","x"', ',"]"']],
  ])('ends the session: %s', async (_, parts) => {
    const { session, peer, write, pass } = await pair();
    for (const part of parts) await write(part);
    expect(await pass(LIMIT - 1)).toBe(false);
    expect(await pass(1)).toBe(true);
    expect((await peer.rest()).at(-1)).toEqual(late);
    peer.socket.end();
    expect(await session.closed).toMatchObject({
      name: 'PorttrackerError',
      code: 'timeout',
      message: late[2],
    });
  });

  test('ends the session inside TLS too', async () => {
    const { server } = await realServer({ tls, authentication: ['none'], receiveTimeout: LIMIT });
    const address = await server.listen({ port: 0, tls: true });
    const peer = await rawClient(address as { port: number; tls: boolean });
    await peer.next();
    const [session] = server.sessions;
    peer.write('[1,"ping"][2,');
    expect((await peer.next())?.slice(0, 2)).toEqual([1, 1]);
    vi.advanceTimersByTime(LIMIT);
    expect(await peer.next()).toEqual(late);
    peer.socket.end();
    expect(await session?.closed).toMatchObject({ code: 'timeout' });
  });

  test('ends the session also where single octets come, to keep its place', async () => {
    const { peer, write, pass } = await pair();
    await write('[1,"log","');
    for (let round = 0; round < 9; round++) {
      await write('x');
      expect(await pass(LIMIT / 10)).toBe(false);
    }
    await write('x');
    expect(await pass(LIMIT / 10)).toBe(true);
    expect(await peer.next()).toEqual(late);
  });

  test('aborts what is under way', async () => {
    const signals: AbortSignal[] = [];
    const { write, pass } = await pair({
      handlers: {
        log: (_, { signal }) => {
          signals.push(signal);
          return new Promise(() => {});
        },
      },
    });
    await write('[1,"log","x"][2,"log","');
    expect(await pass(LIMIT)).toBe(true);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});

describe('a session is kept', () => {
  test('however slowly a request comes, if it does', async () => {
    let length = 0;
    const { peer, write, pass } = await pair({
      handlers: {
        log: ({ message }) => {
          length = message.length;
        },
      },
    });
    await write('[1,"log","');
    for (let round = 0; round < 50; round++) {
      for (let part = 0; part < 4; part++) await write('x'.repeat(256));
      expect(await pass(LIMIT - 1)).toBe(false);
    }
    await write('"]');
    expect(await peer.next()).toEqual([1, 1]);
    expect(length).toBe(50 * 1024);
  });

  test('between two requests, for ever, and a request has its whole time after that', async () => {
    const { peer, write, pass } = await pair();
    for (const end of ['', '\n', '\r\n']) {
      await write(`[1,"log","x"]${end}`);
      expect(await peer.next()).toEqual([1, 1]);
      expect(await pass(10 * LIMIT)).toBe(false);
      await write('\n');
      expect(await pass(LIMIT - 1)).toBe(false);
      await write('[2,"lo');
      expect(await pass(LIMIT - 1)).toBe(false);
      await write('g","x"]');
      expect(await peer.next()).toEqual([2, 1]);
    }
    await write('[3,"log"');
    expect(await pass(LIMIT)).toBe(true);
  });

  test('while the server itself does not read; then the time begins anew', async () => {
    const answers: (() => void)[] = [];
    const { peer, write, pass } = await pair({
      concurrency: 1,
      handlers: { log: () => new Promise<void>((resolve) => answers.push(resolve)) },
    });
    await write('[1,"log","x"][2,"log","x"][3,"log","');
    expect(await pass(LIMIT * 5.5)).toBe(false);
    answers[0]?.();
    expect(await peer.next()).toEqual([1, 1]);
    expect(await pass(LIMIT - 1)).toBe(false);
    await write('x"]');
    answers[1]?.();
    expect(await peer.next()).toEqual([2, 1]);
    answers[2]?.();
    expect(await peer.next()).toEqual([3, 1]);
  });

  test.each([0, Number.POSITIVE_INFINITY])('where there is no limit: %d', async (receiveTimeout) => {
    const { peer, write, pass } = await pair({ receiveTimeout });
    await write('[1,"log","');
    expect(await pass(2 ** 40)).toBe(false);
    await write('x"]');
    expect(await peer.next()).toEqual([1, 1]);
  });
});

test('by default a request has a minute', async () => {
  const { server, address } = await realServer({ authentication: ['none'] });
  const peer: Peer = await rawClient(address);
  await peer.next();
  const [session] = server.sessions;
  peer.write('[1,"ping"][2,');
  await peer.next();
  vi.advanceTimersByTime(59_999);
  expect(session?.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect((await peer.next())?.[2]).toContain('60000 ms');
});
