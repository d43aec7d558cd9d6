/** How a server ends that lets what is under way come to its end. */

import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { rawClient, realServer } from './support.ts';

const open = { authentication: ['none'] } as const;

/** A server whose `log` ends when told to, with one connection. */
async function slowServer(options = {}) {
  const answers: (() => void)[] = [];
  const signals: AbortSignal[] = [];
  const made = await realServer({
    ...open,
    handlers: {
      log: (_, { signal }) =>
        new Promise<void>((resolve) => {
          signals.push(signal);
          answers.push(resolve);
        }),
    },
    ...options,
  });
  const peer = await rawClient(made.address);
  await peer.next();
  return { ...made, peer, answers, signals };
}

test('requests that were read are answered, later ones are not read', async () => {
  const { server, peer, answers, address } = await slowServer({ concurrency: 2 });
  const [session] = server.sessions;
  peer.send([1, 'log', 'x'], [2, 'log', 'x'], [3, 'log', 'waits for its turn'], [4, 'ping']);
  while (answers.length < 2) await wait(1);
  const closed = server.close({ drain: 60_000 });
  peer.send([5, 'ping']);
  await expect(rawClient(address)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  answers[0]?.();
  while (answers.length < 3) await wait(1);
  answers[2]?.();
  expect(await peer.take(3)).toEqual([
    [1, 1],
    [3, 1],
    [4, 1, expect.any(Number), process.pid],
  ]);
  answers[1]?.();
  expect(await peer.rest()).toEqual([[2, 1]]);
  await closed;
  expect(await session?.closed).toBeUndefined();
});

test('rows that are being streamed come to their end', async () => {
  const made = await slowServer({
    handlers: {
      realm_info: async function* () {
        yield { gid: '51' };
        await wait(20);
        yield { gid: '52' };
      },
    },
  });
  made.peer.send([1, 'realm_info', ['gid']]);
  const [session] = made.server.sessions;
  await new Promise((resolve) => made.peer.socket.once('data', resolve));
  await session?.close({ drain: Number.POSITIVE_INFINITY });
  expect(await made.peer.rest()).toEqual([[1, 1, ['51'], ['52']]]);
});

test('what takes longer is aborted', async () => {
  const { server, peer, signals } = await slowServer();
  peer.send([1, 'log', 'x'], [2, 'ping']);
  await peer.next();
  await server.close({ drain: 20 });
  expect(await peer.rest()).toEqual([]);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect(server.sessions.size).toBe(0);
});

test('sessions without requests end at once, and so does one whose client goes', async () => {
  const { server, peer, answers, address } = await slowServer();
  const idle = await rawClient(address);
  await idle.next();
  peer.send([1, 'log', 'x']);
  while (answers.length < 1) await wait(1);
  const closed = server.close({ drain: Number.POSITIVE_INFINITY });
  expect(await idle.rest()).toEqual([]);
  expect(server.sessions.size).toBeGreaterThan(0);
  answers[0]?.();
  await closed;
  expect(await peer.rest()).toEqual([[1, 1]]);
});

test('without time nothing under way is waited for', async () => {
  const { server, peer, signals } = await slowServer();
  peer.send([1, 'log', 'x'], [2, 'ping']);
  await peer.next();
  await server.close();
  expect(signals[0]?.aborted).toBe(true);
});

test('a time that is none is refused', async () => {
  const { server } = await slowServer();
  await expect(server.close({ drain: -1 })).rejects.toMatchObject({ code: 'invalid_options' });
  expect(server.addresses).toHaveLength(1);
});
