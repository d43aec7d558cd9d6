import { ensureNumber } from '../kinds.ts';
import { ensureCount, MAX_TIMER } from '../limits.ts';

/** How a client comes back after its connection broke. */
export interface ReconnectOptions {
  /** Milliseconds before the first attempt; after 0 comes 1. Default 100. */
  readonly minDelay?: number;
  /** Most milliseconds before an attempt. Default 30000. */
  readonly maxDelay?: number;
  /** By what the delay grows with each attempt. Default 2. */
  readonly factor?: number;
  /** Which share of a delay chance may take off, from 0 to 1. Default 0.5. */
  readonly jitter?: number;
  /** Attempts in a row that may fail before the client ends. Default: any number. */
  readonly maxAttempts?: number;
}

/**
 * Delays between attempts. They grow as long as connections do not last: a server that lets clients in and then breaks is not
 * hammered either. One that lasted longer than the longest delay sets them back.
 */
export class Backoff {
  readonly #options: Required<ReconnectOptions>;
  readonly #random: () => number;
  /** Of the next attempt, before chance. */
  #delay: number;
  #attempts = 0;

  /** `random` gives 0 to below 1. Throws `invalid_options` where the numbers make no sense. */
  constructor(options: ReconnectOptions, random: () => number = Math.random) {
    const { minDelay = 100, maxDelay = 30_000, factor = 2, jitter = 0.5 } = options;
    const { maxAttempts = Number.POSITIVE_INFINITY } = options;
    ensureNumber('reconnect.minDelay', minDelay, 0, MAX_TIMER);
    ensureNumber('reconnect.maxDelay', maxDelay, minDelay, MAX_TIMER);
    ensureNumber('reconnect.factor', factor, 1, Number.MAX_VALUE);
    ensureNumber('reconnect.jitter', jitter, 0, 1);
    ensureCount('reconnect.maxAttempts', maxAttempts);
    this.#options = { minDelay, maxDelay, factor, jitter, maxAttempts };
    this.#random = random;
    this.#delay = minDelay;
  }

  /** Attempts since the last connection. */
  get attempts(): number {
    return this.#attempts;
  }

  /** Milliseconds to wait before one more attempt; undefined when there shall be none. */
  next(): number | undefined {
    const { maxDelay, factor, jitter, maxAttempts } = this.#options;
    if (this.#attempts >= maxAttempts) return undefined;
    this.#attempts++;
    const full = this.#delay;
    // From 0 nothing would grow.
    this.#delay = Math.min(maxDelay, Math.max(1, full * factor));
    return Math.round(full * (1 - jitter * this.#random()));
  }

  /** An attempt led to a connection. */
  succeeded(): void {
    this.#attempts = 0;
  }

  /** A connection broke after so many milliseconds. */
  lost(lasted: number): void {
    if (lasted > this.#options.maxDelay) this.#delay = this.#options.minDelay;
  }
}
