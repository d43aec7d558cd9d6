import type { Duplex } from 'node:stream';
import { createServer, type PeerCertificate, TLSSocket } from 'node:tls';
import type { Channel } from '../channel.ts';
import { PorttrackerError, textOf } from '../errors.ts';
import { secureContextOf } from '../secure-context.ts';
import type { ServerTlsOptions } from './options.ts';

/**
 * Says that TLS starts, and starts it, as soon as `quiet` settles. Rejects as `quiet` does, or with `tls_failed` when the handshake fails or
 * all that takes longer than the milliseconds of `timeout`; the connection is then gone.
 */
export async function shakeHands(
  channel: Channel,
  options: ServerTlsOptions,
  quiet: Promise<void>,
  timeout: number | undefined,
): Promise<void> {
  let waitingFor = 'requests under way did not end';
  const giveUp = () => {
    const text = `TLS did not come about: ${waitingFor} within ${timeout} ms`;
    channel.destroy(new PorttrackerError('tls_failed', text));
  };
  const timer = timeout === undefined ? undefined : setTimeout(giveUp, timeout);
  const secure = options.requestCert === true ? acceptWithCertificate : accept;
  try {
    await quiet;
    waitingFor = 'the client did not finish the handshake';
    channel.hold();
    await channel.writeHeld([null, 'start_tls']).catch((cause: unknown) => {
      throw new PorttrackerError('tls_failed', `the connection ended: ${textOf(cause)}`, { cause });
    });
    await channel.upgrade(await channel.dropRest(), async (raw) => {
      // Who ends the connection now is gone; afterwards a client may end its direction and still be answered.
      raw.allowHalfOpen = false;
      const socket = await secure(raw, options);
      socket.allowHalfOpen = true;
      return socket;
    });
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
    const acceptor = createServer(options, resolve);
    acceptor.on('tlsClientError', reject);
    acceptor.emit('connection', raw);
  });
}
