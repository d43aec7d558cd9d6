import { readFile, writeFile } from 'node:fs/promises';
import { connect as dial } from 'node:net';
import type { MessageDescriptor } from '@aluco/wire';
import { describe, expect, test } from 'vitest';
import {
  acceptSession,
  createPorttrackerServer,
  isPorttrackerError,
  type PorttrackerSession,
  type RequestContext,
  RequestError,
  type RequestHandlers,
} from '../src/index.ts';
import { credentials, later, Peer, rawClient, realServer, socketPath } from './support.ts';

const open = { authentication: ['none'] } as const;

/** A connection to a server that asks for no login, with its greeting read. */
async function session(handlers: RequestHandlers = {}, options = {}) {
  const made = await realServer({ ...open, handlers, ...options });
  const peer = await rawClient(made.address);
  expect((await peer.next())?.slice(0, 3)).toEqual([null, 'hello', 1]);
  return { ...made, peer };
}

describe('greeting and login', () => {
  test('offers what is configured, with a nonce only where one is needed', async () => {
    const { address } = await realServer();
    const peer = await rawClient(address);
    const [, , , types, nonce] = (await peer.next()) as unknown[];
    expect(types).toEqual(['login_cram_md6', 'login']);
    expect(Buffer.from(String(nonce), 'base64')).toHaveLength(16);
    const plain = await realServer({
      authentication: ({ transport }) => (transport === 'tcp' ? ['login'] : ['none']),
    });
    expect(await (await rawClient(plain.address)).next()).toEqual([null, 'hello', 1, ['login']]);
  });

  test('refuses everything else before, and tries of any number', async () => {
    const { address } = await realServer();
    const peer = await rawClient(address);
    await peer.next();
    peer.send(
      ['a', 'ping'],
      ['b', 'no_such_thing'],
      [3, 'login', 'user', 'guess'],
      [4, 'login', 'nobody', 'pass'],
    );
    peer.send([5, 'login', 'user'], [6, 'login', 'user', 'pass'], [7, 'ping'], [8, 'login', 'user', 'pass']);
    expect(await peer.take(4)).toEqual([
      ['a', 0, 'you need to authenticate first'],
      ['b', 0, 'you need to authenticate first'],
      [3, 0, 'authentication failed'],
      [4, 0, 'authentication failed'],
    ]);
    expect(await peer.next()).toMatchObject([
      5,
      0,
      expect.stringMatching(/^invalid arguments: login.*password/),
    ]);
    expect(await peer.next()).toEqual([6, 1]);
    expect(await peer.next()).toEqual([7, 1, expect.any(Number), process.pid]);
    expect(await peer.next()).toEqual([
      8,
      0,
      'this request is not allowed in the present state of the session',
    ]);
  });

  test('handles requests behind a slow login only after it', async () => {
    const { address } = await realServer({
      lookupPassword: async (username) => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        return username === 'user' ? 'pass' : undefined;
      },
    });
    const peer = await rawClient(address);
    await peer.next();
    peer.write('[1,"login","user","pass"][2,"ping"][3,"product_id"]');
    expect(await peer.take(3)).toEqual([
      [1, 1],
      [2, 1, expect.any(Number), process.pid],
      [3, 0, 'this request is not served here'],
    ]);
  });

  test('takes a challenge with line breaks in the base64 and answers without padding', async () => {
    const { computeCram } = await import('../src/index.ts');
    const { address } = await realServer();
    const peer = await rawClient(address);
    const [, , , , nonce] = (await peer.next()) as string[];
    const cc = Buffer.alloc(64, 7);
    const { cr, sr } = computeCram('user', 'pass', Buffer.from(nonce ?? '', 'base64'), cc);
    const lines = cc.toString('base64').replace(/.{76}/g, '$&\n');
    peer.send(['a', 'login_cram_md6', 'user', Buffer.from(cr).toString('base64'), `${lines}\n`]);
    const reply = await peer.next();
    expect(reply).toEqual(['a', 1, Buffer.from(sr).toString('base64').replace('=', '')]);
    expect(String(reply?.[2])).toHaveLength(43);
  });

  test.each([
    [{ handlers: {} }],
    [{ handlers: {}, authentication: [] }],
    [{ handlers: {}, authentication: ['login'] as const }],
  ])('is refused as a configuration when nobody could log in: %j', async (options) => {
    const errors: unknown[] = [];
    try {
      const server = createPorttrackerServer({ ...options, onError: (error) => errors.push(error) });
      later(() => server.close());
      const address = await server.listen({ port: 0 });
      const peer = await rawClient(address as { port: number });
      expect(await peer.next()).toBeUndefined();
    } catch (error) {
      errors.push(error);
    }
    expect(errors).toMatchObject([{ code: 'invalid_options' }]);
  });
});

