import { abortable } from '../abortable.ts';

/** Work that several callers wait for. */
export interface Shared<T> {
  /** Nobody waits any more: the work was told to stop, and is not to be joined. */
  readonly isAbandoned: boolean;
  /** Waits for the work. Fails with the signal's reason when that fires; the others wait on. */
  join(signal?: AbortSignal): Promise<T>;
}

/** Starts work that ends early, by its signal, when the last who waited for it has gone, or when `end` fires. */
export function share<T>(work: (signal: AbortSignal) => Promise<T>, end: AbortSignal): Shared<T> {
  const gone = new AbortController();
  const result = work(AbortSignal.any([gone.signal, end]));
  result.catch(() => {});
  let waiting = 0;
  return {
    get isAbandoned() {
      return gone.signal.aborted;
    },
    async join(signal) {
      waiting += 1;
      try {
        return await abortable(result, signal);
      } finally {
        waiting -= 1;
        if (waiting === 0) gone.abort();
      }
    },
  };
}
