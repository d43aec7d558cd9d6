import type { Duplex } from 'node:stream';
import { type SecureContext, TLSSocket } from 'node:tls';
import type { Channel } from '../channel.ts';
import { PorttrackerError } from '../errors.ts';
import { DEFAULT_HANDSHAKE_TIMEOUT } from './options.ts';

/** Says that TLS starts, and starts it. Rejects with `tls_failed`, and the connection is then gone. */
export async function shakeHands(
  channel: Channel,
  secureContext: SecureContext,
  timeout = DEFAULT_HANDSHAKE_TIMEOUT,
): Promise<void> {
  const wrap = (raw: Duplex) => new TLSSocket(raw as never, { isServer: true, secureContext });
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
  try {
    await channel.writeHeld([null, 'start_tls']);
    await channel.upgrade(await channel.dropRest(), wrap, 'secure');
  } finally {
    clearTimeout(timer);
  }
}
