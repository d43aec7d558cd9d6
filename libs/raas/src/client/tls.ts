/** How the way to a server with `https://` is secured. */
import type { Socket } from 'node:net';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { buildConnector, type Pool } from 'undici';
import { RaasError } from '../errors.ts';

/**
 * TLS as `node:tls` knows it, without what the URL already says. Certificates are checked unless told otherwise; `key` and
 * `cert` are the client's own.
 */
export interface TlsOptions
  extends Omit<ConnectionOptions, 'socket' | 'host' | 'port' | 'path' | 'timeout' | 'lookup'> {
  /**
   * SHA-256 fingerprints of the certificates the server may have, as `openssl x509 -fingerprint -sha256` prints them. Checked
   * besides the rest; with `rejectUnauthorized: false`, which suits a certificate nobody vouches for, instead of the rest.
   */
  readonly fingerprint256?: string | readonly string[];
}

/**
 * Makes what `connect` of undici's pool takes.
 *
 * @throws RaasError with code `invalid_options`.
 */
export function createConnector(
  { fingerprint256, ...options }: TlsOptions,
  pool: Pool.Options,
): buildConnector.BuildOptions | buildConnector.connector {
  // Its type names what a plain connection takes, and leaves out what TLS takes and it hands on.
  const rest = options as buildConnector.BuildOptions;
  if (fingerprint256 === undefined) return rest;
  const pins = parsePins(fingerprint256);
  const connect = buildConnector({
    ...(pool.allowH2 !== undefined && { allowH2: pool.allowH2 }),
    ...(pool.socketPath !== undefined && { socketPath: pool.socketPath }),
    ...(pool.connectTimeout !== undefined && { timeout: pool.connectTimeout }),
    ...rest,
    // A resumed session may come without a certificate to look at.
    maxCachedSessions: 0,
  });
  return (target, done) =>
    connect(target, (...[error, socket]) => {
      if (error !== null) return done(error, null);
      const fault = findFault(socket, pins);
      if (fault === undefined) return done(null, socket);
      socket.destroy();
      done(fault, null);
    });
}

function findFault(socket: Socket, pins: readonly string[]): RaasError | undefined {
  const { fingerprint256 } = (socket as TLSSocket).getPeerX509Certificate() ?? {};
  const found = fingerprint256?.replaceAll(':', '').toLowerCase();
  if (found !== undefined && pins.includes(found)) return undefined;
  return new RaasError(
    'tls_failed',
    `the server's certificate, ${fingerprint256 ?? 'which is missing'}, is none of those in tls.fingerprint256`,
  );
}

/** Reads fingerprints with or without colons, in either case. */
function parsePins(given: string | readonly string[]): readonly string[] {
  const pins = (typeof given === 'string' ? [given] : given).map((pin) =>
    pin.replaceAll(':', '').toLowerCase(),
  );
  if (pins.length > 0 && pins.every((pin) => /^[0-9a-f]{64}$/.test(pin))) return pins;
  throw new RaasError(
    'invalid_options',
    'tls.fingerprint256: expected one or more SHA-256 fingerprints of 64 hexadecimal digits',
  );
}
