import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openConnection } from '../src/connection.ts';
import { pollerInfoModify } from '../src/gen/pollers.ts';
import { isPorttrackerError, type TappedFrame } from '../src/index.ts';
import { withoutTexts } from '../src/quotes.ts';
import { connected, later, openServer } from './support.ts';

/** Refuses each request with words that quote it, and the whole of it after them. */
const quoting = () =>
  openServer(async (peer) => {
    for (let frame = await peer.next(); frame !== undefined; frame = await peer.next())
      peer.send([frame[0], 0, `poller 1: cannot take ${JSON.stringify(frame.slice(2))}`, 'poller 1', frame]);
  });

const params = { poller: '1', changes: { secret: 'hunter "2"' } };
const failureOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isPorttrackerError(error)) throw new TypeError(`expected a PorttrackerError, got ${inspect(error)}`);
  return error;
};

describe('a secret that the server quotes is in no error', () => {
  test.each<[string, (url: string) => Promise<unknown>]>([
    ['of a method', async (url) => (await connected(url)).pollerInfoModify(params)],
    [
      'of a described request',
      async (url) => (await connected(url)).request('poller_info_modify', ['1', params.changes]),
    ],
    [
      'of a request that nothing describes',
      async (url) => (await connected(url)).request('poller_unlock', [params]),
    ],
    [
      'of a single connection',
      async (url) => {
        const connection = await openConnection(url);
        later(() => connection.destroy());
        return connection.call(pollerInfoModify, params);
      },
    ],
  ])('%s', async (_, call) => {
    const told: unknown[] = [];
    const onError = (trace: unknown) => told.push(inspect(trace, { depth: 9 }));
    subscribe('tracing:aluco:porttracker:request:error', onError);
    later(() => unsubscribe('tracing:aluco:porttracker:request:error', onError));
    const error = await failureOf(call(await quoting()));
    expect(error.code).toBe('request_failed');
    expect(error.message).toContain('cannot take');
    expect(error.extra).toHaveLength(2);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('hunter');
    expect(told).toHaveLength(1);
    expect(told[0]).not.toContain('hunter');
  });

  test('and the rest of its words stays', async () => {
    const client = await connected(await quoting());
    expect(await failureOf(client.pollerInfoModify(params))).toMatchObject({
      message: 'poller_info_modify: poller 1: cannot take ["1",{"secret":"•••"}]',
      extra: ['poller 1', '•••'],
      mayHaveRun: undefined,
    });
    expect(await failureOf(client.realmPoll({ realm: '51' }))).toMatchObject({
      serverMessage: 'poller 1: cannot take ["51"]',
      extra: ['poller 1', [2, 'realm_poll', '51']],
    });
  });

  test('nor where the connection ends with it', async () => {
    const url = await openServer(async (peer) => {
      const frame = await peer.next();
      peer.send([null, 'error', `cannot read ${JSON.stringify(frame)}`]);
    });
    const seen: TappedFrame[] = [];
    const client = await connected(url, { onFrame: (tapped) => seen.push(tapped) });
    const error = await failureOf(client.pollerInfoModify(params));
    expect(error).toMatchObject({ code: 'server_error', mayHaveRun: true });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('hunter');
    expect(seen.at(-1)?.frame).toEqual([
      null,
      'error',
      'cannot read [1,"poller_info_modify","1",{"secret":"•••"}]',
    ]);
  });
});

test('nor in what else is told while it is under way', async () => {
  const url = await openServer(async (peer) => {
    await peer.take(2);
    const secret = params.changes.secret;
    peer.send([secret, 1], [null, 'info', { [secret]: 1 }], [null, secret], [null, 'error', `bad ${secret}`]);
  });
  const seen: TappedFrame[] = [];
  const client = await connected(url, { onFrame: (tapped) => seen.push(tapped) });
  const notices = client.notifications();
  const calls = [client.pollerInfoModify(params), client.realmPoll({ realm: '51' })];
  const told: unknown[] = await Promise.all(calls.map(failureOf));
  told.push(await client.closed);
  await expect(
    (async () => {
      for await (const notice of notices) told.push(notice);
    })(),
  ).rejects.toThrow('the server ended with: bad •••');
  expect(told).toHaveLength(7);
  expect(inspect([told, seen], { depth: 9, showHidden: true })).not.toContain('hunter');
});

test.each([
  ['e', 'authentication failed: e', 'authentication failed: •••'],
  ['fail', 'authentication failed ["1","login","u","fail"]', 'authentication failed ["1","login","u","•••"]'],
  ['a+b', 'no a+b here, xa+bx there', 'no ••• here, xa+bx there'],
  ['longsecret', 'xlongsecretx', 'x•••x'],
])('%s is struck out of words, and no part of them if it is short', (secret, words, want) => {
  expect(withoutTexts(words, [secret])).toBe(want);
});

test('a tap sees that rows went by, not an empty list', async () => {
  const url = await openServer(async (peer) => {
    for (let frame = await peer.next(); frame !== undefined; frame = await peer.next())
      peer.send([frame[0], 1, ['1', 'one'], ['2', 'two']]);
  });
  const seen: TappedFrame[] = [];
  const client = await connected(url, { onFrame: (tapped) => seen.push(tapped) });
  const rows = [];
  for await (const row of client.realmInfo({ fields: ['gid', 'name'] }).rows()) rows.push(row);
  expect(rows).toHaveLength(2);
  expect(seen.at(-1)).toMatchObject({ frame: [1, 1, '…'], message: 'realm_info', decoded: undefined });
  await client.realmInfo({ fields: ['gid', 'name'] });
  expect(seen.at(-1)).toMatchObject({ frame: [2, 1, ['1', 'one'], ['2', 'two']], decoded: rows });
});
