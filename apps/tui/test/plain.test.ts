import { expect, test } from 'vitest';
import { runPlain } from '../src/plain.ts';
import { createFakeServers } from './support/fake-backend.ts';

async function plain(options: Parameters<typeof createFakeServers>[0] = {}) {
  let text = '';
  const { backend } = createFakeServers(options);
  const now = () => Date.UTC(2026, 0, 15, 12, 5);
  const status = await runPlain({ backend, credentials: {}, now }, { write: (part) => (text += part) });
  return { status, text };
}

test('prints realms and policies as text without escape sequences', async () => {
  const { status, text } = await plain();
  expect(status).toBe(0);
  expect(text).toContain('Realms of porttracker://fake:5555\n');
  expect(text).toMatch(/64424509927 {2}Headquarters {2}idle {6}5 min ago/);
  expect(text).toMatch(/Baseline +All Minions +30 +10 +5 min ago/);
  expect(text).not.toContain('\u001B');
});

test('says which server could not be read, and shows the status', async () => {
  const { status, text } = await plain({ password: 'secret' });
  expect(status).toBe(1);
  expect(text).toContain(
    'the server refused the login: set ALUCO_PORTTRACKER_USER and ALUCO_PORTTRACKER_PASSWORD',
  );
});
