/** The adapters against servers of the protocol libraries, over real sockets. */
import { createPorttrackerServer, type PorttrackerServer, RequestError } from '@aluco/porttracker';
import { createRaasServer, type RaasServer, types } from '@aluco/raas';
import { sampleResult } from '@aluco/wire';
import { afterEach, describe, expect, test } from 'vitest';
import type { RealmEvent } from '../src/backend/backend.ts';
import { porttrackerConnector } from '../src/backend/porttracker.ts';
import { raasConnector } from '../src/backend/raas.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});
const signal = AbortSignal.timeout(15_000);

async function porttracker(): Promise<{ url: string; server: PorttrackerServer }> {
  const server: PorttrackerServer = createPorttrackerServer({
    lookupPassword: (username) => (username === 'user' ? 'pass' : undefined),
    handlers: {
      realm_info: () => [
        {
          gid: '5',
          name: 'HQ',
          description: '',
          polling: true,
          syncing: false,
          last_poll: 1_000_000,
          last_discover: null,
          seeds: '10.0.0.1\n10.0.0.2',
          discovery_result: { infrastructure: 13 },
          poll_result: null,
        },
      ],
      realm_poll({ realm }) {
        server.emit('realm_poll_start', { realm });
        server.emit('realm_poll_stop', { realm });
        return { port_updates: 2 };
      },
      realm_query: () => [{ device_ip: '10.0.0.7', vlan: 20 }],
      realm_seed_list() {
        throw new RequestError('no such realm');
      },
    },
  });
  open.push(server);
  const address = await server.listen({ port: 0 });
  if (address.transport !== 'tcp') throw new Error('expected a TCP listener');
  return { url: `porttracker://127.0.0.1:${address.port}`, server };
}

describe('Porttracker', () => {
  const credentials = { username: 'user', password: 'pass' };

  test('realms, queries, polls with their events, and any call', async () => {
    const { url } = await porttracker();
    const session = await porttrackerConnector(url).connect(credentials, signal);
    open.push(session);
    expect(await session.realms()).toEqual([
      {
        gid: '5',
        name: 'HQ',
        description: '',
        polling: true,
        syncing: false,
        lastPoll: 1_000_000_000,
        seeds: '10.0.0.1 10.0.0.2',
        infrastructure: 13,
      },
    ]);
    const request = {
      realm: '5',
      view: 'device',
      columns: ['device_ip', 'vlan'],
      filters: {},
      history: 0,
    } as const;
    expect(await session.query(request)).toEqual([{ device_ip: '10.0.0.7', vlan: 20 }]);
    const events: RealmEvent[] = [];
    session.onEvent((event) => events.push(event));
    await session.ping();
    expect(await session.poll('5')).toEqual({ port_updates: 2 });
    expect(events).toEqual([
      { name: 'realm_poll_start', realm: '5' },
      { name: 'realm_poll_stop', realm: '5' },
    ]);
    expect(await session.call('realm_info', { fields: ['gid', 'name'] })).toEqual([{ gid: '5', name: 'HQ' }]);
    await expect(session.call('realm_seed_list', { realm: '9' })).rejects.toMatchObject({ code: 'refused' });
    await expect(session.call('nonsense', {})).rejects.toMatchObject({ code: 'refused' });
  });

  test('tells a missing login, a wrong one and an absent server apart', async () => {
    const { url, server } = await porttracker();
    const connector = porttrackerConnector(url);
    await expect(connector.connect(undefined, signal)).rejects.toMatchObject({ code: 'auth' });
    await expect(connector.connect({ username: 'user', password: 'no' }, signal)).rejects.toMatchObject({
      code: 'auth',
    });
    const session = await connector.connect(credentials, signal);
    await server.close();
    await session.closed;
    await expect(session.realms()).rejects.toMatchObject({ code: 'offline' });
    await expect(connector.connect(credentials, signal)).rejects.toMatchObject({ code: 'offline' });
    await expect(porttrackerConnector('nonsense').connect(undefined, signal)).rejects.toMatchObject({
      code: 'refused',
    });
  });

  test('shows its URL without the user', () => {
    const { url, username } = porttrackerConnector('porttracker://us%40er@host:5555');
    expect({ url, username }).toEqual({ url: 'porttracker://host:5555', username: 'us@er' });
    expect(porttrackerConnector('porttracker+unix:///tmp/a@b').url).toBe('porttracker+unix:///tmp/a@b');
    expect(raasConnector('http://root:salt@host/').url).toBe('http://host/');
  });
});

describe('RaaS', () => {
  const credentials = { username: 'root', password: 'salt' };
  const POLICY = '51f06de4-60ae-4cf3-83c1-65635941b4ba';

  async function raas(): Promise<{ url: string; server: RaasServer }> {
    const server = createRaasServer({
      verify: (username, password, configName) =>
        username === 'root' && password === 'salt' ? { username, configName } : undefined,
      handlers: {
        'sec.remediate_policy': () => ({ success: true, errors: [], jid: '20260115120000000001' }),
        'sec.assess_policy': ({ policy_uuid }) =>
          policy_uuid === POLICY
            ? { success: true, errors: [], jid: '20260115120000000000' }
            : { success: false, errors: ['no such policy'], jid: '20260115120000000000' },
      },
      fallback: (message, params) => sampleResult(message, types, { params }),
    });
    open.push(server);
    return { server, ...(await server.listen({ host: '127.0.0.1', port: 0 })) };
  }

  test('policies, assessments, progress, results, runs, and any call', async () => {
    const { url } = await raas();
    const session = await raasConnector(url).connect(credentials, signal);
    open.push(session);
    const [policy] = await session.policies();
    expect(policy).toMatchObject({
      uuid: expect.any(String),
      name: expect.any(String),
      stats: expect.any(Object),
    });
    expect(await session.assess(POLICY)).toBe('20260115120000000000');
    await expect(session.assess('7f93b928-388b-11e6-b133-346895ecb8f3')).rejects.toThrow('no such policy');
    expect(await session.progress('20260115120000000000')).toMatchObject({ done: expect.any(Boolean) });
    expect(await session.results(POLICY)).toContainEqual(
      expect.objectContaining({ minion: expect.any(String) }),
    );
    expect(await session.runs(POLICY)).toContainEqual(
      expect.objectContaining({ jid: expect.stringMatching(/^\d{20}$/) }),
    );
    expect(
      await session.remediate({ policy: POLICY, checks: [POLICY], minions: { master: ['minion'] } }),
    ).toMatch(/^\d{20}$/);
    expect(await session.call('sec.get_policies', {})).toHaveProperty('results');
    expect(await session.call('account.version', {})).toHaveProperty('version');
    expect(await session.call('account.login', credentials)).toMatchObject({ authenticated: true });
    await session.ping();
    await session.ping();
  });

  test('tells a missing login, a wrong one and an absent server apart', async () => {
    const { url, server } = await raas();
    const connector = raasConnector(url);
    await expect(connector.connect(undefined, signal)).rejects.toMatchObject({ code: 'auth' });
    await expect(connector.connect({ username: 'root', password: 'no' }, signal)).rejects.toMatchObject({
      code: 'auth',
    });
    const session = await connector.connect(credentials, signal);
    open.push(session);
    await server.close();
    await expect(session.ping()).rejects.toMatchObject({ code: 'offline' });
  });
});
