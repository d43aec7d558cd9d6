import { connect as dial } from 'node:net';
import { createSecureContext, connect as dialTls, TLSSocket } from 'node:tls';
import { describe, expect, test } from 'vitest';
import {
  connect,
  createPorttrackerServer,
  type ListenAddress,
  type PorttrackerError,
  type TappedFrame,
} from '../src/index.ts';
import {
  cert,
  connected,
  credentials,
  fakeServer,
  key,
  Peer,
  rawClient,
  realServer,
  tls,
} from './support.ts';

const trusted = { ...credentials, tls: { ca: cert } };
const secureContext = createSecureContext(tls);

const failure = (url: string, options = {}): Promise<PorttrackerError> =>
  connect(url, { ...trusted, ...options }).then(
    () => Promise.reject(new Error('connected')),
    (error) => error,
  );

/** Takes over a scripted server's connection as the server side of TLS. */
function secure(peer: Peer): Peer {
  return new Peer(new TLSSocket(peer.release(), { isServer: true, secureContext }));
}

/** Does the handshake as a client, and says `first` at its end; gives the encrypted end. */
async function handshake(peer: Peer, first = ''): Promise<Peer> {
  const socket = dialTls({ socket: peer.release(), ca: cert, host: '127.0.0.1' });
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', () => resolve());
    socket.once('error', reject);
  });
  socket.write(first);
  return new Peer(socket);
}

describe('TLS from the first octet', () => {
  test('checks the certificate', async () => {
    const { server } = await realServer({ tls });
    const address = await server.listen({ port: 0, tls: true });
    const url = `porttrackers://127.0.0.1:${(address as { port: number }).port}`;
    const client = await connected(url, trusted);
    expect(client.server.tls).toBe(true);
    expect((await client.ping()).pid).toBe(process.pid);
    expect([...server.sessions].map((session) => session.connection.secure)).toEqual([true]);
    expect(await failure(url, { tls: {} })).toMatchObject({ code: 'tls_failed' });
    expect(await failure(url, { tls: { ca: cert, servername: 'elsewhere' } })).toMatchObject({
      code: 'tls_failed',
    });
    const careless = await connected(url, { ...credentials, tls: { rejectUnauthorized: false } });
    expect(careless.server.tls).toBe(true);
  });

  test('with somebody who does not speak it', async () => {
    const url = await fakeServer((peer) => peer.send([null, 'hello', 1, ['none']]));
    expect(await failure(url.replace('porttracker:', 'porttrackers:'))).toMatchObject({ code: 'tls_failed' });
  });
});

describe('a server with TLS from the first octet', () => {
  test('answers a client that has ended its direction', async () => {
    const { server } = await realServer({
      tls,
      authentication: ['none'],
      handlers: { log: () => new Promise((resolve) => setTimeout(resolve, 20)) },
    });
    const peer = await rawClient(
      (await server.listen({ port: 0, tls: true })) as ListenAddress & { port: number },
    );
    await peer.next();
    peer.socket.end('[1,"log","x"][2,"ping"]');
    expect(((await peer.rest()) as [number][]).map(([id]) => id)).toEqual([2, 1]);
  });

  test('lets go of a client that never shakes hands', async () => {
    const { server } = await realServer({ tls, handshakeTimeout: 20 });
    const { port } = (await server.listen({ port: 0, tls: true })) as ListenAddress & { port: number };
    const peer = await rawClient({ port });
    expect(await peer.next()).toBeUndefined();
  });

  test('is refused as a configuration where the certificate is none', () => {
    const options = { handlers: {}, authentication: ['none'] as const, tls: { cert: 'none', key } };
    expect(() => createPorttrackerServer(options)).toThrow(
      expect.objectContaining({ code: 'invalid_options', message: expect.stringContaining('tls') }),
    );
  });
});

