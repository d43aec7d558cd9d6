import { describe, expect, test } from 'vitest';
import { openConnection } from '../src/connection.ts';
import { type ConnectOptions, connect } from '../src/index.ts';
import { become, echo, FakeTimers, open, scripted } from './reconnecting.ts';
import { connected, openServer } from './support.ts';

const endless = [0, Number.POSITIVE_INFINITY, 2 ** 31, Number.MAX_VALUE];

describe('times that no timer can measure', () => {
  test.each(endless)('are for ever: %d', async (time) => {
    const timers = new FakeTimers();
    const url = await openServer((peer) => echo(peer));
    const client = await open(
      url,
      { connectTimeout: time, timeout: time, idleTimeout: time, closeTimeout: time, reconnect: false },
      timers,
    );
    expect(timers.count).toBe(0);
    expect(await client.request('x')).toEqual(['x']);
    expect(await client.request('x', [], { timeout: time })).toEqual(['x']);
    await client[Symbol.asyncDispose]();
    expect(await client.closed).toBeUndefined();
    await using connection = await openConnection(url, { connectTimeout: time, timeout: time });
    expect(await connection.request('x', [], { timeout: time })).toEqual(['x']);
  });

  test.each(endless)('are for ever while there is no connection: %d', async (timeout) => {
    const timers = new FakeTimers();
    const url = await scripted((peer, count) => (count > 1 ? echo(peer) : peer.socket.end()));
    const client = await open(url, {}, timers);
    await become(client, 'reconnecting');
    const call = client.request('x', [], { timeout });
    await timers.pass(100);
    expect(await call).toEqual(['x']);
  });
});

describe('numbers that are none', () => {
  test.each<[keyof ConnectOptions, unknown, string]>([
    ['connectTimeout', Number.NaN, 'a number of at least 0, got NaN'],
    ['timeout', -1, 'a number of at least 0, got -1'],
    ['closeTimeout', '5', 'a number of at least 0, got "5"'],
    ['idleTimeout', null, 'a number of at least 0, got null'],
    ['receiveTimeout', '5', 'a number of at least 0, got "5"'],
    ['maxPending', Number.NaN, 'a whole number of at least 1, got NaN'],
    ['maxPending', 0, 'a whole number of at least 1, got 0'],
    ['maxBuffered', -5, 'a whole number of at least 1, got -5'],
    ['maxMessageLength', 1.5, 'a whole number of at least 1, got 1.5'],
    ['maxQueue', -1, 'a whole number of at least 0, got -1'],
  ])('are no options: %s %j', async (name, value, text) => {
    await expect(connect('porttracker://127.0.0.1:1', { [name]: value })).rejects.toMatchObject({
      code: 'invalid_options',
      message: `${name}: expected ${text}`,
    });
  });

  test.each([Number.NaN, -1, Number.NEGATIVE_INFINITY, '5' as never])(
    'are no time for a call, with a connection or without: %j',
    async (timeout) => {
      const refused = {
        code: 'invalid_options',
        message: expect.stringMatching(/^timeout: expected a number/),
      };
      const client = await connected(await openServer((peer) => echo(peer)));
      await expect(client.ping({ timeout })).rejects.toMatchObject(refused);
      expect(client.pending).toBe(0);
      const away = await open(await scripted((peer) => peer.socket.end()));
      await become(away, 'reconnecting');
      await expect(away.ping({ timeout })).rejects.toMatchObject(refused);
      expect(away.pending).toBe(0);
    },
  );
});

test.each([Number.NaN, -1, 1.5, '9' as never])('no number of items for a stream: %j', async (buffer) => {
  const client = await connected(await openServer((peer) => echo(peer)));
  const refused = expect.objectContaining({
    code: 'invalid_options',
    message: expect.stringMatching(/^buffer: expected a whole number of at least 0, got /),
  });
  expect(() => client.events('*', { buffer })).toThrow(refused);
  expect(() => client.notifications({ buffer })).toThrow(refused);
  expect(() => client.states({ buffer })).toThrow(refused);
  expect(await client.request('x')).toEqual(['x']);
});

test('limits may be endless', async () => {
  const none = Number.POSITIVE_INFINITY;
  const url = await openServer((peer) => echo(peer));
  const client = await connected(url, {
    maxPending: none,
    maxBuffered: none,
    maxMessageLength: none,
    maxQueue: none,
  });
  expect(await client.request('x')).toEqual(['x']);
});

test('a queue of no length takes nothing', async () => {
  const client = await open(await scripted((peer) => peer.socket.end()), { maxQueue: 0 });
  await become(client, 'reconnecting');
  await expect(client.ping()).rejects.toMatchObject({ code: 'overflow', mayHaveRun: false });
});
