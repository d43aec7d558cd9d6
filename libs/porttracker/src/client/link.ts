/**
 * A client's way to its server over the client's whole life, which may see many connections: makes them, and those that replace
 * them, and steers what is read.
 */

import type { CallOptions, CloseOptions } from '../call.ts';
import { createDeferred } from '../deferred.ts';
import { isPorttrackerError, PorttrackerError, textOf } from '../errors.ts';
import { durationOf, ensureCount, ensureSignal } from '../limits.ts';
import { protocol } from '../protocol.ts';
import type { ReceiveClock } from '../receive-clock.ts';
import { TEXTS } from '../server/texts.ts';
import { placeOf, type Target } from '../url.ts';
import type { AsyncQueue } from './async-queue.ts';
import type { AttemptOptions, Connection, ConnectionOwner } from './attempt.ts';
import { Backoff } from './backoff.ts';
import { Calls } from './calls.ts';
import { isTraced, type RequestTrace, traced } from './diagnostics.ts';
import { Hub } from './hub.ts';
import { KeepAlive } from './keep-alive.ts';
import { type ConnectOptions, DEFAULT_CLOSE_TIMEOUT } from './options.ts';
import type { CallRows } from './pending-call.ts';
import type { ClientSession } from './session.ts';
import { Stalls } from './stalls.ts';
import { type ConnectionState, type StateChange, type StateOptions, States } from './states.ts';
import type { Send } from './subscriptions.ts';
import type { Timers } from './timers.ts';

/** A connection, and who watches what comes over it. */
export interface WatchedConnection extends Connection {
  readonly clock?: ReceiveClock | undefined;
}

/** What a link is made of. */
export interface LinkSetup {
  readonly target: Target;
  readonly options: ConnectOptions;
  readonly timers: Timers;
  readonly establish: (options: AttemptOptions) => Promise<WatchedConnection>;
}

/** Logins in a row that may be refused in words that are not known: they may be of the credentials, or of the server's own trouble. */
const MAX_REFUSALS = 5;

const FINAL = new Set([
  'no_usable_authentication',
  'server_not_authentic',
  'tls_rejected',
  'invalid_options',
]);

/** See the head of this file. */
export class Link {
  readonly hub: Hub;
  readonly #setup: LinkSetup;
  readonly #backoff: Backoff | undefined;
  readonly #closed = createDeferred<PorttrackerError | undefined>();
  readonly #states: States;
  readonly #calls: Calls;
  /** Streams of rows that hold all they may. */
  readonly #full = new Set<{ readonly name: string }>();
  readonly #stalls: Stalls;
  /** Fires when the client wants no further connection. */
  readonly #abort = new AbortController();
  readonly #owner: ConnectionOwner = {
    onNotification: (name, args) => (name === 'start_tls' ? this.#onTls() : this.hub.deliver(name, args)),
    onViolation: (error) => this.hub.violation(error),
    onLost: (session, error) => this.#onLost(session, error),
  };
  readonly #idleTimeout: number | undefined;
  #connection: WatchedConnection | undefined;
  #since = 0;
  /** Logins refused since the last connection. */
  #refusals = 0;
  /** Or was to be. */
  #wasSecure = false;
  #keepAlive: KeepAlive | undefined;

