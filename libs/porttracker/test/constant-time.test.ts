import { describe, expect, test, vi } from 'vitest';
import { connect } from '../src/index.ts';
import { connected, credentials, fakeServer, realServer } from './support.ts';

const { compared } = vi.hoisted(() => ({ compared: [] as [number, number, boolean][] }));

vi.mock('node:crypto', async (importOriginal) => {
  const crypto = await importOriginal<typeof import('node:crypto')>();
  const timingSafeEqual = (a: Uint8Array, b: Uint8Array) => {
    const equal = crypto.timingSafeEqual(a, b);
    compared.push([a.length, b.length, equal]);
    return equal;
  };
  return { ...crypto, default: { ...crypto, timingSafeEqual }, timingSafeEqual };
});

/** Digests of equal length, whatever they are of. */
const same = [32, 32, true];
const other = [32, 32, false];

async function comparisons(run: () => Promise<unknown>): Promise<unknown> {
  compared.length = 0;
  await run();
  return compared;
}

describe('secrets are compared in constant time', () => {
  const logins = [
    ['the right password', credentials, true],
    ['a wrong password of the same length', { username: 'user', password: 'pasS' }, false],
    ['a wrong password of another length', { username: 'user', password: 'passed' }, false],
    ['an unknown user', { username: 'nobody', password: 'pass' }, false],
  ] as const;

  test.each(logins)('by the server in `login`: %s', async (_, own, isRight) => {
    const { url } = await realServer({ authentication: ['login'] });
    const seen = await comparisons(() => connect(url, own).then((client) => client.destroy(), String));
    expect(seen).toEqual([isRight ? same : other]);
  });

  test.each(logins)('by the server, then by the client, in `login_cram_md6`: %s', async (_, own, isRight) => {
    const { url } = await realServer({ authentication: ['login_cram_md6'] });
    const seen = await comparisons(() => connect(url, own).then((client) => client.destroy(), String));
    expect(seen).toEqual(isRight ? [same, same] : [other]);
  });

  test('by the client where the server proves nothing', async () => {
    const url = await fakeServer(async (peer) => {
      peer.send([null, 'hello', 1, ['login_cram_md6'], 'YWVlYWJkZjQzMWEzYWM2']);
      const [id] = (await peer.next()) ?? [];
      peer.send([id, 1, 'AAAA']);
    });
    const seen = await comparisons(() => expect(connected(url, credentials)).rejects.toThrow(/prove/));
    expect(seen).toEqual([other]);
  });
});
