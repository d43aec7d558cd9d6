import { connect as connectTcp, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { PorttrackerError, textOf } from '../errors.ts';
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

/** Starts connecting. `opened` settles when octets can flow, for implicit TLS after its handshake. */
export function openSocket(target: Target, tls: TlsOptions): { socket: Socket; opened: Promise<void> } {
  const place = placeOf(target);
  if (target.transport === 'unix') return watch(connectTcp({ path: target.path }), 'connect', place);
  const where = {
    host: target.host,
    port: target.port,
    noDelay: true,
    keepAlive: true,
    // Of a host with several addresses, the first that answers.
    autoSelectFamily: true,
  };
  if (!target.tls) return watch(connectTcp(where), 'connect', place);
  const { fingerprint256, ...options } = tls;
  const pins = parsePins(fingerprint256);
  const socket = connectTls({ ...options, ...where, ...identity(target, tls) });
  return watch(socket, 'secureConnect', place, () => ensurePinned(socket, pins));
}

/** TLS over a connection that began without; settles when the handshake is done and the certificate is accepted. */
export async function secureSocket(target: Target, tls: TlsOptions, raw: Duplex): Promise<TLSSocket> {
  const { fingerprint256, ...options } = tls;
  const pins = parsePins(fingerprint256);
  const socket = connectTls({ ...options, ...identity(target, tls), socket: raw });
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', resolve);
    socket.on('error', reject);
    socket.once('close', () => reject('the connection ended'));
  });
  ensurePinned(socket, pins);
  return socket;
}

function identity(target: Target, tls: TlsOptions): { host: string; servername?: string } {
  const host = target.transport === 'tcp' ? target.host : 'localhost';
  if (tls.servername !== undefined) return { host, servername: tls.servername };
  return isIP(host) === 0 ? { host, servername: host } : { host };
}

function watch(socket: Socket, ready: 'connect' | 'secureConnect', place: string, check = () => {}) {
  let connected = false;
  const opened = new Promise<void>((resolve, reject) => {
    const failed = (error?: Error) => {
      const tls = ready === 'secureConnect' && connected;
      const reason = error === undefined ? 'the connection ended' : reasonOf(error);
      const text = tls
        ? `the TLS handshake with ${place} failed: ${reason}`
        : `cannot connect to ${place}: ${reason}`;
      const details = error === undefined ? {} : { cause: error };
      reject(new PorttrackerError(tls ? 'tls_failed' : 'connect_failed', text, details));
    };
    socket.once('connect', () => {
      connected = true;
    });
    socket.once('error', failed);
    socket.once('close', () => failed());
    socket.once(ready, () => {
      socket.off('error', failed);
      try {
        check();
        resolve();
      } catch (error) {
        socket.on('error', () => {});
        reject(error);
      }
    });
  });
  return { socket, opened };
}

/** Several addresses that all fail give an AggregateError with no text of its own. */
function reasonOf(error: Error): string {
  return error instanceof AggregateError ? error.errors.map(textOf).join('; ') : error.message;
}
