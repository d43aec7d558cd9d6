/**
 * One connection as a server sees it. The states and what may be sent in them come from the messages' descriptors; by hand are
 * only the messages that change the session itself. Requests run side by side, up to a limit, but for the ordered ones:
 * while one of those runs, later ones wait. Whatever cannot be handled yet stays in the queue, and then nothing more is read.
 */

import type { Duplex } from 'node:stream';
import { isWireError, type MessageDescriptor, preview } from '@aluco/wire';
import { Channel } from '../channel.ts';
import { createDeferred, type Deferred } from '../deferred.ts';
import { isRequestError, PorttrackerError, RequestError, textOf } from '../errors.ts';
import type {
  EventTypes,
  LoginCramMd6Params,
  LoginParams,
  NotificationTypes,
  SubscribeParams,
} from '../gen/index.ts';
import { type Protocol, protocol } from '../protocol.ts';
import { secureContextOf } from '../secure-context.ts';
import { createTap } from '../tap.ts';
import { Authenticator } from './authenticator.ts';
import { eventFrame, isRequestId, type RequestId } from './frames.ts';
import { clientCertificateOf, shakeHands } from './handshake.ts';
import type { ConnectionInfo, RequestContext, SessionOptions } from './options.ts';
import { isAsyncIterable, RowStreams, StreamBroken } from './row-streams.ts';
import { TEXTS } from './texts.ts';

type Handler = (params: unknown, context: RequestContext) => unknown;

const MIB = 2 ** 20;
/** Milliseconds that a peer has to take the last words and hang up. */
const GRACE = 2_000;

/** See the head of this file. Made by `acceptSession` or by a server. */
export class PorttrackerSession {
  readonly #options: SessionOptions;
  readonly #protocol: Protocol = protocol();
  readonly #channel: Channel;
  readonly #connection: ConnectionInfo;
  readonly #authenticator: Authenticator;
  readonly #abort = new AbortController();
  readonly #rows: RowStreams;
  readonly #closed = createDeferred<PorttrackerError | undefined>();
  readonly #builtIn: Readonly<Record<string, Handler>>;
  readonly #subscriptions = new Set<string>();
  readonly #active = new Set<RequestId>();
  readonly #queue: (readonly unknown[])[] = [];
  #state: string;
  #user: string | undefined;
  #secure: boolean;
  /** An ordered request runs. */
  #blocked = false;
  /** The peer does not read. */
  #clogged = false;
  #upgradeId: RequestId | undefined;
  /** Settles when nothing is under way but a request for TLS. */
  #quiet: Deferred<void> | undefined;
  /** The peer has ended its direction. */
  #ended = false;
  /** Nothing more is handled. */
  #over = false;
  #failure: PorttrackerError | undefined;

