import { PorttrackerError } from '../errors.ts';

/** How a client comes back after its connection broke. */
export interface ReconnectOptions {
  /** Milliseconds before the first attempt. Default 100. */
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
  #exponent = 0;
  #attempts = 0;

  /** `random` gives 0 to below 1. Throws `invalid_options` where the numbers make no sense. */
  constructor(options: ReconnectOptions, random: () => number = Math.random) {
    const { minDelay = 100, maxDelay = 30_000, factor = 2, jitter = 0.5 } = options;
    const { maxAttempts = Number.POSITIVE_INFINITY } = options;
    ensureRange('minDelay', minDelay, 0);
    ensureRange('maxDelay', maxDelay, minDelay, MAX_TIMER);
    ensureRange('factor', factor, 1);
    ensureRange('jitter', jitter, 0, 1);
    ensureRange('maxAttempts', maxAttempts, 1, Number.POSITIVE_INFINITY);
    this.#options = { minDelay, maxDelay, factor, jitter, maxAttempts };
    this.#random = random;
  }

  /** Attempts since the last connection. */
  get attempts(): number {
    return this.#attempts;
  }

  /** Milliseconds to wait before one more attempt; undefined when there shall be none. */
  next(): number | undefined {
    const { minDelay, maxDelay, factor, jitter, maxAttempts } = this.#options;
    if (this.#attempts >= maxAttempts) return undefined;
    this.#attempts++;
    const full = Math.min(maxDelay, minDelay * factor ** this.#exponent);
    if (full < maxDelay) this.#exponent++;
    return Math.round(full * (1 - jitter * this.#random()));
  }

  /** An attempt led to a connection. */
  succeeded(): void {
    this.#attempts = 0;
  }

  /** A connection broke after so many milliseconds. */
  lost(lasted: number): void {
    if (lasted > this.#options.maxDelay) this.#exponent = 0;
  }
}

/** Node's timers take no more milliseconds. */
const MAX_TIMER = 2 ** 31 - 1;

function ensureRange(name: keyof ReconnectOptions, value: number, least: number, most = Number.MAX_VALUE) {
  if (value >= least && value <= most) return;
  throw new PorttrackerError(
    'invalid_options',
    `reconnect.${name}: expected a number ${most === Number.MAX_VALUE ? `of at least ${least}` : `from ${least} to ${most}`}, got ${value}`,
  );
}
