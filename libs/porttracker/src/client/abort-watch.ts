import { createDeferred } from '../deferred.ts';
import { PorttrackerError } from '../errors.ts';

/**
 * Who ends with which AbortSignal. However many share a signal, there is one listener on it: an EventTarget looks through all
 * it has whenever one is added.
 */
export class AbortWatch<Key> {
  readonly #keys = new Map<AbortSignal, Set<Key>>();
  readonly #onAbort: (key: Key) => void;

  /** `onAbort` is called for each key of a signal that fires, in the order in which they were added. */
  constructor(onAbort: (key: Key) => void) {
    this.#onAbort = onAbort;
  }

  /** `signal` must not have fired. */
  add(signal: AbortSignal, key: Key): void {
    const keys = this.#keys.get(signal);
    if (keys !== undefined) keys.add(key);
    else {
      this.#keys.set(signal, new Set([key]));
      signal.addEventListener('abort', this.#fire, { once: true });
    }
  }

  delete(signal: AbortSignal, key: Key): void {
    const keys = this.#keys.get(signal);
    if (keys === undefined || !keys.delete(key) || keys.size > 0) return;
    this.#keys.delete(signal);
    signal.removeEventListener('abort', this.#fire);
  }

  readonly #fire = ({ target }: Event): void => {
    const keys = this.#keys.get(target as AbortSignal);
    this.#keys.delete(target as AbortSignal);
    for (const key of keys ?? []) this.#onAbort(key);
  };
}

/** Settles as what `start` makes, or rejects with `aborted` and `text` as soon as the signal fires; nothing is started then, if it has before. */
export async function unlessAborted<T>(
  start: () => Promise<T>,
  signal: AbortSignal | undefined,
  text: string,
): Promise<T> {
  const gate = createDeferred<never>();
  const aborted = () => new PorttrackerError('aborted', text, { cause: signal?.reason });
  const onAbort = () => gate.reject(aborted());
  if (signal?.aborted) throw aborted();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([gate.promise, start()]);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
