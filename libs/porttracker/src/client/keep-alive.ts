import { PorttrackerError } from '../errors.ts';
import type { ClientSession } from './session.ts';
import type { Timers } from './timers.ts';

/** What a connection is watched for. */
export interface KeepAliveSetup {
  readonly session: ClientSession;
  /** Milliseconds. */
  readonly limit: number;
  readonly timers: Timers;
  /** Calls that wait for replies, but for those of which the consumer holds up the reading himself. */
  readonly waiting: () => number;
}

/**
 * Breaks a connection over which nothing comes: after `limit` milliseconds without an octet the server is asked for one by a
 * `ping`, after as many again the session is destroyed with `connection_closed`.
 *
 * While the session is not read, silence is not the server's: nothing is asked and nothing judged, and when reading goes on, time
 * begins anew. What the operating system knows of a broken connection comes out in two ways only, by reading and by writing; so
 * if calls wait meanwhile, white space is written once in that time. With nobody waiting it is not: a server that has
 * properly ended would answer it with a reset, and what it had sent and is not yet read would be lost.
 */
export class KeepAlive {
  readonly #setup: KeepAliveSetup;
  #seen: number;
  #since = 0;
  #isAsked = false;
  /** Those without reply. */
  #pings = 0;
  #cancel = () => {};

  constructor(setup: KeepAliveSetup) {
    this.#setup = setup;
    this.#seen = setup.session.octetsRead;
    this.#begin();
    this.#wait();
  }

  /** Reading goes on after it was stopped. */
  resumed(): void {
    this.#begin();
  }

  stop(): void {
    this.#cancel();
  }

  #begin(): void {
    this.#since = this.#setup.timers.now();
    this.#isAsked = false;
  }

  #wait(): void {
    const { limit, timers } = this.#setup;
    this.#cancel = timers.after(this.#since + limit - timers.now(), this.#onTime);
  }

  readonly #onTime = (): void => {
    const { session, limit, timers } = this.#setup;
    const octets = session.octetsRead;
    if (session.isPaused) this.#touch();
    if (session.isPaused || octets !== this.#seen) this.#begin();
    else if (timers.now() - this.#since >= limit) {
      if (this.#isAsked) {
        const text = `nothing came from the server for ${limit} ms, not even an answer to ping`;
        session.destroy(new PorttrackerError('connection_closed', text));
        return;
      }
      this.#begin();
      this.#isAsked = true;
      this.#pings++;
      session
        .request('ping', [])
        .catch(() => {})
        .finally(() => this.#pings--);
    }
    this.#seen = octets;
    this.#wait();
  };

  /** Writes, between two arrays, what means nothing. Not where more waits to be written, which does as well. */
  #touch(): void {
    const { session, waiting } = this.#setup;
    if (waiting() <= this.#pings || session.awaitsTls || session.socket.writableLength > 0) return;
    session.socket.write('\n');
  }
}
