import { expect, test } from 'vitest';
import { PorttrackerError } from '../errors.ts';
import { Subscriptions } from './subscriptions.ts';

type Names = readonly string[];

/** Chance that comes out the same for each seed. */
function createRandom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Servers and the way to them: what is asked while there is none waits, and `subscribe` is asked again after a loss. */
class Way {
  held = new Set<string>();
  #isAway = false;
  readonly #random: (below: number) => number;
  readonly #queue: (() => void)[] = [];
  /** Requests under way: more than one only where the caller gave others up. */
  readonly #underWay: { run(): void; lose(): void }[] = [];

  constructor(random: (below: number) => number) {
    this.#random = random;
  }

  readonly send = (message: 'subscribe' | 'unsubscribe', names: Names, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      let isSent = false;
      const start = () => {
        isSent = true;
        const { held } = this;
        this.#underWay.push({
          run() {
            for (const name of names) message === 'subscribe' ? held.add(name) : held.delete(name);
            if (message === 'unsubscribe' && names.includes('*')) held.clear();
            resolve();
          },
          lose: () =>
            message === 'subscribe'
              ? this.#queue.push(start)
              : reject(new PorttrackerError('connection_closed', 'lost', { mayHaveRun: true })),
        });
      };
      signal?.addEventListener('abort', () => {
        reject(new PorttrackerError('aborted', 'given up', { mayHaveRun: isSent }));
        const at = this.#queue.indexOf(start);
        if (at >= 0) this.#queue.splice(at, 1);
      });
      if (this.#isAway) this.#queue.push(start);
      else start();
    });

  /** Carries one request out, if there is one. */
  step(): void {
    this.#underWay.shift()?.run();
  }

  async settle(): Promise<void> {
    for (let idle = 0; idle < 5; idle++) {
      if (this.#underWay.length > 0) idle = 0;
      this.step();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async reconnect(subscriptions: Subscriptions): Promise<void> {
    // What came before the end was handled before it.
    await new Promise((resolve) => setImmediate(resolve));
    this.#isAway = true;
    for (const request of this.#underWay.splice(0)) request.lose();
    this.held = new Set();
    subscriptions.lost();
    for (let turns = this.#random(3); turns > 0; turns--) await undefined;
    await subscriptions.restore(async (_, names) => {
      for (const name of names) this.held.add(name);
    });
    this.#isAway = false;
    for (const start of this.#queue.splice(0)) start();
  }
}

const NAMES = ['a', 'b', 'c', '*'];

test('whatever happens in whatever order, all that is needed is subscribed, and nothing else at last', async () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = createRandom(seed);
    const way = new Way(random);
    const subscriptions = new Subscriptions(way.send);
    const streams = new Set<{ names: Names; controller: AbortController; ready: Promise<void> }>();
    const own = new Set<string>();
    const pick = () => NAMES.filter((_, index) => random(index === 3 ? 6 : 2) === 0);
    const change = (message: 'subscribe' | 'unsubscribe', names: Names) =>
      subscriptions.change(message, names, async (left) => {
        if (left.length > 0) await way.send(message, left);
      });
    const steps: (() => unknown)[] = [
      () => {
        const names = pick();
        const controller = new AbortController();
        const ready = subscriptions.add(names, controller.signal);
        ready.catch(() => {});
        streams.add({ names, controller, ready });
      },
      () => {
        const [stream] = streams;
        if (stream === undefined) return;
        streams.delete(stream);
        // As the hub does: one that is ended before it is ready takes nothing back itself.
        if (random(2) === 0) stream.controller.abort();
        stream.ready.then(
          () => subscriptions.remove(stream.names),
          () => {},
        );
      },
      () => {
        const names = pick();
        const done = change('subscribe', names);
        for (const name of names) own.add(name);
        return random(2) === 0 ? undefined : done;
      },
      () => {
        const names = pick();
        for (const name of names.includes('*') ? [...own] : names) own.delete(name);
        void change('unsubscribe', names).catch(() => {});
      },
      () => way.step(),
      () => way.step(),
      () => (random(4) === 0 ? way.reconnect(subscriptions) : undefined),
    ];
    for (let count = 30; count > 0; count--) {
      const done = steps[random(steps.length)]?.();
      if (done instanceof Promise) await Promise.race([done, way.settle()]);
      else if (random(2) === 0) await undefined;
    }
    await way.settle();
    const needed = new Set([...own, ...[...streams].flatMap(({ names }) => names)]);
    const missing = [...needed].filter((name) => !way.held.has(name));
    expect({ seed, missing }).toEqual({ seed, missing: [] });
    for (const { ready } of streams) await ready;
    if (own.size > 0) void change('unsubscribe', [...own]);
    for (const { names } of streams) void subscriptions.remove(names);
    void subscriptions.remove([]);
    await way.settle();
    expect({ seed, left: [...way.held] }).toEqual({ seed, left: [] });
  }
});
