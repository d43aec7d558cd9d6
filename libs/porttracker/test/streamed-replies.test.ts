import { connect as dialTls } from 'node:tls';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { RequestError, type RequestHandlers, type TappedFrame } from '../src/index.ts';
import { cert, connected, later, Peer, rawClient, realServer, settled, tick, tls } from './support.ts';

const open = { authentication: ['none'] } as const;

async function* count(to: number, each: (n: number) => void = () => {}) {
  for (let n = 0; n < to; n++) {
    each(n);
    yield { gid: String(n), name: `realm ${n}` };
  }
}

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

describe('a handler that yields rows', () => {
  test.each([0, 1, 2, 5_000])('is answered like one that returns them: %d rows', async (rows) => {
    const { url } = await realServer({ ...open, handlers: { realm_info: () => count(rows) } });
    const { url: plain } = await realServer({
      ...open,
      handlers: { realm_info: () => all(count(rows)) },
    });
    const params = { fields: ['gid', 'name'] } as const;
    const streamed = await (await connected(url)).realmInfo(params);
    expect(streamed).toHaveLength(rows);
    expect(streamed).toEqual(await (await connected(plain)).realmInfo(params));
  });

  test('may do so later, and where the rows stand in an array of their own', async () => {
    const handlers: RequestHandlers = {
      security_certificate_list: async () => {
        await tick();
        return (async function* () {
          yield { name: 'a', certificate: 'x' };
          yield { name: 'b', certificate: 'y' };
        })();
      },
    };
    const whole: RequestHandlers = {
      security_certificate_list: () => [
        { name: 'a', certificate: 'x' },
        { name: 'b', certificate: 'y' },
      ],
    };
    const ask = async (given: RequestHandlers) => {
      const { url } = await realServer({ ...open, handlers: given });
      return (await connected(url)).request('security_certificate_list', []);
    };
    expect(await ask(handlers)).toEqual(await ask(whole));
  });

  test('cannot do so where the answer is no list', async () => {
    const errors: unknown[] = [];
    const { url } = await realServer({
      ...open,
      handlers: { product_id: () => count(1) as never },
      onError: (error) => errors.push(error),
    });
    const client = await connected(url);
    await expect(client.productId()).rejects.toMatchObject({ serverMessage: 'internal error' });
    expect(errors).toMatchObject([{ code: 'invalid_options' }]);
    expect((await client.ping()).pid).toBe(process.pid);
    type ProductId = ReturnType<NonNullable<RequestHandlers['product_id']>>;
    expectTypeOf<Extract<Awaited<ProductId>, AsyncIterable<unknown>>>().toBeNever();
  });

  test('is drawn no faster than the client reads, with all else behind it', async () => {
    const rows = 200_000;
    let drawn = 0;
    const { server, address } = await realServer({
      ...open,
      handlers: {
        realm_info: () =>
          count(rows, () => {
            drawn++;
          }),
      },
    });
    const peer = await rawClient(address);
    await peer.next();
    peer.send(['s', 'subscribe', '*']);
    await peer.next();
    peer.socket.pause();
    peer.send(
      ['a', 'realm_info', ['gid', 'name', 'name', 'name', 'name', 'name', 'name', 'name']],
      ['b', 'ping'],
    );
    while (drawn === 0) await tick();
    server.emit('realm_poll_start', { realm: '51' });
    const sofar = await settled(() => drawn);
    expect(sofar).toBeGreaterThan(0);
    expect(sofar).toBeLessThan(rows);
    const chunks: Buffer[] = [];
    peer.release();
    await new Promise<void>((resolve) => {
      peer.socket.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (chunk.at(-1) === 10 && drawn === rows) resolve();
      });
      peer.socket.resume();
    });
    const lines = Buffer.concat(chunks)
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(([id]) => id).sort()).toEqual(['a', 'b', null].sort());
    const [, status, ...got] = lines.find(([id]) => id === 'a');
    expect([status, got.length, got[0][0], got.at(-1)[0]]).toEqual([1, rows, '0', String(rows - 1)]);
  });

  test('takes turns with others of its session', async () => {
    const { url } = await realServer({ ...open, handlers: { realm_info: () => count(3_000) } });
    const client = await connected(url);
    const replies = await Promise.all(Array.from({ length: 5 }, () => client.realmInfo({ fields: ['gid'] })));
    expect(replies.map(({ length }) => length)).toEqual([3_000, 3_000, 3_000, 3_000, 3_000]);
    expect(replies[4]?.at(-1)).toEqual({ gid: '2999' });
  });

  test('shows in the tap without its rows', async () => {
    const seen: TappedFrame[] = [];
    const { url } = await realServer({
      ...open,
      onFrame: (tapped) => seen.push(tapped),
      handlers: { realm_info: () => count(2) },
    });
    await (await connected(url)).realmInfo({ fields: ['gid'] });
    expect(seen.at(-1)).toMatchObject({
      direction: 'out',
      message: 'realm_info',
      octets: '[1,1,["0"],["1"]]'.length,
      frame: [1, 1, '…'],
    });
  });
});

