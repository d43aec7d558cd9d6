/**
 * One end of a connection: octets in, arrays out, and back. All text sent within one turn of the event loop goes out as one
 * write, which is what makes pipelining fast; while the peer does not read, text waits here and `writable` turns false.
 * For TLS in mid-connection, `beginUpgrade` stops both directions at an exact octet and `upgrade` swaps the socket.
 */

import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { createFrameDecoder, type FindRowSink, type FrameDecoder } from '@aluco/wire';
import { createDeferred } from './deferred.ts';
import { PorttrackerError, textOf } from './errors.ts';
import { type FrameTap, tappedFrame } from './tap.ts';

/** What a channel tells its owner. */
export interface ChannelOwner {
  onFrame(frame: readonly unknown[]): void;
  /** The name of the request that an array received is or answers, for the tap. Asked before `onFrame`. */
  nameOf(frame: readonly unknown[]): string | undefined;
  /** The peer's octets are not arrays; nothing more is read. */
  onMalformed(error: unknown): void;
  /** The peer ended its direction, between two arrays. */
  onEnd(): void;
  /** The connection is gone. Called once. */
  onClose(error: Error | undefined): void;
}

/** Limits and habits of a channel. */
export interface ChannelOptions {
  /** A server ends lines, a client sends back to back. */
  readonly side: 'client' | 'server';
  /** Most octets of one array received. */
  readonly maxLength?: number;
  readonly onFrame?: FrameTap | undefined;
}

const FLUSH_AT = 64 * 1024;
const NOTHING: Uint8Array = new Uint8Array(0);
const LF = 10;
const CR = 13;
const SPACE = 32;

/** See the head of this file. */
export class Channel {
  #socket: Duplex;
  #decoder: FrameDecoder;
  #findRows: FindRowSink | undefined;
  readonly #owner: ChannelOwner;
  readonly #options: ChannelOptions;
  readonly #terminator: '' | '\n';
  #out = '';
  /** What was sent while held. */
  #late = '';
  #rest = NOTHING;
  #lineEnded = false;
  #scheduled = false;
  #held = false;
  #isLineOpen = false;
  #lineOctets = 0;
  #full = false;
  #ending = false;
  #closed = false;
  #stopped = false;
  #paused = false;
  #error: Error | undefined;
  #drained: (() => void)[] = [];
  #partDrained: (() => void)[] = [];

  constructor(socket: Duplex, owner: ChannelOwner, options: ChannelOptions) {
    this.#owner = owner;
    this.#options = options;
    this.#terminator = options.side === 'server' ? '\n' : '';
    this.#socket = socket;
    this.#decoder = this.#createDecoder();
    this.#listen();
  }

