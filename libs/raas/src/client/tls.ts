/** How the way to a server with `https://` is secured. */
import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { type ConnectionOptions, createSecureContext, type SecureContext, type TLSSocket } from 'node:tls';
import { buildConnector, type Pool } from 'undici';
import { RaasError } from '../errors.ts';
import { ensureObject, refuse } from '../limits.ts';

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
 * Makes `connect` of undici's pool; nothing for a server without TLS, or where the program makes connections itself.
 *
 * @throws RaasError with code `invalid_options`.
 */
export function createConnector(
  origin: string,
  pool: Omit<Pool.Options, 'maxResponseSize'>,
  tls: TlsOptions | undefined,
): Pick<Pool.Options, 'connect'> {
  if (tls !== undefined) {
    ensureObject('tls', tls);
    if (pool.connect !== undefined)
      throw new RaasError('invalid_options', 'expected either tls or pool.connect, got both');
    if (!origin.startsWith('https:'))
      throw new RaasError('invalid_options', 'tls: expected a URL that starts with https://');
  }
  if (!origin.startsWith('https:') || typeof pool.connect === 'function') return {};
  const { fingerprint256, ...options } = tls ?? {};
  const pins = fingerprint256 === undefined ? undefined : parsePins(fingerprint256);
  const connect = buildConnector({
    ...(pool.allowH2 !== undefined && { allowH2: pool.allowH2 }),
    ...(pool.socketPath !== undefined && { socketPath: pool.socketPath }),
    ...(pool.connectTimeout !== undefined && { timeout: pool.connectTimeout }),
    ...(pool.maxCachedSessions !== undefined && { maxCachedSessions: pool.maxCachedSessions }),
    ...(pool.autoSelectFamily !== undefined && {
      autoSelectFamily: pool.autoSelectFamily,
      ...(pool.autoSelectFamilyAttemptTimeout !== undefined && {
        autoSelectFamilyAttemptTimeout: pool.autoSelectFamilyAttemptTimeout,
      }),
    }),
    ...(pool.tls as object | undefined),
    ...pool.connect,
    // Its type names what a plain connection takes, and leaves out what TLS takes and it hands on.
    ...(options as buildConnector.BuildOptions),
    ...(tls && { secureContext: options.secureContext ?? contextOf(options) }),
    // A resumed session may come without a certificate to look at.
    ...(pins && { maxCachedSessions: 0 }),
  });
  return {
    connect: (target, done) =>
      connect(target, (...[error, socket]) => {
        if (error !== null) return done(error, null);
        const fault = pins && findFault(socket, pins);
        if (fault === undefined) {
          endWithAlerts(socket);
          return done(null, socket);
        }
        socket.destroy();
        done(fault, null);
      }),
  };
}

/**
 * With TLS 1.3 a server refuses a client's certificate when the client is already through. Its alert is followed by the end of the
 * connection, which would be told instead.
 */
function endWithAlerts(socket: Socket): void {
  socket.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code?.startsWith('ERR_SSL_')) socket.destroy(error);
  });
}

/** Reads key, certificate and authorities once for all connections. */
function contextOf(options: ConnectionOptions): SecureContext {
  try {
    const context = createSecureContext(options);
    // An authority that is none, as the path of a file, would be passed over, and nobody be trusted.
    for (const ca of [options.ca].flat()) if (ca) new X509Certificate(ca);
    return context;
  } catch (error) {
    // Node's words end with the value that it received, which may be a passphrase.
    const [text, received] = (error instanceof Error ? error.message : String(error)).split(/\.? Received /);
    const details = received === undefined ? { cause: error } : {};
    throw new RaasError('invalid_options', `tls: expected what node:tls takes: ${text}`, details);
  }
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
function parsePins(given: unknown): readonly string[] {
  const pins = [given].flat().map((pin) => String(pin).replaceAll(':', '').toLowerCase());
  if (pins.length > 0 && pins.every((pin) => /^[0-9a-f]{64}$/.test(pin))) return pins;
  refuse('tls.fingerprint256', 'one or more SHA-256 fingerprints of 64 hexadecimal digits', given);
}
