import { PorttrackerError } from '../errors.ts';
import { ensureKinds } from '../kinds.ts';
import { ensureCount } from '../limits.ts';
import { Fifo } from './fifo.ts';

/** What happens to a stream whose consumer is slower than the server. */
export type OverflowPolicy =
  /** The stream ends with the error `overflow` after what was buffered. */
  | 'error'
  /** The oldest item makes room; `dropped` counts. */
  | 'drop_oldest'
  /**
   * Nothing more is read from the server until half of what waits is taken. Nothing is lost, and the memory of the server bears
   * the rest, which may end the connection for that. Replies are not read either: a consumer that awaits a call of
   * the same client before it takes the next item waits for ever, unless the call has a `timeout`. The end of the connection
   * is seen when reading goes on, or as the client's `idleTimeout` says.
   */
  | 'pause';

/** How much a stream holds for its consumer, and how it ends early. */
export interface StreamOptions {
  /** Ends the stream quietly: the loop over it is left as if the server had nothing more to say. */
  readonly signal?: AbortSignal;
  /** Most items that wait for the consumer. Default 1024. */
  readonly buffer?: number;
  /** Default `error`. */
  readonly overflow?: OverflowPolicy;
}

const KINDS = { signal: 'AbortSignal', overflow: '"error", "drop_oldest" or "pause"' };

interface Waiter<T> {
  resolve(result: IteratorResult<T>): void;
  reject(error: unknown): void;
  readonly holder: object | undefined;
}

/** Items pushed at one end, an async iterable at the other. One consumer. */
export class AsyncQueue<T> implements AsyncIterableIterator<T> {
  readonly #items = new Fifo<T>();
  readonly #waiting = new Fifo<Waiter<T>>();
  readonly #limit: number;
  readonly #overflow: OverflowPolicy;
  readonly #onEnd: () => void;
  readonly #onPressure: (isFull: boolean) => void;
  readonly #signal: AbortSignal | undefined;
  #ended = false;
  #failure: unknown;
  #dropped = 0;
  /** Told to be full. */
  #isFull = false;

  /**
   * `onEnd` is called once, when the consumer leaves or the stream ends; `onPressure` by turns with true and false where the
   * policy is `pause`. Throws `invalid_options`.
   */
  constructor(options: StreamOptions, onEnd: () => void, onPressure: (isFull: boolean) => void = () => {}) {
    ensureKinds(options, KINDS);
    ensureCount('buffer', options.buffer, 0);
    this.#limit = Math.max(1, options.buffer ?? 1024);
    this.#overflow = options.overflow ?? 'error';
    this.#onEnd = onEnd;
    this.#onPressure = onPressure;
    this.#signal = options.signal;
    if (this.#signal?.aborted) queueMicrotask(this.#abort);
    else this.#signal?.addEventListener('abort', this.#abort, { once: true });
  }

  /** Items lost to `drop_oldest` so far. */
  get dropped(): number {
    return this.#dropped;
  }

  push(item: T): void {
    if (this.#ended) return;
    const waiting = this.#waiting.shift();
    if (waiting !== undefined) {
      waiting.resolve({ done: false, value: item });
      return;
    }
    if (this.#items.length >= this.#limit && this.#overflow !== 'pause') {
      if (this.#overflow === 'error') {
        this.end(
          new PorttrackerError(
            'overflow',
            `more than ${this.#limit} items wait for the consumer of this stream`,
          ),
        );
        return;
      }
      this.#items.shift();
      this.#dropped++;
    }
    this.#items.push(item);
    if (this.#overflow === 'pause' && this.#items.length >= this.#limit) this.#press(true);
  }

  /** What is buffered is still delivered, then `failure` is thrown, if there is one. */
  end(failure?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#signal?.removeEventListener('abort', this.#abort);
    this.#press(false);
    const [first, ...others] = this.#waiting.takeAll();
    if (failure === undefined) first?.resolve({ done: true, value: undefined });
    else if (first === undefined) this.#failure = failure;
    else first.reject(failure);
    for (const waiting of others) waiting.resolve({ done: true, value: undefined });
    this.#onEnd();
  }

  /** Drops what waits, and goes on. */
  clear(): void {
    this.#items.clear();
    this.#press(false);
  }

  /** Ends at once, if anything could still come: what is buffered is lost, and `failure` is thrown. */
  drop(failure: unknown): void {
    if (this.#ended && this.#items.length > 0) this.#failure ??= failure;
    this.#items.clear();
    this.end(failure);
  }

  /** `holder` is kept from becoming garbage while an item is awaited. */
  next(holder?: object): Promise<IteratorResult<T>> {
    const isThere = this.#items.length > 0;
    const item = this.#items.shift() as T;
    if (this.#items.length <= this.#limit / 2) this.#press(false);
    if (isThere) return Promise.resolve({ done: false, value: item });
    if (this.#failure !== undefined) {
      const failure = this.#failure;
      this.#failure = undefined;
      return Promise.reject(failure);
    }
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject, holder }));
  }

  return(): Promise<IteratorResult<T>> {
    this.#items.clear();
    this.end();
    this.#failure = undefined;
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #press(isFull: boolean): void {
    if (this.#isFull === isFull) return;
    this.#isFull = isFull;
    this.#onPressure(isFull);
  }

  readonly #abort = (): void => {
    void this.return();
  };
}
