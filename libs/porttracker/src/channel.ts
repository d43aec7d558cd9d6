/**
 * One end of a connection: octets in, arrays out, and back. For TLS in mid-connection, `beginUpgrade` stops both directions at an
 * exact octet and `upgrade` swaps the socket.
 */

import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { type FrameDecoderOptions, type FrameReader, isWireError, type WireError } from '@aluco/wire';
import { createDeferred } from './deferred.ts';
import { PorttrackerError, textOf } from './errors.ts';
import { Hold, Outbox } from './outbox.ts';

/** Sees what passes: `name` is that of the request that an array is or answers, where it is known. Must not throw. */
export type ChannelTap = (
  direction: 'in' | 'out',
  octets: number,
  frame: readonly unknown[],
  name: string | undefined,
  /** The connection, by identity. */
  channel: object,
) => void;

/** What a channel tells its owner. */
export interface ChannelOwner {
  onFrame(frame: readonly unknown[]): void;
  /** The name of the request that an array received is or answers, for the tap. Asked before `onFrame`. */
  nameOf(frame: readonly unknown[]): string | undefined;
  /** The peer's octets are not arrays; nothing more is read. */
  onMalformed(error: unknown): void;
  /** The peer ended its direction, between two arrays. */
  onEnd(): void;
  /** It did so inside an array: it broke down. Whoever does not tell that apart gets it as malformed. */
  onBrokenOff?(error: WireError): void;
  /** The connection is gone. Called once. */
  onClose(error: Error | undefined): void;
}

/** Limits and habits of a channel. */
export interface ChannelOptions {
  /** A server ends lines, a client sends back to back. */
  readonly side: 'client' | 'server';
  /** Most octets of one array received. */
  readonly maxLength?: number;
  readonly tap?: ChannelTap | undefined;
  readonly createReader: CreateReader;
}

/** Makes what reads arrays from a stream; once for each, and again for what comes inside TLS. */
export type CreateReader = (limits: FrameDecoderOptions) => FrameReader;

/** Octets that are read before everything else has its turn: Node would take 32 chunks of 64 KiB from one socket. */
const TURN = 64 * 1024;
const NOTHING: Uint8Array = new Uint8Array(0);
/** Stands for rows that went by one by one. */
export const LEFT_OUT = '…';
export const LF = 10;
export const CR = 13;
export const SPACE = 32;

/** See the head of this file. */
export class Channel {
  #socket: Duplex;
  #decoder: FrameReader;
  readonly #owner: ChannelOwner;
  readonly #options: ChannelOptions;
  /** What is still to be written. */
  readonly outbox: Outbox;
  #maxLength: number | undefined;
  #rest = NOTHING;
  #lineEnded = false;
  #closed = false;
  #stopped = false;
  #paused = false;
  /** Octets read in this turn, and whether reading waits for the next one. */
  #turn = 0;
  #yields = false;
  #error: Error | undefined;

  constructor(socket: Duplex, owner: ChannelOwner, options: ChannelOptions) {
    this.#owner = owner;
    this.#options = options;
    this.#maxLength = options.maxLength;
    this.#socket = socket;
    this.outbox = new Outbox(socket, options.side === 'server' ? '\n' : '');
    this.#decoder = this.#createDecoder();
    this.#listen();
  }

  get socket(): Duplex {
    return this.#socket;
  }

  /** Whether reading is stopped by `pause`. */
  get isPaused(): boolean {
    return this.#paused;
  }

  /** Octets that came so far, those of a TLS handshake included. Never less than before on the same wire. */
  get octetsRead(): number {
    return 'bytesRead' in this.#socket ? Number(this.#socket.bytesRead) : 0;
  }

  get tap(): ChannelTap | undefined {
    return this.#options.tap;
  }

  /** Queues one array; `name` is that of the request it is or answers. After the end it is dropped. */
  send(frame: readonly unknown[], name?: string): void {
    this.sendText(JSON.stringify(frame), frame, name);
  }

  /** The same for an array already printed. What nothing is likely to follow is `urgent`, and written at once. */
  sendText(text: string, frame: readonly unknown[], name?: string, urgent = false): void {
    if (this.outbox.isOver) return;
    this.#options.tap?.('out', Buffer.byteLength(text), frame, name, this);
    this.outbox.sendLine(text, urgent);
  }

