import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { TypedMessage } from '@aluco/wire';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { connectBy } from '../src/client/connect.ts';
import { systemTimers } from '../src/client/timers.ts';
import {
  groupInfo,
  isPorttrackerError,
  type ListPromise,
  type PorttrackerClient,
  type RealmInfoResult,
  realmDeviceAssignmentList,
  realmInfo,
  realmQuery,
  realmView,
  securityCertificateAssignmentList,
  securityCertificateList,
  type TappedFrame,
  type ViewRow,
} from '../src/index.ts';
import { cert, connected, later, openServer, type Peer, realServer, settled, tick, tls } from './support.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const open = { authentication: ['none'] } as const;
const asked = { realm: '1', view: '2' } as const;

/** A message whose rows follow the status one by one. */
const spread: TypedMessage<Record<string, never>, string[]> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'views',
  name: 'spread_rows',
  params: [],
  result: [{ name: 'rows', type: { kind: 'scalar', scalar: 'string' }, rest: true }],
  session: { in: ['authenticated'] },
  idempotent: true,
};

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

/** What was given, and what was thrown then. */
async function until<T>(rows: AsyncIterable<T>): Promise<{ given: T[]; error: unknown }> {
  const given: T[] = [];
  try {
    for await (const row of rows) given.push(row);
  } catch (error) {
    return { given, error };
  }
  return { given, error: undefined };
}

/** A client of a server that leaves its answers to the test. */
async function pair(options?: Parameters<typeof connected>[1]) {
  let took = (_: Peer) => {};
  const came = new Promise<Peer>((resolve) => {
    took = resolve;
  });
  const client = await connected(await openServer((peer) => took(peer)), options);
  return { client, peer: await came };
}

/** Answers the next request with a ping's reply. */
async function answerPing(client: PorttrackerClient, peer: Peer): Promise<void> {
  const ping = client.ping();
  const frame = await peer.next();
  expect(frame?.[1]).toBe('ping');
  peer.send([frame?.[0], 1, 0, 7]);
  expect((await ping).pid).toBe(7);
}

const cells = (count: number): ViewRow[] => Array.from({ length: count }, (_, n) => [n, `row ${n}`]);

