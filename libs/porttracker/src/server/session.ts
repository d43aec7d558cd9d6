/**
 * One connection as a server sees it. The states and what may be sent in them come from the messages' descriptors; by hand are
 * only the messages that change the session itself.
 */

import type { Duplex } from 'node:stream';
import { createFrameDecoder, isWireError } from '@aluco/wire';
import { Channel } from '../channel.ts';
import { createDeferred } from '../deferred.ts';
import { PorttrackerError, RequestError } from '../errors.ts';
import type {
  EventTypes,
  LoginCramMd6Params,
  LoginParams,
  NotificationTypes,
  SubscribeParams,
} from '../gen/index.ts';
import { durationOf } from '../limits.ts';
import { protocol } from '../protocol.ts';
import { ReceiveClock } from '../receive-clock.ts';
import { createTap } from '../tap.ts';
import { Authenticator } from './authenticator.ts';
import { eventFrame } from './frames.ts';
import { clientCertificateOf, shakeHands } from './handshake.ts';
import type { ConnectionInfo, DrainOptions, SessionMessage, SessionOptions } from './options.ts';
import { Requests } from './requests.ts';
import { type Service, serviceOf } from './service.ts';
import { TEXTS } from './texts.ts';

/** Milliseconds that a peer has to take the last words and hang up. */
export const GRACE = 2_000;

/** UTF-16 units in the name of an event that somebody subscribes to. */
const LONGEST_EVENT = 255;

/** Octets of a request that show it goes on. */
const STEP = 1024;

/** See the head of this file. Made by `acceptSession` or by a server. */
export class PorttrackerSession {
  readonly #service: Service;
  readonly #channel: Channel;
  readonly #requests: Requests;
  readonly #connection: ConnectionInfo;
  readonly #authenticator: Authenticator;
  readonly #closed = createDeferred<PorttrackerError | undefined>();
  readonly #subscriptions = new Set<string>();
  #abort: AbortController | undefined;
  #state: string;
  #user: string | undefined;
  #secure: boolean;
  #failure: PorttrackerError | undefined;
  readonly #clock: ReceiveClock | undefined;
  #loginTimer: NodeJS.Timeout | undefined;

