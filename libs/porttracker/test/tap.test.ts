import { inspect } from 'node:util';
import { sampleParams, sampleResult } from '@aluco/wire';
import { describe, expect, test } from 'vitest';
import { RequestError, requests, type TappedFrame, types } from '../src/index.ts';
import { protocol } from '../src/protocol.ts';
import { createRedactor } from '../src/redact.ts';
import { connected, credentials, openServer, realServer } from './support.ts';

const redactor = createRedactor(types);

function messageOf(name: string) {
  const message = requests[name];
  if (message === undefined) throw new TypeError(`no request ${name}`);
  return message;
}

describe('parameters are shown without secrets', () => {
  test.each<[string, unknown[], unknown[]]>([
    ['login', ['user', 'sesame'], ['user', '•••']],
    ['login', ['user', 'sesame', 'sesame too'], ['user', '•••', '•••']],
    ['login', [['user'], ['sesame']], ['•••', '•••']],
    ['log', ['nothing to hide'], ['nothing to hide']],
    ['poller_modify', ['51', ['52'], [['p', '', '10.1.1.1', 'sesame']]], ['51', ['52'], '•••']],
    ['realm_snmp_credential_list_modify', ['51', [], [[2, ['sesame']]]], ['51', [], '•••']],
    ['security_certificate_list_modify', [['old'], [['new', 'sesame']]], [['old'], '•••']],
    ['poller_info_modify', ['51', { name: 'p', secret: 'sesame' }], ['51', { name: 'p', secret: '•••' }]],
    ['poller_info_modify', ['51', { sceret: 'sesame' }], ['51', { sceret: '•••' }]],
    ['poller_info_modify', ['51', ['sesame']], ['51', '•••']],
  ])('%s %j', (name, args, want) => {
    expect(redactor.params(messageOf(name), args)).toEqual(want);
  });
});

test('every secret member of every request is hidden, in parameters and results', () => {
  const shown: string[] = [];
  const isSecret = (members: readonly { readonly secret?: true }[]) => members.some(({ secret }) => secret);
  let hidden = 0;
  for (const [name, message] of Object.entries(requests)) {
    const codec = protocol().codecs.message(message);
    const params = sampleParams(message, types, { seed: 1 });
    const args = codec.encodeParams(params);
    const result = codec.encodeResult(sampleResult(message, types, { seed: 1, params }), params);
    if (isSecret(message.params) && ++hidden > 0)
      if (!JSON.stringify(redactor.params(message, args)).includes('•••')) shown.push(name);
    if (isSecret(message.result) && result.length > 0 && ++hidden > 0)
      if (redactor.result(message, result).some((arg) => arg !== '•••')) shown.push(`${name} (result)`);
  }
  expect(shown).toEqual([]);
  expect(hidden).toBeGreaterThanOrEqual(5);
});

test('both ends see arrays with their message, length and time, in order', async () => {
  const ends: Record<'client' | 'server', TappedFrame[]> = { client: [], server: [] };
  const { server, url } = await realServer({
    onFrame: (tapped) => ends.server.push(tapped),
    handlers: { realm_snmp_credential_list: () => [] },
  });
  const client = await connected(url, {
    ...credentials,
    authentication: ['login'],
    onFrame: (tapped) => ends.client.push(tapped),
  });
  const before = performance.timeOrigin + performance.now();
  const events = client.events('realm_poll_start');
  await events.ready;
  server.emit('realm_poll_start', { realm: '51' });
  await events.next();
  await client.request('nonsense').catch(() => {});
  await client.close();
  const plain = (tapped: TappedFrame[]) =>
    tapped.map(({ message, octets, frame }) => [message, octets, frame]);
  const login = ['login', '[1,"login","user","pass"]'.length, [1, 'login', 'user', '•••']];
  expect(plain(ends.client).slice(1)).toEqual([
    login,
    ['login', 5, [1, 1]],
    ['subscribe', 34, [2, 'subscribe', 'realm_poll_start']],
    ['subscribe', 5, [2, 1]],
    ['realm_poll_start', 38, [null, 'event', 'realm_poll_start', '51']],
    ['nonsense', 14, [3, 'nonsense']],
    ['nonsense', 28, [3, 0, 'unknown request type']],
  ]);
  expect(plain(ends.server).slice(1)).toEqual(plain(ends.client).slice(1));
  expect(ends.client.map(({ direction }) => direction).slice(0, 3)).toEqual(['in', 'out', 'in']);
  expect(ends.server.map(({ direction }) => direction).slice(0, 3)).toEqual(['out', 'in', 'out']);
  const times = ends.client.map(({ time }) => time);
  expect(times.toSorted((a, b) => a - b)).toEqual(times);
  expect(times.at(-1)).toBeGreaterThanOrEqual(before);
});