describe('rows of a reply', () => {
  test.each([0, 1, 2, 5_000])('come all and in order where they stand in an array: %d', async (count) => {
    const { url } = await realServer({ ...open, handlers: { realm_view: () => cells(count) } });
    const client = await connected(url);
    expect(await all(client.rows(realmView, asked))).toEqual(cells(count));
    expect(await client.realmView(asked)).toEqual(cells(count));
    expect(client.pending).toBe(0);
  });

  test.each([0, 1, 5_000])('come all and in order where they follow the status: %d', async (count) => {
    const { client, peer } = await pair();
    const rows = all(client.rows(spread, {}));
    const sent = Array.from({ length: count }, (_, n) => `row ${n}`);
    const frame = await peer.next();
    expect(frame?.slice(1)).toEqual(['spread_rows']);
    peer.send([frame?.[0], 1, ...sent]);
    expect(await rows).toEqual(sent);
    await answerPing(client, peer);
  });

  test('come too where the reply may have several forms', async () => {
    const realms = [{ gid: '1' }, { gid: '2' }];
    const { url } = await realServer({ ...open, handlers: { realm_info: () => realms } });
    expect(await all((await connected(url)).rows(realmInfo, { fields: ['gid'] }))).toEqual(realms);
  });

  test('have the columns that were asked for, and are decoded', async () => {
    const groups = [
      { gid: '1', name: 'a' },
      { gid: '2', name: 'b' },
    ];
    const { url } = await realServer({ ...open, handlers: { group_info: () => groups } });
    const client = await connected(url);
    expect(await all(client.rows(groupInfo, { fields: ['name'] }))).toEqual([{ name: 'a' }, { name: 'b' }]);
  });

  test('are given before the reply has come to its end', async () => {
    const { client, peer } = await pair();
    const rows = client.rows(realmView, asked);
    const first = rows.next();
    const [id] = (await peer.next()) ?? [];
    peer.write(`[${id},1,[["a",1],["b"`);
    expect(await first).toEqual({ done: false, value: ['a', 1] });
    const second = rows.next();
    peer.write(',2]');
    peer.write(']]\n');
    expect(await second).toEqual({ done: false, value: ['b', 2] });
    expect(await rows.next()).toEqual({ done: true, value: undefined });
    expect(await rows.next()).toEqual({ done: true, value: undefined });
  });

  test('go to the stream that asked, with replies to others between and after them', async () => {
    const { client, peer } = await pair();
    const one = all(client.rows(realmView, asked));
    const two = all(client.rows(spread, {}));
    const whole = client.realmView(asked);
    const ping = client.ping();
    const ids = (await peer.take(4)).map((frame) => (frame as unknown[])[0]);
    peer.send(
      [ids[2], 1, [['c']]],
      [ids[1], 1, 'x', 'y'],
      [ids[3], 1, 0, 7],
      [String(ids[0]), '1', [['a'], ['b']]],
    );
    expect(await one).toEqual([['a'], ['b']]);
    expect(await two).toEqual(['x', 'y']);
    expect(await whole).toEqual([['c']]);
    expect((await ping).pid).toBe(7);
    await answerPing(client, peer);
  });

  test('come over TLS that starts before their request may leave', async () => {
    const handlers = { realm_view: () => cells(5_000) };
    const { url } = await realServer({ ...open, tls, handlers });
    const seen: TappedFrame[] = [];
    const client = await connected(url, { tls: { ca: cert }, onFrame: (tapped) => seen.push(tapped) });
    const secured = client.startTls();
    expect(await all(client.rows(realmView, asked))).toEqual(cells(5_000));
    await secured;
    expect(client.server.tls).toBe(true);
    expect(seen.at(-1)?.frame).toEqual([2, 1, '…']);
  });

  test('are left out where the tap shows their reply', async () => {
    const { url } = await realServer({ ...open, handlers: { realm_view: () => cells(5_000) } });
    const seen: TappedFrame[] = [];
    const client = await connected(url, { onFrame: (tapped) => seen.push(tapped) });
    await all(client.rows(realmView, asked));
    expect(seen.at(-1)).toMatchObject({
      direction: 'in',
      message: 'realm_view',
      octets: JSON.stringify([1, 1, cells(5_000)]).length,
      frame: [1, 1, '…'],
    });
  });

  test('are not asked for until the first is wanted', async () => {
    const { client, peer } = await pair();
    const left = client.rows(realmView, asked);
    await left.return?.();
    expect(await left.next()).toEqual({ done: true, value: undefined });
    await answerPing(client, peer);
  });
});

