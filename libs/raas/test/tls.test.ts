import { readFileSync } from 'node:fs';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { connect, type TlsOptions } from '../src/index.ts';
import { login, serve } from './server.ts';

const read = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
const ca = read('cert.pem');
const own = { cert: read('client-cert.pem'), key: read('client-key.pem') };
const fingerprint256 =
  'B3:79:BD:E8:EE:DD:3D:76:EF:96:71:D9:DE:42:2F:B8:44:97:DB:81:1C:02:DD:BD:6F:76:33:FF:E5:AF:08:C0';
const other = fingerprint256.replaceAll('B', 'C');

async function tlsServer(options: ServerOptions = {}) {
  const seen: (string | undefined)[] = [];
  const server = createServer({ cert: ca, key: read('key.pem'), ...options }, (request, response) => {
    request.resume();
    const { subject } = (request.socket as TLSSocket).getPeerCertificate();
    seen.push(subject === undefined ? undefined : String(subject.CN));
    response.end('{"riq":1,"ret":"hi","error":null,"warnings":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    seen,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const basic = { ...login, authentication: 'basic' } as const;

describe('TLS', () => {
  it.each<[string, TlsOptions | undefined, string]>([
    ['a certificate nobody vouches for', undefined, 'tls_failed'],
    ['one that the options vouch for', { ca }, 'hi'],
    ['any, unchecked', { rejectUnauthorized: false }, 'hi'],
    ['the one that is pinned', { rejectUnauthorized: false, fingerprint256 }, 'hi'],
    ['one of those pinned', { ca, fingerprint256: [other, fingerprint256.toLowerCase()] }, 'hi'],
    ['one that is not pinned', { ca, fingerprint256: other }, 'tls_failed'],
    ['the one pinned, without anybody to vouch for it', { fingerprint256 }, 'tls_failed'],
    ['one of another host', { ca, servername: 'elsewhere' }, 'tls_failed'],
  ])('takes or refuses %s', async (_, tls, want) => {
    await using server = await tlsServer();
    await using client = connect(server.url, { ...basic, ...(tls && { tls }) });
    const got = await client.test.echo({ message: 'x' }).then(
      ({ ret }) => ret,
      (error: { code: string }) => error.code,
    );
    expect(got).toBe(want);
    expect(server.seen.length).toBe(want === 'hi' ? 1 : 0);
  });

  it('shows the certificate of the client', async () => {
    await using server = await tlsServer({ requestCert: true, ca: read('client-ca.pem') });
    await using client = connect(server.url, { ...basic, tls: { ca, ...own } });
    await client.test.echo({ message: 'x' });
    expect(server.seen).toEqual(['poller']);
  });

  it.each([
    ['TLSv1.2', 'the handshake', 'alert handshake failure'],
    ['TLSv1.3', 'what comes after it', 'alert certificate required'],
  ] as const)(
    'tells by %s that the server refuses who has no certificate, in %s',
    async (version, _, want) => {
      const asked = { requestCert: true, ca: read('client-ca.pem'), maxVersion: version };
      await using server = await tlsServer(asked);
      await using client = connect(server.url, { ...basic, tls: { ca } });
      const failed = {
        code: 'tls_failed',
        message: expect.stringContaining(want),
        cause: { code: expect.stringMatching(/^ERR_SSL_/) },
      };
      await expect(client.test.echo({ message: 'x' })).rejects.toMatchObject(failed);
      await expect(client.test.echo({ message: 'x' })).rejects.toMatchObject(failed);
      expect(server.seen).toEqual([]);
    },
  );

  it('tells that the server is none of TLS', async () => {
    await using server = await serve(() => {});
    await using client = connect(server.url.replace('http:', 'https:'), basic);
    await expect(client.test.echo({ message: 'x' })).rejects.toMatchObject({ code: 'tls_failed' });
  });

  it.each([
    ['a fingerprint of another kind', 'https://host', { tls: { fingerprint256: 'B3:79' } }],
    ['no fingerprint', 'https://host', { tls: { fingerprint256: [] } }],
    ['a URL without TLS', 'http://host', { tls: { ca } }],
    ['a fingerprint that is a number', 'https://host', { tls: { fingerprint256: 5 } }],
    ['an authority that is none', 'https://host', { tls: { ca: 'x' } }],
    ['one of several authorities that is none', 'https://host', { tls: { ca: [ca, '/etc/ssl/ca.pem'] } }],
    ['a key that is none', 'https://host', { tls: { ...own, key: 'x' } }],
    ['a key of another certificate', 'https://host', { tls: { ...own, key: read('key.pem') } }],
    ['options that are a number', 'https://host', { tls: 5 }],
    ['two ways to connect', 'https://host', { tls: { ca }, pool: { connect: { ca } } }],
  ])('refuses %s', (_, url, options) => {
    expect(() => connect(url, options as never)).toThrow(
      expect.objectContaining({ code: 'invalid_options' }),
    );
  });

  it('does not show a passphrase that it cannot use', () => {
    const attempt = () => connect('https://host', { tls: { ...own, passphrase: ['hunter2'] as never } });
    expect(attempt).toThrow(expect.objectContaining({ code: 'invalid_options' }));
    try {
      attempt();
    } catch (error) {
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('hunter2');
    }
  });
});
