/** Time as a client sees it; a test puts its own in. */
export interface Timers {
  /** Milliseconds from any fixed moment. */
  now(): number;
  /** Calls back once after so many milliseconds, unless cancelled by what it returns. */
  after(ms: number, callback: () => void): () => void;
  /** 0 to below 1. */
  random(): number;
}

/** The real ones. */
export const systemTimers: Timers = {
  now: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};
