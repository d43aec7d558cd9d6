/** What the callbacks of a program throw is warned of, and does nothing else. */

import { once } from 'node:events';
import { expect, test } from 'vitest';
import { openConnection } from '../src/connection.ts';
import { connect } from '../src/index.ts';
import { connected, later, realServer } from './support.ts';

const open = { authentication: ['none'] } as const;

/** What the process is warned of next. */
async function warning(): Promise<string> {
  const [{ message }] = (await once(process, 'warning')) as [Error];
  return message;
}

const fail = () => {
  throw new Error('mine');
};

test('onNotification of a single connection', async () => {
  const { server, url } = await realServer(open);
  const connection = await openConnection(url, { onNotification: fail });
  later(() => connection.destroy());
  const warned = warning();
  for (const session of server.sessions) session.notify('info', { message: 'hi' });
  expect(await warned).toBe('onNotification threw: mine');
  expect(await connection.request('ping')).toHaveLength(2);
});

test.each([
  ['throws', () => fail()],
  ['rejects', () => Promise.reject(new Error('its own'))],
])('onError of a server whose handler %s', async (_, log) => {
  const { url } = await realServer({ ...open, handlers: { log }, onError: fail });
  const client = await connected(url);
  const warned = warning();
  await expect(client.log({ message: 'x' })).rejects.toMatchObject({
    code: 'request_failed',
    serverMessage: 'internal error',
  });
  expect(await warned).toBe('onError threw: mine');
  expect((await client.ping()).pid).toBe(process.pid);
});

test('onError of a server whose onSession throws', async () => {
  const { url } = await realServer({ ...open, onSession: fail, onError: fail });
  const warned = warning();
  await expect(connect(url)).rejects.toMatchObject({ code: 'connect_failed' });
  expect(await warned).toBe('onError threw: mine');
});
