/**
 * A client's way to its server over the client's whole life, which may see many connections. While there is one, calls go
 * straight to its session. While there is none, they wait, in order and up to a limit, and every wait ends early with
 * the call's signal or time. A call whose reply was lost with the connection is sent again if its message may be;
 * otherwise its caller decides, and is told that it may have run.
 */

import type { RowSink } from '@aluco/wire';
import type { CallOptions, CloseOptions } from '../call.ts';
import { createDeferred } from '../deferred.ts';
import { isPorttrackerError, PorttrackerError, textOf } from '../errors.ts';
import { durationOf, ensureCount } from '../limits.ts';
import { protocol } from '../protocol.ts';
import { placeOf, type Target } from '../url.ts';
import { AsyncQueue, type StreamOptions } from './async-queue.ts';
import type { AttemptOptions, Connection, ConnectionOwner } from './attempt.ts';
import { Backoff } from './backoff.ts';
import { isTraced, type RequestTrace, traceConnection, traced } from './diagnostics.ts';
import { Hub } from './hub.ts';
import { watchIdle } from './keep-alive.ts';
import { type ConnectOptions, DEFAULT_CLOSE_TIMEOUT } from './options.ts';
import { parsePins } from './pins.ts';
import type { ClientSession } from './session.ts';
import type { Timers } from './timers.ts';
import { type Call, timedOut, WaitingCalls } from './waiting-calls.ts';

/** Where a client stands: `closing` drains, `closed` is final. */
export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'closing' | 'closed';

/** A step in a client's life. */
export interface StateChange {
  /** Where the client stands now. */
  readonly state: ConnectionState;
  /** While `reconnecting`: the number of the attempt to come, from 1. */
  readonly attempt?: number;
  /** While `reconnecting`: milliseconds until that attempt. */
  readonly delay?: number;
  /** Why the connection broke, the last attempt failed, or the client ended. */
  readonly error?: PorttrackerError;
}

/** How much a stream of states holds for its consumer, and how it ends early. */
export type StateOptions = Pick<StreamOptions, 'signal' | 'buffer'>;

/** What a link is made of. */
export interface LinkSetup {
  readonly target: Target;
  readonly options: ConnectOptions;
  readonly timers: Timers;
  readonly establish: (options: AttemptOptions) => Promise<Connection>;
}