describe('a stream of rows ends', () => {
  test('with the refusal of the server', async () => {
    const { client, peer } = await pair();
    const rows = until(client.rows(realmView, asked));
    peer.send([(await peer.next())?.[0], 0, 'no such view', 2]);
    expect(await rows).toMatchObject({
      given: [],
      error: { code: 'request_failed', serverMessage: 'no such view', extra: [2] },
    });
    await answerPing(client, peer);
  });

  test('with parameters that do not fit, before anything is sent', async () => {
    const { client, peer } = await pair();
    const rows = client.rows(realmView, { realm: '1' } as never);
    await expect(rows.next()).rejects.toMatchObject({ name: 'WireError', messageName: 'realm_view' });
    await answerPing(client, peer);
  });

  test('at a message that gives no rows', async () => {
    const { client, peer } = await pair();
    const noRows = { ...spread, result: [{ name: 'text', type: { kind: 'scalar', scalar: 'string' } }] };
    const rows = until(client.rows(noRows as typeof spread, {}));
    peer.send([(await peer.next())?.[0], 1, 'x']);
    expect(await rows).toMatchObject({ given: [], error: { code: 'invalid_options' } });
    await answerPing(client, peer);
  });

  test.each([
    ['in one piece', (text: string) => [text]],
    ['row by row', (text: string) => text.split(/(?<=\],)/)],
  ])('at a row that does not fit, after those before it, alone: %s', async (_, cut) => {
    const { client, peer } = await pair();
    const rows = until(client.rows(realmView, asked));
    const other = all(client.rows(spread, {}));
    const [id] = (await peer.next()) ?? [];
    const [second] = (await peer.next()) ?? [];
    for (const part of cut(`[${id},1,[["a"],["b"],[{}],["c"],["d"]]]`)) {
      peer.write(part);
      await tick();
    }
    peer.send([second, 1, 'x']);
    const { given, error } = await rows;
    expect(given).toEqual([['a'], ['b']]);
    expect(error).toMatchObject({ name: 'WireError', messageName: 'realm_view' });
    expect(String(error)).toContain('rows[2]');
    expect(await other).toEqual(['x']);
    await answerPing(client, peer);
  });

  test('at a reply that holds no list', async () => {
    const { client, peer } = await pair();
    const rows = until(client.rows(realmView, asked));
    peer.send([(await peer.next())?.[0], 1, 'nothing']);
    expect(await rows).toMatchObject({ given: [], error: { name: 'WireError' } });
    await answerPing(client, peer);
  });

  test('when the loop is left; the rest of the reply is dropped', async () => {
    const { client, peer } = await pair();
    const reply = peer.next().then((frame) => {
      peer.write(`[${frame?.[0]},1,[["a"],["b"],`);
      return frame;
    });
    for await (const row of client.rows(realmView, asked)) {
      expect(row).toEqual(['a']);
      break;
    }
    await reply;
    expect(client.pending).toBe(0);
    peer.write('["c"],[{}]');
    const ping = client.ping();
    const frame = await peer.next();
    peer.write(']]');
    peer.send([frame?.[0], 1, 0, 7]);
    expect((await ping).pid).toBe(7);
    const notices = client.notifications();
    await answerPing(client, peer);
    await client.close();
    expect(await all(notices)).toEqual([]);
  });

  test('with its signal, at once', async () => {
    const { client, peer } = await pair();
    const controller = new AbortController();
    const rows = client.rows(realmView, asked, { signal: controller.signal });
    const first = rows.next();
    const [id] = (await peer.next()) ?? [];
    peer.write(`[${id},1,[["a"],["b"],["c"],`);
    await first;
    controller.abort('enough');
    await expect(rows.next()).rejects.toMatchObject({
      code: 'aborted',
      messageName: 'realm_view',
      mayHaveRun: true,
      cause: 'enough',
    });
    expect(await rows.next()).toEqual({ done: true, value: undefined });
    peer.write('["d"]]]');
    await answerPing(client, peer);
  });

  test('with its signal, where that fired before', async () => {
    const { client, peer } = await pair();
    const rows = client.rows(realmView, asked, { signal: AbortSignal.abort() });
    await expect(rows.next()).rejects.toMatchObject({ code: 'aborted', mayHaveRun: false });
    await answerPing(client, peer);
  });

  test('with its signal, also when the reply has come already', async () => {
    const { url } = await realServer({ ...open, handlers: { realm_view: () => cells(5) } });
    const client = await connected(url);
    const controller = new AbortController();
    const rows = client.rows(realmView, asked, { signal: controller.signal });
    await rows.next();
    await client.ping();
    controller.abort();
    await expect(rows.next()).rejects.toMatchObject({ code: 'aborted' });
    expect(await rows.next()).toEqual({ done: true, value: undefined });
  });

  test.each([
    ['of the call', { timeout: 20 }, {}],
    ['of the client', {}, { timeout: 20 }],
  ])('with the timeout %s, after the rows that came', async (_, options, ofClient) => {
    const { client, peer } = await pair(ofClient);
    const rows = client.rows(realmView, asked, options);
    const first = rows.next();
    const [id] = (await peer.next()) ?? [];
    peer.write(`[${id},1,[["a"],["b"],`);
    // Either row may be late for its time, never both be lost.
    const given = await first.then(
      () => until(rows),
      (error: unknown) => ({ given: [], error }),
    );
    expect(given.error).toMatchObject({ code: 'timeout', messageName: 'realm_view' });
    peer.write('["c"]]]');
    const ping = client.ping({ timeout: 0 });
    peer.send([(await peer.next())?.[0], 1, 0, 7]);
    expect((await ping).pid).toBe(7);
  });

  test.each([
    ['that breaks', (peer: Peer) => peer.socket.resetAndDestroy()],
    ['that the server ends in the middle', (peer: Peer) => peer.socket.end()],
    ['that the client ends', (_: Peer, client: PorttrackerClient) => client.destroy()],
  ])('with a connection %s, after the rows that came', async (_, end) => {
    const { client, peer } = await pair();
    const rows = client.rows(realmView, asked);
    const first = rows.next();
    const [id] = (await peer.next()) ?? [];
    peer.write(`[${id},1,[["a"],["b"],["c`);
    expect((await first).value).toEqual(['a']);
    end(peer, client);
    expect(await until(rows)).toMatchObject({
      given: [['b']],
      error: { code: 'connection_closed', messageName: 'realm_view', mayHaveRun: true },
    });
  });

  test('with the connection also where the client connects again: rows do not come twice', async () => {
    let connections = 0;
    const requests: unknown[] = [];
    const url = await openServer(async (peer) => {
      connections++;
      for (let frame = await peer.next(); frame !== undefined; frame = await peer.next()) {
        requests.push(frame[1]);
        if (frame[1] === 'ping') peer.send([frame[0], 1, 0, 7]);
        else {
          peer.write(`[${frame[0]},1,[["a"],`);
          await tick();
          peer.socket.end();
        }
      }
    });
    const client = await connected(url, { reconnect: { minDelay: 1 } });
    const { given, error } = await until(client.rows(realmView, asked));
    expect(given).toEqual([['a']]);
    expect(isPorttrackerError(error) && error.mayHaveRun).toBe(true);
    expect((await client.ping()).pid).toBe(7);
    expect(requests).toEqual(['realm_view', 'ping']);
    expect(connections).toBe(2);
  });
});

