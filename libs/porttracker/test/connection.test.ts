import { describe, expect, expectTypeOf, test } from 'vitest';
import { cramMd6, isPorttrackerError, openConnection } from '../src/connection.ts';
import { realmInfo } from '../src/gen/realms.ts';
import { ping, subscribe } from '../src/gen/session.ts';
import { credentials, fakeServer, later, realServer } from './support.ts';

async function opened(...args: Parameters<typeof openConnection>) {
  const connection = await openConnection(...args);
  later(() => connection.destroy());
  return connection;
}

/** A server that lets everybody in, and answers every request with what `answer` gives. */
function answering(answer: (frame: readonly unknown[]) => readonly unknown[]): Promise<string> {
  return fakeServer(async (peer) => {
    peer.send([null, 'hello', 1, ['none']]);
    for (let frame = await peer.next(); frame !== undefined; frame = await peer.next())
      peer.send([frame[0], ...answer(frame)]);
  });
}

describe('a single connection', () => {
  test('calls described messages, typed as they are', async () => {
    const connection = await opened(await answering(() => [1, '5', 6]));
    const reply = await connection.call(ping, {});
    expectTypeOf(reply).toEqualTypeOf<{ timestamp: number; pid: number }>();
    expect(reply).toEqual({ timestamp: 5, pid: 6 });
    expect(connection.pending).toBe(0);
    expect(connection.secure).toBe(false);
  });

  test('brings the types of a message with it', async () => {
    const connection = await opened(await answering(() => [1, ['51', ''], [52, 'b']]));
    expect(await connection.call(realmInfo, { fields: ['gid', 'description'] })).toEqual([
      { gid: '51', description: '' },
      { gid: '52', description: 'b' },
    ]);
  });

  test('sends any request as it is', async () => {
    const connection = await opened(await answering((frame) => [1, ...frame.slice(1)]));
    expect(await connection.request('own', [1, 'two'])).toEqual(['own', 1, 'two']);
  });

  test('refuses what does not fit before it is sent', async () => {
    const connection = await opened(await answering(() => [1]));
    await expect(connection.call(realmInfo, { fields: ['guid' as 'gid'] })).rejects.toMatchObject({
      name: 'WireError',
      code: 'name_unknown',
      messageName: 'realm_info',
    });
  });

  test('refuses a message without its parts', async () => {
    const connection = await opened(await answering(() => [1]));
    const { parts: _, ...bare } = ping;
    await expect(connection.call(bare, {})).rejects.toThrow(/a message that comes with its parts/);
  });

  test('hands on what is sent unasked', async () => {
    const { server, url } = await realServer();
    const seen: unknown[] = [];
    const connection = await opened(url, {
      ...credentials,
      authentication: [cramMd6],
      onNotification: (name, args) => seen.push([name, ...args]),
    });
    await connection.call(subscribe, { events: ['realm_poll_stop'] });
    server.emit('realm_poll_stop', { realm: '51' });
    await connection.call(ping, {});
    expect(seen).toEqual([['event', 'realm_poll_stop', '51']]);
  });

  test('says what it takes to log in by challenge', async () => {
    const { url } = await realServer({ authentication: ['login_cram_md6'] });
    await expect(opened(url, { ...credentials, authentication: ['login_cram_md6'] })).rejects.toThrow(
      'login_cram_md6 needs `cramMd6` in the option "authentication"',
    );
  });

  test('gives up a call by its time, also by that of the connection', async () => {
    const url = await fakeServer(async (peer) => {
      peer.send([null, 'hello', 1, ['none']]);
    });
    const connection = await opened(url, { timeout: 20 });
    await expect(connection.call(ping, {})).rejects.toMatchObject({ code: 'timeout' });
    await expect(connection.call(ping, {}, { timeout: 10 })).rejects.toMatchObject({
      message: 'ping: no reply within 10 ms',
    });
  });

  test('ends after the replies under way', async () => {
    const connection = await opened(await answering(() => [1, 5, 6]));
    const call = connection.call(ping, {});
    await connection.close();
    expect(await call).toEqual({ timestamp: 5, pid: 6 });
    expect(await connection.closed).toBeUndefined();
    await expect(connection.call(ping, {})).rejects.toMatchObject({ code: 'connection_closed' });
  });

  test('says why it ended', async () => {
    const url = await fakeServer(async (peer) => {
      peer.send([null, 'hello', 1, ['none']]);
      await peer.next();
      peer.socket.resetAndDestroy();
    });
    const connection = await opened(url);
    await expect(connection.call(ping, {})).rejects.toMatchObject({
      code: 'connection_closed',
      mayHaveRun: true,
    });
    const error = await connection.closed;
    expect(isPorttrackerError(error) && error.code).toBe('connection_closed');
  });

  test('is closed by leaving its scope', async () => {
    let kept: Awaited<ReturnType<typeof openConnection>>;
    const url = await answering(() => [1, 5, 6]);
    {
      await using connection = await openConnection(url);
      kept = connection;
    }
    expect(await kept.closed).toBeUndefined();
  });
});