describe('a stream that fails', () => {
  test('before its first row is answered with the failure', async () => {
    const { url } = await realServer({
      ...open,
      handlers: {
        // biome-ignore lint/correctness/useYield: it fails before.
        realm_info: async function* () {
          throw new RequestError('no such realm', 51);
        },
      },
    });
    const client = await connected(url);
    await expect(client.realmInfo({ fields: ['gid'] })).rejects.toMatchObject({
      code: 'request_failed',
      serverMessage: 'no such realm',
      extra: [51],
    });
    expect((await client.ping()).pid).toBe(process.pid);
  });

  test.each([
    [
      'by an error',
      () => {
        throw new Error('the disk is gone');
      },
      'the disk is gone',
    ],
    ['by a row that does not fit', () => ({ gid: {} as string }), 'gid'],
  ])('later, %s, ends the connection', async (_, second, text) => {
    const errors: unknown[] = [];
    let left = false;
    const { server, url } = await realServer({
      ...open,
      onError: (error) => errors.push(error),
      handlers: {
        realm_info: async function* () {
          try {
            yield { gid: '1' };
            yield second();
          } finally {
            left = true;
          }
        },
      },
    });
    const client = await connected(url);
    const [session] = server.sessions;
    await expect(client.realmInfo({ fields: ['gid'] })).rejects.toMatchObject({ mayHaveRun: true });
    expect(await session?.closed).toMatchObject({
      code: 'connection_closed',
      messageName: 'realm_info',
      message: expect.stringContaining('between two rows'),
    });
    expect(errors).toMatchObject([{ message: expect.stringContaining(text) }]);
    expect(left).toBe(true);
  });

  test('because its client left is ended', async () => {
    let drawn = 0;
    let leave = () => {};
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const { url } = await realServer({
      ...open,
      handlers: {
        realm_info: async function* () {
          try {
            for (; ; drawn++) yield { gid: String(drawn) };
          } finally {
            leave();
          }
        },
      },
    });
    const client = await connected(url);
    const reply = client.realmInfo({ fields: ['gid'] });
    while (drawn < 10) await tick();
    client.destroy();
    await expect(reply).rejects.toMatchObject({ code: 'connection_closed' });
    await left;
  });
});

test('TLS starts after a stream under way, and the next one goes encrypted', async () => {
  let drawn = 0;
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const { address } = await realServer({
    ...open,
    tls,
    handlers: {
      realm_info: async function* () {
        yield { gid: '1' };
        drawn++;
        await gate;
        yield { gid: '2' };
      },
    },
  });
  const peer = await rawClient(address);
  await peer.next();
  peer.send(['a', 'realm_info', ['gid']]);
  while (drawn === 0) await tick();
  peer.send(['b', 'start_tls']);
  await settled(() => drawn);
  go();
  expect(await peer.next()).toEqual(['a', 1, ['1'], ['2']]);
  expect(await peer.next()).toEqual([null, 'start_tls']);
  const socket = dialTls({ socket: peer.release(), ca: cert, host: '127.0.0.1' });
  later(() => socket.destroy());
  const inside = new Peer(socket);
  expect(await inside.next()).toEqual(['b', 1]);
  inside.send(['c', 'realm_info', ['gid']]);
  expect(await inside.next()).toEqual(['c', 1, ['1'], ['2']]);
});
