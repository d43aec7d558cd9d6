import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connector, Credentials, Session } from '../backend/backend.ts';
import { BackendError } from '../backend/errors.ts';
import { type Connection, createConnection } from './connection.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server whose next answers are listed: a session, or an error. */
function scripted(answers: readonly (BackendError | undefined)[], credentials?: Credentials) {
  const tries: (Credentials | undefined)[] = [];
  const logins: (string | undefined)[] = [];
  let opened = 0;
  let end: (error?: Error) => void = () => {};
  const connector: Connector<Session> = {
    url: 'test://server',
    async connect(given) {
      const answer = answers[tries.length];
      tries.push(given);
      if (answer !== undefined) throw answer;
      const closed = Promise.withResolvers<Error | undefined>();
      end = closed.resolve;
      return {
        closed: closed.promise,
        close: () => closed.resolve(undefined),
        ping: async () => {},
        call: async () => null,
      };
    },
  };
  const connection: Connection<Session> = createConnection({
    connector,
    credentials,
    touch: () => {},
    now: Date.now,
    onSession: () => opened++,
    onLogin: (reason) => logins.push(reason),
  });
  return { connection, tries, logins, opened: () => opened, end: (error?: Error) => end(error) };
}

const offline = new BackendError('offline', 'connection refused');
const auth = new BackendError('auth', 'wrong password');

test('tries again with growing pauses until the server is there', async () => {
  const { connection, tries, opened } = scripted([offline, offline, undefined]);
  connection.retry();
  await vi.advanceTimersByTimeAsync(0);
  expect(connection.state()).toMatchObject({ kind: 'waiting', reason: 'connection refused' });
  expect(() => connection.session()).toThrow('not connected to test://server');
  await vi.advanceTimersByTimeAsync(1000);
  expect(tries).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1999);
  expect(tries).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(connection.state().kind).toBe('connected');
  expect(opened()).toBe(1);
  connection.dispose();
});

test('connects again when a session is lost, and says why', async () => {
  const { connection, end, opened } = scripted([undefined, undefined]);
  connection.retry();
  await vi.advanceTimersByTimeAsync(0);
  end(new Error('connection reset'));
  await vi.advanceTimersByTimeAsync(0);
  expect(connection.state()).toMatchObject({ kind: 'waiting', reason: 'connection reset' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(opened()).toBe(2);
  connection.dispose();
});

test('asks for a login instead of trying a refused one again', async () => {
  const { connection, tries, logins } = scripted([auth, auth, undefined]);
  connection.retry();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tries).toEqual([undefined]);
  expect(logins).toEqual([undefined]);
  connection.login({ username: 'user', password: 'bad' });
  await vi.advanceTimersByTimeAsync(0);
  expect(logins).toEqual([undefined, 'wrong password']);
  connection.login({ username: 'user', password: 'good' });
  await vi.advanceTimersByTimeAsync(0);
  expect(connection.state().kind).toBe('connected');
  connection.dispose();
});

test('stays offline when the login is declined, until asked again', async () => {
  const { connection, tries } = scripted([auth, undefined]);
  connection.retry();
  await vi.advanceTimersByTimeAsync(0);
  connection.decline();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(connection.state()).toMatchObject({ kind: 'offline' });
  expect(tries).toHaveLength(1);
  connection.retry();
  await vi.advanceTimersByTimeAsync(0);
  expect(connection.state().kind).toBe('connected');
  connection.dispose();
});
