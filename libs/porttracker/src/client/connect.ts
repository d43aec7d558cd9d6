import {
  createFrameDecoder,
  createRowRouter,
  type FrameDecoderOptions,
  type RowRouter,
  type RowSink,
} from '@aluco/wire';
import { PorttrackerError } from '../errors.ts';
import { ensureKind, ensureKinds } from '../kinds.ts';
import { durationOf, refuse } from '../limits.ts';
import { protocol } from '../protocol.ts';
import { ReceiveClock } from '../receive-clock.ts';
import { secretsOf } from '../secrets.ts';
import { createTap } from '../tap.ts';
import { parseUrl } from '../url.ts';
import { establish } from './attempt.ts';
import { PorttrackerClient } from './client.ts';
import { cramMd6 } from './cram.ts';
import { Link } from './link.ts';
import type { ConnectOptions } from './options.ts';
import type { ClientSession } from './session.ts';
import { systemTimers, type Timers } from './timers.ts';

const KINDS = {
  username: 'string',
  password: 'string or function',
  signal: 'AbortSignal',
  startTls: '"never", "optional" or "required"',
  tls: 'object',
  allowPlaintextLogin: 'boolean',
  authentication: 'list',
  reconnect: 'boolean or object',
  onFrame: 'function',
};
const TYPES = '"none", "login_cram_md6" or "login"';

/** Connects and logs in. Rejects with a `PorttrackerError`; nothing is left open then. */
export function connect(url: string | URL, options: ConnectOptions = {}): Promise<PorttrackerClient> {
  return connectBy(systemTimers, url, options);
}

/** The same with any source of time and chance. */
export async function connectBy(
  timers: Timers,
  url: string | URL,
  options: ConnectOptions,
): Promise<PorttrackerClient> {
  ensureKinds(options, KINDS);
  for (const type of options.authentication ?? []) ensureKind('authentication', type, TYPES);
  const target = parseUrl(url);
  const { tls, startTls = 'never' } = options;
  // Elsewhere the server may ask for TLS, or the program later.
  if (target.transport === 'unix' && startTls === 'never' && (tls?.ca ?? tls?.cert ?? tls?.key ?? tls?.pfx))
    refuse('tls', 'the option startTls with it', 'a Unix socket without TLS');
  const tap = createTap('client', options.onFrame);
  const limit = durationOf('receiveTimeout', options.receiveTimeout ?? 300_000);
  const link = new Link({
    target,
    options,
    timers,
    async establish(attempt) {
      const routed = createRowRouter();
      const late = new Map<number | string, RowSink>();
      const router: RowRouter = {
        expect(id, rows) {
          // Rows in plain text are none of a call that waits for TLS.
          if (session?.awaitsTls) late.set(id, rows);
          else routed.expect(id, rows);
        },
        forget(id) {
          late.delete(id);
          routed.forget(id);
        },
      };
      let session: ClientSession | undefined;
      const createDecoder = (limits: FrameDecoderOptions) => {
        const decoder = createFrameDecoder(limits);
        decoder.routeRows(routed);
        // It is the first, or of what comes inside TLS.
        for (const [id, rows] of late) routed.expect(id, rows);
        late.clear();
        return decoder;
      };
      const clock =
        limit === undefined
          ? undefined
          : new ReceiveClock({
              limit,
              step: 1,
              createReader: createDecoder,
              // Until there is a session, `connectTimeout` holds.
              isPaused: () => session?.isPaused ?? true,
              onLate: () => session?.destroy(halfWay(limit)),
            });
      const createReader = clock?.createReader ?? createDecoder;
      try {
        const connection = await establish({
          ...attempt,
          tap,
          method: cramMd6,
          createReader,
          router,
          secretsOf,
        });
        session = connection.session;
        return { ...connection, clock };
      } catch (error) {
        clock?.stop();
        throw error;
      }
    },
  });
  await link.open();
  return new PorttrackerClient({
    link,
    codecs: protocol().codecs,
    timeout: options.timeout,
    isTapped: tap !== undefined,
  });
}

function halfWay(limit: number): PorttrackerError {
  const text = `a reply that had begun came no further within ${limit} ms`;
  return new PorttrackerError('connection_closed', text);
}
