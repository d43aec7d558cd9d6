/** Milliseconds between two redraws that no key asked for: 20 a second. */
const REDRAW_INTERVAL = 50;

/**
 * Tells the screen when to redraw. State lives outside React: whoever changes some calls `touch`.
 * Inside `batch` (a key being handled) listeners run once at its end; otherwise changes of up to 50 ms are
 * gathered, so that a burst of events from a socket costs one redraw.
 */
export interface Scheduler {
  touch(): void;
  batch(work: () => void): void;
  subscribe(listener: () => void): () => void;
  /** Grows with every redraw. */
  version(): number;
  /** Stops the timer; later touches are ignored. */
  dispose(): void;
}

export function createScheduler(interval: number = REDRAW_INTERVAL): Scheduler {
  const listeners = new Set<() => void>();
  let version = 0;
  let depth = 0;
  let dirty = false;
  let disposed = false;
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!dirty || disposed) return;
    dirty = false;
    version++;
    for (const listener of listeners) listener();
  };

  return {
    touch() {
      dirty = true;
      if (depth === 0 && !disposed) timer ??= setTimeout(flush, interval);
    },
    batch(work) {
      depth++;
      try {
        work();
      } finally {
        depth--;
        if (depth === 0) flush();
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
    dispose() {
      disposed = true;
      clearTimeout(timer);
    },
  };
}