describe('start_tls by the client', () => {
  test.each(['login', 'login_cram_md6'] as const)('before a login by %s', async (authentication) => {
    const { server, url } = await realServer({ tls });
    const seen: unknown[] = [];
    const client = await connected(url, {
      ...trusted,
      startTls: 'required',
      authentication: [authentication],
      onFrame: ({ direction, frame }) => seen.push([direction, frame[1]]),
    });
    expect(client.server).toMatchObject({ tls: true, authentication });
    expect((await client.ping()).pid).toBe(process.pid);
    expect(seen.slice(0, 4)).toEqual([
      ['in', 'hello'],
      ['out', 'start_tls'],
      ['in', 'start_tls'],
      ['in', 1],
    ]);
    expect([...server.sessions].map((session) => session.connection.secure)).toEqual([true]);
  });

  test('in the middle of a session, with requests before, during and after', async () => {
    const { url } = await realServer({
      tls,
      handlers: { log: () => new Promise((resolve) => setTimeout(resolve, 20)) },
    });
    const client = await connected(url, trusted);
    expect(client.server.tls).toBe(false);
    const slow = client.log({ message: 'over the handshake' });
    const start = client.startTls();
    const pings = Array.from({ length: 20 }, () => client.ping());
    await start;
    expect(client.server.tls).toBe(true);
    expect(await Promise.all(pings)).toHaveLength(20);
    await slow;
    await expect(client.startTls()).rejects.toMatchObject({
      code: 'request_failed',
      serverMessage: 'TLS is not available',
    });
    expect((await client.ping()).pid).toBe(process.pid);
  });

  test('writes nothing between the request and the notification, whatever comes before that', async () => {
    let early = '';
    const url = await fakeServer(async (peer) => {
      peer.send([null, 'hello', 1, ['none']]);
      const ping = await peer.next();
      expect(await peer.next()).toEqual([2, 'start_tls']);
      peer.socket.on('data', (chunk) => {
        early += String(chunk);
      });
      peer.send([null, 'info', 'a moment'], [ping?.[0], 1, 5, 6]);
      await new Promise((resolve) => setTimeout(resolve, 20));
      const seen = early;
      peer.socket.removeAllListeners('data');
      peer.write('[null,"start_tls"]');
      await new Promise((resolve) => setTimeout(resolve, 20));
      peer.write('\r\n');
      const inside = secure(peer);
      expect(seen).toBe('');
      expect(await inside.next()).toEqual([3, 'log', 'waited']);
      // The client need not wait for the reply, which comes last here.
      inside.send([3, 1], [2, 1]);
    });
    const client = await connected(url, trusted);
    const ping = client.ping();
    const start = client.startTls();
    const log = client.log({ message: 'waited' });
    expect(await ping).toEqual({ timestamp: 5, pid: 6 });
    await log;
    await start;
    expect(client.server.tls).toBe(true);
  });

  test('never sends what waits for TLS where the server ends the connection instead', async () => {
    let seen = '';
    let ended = () => {};
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const url = await fakeServer(async (peer) => {
      peer.socket.on('data', (chunk) => {
        seen += String(chunk);
      });
      peer.socket.on('close', ended);
      peer.send([null, 'hello', 1, ['none', 'login']]);
      await peer.next();
      peer.socket.end();
    });
    const client = await connected(url, trusted);
    const calls = [client.startTls(), client.login({ username: 'user', password: 'sesame' })];
    for (const result of await Promise.allSettled(calls))
      expect(result).toMatchObject({ reason: { code: 'connection_closed' } });
    await end;
    expect(seen).toBe('[1,"start_tls"]');
  });

  test('is started without being asked where the server demands it', async () => {
    const url = await fakeServer(async (peer) => {
      peer.send([null, 'hello', 1, ['login']], [null, 'start_tls']);
      const inside = secure(peer);
      expect(await inside.next()).toEqual([1, 'login', 'user', 'pass']);
      inside.send([1, 1]);
    });
    const client = await connected(url, trusted);
    expect(client.server.tls).toBe(true);
  });
});