describe('rows() of a method', () => {
  test('gives the rows as they come, and the promise an empty list', async () => {
    const { client, peer } = await pair();
    const call = client.realmView(asked);
    const rows = call.rows();
    const [id] = (await peer.next()) ?? [];
    peer.write(`[${id},1,[["a",1],["b"`);
    expect(await rows.next()).toEqual({ done: false, value: ['a', 1] });
    peer.write(',2]]]');
    expect(await all(rows)).toEqual([['b', 2]]);
    expect(await call).toEqual([]);
    await answerPing(client, peer);
  });

  test('sends its request in the order of the calls, whether it is awaited or not', async () => {
    const { client, peer } = await pair();
    const rows = client.realmView(asked).rows();
    const ping = client.ping();
    const frames = (await peer.take(2)) as unknown[][];
    expect(frames.map(([, name]) => name)).toEqual(['realm_view', 'ping']);
    peer.send([frames[1]?.[0], 1, 0, 7], [frames[0]?.[0], 1, [['a']]]);
    expect((await ping).pid).toBe(7);
    expect(await all(rows)).toEqual([['a']]);
  });

  test('gives what the list holds that is awaited', async () => {
    const { url } = await realServer({ ...open, handlers: { realm_view: () => cells(5_000) } });
    const client = await connected(url);
    expect(await all(client.realmView(asked).rows({ buffer: 10 }))).toEqual(cells(5_000));
    expect(await client.realmView(asked)).toEqual(cells(5_000));
    expect(await client.call(realmView, asked)).toEqual(cells(5_000));
  });

  test.each([
    ['later', (call: ListPromise<unknown[]>) => Promise.resolve(call).catch(() => {})],
    ['twice', (call: ListPromise<unknown[]>) => void call.rows()],
  ])('is refused %s', async (_, before) => {
    const { client, peer } = await pair();
    const call = client.realmView(asked);
    const done = before(call);
    peer.send([(await peer.next())?.[0], 1, []]);
    await done;
    expect(() => call.rows()).toThrow(
      expect.objectContaining({ code: 'invalid_options', messageName: 'realm_view' }),
    );
    await answerPing(client, peer);
  });

  test('ends with the refusal of the server, which nobody else has to handle', async () => {
    const { client, peer } = await pair();
    const rows = until(client.realmView(asked).rows());
    peer.send([(await peer.next())?.[0], 0, 'no such view']);
    expect(await rows).toMatchObject({ given: [], error: { code: 'request_failed' } });
    await answerPing(client, peer);
  });

  test('ends with parameters that do not fit', async () => {
    const { client, peer } = await pair();
    const rows = client.realmInfo({ fields: ['colour'] as never }).rows();
    await expect(rows.next()).rejects.toMatchObject({ name: 'WireError', messageName: 'realm_info' });
    await answerPing(client, peer);
  });

  test('ends with the signal of the call', async () => {
    const { client, peer } = await pair();
    const controller = new AbortController();
    const rows = client.realmView(asked, { signal: controller.signal }).rows();
    const [id] = (await peer.next()) ?? [];
    peer.write(`[${id},1,[["a"],["b"],`);
    expect((await rows.next()).value).toEqual(['a']);
    controller.abort();
    await expect(rows.next()).rejects.toMatchObject({ code: 'aborted', messageName: 'realm_view' });
    peer.write('["c"]]]');
    await answerPing(client, peer);
  });

  test('ends at a row that does not fit, after those before it', async () => {
    const { client, peer } = await pair();
    const rows = until(client.realmView(asked).rows());
    peer.write(`[${(await peer.next())?.[0]},1,[["a"],[{}],["c"]]]`);
    const { given, error } = await rows;
    expect(given).toEqual([['a']]);
    expect(String(error)).toContain('rows[1]');
  });

  test('is left with the rest of the reply unread by anybody', async () => {
    const { client, peer } = await pair();
    const rows = client.realmView(asked).rows();
    const [id] = (await peer.next()) ?? [];
    peer.write(`[${id},1,[["a"],`);
    await rows.next();
    await rows[Symbol.asyncDispose]();
    expect(await rows.next()).toEqual({ done: true, value: undefined });
    peer.write('["b"],[{}]]]');
    await answerPing(client, peer);
    expect(client.pending).toBe(0);
  });

  test('gives no row twice where the client connects again', async () => {
    const requests: unknown[] = [];
    const url = await openServer(async (peer) => {
      for (let frame = await peer.next(); frame !== undefined; frame = await peer.next()) {
        requests.push(frame[1]);
        peer.write(`[${frame[0]},1,[["a"],`);
        await tick();
        peer.socket.end();
      }
    });
    const client = await connected(url, { reconnect: { minDelay: 1 } });
    const { given, error } = await until(client.realmView(asked).rows());
    expect(given).toEqual([['a']]);
    expect(isPorttrackerError(error) && error.mayHaveRun).toBe(true);
    expect(requests).toEqual(['realm_view']);
  });
});

