/** Clients that come back after their connection broke, in a time of their own. */

import { connectBy } from '../src/client/connect.ts';
import type { Timers } from '../src/client/timers.ts';
import type { ConnectOptions, PorttrackerClient, StateChange } from '../src/index.ts';
import { fakeServer, later, type Peer } from './support.ts';

/** Time that passes when a test says so, and chance without surprises. */
export class FakeTimers implements Timers {
  #now = 0;
  readonly #waiting = new Map<object, { at: number; callback: () => void }>();
  #changed: (() => void)[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const key = {};
    this.#waiting.set(key, { at: this.#now + ms, callback });
    for (const settle of this.#changed.splice(0)) settle();
    return () => this.#waiting.delete(key);
  }

  random(): number {
    return 0;
  }

  get count(): number {
    return this.#waiting.size;
  }

  /** Waits until something waits for the time, and lets the time pass. */
  async pass(ms: number): Promise<void> {
    while (this.#waiting.size === 0) await new Promise<void>((resolve) => this.#changed.push(resolve));
    this.#now += ms;
    for (const [key, { at, callback }] of [...this.#waiting])
      if (at <= this.#now && this.#waiting.delete(key)) callback();
  }
}

type Script = (peer: Peer, count: number) => unknown;

/** A server whose connections each follow a script, after a greeting that asks for no login. */
export async function scripted(script: Script, greeting: readonly unknown[] = [null, 'hello', 1, ['none']]) {
  let count = 0;
  return await fakeServer((peer) => {
    peer.send(greeting as unknown[]);
    return script(peer, ++count);
  });
}

export async function open(url: string, options: ConnectOptions = {}, timers: Timers = new FakeTimers()) {
  const client = await connectBy(timers, url, { reconnect: { jitter: 0 }, ...options });
  later(() => client.destroy());
  return client;
}

/** Answers everything with its name. */
export async function echo(peer: Peer, seen: unknown[][] = []): Promise<void> {
  for (let frame = await peer.next(); frame !== undefined; frame = await peer.next()) {
    seen.push(frame.slice(1));
    peer.send([frame[0], 1, frame[1]]);
  }
}

/** The next change to that state. */
export async function become(client: PorttrackerClient, state: StateChange['state']): Promise<StateChange> {
  for await (const change of client.states()) if (change.state === state) return change;
  throw new Error(`the client never became ${state}`);
}