  /** Reads no more until `resume`; arrays already read are still delivered. */
  pause(): void {
    this.#paused = true;
    if (!this.#stopped) this.#socket.pause();
  }

  resume(): void {
    this.#paused = false;
    this.#flow();
  }

  /** Sets the most octets of one array received, for those not yet delivered. Not to be called from `onFrame`. */
  limit(maxLength: number): void {
    this.#maxLength = maxLength;
    if (this.#stopped) return;
    const rest = this.#decoder.take();
    this.#decoder = this.#createDecoder();
    if (rest.length > 0) this.#onData(rest);
  }

  /** Sends what is queued, then ends this direction. What is held back is never sent: it may be for an encrypted wire only. */
  end(): void {
    this.outbox.end();
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
    this.outbox.hold(Hold.tls);
    this.#socket.off('data', this.#onData);
    this.#socket.off('end', this.#onEnd);
    this.#socket.pause();
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
   * Throws away what was read after the octets at which `beginUpgrade` stopped, unless it was taken, and
   * continues over what `secure` makes of the socket; it settles when the handshake is done. `first` is what the handshake
   * starts with. Rejects with `tls_failed`, and the connection is then gone.
   */
  async upgrade(first: Uint8Array, secure: (socket: Duplex) => Promise<TLSSocket>): Promise<void> {
    const raw = this.#socket;
    this.#rest = NOTHING;
    this.outbox.leave();
    if (first.length > 0) raw.unshift(first);
    raw.off('close', this.#onClose);
    const gone = createDeferred<never>();
    const onGone = () => gone.reject('the connection ended');
    raw.once('close', onGone);
    try {
      this.#socket = await Promise.race([secure(raw), gone.promise]);
    } catch (error) {
      const failure = this.fail(error);
      if (raw.closed) this.#onClose();
      else raw.once('close', this.#onClose);
      throw failure;
    }
    raw.off('close', onGone);
    this.#decoder = this.#createDecoder();
    this.#stopped = false;
    this.outbox.moveTo(this.#socket);
    this.#listen();
    if (this.#paused) this.#socket.pause();
    this.outbox.release(Hold.tls);
  }

  /** Ends a connection whose handshake failed; gives why it ended. */
  fail(cause: unknown): PorttrackerError {
    const error =
      cause instanceof PorttrackerError
        ? cause
        : new PorttrackerError('tls_failed', `the TLS handshake failed: ${textOf(cause)}`, { cause });
    this.#error ??= error;
    this.#socket.destroy();
    return this.#error instanceof PorttrackerError ? this.#error : error;
  }

  #createDecoder(): FrameReader {
    const maxLength = this.#maxLength;
    return this.#options.createReader(maxLength === undefined ? {} : { maxLength });
  }

  #listen(): void {
    this.#socket.on('data', this.#onData);
    this.#socket.on('end', this.#onEnd);
    this.#socket.on('error', this.#onError);
    this.#socket.on('close', this.#onClose);
  }

  readonly #onData = (chunk: Uint8Array): void => {
    this.outbox.cork();
    try {
      this.#decoder.push(chunk, this.#deliver);
      if (!this.#stopped) {
        this.#turn += chunk.length;
        if (this.#turn >= TURN) this.#yield();
        return;
      }
      this.#rest = this.#decoder.take();
      this.#lineEnded = hasLineEnd(chunk, chunk.length - this.#rest.length);
    } catch (error) {
      this.#malformed(error);
    } finally {
      this.outbox.uncork();
    }
  };

  /** Reads on after everything else that is ready. */
  #yield(): void {
    this.#turn = 0;
    if (this.#yields) return;
    this.#yields = true;
    this.#socket.pause();
    setImmediate(() => {
      this.#yields = false;
      this.#flow();
    });
  }

  #flow(): void {
    if (!this.#paused && !this.#yields && !this.#stopped) this.#socket.resume();
  }

  readonly #deliver = (frame: readonly unknown[], octets: number, isBare?: boolean): void => {
    if (this.#closed) return;
    const shown = isBare ? [...frame.slice(0, 2), LEFT_OUT] : frame;
    this.#options.tap?.('in', octets, shown, this.#owner.nameOf(frame), this);
    this.#owner.onFrame(frame);
  };

  readonly #onEnd = (): void => {
    try {
      this.#decoder.end();
    } catch (error) {
      if (isWireError(error) && error.code === 'frame_truncated' && this.#owner.onBrokenOff !== undefined)
        this.#owner.onBrokenOff(error);
      else this.#malformed(error);
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
    this.outbox.close();
    this.#owner.onClose(this.#error);
  };

  #malformed(error: unknown): void {
    this.#socket.off('data', this.#onData);
    this.#socket.off('end', this.#onEnd);
    // What still comes is of no use, but has to be read for the end to be seen.
    this.#socket.resume();
    this.#owner.onMalformed(error);
  }
}

/** Whether the white space before `end` has a line feed. */
function hasLineEnd(chunk: Uint8Array, end: number): boolean {
  let at = end - 1;
  while (chunk[at] === CR || chunk[at] === SPACE) at--;
  return chunk[at] === LF;
}

/** What comes next on a socket that does not flow; undefined at its end. */
export function nextChunk(socket: Duplex): Promise<Uint8Array | undefined> {
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
