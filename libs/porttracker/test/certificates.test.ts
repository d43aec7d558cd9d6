import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { connectBy } from '../src/client/connect.ts';
import { systemTimers } from '../src/client/timers.ts';
import {
  type ConnectionInfo,
  connect,
  type ListenAddress,
  type PorttrackerError,
  type ServerOptions,
} from '../src/index.ts';
import { cert, connected, credentials, key, later, realServer, tls } from './support.ts';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.pem`, import.meta.url), 'utf8');
const clientCa = fixture('client-ca');
const clientTls = { ca: cert, cert: fixture('client-cert'), key: fixture('client-key') };
/** Of the server's certificate. */
const FINGERPRINT =
  'B3:79:BD:E8:EE:DD:3D:76:EF:96:71:D9:DE:42:2F:B8:44:97:DB:81:1C:02:DD:BD:6F:76:33:FF:E5:AF:08:C0';
const OTHER = 'AB'.repeat(32);

/** No delay between connections. */
const hasty = {
  ...systemTimers,
  after: (_ms: number, callback: () => void) => systemTimers.after(0, callback),
};

const failure = (url: string, options = {}): Promise<PorttrackerError> =>
  connect(url, { ...credentials, ...options }).then(
    (client) => {
      client.destroy();
      return Promise.reject(new Error('connected'));
    },
    (error) => error,
  );

/** By TLS from the first octet and by `start_tls`: what to connect to, and how. */
async function both(options: Partial<ServerOptions>) {
  const { server, url } = await realServer(options);
  const { port } = (await server.listen({ port: 0, tls: true })) as ListenAddress & { port: number };
  return {
    server,
    ways: [
      { url: `porttrackers://127.0.0.1:${port}`, startTls: 'never' },
      { url, startTls: 'required' },
    ] as const,
  };
}

describe('a pinned certificate', () => {
  test('is the only one accepted, whoever vouches for it', async () => {
    const { ways } = await both({ tls });
    for (const { url, startTls } of ways) {
      for (const fingerprint256 of [
        FINGERPRINT,
        FINGERPRINT.toLowerCase().replaceAll(':', ''),
        [OTHER, FINGERPRINT],
      ]) {
        const client = await connected(url, { ...credentials, startTls, tls: { ca: cert, fingerprint256 } });
        expect(client.server.tls).toBe(true);
      }
      const error = await failure(url, { startTls, tls: { ca: cert, fingerprint256: OTHER } });
      expect(error).toMatchObject({ code: 'tls_failed', message: expect.stringContaining('fingerprint256') });
    }
  });

  test('needs nobody else to vouch for it where that is said, and does by default', async () => {
    const { ways } = await both({ tls });
    for (const { url, startTls } of ways) {
      const lax = { rejectUnauthorized: false };
      const options = { ...credentials, startTls, tls: { ...lax, fingerprint256: FINGERPRINT } };
      expect((await connected(url, options)).server.tls).toBe(true);
      expect(await failure(url, { startTls, tls: { ...lax, fingerprint256: [OTHER] } })).toMatchObject({
        code: 'tls_failed',
      });
      expect(await failure(url, { startTls, tls: { fingerprint256: FINGERPRINT } })).toMatchObject({
        code: 'tls_failed',
      });
    }
  });

  test('that is no fingerprint is refused before anything is sent', async () => {
    for (const fingerprint256 of ['', 'AB:CD', [], [FINGERPRINT, 'x']])
      expect(await failure('porttracker://127.0.0.1:1', { tls: { fingerprint256 } })).toMatchObject({
        code: 'invalid_options',
      });
  });

  test('that changes ends a client which would connect again', async () => {
    const { server, ways } = await both({ tls });
    const [{ url }] = ways;
    const pins = [FINGERPRINT];
    const options = { ...credentials, reconnect: true, tls: { ca: cert, fingerprint256: pins } };
    const client = await connectBy(hasty, url, options);
    later(() => client.destroy());
    pins[0] = OTHER;
    for (const session of server.sessions) session.destroy();
    expect(await client.closed).toMatchObject({ code: 'tls_failed' });
  });
});

