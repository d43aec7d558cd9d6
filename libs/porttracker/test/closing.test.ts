import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { openConnection } from '../src/connection.ts';
import { become, echo, open, scripted } from './reconnecting.ts';
import { connected, later, openServer } from './support.ts';

const silent = () => openServer(() => {});
/** How a call ends whose connection was closed before its reply came. */
const cut = {
  code: 'connection_closed',
  mayHaveRun: true,
  message: 'realm_poll: the connection was closed before the reply came',
};

describe('closing while the server says nothing', () => {
  test('ends after the time it was given', async () => {
    const client = await connected(await silent());
    const failed = expect(client.realmPoll({ realm: '51' })).rejects.toMatchObject(cut);
    await client.close({ timeout: 20 });
    await failed;
    expect(client.state).toBe('closed');
    expect(await client.closed).toBeUndefined();
  });

  test('ends when the signal fires, and listens to it no longer', async () => {
    const client = await connected(await silent());
    const failed = expect(client.realmPoll({ realm: '51' })).rejects.toMatchObject(cut);
    const controller = new AbortController();
    const closing = client.close({ signal: controller.signal, timeout: 0 });
    expect(client.state).toBe('closing');
    controller.abort();
    await closing;
    await failed;
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  test('ends at once with a signal that has fired', async () => {
    const client = await connected(await silent());
    const failed = expect(client.realmPoll({ realm: '51' })).rejects.toMatchObject(cut);
    await client.close({ signal: AbortSignal.abort() });
    await failed;
  });

  test('can be cut short by closing again', async () => {
    const client = await connected(await silent());
    const failed = expect(client.realmPoll({ realm: '51' })).rejects.toMatchObject(cut);
    const patient = client.close({ timeout: Number.POSITIVE_INFINITY });
    await client.close({ timeout: 5 });
    await Promise.all([patient, failed]);
    await client.close({ timeout: 5 });
  });

  test('lets the error out that leaves the scope of the client', async () => {
    const url = await silent();
    let failed: Promise<void> | undefined;
    const work = async () => {
      await using client = await connected(url, { closeTimeout: 20 });
      failed = expect(client.realmPoll({ realm: '51' })).rejects.toMatchObject(cut);
      throw new TypeError('the program is wrong');
    };
    await expect(work()).rejects.toThrow('the program is wrong');
    await failed;
  });

  test('is the same for a single connection', async () => {
    const url = await silent();
    let failed: Promise<void> | undefined;
    {
      await using connection = await openConnection(url, { closeTimeout: 20 });
      failed = expect(connection.request('realm_poll')).rejects.toMatchObject(cut);
    }
    await failed;
    const connection = await openConnection(url);
    failed = expect(connection.request('realm_poll')).rejects.toMatchObject(cut);
    await connection.close({ timeout: 20 });
    await failed;
  });

  test('waits for nothing when there is no connection', async () => {
    const client = await open(await scripted((peer) => peer.socket.end()));
    await become(client, 'reconnecting');
    await client.close({ timeout: 0 });
    expect(client.state).toBe('closed');
  });
});

test('a time for closing changes nothing where the replies come', async () => {
  const url = await openServer((peer) => echo(peer));
  const client = await connected(url);
  const controller = new AbortController();
  const call = client.request('x');
  await client.close({ timeout: 60_000, signal: controller.signal });
  expect(await call).toEqual(['x']);
  expect(await client.closed).toBeUndefined();
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
});

test('a time for closing that is none closes nothing', async () => {
  const client = await connected(await openServer((peer) => echo(peer)));
  await expect(client.close({ timeout: Number.NaN })).rejects.toMatchObject({
    code: 'invalid_options',
    message: 'timeout: expected a number of at least 0, got NaN',
  });
  expect(await client.request('x')).toEqual(['x']);
  const connection = await openConnection(await openServer((peer) => echo(peer)));
  later(() => connection.destroy());
  await expect(connection.close({ timeout: -1 })).rejects.toMatchObject({ code: 'invalid_options' });
  expect(await connection.request('x')).toEqual(['x']);
});
