/** Sends one of the two requests on the connection there is. */
export type Send = (message: 'subscribe' | 'unsubscribe', names: readonly string[]) => Promise<unknown>;

/**
 * Keeps the server's list of subscribed events equal to what the streams of this client need. Changes go out one at a time,
 * because a server may handle requests in any order. While `*` is subscribed nothing is taken back until nobody
 * listens any more: no source says whether taking back one name would then silence it.
 */
export class Subscriptions {
  readonly #wanted = new Map<string, number>();
  readonly #held = new Set<string>();
  readonly #send: Send;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(send: Send) {
    this.#send = send;
  }

  /** Settles when the server has confirmed all of `names`. When it refuses, they count as not added. */
  async add(names: readonly string[]): Promise<void> {
    for (const name of names) this.#wanted.set(name, (this.#wanted.get(name) ?? 0) + 1);
    try {
      await this.#inOrder(async () => {
        const missing = names.filter((name) => !this.#held.has(name));
        if (missing.length > 0) await this.#send('subscribe', missing);
        for (const name of missing) this.#held.add(name);
      });
    } catch (error) {
      this.#release(names);
      throw error;
    }
  }

  /** The server that held the subscriptions is gone. */
  lost(): void {
    this.#held.clear();
  }

  /** Subscribes on a new connection, by its own means of sending, to all that is wanted. */
  async restore(send: Send): Promise<void> {
    const names = [...this.#wanted.keys()];
    if (names.length === 0) return;
    await send('subscribe', names);
    for (const name of names) this.#held.add(name);
  }

  /** Never rejects: a server that does not answer any more needs no unsubscribing. */
  async remove(names: readonly string[]): Promise<void> {
    this.#release(names);
    await this.#inOrder(async () => {
      const keep = this.#held.has('*') && this.#wanted.size > 0;
      const surplus = keep ? [] : [...this.#held].filter((name) => !this.#wanted.has(name));
      for (const name of surplus) this.#held.delete(name);
      if (surplus.length > 0) await this.#send('unsubscribe', surplus);
    }).catch(() => {});
  }

  #release(names: readonly string[]): void {
    for (const name of names) {
      const left = (this.#wanted.get(name) ?? 1) - 1;
      if (left > 0) this.#wanted.set(name, left);
      else this.#wanted.delete(name);
    }
  }

  /** Runs at once if nothing else runs, so that a subscription goes out before the calls made after it. */
  #inOrder(change: () => Promise<void>): Promise<void> {
    const run = this.#waiting++ === 0 ? change() : this.#last.then(change);
    this.#last = run.then(
      () => this.#waiting--,
      () => this.#waiting--,
    );
    return run;
  }
}