describe('requests', () => {
  test('back to back, line by line and cut anywhere are all the same', async () => {
    const { peer } = await session({ product_id: () => ({ branding: 'n', product_id: 'Eule 🦉\n' }) });
    const text = '["b","product_id"]["c","product_id"]\r\n\r\n[4,"product_id" ] [5,"product_id","ü"]\n';
    peer.write(text);
    for (const octet of Buffer.from(text)) {
      peer.write(new Uint8Array([octet]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const answer = [1, 'n', 'Eule 🦉\n'];
    const once = ['b', 'c', 4, 5].map((id) => [id, ...answer]);
    expect(await peer.take(8)).toEqual([...once, ...once]);
  });

  test('1000 pipelined are all answered, on one line each', async () => {
    const { peer } = await session();
    let text = '';
    peer.socket.on('data', (chunk) => {
      text += String(chunk);
    });
    peer.write(Array.from({ length: 1000 }, (_, id) => `[${id},"ping"]`).join(''));
    const replies = (await peer.take(1000)) as unknown[][];
    expect(replies.map(([id]) => id)).toEqual(Array.from({ length: 1000 }, (_, id) => id));
    expect(text.split('\n')).toHaveLength(1001);
    expect(text.endsWith('\n')).toBe(true);
  });

  test('run side by side, and each answers when it is done', async () => {
    const done = new Map<string, (value: Record<string, number>) => void>();
    const { peer } = await session({
      realm_poll: ({ realm }) => new Promise((resolve) => done.set(realm, resolve as never)),
      log: ({ message }) => done.get(message)?.({ port_updates: Number(message) }),
    });
    peer.send(['a', 'realm_poll', 1], ['b', 'realm_poll', '2'], ['c', 'log', '2']);
    expect((await peer.take(2)).map((frame) => (frame as unknown[])[0]).sort()).toEqual(['b', 'c']);
    peer.send(['d', 'log', '1']);
    expect((await peer.take(2)).map((frame) => (frame as unknown[])[0]).sort()).toEqual(['a', 'd']);
  });

  test('beyond the limit of concurrency wait', async () => {
    let running = 0;
    let most = 0;
    const { peer } = await session(
      {
        log: async () => {
          most = Math.max(most, ++running);
          await new Promise((resolve) => setImmediate(resolve));
          running--;
        },
      },
      { concurrency: 3 },
    );
    peer.send(...Array.from({ length: 50 }, (_, id) => [id, 'log', 'x']));
    expect(
      ((await peer.take(50)) as unknown[][]).map(([id]) => id).sort((a, b) => Number(a) - Number(b)),
    ).toEqual(Array.from({ length: 50 }, (_, id) => id));
    expect(most).toBe(3);
  });

  test('fail with what the handler says, and with nothing of what it hides', async () => {
    const errors: unknown[] = [];
    const { peer } = await session(
      {
        realm_discover: () => Promise.reject(new RequestError('already running', '51', 3)),
        realm_poll: () => {
          throw new TypeError('secret detail');
        },
        product_id: () => ({ branding: 'n' }) as never,
      },
      {
        onError: (error: unknown, context: { messageName: string }) =>
          errors.push([context.messageName, error]),
      },
    );
    peer.send([1, 'realm_discover', '51'], [2, 'realm_poll', '51'], [3, 'product_id'], [4, 'nonsense']);
    peer.send([5, 'realm_poll'], [6, 'log', 'x', 99], [7, 'global_settings']);
    const replies = (await peer.take(7)) as [number, ...unknown[]][];
    expect(replies.sort(([a], [b]) => a - b)).toEqual([
      [1, 0, 'already running', '51', 3],
      [2, 0, 'internal error'],
      [3, 0, 'internal error'],
      [4, 0, 'unknown request type'],
      [5, 0, expect.stringMatching(/^invalid arguments: realm_poll/)],
      [6, 0, expect.stringMatching(/^invalid arguments: log/)],
      [7, 0, 'this request is not served here'],
    ]);
    expect(errors).toEqual([
      ['realm_poll', expect.any(TypeError)],
      ['product_id', expect.objectContaining({ name: 'WireError' })],
    ]);
  });

  test('fail, and end nothing, when what a handler says cannot be sent', async () => {
    const errors: unknown[] = [];
    const { peer } = await session(
      {
        log: () => Promise.reject(new RequestError('too big', 5n)),
        realm_poll: () => {
          throw new RequestError('too big', 5n);
        },
      },
      { onError: (error: unknown) => errors.push(error) },
    );
    peer.send([1, 'log', 'x'], [2, 'realm_poll', '51'], [3, 'log', 'x']);
    expect(((await peer.take(3)) as [number][]).sort(([a], [b]) => a - b)).toEqual([
      [1, 0, 'internal error'],
      [2, 0, 'internal error'],
      [3, 0, 'internal error'],
    ]);
    expect(errors).toEqual([expect.any(TypeError), expect.any(TypeError), expect.any(TypeError)]);
  });

  test('without a handler go to the fallback, aliases under their own name', async () => {
    const seen: unknown[] = [];
    const { peer } = await session(
      {},
      {
        fallback: (message: MessageDescriptor, params: unknown, context: RequestContext) => {
          seen.push([message.name, context.messageName, params]);
          return [{ ip: '10.0.0.1', poller: null }];
        },
      },
    );
    peer.send([1, 'realm_device_assignment', '51']);
    expect(await peer.next()).toEqual([1, 1, [['10.0.0.1', null]]]);
    const name = 'realm_device_assignment_list';
    expect(seen).toEqual([[name, name, { realm: '51' }]]);
  });

  test('may be answered by the methods of an object', async () => {
    class Machine {
      readonly #id = '00:1d:60:e8:6e:36';
      product_id() {
        return { branding: 'n' as const, product_id: this.#id };
      }
    }
    const { peer } = await session(new Machine());
    peer.send([1, 'product_id'], [2, 'product_id']);
    expect(await peer.take(2)).toEqual([
      [1, 1, 'n', '00:1d:60:e8:6e:36'],
      [2, 1, 'n', '00:1d:60:e8:6e:36'],
    ]);
  });

  test('named like what every object has are not served', async () => {
    const { peer } = await session();
    peer.send([1, 'constructor'], [2, '__proto__'], [3, 'toString']);
    expect(await peer.take(3)).toEqual([1, 2, 3].map((id) => [id, 0, 'unknown request type']));
  });

  test('know who asks, by what name, and when nobody waits any more', async () => {
    const seen: unknown[] = [];
    const { peer, server } = await session({
      log: (_, context) => {
        seen.push(context.session, context.messageName, context.signal, context.session.signal);
      },
    });
    const [own] = server.sessions;
    peer.send([1, 'log', 'x']);
    await peer.next();
    expect(seen).toEqual([own, 'log', own?.signal, own?.signal]);
    expect(own?.signal.aborted).toBe(false);
    peer.socket.end();
    await own?.closed;
    expect(own?.signal.aborted).toBe(true);
  });

  test('with an id in use are refused', async () => {
    let answer = () => {};
    const { peer } = await session({
      log: () =>
        new Promise<void>((resolve) => {
          answer = resolve;
        }),
    });
    peer.send(['a', 'log', 'x'], ['a', 'ping']);
    expect(await peer.next()).toEqual(['a', 0, 'request id is in use']);
    answer();
    expect(await peer.next()).toEqual(['a', 1]);
    peer.send(['a', 'ping']);
    expect(await peer.next()).toEqual(['a', 1, expect.any(Number), process.pid]);
  });
});

describe('what is no request', () => {
  test.each([
    ['garbage', 'GET / HTTP/1.1\r\n\r\n', /octet/],
    ['an object', '{"id":1}', /array/],
    ['half JSON', '[1,"ping",]\n', /array/],
    ['no id', '[]', /id/],
    ['a null id', '[null,"ping"]', /id/],
    ['an object for an id', '[{},"ping"]', /id/],
    ['an id that JSON cannot send back', '[1e400,"ping"]', /id/],
    ['an id that loses its last digits', '[12345678901234567890,"ping"]', /id/],
    ['no type', '[1]', /type/],
    ['a number for a type', '[1,2]', /type/],
    ['too much', `[1,"log","${'x'.repeat(2000)}"]\n `, /1000/],
    ['too deep', `[1,"log",${'['.repeat(100)}`, /64/],
    ['the end in the middle', '[1,"lo', /end/],
  ])('%s ends the connection with an error', async (_, text, words) => {
    const { peer, server } = await session({}, { maxRequestLength: 1000 });
    const [serverSession] = server.sessions;
    peer.write('[1,"ping"]');
    peer.socket.end(text);
    expect(await peer.rest()).toEqual([
      [1, 1, expect.any(Number), process.pid],
      [null, 'error', expect.stringMatching(words)],
    ]);
    expect(await serverSession?.closed).toMatchObject({ code: 'protocol_violation' });
  });

  test('and a request behind it is not carried out', async () => {
    const logged: string[] = [];
    const { peer } = await session({ log: ({ message }) => void logged.push(message) });
    peer.write('[1,"log","before"]\n[null]\n[2,"log","after"]');
    expect(await peer.rest()).toEqual([
      [1, 1],
      [null, 'error', expect.stringContaining('expected a request')],
    ]);
    expect(logged).toEqual(['before']);
  });
});

describe('events and notifications', () => {
  test('are subscribed up to a limit, and by names of some length; more is refused as a whole', async () => {
    const { address, server } = await realServer({ authentication: ['none'], maxSubscriptions: 3 });
    const peer = await rawClient(address);
    await peer.next();
    const name = 'x'.repeat(255);
    peer.send(
      [1, 'subscribe', 'a', 'b', 'a'],
      [2, 'subscribe', 'b', 'c', 'd'],
      [3, 'subscribe', `${name}x`],
      [4, 'subscribe', name],
      [5, 'subscribe', 'a', 'b'],
      [6, 'subscribe', 'e'],
      [7, 'unsubscribe', 'a'],
      [8, 'subscribe', 'e'],
    );
    expect(await peer.take(8)).toEqual([
      [1, 1],
      [2, 0, 'too many subscriptions'],
      [3, 0, 'the name of an event is too long'],
      [4, 1],
      [5, 1],
      [6, 0, 'too many subscriptions'],
      [7, 1],
      [8, 1],
    ]);
    const [session] = server.sessions;
    expect([...(session?.subscriptions ?? [])]).toEqual(['b', name, 'e']);
  });

  test('are subscribed up to 1000 by default', async () => {
    const { address } = await realServer({ authentication: ['none'] });
    const peer = await rawClient(address);
    await peer.next();
    const names = Array.from({ length: 100_000 }, (_, at) => `e${at}`);
    peer.send([1, 'subscribe', ...names], [2, 'subscribe', ...names.slice(0, 1000)], [3, 'subscribe', 'one']);
    expect(await peer.take(3)).toEqual([
      [1, 0, 'too many subscriptions'],
      [2, 1],
      [3, 0, 'too many subscriptions'],
    ]);
  });

  test('go to those who subscribed, under their own names', async () => {
    const { server, peer, address } = await session();
    const other = await rawClient(address);
    await other.next();
    peer.send([1, 'subscribe', '*']);
    other.send([1, 'subscribe', 'realm_poll_start', 'realm_poll_stop']);
    await Promise.all([peer.next(), other.next()]);
    server.emit('realm_discover_start', { realm: '51' });
    server.emit('realm_poll_start', { realm: '51' });
    other.send([2, 'unsubscribe', 'realm_poll_start']);
    await other.take(2);
    server.emit('realm_poll_start', { realm: '52' });
    server.emit('realm_poll_stop', { realm: '52' });
    other.send([3, 'unsubscribe', '*']);
    expect(await other.take(2)).toEqual([
      [null, 'event', 'realm_poll_stop', '52'],
      [3, 1],
    ]);
    expect(await peer.take(4)).toEqual([
      [null, 'event', 'realm_discover_start', '51'],
      [null, 'event', 'realm_poll_start', '51'],
      [null, 'event', 'realm_poll_start', '52'],
      [null, 'event', 'realm_poll_stop', '52'],
    ]);
    const [first, second] = server.sessions;
    expect([...(first?.subscriptions ?? [])]).toEqual(['*']);
    expect(second?.subscriptions.size).toBe(0);
    expect(first?.emit('realm_poll_start', { realm: '53' })).toBe(true);
    expect(second?.emit('realm_poll_start', { realm: '53' })).toBe(false);
    first?.notify('info', { message: 'maintenance' });
    expect(await peer.take(2)).toEqual([
      [null, 'event', 'realm_poll_start', '53'],
      [null, 'info', 'maintenance'],
    ]);
  });

  test('a client that does not read them is let go', async () => {
    const { server, peer } = await session({}, { maxBuffered: 100_000 });
    const [silent] = server.sessions as ReadonlySet<PorttrackerSession>;
    peer.send([1, 'subscribe', '*']);
    await peer.next();
    peer.socket.pause();
    for (let round = 0; server.sessions.size > 0 && round < 1000; round++) {
      for (let count = 0; count < 1000; count++) server.emit('realm_poll_start', { realm: '51' });
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await silent?.closed).toMatchObject({ code: 'overflow' });
  });
});

test('a client that does not read replies is not read from', async () => {
  let handled = 0;
  const big = 'x'.repeat(50_000);
  const { peer } = await session({
    product_id: () => {
      handled++;
      return { branding: 'n', product_id: big };
    },
  });
  peer.socket.pause();
  peer.write(Array.from({ length: 600 }, (_, id) => `[${id},"product_id"]`).join(''));
  let before = -1;
  while (handled !== before) {
    before = handled;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(handled).toBeGreaterThan(0);
  expect(handled).toBeLessThan(600);
  peer.socket.resume();
  const replies = (await peer.take(600)) as unknown[][];
  expect(replies.at(-1)).toEqual([599, 1, 'n', big]);
});

describe('the end', () => {
  test('of the client, with requests under way: they are answered', async () => {
    const { peer, server } = await session({
      log: () => new Promise((resolve) => setTimeout(resolve, 10)),
    });
    const [serverSession] = server.sessions;
    peer.send([1, 'log', 'x'], [2, 'ping']);
    peer.socket.end();
    expect((await peer.rest()).map((frame) => (frame as unknown[])[0])).toEqual([2, 1]);
    expect(await serverSession?.closed).toBeUndefined();
    expect(serverSession?.state).toBe('closed');
  });

  test('of the connection aborts what is under way', async () => {
    let signal: AbortSignal | undefined;
    const { peer, server } = await session({
      log: (_, context) => {
        signal = context.signal;
        return new Promise(() => {});
      },
    });
    const [serverSession] = server.sessions;
    peer.send([1, 'log', 'x'], [2, 'ping']);
    await peer.next();
    expect(signal?.aborted).toBe(false);
    peer.socket.resetAndDestroy();
    expect(await serverSession?.closed).toMatchObject({ code: 'connection_closed' });
    expect(signal?.aborted).toBe(true);
  });

  test('of the connection is no error of a handler that heeds it', async () => {
    const errors: unknown[] = [];
    let given = 0;
    const { peer, server } = await session(
      {
        log: ({ message }, { signal }) =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () => {
              given++;
              reject(message === 'heeds' ? signal.reason : new TypeError('a fault'));
            });
          }),
      },
      { onError: (error: unknown) => errors.push(error) },
    );
    const [serverSession] = server.sessions;
    peer.send([1, 'log', 'heeds'], [2, 'log', 'fails'], [3, 'ping']);
    await peer.next();
    peer.socket.resetAndDestroy();
    await serverSession?.closed;
    await new Promise((resolve) => setImmediate(resolve));
    expect(given).toBe(2);
    expect(errors).toEqual([expect.any(TypeError)]);
  });

  test('of the server ends its sessions and frees its places', async () => {
    const path = await socketPath();
    const { peer, server, address } = await session({ log: () => new Promise(() => {}) });
    await server.listen({ path });
    const unix = new Peer(dial({ path }));
    await unix.next();
    peer.send([1, 'log', 'x'], [2, 'ping']);
    await peer.next();
    await server.close();
    expect(await peer.next()).toBeUndefined();
    expect(await unix.next()).toBeUndefined();
    expect([server.sessions.size, server.addresses.length]).toEqual([0, 0]);
    const again = createPorttrackerServer({ handlers: {}, ...open });
    later(() => again.close());
    expect(await again.listen({ path })).toEqual({ transport: 'unix', path });
    expect(await again.listen({ port: address.port })).toMatchObject({ port: address.port });
  });
});

describe('listening', () => {
  test('fails where somebody else does', async () => {
    const { server, address } = await realServer();
    const path = await socketPath();
    await server.listen({ path });
    const other = createPorttrackerServer({ handlers: {}, ...open });
    later(() => other.close());
    for (const where of [{ port: address.port }, { path }])
      await expect(other.listen(where)).rejects.toMatchObject({ code: 'connect_failed' });
    await expect(other.listen({ port: 0, tls: true })).rejects.toSatisfy(
      (error) => isPorttrackerError(error) && error.code === 'invalid_options',
    );
    expect(server.addresses).toHaveLength(2);
  });

  test('never takes the place of a file that is no socket', async () => {
    const path = await socketPath();
    await writeFile(path, 'precious');
    const server = createPorttrackerServer({ handlers: {}, ...open });
    later(() => server.close());
    await expect(server.listen({ path })).rejects.toMatchObject({ code: 'connect_failed' });
    expect(await readFile(path, 'utf8')).toBe('precious');
  });

  test('can be left to others', async () => {
    const { createServer } = await import('node:net');
    const path = await socketPath();
    const listener = createServer({ allowHalfOpen: true }, (socket) => {
      acceptSession(socket, { handlers: {}, lookupPassword: () => credentials.password });
    });
    later(() => new Promise((resolve) => listener.close(resolve)));
    await new Promise<void>((resolve) => listener.listen(path, resolve));
    const peer = new Peer(dial({ path }));
    expect((await peer.next())?.[3]).toEqual(['none', 'login_cram_md6', 'login']);
    peer.send([1, 'login', 'ann', 'pass'], [2, 'ping']);
    expect(await peer.take(2)).toEqual([
      [1, 1],
      [2, 1, expect.any(Number), process.pid],
    ]);
  });
});