describe('start_tls that does not come about', () => {
  test('fails where it is required, and does not matter where it is optional', async () => {
    const { url } = await realServer();
    expect(await failure(url, { startTls: 'required' })).toMatchObject({
      code: 'tls_rejected',
      serverMessage: 'TLS is not available',
    });
    const client = await connected(url, { ...trusted, startTls: 'optional' });
    expect(client.server.tls).toBe(false);
    expect((await client.ping()).pid).toBe(process.pid);
  });

  test('fails where it is required and the server has never heard of it', async () => {
    const asked: unknown[] = [];
    const url = await fakeServer(async (peer) => {
      peer.send([null, 'hello', 1, ['none', 'login']]);
      for (let frame = await peer.next(); frame !== undefined; frame = await peer.next()) {
        asked.push(frame[1]);
        peer.send([frame[0], 0, 'unknown request type']);
      }
    });
    expect(await failure(url, { startTls: 'required' })).toMatchObject({ code: 'tls_rejected' });
    expect(asked).toEqual(['start_tls']);
  });

  test('fails on a certificate nobody vouches for, also where it is optional', async () => {
    const { url } = await realServer({ tls });
    expect(await failure(url, { startTls: 'optional', tls: {} })).toMatchObject({ code: 'tls_failed' });
  });

  test('is not taken for encryption when the server only says so', async () => {
    const seen: unknown[] = [];
    const url = await fakeServer(async (peer) => {
      peer.send([null, 'hello', 1, ['login']]);
      for (let frame = await peer.next(); frame !== undefined; frame = await peer.next()) {
        seen.push(frame);
        peer.send([frame[0], 1]);
      }
    });
    expect(await failure(url, { startTls: 'required' })).toMatchObject({ code: 'protocol_violation' });
    expect(seen).toEqual([[1, 'start_tls']]);
  });

  test('ends the connection when given up half way', async () => {
    const url = await fakeServer((peer) => peer.send([null, 'hello', 1, ['none']]));
    const client = await connected(url, trusted);
    await expect(client.startTls({ timeout: 20 })).rejects.toMatchObject({ code: 'timeout' });
    expect(await client.closed).toMatchObject({ code: 'tls_failed', cause: { code: 'timeout' } });
  });

  test('a client that never shakes hands is let go', async () => {
    const { address, server } = await realServer({ tls, handshakeTimeout: 20 });
    const peer = await rawClient(address);
    await peer.next();
    const [session] = server.sessions;
    peer.send([1, 'start_tls']);
    expect(await peer.next()).toEqual([null, 'start_tls']);
    expect(await session?.closed).toMatchObject({ code: 'tls_failed' });
  });
});

