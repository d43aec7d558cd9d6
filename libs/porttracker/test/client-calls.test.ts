import { describe, expect, test } from 'vitest';
import { isPorttrackerError, type Notice, PorttrackerError } from '../src/index.ts';
import { connected, openServer, type Peer, realServer } from './support.ts';

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => Promise.reject(new Error('expected a rejection')),
    (error: unknown) => error,
  );
}

/** Answers every request with its own name and arguments. */
async function echo(peer: Peer): Promise<void> {
  for (let frame = await peer.next(); frame !== undefined; frame = await peer.next())
    peer.send([frame[0], 1, ...frame.slice(1)]);
}

async function firstNotice(notices: AsyncIterator<Notice>): Promise<Notice> {
  const { value } = await notices.next();
  return value as Notice;
}

describe('calls', () => {
  test('1000 at once, each with its own reply', async () => {
    const client = await connected(await openServer(echo));
    const replies = await Promise.all(
      Array.from({ length: 1000 }, (_, index) => client.request('echo', [index])),
    );
    expect(replies).toEqual(Array.from({ length: 1000 }, (_, index) => ['echo', index]));
    expect(client.pending).toBe(0);
  });

  test('have ids of their own and nothing between them on the wire', async () => {
    let wire = '';
    const url = await openServer((peer) => {
      peer.socket.on('data', (chunk) => {
        wire += String(chunk);
      });
      return echo(peer);
    });
    const client = await connected(url);
    await Promise.all([client.request('a'), client.request('b', ['\n']), client.request('c', [{ x: null }])]);
    expect(wire).toBe('[1,"a"][2,"b","\\n"][3,"c",{"x":null}]');
  });

  test('take replies in any order, with soft ids and status', async () => {
    const url = await openServer(async (peer) => {
      const frames = (await peer.take(3)) as unknown[][];
      peer.send(['3', '1', 'c'], [2, true, 'b'], [frames[0]?.[0], 1, 'a']);
    });
    const client = await connected(url);
    const calls = [client.request('x'), client.request('x'), client.request('x')];
    expect(await Promise.all(calls)).toEqual([['a'], ['b'], ['c']]);
  });

  test('read replies that come octet by octet', async () => {
    const url = await openServer(async (peer) => {
      await peer.next();
      for (const octet of Buffer.from('[1,1,"grün \\u00fc 🦉"]\r\n')) {
        peer.write(new Uint8Array([octet]));
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    const client = await connected(url);
    expect(await client.request('x')).toEqual(['grün ü 🦉']);
  });

  test.each([
    [0, 'no such realm', 'more', 7],
    ['0', 'no such realm', 'more', 7],
    [false, 'no such realm', 'more', 7],
  ])('fail with the status %j and the words of the server', async (...reply) => {
    const url = await openServer(async (peer) => {
      await peer.next();
      peer.send([1, ...reply]);
    });
    const client = await connected(url);
    expect(await rejection(client.realmPoll({ realm: '51' }))).toMatchObject({
      code: 'request_failed',
      message: 'realm_poll: no such realm',
      messageName: 'realm_poll',
      id: 1,
      serverMessage: 'no such realm',
      extra: ['more', 7],
    });
  });

  test.each([
    ['{"toString":1,"valueOf":1}', 'x: {"toString":1,"valueOf":1}'],
    ['["a",null]', 'x: ["a",null]'],
    ['null', 'x: the server gave no reason'],
  ])('fail also with the words %s', async (words, message) => {
    const url = await openServer(async (peer) => {
      await peer.next();
      peer.write(`[1,0,${words}]\n`);
    });
    const client = await connected(url);
    expect(await rejection(client.request('x'))).toMatchObject({ code: 'request_failed', message });
  });

  test('with parameters or replies that do not fit concern nobody else', async () => {
    const url = await openServer(async (peer) => {
      for (let frame = await peer.next(); frame !== undefined; frame = await peer.next())
        peer.send(frame[1] === 'ping' ? [frame[0], 1, 5, 6] : [frame[0], 1, 'none']);
    });
    const client = await connected(url);
    const ping = client.ping();
    expect(await rejection(client.realmPoll({ realm: 5 as never }))).not.toBeUndefined();
    expect(await rejection(client.log({ message: 5n as never }))).toMatchObject({
      name: 'WireError',
      messageName: 'log',
    });
    expect(await rejection(client.request('log', [5n]))).toMatchObject({ code: 'invalid_options' });
    expect(await rejection(client.pollerInfo({ fields: ['gid'] }))).toMatchObject({
      name: 'WireError',
      messageName: 'poller_info',
    });
    expect(await ping).toEqual({ timestamp: 5, pid: 6 });
  });
});

describe('calls given up', () => {
  test('time out or abort alone, and their late replies are ignored', async () => {
    let arrived = () => {};
    const all = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    let answer = () => {};
    const url = await openServer(async (peer) => {
      await peer.take(4);
      answer = () => peer.send(...[1, 2, 3, 4].map((id) => [id, 1, 'late or not']));
      arrived();
    });
    const client = await connected(url);
    const notices = client.notifications();
    const controller = new AbortController();
    const aborted = rejection(client.request('a', [], { signal: controller.signal }));
    const late = rejection(client.request('b', [], { timeout: 20 }));
    const both = rejection(client.request('c', [], { signal: controller.signal, timeout: 0 }));
    const patient = client.request('d');
    expect(await late).toMatchObject({ code: 'timeout', messageName: 'b', id: 2 });
    controller.abort('enough');
    expect(await aborted).toMatchObject({ code: 'aborted', messageName: 'a', id: 1, cause: 'enough' });
    expect(await both).toMatchObject({ code: 'aborted', messageName: 'c' });
    await all;
    answer();
    expect(await patient).toEqual(['late or not']);
    await client.close();
    expect(await notices.next()).toEqual({ done: true, value: undefined });
  });

  test('never start when the signal has fired', async () => {
    const client = await connected(await openServer(echo));
    expect(await rejection(client.ping({ signal: AbortSignal.abort() }))).toMatchObject({ code: 'aborted' });
    expect(await client.request('x')).toEqual(['x']);
  });

  test('after the time the client was given for all', async () => {
    const client = await connected(await openServer(() => {}), { timeout: 20 });
    expect(await rejection(client.ping())).toMatchObject({
      code: 'timeout',
      message: 'ping: no reply within 20 ms',
    });
  });

  test('because too many are under way', async () => {
    const client = await connected(await openServer(() => {}), { maxPending: 2 });
    for (const name of ['a', 'b']) client.request(name).catch(() => {});
    expect(await rejection(client.request('c'))).toMatchObject({ code: 'overflow' });
  });
});

describe('the end of a connection', () => {
  test.each([
    ['ends', (peer: Peer) => peer.socket.end()],
    ['breaks', (peer: Peer) => peer.socket.resetAndDestroy()],
  ])('fails what is under way when the server %s it', async (_, end) => {
    const url = await openServer(async (peer) => {
      await peer.take(2);
      end(peer);
    });
    const client = await connected(url);
    const calls = [rejection(client.realmPoll({ realm: '51' })), rejection(client.request('x'))];
    expect(await Promise.all(calls)).toMatchObject([
      { code: 'connection_closed', messageName: 'realm_poll', id: 1 },
      { code: 'connection_closed', messageName: 'x', id: 2 },
    ]);
    expect(await client.closed).toMatchObject({ code: 'connection_closed' });
    expect(await rejection(client.ping())).toMatchObject({
      code: 'connection_closed',
      messageName: 'ping',
      message: expect.stringMatching(/^ping: the connection is closed: the (server ended the )?connection/),
    });
  });

  test.each([
    ['garbage', '{"no":"array"}\n'],
    ['half JSON', '[1,1,nonsense]\n'],
  ])('comes with %s from the server', async (_, text) => {
    const url = await openServer(async (peer) => {
      await peer.next();
      peer.write(text);
    });
    const client = await connected(url);
    expect(await rejection(client.ping())).toMatchObject({ code: 'protocol_violation', messageName: 'ping' });
    expect(await client.closed).toMatchObject({ code: 'protocol_violation', cause: { name: 'WireError' } });
  });

  test('comes with a message that is too long', async () => {
    const url = await openServer(async (peer) => {
      await peer.next();
      peer.send([1, 1, 'x'.repeat(2000)]);
    });
    const client = await connected(url, { maxMessageLength: 1000 });
    expect(await rejection(client.ping())).toMatchObject({ code: 'protocol_violation' });
  });

  test.each([
    ['ends', (peer: Peer) => peer.socket.end()],
    ['breaks', (peer: Peer) => peer.socket.resetAndDestroy()],
  ])('in the middle of a reply, when the server %s it, is one like any other', async (_, end) => {
    const url = await openServer(async (peer) => {
      await peer.next();
      peer.socket.write('[1,1,"unfini', () => end(peer));
    });
    const client = await connected(url);
    expect(await rejection(client.ping())).toMatchObject({ code: 'connection_closed', mayHaveRun: true });
    expect(await client.closed).toMatchObject({ code: 'connection_closed' });
  });

  test('by a fatal error of the server may have any words', async () => {
    const url = await openServer((peer) => peer.write('[null,"error",{"toString":1,"valueOf":1}]\n'));
    const client = await connected(url);
    expect(await client.closed).toMatchObject({
      code: 'server_error',
      serverMessage: '{"toString":1,"valueOf":1}',
    });
  });

  test('by a fatal error of the server carries its words', async () => {
    const url = await openServer(async (peer) => {
      await peer.next();
      peer.send([null, 'error', 'out of memory']);
    });
    const client = await connected(url);
    const notices = client.notifications();
    expect(await rejection(client.ping())).toMatchObject({
      code: 'server_error',
      messageName: 'ping',
      serverMessage: 'out of memory',
    });
    expect(await client.closed).toMatchObject({ code: 'server_error', serverMessage: 'out of memory' });
    expect(await firstNotice(notices)).toEqual({
      kind: 'notification',
      name: 'error',
      params: { message: 'out of memory' },
    });
    expect(await rejection(notices.next())).toMatchObject({ code: 'server_error' });
  });

  test('by close() comes after the replies under way', async () => {
    let answer = () => {};
    const url = await openServer(async (peer) => {
      await peer.next();
      answer = () => peer.send([1, 1, 'done']);
      peer.send([null, 'info', 'ready']);
    });
    const client = await connected(url);
    const call = client.request('x');
    await firstNotice(client.notifications());
    const closing = client.close();
    expect(await rejection(client.request('y'))).toMatchObject({ code: 'connection_closed' });
    answer();
    expect(await call).toEqual(['done']);
    await closing;
    expect(await client.closed).toBeUndefined();
  });

  test('by destroy() is at once, with the reason given', async () => {
    const client = await connected(await openServer(() => {}));
    const call = rejection(client.request('x'));
    client.destroy(new PorttrackerError('aborted', 'shutting down'));
    expect(await call).toMatchObject({ code: 'aborted', message: 'x: shutting down' });
    expect(await client.closed).toMatchObject({ code: 'aborted' });
  });

  test('by leaving its scope', async () => {
    const { server, url } = await realServer({ authentication: ['none'] });
    {
      await using client = await connected(url);
      await client.ping();
      expect(server.sessions.size).toBe(1);
    }
    for (const session of server.sessions) await session.closed;
    expect(server.sessions.size).toBe(0);
  });
});

describe('what no call waits for', () => {
  test('is a violation that does no harm', async () => {
    const url = await openServer(async (peer) => {
      peer.send([null, 'hello', 2, 'none'], ['x'.repeat(1_000_000), 1]);
      peer.send([99, 1], ['nobody', 1], [null, 7], [null, 'info'], [null, 'event', 7]);
      await peer.next();
      peer.send([1, 1, 5, 6], [1, 1, 5, 6]);
    });
    const client = await connected(url);
    const notices = client.notifications();
    expect(await client.ping()).toEqual({ timestamp: 5, pid: 6 });
    for (const text of [
      'hello',
      'xxx...',
      'id 99',
      'id "nobody"',
      'name of a notification',
      'info',
      'event',
      'id 1',
    ]) {
      const notice = await firstNotice(notices);
      expect(notice).toMatchObject({ kind: 'violation', error: { code: 'protocol_violation' } });
      expect(
        notice.kind === 'violation' && isPorttrackerError(notice.error) && notice.error.message,
      ).toContain(text);
      expect(notice.kind === 'violation' && notice.error.message.length).toBeLessThan(200);
    }
  });

  test('a second greeting is a notification like any other', async () => {
    const url = await openServer(async (peer) => {
      peer.send(
        [null, 'hello', 1, ['login']],
        [null, 'start'],
        [null, '__proto__'],
        [null, 'constructor', 1],
      );
      await echo(peer);
    });
    const client = await connected(url);
    expect(await client.request('x')).toEqual(['x']);
    const notices = client.notifications();
    expect(await firstNotice(notices)).toMatchObject({ kind: 'notification', name: 'hello' });
    for (const name of ['start', '__proto__', 'constructor'])
      expect(await firstNotice(notices)).toMatchObject({ kind: 'unknown', name });
    expect(client.server).toMatchObject({ authentication: 'none', authenticationTypes: ['none'] });
  });

  test('notifications reach those who ask, also the ones before', async () => {
    const url = await openServer((peer) => peer.send([null, 'info', 'one'], [null, 'news', 1, [2]]));
    const client = await connected(url);
    const notices = client.notifications();
    expect(await firstNotice(notices)).toEqual({
      kind: 'notification',
      name: 'info',
      params: { message: 'one' },
    });
    expect(await firstNotice(notices)).toEqual({ kind: 'unknown', name: 'news', args: [1, [2]] });
  });
});