/** How often a call is sent at most: one that breaks its server shall not do so for ever. */
const MAX_SENDINGS = 4;
/** They make a session what it is; the next one is made by the client's options. */
const NEVER_REPEATED = new Set(['start_tls', 'login', 'login_cram_md6', 'unsubscribe']);
const FINAL = new Set([
  'login_failed',
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
  readonly #waiting: WaitingCalls;
  readonly #watchers = new Set<AsyncQueue<StateChange>>();
  /** Streams of rows that hold all they may. */
  readonly #full = new Set<object>();
  /** Fires when the client wants no further connection. */
  readonly #abort = new AbortController();
  readonly #owner: ConnectionOwner = {
    onNotification: (name, args) => this.hub.deliver(name, args),
    onViolation: (error) => this.hub.violation(error),
    onLost: (session, error) => this.#onLost(session, error),
  };
  readonly #idleTimeout: number | undefined;
  #connection: Connection | undefined;
  #state: ConnectionState = 'connecting';
  #since = 0;
  #wasSecure = false;
  #stopWatch = () => {};
  /** Who waits for another state. */
  #changed: (() => void)[] = [];

  /** Throws `invalid_options`. */
  constructor(setup: LinkSetup) {
    this.#setup = setup;
    const { reconnect = false, tls, idleTimeout, maxQueue = 1024 } = setup.options;
    ensureCount('maxQueue', maxQueue, 0);
    this.#waiting = new WaitingCalls(maxQueue, setup.timers);
    this.#idleTimeout = durationOf('idleTimeout', idleTimeout);
    parsePins(tls?.fingerprint256);
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
    return this.#state;
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
    return this.connection.session.pending + this.#waiting.size;
  }

  /** Settles when it is all over, with the error if there was one. Never rejects. */
  get closed(): Promise<PorttrackerError | undefined> {
    return this.#closed.promise;
  }

  /** Makes the first connection. */
  async open(): Promise<void> {
    const { target, options, establish } = this.#setup;
    this.#become({ state: 'connecting' });
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
    rows?: RowSink,
    trace?: RequestTrace,
  ): Promise<readonly unknown[]> {
    if ((name === 'subscribe' || name === 'unsubscribe') && isNames(args))
      return this.#change(name, args, options, trace);
    return this.#request(name, args, options, rows, trace);
  }

  #request(
    name: string,
    args: readonly unknown[],
    options: CallOptions,
    rows?: RowSink,
    trace?: RequestTrace,
  ): Promise<readonly unknown[]> {
    return this.#backoff === undefined
      ? this.connection.session.send(name, args, options, rows, trace)
      : this.#begin(name, args, options, rows, trace);
  }

  async #begin(
    name: string,
    args: readonly unknown[],
    options: CallOptions,
    rows: RowSink | undefined,
    trace: RequestTrace | undefined,
  ): Promise<readonly unknown[]> {
    return this.#send(this.#callOf(name, args, options, rows, trace));
  }

  /** In its turn among the changes of the streams; waiting for that counts as any waiting of a call. */
  async #change(
    name: 'subscribe' | 'unsubscribe',
    args: readonly string[],
    options: CallOptions,
    trace: RequestTrace | undefined,
  ): Promise<readonly unknown[]> {
    const call = this.#callOf(name, args, options, undefined, trace);
    const turn = new WaitingCalls(1, this.#setup.timers);
    let names = args;
    const reply = turn.add(call, async () =>
      names.length === 0 ? [] : this.#send({ ...call, args: names }),
    );
    const send = (left: readonly string[]) => {
      names = left;
      turn.startAll();
      return reply;
    };
    this.hub.change(name, args, send).catch(() => {});
    return reply;
  }

  /** Throws `invalid_options`. */
  #callOf(
    name: string,
    args: readonly unknown[],
    options: CallOptions,
    rows: RowSink | undefined,
    trace: RequestTrace | undefined,
  ): Call {
    const timeout = durationOf('timeout', options.timeout);
    return {
      name,
      args,
      signal: options.signal,
      timeout,
      deadline: timeout === undefined ? undefined : this.#setup.timers.now() + timeout,
      rows,
      trace,
      isRepeatable: protocol().requests[name]?.idempotent === true,
      sent: 0,
    };
  }

  /** Nothing is read while a stream is full. */
  press(stream: object, isFull: boolean): void {
    if (isFull) this.#full.add(stream);
    else this.#full.delete(stream);
    this.#steer();
  }

  /** Every step from now on, the present one first. */
  states(options: StateOptions): AsyncQueue<StateChange> {
    const queue: AsyncQueue<StateChange> = new AsyncQueue({ ...options, overflow: 'drop_oldest' }, () =>
      this.#watchers.delete(queue),
    );
    queue.push({ state: this.#state });
    if (this.#state === 'closed') queue.end();
    else this.#watchers.add(queue);
    return queue;
  }

  /**
   * Settles when calls need not wait: there is a connection, and its server reads as fast as calls are made; or when the
   * client has ended. Rejects with `aborted`.
   */
  async drained(signal?: AbortSignal): Promise<void> {
    const drained = this.#drained();
    if (signal === undefined) return await drained;
    const aborted = createDeferred<never>();
    const onAbort = () =>
      aborted.reject(new PorttrackerError('aborted', 'waiting was aborted', { cause: signal.reason }));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      await Promise.race([aborted.promise, drained]);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** Takes no more calls, and ends after the replies under way. Calls that wait for a connection fail. Throws `invalid_options`. */
  async close(options: CloseOptions = {}): Promise<void> {
    durationOf('timeout', options.timeout);
    if (this.#state === 'reconnecting') this.#finish(undefined);
    else if (this.#state === 'connected') {
      this.#become({ state: 'closing' });
      // The replies under way are to be read, whoever is slow.
      this.#steer();
    }
    if (this.#state === 'closing') await this.connection.session.close(options);
    await this.closed;
  }

  /** Ends at once. */
  destroy(error?: PorttrackerError): void {
    if (this.#state === 'closed') return;
    const { session } = this.connection;
    if (this.#state === 'reconnecting') this.#finish(error);
    else {
      // The end comes by `onLost`, and is the last.
      if (this.#state === 'connected') this.#become({ state: 'closing' });
      session.destroy(error);
    }
  }

  async #send(call: Call): Promise<readonly unknown[]> {
    const { session } = this.connection;
    if (this.#state === 'reconnecting' || (this.#state === 'connected' && !session.isOpen))
      return this.#waiting.add(call, () => this.#send(call));
    const left = call.deadline === undefined ? undefined : call.deadline - this.#setup.timers.now();
    if (left !== undefined && left <= 0) throw timedOut(call);
    call.sent++;
    try {
      const options = {
        ...(call.signal !== undefined && { signal: call.signal }),
        ...(left !== undefined && { timeout: Math.ceil(left) }),
      };
      return await session.send(call.name, call.args, options, call.rows, call.trace);
    } catch (error) {
      if (isPorttrackerError(error) && error.mayHaveRun === false) call.sent--;
      if (!this.#isRepeated(call, session, error)) throw error;
    }
    return this.#send(call);
  }

  /** Whether the connection was lost before the call was sent or its reply came, and it may and can be sent on another. */
  #isRepeated(call: Call, session: ClientSession, error: unknown): boolean {
    if (!isPorttrackerError(error) || error.mayHaveRun === undefined || session.isOpen) return false;
    if (error.code === 'timeout' || error.code === 'aborted' || NEVER_REPEATED.has(call.name)) return false;
    const goesOn = this.#state === 'reconnecting' || this.#state === 'connected';
    // Rows that were handed out must not come again.
    const mayRepeat = call.isRepeatable && call.rows?.take !== 'always' && call.sent < MAX_SENDINGS;
    return goesOn && (!error.mayHaveRun || mayRepeat);
  }

  async #drained(): Promise<void> {
    for (;;) {
      if (this.#isAway()) await new Promise<void>((resolve) => this.#changed.push(resolve));
      else {
        const { session } = this.connection;
        await session.drained();
        if (session === this.connection.session && !this.#isAway()) return;
      }
    }
  }

  #adopt(connection: Connection): void {
    this.#connection = connection;
    this.#since = this.#setup.timers.now();
    this.#backoff?.succeeded();
    if (this.#idleTimeout !== undefined)
      this.#stopWatch = watchIdle(connection.session, this.#idleTimeout, this.#setup.timers);
    this.#become({ state: 'connected' });
    this.#steer();
    // In the order of the calls; those made from now on come after them.
    this.#waiting.startAll();
  }

  /** Reads, or leaves off reading while a stream is full. */
  #steer(): void {
    const session = this.#connection?.session;
    if (session === undefined || this.#state === 'reconnecting' || this.#state === 'closed') return;
    const isFull = (this.hub.isFull || this.#full.size > 0) && this.#state === 'connected';
    if (isFull !== session.isPaused) isFull ? session.pause() : session.resume();
  }

  #onLost(session: ClientSession, error: PorttrackerError | undefined): void {
    if (session !== this.#connection?.session) return;
    this.#stopWatch();
    this.#wasSecure ||= session.secure;
    if (this.#state !== 'connected' || this.#backoff === undefined) {
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
      this.#become({
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
        if (isFinal(error)) {
          this.#finish(error);
          return;
        }
      }
    }
  }

  /** Also restores the subscriptions. What was encrypted once is encrypted again. */
  async #establishAgain(): Promise<Connection> {
    const { target, options, establish } = this.#setup;
    const connection = await establish({
      ...options,
      target,
      owner: this.#owner,
      signal: this.#abort.signal,
      ...(this.#wasSecure && { startTls: 'required' }),
    });
    const { session } = connection;
    try {
      await this.hub.restore((message, names) =>
        session.request(message, names, {
          signal: this.#abort.signal,
          timeout: options.connectTimeout ?? 10_000,
        }),
      );
      ensureThere(connection);
    } catch (error) {
      session.destroy();
      throw error;
    }
    return connection;
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

  #isAway(): boolean {
    return this.#state === 'reconnecting';
  }

  #isOver(): boolean {
    return this.#state === 'closed';
  }

  #finish(error: PorttrackerError | undefined): void {
    if (this.#state === 'closed') return;
    this.#become({ state: 'closed', ...(error !== undefined && { error }) });
    this.#abort.abort();
    const text = `the client ended before there was a connection again${error === undefined ? '' : `: ${error.message}`}`;
    this.#waiting.failAll(text, error);
    this.hub.close(error);
    for (const queue of [...this.#watchers]) queue.end();
    this.#closed.resolve(error);
  }

  #become(change: StateChange): void {
    this.#state = change.state;
    traceConnection(this.place, change);
    for (const queue of this.#watchers) queue.push(change);
    for (const settle of this.#changed.splice(0)) settle();
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
