import type { ClientSession } from './session.ts';
import type { Timers } from './timers.ts';

/** Milliseconds. Whoever takes rows or events takes some in that time. */
const LIMIT = 5_000;

/**
 * Warns, once, of what hangs without an error: a stream holds all it may, nothing is read for that, and a call waits for its
 * reply, perhaps made by the very consumer of the stream.
 */
export class Stalls {
  readonly #timers: Timers;
  #cancel: (() => void) | undefined;
  #hasWarned = false;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Nothing is read; `full` gives the streams for which that is, those of rows by their messages. */
  begin(session: ClientSession, full: () => { events: boolean; rows: readonly string[] }): void {
    if (this.#hasWarned) return;
    this.#cancel = this.#timers.after(LIMIT, () => {
      const { events, rows } = full();
      // A stream of rows is full no longer than its own call is under way.
      const waiting = session.pending - rows.length;
      if (waiting <= 0) return;
      const streams = [...(events ? ['events'] : []), ...rows.map((name) => `rows of ${name}`)];
      this.#hasWarned = true;
      process.emitWarning(
        `${streams.join(' and ')} wait for their consumer, and nothing else is read from the server until it takes some; calls that have waited ${LIMIT / 1_000} s for their replies: ${waiting}. A call between two rows or events needs a timeout, or a client of its own.`,
        { code: 'ALUCO_STALLED' },
      );
    });
  }

  end(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
