/** Time as the estate sees it. Injected, so that a simulation can run at any speed and tests never wait. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after that many milliseconds of this clock, or rejects with the signal's reason. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The system's time. `speed` above 1 makes waits shorter, not the date run faster. */
export function createSystemClock(speed = 1): Clock {
  return {
    now: () => Date.now(),
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const onAbort = () => {
          clearTimeout(timer);
          reject(signal?.reason);
        };
        const timer = setTimeout(() => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        }, milliseconds / speed);
        signal?.addEventListener('abort', onAbort, { once: true });
      }),
  };
}

/** A clock that moves only when told to. */
export interface ManualClock extends Clock {
  /** Moves on by that many milliseconds and wakes whom that concerns, in order. */
  advance(milliseconds: number): Promise<void>;
}

/**
 * A clock for tests.
 *
 * @param start Milliseconds since the epoch; 2024-01-01 by default.
 */
export function createManualClock(start = Date.UTC(2024, 0, 1)): ManualClock {
  let now = start;
  let sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const sleeper = { at: now + milliseconds, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener(
          'abort',
          () => {
            sleepers = sleepers.filter((other) => other !== sleeper);
            reject(signal.reason);
          },
          { once: true },
        );
      }),
    async advance(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const due = sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        sleepers = sleepers.filter((other) => other !== due);
        now = Math.max(now, due.at);
        due.wake();
        // Lets whoever woke up go on, and perhaps sleep again within this stretch.
        for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      }
      now = end;
    },
  };
}
