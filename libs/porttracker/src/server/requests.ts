/**
 * The requests of one connection: read, checked, handled and answered. They run side by side, up to a limit, but for the
 * ordered ones: while one of those runs, later ones wait. Whatever cannot be handled yet stays in the queue, and then
 * nothing more is read.
 */

import type { Channel } from '../channel.ts';
import { createDeferred, type Deferred } from '../deferred.ts';
import { isRequestError, type PorttrackerError, textOf } from '../errors.ts';
import { Hold } from '../outbox.ts';
import { protocol } from '../protocol.ts';
import { describeId, isRequestId, type RequestId } from './frames.ts';
import type { RequestContext, SessionMessage } from './options.ts';
import { isAsyncIterable, RowStreams, StreamBroken } from './row-streams.ts';
import type { Route, Service } from './service.ts';
import type { PorttrackerSession } from './session.ts';
import { TEXTS } from './texts.ts';

/** What a session does for its requests. */
export interface RequestsOwner {
  readonly session: PorttrackerSession;
  /** Answers a message of the session itself. */
  answer(name: SessionMessage, params: unknown): unknown;
  /** Whether a request for TLS is to be granted. */
  mayStartTls(): boolean;
  /** Starts TLS as soon as `quiet` settles. */
  startTls(quiet: Promise<void>): Promise<void>;
  /** Reading goes on after it was stopped. */
  resumed(): void;
  /** Ends the connection with these words. */
  fatal(text: string): void;
}

const NOTHING: readonly unknown[] = [];

/** See the head of this file. */
export class Requests {
  readonly #channel: Channel;
  readonly #service: Service;
  readonly #owner: RequestsOwner;
  readonly #session: PorttrackerSession;
  readonly #active = new Set<RequestId>();
  readonly #queue: (readonly unknown[])[] = [];
  #rows: RowStreams | undefined;
  /** An ordered request runs. */
  #blocked = false;
  /** The peer does not read. */
  #clogged = false;
  #upgradeId: RequestId | undefined;
  #quiet: Deferred<void> | undefined;
  /** The peer has ended its direction. */
  #ended = false;
  #over = false;
  /** Nothing more is taken; what was taken is answered, unless all is over. */
  #draining = false;

  constructor(channel: Channel, service: Service, owner: RequestsOwner) {
    this.#channel = channel;
    this.#service = service;
    this.#owner = owner;
    this.#session = owner.session;
  }

  /** Nothing more is handled or answered. */
  get isOver(): boolean {
    return this.#over;
  }

  /** The peer will send nothing more. */
  get isEnded(): boolean {
    return this.#ended;
  }

