import { expect, test } from 'vitest';
import { logIn } from './login.ts';
import type { ClientSession } from './session.ts';

const greeting = { version: 1, authenticationTypes: ['login'], nonce: undefined };
const credentials = {
  username: 'user',
  password: 'sesame',
  authentication: ['login'],
  method: undefined,
  isDoubtful: false,
  signal: new AbortController().signal,
} as const;

test('a password is not sent over an open network unless that is allowed', async () => {
  const sent: unknown[] = [];
  const session = {
    request(name: string, args: readonly unknown[]) {
      sent.push([name, args]);
      return Promise.resolve([]);
    },
  } as unknown as ClientSession;
  await expect(logIn(session, greeting, { ...credentials, plaintextAllowed: false })).rejects.toMatchObject({
    code: 'no_usable_authentication',
    message: expect.stringContaining('allowPlaintextLogin'),
  });
  expect(sent).toEqual([]);
  expect(await logIn(session, greeting, { ...credentials, plaintextAllowed: true })).toBe('login');
  expect(sent).toEqual([['login', ['user', 'sesame']]]);
});