  /** Greets at once. See {@link acceptSession}. */
  constructor(socket: Duplex, connection: ConnectionInfo, options: SessionOptions) {
    const service = serviceOf(options);
    this.#service = service;
    this.#connection = connection;
    this.#secure = connection.secure;
    this.#authenticator = new Authenticator(connection, options);
    const { onFrame } = options;
    const isOpen = this.#authenticator.offered.includes('none');
    this.#state = isOpen ? 'authenticated' : 'unauthenticated';
    const { receiveTimeout: limit } = service;
    this.#clock = limit === undefined ? undefined : this.#createClock(limit);
    this.#channel = new Channel(
      socket,
      {
        onFrame: (frame) => {
          if (this.#clock !== undefined) this.#clock.hasEnded = true;
          this.#requests.take(frame);
        },
        nameOf: () => undefined,
        onMalformed: (error) => this.#onMalformed(error),
        onEnd: () => this.#requests.end(),
        onClose: (error) => this.#onClose(error),
      },
      {
        side: 'server',
        createReader: (limits) => this.#clock?.createReader(limits) ?? createFrameDecoder(limits),
        maxLength: isOpen ? service.maxRequestLength : service.maxLengthBeforeLogin,
        tap: createTap('server', onFrame && ((tapped) => onFrame(tapped, this))),
      },
    );
    this.#requests = new Requests(this.#channel, service, {
      session: this,
      answer: (name, params) => this.#answer(name, params),
      mayStartTls: () => options.tls !== undefined && !this.#secure,
      startTls: (quiet) => this.#startTls(quiet),
      resumed: () => this.#clock?.resumed(),
      fatal: (text) => this.#fatal(text),
    });
    this.#channel.send(this.#authenticator.hello);
    if (!isOpen) this.#awaitLogin();
  }

  /** Who logged in; undefined before, and for a session that needed no login. */
  get user(): string | undefined {
    return this.#user;
  }

  /** Whether a session for which all requests are open takes a login besides. */
  get mayLogInAgain(): boolean {
    return this.#user === undefined || (this.#secure && !this.#connection.secure);
  }

  /** A state of the protocol's description, such as `unauthenticated` or `authenticated`. */
  get state(): string {
    return this.#state;
  }

  /** How the client is connected now: `start_tls` makes it secure. */
  get connection(): ConnectionInfo {
    const { socket } = this.#channel;
    return {
      ...this.#connection,
      secure: this.#secure,
      clientCertificate: this.#connection.clientCertificate ?? clientCertificateOf(socket),
    };
  }

  /** Names of events this session wants; `*` is all. */
  get subscriptions(): ReadonlySet<string> {
    return this.#subscriptions;
  }

  /** Fires when the session is over. */
  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      this.#abort = new AbortController();
      if (this.#requests.isOver) this.#abort.abort();
    }
    return this.#abort.signal;
  }

  /** Settles when the connection is gone, with its error if it had one. Never rejects. */
  get closed(): Promise<PorttrackerError | undefined> {
    return this.#closed.promise;
  }

  /** Sends a notification. */
  notify<N extends keyof NotificationTypes & string>(name: N, params: NotificationTypes[N]): void {
    const { notifications, codecs } = protocol();
    const message = notifications[name];
    if (message === undefined) throw new PorttrackerError('invalid_options', `no such notification: ${name}`);
    this.#channel.send([null, name, ...codecs.message(message).encodeParams(params)]);
  }

  /** Sends an event, if the session is logged in and subscribed to it; says whether it was. */
  emit<N extends keyof EventTypes & string>(name: N, params: EventTypes[N]): boolean {
    if (!this.#wants(name)) return false;
    const frame = eventFrame(protocol(), name, params);
    this.#sendEvent(frame, JSON.stringify(frame));
    return true;
  }

  /** Sends what is queued and ends the session. Requests under way are aborted and stay without reply, unless `drain` gives them time. */
  async close({ drain = 0 }: DrainOptions = {}): Promise<void> {
    const limit = durationOf('drain', drain);
    if (drain > 0) await this.#drain(limit);
    this.#finish();
    await this.#closed.promise;
  }

  /** Ends the connection at once. */
  destroy(error?: PorttrackerError): void {
    this.#failure ??= error;
    this.#requests.stop();
    this.#channel.destroy();
  }

  /** The same frame, and its text, for many sessions: see `PorttrackerServer.emit`. */
  deliver(name: string, frame: readonly unknown[], text: string): void {
    if (this.#wants(name)) this.#sendEvent(frame, text);
  }

  #wants(name: string): boolean {
    if (this.#state !== 'authenticated' || this.#requests.isOver) return false;
    return this.#subscriptions.has(name) || this.#subscriptions.has('*');
  }

  #sendEvent(frame: readonly unknown[], text: string): void {
    this.#channel.sendText(text, frame);
    const { maxBuffered } = this.#service;
    if (this.#channel.outbox.buffered <= maxBuffered) return;
    const words = `the client left more than ${maxBuffered} octets of events unread`;
    this.destroy(new PorttrackerError('overflow', words));
  }

  #answer(name: SessionMessage, params: unknown): unknown {
    switch (name) {
      case 'login':
        return this.#logIn(
          (params as LoginParams).username,
          this.#authenticator.checkPassword(params as LoginParams),
        );
      case 'login_cram_md6':
        return this.#logIn(
          (params as LoginCramMd6Params).username,
          this.#authenticator.checkChallenge(params as LoginCramMd6Params),
        );
      case 'subscribe':
        this.#subscribe((params as SubscribeParams).events);
        return undefined;
      case 'unsubscribe':
        for (const event of (params as SubscribeParams).events) this.#subscriptions.delete(event);
        if ((params as SubscribeParams).events.includes('*')) this.#subscriptions.clear();
        return undefined;
      case 'start_tls':
        throw new RequestError(TEXTS.tlsUnavailable);
    }
  }

  #subscribe(names: readonly string[]): void {
    if (names.some((name) => name.length > LONGEST_EVENT)) throw new RequestError(TEXTS.longEventName);
    const added = new Set(names.filter((name) => !this.#subscriptions.has(name)));
    if (this.#subscriptions.size + added.size > this.#service.maxSubscriptions)
      throw new RequestError(TEXTS.tooManySubscriptions);
    for (const name of added) this.#subscriptions.add(name);
  }

  async #logIn<Proof>(username: string, proof: Promise<Proof>): Promise<Proof> {
    const { failures } = this.#authenticator;
    try {
      const proven = await proof;
      if (!this.#requests.isOver) this.#admit(username);
      return proven;
    } catch (error) {
      if (this.#authenticator.failures > failures) await this.#punish();
      throw error;
    }
  }

  #admit(username: string): void {
    this.#user = username;
    this.#state = 'authenticated';
    clearTimeout(this.#loginTimer);
    this.#channel.limit(this.#service.maxRequestLength);
  }

  /** After a login that failed. */
  async #punish(): Promise<void> {
    if (this.#authenticator.failures < this.#service.maxLoginAttempts)
      await this.#authenticator.delay(this.signal);
    else this.#fatal(TEXTS.tooManyLogins, 'login_failed');
  }

  async #drain(limit: number | undefined): Promise<void> {
    const drained = this.#requests.drain();
    const late = createDeferred<void>();
    const timer = limit === undefined ? undefined : setTimeout(late.resolve, limit);
    try {
      await Promise.race([drained, late.promise]);
    } catch {
      // The session ended meanwhile.
    } finally {
      clearTimeout(timer);
    }
  }

  async #startTls(quiet: Promise<void>): Promise<void> {
    const { tls } = this.#service.options;
    if (tls === undefined) return;
    const isKept = this.#service.options.startTlsResets === false;
    // Before the handshake: an event that comes meanwhile is sent inside TLS.
    const ready = isKept ? quiet : quiet.then(() => this.#reset());
    await shakeHands(this.#channel, tls, ready, this.#service.handshakeTimeout);
    this.#secure = true;
  }

  /** Forgets what was said in plain text: not all of it need be the client's. */
  #reset(): void {
    this.#subscriptions.clear();
    if (this.#user === undefined) return;
    this.#user = undefined;
    if (this.#authenticator.offered.includes('none')) return;
    this.#state = 'unauthenticated';
    this.#channel.limit(this.#service.maxLengthBeforeLogin);
    this.#awaitLogin();
  }

  #awaitLogin(): void {
    const { loginTimeout } = this.#service;
    if (loginTimeout === undefined) return;
    const giveUp = () => this.#fatal(`no login within ${loginTimeout} ms`, 'login_failed');
    this.#loginTimer = setTimeout(giveUp, loginTimeout);
    this.#loginTimer.unref();
  }

  #createClock(limit: number): ReceiveClock {
    return new ReceiveClock({
      limit,
      step: STEP,
      createReader: createFrameDecoder,
      isPaused: () => this.#channel.isPaused,
      onLate: () => this.#fatal(`a request that had begun came no further within ${limit} ms`, 'timeout'),
    });
  }

  #onMalformed(error: unknown): void {
    if (!isWireError(error)) this.#service.report(error, undefined);
    this.#fatal(isWireError(error) ? error.message : TEXTS.internalError);
  }

  #fatal(text: string, code: 'protocol_violation' | 'login_failed' | 'timeout' = 'protocol_violation'): void {
    if (this.#requests.isOver) return;
    this.#failure ??= new PorttrackerError(code, text);
    this.#channel.send([null, 'error', text]);
    this.#finish();
  }

  #finish(): void {
    this.#stop();
    this.#channel.resume();
    this.#channel.end();
    if (this.#requests.isEnded) return;
    const timer = setTimeout(() => this.#channel.destroy(), GRACE);
    timer.unref();
    void this.#closed.promise.then(() => clearTimeout(timer));
  }

  #stop(): void {
    this.#requests.stop();
    this.#abort?.abort();
    this.#clock?.stop();
    clearTimeout(this.#loginTimer);
  }

  #onClose(cause: Error | undefined): void {
    this.#state = 'closed';
    if (cause !== undefined)
      this.#failure ??=
        cause instanceof PorttrackerError
          ? cause
          : new PorttrackerError('connection_closed', `the connection broke: ${cause.message}`, { cause });
    this.#stop();
    this.#closed.resolve(this.#failure);
  }
}
