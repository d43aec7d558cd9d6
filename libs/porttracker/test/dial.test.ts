import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type AttemptOptions, establish } from '../src/client/attempt.ts';
import { type Address, dial, type Endpoint, type Network } from '../src/client/dial.ts';
import type { ListenAddress } from '../src/index.ts';
import { parseUrl } from '../src/url.ts';
import { cert, credentials, fakeServer, later, type Peer, realServer, tls } from './support.ts';

const V4: Address = { address: '127.0.0.1', family: 4 };
const V6: Address = { address: '::1', family: 6 };
/** Addresses for documentation: nothing is ever sent to them here. */
const OTHER_V6: Address = { address: '2001:db8::2', family: 6 };
const OTHER_V4: Address = { address: '192.0.2.2', family: 4 };

/** A network whose sockets do nothing until the test says so; `dialed` settles when so many were tried. */
function fakeNetwork(addresses: readonly Address[]) {
  const endpoints: Endpoint[] = [];
  const sockets: Socket[] = [];
  let wake = () => {};
  const network: Network = {
    lookup: async () => addresses,
    connect(endpoint) {
      const socket = new Socket();
      later(() => socket.destroy());
      endpoints.push(endpoint);
      sockets.push(socket);
      wake();
      return socket;
    },
  };
  const dialed = async (count: number) => {
    while (sockets.length < count)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  };
  const hosts = () => endpoints.map((endpoint) => ('host' in endpoint ? endpoint.host : endpoint.path));
  return { network, sockets, hosts, dialed };
}

/** A session with `box.example`, wherever that is. */
async function start(url: string, options: Partial<AttemptOptions> = {}) {
  const owner = { onNotification() {}, onViolation() {}, onLost() {} };
  const target = parseUrl(url.replace('127.0.0.1', 'box.example'));
  const connection = await establish({ ...credentials, target, owner, ...options });
  later(() => connection.session.destroy());
  return connection;
}

const greeted = () => fakeServer((peer: Peer) => peer.send([null, 'hello', 1, ['none']]));
const portOf = (url: string) => Number(new URL(url).port);

describe('a host with several addresses', () => {
  test('is reached by the one that answers, however slow, beside one that is dead', async () => {
    const url = await greeted();
    const { network, sockets, hosts, dialed } = fakeNetwork([V4, V6]);
    const opening = start(url, { network });
    await dialed(2);
    // The first one answers when it has long been the turn of the second.
    sockets[0]?.connect({ host: '127.0.0.1', port: portOf(url) });
    const { session } = await opening;
    expect(session.socket).toBe(sockets[0]);
    expect(hosts()).toEqual(['127.0.0.1', '::1']);
    expect(sockets.map((socket) => socket.destroyed)).toEqual([false, true]);
  });

  test('is tried by turns of the families, the next address as soon as one fails', async () => {
    const { network, sockets, hosts, dialed } = fakeNetwork([V6, OTHER_V6, V4, OTHER_V4]);
    const opening = start('porttracker://127.0.0.1:5', { network, connectTimeout: 0 });
    for (let count = 1; count <= 4; count++) {
      await dialed(count);
      sockets[count - 1]?.destroy(new Error(`no ${count}`));
    }
    const error = await opening.catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      code: 'connect_failed',
      message: 'cannot connect to box.example:5: no 1; no 2; no 3; no 4',
      cause: { errors: [{ message: 'no 1' }, { message: 'no 2' }, { message: 'no 3' }, { message: 'no 4' }] },
    });
    expect(hosts()).toEqual(['::1', '127.0.0.1', '2001:db8::2', '192.0.2.2']);
  });

  test('is reached where one of its addresses refuses', async () => {
    const { address } = await realServer();
    const network = { lookup: async () => [V6, V4], connect: (endpoint: Endpoint) => connect(endpoint) };
    const { session } = await start(`porttracker://127.0.0.1:${address.port}`, { network });
    expect((session.socket as Socket).remoteAddress).toBe('127.0.0.1');
  });

  test('is looked up by the machine', async () => {
    const { address } = await realServer();
    const target = { transport: 'tcp', host: 'localhost', port: address.port, tls: false } as const;
    const socket = await dial(target, new AbortController().signal);
    later(() => socket.destroy());
    expect(socket.remoteAddress).toMatch(/127\.0\.0\.1$/);
  });

  test('is found nowhere', async () => {
    const cause = new Error('no such host');
    const network = { ...fakeNetwork([]).network, lookup: () => Promise.reject(cause) };
    await expect(start('porttracker://127.0.0.1:5', { network })).rejects.toMatchObject({
      code: 'connect_failed',
      message: 'cannot connect to box.example:5: no such host',
      cause,
    });
    const { network: empty } = fakeNetwork([]);
    await expect(start('porttracker://127.0.0.1:5', { network: empty })).rejects.toMatchObject({
      code: 'connect_failed',
      message: 'cannot connect to box.example:5: it has no address',
    });
  });

  test('with TLS over the connection that came about first', async () => {
    const { server } = await realServer({ tls });
    const { port } = (await server.listen({ port: 0, tls: true })) as ListenAddress & { port: number };
    const options = { tls: { ca: cert, servername: 'localhost' } };
    const { network, sockets, dialed } = fakeNetwork([V6, V4]);
    const opening = start(`porttrackers://127.0.0.1:${port}`, { ...options, network });
    await dialed(2);
    sockets[1]?.connect({ host: '127.0.0.1', port });
    const { session, authentication } = await opening;
    expect([session.secure, authentication, sockets[0]?.destroyed]).toEqual([true, 'login', true]);
    session.destroy();
    if (!sockets[1]?.closed) await once(sockets[1] as Socket, 'close');
  });
});

