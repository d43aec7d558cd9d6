import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { type ConnectionTrace, connect, isPorttrackerError, type RequestTrace } from '../src/index.ts';
import { connected, credentials, later, realServer } from './support.ts';

/** Keeps what is published on some channels until the end of the test. */
function record<T>(...names: string[]): [channel: string, message: T][] {
  const seen: [string, T][] = [];
  const listener = (message: unknown, name: string | symbol) => {
    seen.push([String(name).replace(/.*:/, ''), { ...(message as T) }]);
  };
  for (const name of names) {
    subscribe(name, listener);
    later(() => unsubscribe(name, listener));
  }
  return seen;
}

const phases = ['start', 'error', 'asyncEnd'].map((phase) => `tracing:aluco:porttracker:request:${phase}`);

test('every request is told of: its start, its failure, its end', async () => {
  const { url } = await realServer({ handlers: { log: () => {} } });
  const seen = record<RequestTrace>(...phases);
  const client = await connected(url, { ...credentials, authentication: ['login'] });
  await client.log({ message: 'sesame' });
  await client.request('nonsense').catch(() => {});
  expect(
    seen.map(([phase, { message, id, error }]) => [
      phase,
      message,
      id,
      isPorttrackerError(error) && error.code,
    ]),
  ).toEqual([
    ['start', 'login', 1, false],
    ['asyncEnd', 'login', 1, false],
    ['start', 'log', 2, false],
    ['asyncEnd', 'log', 2, false],
    ['start', 'nonsense', 3, false],
    ['error', 'nonsense', 3, 'request_failed'],
    ['asyncEnd', 'nonsense', 3, 'request_failed'],
  ]);
  for (const [phase, { duration }] of seen) expect(duration !== undefined).toBe(phase !== 'start');
  expect(inspect(seen, { depth: 9 })).not.toMatch(/sesame|'pass'/);
});

test('a request that is given up is told of once', async () => {
  const { url } = await realServer({ handlers: { log: () => new Promise(() => {}) } });
  const client = await connected(url, credentials);
  const seen = record<RequestTrace>(...phases);
  const controller = new AbortController();
  const log = client.log({ message: '' }, { signal: controller.signal });
  controller.abort();
  await expect(log).rejects.toMatchObject({ code: 'aborted' });
  expect(seen.map(([phase]) => phase)).toEqual(['start', 'error', 'asyncEnd']);
});

test('the steps of a connection are told of', async () => {
  const { url, address } = await realServer();
  const seen = record<ConnectionTrace>('aluco:porttracker:connection');
  const client = await connected(url, credentials);
  await client.close();
  const place = `127.0.0.1:${address.port}`;
  expect(seen.map(([, step]) => step)).toEqual(
    ['connecting', 'connected', 'closing', 'closed'].map((state) => ({ place, state })),
  );
  seen.length = 0;
  await connect(url, { username: 'user', password: 'sesame' }).catch(() => {});
  expect(seen.map(([, { state, error }]) => [state, error?.code])).toEqual([
    ['connecting', undefined],
    ['closed', 'login_failed'],
  ]);
  expect(inspect(seen, { depth: 9 })).not.toContain('sesame');
});
