/** A value that is replaced, never changed in place. */
export interface Store<T> {
  get(): T;
  /** Replaces the value, or the given members of it, and asks for a redraw. */
  set(next: T): void;
  update(part: Partial<T>): void;
}

/** `touch` is called after every change. */
export function createStore<T extends object>(initial: T, touch: () => void): Store<T> {
  let value = initial;
  return {
    get: () => value,
    set(next) {
      value = next;
      touch();
    },
    update(part) {
      value = { ...value, ...part };
      touch();
    },
  };
}