  /** Throws `invalid_options`. */
  constructor(setup: LinkSetup) {
    this.#setup = setup;
    this.#stalls = new Stalls(setup.timers);
    const { reconnect = false, idleTimeout, maxQueue = 1024 } = setup.options;
    ensureCount('maxQueue', maxQueue, 0);
    this.#states = new States(this.place);
    this.#calls = new Calls(this.#states, setup.timers, maxQueue, () => this.connection.session);
    this.#idleTimeout = durationOf('idleTimeout', idleTimeout);
    if (reconnect !== false)
      this.#backoff = new Backoff(reconnect === true ? {} : reconnect, setup.timers.random);
    // Subscriptions are restored by the hub: one that is taken back must not be sent after them.
    this.hub = new Hub(
      protocol(),
      (message, names, signal) => {
        const options = signal === undefined ? {} : { signal };
        return isTraced()
          ? traced(message, this.place, (trace) => this.#request(message, names, options, undefined, trace))
          : this.#request(message, names, options);
      },
      () => this.#steer(),
    );
  }

  get state(): ConnectionState {
    return this.#states.current;
  }

  /** The server: `host:port`, or the path of its socket. */
  get place(): string {
    return placeOf(this.#setup.target);
  }

  /** Milliseconds. */
  get closeTimeout(): number {
    return this.#setup.options.closeTimeout ?? DEFAULT_CLOSE_TIMEOUT;
  }

  /** The present connection, or the last one. There is one once `open` has settled. */
  get connection(): Connection {
    if (this.#connection === undefined)
      throw new PorttrackerError('connection_closed', 'there is no connection yet');
    return this.#connection;
  }

  /** Calls that wait for a reply or for a connection. */
  get pending(): number {
    return this.connection.session.pending + this.#calls.waiting;
  }

  /** Settles when it is all over, with the error if there was one. Never rejects. */
  get closed(): Promise<PorttrackerError | undefined> {
    return this.#closed.promise;
  }

  /** Makes the first connection. */
  async open(): Promise<void> {
    const { target, options, establish } = this.#setup;
    this.#states.become({ state: 'connecting' });
    try {
      const connection = await establish({ ...options, target, owner: this.#owner });
      ensureThere(connection);
      this.#adopt(connection);
    } catch (error) {
      const failure = asError(error);
      this.#finish(failure);
      throw failure;
    }
  }

  /** Sends a request, at once or when there is a connection again; `rows` and `trace` as for a session. */
  request(
    name: string,
    args: readonly unknown[],
    options: CallOptions,
    rows?: CallRows,
    trace?: RequestTrace,
  ): Promise<readonly unknown[]> {
    if ((name === 'subscribe' || name === 'unsubscribe') && isNames(args))
      return this.#calls.requestInTurn(name, args, options, trace, (send) =>
        this.hub.change(name, args, send),
      );
    return this.#request(name, args, options, rows, trace);
  }

  /** See `PorttrackerClient.drained`. */
  drained(signal: AbortSignal | undefined): Promise<void> {
    return this.#calls.drained(signal);
  }

  /** Nothing is read while a stream is full. */
  press(stream: { readonly name: string }, isFull: boolean): void {
    if (isFull) this.#full.add(stream);
    else this.#full.delete(stream);
    this.#steer();
  }

  /** Every step from now on, the present one first. */
  states(options: StateOptions): AsyncQueue<StateChange> {
    return this.#states.watch(options);
  }

  /** Takes no more calls, and ends after the replies under way. Calls that wait for a connection fail. Throws `invalid_options`. */
  async close(options: CloseOptions = {}): Promise<void> {
    ensureSignal(options);
    durationOf('timeout', options.timeout);
    if (this.state === 'reconnecting') this.#finish(undefined);
    else if (this.state === 'connected') {
      this.#states.become({ state: 'closing' });
      // The replies under way are to be read, whoever is slow.
      this.#steer();
    }
    if (this.state === 'closing') await this.connection.session.close(options);
    await this.closed;
  }

  /** Ends at once. */
  destroy(error?: PorttrackerError): void {
    if (this.state === 'closed') return;
    const { session } = this.connection;
    if (this.state === 'reconnecting') this.#finish(error);
    else {
      // The end comes by `onLost`, and is the last.
      if (this.state === 'connected') this.#states.become({ state: 'closing' });
      session.destroy(error);
    }
  }

  #request(
    name: string,
    args: readonly unknown[],
    options: CallOptions,
    rows?: CallRows,
    trace?: RequestTrace,
  ): Promise<readonly unknown[]> {
    return this.#backoff === undefined
      ? this.connection.session.send(name, args, options, rows, trace)
      : this.#calls.request(name, args, options, rows, trace);
  }

  #adopt(connection: WatchedConnection): void {
    this.#connection = connection;
    this.#since = this.#setup.timers.now();
    this.#backoff?.succeeded();
    this.#refusals = 0;
    if (this.#idleTimeout !== undefined)
      this.#keepAlive = new KeepAlive({
        session: connection.session,
        limit: this.#idleTimeout,
        timers: this.#setup.timers,
        waiting: () => connection.session.pending - this.#full.size,
      });
    this.#states.become({ state: 'connected' });
    this.#steer();
    this.#calls.connected();
  }

  /** Reads, or leaves off reading while a stream is full. */
  #steer(): void {
    const session = this.#connection?.session;
    if (session === undefined || this.state === 'reconnecting' || this.state === 'closed') return;
    const isFull = (this.hub.isFull || this.#full.size > 0) && this.state === 'connected';
    if (isFull === session.isPaused) return;
    if (isFull) {
      session.pause();
      this.#stalls.begin(session, () => ({
        events: this.hub.isFull,
        rows: [...this.#full].map(({ name }) => name),
      }));
    } else {
      this.#stalls.end();
      session.resume();
      this.#connection?.clock?.resumed();
      this.#keepAlive?.resumed();
    }
  }

  /** TLS starts on a connection of which something was taken in plain text. If it was in use, the server may have forgotten the subscriptions. */
  #onTls(): void {
    this.hub.forget();
    if (this.state !== 'connected') return;
    const { session } = this.connection;
    const renew = async () => {
      // Only then the session knows that it starts.
      await Promise.resolve();
      await session.upgraded;
      await this.hub.renew(this.#sendBy(session));
    };
    renew().catch((error: unknown) => session.destroy(asError(error)));
  }

  #onLost(session: ClientSession, error: PorttrackerError | undefined): void {
    if (session !== this.#connection?.session) return;
    this.#connection.clock?.stop();
    this.#keepAlive?.stop();
    this.#stalls.end();
    this.#wasSecure ||= session.secure || session.awaitsTls;
    // The next one is to be encrypted.
    if (session.awaitsTls && !session.secure) this.hub.forget();
    if (this.state !== 'connected' || this.#backoff === undefined) {
      this.#finish(error);
      return;
    }
    this.#backoff.lost(this.#setup.timers.now() - this.#since);
    this.hub.lost();
    void this.#reconnect(this.#backoff, error);
  }

  async #reconnect(backoff: Backoff, broken: PorttrackerError | undefined): Promise<void> {
    for (let error = broken; ; ) {
      const delay = backoff.next();
      if (delay === undefined) {
        this.#finish(error);
        return;
      }
      this.#states.become({
        state: 'reconnecting',
        attempt: backoff.attempts,
        delay,
        ...(error !== undefined && { error }),
      });
      await this.#sleep(delay);
      if (this.#isOver()) return;
      try {
        const connection = await this.#establishAgain();
        if (this.#isOver()) connection.session.destroy();
        else this.#adopt(connection);
        return;
      } catch (failure) {
        if (this.#isOver()) return;
        error = asError(failure);
        if (isFinal(error) || this.#isRefused(error)) {
          this.#finish(error);
          return;
        }
      }
    }
  }

  /** Whether the server does not want these credentials, as far as can be told. */
  #isRefused({ code, serverMessage }: PorttrackerError): boolean {
    if (code !== 'login_failed' || serverMessage === TEXTS.internalError) return false;
    return serverMessage === TEXTS.loginFailed || ++this.#refusals >= MAX_REFUSALS;
  }

  /** Also restores the subscriptions. What was encrypted once is encrypted again. */
  async #establishAgain(): Promise<WatchedConnection> {
    const { target, options, establish } = this.#setup;
    const connection = await establish({
      ...options,
      target,
      owner: this.#owner,
      signal: this.#abort.signal,
      ...(this.#wasSecure && {
        startTls: 'required',
        hadTls: options.startTls !== 'required' && options.tls?.fingerprint256 === undefined,
      }),
    });
    const { session } = connection;
    try {
      await this.hub.restore(this.#sendBy(session));
      ensureThere(connection);
    } catch (error) {
      session.destroy();
      throw error;
    }
    return connection;
  }

  /** To restore subscriptions by. */
  #sendBy(session: ClientSession): Send {
    const timeout = this.#setup.options.connectTimeout ?? 10_000;
    return (message, names) => session.request(message, names, { signal: this.#abort.signal, timeout });
  }

  #sleep(ms: number): Promise<void> {
    const { signal } = this.#abort;
    return new Promise((resolve) => {
      const cancel = this.#setup.timers.after(ms, () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      });
      const onAbort = () => {
        cancel();
        resolve();
      };
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  #isOver(): boolean {
    return this.state === 'closed';
  }

  #finish(error: PorttrackerError | undefined): void {
    if (this.state === 'closed') return;
    this.#states.become({ state: 'closed', ...(error !== undefined && { error }) });
    this.#abort.abort();
    this.#calls.end(error);
    this.hub.close(error);
    this.#states.end();
    this.#closed.resolve(error);
  }
}

/** Nobody would hear of the end of a connection that was over before it was taken. */
function ensureThere({ session }: Connection): void {
  if (session.isGone)
    throw new PorttrackerError('connection_closed', 'the server ended the connection after the login');
}

function isNames(args: readonly unknown[]): args is readonly string[] {
  return args.length > 0 && args.every((arg) => typeof arg === 'string');
}

function asError(error: unknown): PorttrackerError {
  if (isPorttrackerError(error)) return error;
  return new PorttrackerError('connect_failed', textOf(error), { cause: error });
}

/** Whether trying again cannot help. A certificate that is not accepted has a code of its own, unlike a broken handshake. */
function isFinal(error: PorttrackerError): boolean {
  if (FINAL.has(error.code)) return true;
  if (error.code !== 'tls_failed' || typeof error.cause !== 'object' || error.cause === null) return false;
  const code: unknown = 'code' in error.cause ? error.cause.code : undefined;
  return typeof code === 'string' && !/^(E[A-Z]+|ERR_SSL_.*)$/.test(code);
}
