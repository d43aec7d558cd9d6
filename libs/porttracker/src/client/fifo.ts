/** Items dropped from the front before their room is given back. */
const MOST_GONE = 1024;

/** First in, first out, at a cost that does not grow with what waits: `shift` of a long array moves all the rest. */
export class Fifo<T> {
  #items: (T | undefined)[] = [];
  #first = 0;

  get length(): number {
    return this.#items.length - this.#first;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  /** Undefined where nothing is left. */
  shift(): T | undefined {
    if (this.length === 0) return undefined;
    const item = this.#items[this.#first];
    this.#items[this.#first++] = undefined;
    // At most one item is moved for each that is gone.
    if (this.#first > MOST_GONE && this.#first > this.length) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return item;
  }

  clear(): void {
    this.#items = [];
    this.#first = 0;
  }

  /** All that is left, which is then gone. */
  takeAll(): T[] {
    const all = this.#items.slice(this.#first) as T[];
    this.clear();
    return all;
  }
}
