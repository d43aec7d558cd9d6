import { createFrameDecoder, createRowRouter, type FrameDecoderOptions } from '@aluco/wire';
import { protocol } from '../protocol.ts';
import { createTap } from '../tap.ts';
import { parseUrl } from '../url.ts';
import { establish } from './attempt.ts';
import { PorttrackerClient } from './client.ts';
import { cramMd6 } from './cram.ts';
import { Link } from './link.ts';
import type { ConnectOptions } from './options.ts';
import { systemTimers, type Timers } from './timers.ts';

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
  const target = parseUrl(url);
  const tap = createTap('client', options.onFrame);
  const link = new Link({
    target,
    options,
    timers,
    establish(attempt) {
      const router = createRowRouter();
      const createReader = (limits: FrameDecoderOptions) => {
        const decoder = createFrameDecoder(limits);
        decoder.routeRows(router);
        return decoder;
      };
      return establish({ ...attempt, tap, method: cramMd6, createReader, router });
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
