/**
 * Calls of a client that connects again, over all its connections. While there is one, they go straight to its session. While there
 * is none, they wait, in order and up to a limit, and every wait ends early with the call's signal or time. A call whose
 * reply was lost with the connection is sent again if its message may be; otherwise its caller decides, and is told
 * that it may have run.
 */

import type { CallOptions } from '../call.ts';
import { isPorttrackerError, type PorttrackerError } from '../errors.ts';
import { durationOf } from '../limits.ts';
import { protocol } from '../protocol.ts';
import { unlessAborted } from './abort-watch.ts';
import type { RequestTrace } from './diagnostics.ts';
import type { CallRows } from './pending-call.ts';
import type { ClientSession } from './session.ts';
import type { States } from './states.ts';
import type { Timers } from './timers.ts';
import { aborted, type Call, timedOut, WaitingCalls } from './waiting-calls.ts';

/** How often a call is sent at most: one that breaks its server shall not do so for ever. */
const MAX_SENDINGS = 4;
/** They make a session what it is; the next one is made by the client's options. */
const NEVER_REPEATED = new Set(['start_tls', 'login', 'login_cram_md6', 'unsubscribe']);

/** Sends what is left of the names that were asked for. */
type Send = (names: readonly string[]) => Promise<readonly unknown[]>;

/** See the head of this file. */
export class Calls {
  readonly #states: States;
  readonly #timers: Timers;
  readonly #waiting: WaitingCalls;
  readonly #session: () => ClientSession;
  /** Whether calls wait for a server that does not read. */
  #isResuming = false;

  /** `limit` is of calls that are made while there is no connection; `session` gives the present session, or the last one. */
  constructor(states: States, timers: Timers, limit: number, session: () => ClientSession) {
    this.#states = states;
    this.#timers = timers;
    this.#waiting = new WaitingCalls(limit, timers);
    this.#session = session;
  }

  /** Calls that wait for a connection. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Sends a request, at once or when there is a connection again; `rows` and `trace` as for a session. */
  async request(
    name: string,
    args: readonly unknown[],
    options: CallOptions,
    rows: CallRows | undefined,
    trace: RequestTrace | undefined,
  ): Promise<readonly unknown[]> {
    return this.#send(this.#callOf(name, args, options, rows, trace));
  }

  /** The same for one whose turn comes when `schedule` sends, with what is left to be asked for; waiting for that is waiting as well. */
  async requestInTurn(
    name: string,
    args: readonly string[],
    options: CallOptions,
    trace: RequestTrace | undefined,
    schedule: (send: Send) => Promise<unknown>,
  ): Promise<readonly unknown[]> {
    const call = this.#callOf(name, args, options, undefined, trace);
    const turn = new WaitingCalls(1, this.#timers);
    let names = args;
    const reply = turn.add(call, async () =>
      names.length === 0 ? [] : this.#send({ ...call, args: names }),
    );
    const send: Send = (left) => {
      names = left;
      turn.startAll();
      return reply;
    };
    schedule(send).catch(() => {});
    return reply;
  }

  /**
   * Settles when calls need not wait: there is a connection, and its server reads as fast as calls are made; or when the
   * client has ended. Rejects with `aborted`.
   */
  drained(signal?: AbortSignal): Promise<void> {
    return unlessAborted(() => this.#drained(), signal, 'waiting was aborted');
  }

  /** There is a connection: what waits is sent, in order. What is asked from now on comes after it. */
  connected(): void {
    this.#waiting.startAll();
  }

  /** There will be no other connection. */
  end(error: PorttrackerError | undefined): void {
    const why = error === undefined ? '' : `: ${error.message}`;
    this.#waiting.failAll(`the client ended before there was a connection again${why}`, error);
  }

  /** Throws `invalid_options`. */
  #callOf(
    name: string,
    args: readonly unknown[],
    options: CallOptions,
    rows: CallRows | undefined,
    trace: RequestTrace | undefined,
  ): Call {
    const timeout = durationOf('timeout', options.timeout);
    return {
      name,
      args,
      signal: options.signal,
      timeout,
      deadline: timeout === undefined ? undefined : this.#timers.now() + timeout,
      rows,
      trace,
      isRepeatable: protocol().requests[name]?.idempotent === true,
      sent: 0,
      isTaken: false,
    };
  }

  async #send(call: Call): Promise<readonly unknown[]> {
    if (call.rows?.isLeft) throw aborted(call);
    const session = this.#session();
    if (this.#isAway() || (this.#states.current === 'connected' && !session.isOpen)) return this.#wait(call);
    // What was taken on is not refused because it is too much at once.
    if (call.isTaken && session.isFull) {
      if (!this.#isResuming) void this.#resume(session);
      return this.#wait(call);
    }
    const left = call.deadline === undefined ? undefined : call.deadline - this.#timers.now();
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
    call.isTaken = true;
    return this.#send(call);
  }

  /** Whether the connection was lost before the call was sent or its reply came, and it may and can be sent on another. */
  #isRepeated(call: Call, session: ClientSession, error: unknown): boolean {
    if (!isPorttrackerError(error) || error.mayHaveRun === undefined || session.isOpen) return false;
    if (error.code === 'timeout' || error.code === 'aborted' || NEVER_REPEATED.has(call.name)) return false;
    // It waited for TLS.
    if (error.code === 'tls_failed' && !error.mayHaveRun) return false;
    const goesOn = this.#isAway() || this.#states.current === 'connected';
    // Rows that were handed out must not come again.
    const mayRepeat = call.isRepeatable && call.rows?.take !== 'always' && call.sent < MAX_SENDINGS;
    return goesOn && (!error.mayHaveRun || mayRepeat);
  }

  async #resume(session: ClientSession): Promise<void> {
    this.#isResuming = true;
    await session.drained();
    this.#isResuming = false;
    this.#waiting.startAll();
  }

  #wait(call: Call): Promise<readonly unknown[]> {
    return this.#waiting.add(call, () => this.#send(call));
  }

  async #drained(): Promise<void> {
    for (;;) {
      if (this.#isAway()) await this.#states.changed();
      else {
        const session = this.#session();
        await session.drained();
        if (session === this.#session() && !this.#isAway()) return;
      }
    }
  }

  #isAway(): boolean {
    return this.#states.current === 'reconnecting';
  }
}