describe('a client that leaves in the middle of a handshake', () => {
  const slow = { tls, handshakeTimeout: 600_000 };
  test.each<[string, object]>([
    ['a server', slow],
    ['a server that wants certificates', { ...slow, tls: { ...tls, ca: cert, requestCert: true } }],
  ])('is gone for %s', async (_, options) => {
    const { server, url } = await realServer(options);
    const failed = failure(url, { startTls: 'required', tls: {} });
    while (server.sessions.size === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const [session] = server.sessions;
    expect(await failed).toMatchObject({ code: 'tls_failed' });
    await session?.closed;
    expect(server.sessions.size).toBe(0);
  });

  test('is gone for a listener with TLS', async () => {
    const { server } = await realServer(slow);
    const { port } = (await server.listen({ port: 0, tls: true })) as ListenAddress & { port: number };
    const socket = dial({ host: '127.0.0.1', port, allowHalfOpen: true });
    const end = new Promise((resolve) => socket.once('close', resolve));
    // The beginning of a record of the handshake.
    socket.end(Buffer.from([22, 3, 1, 2, 0, 1]));
    socket.resume();
    await end;
    expect(server.sessions.size).toBe(0);
  });
});

describe('start_tls as other clients send it', () => {
  test.each(['\n', '\r\n', ' \r\n\r\n'])('ending the line later, with %j', async (end) => {
    const { address } = await realServer({ tls, authentication: ['none'] });
    const peer = await rawClient(address);
    await peer.next();
    peer.write('["a","start_tls"]');
    expect(await peer.next()).toEqual([null, 'start_tls']);
    peer.write(end);
    const inside = await handshake(peer);
    expect(await inside.next()).toEqual(['a', 1]);
  });

  test('again inside TLS, by the id that is free now: it is refused', async () => {
    const { address } = await realServer({ tls, authentication: ['none'] });
    const peer = await rawClient(address);
    await peer.next();
    peer.write('["a","start_tls"]');
    await peer.next();
    const inside = await handshake(peer);
    await inside.next();
    inside.send(['a', 'start_tls'], ['a', 'ping']);
    expect(await inside.take(2)).toEqual([
      ['a', 0, 'TLS is not available'],
      ['a', 1, expect.any(Number), process.pid],
    ]);
  });

  test('logging in without waiting for its reply', async () => {
    const { address } = await realServer({ tls });
    const peer = await rawClient(address);
    peer.write('["a","start_tls"]');
    await peer.take(2);
    const inside = await handshake(peer, '["b","login","user","pass"]["c","ping"]');
    expect((await inside.take(3)).map((frame) => (frame as unknown[]).slice(0, 2))).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 1],
    ]);
  });

  test('and hanging up then: the session ends at once', async () => {
    const { server, address } = await realServer({ tls, handshakeTimeout: 60_000 });
    const peer = await rawClient(address);
    const [session] = server.sessions;
    peer.socket.end('["a","start_tls"]');
    await peer.rest();
    expect(await session?.closed).toMatchObject({ code: 'tls_failed' });
  });

  test('while the server closes: the session ends', async () => {
    const { server, address } = await realServer({ tls });
    const peer = await rawClient(address);
    peer.write('["a","start_tls"]');
    await peer.take(2);
    await server.close();
    expect(server.sessions.size).toBe(0);
  });
});

