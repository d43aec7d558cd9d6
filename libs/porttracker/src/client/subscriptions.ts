import { isPorttrackerError, PorttrackerError } from '../errors.ts';

type Change = 'subscribe' | 'unsubscribe';
type Names = readonly string[];

/** Sends one of the two requests on the connection there is, until `signal` fires. */
export type Send = (message: Change, names: Names, signal?: AbortSignal) => Promise<unknown>;

/** A subscription that a server did not restore. */
interface Refusal {
  readonly name: string;
  readonly error: PorttrackerError;
  /** Whether the program had made it itself. */
  readonly isOwn: boolean;
}

/**
 * Keeps the server's list of subscribed events equal to what the streams of this client need and the program subscribed to
 * itself. Changes go out one at a time, because a server may handle requests in any order. While `*` is subscribed nothing is
 * taken back for a stream until nobody listens any more: no source says whether taking back one name would then silence it.
 */
export class Subscriptions {
  /** How many streams need each. */
  readonly #wanted = new Map<string, number>();
  /** Those that the program made itself. */
  readonly #own = new Set<string>();
  readonly #held = new Set<string>();
  /** Asked for by whoever did not await the answer. */
  readonly #uncertain = new Set<string>();
  readonly #send: Send;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(send: Send) {
    this.#send = send;
  }

  /** Settles when the server has confirmed all of `names`. When it refuses or `signal` fires before, they count as not added. */
  add(names: Names, signal?: AbortSignal): Promise<void> {
    for (const name of names) this.#wanted.set(name, (this.#wanted.get(name) ?? 0) + 1);
    const added = this.inOrder(async () => {
      if (signal?.aborted) throw aborted(signal);
      const missing = names.filter((name) => !this.#held.has(name));
      if (missing.length > 0) await this.#subscribe(missing, () => this.#send('subscribe', missing, signal));
    });
    const ready = unlessAborted(added, signal);
    ready.catch(() => added.catch(() => {}).then(() => this.remove(names)));
    return ready;
  }

  /** Never rejects: a server that does not answer any more needs no unsubscribing. */
  async remove(names: Names): Promise<void> {
    for (const name of names) {
      const left = (this.#wanted.get(name) ?? 1) - 1;
      if (left > 0) this.#wanted.set(name, left);
      else this.#wanted.delete(name);
    }
    await this.inOrder(async () => {
      const surplus = this.#removable([...this.#held, ...this.#uncertain]);
      if (surplus.length > 0) await this.#send('unsubscribe', surplus).finally(() => this.#forget(surplus));
    }).catch(() => {});
  }

  /**
   * A change that the program makes itself. `send` gets the names to be sent: those that a stream needs are not
   * taken back. Rejects as `send` does.
   */
  change(message: Change, names: Names, send: (names: Names) => Promise<unknown>): Promise<void> {
    const done = this.inOrder(() =>
      message === 'subscribe' ? this.#subscribeOwn(names, send) : this.#unsubscribeOwn(names, send),
    );
    done.catch(() => this.remove([]));
    return done;
  }

  /** The server that held the subscriptions is gone. */
  lost(): void {
    this.#held.clear();
    this.#uncertain.clear();
  }

  /**
   * Subscribes on a new connection, by its own means of sending, to all that there was. Gives what the server refuses, with its
   * errors, and whether the program had subscribed to it itself. Rejects when the connection breaks.
   */
  async restore(send: Send): Promise<Refusal[]> {
    const refused: Refusal[] = [];
    const ask = async (names: Names): Promise<void> => {
      try {
        if (names.length > 0) await this.#subscribe(names, () => send('subscribe', names));
      } catch (error) {
        const [name] = names;
        if (!isPorttrackerError(error) || error.code !== 'request_failed' || name === undefined) throw error;
        // One that the server does not know must not take the others with it.
        if (names.length > 1) await Promise.all(names.map((one) => ask([one])));
        else refused.push({ name, error, isOwn: this.#own.delete(name) });
      }
    };
    try {
      await ask([...new Set([...this.#wanted.keys(), ...this.#own])]);
    } catch (error) {
      this.lost();
      throw error;
    }
    return refused;
  }

  async #subscribe(names: Names, send: () => Promise<unknown>): Promise<void> {
    try {
      await send();
    } catch (error) {
      if (isPorttrackerError(error) && error.mayHaveRun === true && error.code !== 'connection_closed')
        for (const name of names) if (!this.#held.has(name)) this.#uncertain.add(name);
      throw error;
    }
    for (const name of names) {
      this.#held.add(name);
      this.#uncertain.delete(name);
    }
  }

  async #subscribeOwn(names: Names, send: (names: Names) => Promise<unknown>): Promise<void> {
    await this.#subscribe(names, () => send(names));
    for (const name of names) this.#own.add(name);
  }

  async #unsubscribeOwn(names: Names, send: (names: Names) => Promise<unknown>): Promise<void> {
    const all = names.includes('*');
    const own = [...this.#own].filter((name) => all || names.includes(name));
    for (const name of own) this.#own.delete(name);
    const left =
      this.#wanted.size === 0 ? names : this.#removable(all ? [...this.#held, ...this.#uncertain] : names);
    try {
      await send(left);
    } catch (error) {
      if (!isPorttrackerError(error) || error.mayHaveRun !== true) {
        for (const name of own) this.#own.add(name);
        throw error;
      }
      this.#forget(left);
      throw error;
    }
    this.#forget(left);
  }

  /** Those of the names that nobody needs. */
  #removable(names: Names): Names {
    const isAll = this.#held.has('*') || this.#uncertain.has('*');
    if (isAll && this.#wanted.size + this.#own.size > 0) return [];
    return names.filter((name) => !this.#wanted.has(name) && !this.#own.has(name));
  }

  /**
   * They were taken back. Called after that: what took so long that there is another connection, with all restored that is
   * wanted since, took it back there.
   */
  #forget(names: Names): void {
    const all = names.includes('*');
    for (const set of [this.#held, this.#uncertain])
      for (const name of all ? [...set] : names) set.delete(name);
  }

  /** Runs after all changes so far: at once if there are none, so that a subscription goes out before the calls made after it. */
  inOrder(change: () => Promise<void>): Promise<void> {
    const run = this.#waiting++ === 0 ? change() : this.#last.then(change);
    this.#last = run.then(
      () => this.#waiting--,
      () => this.#waiting--,
    );
    return run;
  }
}

function unlessAborted(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(aborted(signal));
    signal.addEventListener('abort', onAbort, { once: true });
    promise.finally(() => signal.removeEventListener('abort', onAbort)).then(resolve, reject);
  });
}

function aborted(signal: AbortSignal): PorttrackerError {
  return new PorttrackerError('aborted', 'the stream was ended by its signal', { cause: signal.reason });
}
