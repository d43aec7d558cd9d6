/**
 * Keeps the server's list of subscribed events equal to what the streams of this client need. Changes go out one at a time,
 * because a server may handle requests in any order. While `*` is subscribed nothing is taken back until nobody
 * listens any more: no source says whether taking back one name would then silence it.
 */
export class Subscriptions {
  readonly #wanted = new Map<string, number>();
  readonly #held = new Set<string>();
  readonly #send: (message: 'subscribe' | 'unsubscribe', names: readonly string[]) => Promise<unknown>;
  #running: Promise<void> | undefined;

  constructor(send: (message: 'subscribe' | 'unsubscribe', names: readonly string[]) => Promise<unknown>) {
    this.#send = send;
  }

  /** Settles when the server has confirmed all of `names`. When it refuses, they count as not added. */
  async add(names: readonly string[]): Promise<void> {
    for (const name of names) this.#wanted.set(name, (this.#wanted.get(name) ?? 0) + 1);
    try {
      do await this.#sync();
      while (names.some((name) => this.#wanted.has(name) && !this.#held.has(name)));
    } catch (error) {
      this.#release(names);
      throw error;
    }
  }

  /** Never rejects: a server that does not answer any more needs no unsubscribing. */
  remove(names: readonly string[]): void {
    this.#release(names);
    this.#sync().catch(() => {});
  }

  #release(names: readonly string[]): void {
    for (const name of names) {
      const left = (this.#wanted.get(name) ?? 1) - 1;
      if (left > 0) this.#wanted.set(name, left);
      else this.#wanted.delete(name);
    }
  }

  #sync(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    for (;;) {
      const missing = [...this.#wanted.keys()].filter((name) => !this.#held.has(name));
      if (missing.length > 0) {
        await this.#send('subscribe', missing);
        for (const name of missing) this.#held.add(name);
        continue;
      }
      const keep = this.#held.has('*') && this.#wanted.size > 0;
      const surplus = keep ? [] : [...this.#held].filter((name) => !this.#wanted.has(name));
      if (surplus.length === 0) return;
      for (const name of surplus) this.#held.delete(name);
      await this.#send('unsubscribe', surplus);
    }
  }
}
