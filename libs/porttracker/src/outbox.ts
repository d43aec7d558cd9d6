/**
 * What one end of a connection still has to write. All text sent within one turn of the event loop goes out as one write, which is
 * what makes pipelining fast; while the peer does not read, text waits here and `writable` turns false. What is sent while the
 * outbox is held, or while a line is open, comes after that.
 */

import type { Duplex } from 'node:stream';

const FLUSH_AT = 64 * 1024;

/** See the head of this file. */
export class Outbox {
  readonly #terminator: '' | '\n';
  #socket: Duplex;
  #out = '';
  /** What was sent while held, or while a line was open. */
  #late = '';
  #scheduled = false;
  #corked = false;
  #held = false;
  #isLineOpen = false;
  #full = false;
  #ending = false;
  #closed = false;
  #drained: (() => void)[] = [];
  #partDrained: (() => void)[] = [];

  constructor(socket: Duplex, terminator: '' | '\n') {
    this.#terminator = terminator;
    this.#socket = socket;
    socket.on('drain', this.#onDrain);
  }

  /** Whether nothing more is taken. */
  get isOver(): boolean {
    return this.#closed || this.#ending;
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
    if (this.#held || this.#isLineOpen) this.#late += text + this.#terminator;
    else this.#write(text + this.#terminator, urgent);
  }

  /** Begins a line that is written in parts. What is sent until `closeLine` comes after it. */
  openLine(): void {
    this.#isLineOpen = true;
  }

  /** Queues the next part of that line. */
  writePart(text: string): void {
    this.#write(text);
  }

  /** Settles when another part may be written, or the connection is gone. */
  partDrained(): Promise<void> | undefined {
    if (!this.#full || this.#closed) return undefined;
    return new Promise((resolve) => this.#partDrained.push(resolve));
  }

  /** Ends that line. */
  closeLine(): void {
    this.#isLineOpen = false;
    this.#write(this.#terminator);
    if (!this.#held) this.#sendLate();
  }

  /** Keeps back everything sent later until `release`; what is queued already still goes out. */
  hold(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    if (!this.#isLineOpen) this.#sendLate();
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

  /** Writes what was queued before the hold and one line more; settles when the operating system has it. */
  writeHeld(line: string): Promise<void> {
    const text = this.#out + line + this.#terminator;
    this.#out = '';
    return new Promise((resolve, reject) => {
      this.#socket.write(text, 'utf8', (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Writes nothing more to this socket; all that waits is held. */
  leave(): void {
    this.#late = this.#out + this.#late;
    this.#out = '';
    this.#held = true;
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
    for (const settle of [...this.#drained.splice(0), ...this.#partDrained.splice(0)]) settle();
  }

  readonly #onDrain = (): void => {
    this.#full = false;
    this.#flush();
    if (this.#ending && !this.#full) this.#socket.end();
    if (this.#full) return;
    for (const settle of this.#partDrained.splice(0)) settle();
    this.#settleDrained();
  };

  readonly #flushNow = (): void => {
    this.#scheduled = false;
    this.#flush();
  };

  #write(text: string, urgent = false): void {
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

  #sendLate(): void {
    this.#out += this.#late;
    this.#late = '';
    this.#flush();
    this.#settleDrained();
  }

  #settleDrained(): void {
    if (this.writable) for (const settle of this.#drained.splice(0)) settle();
  }

  #flush(): void {
    if (this.#full || this.#closed || this.#out === '') return;
    const text = this.#out;
    this.#out = '';
    this.#full = !this.#socket.write(text, 'utf8');
  }
}
