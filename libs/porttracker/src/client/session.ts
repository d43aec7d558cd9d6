/**
 * One connection as the client sees it: requests out, replies matched to them by id, notifications handed on, TLS started
 * on the way. It knows nothing of the messages' types; logging in and the typed methods are built on it.
 */

import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { preview, type RowRouter } from '@aluco/wire';
import type { CallOptions, CloseOptions } from '../call.ts';
import { Channel, type ChannelTap, type CreateReader } from '../channel.ts';
import { PorttrackerError, type PorttrackerErrorCode, wordsOf } from '../errors.ts';
import { durationOf, ensureSignal } from '../limits.ts';
import { withoutQuoted, withoutQuotes, withoutTexts } from '../quotes.ts';
import { AbortWatch } from './abort-watch.ts';
import { isTraced, type RequestTrace, traced } from './diagnostics.ts';
import { asClosed, brokenOff, closedText, failureOf, malformed, notSent, unfit } from './failures.ts';
import { type CallRows, PendingCall } from './pending-call.ts';
import { Sender } from './sender.ts';

/** What a session needs besides its socket. */
export interface SessionSetup {
  /** Where the server is, for traces. */
  readonly place: string;
  /** Whether the socket is TLS already. */
  readonly secure: boolean;
  /** TLS over a connection that began without; settles when the handshake is done and the certificate is accepted. */
  readonly secureSocket: (socket: Duplex) => Promise<TLSSocket>;
  /** Most calls whose replies have not come yet, those given up included. */
  readonly maxPending: number;
  /** Most octets that may wait to be sent. */
  readonly maxBuffered: number;
  readonly maxLength?: number | undefined;
  readonly tap?: ChannelTap | undefined;
  readonly createReader: CreateReader;
  /** The secrets in a request, which a server may quote in anything it says while it has them. */
  readonly secretsOf?: ((name: string, args: readonly unknown[]) => readonly string[]) | undefined;
  /** Leads rows to those who want them; without it, replies come whole. */
  readonly router?: RowRouter | undefined;
  /** `start_tls` too: what came before it came in plain text. */
  onNotification(name: string, args: readonly unknown[]): void;
  /** The connection is encrypted now; but for logins, calls wait until this settles. Where it rejects, the connection ends. */
  onSecure(): Promise<unknown> | undefined;
  /** Something the server should not have sent, and that does no harm. */
  onViolation(error: PorttrackerError): void;
  onClose(error: PorttrackerError | undefined): void;
}

/** Milliseconds that a server has to end its direction after the client did. */
const GRACE = 2_000;

/** See the head of this file. */
export class ClientSession {
  /** Whether TLS is wanted and neither there nor refused: what comes may be of somebody in between. */
  isDoubtful = false;
  readonly #setup: SessionSetup;
  readonly #channel: Channel;
  readonly #sender: Sender;
  readonly #aborts = new AbortWatch<number>((id) => this.#abort(id));
  readonly #pending = new Map<number, PendingCall>();
  /** Names of calls given up whose replies have not come yet, by their ids. */
  readonly #abandoned = new Map<number, string>();
  /** Of requests whose replies have not come. */
  readonly #secrets = new Map<number, readonly string[]>();
  #nextId = 1;
  #secure: boolean;
  #startTlsId: number | undefined;
  #upgraded: Promise<void> = Promise.resolve();
  #closing = false;
  #closed = false;
  #failure: PorttrackerError | undefined;
  #idle: (() => void)[] = [];
  /** Who waits for fewer calls to be under way. */
  #crowd: (() => void)[] = [];
  /** To be done when the connection is gone. */
  readonly #cleanups: (() => void)[] = [];

