import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect, type SecureContext, type TLSSocket } from 'node:tls';
import { PorttrackerError } from '../errors.ts';
import { ensureObject } from '../limits.ts';
import { secureContextOf, unusableTls } from '../secure-context.ts';
import { placeOf, type Target } from '../url.ts';
import { ensurePinned, parsePins } from './pins.ts';

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

const NOTHING: TlsOptions = {};

/**
 * Reads the options once for a connection, and gives what starts TLS over it: that settles when the handshake is done and the
 * certificate is accepted, or rejects with `tls_failed` or `invalid_options`; it is for the caller to end the connection then.
 * Throws `invalid_options` where they cannot be used, as far as that shows without a connection.
 */
export function prepareTls(target: Target, tls?: TlsOptions): (raw: Duplex) => Promise<TLSSocket> {
  const pins = parsePins(tls?.fingerprint256);
  if (tls !== undefined) {
    ensureObject('tls', tls);
    contextOf(tls);
  }
  return (raw) => secureSocket(target, raw, tls ?? NOTHING, pins);
}

async function secureSocket(
  target: Target,
  raw: Duplex,
  tls: TlsOptions,
  pins: readonly string[] | undefined,
): Promise<TLSSocket> {
  const socket = connectSecurely({
    ...tls,
    ...identity(target, tls),
    secureContext: contextOf(tls),
    socket: raw,
  });
  await new Promise<void>((resolve, reject) => {
    const failed = (cause: Error | undefined) => {
      const reason = cause === undefined ? 'the connection ended' : reasonOf(cause);
      const text = `the TLS handshake with ${placeOf(target)} failed: ${reason}`;
      reject(new PorttrackerError('tls_failed', text, { cause }));
    };
    const ended = () => failed(undefined);
    socket.once('secureConnect', () => {
      socket.off('close', ended);
      resolve();
    });
    socket.on('error', failed);
    socket.once('close', ended);
  });
  ensurePinned(socket, pins);
  return socket;
}

/** The words of OpenSSL without the place in its source, where they are known. */
export function reasonOf(error: Error): string {
  return 'reason' in error ? String(error.reason) : error.message;
}

/** Made once of the same options, as those of a client that connects again are. */
function contextOf(tls: TlsOptions): SecureContext {
  return tls.secureContext ?? secureContextOf(tls);
}

function connectSecurely(options: ConnectionOptions): TLSSocket {
  try {
    return connect(options);
  } catch (error) {
    throw unusableTls(error);
  }
}

function identity(target: Target, tls: TlsOptions): { host: string; servername?: string } {
  const host = target.transport === 'tcp' ? target.host : 'localhost';
  if (tls.servername !== undefined) return { host, servername: tls.servername };
  return isIP(host) === 0 ? { host, servername: host } : { host };
}