  get socket(): Duplex {
    return this.#socket;
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

  /** Whether reading is stopped by `pause`. */
  get isPaused(): boolean {
    return this.#paused;
  }

  /** Octets that came so far, those of a TLS handshake included. Never less than before on the same wire. */
  get octetsRead(): number {
    return 'bytesRead' in this.#socket ? Number(this.#socket.bytesRead) : 0;
  }

  /** Queues one array; `name` is that of the request it is or answers. After the end it is dropped. */
  send(frame: readonly unknown[], name?: string): void {
    this.sendText(JSON.stringify(frame), frame, name);
  }

  /** The same for an array already printed. */
  sendText(text: string, frame: readonly unknown[], name?: string): void {
    if (this.#closed || this.#ending) return;
    if (this.#options.onFrame !== undefined) this.#tap('out', Buffer.byteLength(text), frame, name);
    if (this.#held || this.#isLineOpen) {
      this.#late += text + this.#terminator;
      return;
    }
    this.#write(text + this.#terminator);
  }

  /** Begins an array that is written in parts. What is sent until `closeLine` comes after it. */
  openLine(): void {
    this.#isLineOpen = true;
    this.#lineOctets = 0;
  }

  /** Queues the next part of that array. */
  writePart(text: string): void {
    if (this.#closed || this.#ending) return;
    if (this.#options.onFrame !== undefined) this.#lineOctets += Buffer.byteLength(text);
    this.#write(text);
  }

  /** Settles when another part may be written, or the connection is gone. */
  partDrained(): Promise<void> | undefined {
    if (!this.#full || this.#closed) return undefined;
    return new Promise((resolve) => this.#partDrained.push(resolve));
  }

  /** Ends that array. `frame` and `name` are for the tap. */
  closeLine(frame: readonly unknown[], name: string): void {
    if (this.#closed || this.#ending) return;
    if (this.#options.onFrame !== undefined) this.#tap('out', this.#lineOctets, frame, name);
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

  /** Reads no more until `resume`; arrays already read are still delivered. */
  pause(): void {
    this.#paused = true;
    if (!this.#stopped) this.#socket.pause();
  }

  resume(): void {
    this.#paused = false;
    if (!this.#stopped) this.#socket.resume();
  }

  /** From the next array on, hands rows of replies to the sinks that `find` gives; see `FrameDecoder.routeRows`. */
  routeRows(find: FindRowSink | undefined): void {
    this.#findRows = find;
    this.#decoder.routeRows(find);
  }

  /** Sends what is queued, then ends this direction. What is held back is never sent: it may be for an encrypted wire only. */
  end(): void {
    if (this.#ending || this.#closed) return;
    this.#late = '';
    this.#flush();
    this.#ending = true;
    if (!this.#full) this.#socket.end();
  }

  destroy(error?: Error): void {
    this.#error ??= error;
    this.#stopped = true;
    this.#socket.destroy();
  }

  /**
   * Stops reading right after the array being delivered, and holds back writing. Call from `onFrame`, then `upgrade`
   * in a later turn.
   */
  beginUpgrade(): void {
    this.#stopped = true;
    this.#decoder.stop();
    this.#held = true;
    this.#socket.off('data', this.#onData);
    this.#socket.off('end', this.#onEnd);
    this.#socket.pause();
  }

  /** How many octets were read beyond the array at which `beginUpgrade` stopped, the end of its line left out. */
  get surplus(): number {
    return this.#rest.length;
  }

  /** Waits for the end of the line at which `beginUpgrade` stopped; gives what came after it. */
  async takeRest(): Promise<Uint8Array> {
    const rest = this.#rest;
    this.#rest = NOTHING;
    if (this.#lineEnded || rest.length > 0) return rest;
    for (;;) {
      const chunk = await nextChunk(this.#socket);
      if (chunk === undefined) return NOTHING;
      let start = 0;
      while (chunk[start] === CR) start++;
      if (chunk[start] === LF) return chunk.subarray(start + 1);
      if (start < chunk.length) return chunk;
    }
  }

  /**
   * Gives what comes first after the octets at which `beginUpgrade` stopped. What was read together with them is thrown
   * away, and white space is passed over: a client may end its line in a segment of its own. Rejects with `tls_failed` at
   * the peer's end.
   */
  async dropRest(): Promise<Uint8Array> {
    this.#rest = NOTHING;
    for (;;) {
      const chunk = await nextChunk(this.#socket);
      if (chunk === undefined) throw this.#fail('the peer ended the connection');
      const start = chunk.findIndex((octet) => octet !== LF && octet !== CR && octet !== SPACE);
      if (start >= 0) return chunk.subarray(start);
    }
  }

  /** Writes what was queued before the hold and one line more; settles when the operating system has it. */
  writeHeld(frame: readonly unknown[]): Promise<void> {
    const line = JSON.stringify(frame);
    if (this.#options.onFrame !== undefined) this.#tap('out', Buffer.byteLength(line), frame, undefined);
    const text = this.#out + line + this.#terminator;
    this.#out = '';
    return new Promise((resolve, reject) => {
      this.#socket.write(text, 'utf8', (error) => (error ? reject(error) : resolve()));
    });
  }

  /**
   * Continues over what `secure` makes of the socket; it settles when the handshake is done. `first` is what the handshake
   * starts with. Rejects with `tls_failed`, and the connection is then gone.
   */
  async upgrade(first: Uint8Array, secure: (socket: Duplex) => Promise<TLSSocket>): Promise<void> {
    const raw = this.#socket;
    this.#late = this.#out + this.#late;
    this.#out = '';
    if (first.length > 0) raw.unshift(first);
    raw.off('close', this.#onClose);
    raw.off('drain', this.#onDrain);
    const gone = createDeferred<never>();
    const onGone = () => gone.reject('the connection ended');
    raw.once('close', onGone);
    try {
      this.#socket = await Promise.race([secure(raw), gone.promise]);
    } catch (error) {
      const failure = this.#fail(error);
      if (raw.closed) this.#onClose();
      else raw.once('close', this.#onClose);
      throw failure;
    }
    raw.off('close', onGone);
    this.#decoder = this.#createDecoder();
    this.#stopped = false;
    this.#full = false;
    this.#listen();
    if (this.#paused) this.#socket.pause();
    this.release();
  }

  #fail(cause: unknown): PorttrackerError {
    const error =
      cause instanceof PorttrackerError
        ? cause
        : new PorttrackerError('tls_failed', `the TLS handshake failed: ${textOf(cause)}`, { cause });
    this.#error ??= error;
    this.#socket.destroy();
    return this.#error instanceof PorttrackerError ? this.#error : error;
  }

  #createDecoder(): FrameDecoder {
    const { maxLength } = this.#options;
    const decoder = createFrameDecoder(maxLength === undefined ? {} : { maxLength });
    decoder.routeRows(this.#findRows);
    return decoder;
  }

  #listen(): void {
    this.#socket.on('data', this.#onData);
    this.#socket.on('end', this.#onEnd);
    this.#socket.on('drain', this.#onDrain);
    this.#socket.on('error', this.#onError);
    this.#socket.on('close', this.#onClose);
  }

  readonly #onData = (chunk: Uint8Array): void => {
    try {
      this.#decoder.push(chunk, this.#deliver);
      if (!this.#stopped) return;
      this.#rest = this.#decoder.take();
      this.#lineEnded = hasLineEnd(chunk, chunk.length - this.#rest.length);
    } catch (error) {
      this.#malformed(error);
    }
  };

  readonly #deliver = (frame: readonly unknown[], octets: number): void => {
    if (this.#closed) return;
    if (this.#options.onFrame !== undefined) this.#tap('in', octets, frame, this.#owner.nameOf(frame));
    this.#owner.onFrame(frame);
  };

  readonly #onEnd = (): void => {
    try {
      this.#decoder.end();
    } catch (error) {
      this.#malformed(error);
      return;
    }
    this.#owner.onEnd();
  };

  readonly #onError = (error: Error): void => {
    this.#error ??= error;
  };

  readonly #onClose = (): void => {
    if (this.#closed) return;
    this.#closed = true;
    this.#out = '';
    this.#late = '';
    for (const settle of [...this.#drained.splice(0), ...this.#partDrained.splice(0)]) settle();
    this.#owner.onClose(this.#error);
  };

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

  #write(text: string): void {
    this.#out += text;
    if (this.#full) return;
    if (this.#out.length >= FLUSH_AT) this.#flush();
    else if (!this.#scheduled) {
      this.#scheduled = true;
      process.nextTick(this.#flushNow);
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

  #malformed(error: unknown): void {
    this.#socket.off('data', this.#onData);
    this.#socket.off('end', this.#onEnd);
    // What still comes is of no use, but has to be read for the end to be seen.
    this.#socket.resume();
    this.#owner.onMalformed(error);
  }

  #tap(direction: 'in' | 'out', octets: number, frame: readonly unknown[], name: string | undefined): void {
    const isRequest = (direction === 'out') === (this.#options.side === 'client');
    try {
      this.#options.onFrame?.(tappedFrame(direction, octets, frame, isRequest, name));
    } catch (error) {
      process.emitWarning(`onFrame threw: ${textOf(error)}`, 'PorttrackerWarning');
    }
  }
}

/** Whether the white space before `end` has a line feed. */
function hasLineEnd(chunk: Uint8Array, end: number): boolean {
  let at = end - 1;
  while (chunk[at] === CR || chunk[at] === SPACE) at--;
  return chunk[at] === LF;
}

/** What comes next on a socket that does not flow; undefined at its end. */
function nextChunk(socket: Duplex): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const settle = () => {
      const chunk: unknown = socket.read();
      if (chunk === null && !socket.readableEnded && !socket.destroyed) return;
      socket.off('readable', settle).off('end', settle).off('close', settle);
      resolve(chunk instanceof Uint8Array ? chunk : undefined);
    };
    socket.on('readable', settle).on('end', settle).on('close', settle);
    settle();
  });
}
