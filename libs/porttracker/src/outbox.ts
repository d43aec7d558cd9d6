/**
 * What one end of a connection still has to write. All text sent within one turn of the event loop goes out as one write, which is
 * what makes pipelining fast; while the peer does not read, text waits here and `writable` turns false. What is sent while the
 * outbox is held comes after that.
 */

import type { Duplex } from 'node:stream';

const FLUSH_AT = 64 * 1024;

/** Why an outbox may be held: for TLS, or while a line is written in parts. */
export const Hold = { tls: 1, line: 2 } as const;

/** See the head of this file. */
export class Outbox {
  readonly #terminator: '' | '\n';
  #socket: Duplex;
  #out = '';
  /** What was sent while held. */
  #late = '';
  #scheduled = false;
  #corked = false;
  /** A sum of the values of `Hold`. */
  #holds = 0;
  #full = false;
  #ending = false;
  #closed = false;
  #drained: (() => void)[] = [];

  constructor(socket: Duplex, terminator: '' | '\n') {
    this.#terminator = terminator;
    this.#socket = socket;
    socket.on('drain', this.#onDrain);
  }

  /** Whether nothing more is taken. */
  get isOver(): boolean {
    return this.#closed || this.#ending;
  }

  /** Whether the socket takes nothing more for now. */
  get isFull(): boolean {
    return this.#full;
  }

  /** False while the peer does not keep up. */
  get writable(): boolean {
    return !this.#full && !this.#closed && this.#late.length < FLUSH_AT;
  }

  /** Octets, roughly, that wait to be sent. */
  get buffered(): number {
    return this.#out.length + this.#late.length + this.#socket.writableLength;
  }

  /** Settles as soon as `writable` is true again, or the connection is gone. */
  drained(): Promise<void> {
    if (this.writable || this.#closed) return Promise.resolve();
    return new Promise((resolve) => this.#drained.push(resolve));
  }

  /** Queues a line, without its end. What nothing is likely to follow is `urgent`, and written at once. */
  sendLine(text: string, urgent = false): void {
    const line = text + this.#terminator;
    if (this.#holds === 0) this.write(line, urgent);
    else this.#late += line;
  }

  /** Queues text before everything that is held back. */
  write(text: string, urgent = false): void {
    this.#out += text;
    if (this.#full) return;
    if (this.#out.length >= FLUSH_AT) this.#flush();
    else if (!this.#corked && !this.#scheduled) {
      if (urgent) this.#flush();
      else {
        this.#scheduled = true;
        process.nextTick(this.#flushNow);
      }
    }
  }

  /** Keeps back everything sent later until `release` for the same reason; what is queued already still goes out. */
  hold(why: number): void {
    this.#holds |= why;
  }

  release(why: number): void {
    this.#holds &= ~why;
    if (this.#holds !== 0) return;
    this.#out += this.#late;
    this.#late = '';
    this.#flush();
    this.#settleDrained();
  }

  /** Takes back what is queued and not held. */
  take(): string {
    const text = this.#out;
    this.#out = '';
    return text;
  }

  /** Collects what is sent until `uncork`, which writes it at once: for answers to what is being read. */
  cork(): void {
    this.#corked = true;
  }

  uncork(): void {
    this.#corked = false;
    if (!this.#scheduled) this.#flush();
  }

  /** Sends what is queued, then ends this direction. What is held back is never sent: it may be for an encrypted wire only. */
  end(): void {
    if (this.isOver) return;
    this.#late = '';
    this.#flush();
    this.#ending = true;
    if (!this.#full) this.#socket.end();
  }

  /** Writes nothing more to this socket; all that waits is held. */
  leave(): void {
    this.#late = this.take() + this.#late;
    this.hold(Hold.tls);
    this.#socket.off('drain', this.#onDrain);
  }

  /** Writes to another socket from now on. */
  moveTo(socket: Duplex): void {
    this.#socket = socket;
    this.#full = false;
    socket.on('drain', this.#onDrain);
  }

  /** The connection is gone; what waited is dropped. */
  close(): void {
    this.#closed = true;
    this.#out = '';
    this.#late = '';
    for (const settle of this.#drained.splice(0)) settle();
  }

  readonly #onDrain = (): void => {
    this.#full = false;
    this.#flush();
    if (this.#ending && !this.#full) this.#socket.end();
    this.#settleDrained();
  };

  readonly #flushNow = (): void => {
    this.#scheduled = false;
    this.#flush();
  };

  #settleDrained(): void {
    if (this.writable) for (const settle of this.#drained.splice(0)) settle();
  }

  #flush(): void {
    if (this.#full || this.#closed || this.#out === '') return;
    this.#full = !this.#socket.write(this.take(), 'utf8');
  }
}
