import type { Duplex } from 'node:stream';
import { createServer, type PeerCertificate, TLSSocket } from 'node:tls';
import type { Channel } from '../channel.ts';
import { PorttrackerError } from '../errors.ts';
import { DEFAULT_HANDSHAKE_TIMEOUT, type ServerTlsOptions } from './options.ts';
import { secureContextOf } from './secure-context.ts';

/** Says that TLS starts, and starts it. Rejects with `tls_failed`, and the connection is then gone. */
export async function shakeHands(
  channel: Channel,
  options: ServerTlsOptions,
  timeout = DEFAULT_HANDSHAKE_TIMEOUT,
): Promise<void> {
  const timer = setTimeout(
    () =>
      channel.destroy(
        new PorttrackerError(
          'tls_failed',
          `the client did not finish the TLS handshake within ${timeout} ms`,
        ),
      ),
    timeout,
  );
  const secure = options.requestCert === true ? acceptWithCertificate : accept;
  try {
    await channel.writeHeld([null, 'start_tls']);
    await channel.upgrade(await channel.dropRest(), (raw) => secure(raw, options));
  } finally {
    clearTimeout(timer);
  }
}

/** The certificate that a client has shown and that was accepted. */
export function clientCertificateOf(socket: Duplex): PeerCertificate | undefined {
  return socket instanceof TLSSocket && socket.authorized ? socket.getPeerCertificate() : undefined;
}

function accept(raw: Duplex, options: ServerTlsOptions): Promise<TLSSocket> {
  const socket = new TLSSocket(raw as never, { isServer: true, secureContext: secureContextOf(options) });
  return new Promise((resolve, reject) => {
    socket.once('secure', () => resolve(socket));
    socket.on('error', reject);
    socket.once('close', () => reject('the connection ended'));
  });
}

/** Only a server of `node:tls`, here one that does not listen, looks at what became of the client's certificate. */
function acceptWithCertificate(raw: Duplex, options: ServerTlsOptions): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const acceptor = createServer({ ...options, allowHalfOpen: true }, resolve);
    acceptor.on('tlsClientError', reject);
    acceptor.emit('connection', raw);
  });
}
