import { PorttrackerError, type PorttrackerErrorDetails } from '../errors.ts';
import { AbortWatch } from './abort-watch.ts';
import type { RequestTrace } from './diagnostics.ts';
import type { CallRows } from './pending-call.ts';
import type { Timers } from './timers.ts';

/** A call over all its sendings. */
export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly signal: AbortSignal | undefined;
  /** Milliseconds, for the text of an error. */
  readonly timeout: number | undefined;
  /** By the clock of the timers. */
  readonly deadline: number | undefined;
  readonly rows: CallRows | undefined;
  readonly trace: RequestTrace | undefined;
  /** Whether it may be sent again when it may have been carried out already. */
  readonly isRepeatable: boolean;
  /** How often it was sent. */
  sent: number;
  /** Whether it was taken on, by a session or to wait, and so is not refused any more because too many wait. */
  isTaken: boolean;
}

type Reply = readonly unknown[];

interface Waiter {
  start(): void;
  abort(): void;
  fail(text: string, cause: unknown): void;
}

/** Calls that wait for a connection, in their order, no longer than each of them may. */
export class WaitingCalls {
  readonly #limit: number;
  readonly #timers: Timers;
  /** Those that had not been taken on when they came. */
  #fresh = 0;
  readonly #waiters = new Set<Waiter>();
  readonly #aborts = new AbortWatch<Waiter>((waiter) => waiter.abort());

  constructor(limit: number, timers: Timers) {
    this.#limit = limit;
    this.#timers = timers;
  }

  get size(): number {
    return this.#waiters.size;
  }

  /** Settles as `start` does, which is called when there is a connection. */
  add(call: Call, start: () => Promise<Reply>): Promise<Reply> {
    const { signal, deadline } = call;
    if (signal?.aborted) return Promise.reject(aborted(call));
    const isFresh = !call.isTaken;
    if (isFresh && this.#fresh >= this.#limit)
      return Promise.reject(
        new PorttrackerError(
          'overflow',
          `${this.#limit} calls wait for a connection already`,
          detailsOf(call),
        ),
      );
    call.isTaken = true;
    if (isFresh) this.#fresh++;
    return new Promise((resolve, reject) => {
      const settle = () => {
        this.#waiters.delete(waiter);
        if (isFresh) this.#fresh--;
        cancel?.();
        if (signal !== undefined) this.#aborts.delete(signal, waiter);
      };
      const end = (error: PorttrackerError) => {
        settle();
        reject(error);
      };
      const waiter: Waiter = {
        start() {
          settle();
          resolve(start());
        },
        abort: () => end(aborted(call)),
        fail: (text, cause) =>
          end(
            new PorttrackerError('connection_closed', text, {
              ...detailsOf(call),
              ...(cause !== undefined && { cause }),
            }),
          ),
      };
      const cancel =
        deadline === undefined
          ? undefined
          : this.#timers.after(Math.max(0, deadline - this.#timers.now()), () => end(timedOut(call)));
      if (signal !== undefined) this.#aborts.add(signal, waiter);
      if (call.rows !== undefined) call.rows.giveUp = waiter.abort;
      this.#waiters.add(waiter);
    });
  }

  /** Those that are added meanwhile wait on. */
  startAll(): void {
    for (const waiter of [...this.#waiters]) waiter.start();
  }

  failAll(text: string, cause: unknown): void {
    for (const waiter of [...this.#waiters]) waiter.fail(text, cause);
  }
}

/** The error of a call whose time ran out. */
export function timedOut(call: Call): PorttrackerError {
  return new PorttrackerError('timeout', `no reply within ${call.timeout} ms`, detailsOf(call));
}

/** The error of a call that was given up. */
export function aborted(call: Call): PorttrackerError {
  return new PorttrackerError('aborted', 'the call was aborted', {
    ...detailsOf(call),
    cause: call.signal?.reason,
  });
}

function detailsOf(call: Call): PorttrackerErrorDetails {
  return { message: call.name, mayHaveRun: call.sent > 0 };
}