  /** Greets at once. See {@link acceptSession}. */
  constructor(socket: Duplex, connection: ConnectionInfo, options: SessionOptions) {
    this.#options = options;
    this.#connection = connection;
    this.#secure = connection.secure;
    this.#authenticator = new Authenticator(connection, options);
    if (options.tls !== undefined) secureContextOf(options.tls);
    this.#state = this.#authenticator.offered.includes('none') ? 'authenticated' : 'unauthenticated';
    this.#builtIn = {
      login: (params) => this.#login(params as LoginParams),
      login_cram_md6: (params) => this.#loginCram(params as LoginCramMd6Params),
      start_tls: () => {
        throw new RequestError(TEXTS.tlsUnavailable);
      },
      subscribe: (params) => this.#subscribe(params as SubscribeParams),
      unsubscribe: (params) => this.#unsubscribe(params as SubscribeParams),
    };
    this.#channel = new Channel(
      socket,
      {
        onFrame: (frame) => this.#onFrame(frame),
        nameOf: () => undefined,
        onMalformed: (error) => this.#onMalformed(error),
        onEnd: () => this.#onEnd(),
        onClose: (error) => this.#onClose(error),
      },
      {
        side: 'server',
        maxLength: options.maxRequestLength ?? 16 * MIB,
        tap: createTap('server', options.onFrame),
      },
    );
    this.#rows = new RowStreams(this.#channel, this.#protocol.codecs, this.#abort.signal);
    this.#channel.send(this.#authenticator.hello);
  }

  /** Who logged in; undefined before, and for a session that needed no login. */
  get user(): string | undefined {
    return this.#user;
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
    return this.#abort.signal;
  }

  /** Settles when the connection is gone, with its error if it had one. Never rejects. */
  get closed(): Promise<PorttrackerError | undefined> {
    return this.#closed.promise;
  }

  /** Sends a notification. */
  notify<N extends keyof NotificationTypes & string>(name: N, params: NotificationTypes[N]): void {
    const message = this.#protocol.notifications[name];
    if (message === undefined) throw new PorttrackerError('invalid_options', `no such notification: ${name}`);
    this.#channel.send([null, name, ...this.#protocol.codecs.message(message).encodeParams(params)]);
  }

  /** Sends an event, if the session is logged in and subscribed to it; says whether it was. */
  emit<N extends keyof EventTypes & string>(name: N, params: EventTypes[N]): boolean {
    if (!this.#wants(name)) return false;
    this.#sendEvent(eventFrame(this.#protocol, name, params));
    return true;
  }

  /** Sends what is queued and ends the session. Requests under way are aborted and stay without reply. */
  async close(): Promise<void> {
    this.#finish();
    await this.#closed.promise;
  }

  /** Ends the connection at once. */
  destroy(error?: PorttrackerError): void {
    this.#failure ??= error;
    this.#over = true;
    this.#channel.destroy();
  }

  /** The same frame for many sessions: see `PorttrackerServer.emit`. */
  deliver(name: string, frame: readonly unknown[]): void {
    if (this.#wants(name)) this.#sendEvent(frame);
  }

  #wants(name: string): boolean {
    if (this.#state !== 'authenticated' || this.#over) return false;
    return this.#subscriptions.has(name) || this.#subscriptions.has('*');
  }

  #sendEvent(frame: readonly unknown[]): void {
    this.#channel.send(frame);
    const limit = this.#options.maxBuffered ?? 16 * MIB;
    if (this.#channel.buffered > limit)
      this.destroy(
        new PorttrackerError('overflow', `the client left more than ${limit} octets of events unread`),
      );
  }

  #onFrame(frame: readonly unknown[]): void {
    if (this.#over) return;
    if (this.#startsTls(frame)) {
      // From here on plain text is not read any more, whenever this request's turn comes.
      this.#upgradeId = frame[0] as RequestId;
      this.#channel.beginUpgrade();
      // Replies to what came before are for this wire: see `#startTls`.
      this.#channel.release();
    }
    if (this.#queue.length > 0 || !this.#isFree()) {
      if (this.#queue.push(frame) === 1) this.#channel.pause();
    } else this.#handle(frame);
  }

  #startsTls(frame: readonly unknown[]): boolean {
    if (frame[1] !== 'start_tls' || this.#secure || this.#upgradeId !== undefined) return false;
    return this.#options.tls !== undefined && isRequestId(frame[0]) && !this.#active.has(frame[0]);
  }

  #isFree(): boolean {
    return !this.#blocked && !this.#clogged && this.#active.size < (this.#options.concurrency ?? 256);
  }

  #work(): void {
    while (this.#queue.length > 0 && this.#isFree() && !this.#over) this.#handle(this.#queue.shift() ?? []);
    if (this.#queue.length > 0 || this.#over || this.#clogged) return;
    this.#channel.resume();
    if (this.#ended && this.#active.size === 0) this.#channel.end();
  }

  #handle(frame: readonly unknown[]): void {
    const [id, type] = frame;
    if (!isRequestId(id) || typeof type !== 'string') {
      this.#fatal(`${TEXTS.noRequest}, got the id ${preview(id)} and the type ${preview(type)}`);
      return;
    }
    if (type === 'start_tls' && id === this.#upgradeId) {
      this.#startTls(id);
      return;
    }
    if (this.#active.has(id)) {
      this.#reply([id, 0, TEXTS.duplicateId], type);
      return;
    }
    const message = this.#protocol.requests[type];
    const refusal = this.#refuse(message);
    if (message === undefined || refusal !== undefined)
      this.#reply([id, 0, refusal ?? TEXTS.unknownRequest], type);
    else this.#run(id, message, frame.slice(2));
  }

  /** A session that was let in without a login may still log in, as its greeting offered. */
  #refuse(message: MessageDescriptor | undefined): string | undefined {
    const states = this.#state === 'authenticated' && this.#user === undefined ? ['unauthenticated'] : [];
    const legal = [this.#state, ...states].some((state) => message?.session.in.includes(state));
    if (legal) return undefined;
    if (this.#state === 'unauthenticated') return TEXTS.notAuthenticated;
    return message === undefined ? TEXTS.unknownRequest : TEXTS.notAllowedNow;
  }

  #run(id: RequestId, message: MessageDescriptor, args: readonly unknown[]): void {
    const context: RequestContext = { session: this, signal: this.#abort.signal, messageName: message.name };
    let params: unknown;
    let answer: unknown;
    try {
      params = this.#protocol.codecs.message(message).decodeParams(args);
    } catch (error) {
      this.#reply([id, 0, TEXTS.invalidArguments + textOf(error)], message.name);
      return;
    }
    try {
      answer = this.#answer(message, params, context);
    } catch (error) {
      this.#fail(id, error, context);
      return;
    }
    if (!isThenable(answer) && !isAsyncIterable(answer)) {
      this.#succeed(id, message, params, answer, context);
      return;
    }
    const ordered = message.session.ordered === true;
    if (ordered) this.#blocked = true;
    this.#active.add(id);
    const settle = (finish: () => void) => {
      this.#active.delete(id);
      if (ordered) this.#blocked = false;
      finish();
      if (this.#active.size === 0) this.#quiet?.resolve();
      this.#work();
    };
    const fail = (error: unknown) => settle(() => this.#fail(id, error, context));
    const succeed = (value: unknown) => {
      if (!isAsyncIterable(value)) settle(() => this.#succeed(id, message, params, value, context));
      else this.#rows.send({ id, message, params, rows: value }).then(() => settle(() => {}), fail);
    };
    if (isThenable(answer)) answer.then(succeed, fail);
    else succeed(answer);
  }

  #answer(message: MessageDescriptor, params: unknown, context: RequestContext): unknown {
    const { name } = message;
    const builtIn = this.#builtIn[name];
    if (builtIn !== undefined) return builtIn(params, context);
    const handlers = this.#options.handlers as Readonly<Record<string, Handler | undefined>>;
    if (handlers[name] !== undefined) return handlers[name](params, context);
    if (name === 'ping') return { timestamp: Date.now() / 1000, pid: process.pid };
    if (this.#options.fallback !== undefined) return this.#options.fallback(message, params, context);
    throw new RequestError(TEXTS.notServed);
  }

  #succeed(
    id: RequestId,
    message: MessageDescriptor,
    params: unknown,
    answer: unknown,
    context: RequestContext,
  ): void {
    try {
      this.#reply(
        [id, 1, ...this.#protocol.codecs.message(message).encodeResult(answer, params)],
        message.name,
      );
    } catch (error) {
      this.#fail(id, error, context);
    }
  }

  #fail(id: RequestId, error: unknown, context: RequestContext): void {
    if (error instanceof StreamBroken) {
      this.#report(error.cause, context);
      this.destroy(error);
      return;
    }
    let hidden = error;
    try {
      if (isRequestError(error)) {
        this.#reply([id, 0, error.message, ...error.extra], context.messageName);
        return;
      }
    } catch (unsendable) {
      hidden = unsendable;
    }
    // A handler that heeds the signal has done right.
    const isGivenUp = this.signal.aborted && hidden instanceof Error && hidden.name === 'AbortError';
    if (!isGivenUp) this.#report(hidden, context);
    this.#reply([id, 0, TEXTS.internalError], context.messageName);
  }

  #report(error: unknown, context: RequestContext | undefined): void {
    const { onError } = this.#options;
    if (onError !== undefined) onError(error, context);
    else
      process.emitWarning(
        `${context?.messageName ?? 'session'}: ${textOf(error)}`,
        'PorttrackerServerWarning',
      );
  }

  /** Throws, and sends nothing, where JSON cannot carry the frame. */
  #reply(frame: readonly unknown[], name?: string): void {
    if (this.#over) return;
    this.#channel.send(frame, name);
    if (this.#channel.writable || this.#clogged) return;
    this.#clogged = true;
    this.#channel.pause();
    void this.#channel.drained().then(() => {
      this.#clogged = false;
      this.#work();
    });
  }

  async #login(params: LoginParams): Promise<void> {
    await this.#authenticator.checkPassword(params);
    this.#admit(params.username);
  }

  async #loginCram(params: LoginCramMd6Params): Promise<Uint8Array> {
    const sr = await this.#authenticator.checkChallenge(params);
    this.#admit(params.username);
    return sr;
  }

  #admit(username: string): void {
    this.#user = username;
    this.#state = 'authenticated';
  }

  #subscribe({ events }: SubscribeParams): void {
    for (const name of events) this.#subscriptions.add(name);
  }

  #unsubscribe({ events }: SubscribeParams): void {
    for (const name of events) this.#subscriptions.delete(name);
    if (events.includes('*')) this.#subscriptions.clear();
  }

  #startTls(id: RequestId): void {
    const { tls, handshakeTimeout } = this.#options;
    if (tls === undefined) return;
    this.#blocked = true;
    // Somebody in between may have put requests there in plain text. Their replies must not come out inside TLS.
    this.#quiet = createDeferred<void>();
    if (this.#active.size === 0) this.#quiet.resolve();
    shakeHands(this.#channel, tls, this.#quiet.promise, handshakeTimeout).then(
      () => {
        this.#secure = true;
        this.#upgradeId = undefined;
        this.#blocked = false;
        this.#reply([id, 1], 'start_tls');
        this.#work();
      },
      (error: unknown) => {
        if (!this.#over) this.destroy(error as PorttrackerError);
      },
    );
  }

  #onEnd(): void {
    this.#ended = true;
    this.#work();
  }

  #onMalformed(error: unknown): void {
    if (!isWireError(error)) this.#report(error, undefined);
    this.#fatal(isWireError(error) ? error.message : TEXTS.internalError);
  }

  #fatal(text: string): void {
    if (this.#over) return;
    this.#failure ??= new PorttrackerError('protocol_violation', text);
    this.#channel.send([null, 'error', text]);
    this.#finish();
  }

  #finish(): void {
    this.#over = true;
    this.#abort.abort();
    this.#quiet?.reject(this.#failure);
    this.#channel.resume();
    this.#channel.end();
    if (this.#ended) return;
    const timer = setTimeout(() => this.#channel.destroy(), GRACE);
    timer.unref();
    void this.#closed.promise.then(() => clearTimeout(timer));
  }

  #onClose(cause: Error | undefined): void {
    this.#over = true;
    this.#state = 'closed';
    this.#queue.length = 0;
    if (cause !== undefined)
      this.#failure ??=
        cause instanceof PorttrackerError
          ? cause
          : new PorttrackerError('connection_closed', `the connection broke: ${cause.message}`, { cause });
    this.#abort.abort();
    this.#quiet?.reject(this.#failure);
    this.#closed.resolve(this.#failure);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