  take(frame: readonly unknown[]): void {
    if (this.#draining) return;
    if (frame[1] === 'start_tls' && this.#startsTls(frame[0])) {
      // From here on plain text is not read any more, whenever this request's turn comes.
      this.#upgradeId = frame[0] as RequestId;
      this.#channel.beginUpgrade();
      // Replies to what came before are for this wire: see `#startTls`.
      this.#channel.outbox.release(Hold.tls);
    }
    if (this.#queue.length > 0 || !this.#isFree()) {
      if (this.#queue.push(frame) === 1) this.#channel.pause();
    } else this.#handle(frame);
  }

  /** What is under way is still answered. */
  end(): void {
    this.#ended = true;
    this.#work();
  }

  /** See `isOver`. */
  stop(): void {
    this.#over = true;
    this.#draining = true;
    this.#queue.length = 0;
    this.#quiet?.reject(undefined);
  }

  /** Reads no more; settles as `quiet`. */
  drain(): Promise<void> {
    this.#draining = true;
    this.#channel.pause();
    return this.quiet();
  }

  /** Settles when nothing that was read is left to be answered; rejects when it will not be. */
  quiet(): Promise<void> {
    this.#quiet ??= createDeferred<void>();
    const { promise } = this.#quiet;
    if (this.#over) this.#quiet.reject(undefined);
    else this.#tellQuiet();
    return promise;
  }

  #tellQuiet(): void {
    if (this.#quiet === undefined || this.#active.size > 0 || this.#queue.length > 0) return;
    this.#quiet.resolve();
    this.#quiet = undefined;
  }

  #startsTls(id: unknown): boolean {
    if (this.#upgradeId !== undefined || !this.#owner.mayStartTls()) return false;
    return isRequestId(id) && !this.#active.has(id);
  }

  #isFree(): boolean {
    return !this.#blocked && !this.#clogged && this.#active.size < this.#service.concurrency;
  }

  #work(): void {
    while (this.#queue.length > 0 && this.#isFree() && !this.#over) this.#handle(this.#queue.shift() ?? []);
    this.#tellQuiet();
    if (this.#queue.length > 0 || this.#over || this.#clogged) return;
    if (!this.#draining && this.#channel.isPaused) {
      this.#channel.resume();
      this.#owner.resumed();
    }
    if (this.#ended && this.#active.size === 0) this.#channel.end();
  }

  #handle(frame: readonly unknown[]): void {
    const id = frame[0];
    const type = frame[1];
    if (!isRequestId(id) || typeof type !== 'string') {
      this.#owner.fatal(`${TEXTS.noRequest}, got the id ${describeId(id)} and the type ${describeId(type)}`);
      return;
    }
    if (this.#upgradeId !== undefined && type === 'start_tls' && id === this.#upgradeId) {
      this.#startTls(id);
      return;
    }
    if (this.#active.size > 0 && this.#active.has(id)) {
      this.#reply([id, 0, TEXTS.duplicateId], type);
      return;
    }
    const route = this.#service.routeOf(type);
    if (route === undefined || !route.states.includes(this.#session.state)) {
      const refusal = this.#refusal(route);
      if (route === undefined || refusal !== undefined) {
        this.#reply([id, 0, refusal ?? TEXTS.unknownRequest], type);
        return;
      }
    }
    this.#run(id, route, frame);
  }

  /** Why a message is not answered in the present state. A session that was let in without a login may still log in, as its greeting offered, and one that was kept over TLS. */
  #refusal(route: Route | undefined): string | undefined {
    const { state, mayLogInAgain } = this.#session;
    if (state === 'unauthenticated') return TEXTS.notAuthenticated;
    if (route === undefined) return TEXTS.unknownRequest;
    const mayLogIn = state === 'authenticated' && mayLogInAgain && route.states.includes('unauthenticated');
    return mayLogIn ? undefined : TEXTS.notAllowedNow;
  }

  #run(id: RequestId, route: Route, frame: readonly unknown[]): void {
    let params: unknown;
    try {
      params = route.codec.decodeParams(route.message.params.length === 0 ? NOTHING : frame.slice(2));
    } catch (error) {
      this.#reply([id, 0, TEXTS.invalidArguments + textOf(error)], route.message.name);
      return;
    }
    const context = new Context(this.#session, route.message.name);
    let answer: unknown;
    try {
      answer =
        route.own === undefined ? route.handle(params, context) : this.#owner.answer(route.own, params);
    } catch (error) {
      this.#fail(id, error, context);
      return;
    }
    if (typeof answer === 'object' && answer !== null && (isThenable(answer) || isAsyncIterable(answer)))
      this.#wait(id, route, params, answer, context);
    else this.#succeed(id, route, params, answer, context);
  }

  #wait(id: RequestId, route: Route, params: unknown, answer: object, context: Context): void {
    this.#active.add(id);
    if (route.isOrdered) {
      this.#blocked = true;
      // A long request behind a login is not to be judged by what may be sent before one.
      this.#channel.pause();
    }
    const fail = (error: unknown): void => {
      this.#settle(id, route);
      this.#fail(id, error, context);
      this.#work();
    };
    const succeed = (value: unknown): void => {
      if (isAsyncIterable(value)) {
        this.#rows ??= new RowStreams(this.#channel, protocol().codecs, this.#session.signal);
        this.#rows.send({ id, message: route.message, params, rows: value }).then(() => {
          this.#settle(id, route);
          this.#work();
        }, fail);
        return;
      }
      this.#settle(id, route);
      this.#succeed(id, route, params, value, context);
      this.#work();
    };
    if (isThenable(answer)) answer.then(succeed, fail);
    else succeed(answer);
  }

  #settle(id: RequestId, route: Route): void {
    this.#active.delete(id);
    if (route.isOrdered) this.#blocked = false;
  }

  #succeed(id: RequestId, route: Route, params: unknown, answer: unknown, context: Context): void {
    try {
      const reply: unknown[] = [id, 1];
      for (const value of route.codec.encodeResult(answer, params)) reply.push(value);
      this.#reply(reply, route.message.name);
    } catch (error) {
      this.#fail(id, error, context);
    }
  }

  #fail(id: RequestId, error: unknown, context: Context): void {
    if (error instanceof StreamBroken) {
      this.#service.report(error.cause, context);
      this.#session.destroy(error);
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
    const isGivenUp = this.#over && hidden instanceof Error && hidden.name === 'AbortError';
    if (!isGivenUp) this.#service.report(hidden, context);
    this.#reply([id, 0, TEXTS.internalError], context.messageName);
  }

  /** Throws, and sends nothing, where JSON cannot carry the frame. */
  #reply(frame: readonly unknown[], name: string): void {
    if (this.#over) return;
    this.#channel.send(frame, name);
    if (this.#channel.outbox.writable || this.#clogged) return;
    this.#clogged = true;
    this.#channel.pause();
    void this.#channel.outbox.drained().then(() => {
      this.#clogged = false;
      this.#work();
    });
  }

  #startTls(id: RequestId): void {
    this.#blocked = true;
    // Somebody in between may have put requests there in plain text. Their replies must not come out inside TLS.
    this.#owner.startTls(this.quiet()).then(
      () => {
        this.#upgradeId = undefined;
        this.#blocked = false;
        this.#reply([id, 1], 'start_tls');
        this.#work();
      },
      (error: unknown) => {
        if (!this.#over) this.#session.destroy(error as PorttrackerError);
      },
    );
  }
}

class Context implements RequestContext {
  readonly session: PorttrackerSession;
  readonly messageName: string;

  constructor(session: PorttrackerSession, messageName: string) {
    this.session = session;
    this.messageName = messageName;
  }

  get signal(): AbortSignal {
    return this.session.signal;
  }
}

function isThenable(value: object): value is PromiseLike<unknown> {
  return 'then' in value && typeof value.then === 'function';
}
