import type { Duplex } from 'node:stream';
import { createServer, type PeerCertificate, TLSSocket } from 'node:tls';
import { type Channel, CR, LF, nextChunk, SPACE } from '../channel.ts';
import { PorttrackerError, textOf } from '../errors.ts';
import { Hold } from '../outbox.ts';
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
    channel.outbox.hold(Hold.tls);
    await announce(channel).catch((cause: unknown) => {
      throw new PorttrackerError('tls_failed', `the connection ended: ${textOf(cause)}`, { cause });
    });
    await channel.upgrade(await firstOf(channel), async (raw) => {
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

/** Writes what was queued before the hold and the notification behind it; settles when the operating system has it. */
function announce(channel: Channel): Promise<void> {
  const { outbox, socket, tap } = channel;
  const frame = [null, 'start_tls'];
  const line = JSON.stringify(frame);
  tap?.('out', line.length, frame, undefined, channel);
  return new Promise((resolve, reject) => {
    socket.write(`${outbox.take()}${line}\n`, 'utf8', (error) => (error ? reject(error) : resolve()));
  });
}

/**
 * What comes first of the handshake. White space before it is passed over: a client may end its line in a segment of its own.
 * Rejects with `tls_failed` at the peer's end.
 */
async function firstOf(channel: Channel): Promise<Uint8Array> {
  for (;;) {
    const chunk = await nextChunk(channel.socket);
    if (chunk === undefined) throw channel.fail('the peer ended the connection');
    const start = chunk.findIndex((octet) => octet !== LF && octet !== CR && octet !== SPACE);
    if (start >= 0) return chunk.subarray(start);
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
