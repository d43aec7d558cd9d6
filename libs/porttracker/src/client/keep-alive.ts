import { PorttrackerError } from '../errors.ts';
import type { ClientSession } from './session.ts';
import type { Timers } from './timers.ts';

/**
 * Breaks a connection over which nothing comes: after `limit` milliseconds without an octet the server is asked for one by a
 * `ping`, after as many again the session is destroyed with `connection_closed`. A session that is not being read is not
 * judged. Gives what ends the watch.
 */
export function watchIdle(session: ClientSession, limit: number, timers: Timers): () => void {
  let seen = session.octetsRead;
  let isAsked = false;
  const tick = () => {
    const octets = session.octetsRead;
    if (octets !== seen || session.isPaused) isAsked = false;
    else if (isAsked) {
      const text = `nothing came from the server for ${limit} ms, not even an answer to ping`;
      session.destroy(new PorttrackerError('connection_closed', text));
      return;
    } else {
      isAsked = true;
      session.request('ping', []).catch(() => {});
    }
    seen = octets;
    cancel = timers.after(limit, tick);
  };
  let cancel = timers.after(limit, tick);
  return () => cancel();
}