describe('plain text injected around start_tls', () => {
  test.each([
    ['in the same segment', '["a","start_tls"]["b","log","injected"][null]garbage'],
    ['as an unfinished array', '["a","start_tls"]\n["b","log",'],
  ])('is thrown away by the server: %s', async (_, text) => {
    const logged: string[] = [];
    const { address } = await realServer({
      tls,
      authentication: ['none'],
      handlers: { log: ({ message }) => void logged.push(message) },
    });
    const peer = await rawClient(address);
    await peer.next();
    peer.write(text);
    expect(await peer.next()).toEqual([null, 'start_tls']);
    const inside = await handshake(peer);
    inside.send(['c', 'log', 'genuine']);
    expect(await inside.take(2)).toEqual([
      ['a', 1],
      ['c', 1],
    ]);
    expect(logged).toEqual(['genuine']);
  });

  test('also behind a login that is still being checked', async () => {
    const logged: string[] = [];
    const { address } = await realServer({
      tls,
      lookupPassword: async () => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        return 'pass';
      },
      handlers: { log: ({ message }) => void logged.push(message) },
    });
    const peer = await rawClient(address);
    await peer.next();
    peer.write('["l","login","user","pass"]["k","log","before"]["a","start_tls"]["b","log","injected"]');
    const frames = [await peer.next()];
    while (frames.at(-1)?.[1] !== 'start_tls') frames.push(await peer.next());
    const inside = await handshake(peer);
    inside.send(['m', 'login', 'user', 'pass'], ['c', 'log', 'genuine']);
    for (let frame = await inside.next(); frame !== undefined; frame = await inside.next()) {
      frames.push(frame);
      if (frame[0] === 'c') break;
    }
    expect(frames.map((frame) => frame?.[0]).sort()).toEqual(['a', 'c', 'k', 'l', 'm', null].sort());
    expect(logged).toEqual(['before', 'genuine']);
  });

  test('in a segment of its own never survives', async () => {
    const logged: string[] = [];
    const { address, server } = await realServer({
      tls,
      authentication: ['none'],
      handlers: { log: ({ message }) => void logged.push(message) },
    });
    const peer = await rawClient(address);
    await peer.next();
    const [session] = server.sessions;
    peer.write('["a","start_tls"]');
    expect(await peer.next()).toEqual([null, 'start_tls']);
    peer.write('["b","log","injected"]');
    expect(await session?.closed).toMatchObject({ code: 'tls_failed' });
    expect(logged).toEqual([]);
  });

  test('is answered in plain text only, however long that takes', async () => {
    let answer = () => {};
    const { address } = await realServer({
      tls,
      authentication: ['none'],
      handlers: {
        product_id: () =>
          new Promise((resolve) => {
            answer = () => resolve({ branding: 'n', product_id: 'for who asked in plain text' });
          }),
        realm_info: async function* () {
          yield { gid: '51' };
          answer();
          yield { gid: '52' };
        },
      },
    });
    const peer = await rawClient(address);
    await peer.next();
    peer.write('[2,"product_id"][3,"ping"][4,"realm_info",["gid"]][1,"start_tls"]');
    expect(await peer.take(4)).toEqual([
      [3, 1, expect.any(Number), process.pid],
      [4, 1, ['51'], ['52']],
      [2, 1, 'n', 'for who asked in plain text'],
      [null, 'start_tls'],
    ]);
    const inside = await handshake(peer, '[2,"log","x"]');
    expect(await inside.take(2)).toEqual([
      [1, 1],
      [2, 0, 'this request is not served here'],
    ]);
  });

  test('ends the session where its requests last too long for a handshake', async () => {
    const { address, server } = await realServer({
      tls,
      authentication: ['none'],
      handshakeTimeout: 20,
      handlers: { log: () => new Promise(() => {}) },
    });
    const peer = await rawClient(address);
    await peer.next();
    const [session] = server.sessions;
    peer.write('[2,"log","x"][1,"start_tls"]');
    expect(await peer.rest()).toEqual([]);
    expect(await session?.closed).toMatchObject({
      code: 'tls_failed',
      message: expect.stringContaining('requests under way'),
    });
  });

  test('does not keep a server from closing while its requests are under way', async () => {
    const { address, server } = await realServer({
      tls,
      authentication: ['none'],
      handlers: { log: () => new Promise(() => {}) },
    });
    const peer = await rawClient(address);
    await peer.next();
    const [session] = server.sessions;
    peer.write('[2,"log","x"][3,"ping"][1,"start_tls"]');
    await peer.next();
    await server.close();
    expect(await peer.rest()).toEqual([]);
    expect(await session?.closed).toBeUndefined();
  });

  test('is never read by the client as an answer from inside', async () => {
    const url = await fakeServer(async (peer) => {
      peer.send([null, 'hello', 1, ['login']]);
      await peer.next();
      peer.write('[null,"start_tls"]\n[1,1]\n[2,1]\n[null,"info","injected"]\n');
    });
    const seen: unknown[] = [];
    const error = await failure(url, {
      startTls: 'required',
      onFrame: ({ direction, frame }: TappedFrame) => direction === 'in' && seen.push(frame[1]),
    });
    expect(error).toMatchObject({ code: 'tls_failed' });
    expect(seen).toEqual(['hello', 'start_tls']);
  });
});

describe('a password in plain text', () => {
  test('goes over TLS', async () => {
    const { url, server } = await realServer({ tls, authentication: ['login'] });
    const client = await connected(url, { ...trusted, startTls: 'required' });
    expect(client.server).toMatchObject({ authentication: 'login', tls: true });
    expect([...server.sessions].map((session) => session.user)).toEqual(['user']);
  });
});