describe('rows of a reply of either form', () => {
  test.each([
    ['one by one', (rows: string) => rows],
    ['in one array', (rows: string) => `[${rows}]`],
  ])('come as they come, %s', async (_, form) => {
    const { client, peer } = await pair();
    const rows = client.realmInfo({ fields: ['gid', 'name'] }).rows();
    const [id] = (await peer.next()) ?? [];
    const text = `[${id},1,${form('["1","a"],["2","b"]')}]`;
    const cut = text.indexOf('"b"');
    peer.write(text.slice(0, cut));
    expect((await rows.next()).value).toEqual({ gid: '1', name: 'a' });
    peer.write(text.slice(cut));
    expect(await all(rows)).toEqual([{ gid: '2', name: 'b' }]);
    await answerPing(client, peer);
  });
});

describe('a long list', () => {
  const COUNT = 30_000;

  test.each<[string, (client: PorttrackerClient) => Promise<unknown>]>([
    ['by its method', (client) => client.realmView(asked)],
    ['by its descriptor', (client) => client.call(realmView, asked)],
    ['with a tap, that sees it whole', (client) => client.realmView(asked)],
  ])('is the same as a short one: %s', async (how, call) => {
    const { url } = await realServer({ ...open, handlers: { realm_view: () => cells(COUNT) } });
    const seen: TappedFrame[] = [];
    const client = await connected(
      url,
      how.includes('tap') ? { onFrame: (tapped) => seen.push(tapped) } : {},
    );
    expect(await call(client)).toEqual(cells(COUNT));
    if (how.includes('tap')) expect(seen.at(-1)?.frame).toEqual([1, 1, cells(COUNT)]);
    expect(client.pending).toBe(0);
  });

  test('fails at a row that does not fit, and nothing else does', async () => {
    const { client, peer } = await pair();
    const whole = client.realmView(asked);
    const [id] = (await peer.next()) ?? [];
    peer.write(`[${id},1,${JSON.stringify([...cells(COUNT), [{}], ...cells(COUNT)])}]`);
    await expect(whole).rejects.toMatchObject({ name: 'WireError', messageName: 'realm_view' });
    await expect(whole).rejects.toThrow(`rows[${COUNT}]`);
    await answerPing(client, peer);
  });

  test('is as long as a message may be', async () => {
    const { client, peer } = await pair({ maxMessageLength: 400_000 });
    const whole = client.realmView(asked);
    const [id] = (await peer.next()) ?? [];
    peer.write(`[${id},1,${JSON.stringify(cells(COUNT))}]`);
    await expect(whole).rejects.toMatchObject({ code: 'protocol_violation' });
  });

  test('is asked for again where the connection broke in its middle', async () => {
    const text = JSON.stringify(cells(COUNT));
    let connections = 0;
    const url = await openServer(async (peer) => {
      const frame = await peer.next();
      const reply = `[${frame?.[0]},1,${text}]`;
      if (connections++ > 0) peer.write(reply);
      else peer.socket.end(reply.slice(0, -1_000));
    });
    const client = await connected(url, { reconnect: { minDelay: 1 } });
    expect(await client.realmView(asked)).toEqual(cells(COUNT));
    expect(connections).toBe(2);
  });
});

