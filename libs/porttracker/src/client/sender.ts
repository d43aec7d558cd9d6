import type { Channel } from '../channel.ts';
import { createDeferred, type Deferred } from '../deferred.ts';

interface Waiting {
  readonly text: string;
  readonly frame: readonly unknown[];
  readonly name: string;
}

/**
 * Sends requests as fast as the server reads. Those that have to wait, for it or for TLS, wait here, up to a limit in octets,
 * and can be taken back until they are written.
 */
export class Sender {
  readonly #channel: Channel;
  readonly #limit: number;
  readonly #waiting = new Map<number, Waiting>();
  #octets = 0;
  #isRefilling = false;
  #hold: Deferred<void> | undefined;
  #drained: (() => void)[] = [];

  constructor(channel: Channel, limit: number) {
    this.#channel = channel;
    this.#limit = limit;
  }

  /** Octets, roughly, that wait to be sent. */
  get buffered(): number {
    return this.#octets + this.#channel.outbox.buffered;
  }

  /** Whether one more request would be one too many. */
  get isFull(): boolean {
    return this.#waiting.size > 0 && this.buffered >= this.#limit;
  }

  /** Sends a request that has been printed, at once or when the server has read those before it. */
  send(id: number, text: string, frame: readonly unknown[], name: string, urgent: boolean): void {
    if (this.#waiting.size === 0 && !this.isHeld && this.#channel.outbox.writable) {
      this.#channel.sendText(text, frame, name, urgent);
      return;
    }
    this.#waiting.set(id, { text, frame, name });
    this.#octets += text.length;
    if (!this.#isRefilling) void this.#refill();
  }

  /** Sends a request behind all that wait, whether the server reads or not, and holds what comes later. */
  sendLast(text: string, frame: readonly unknown[], name: string): void {
    for (const id of this.#waiting.keys()) this.#write(id);
    this.#channel.sendText(text, frame, name);
    this.hold();
  }

  /** Whether nothing is written. */
  get isHeld(): boolean {
    return this.#hold !== undefined;
  }

  /** Writes nothing until `release`. */
  hold(): void {
    this.#hold ??= createDeferred();
    if (!this.#isRefilling) void this.#refill();
  }

  release(): void {
    this.#hold?.resolve();
    this.#hold = undefined;
  }

  /** Whether a request waits here, and so was never sent. */
  has(id: number): boolean {
    return this.#waiting.has(id);
  }

  /** Takes a request back; false if it was sent. */
  takeBack(id: number): boolean {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return false;
    this.#waiting.delete(id);
    this.#octets -= waiting.text.length;
    return true;
  }

  /** Settles when the server reads as fast as requests are sent, or the connection is gone. */
  drained(): Promise<void> {
    if (!this.#isRefilling) return this.#channel.outbox.drained();
    return new Promise((resolve) => this.#drained.push(resolve));
  }

  /** The connection is gone; what waited is dropped. */
  clear(): void {
    this.#waiting.clear();
    this.#octets = 0;
    this.release();
  }

  async #refill(): Promise<void> {
    this.#isRefilling = true;
    do {
      await this.#hold?.promise;
      await this.#channel.outbox.drained();
      for (const id of this.#waiting.keys()) {
        if (this.isHeld || !this.#channel.outbox.writable) break;
        this.#write(id);
      }
    } while (this.#waiting.size > 0 || this.isHeld);
    this.#isRefilling = false;
    await this.#channel.outbox.drained();
    for (const settle of this.#drained.splice(0)) settle();
  }

  #write(id: number): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.takeBack(id);
    this.#channel.sendText(waiting.text, waiting.frame, waiting.name);
  }
}