describe('an attempt that is given up leaves no socket open', () => {
  test('while several addresses are tried', async () => {
    const controller = new AbortController();
    const { network, sockets, dialed } = fakeNetwork([V4, V6, OTHER_V4]);
    const opening = start('porttracker://127.0.0.1:5', { network, signal: controller.signal });
    await dialed(2);
    controller.abort();
    await expect(opening).rejects.toMatchObject({ code: 'aborted' });
    expect(sockets.map((socket) => socket.destroyed)).toEqual([true, true]);
  });

  test('while the addresses are looked up', async () => {
    const { network, sockets } = fakeNetwork([V4]);
    let found = (_: readonly Address[]) => {};
    const lookup = () => new Promise<readonly Address[]>((resolve) => (found = resolve));
    const opening = start('porttracker://127.0.0.1:5', {
      network: { ...network, lookup },
      connectTimeout: 10,
    });
    await expect(opening).rejects.toMatchObject({
      code: 'connect_timeout',
      message: expect.stringContaining('waiting for the connection'),
    });
    found([V4]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(sockets).toEqual([]);
  });

  test.each([
    ['the greeting', 'porttracker'],
    ['the end of the TLS handshake', 'porttrackers'],
  ])('while it waits for %s', async (what, scheme) => {
    let ended: (() => void) | undefined;
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const url = await fakeServer((peer) => peer.socket.once('close', () => ended?.()));
    const { network, sockets, dialed } = fakeNetwork([V4]);
    const opening = start(`${scheme}://127.0.0.1:${portOf(url)}`, { network, connectTimeout: 50 });
    await dialed(1);
    sockets[0]?.connect({ host: '127.0.0.1', port: portOf(url) });
    await expect(opening).rejects.toMatchObject({
      code: 'connect_timeout',
      message: expect.stringContaining(`waiting for ${what}`),
    });
    await end;
    expect(sockets[0]?.destroyed).toBe(true);
  });

  test('when TLS fails', async () => {
    const { server } = await realServer({ tls });
    const { port } = (await server.listen({ port: 0, tls: true })) as ListenAddress & { port: number };
    const { network, sockets, dialed } = fakeNetwork([V4]);
    const opening = start(`porttrackers://127.0.0.1:${port}`, { network, tls: {} });
    await dialed(1);
    sockets[0]?.connect({ host: '127.0.0.1', port });
    await expect(opening).rejects.toMatchObject({
      code: 'tls_failed',
      message: expect.stringContaining(`TLS handshake with box.example:${port} failed`),
    });
    expect(sockets[0]?.destroyed).toBe(true);
  });
});