describe('a consumer of rows that is slow', () => {
  const COUNT = 100_000;
  /** More in all than the sockets between hold. */
  const text = 'a cell that takes up room '.repeat(10);

  async function flood() {
    let drawn = 0;
    const { url } = await realServer({
      ...open,
      handlers: {
        realm_view: async function* () {
          for (; drawn < COUNT; drawn++) yield [drawn, text];
        },
      },
    });
    return { url, drawn: () => drawn };
  }

  test('holds back the server, and gets every row in order', async () => {
    const { url, drawn } = await flood();
    const client = await connected(url);
    let expected = 0;
    for await (const [number] of client.rows(realmView, asked, { buffer: 10 })) {
      if (expected === 0) expect(await settled(drawn)).toBeLessThan(COUNT);
      if (number !== expected++) break;
    }
    expect(expected).toBe(COUNT);
    expect(drawn()).toBe(COUNT);
    expect(typeof (await client.ping()).pid).toBe('number');
  });

  test('holds back nobody when it has left', async () => {
    const { url, drawn } = await flood();
    const client = await connected(url);
    const rows = client.rows(realmView, asked, { buffer: 10 });
    await rows.next();
    const held = await settled(drawn);
    expect(held).toBeLessThan(COUNT);
    const ping = client.ping();
    await rows[Symbol.asyncDispose]();
    await ping;
    expect(drawn()).toBe(COUNT);
  });

  test('does not keep a client from closing', async () => {
    const { url, drawn } = await flood();
    const client = await connected(url);
    const rows = client.rows(realmView, asked, { buffer: 10 });
    await rows.next();
    await settled(drawn);
    later(() => rows.return?.());
    await client.close();
    expect(drawn()).toBe(COUNT);
    expect(await rows.next()).toMatchObject({ done: false, value: [1, expect.any(String)] });
  });

  test('is warned of when another call waits for it', async () => {
    const { url } = await flood();
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => void warnings.push(warning);
    process.on('warning', onWarning);
    later(() => process.off('warning', onWarning));
    const due: (() => void)[] = [];
    const after = (_: number, callback: () => void) => {
      due.push(callback);
      return () => {};
    };
    const client = await connectBy({ ...systemTimers, after }, url, {});
    later(() => client.destroy());
    const rows = client.realmView(asked).rows({ buffer: 10 });
    await rows.next();
    while (due.length === 0) await tick();
    for (const callback of due.splice(0)) callback();
    await tick();
    expect(warnings).toEqual([]);
    const ping = client.ping();
    await rows.next();
    while (due.length === 0) await rows.next();
    for (const callback of due) callback();
    await tick();
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringContaining('rows of realm_view wait for their consumer'),
    ]);
    await rows[Symbol.asyncDispose]();
    await ping;
  });

  test('that is garbage holds back nobody', async () => {
    const { url, drawn } = await flood();
    const client = await connected(url);
    const abandon = async () => void (await client.realmView(asked).rows({ buffer: 10 }).next());
    await abandon();
    const held = await settled(drawn);
    expect(held).toBeLessThan(COUNT);
    const ping = client.ping();
    while (drawn() === held) {
      collectGarbage();
      await tick();
    }
    await ping;
    expect(drawn()).toBe(COUNT);
  });

  test('that waits for a row is not taken for garbage', async () => {
    const { client, peer } = await pair();
    const row = client.realmView(asked).rows().next();
    const [id] = (await peer.next()) ?? [];
    for (let n = 0; n < 5; n++) {
      collectGarbage();
      await tick();
    }
    peer.write(`[${id},1,[["a"]]]`);
    expect(await row).toEqual({ done: false, value: ['a'] });
  });
});

