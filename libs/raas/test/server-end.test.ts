import { once } from 'node:events';
import { connect as dial } from 'node:net';
import { describe, expect, it } from 'vitest';
import { connect, type RaasServerOptions } from '../src/index.ts';
import { login, startServer } from './server.ts';

const basic = { ...login, authentication: 'basic' } as const;
const authorization = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;

function call(message: string): string {
  const body = JSON.stringify({ riq: 1, resource: 'test', method: 'echo', args: [message] });
  const head = ['POST /rpc HTTP/1.1', 'host: x', `authorization: ${authorization}`];
  return `${head.join('\r\n')}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

/** A server whose `test.echo` waits until it may go on. */
async function waitingServer(options: Partial<RaasServerOptions> = {}) {
  const go = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  const seen: string[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const server = await startServer({
    handlers: {
      'test.echo': async ({ message }, { signal }) => {
        seen.push(message);
        signals.push(signal);
        asked.resolve();
        await go.promise;
        return message;
      },
    },
    ...options,
  });
  return { ...server, go: go.resolve, asked: asked.promise, seen, signals };
}

/** All that comes on a connection until it ends. */
async function readAll(socket: ReturnType<typeof dial>): Promise<string> {
  let text = '';
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  await new Promise((resolve) => socket.once('close', resolve));
  return text;
}

describe('closing a server', () => {
  it('does not keep it from listening again', async () => {
    const { server } = await startServer();
    await server.close({ drain: 1000 });
    const { url } = await server.listen({ host: '127.0.0.1', port: 0 });
    const client = connect(url, basic);
    expect(await client.test.echo({ message: 'x' })).toMatchObject({ ret: 'x' });
    await client.close();
    await server.close();
  });

  it.each([60_000, Number.POSITIVE_INFINITY])('answers what is under way within %d ms', async (drain) => {
    const server = await waitingServer();
    const client = connect(server.url, basic);
    const answered = client.test.echo({ message: 'x' });
    await server.asked;
    let isClosed = false;
    const closing = server.server.close({ drain }).then(() => {
      isClosed = true;
    });
    await expect(fetch(server.url)).rejects.toThrow();
    expect(isClosed).toBe(false);
    server.go();
    expect((await answered).ret).toBe('x');
    await closing;
    await client.close();
  });

  it('answers what one connection has sent ahead, and refuses what it sends later', async () => {
    const server = await waitingServer();
    const socket = dial(Number(new URL(server.url).port), '127.0.0.1');
    const all = readAll(socket);
    socket.write(call('a') + call('b') + call('c'));
    await server.asked;
    // All came together, and are read in one turn.
    await new Promise(setImmediate);
    const closing = server.server.close({ drain: 60_000 });
    await new Promise<void>((resolve) => socket.write(call('d'), () => resolve()));
    // Sent on the same machine: there when another connection, made later, is seen to be refused.
    await expect(fetch(server.url)).rejects.toThrow();
    server.go();
    await closing;
    const text = await all;
    expect(server.seen).toEqual(['a', 'b', 'c']);
    for (const message of ['a', 'b', 'c']) expect(text).toContain(`"ret":"${message}"`);
    expect(text).not.toContain('"ret":"d"');
  });

  it('ends connections that wait for nothing', async () => {
    const server = await waitingServer();
    server.go();
    const client = connect(server.url, basic);
    await client.test.echo({ message: 'x' });
    await server.server.close({ drain: 60_000 });
    await expect(client.test.echo({ message: 'x' })).rejects.toMatchObject({ code: 'connection_failed' });
    await client.close();
  });

  it.each([undefined, 0, 20])('aborts what is under way after %j ms', async (drain) => {
    const server = await waitingServer();
    const socket = dial(Number(new URL(server.url).port), '127.0.0.1');
    const all = readAll(socket);
    socket.write(call('a'));
    await server.asked;
    await server.server.close(drain === undefined ? {} : { drain });
    expect(await all).toBe('');
    const [signal] = server.signals;
    if (signal?.aborted === false) await once(signal, 'abort');
    expect(signal?.aborted).toBe(true);
  });

  it.each([Number.NaN, -1, '5'])('is not begun with the drain %j', async (drain) => {
    const server = await waitingServer();
    server.go();
    await expect(server.server.close({ drain } as never)).rejects.toMatchObject({ code: 'invalid_options' });
    await using client = connect(server.url, basic);
    expect((await client.test.echo({ message: 'x' })).ret).toBe('x');
    await server.server.close();
  });
});

describe('a connection', () => {
  it('that sends more than 1000 requests ahead is ended', async () => {
    const errors: unknown[] = [];
    await using server = await waitingServer({ onError: (error) => errors.push(error) });
    const socket = dial(Number(new URL(server.url).port), '127.0.0.1');
    const all = readAll(socket);
    socket.write(call('x').repeat(1001));
    expect(await all).toBe('');
    server.go();
    // Only the first had its turn.
    expect(server.seen).toEqual(['x']);
    expect(errors).toEqual([]);
  });

  it('that sends 1000 ahead is answered, in order', async () => {
    await using server = await startServer();
    const socket = dial(Number(new URL(server.url).port), '127.0.0.1');
    socket.write(Array.from({ length: 1000 }, (_, n) => call(`m${n}`)).join(''));
    let text = '';
    for await (const chunk of socket) {
      text += String(chunk);
      if (text.includes('"ret":"m999"')) break;
    }
    const found = [...text.matchAll(/"ret":"m(\d+)"/g)].map(([, n]) => Number(n));
    expect(found).toEqual(Array.from({ length: 1000 }, (_, n) => n));
  });
});

describe('a callback for errors that fails itself', () => {
  it.each<[string, () => unknown]>([
    [
      'by throwing',
      () => {
        throw new RangeError('no room');
      },
    ],
    ['by rejecting', async () => await Promise.reject(new RangeError('no room'))],
  ])('leaves no client without an answer: %s', async (_, onError) => {
    const warnings: string[] = [];
    const onWarning = ({ message }: Error) => warnings.push(message);
    process.on('warning', onWarning);
    try {
      await using server = await startServer({
        onError: onError as () => void,
        verify: (username, _password, configName) => {
          if (username === 'broken') throw new Error('the backend is away');
          return { username, configName };
        },
      });
      await using client = connect(server.url, { ...basic, timeout: 10_000 });
      await expect(client.test.error()).rejects.toMatchObject({ rpc: { code: 5000 } });
      await using broken = connect(server.url, { ...basic, username: 'broken', timeout: 10_000 });
      await expect(broken.test.error()).rejects.toMatchObject({ code: 'http_status', status: 500 });
      await new Promise(setImmediate);
    } finally {
      process.off('warning', onWarning);
    }
    expect(warnings.filter((text) => text === 'onError threw: no room')).toHaveLength(2);
  });
});
