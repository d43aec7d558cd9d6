import type { PorttrackerError } from '../errors.ts';
import { ensureKinds } from '../kinds.ts';
import { AsyncQueue, type StreamOptions } from './async-queue.ts';
import { traceConnection } from './diagnostics.ts';

/** Where a client stands: `closing` drains, `closed` is final. */
export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'closing' | 'closed';

/** A step in a client's life. */
export interface StateChange {
  /** Where the client stands now. */
  readonly state: ConnectionState;
  /** While `reconnecting`: the number of the attempt to come, from 1. */
  readonly attempt?: number;
  /** While `reconnecting`: milliseconds until that attempt. */
  readonly delay?: number;
  /** Why the connection broke, the last attempt failed, or the client ended. */
  readonly error?: PorttrackerError;
}

/** How much a stream of states holds for its consumer, and how it ends early. */
export type StateOptions = Pick<StreamOptions, 'signal' | 'buffer'>;

/** Where one client stands, for itself and for those who watch. */
export class States {
  readonly #place: string;
  readonly #watchers = new Set<AsyncQueue<StateChange>>();
  #current: ConnectionState = 'connecting';
  /** Who waits for another state. */
  #waiting: (() => void)[] = [];

  /** `place` is the server's, for traces. */
  constructor(place: string) {
    this.#place = place;
  }

  get current(): ConnectionState {
    return this.#current;
  }

  become(change: StateChange): void {
    this.#current = change.state;
    traceConnection(this.#place, change);
    for (const queue of this.#watchers) queue.push(change);
    for (const settle of this.#waiting.splice(0)) settle();
  }

  /** Settles with the next change. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Every step from now on, the present one first. */
  watch(options: StateOptions): AsyncQueue<StateChange> {
    ensureKinds(options, {});
    const queue: AsyncQueue<StateChange> = new AsyncQueue({ ...options, overflow: 'drop_oldest' }, () =>
      this.#watchers.delete(queue),
    );
    queue.push({ state: this.#current });
    if (this.#current === 'closed') queue.end();
    else this.#watchers.add(queue);
    return queue;
  }

  /** There will be no more changes. */
  end(): void {
    for (const queue of [...this.#watchers]) queue.end();
  }
}