test('a row has the type that the message and its parameters give it', async () => {
  const { client } = await pair();
  type Given<T> = T extends AsyncIterable<infer Row> ? Row : never;
  const some = client.rows(realmInfo, { fields: ['gid', 'polling'] });
  expectTypeOf<Given<typeof some>>().toEqualTypeOf<
    Pick<{ gid: string; polling: boolean }, 'gid' | 'polling'>
  >();
  const fields: readonly ('gid' | 'name')[] = ['gid'];
  const listed = client.rows(realmInfo, { fields, realms: ['1'] });
  expectTypeOf<keyof Given<typeof listed>>().toEqualTypeOf<'gid' | 'name'>();
  const groups = client.rows(groupInfo, {});
  expectTypeOf<keyof Given<typeof groups>>().toEqualTypeOf<
    keyof Awaited<ReturnType<typeof client.groupInfo>>[number]
  >();
  const certificates = client.rows(securityCertificateList, { properties: ['name'] });
  expectTypeOf<keyof Given<typeof certificates>>().toEqualTypeOf<'name'>();
  const views = client.rows(realmView, asked);
  expectTypeOf<Given<typeof views>>().toEqualTypeOf<ViewRow>();
  const devices = client.rows(realmDeviceAssignmentList, { realm: '1' });
  expectTypeOf<Given<typeof devices>>().toEqualTypeOf<
    Awaited<ReturnType<typeof client.realmDeviceAssignmentList>>[number]
  >();
  const assigned = client.rows(securityCertificateAssignmentList, {});
  expectTypeOf<Given<typeof assigned>>().toEqualTypeOf<
    Awaited<ReturnType<typeof client.securityCertificateAssignmentList>>[number]
  >();
  const found = client.rows(realmQuery, {
    realm: '1',
    type: 'device',
    columns: ['device_ip'],
    raw_columns: ['device_mac'],
    filters: {},
  });
  type Found = Given<typeof found>;
  expectTypeOf<keyof Found>().toEqualTypeOf<'device_ip' | 'device_mac'>();
  expectTypeOf<Found['device_ip']>().toEqualTypeOf<string | null>();
  expectTypeOf<Found['device_mac']>().toEqualTypeOf<Uint8Array | null>();
  expectTypeOf<RealmInfoResult[number]>().toHaveProperty('seeds');
  // @ts-expect-error: a realm has no such field.
  client.rows(realmInfo, { fields: ['gid', 'colour'] });
  // @ts-expect-error: the realm is missing.
  client.rows(realmView, { view: '2' });
  client.rows(realmQuery, {
    realm: '1',
    type: 'switch',
    // @ts-expect-error: this column is of another view.
    columns: ['device_ip'],
    raw_columns: [],
    filters: {},
  });
  // Nothing is sent for streams that nobody reads.
  expect(client.pending).toBe(0);
});