describe('a client certificate', () => {
  const demanding = { ...tls, ca: clientCa, requestCert: true };

  test('lets in, and tells the server who it is', async () => {
    const { server, ways } = await both({ tls: demanding });
    for (const { url, startTls } of ways) {
      const client = await connected(url, { ...credentials, startTls, tls: clientTls });
      expect((await client.ping()).pid).toBe(process.pid);
      const names = [...server.sessions].map(({ connection }) => connection.clientCertificate?.subject.CN);
      expect(names).toEqual(['poller']);
      await client.close();
      await Promise.all([...server.sessions].map(({ closed }) => closed));
    }
  });

  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'is demanded over %s: nobody gets in without one, or with one that nobody vouches for',
    async (version) => {
      const { server, ways } = await both({
        tls: { ...demanding, minVersion: version, maxVersion: version },
      });
      for (const { url, startTls } of ways) {
        expect(await failure(url, { startTls, tls: { ca: cert } })).toMatchObject({
          code: 'tls_failed',
          message: expect.stringMatching(/alert (certificate required|handshake failure)$/),
        });
        const error = await failure(url, { startTls, tls: { ca: cert, cert, key } });
        expect(['tls_failed', 'connect_failed', 'connection_closed']).toContain(error.code);
      }
      await Promise.all([...server.sessions].map(({ closed }) => closed));
      expect(server.sessions.size).toBe(0);
    },
  );

  test('of another authority than the server trusts lets nobody in', async () => {
    const { server, ways } = await both({ tls: { ...demanding, ca: cert } });
    for (const { url, startTls } of ways) {
      const error = await failure(url, { startTls, tls: clientTls });
      expect(['tls_failed', 'connect_failed', 'connection_closed']).toContain(error.code);
    }
    await Promise.all([...server.sessions].map(({ closed }) => closed));
    expect(server.sessions.size).toBe(0);
  });

  test('is shown again by a client that connects again', async () => {
    const { server, ways } = await both({ tls: demanding });
    for (const { url, startTls } of ways) {
      const client = await connectBy(hasty, url, {
        ...credentials,
        startTls,
        tls: clientTls,
        reconnect: true,
      });
      later(() => client.destroy());
      for (const session of server.sessions) session.destroy();
      for await (const { state } of client.states()) if (state === 'reconnecting') break;
      expect((await client.ping()).pid).toBe(process.pid);
      const names = [...server.sessions].map(({ connection }) => connection.clientCertificate?.subject.CN);
      expect(names).toEqual(['poller']);
      await client.close();
      await Promise.all([...server.sessions].map(({ closed }) => closed));
    }
  });

  test('may be missing or unknown where the server only asks for it: it then tells nothing', async () => {
    const { server, ways } = await both({ tls: { ...demanding, rejectUnauthorized: false } });
    for (const { url, startTls } of ways)
      for (const [own, name] of [
        [{}, undefined],
        [{ cert, key }, undefined],
        [clientTls, 'poller'],
      ] as const) {
        const client = await connected(url, { ...credentials, startTls, tls: { ca: cert, ...own } });
        expect(client.server.tls).toBe(true);
        const [session] = server.sessions;
        expect(session?.user).toBe('user');
        expect(session?.connection.clientCertificate?.subject.CN).toBe(name);
        await client.close();
        await session?.closed;
      }
  });

  test('that the server does not ask for is not shown', async () => {
    const { server, ways } = await both({ tls: { ...tls, ca: clientCa } });
    for (const { url, startTls } of ways) {
      const client = await connected(url, { ...credentials, startTls, tls: clientTls });
      const [session] = server.sessions;
      expect(session?.connection.clientCertificate).toBeUndefined();
      await client.close();
      await session?.closed;
    }
  });

  test('stands for a login where the server says so', async () => {
    const seen: ConnectionInfo[] = [];
    const { ways } = await both({
      tls: { ...demanding, rejectUnauthorized: false },
      authentication: (connection) => {
        seen.push(connection);
        return connection.clientCertificate === undefined ? ['login_cram_md6'] : ['none'];
      },
    });
    const [{ url }] = ways;
    const trusted = await connected(url, { tls: clientTls });
    expect(trusted.server.authentication).toBe('none');
    for (const own of [{}, { cert, key }]) {
      const stranger = await connected(url, { ...credentials, tls: { ca: cert, ...own } });
      expect(stranger.server.authentication).toBe('login_cram_md6');
    }
    expect(seen.map(({ clientCertificate }) => clientCertificate?.subject.CN)).toEqual([
      'poller',
      undefined,
      undefined,
    ]);
  });
});

describe('TLS options that cannot be used', () => {
  const table: [what: string, own: object][] = [
    ['a key that is none', { key: 'none' }],
    ['a certificate that is none', { cert: 'none' }],
    ['an authority that is none', { ca: '/etc/ssl/ca.pem' }],
    ['one of two authorities that is none', { ca: [cert, Buffer.from('none')] }],
    ['a bundle that is none', { pfx: Buffer.from('none') }],
    ['a version that is none', { minVersion: 'SSLv9' }],
    ['ciphers that are none', { ciphers: 'none' }],
    ['a key of another certificate', { cert, key: fixture('client-key') }],
    ['a passphrase that is no text', { cert, key, passphrase: 987654321 }],
  ];
  test.each(table)('are refused before anything is dialed: %s', async (_, own) => {
    let dialed = 0;
    const server = createServer(() => dialed++).listen(0, '127.0.0.1');
    await once(server, 'listening');
    later(() => server.close());
    const { port } = server.address() as { port: number };
    for (const scheme of ['porttracker', 'porttrackers']) {
      const error = await failure(`${scheme}://127.0.0.1:${port}`, { tls: own, reconnect: true });
      expect(error).toMatchObject({ code: 'invalid_options', name: 'PorttrackerError' });
      expect(error.message).toContain('"tls"');
      expect(inspect(error, { depth: Infinity })).not.toContain('987654321');
    }
    expect(dialed).toBe(0);
  });

  test('are refused where only a handshake shows it', async () => {
    const { ways } = await both({ tls });
    for (const { url, startTls } of ways)
      expect(await failure(url, { startTls, tls: { ca: cert, minDHSize: 'none' } })).toMatchObject({
        code: 'invalid_options',
      });
  });
});

test('TLS options are read once, for all connections', async () => {
  const { server, ways } = await both({ tls });
  for (const { url, startTls } of ways) {
    const own = { ca: cert };
    const client = await connectBy(hasty, url, { ...credentials, startTls, reconnect: true, tls: own });
    later(() => client.destroy());
    own.ca = 'none';
    for (const session of server.sessions) session.destroy();
    for await (const { state } of client.states()) if (state === 'reconnecting') break;
    expect((await client.ping()).pid).toBe(process.pid);
    expect(client.server.tls).toBe(true);
    client.destroy();
  }
});