  constructor(socket: Duplex, setup: SessionSetup) {
    this.#setup = setup;
    this.#secure = setup.secure;
    this.#channel = new Channel(
      socket,
      {
        onFrame: (frame) => this.#onFrame(frame),
        nameOf: ([id]) => this.#nameOf(Number(id)),
        onMalformed: (cause) => this.destroy(malformed(cause)),
        onEnd: () => this.#channel.end(),
        onBrokenOff: (cause) => this.destroy(brokenOff(cause)),
        onClose: (error) => this.#onClose(error),
      },
      {
        side: 'client',
        tap: setup.tap,
        createReader: setup.createReader,
        ...(setup.maxLength === undefined ? {} : { maxLength: setup.maxLength }),
      },
    );
    this.#sender = new Sender(this.#channel, setup.maxBuffered);
  }

  /** Where the server is. */
  get place(): string {
    return this.#setup.place;
  }

  get secure(): boolean {
    return this.#secure;
  }

  get socket(): Duplex {
    return this.#channel.socket;
  }

  /** Settles when no TLS handshake is under way; rejects when one failed. */
  get upgraded(): Promise<void> {
    return this.#upgraded;
  }

  /** Whether calls are taken. */
  get isOpen(): boolean {
    return !this.#closed && !this.#closing;
  }

  /** Whether the connection is no more, and its owner was told so. */
  get isGone(): boolean {
    return this.#closed;
  }

  /** Whether reading is stopped by `pause`. */
  get isPaused(): boolean {
    return this.#channel.isPaused;
  }

  /** Reads no more until `resume`: neither replies nor notifications, nor the end of the connection. */
  pause(): void {
    this.#channel.pause();
  }

  resume(): void {
    this.#channel.resume();
  }

  /** Octets that came so far. */
  get octetsRead(): number {
    return this.#channel.octetsRead;
  }

  /** Whether TLS was asked for, by either side, and is not there yet: until then, nothing is sent. */
  get awaitsTls(): boolean {
    return this.#sender.isHeld;
  }

  /** Whether so much waits, or so many calls are under way, that one more is refused. */
  get isFull(): boolean {
    return this.#sender.isFull || this.#open >= this.#setup.maxPending;
  }

  /** Calls whose replies have not come, those given up included. */
  get #open(): number {
    return this.#pending.size + this.#abandoned.size;
  }

  get #isCrowded(): boolean {
    return this.#open * 2 > this.#setup.maxPending;
  }

  /** Calls whose replies are awaited. */
  get pending(): number {
    return this.#pending.size;
  }

  /** Settles when the server reads as fast as calls are made and no more than half of `maxPending` are under way, or the connection is gone. */
  async drained(): Promise<void> {
    if (this.#isCrowded && !this.#closed) await new Promise<void>((resolve) => this.#crowd.push(resolve));
    await this.#sender.drained();
  }

  /** Sends a request; settles with what follows the status in its reply. An error is without the texts that are `secrets`. */
  request(
    name: string,
    args: readonly unknown[],
    options?: CallOptions,
    secrets: readonly string[] = [],
  ): Promise<readonly unknown[]> {
    const send = (trace?: RequestTrace) =>
      this.send(name, args, options, undefined, trace).catch((error: unknown) => {
        throw withoutQuotes(error, secrets);
      });
    return isTraced() ? traced(name, this.#setup.place, send) : send();
  }

  /**
   * The same as a part of something that is traced as a whole, by `trace`. `rows` gets rows as they come, which the reply is then
   * without; also after the call was given up, for the reply has to be read to its end.
   */
  send(
    name: string,
    args: readonly unknown[],
    options: CallOptions = {},
    rows?: CallRows,
    trace?: RequestTrace,
  ): Promise<readonly unknown[]> {
    const refusal = this.#refuse(name, options);
    if (refusal !== undefined) return Promise.reject(refusal);
    const { signal } = options;
    const id = this.#nextId++;
    const frame = [id, name, ...args];
    const startsTls = name === 'start_tls' && !this.#secure && !this.awaitsTls;
    let timeout: number | undefined;
    try {
      timeout = durationOf('timeout', options.timeout);
      const text = JSON.stringify(frame);
      if (startsTls) this.#sender.sendLast(text, frame, name);
      else if (this.#secure && this.awaitsTls && name.startsWith('login'))
        this.#channel.sendText(text, frame, name);
      // Who has no other call under way waits for this one.
      else this.#sender.send(id, text, frame, name, this.#pending.size === 0);
    } catch (cause) {
      return Promise.reject(unfit(name, cause));
    }
    const secrets = this.#setup.secretsOf?.(name, args) ?? [];
    if (secrets.length > 0) this.#secrets.set(id, secrets);
    if (trace !== undefined) {
      trace.id = id;
      trace.attempts++;
    }
    if (startsTls) {
      this.#startTlsId = id;
      this.isDoubtful = true;
    }
    return new Promise((resolve, reject) => {
      const call = new PendingCall(name, resolve, reject);
      this.#pending.set(id, call);
      if (timeout !== undefined)
        call.timer = setTimeout(() => this.#abandon(id, 'timeout', `no reply within ${timeout} ms`), timeout);
      if (signal !== undefined) {
        call.signal = signal;
        this.#aborts.add(signal, id);
      }
      if (rows !== undefined) {
        rows.giveUp = () => this.#abort(id);
        this.#setup.router?.expect(id, rows);
      }
    });
  }

  /** Takes no more calls, waits for the replies under way, then ends the connection. Throws `invalid_options`. */
  async close(options: CloseOptions = {}): Promise<void> {
    ensureSignal(options);
    const timeout = durationOf('timeout', options.timeout);
    this.#closing = true;
    if (this.#closed) return;
    this.#limitClosing(timeout, options.signal);
    if (this.#pending.size > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
    this.#channel.end();
    setTimeout(() => this.#channel.destroy(), GRACE).unref();
  }

  /** Ends at once; calls under way fail with the code of `error`, or `connection_closed`. */
  destroy(error?: PorttrackerError): void {
    this.#closing = true;
    this.#failure ??= error;
    this.#channel.destroy();
  }

  #limitClosing(timeout: number | undefined, signal: AbortSignal | undefined): void {
    const cut = () => this.destroy();
    const timer = timeout === undefined ? undefined : setTimeout(cut, timeout);
    if (signal?.aborted) cut();
    else signal?.addEventListener('abort', cut, { once: true });
    this.#cleanups.push(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cut);
    });
  }

  #refuse(name: string, options: CallOptions): PorttrackerError | undefined {
    if (options.signal?.aborted)
      return notSent('aborted', 'the call was aborted', name, options.signal.reason);
    if (this.#closed || this.#closing)
      return notSent('connection_closed', closedText(this.#failure), name, this.#failure);
    const text =
      this.#open >= this.#setup.maxPending
        ? `${this.#open} calls are under way already, ${this.#abandoned.size} of them given up`
        : this.#sender.isFull
          ? `${this.#sender.buffered} octets wait already for a server that does not read`
          : undefined;
    return text === undefined ? undefined : notSent('overflow', text, name);
  }

  #onFrame(frame: readonly unknown[]): void {
    const id = frame[0];
    const second = frame[1];
    if (id === null) {
      const [name, ...args] = withoutQuoted(frame.slice(1), this.#allSecrets());
      if (typeof name === 'string') this.#onNotification(name, args);
      else this.#violation(`expected the name of a notification, got ${preview(second)}`);
      return;
    }
    const key = typeof id === 'string' ? Number(id) : id;
    if (typeof key === 'number') this.#setup.router?.forget(key);
    const pending = typeof key === 'number' && !this.#sender.has(key) ? this.#take(key) : undefined;
    if (pending === undefined) {
      if (typeof key === 'number' && this.#abandoned.delete(key)) {
        this.#secrets.delete(key);
        this.#letCrowdGo();
        return;
      }
      this.#violation(`a reply to no request under way: id ${preview(id)}`);
      return;
    }
    this.#secrets.delete(key as number);
    const failed = !isSuccess(second);
    if (key === this.#startTlsId) this.#onStartTlsReply(failed);
    if (failed) pending.reject(failureOf(pending.name, key as number, frame));
    else if (this.#failure !== undefined) pending.reject(this.#failure);
    else pending.resolve(frame.slice(2));
  }

  #allSecrets(): readonly string[] {
    return this.#secrets.size === 0 ? [] : [...this.#secrets.values()].flat();
  }

  #nameOf(id: number): string | undefined {
    return this.#pending.get(id)?.name ?? this.#abandoned.get(id);
  }

  #onNotification(name: string, args: readonly unknown[]): void {
    if (name === 'start_tls') {
      if (this.#secure) {
        this.destroy(new PorttrackerError('protocol_violation', 'the server starts TLS inside TLS'));
        return;
      }
      this.#setup.onNotification(name, args);
      this.#sender.hold();
      this.#channel.beginUpgrade();
      this.#upgraded = this.#upgrade();
      this.#upgraded.catch((error: unknown) => this.destroy(error as PorttrackerError));
      return;
    }
    this.#setup.onNotification(name, args);
    if (name === 'error') {
      const said = wordsOf(args[0] ?? 'no reason');
      this.destroy(
        new PorttrackerError('server_error', `the server ended with: ${said}`, { serverMessage: said }),
      );
    }
  }

  async #upgrade(): Promise<void> {
    // The array that asked for this is still being delivered.
    await Promise.resolve();
    const first = await this.#channel.takeRest();
    if (this.#closed) return;
    await this.#channel.upgrade(first, this.#setup.secureSocket);
    this.#secure = true;
    this.isDoubtful = false;
    await this.#setup.onSecure();
    this.#sender.release();
  }

  #onStartTlsReply(failed: boolean): void {
    this.#startTlsId = undefined;
    if (this.#secure) return;
    if (failed) {
      for (const id of this.#pending.keys())
        if (this.#sender.has(id))
          this.#abandon(id, 'tls_rejected', 'not sent: the server refused to start TLS before it');
      this.isDoubtful = false;
      this.#sender.release();
    } else
      this.destroy(
        new PorttrackerError('protocol_violation', 'the server confirmed start_tls without starting TLS'),
      );
  }

  #abort(id: number): void {
    const cause: unknown = this.#pending.get(id)?.signal?.reason;
    this.#abandon(id, 'aborted', 'the call was aborted', cause);
  }

  #abandon(id: number, code: PorttrackerErrorCode, text: string, cause?: unknown): void {
    const pending = this.#take(id);
    if (pending === undefined) return;
    const wasSent = !this.#sender.takeBack(id);
    if (wasSent) this.#abandoned.set(id, pending.name);
    else this.#setup.router?.forget(id);
    const error = new PorttrackerError(code, text, { message: pending.name, id, mayHaveRun: wasSent, cause });
    pending.reject(error);
    // Nothing may be written before the reply that nobody waits for any more: this connection is stuck.
    if (id === this.#startTlsId && !this.#secure)
      this.destroy(new PorttrackerError('tls_failed', `TLS was given up: ${text}`, { cause: error }));
  }

  #take(id: number): PendingCall | undefined {
    const pending = this.#pending.get(id);
    if (pending === undefined) return undefined;
    this.#pending.delete(id);
    if (pending.timer !== undefined) clearTimeout(pending.timer);
    if (pending.signal !== undefined) this.#aborts.delete(pending.signal, id);
    if (this.#pending.size === 0 && this.#idle.length > 0)
      for (const settle of this.#idle.splice(0)) settle();
    this.#letCrowdGo();
    return pending;
  }

  #letCrowdGo(): void {
    if (this.#crowd.length > 0 && (this.#closed || !this.#isCrowded))
      for (const settle of this.#crowd.splice(0)) settle();
  }

  #violation(text: string): void {
    this.#setup.onViolation(
      new PorttrackerError('protocol_violation', withoutTexts(text, this.#allSecrets())),
    );
  }

  #onClose(cause: Error | undefined): void {
    this.#closed = true;
    for (const cleanup of this.#cleanups) cleanup();
    if (cause !== undefined) this.#failure ??= asClosed(cause);
    else if (!this.#closing)
      this.#failure ??= new PorttrackerError('connection_closed', 'the server ended the connection');
    const { code, message, serverMessage } =
      this.#failure ??
      new PorttrackerError('connection_closed', 'the connection was closed before the reply came');
    for (const id of [...this.#pending.keys()]) {
      const pending = this.#take(id);
      const mayHaveRun = !this.#sender.has(id);
      pending?.reject(
        new PorttrackerError(code, message, {
          message: pending.name,
          id,
          serverMessage,
          mayHaveRun,
          cause: this.#failure,
        }),
      );
    }
    this.#letCrowdGo();
    this.#setup.onClose(this.#failure);
    this.#sender.clear();
  }
}

/** The status is read for its truth, as a Perl program means it: `0`, `"0"`, `""`, `null` and `false` are failures. */
function isSuccess(status: unknown): boolean {
  return Boolean(status) && status !== '0';
}