test('what may be a secret in the wrong place is hidden', async () => {
  const seen: TappedFrame[] = [];
  const url = await openServer(async (peer) => {
    for (let frame = await peer.next(); frame !== undefined; frame = await peer.next()) {
      const [id, name, ...args] = frame;
      if (name === 'ping') peer.send([id, 1, 5, 6, 'shown']);
      else if (name === 'login') peer.send([id, 1, 'sesame']);
      else if (name === 'login_v3') peer.send([id, 1, 'sesame']);
      else peer.send([id, 0, `no ${args.join(' with ')}`, frame]);
    }
  });
  const client = await connected(url, { onFrame: (tapped) => seen.push(tapped) });
  const ask = (name: string, args: unknown[]) => client.request(name, args as never).catch(() => {});
  await ask('ping', ['more than is described']);
  await ask('login', ['user', 'sesame']);
  await ask('login_v2', ['user', 'sesame', { also: 'sesame' }]);
  await ask('login_v3', []);
  await ask('poller_info_modify', ['51', { secret: 'sesame' }]);
  await ask('poller_info_modify', [{ secret: 'sesame' }, {}]);
  await ask('realm_poll', [['51']]);
  expect(seen.slice(1).map(({ frame }) => frame)).toEqual([
    [1, 'ping', 'more than is described'],
    [1, 1, 5, 6, 'shown'],
    [2, 'login', 'user', '•••'],
    [2, 1, '•••'],
    [3, 'login_v2', '•••', '•••', '•••'],
    [3, 0, 'no ••• with ••• with [object Object]', '•••'],
    [4, 'login_v3'],
    [4, 1, '•••'],
    [5, 'poller_info_modify', '51', { secret: '•••' }],
    [5, 0, 'no 51 with [object Object]', '•••'],
    [6, 'poller_info_modify', '•••', {}],
    [6, 0, 'no [object Object] with [object Object]', '•••'],
    [7, 'realm_poll', ['51']],
    [7, 0, 'no 51', [7, 'realm_poll', ['51']]],
  ]);
});

test('a password that a server quotes in its refusal is hidden', async () => {
  const seen: TappedFrame[] = [];
  const url = await openServer(async (peer) => {
    const [id, , user, password] = (await peer.next()) ?? [];
    peer.send([id, 0, `no user ${user} with password ${password}`, [id, 'login', user, password]]);
  });
  const client = await connected(url, { onFrame: (tapped) => seen.push(tapped) });
  await client.login({ username: 'user', password: 'sesame' }).catch(() => {});
  expect(seen.at(-1)?.frame).toEqual([1, 0, 'no user user with password •••', '•••']);
});

test('arrays are decoded when somebody asks, by what they belong to', async () => {
  const ends: Record<'client' | 'server', TappedFrame[]> = { client: [], server: [] };
  const { server, url } = await realServer({
    onFrame: (tapped) => ends.server.push(tapped),
    handlers: {
      realm_info: () => [{ gid: '51', name: 'HQ', polling: true }],
      poller_info_modify: () => {},
      realm_poll: () => Promise.reject(new RequestError('busy')),
    },
  });
  const client = await connected(url, {
    ...credentials,
    authentication: ['login'],
    onFrame: (tapped) => ends.client.push(tapped),
  });
  await client.realmInfo({ fields: ['name', 'polling'] });
  await client.events('realm_poll_start').ready;
  server.emit('realm_poll_start', { realm: '51' });
  await client.realmPoll({ realm: '51' }).catch(() => {});
  await client.pollerInfoModify({ poller: '51', changes: { name: 'p', secret: 'sesame' } });
  await client.request('nonsense').catch(() => {});
  await client.close();
  const decoded = ends.client.map(({ decoded }) => decoded);
  expect(decoded).toEqual([
    { version: 1, auth_types: ['login_cram_md6', 'login'], nonce: expect.any(Uint8Array) },
    { username: 'user', password: '•••' },
    undefined,
    { fields: ['name', 'polling'] },
    [{ name: 'HQ', polling: true }],
    { events: ['realm_poll_start'] },
    undefined,
    { realm: '51' },
    { realm: '51' },
    undefined,
    { poller: '51', changes: { name: 'p', secret: '•••' } },
    undefined,
    undefined,
    undefined,
  ]);
  expect(ends.server.map((tapped) => tapped.decoded)).toEqual(decoded);
});

test('each connection has its number, and a server says which session', async () => {
  const seen: [number, unknown][] = [];
  const { server, url } = await realServer({
    authentication: ['none'],
    onFrame: ({ connection }, session) => seen.push([connection, session]),
  });
  const numbers: number[] = [];
  const options = { onFrame: ({ connection }: TappedFrame) => numbers.push(connection) };
  const clients = [await connected(url, options), await connected(url, options)];
  for (const client of clients) await client.ping();
  const [a, b] = server.sessions;
  const bySession = (wanted: unknown) =>
    new Set(seen.filter(([, session]) => session === wanted).map(([n]) => n));
  expect([bySession(a).size, bySession(b).size]).toEqual([1, 1]);
  expect(new Set(seen.map(([number]) => number)).size).toBe(2);
  expect(numbers).toHaveLength(6);
  expect(new Set([...numbers, ...seen.map(([number]) => number)]).size).toBe(4);
});

test('secrets of replies are hidden, also of those nobody waits for', async () => {
  const secrets = [['10.0.0.0', 8, [[2, ['sesame']]], 0]];
  const url = await openServer(async (peer) => {
    const [first] = (await peer.next()) ?? [];
    peer.send([first, 1, secrets]);
    const [second] = (await peer.next()) ?? [];
    await peer.next();
    peer.send([second, 1, secrets], [second, 1, secrets], [99, 1, 'sesame'], [3, 1, 5, 6]);
  });
  const seen: TappedFrame[] = [];
  const client = await connected(url, { onFrame: (tapped) => seen.push(tapped) });
  await client.request('realm_snmp_credential_list', ['51']);
  const controller = new AbortController();
  const given = client.request('realm_snmp_credential_list', ['51'], { signal: controller.signal });
  controller.abort();
  await given.catch(() => {});
  await client.ping();
  expect(seen.filter(({ direction }) => direction === 'in')).toHaveLength(6);
  expect(inspect(seen, { depth: 9 })).not.toContain('sesame');
});
