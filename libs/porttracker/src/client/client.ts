import type { Codecs, MessageCodec, ParamsBy, ResultBy, TypedMessage } from '@aluco/wire';
import type { AuthenticationType } from '../auth.ts';
import {
  type CallOptions,
  type CloseOptions,
  type ListPromise,
  type RowBuffer,
  withTimeout,
} from '../call.ts';
import { PorttrackerError } from '../errors.ts';
import { PorttrackerMethods } from '../gen/index.ts';
import { kindOf } from '../kinds.ts';
import { ensureSignal } from '../limits.ts';
import { withoutQuotes } from '../quotes.ts';
import { secretsOf } from '../secrets.ts';
import type { StreamOptions } from './async-queue.ts';
import { isTraced, type RequestTrace, traced } from './diagnostics.ts';
import type { EventOf, EventOptions, EventStream, Notice } from './hub.ts';
import type { Link } from './link.ts';
import { ListCall } from './list-call.ts';
import type { CallRows } from './pending-call.ts';
import { type AskRows, type RowOptions, RowStream } from './row-stream.ts';
import type { ConnectionState, StateChange, StateOptions } from './states.ts';

/** What is known of the server and of the way to it. */
export interface ServerInfo {
  /** Of the protocol. */
  readonly version: number;
  /** As the server listed them. */
  readonly authenticationTypes: readonly string[];
  /** The one that was used. */
  readonly authentication: AuthenticationType;
  /** Whether the connection is encrypted now. */
  readonly tls: boolean;
}

/** What a client is made of; `connect` puts it together. */
export interface ClientParts {
  readonly link: Link;
  readonly codecs: Codecs;
  readonly timeout: number | undefined;
  /** Whether somebody is to see every reply whole. */
  readonly isTapped: boolean;
}

const SETTLED = Promise.resolve();

/**
 * A session that is logged in: a method per request of the protocol, and streams of what the server sends unasked.
 * Calls may be made without awaiting earlier ones; replies come in any order. Made by `connect`.
 */
export class PorttrackerClient extends PorttrackerMethods {
  readonly #parts: ClientParts;
  /** Counts up when the code that runs now has come to its end, if it has made calls for lists. */
  #turn = 0;
  #isTurnEnding = false;
  readonly #endTurn = () => {
    this.#turn++;
    this.#isTurnEnding = false;
  };
  readonly #press = (stream: RowStream, isFull: boolean) => this.#parts.link.press(stream, isFull);

  /** See {@link connect}. */
  constructor(parts: ClientParts) {
    super();
    this.#parts = parts;
  }

  /** What the greeting and the login told of the server; after a reconnection, of the new one. With `startTls`, the greeting came in plain text. */
  get server(): ServerInfo {
    const { greeting, authentication, session } = this.#parts.link.connection;
    return {
      version: greeting.version,
      authenticationTypes: greeting.authenticationTypes,
      authentication,
      tls: session.secure,
    };
  }

  /** Calls whose replies are awaited, those that wait for a connection included. */
  get pending(): number {
    return this.#parts.link.pending;
  }

  /** Where the connection stands; `states` tells its changes. */
  get state(): ConnectionState {
    return this.#parts.link.state;
  }

  /** The present state, then every change of it until `closed`. A slow consumer loses the oldest. */
  states(options: StateOptions = {}): AsyncIterableIterator<StateChange> & AsyncDisposable {
    return this.#parts.link.states(options);
  }

  /**
   * Settles when the connection is gone for good: with its error, or with nothing after `close()` or `destroy()`.
   * Never rejects.
   */
  get closed(): Promise<PorttrackerError | undefined> {
    return this.#parts.link.closed;
  }

  /**
   * Sends a described request. Rejects with a `PorttrackerError`, or with a `WireError` if a value does not fit its type. A long
   * list is decoded while it arrives.
   */
  override call<P, R, Rule = unknown, const Q extends P = P>(
    message: TypedMessage<P, R, Rule>,
    params: ParamsBy<Rule, P, Q>,
    options?: CallOptions,
  ): Promise<ResultBy<Rule, R, Q>> {
    const codec = this.#parts.codecs.message<unknown, unknown>(message);
    const list = codec.hasRows ? this.#createList(codec, params) : undefined;
    return this.#call(message.name, codec, params, options, list) as Promise<ResultBy<Rule, R, Q>>;
  }

  /** As `call`, for a message that gives a list: the list whole, or its rows as they come. */
  override list<P, R extends readonly unknown[], Rule = unknown, const Q extends P = P>(
    message: TypedMessage<P, R, Rule>,
    params: ParamsBy<Rule, P, Q>,
    options?: CallOptions,
  ): ListPromise<Extract<ResultBy<Rule, R, Q>, readonly unknown[]>> {
    const { name } = message;
    const codec = this.#parts.codecs.message<unknown, unknown>(message);
    const list = this.#createList(codec, params);
    const promise = this.#call(name, codec, params, options, list) as ReturnType<
      typeof this.list<P, R, Rule, Q>
    >;
    let turn = this.#turn;
    if (!this.#isTurnEnding) {
      this.#isTurnEnding = true;
      SETTLED.then(this.#endTurn);
    }
    // An own property, because a subclass of Promise would make every await slower.
    promise.rows = (rowOptions: RowBuffer = {}) => {
      if (turn !== this.#turn) throw tooLate(name);
      turn = -1;
      // A wrong one fails the call, and by that the stream.
      const signal = kindOf(options?.signal) === 'AbortSignal' ? options?.signal : undefined;
      const ask = (stream: RowStream) => {
        list.streamTo(stream);
        return promise;
      };
      const stream = new RowStream(
        { name, ask, leave: () => list.leave(), press: this.#press },
        { ...rowOptions, ...(signal !== undefined && { signal }) },
      );
      stream.start();
      return stream.createHandle() as ReturnType<(typeof promise)['rows']>;
    };
    return promise;
  }

  /** Sends any request as it is; gives what follows the status in its reply. */
  request(
    name: string,
    args: readonly unknown[] = [],
    options: CallOptions = {},
  ): Promise<readonly unknown[]> {
    const send = (trace?: RequestTrace) =>
      this.#send(name, args, options, undefined, trace).catch((error: unknown) => {
        throw unquoted(error, name, args);
      });
    return isTraced() ? traced(name, this.#parts.link.place, send) : send();
  }

  /**
   * Rows of a message that gives a list, as they come: `client.rows(realmQuery, { … })`. As `rows()` of the message's method, but
   * the request is sent when the first row is asked for. `timeout` holds until the reply has come to its end, `signal` until
   * the last row is taken.
   */
  readonly rows: AskRows = <P, R>(message: TypedMessage<P, R>, params: P, options: RowOptions = {}) => {
    ensureSignal(options);
    const { name } = message;
    let list: ListCall | undefined;
    const ask = (stream: RowStream) => {
      const codec = this.#parts.codecs.message<unknown, unknown>(message);
      list = this.#createList(codec, params);
      list.streamTo(stream);
      return this.#call(name, codec, params, options, list);
    };
    const leave = () => list?.leave();
    return new RowStream({ name, ask, leave, press: this.#press }, options).createHandle() as never;
  };

  /**
   * Events whose names fit the pattern, in which `*` stands for any characters. Subscribes at once, and unsubscribes
   * when the last stream that needs an event is left. A stream goes on over
   * reconnections, and misses what happens in between; it ends by throwing the error of a client that ended with one.
   */
  events<const P extends string = '*'>(pattern?: P, options: EventOptions = {}): EventStream<EventOf<P>> {
    return this.#parts.link.hub.events((pattern ?? '*') as P, options);
  }

  /** `info`, `error` and unknown notifications, and whatever did not follow the protocol. When TLS starts, what waits here and in other streams is dropped. */
  notifications(options: StreamOptions = {}): AsyncIterableIterator<Notice> & AsyncDisposable {
    return this.#parts.link.hub.notices(options);
  }

  /**
   * Settles when the server reads as fast as calls are made and no more than half of `maxPending` are under way, after a reconnection if there
   * is no connection now, or when the client has ended: await it in a loop that makes very many calls. Rejects with `aborted` when the signal fires.
   */
  async drained(options: Pick<CallOptions, 'signal'> = {}): Promise<void> {
    ensureSignal(options);
    await this.#parts.link.drained(options.signal);
  }

  /**
   * Waits for the replies under way and then ends the session; after the time given, or when the signal fires, it ends as with
   * `destroy()`. New calls are refused. While there is no connection, it ends at once, and calls that wait for one fail. Rejects
   * with nothing but `invalid_options`.
   */
  close(options?: CloseOptions): Promise<void> {
    return this.#parts.link.close(options);
  }

  /** Ends at once; calls under way fail with `connection_closed`, or as `error` says. */
  destroy(error?: PorttrackerError): void {
    this.#parts.link.destroy(error);
  }

  /** As `close`, within the client's `closeTimeout`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close({ timeout: this.#parts.link.closeTimeout });
  }

  #createList(codec: MessageCodec<unknown, unknown>, params: unknown): ListCall {
    return new ListCall(codec, params, this.#parts.isTapped ? 'never' : 'when_long');
  }

  #call(
    name: string,
    codec: MessageCodec<unknown, unknown>,
    params: unknown,
    options: CallOptions | undefined,
    list: ListCall | undefined,
  ): Promise<unknown> {
    if (!isTraced()) return this.#ask(name, codec, params, options, list);
    return traced(name, this.#parts.link.place, (trace) =>
      this.#ask(name, codec, params, options, list, trace),
    );
  }

  #ask(
    name: string,
    codec: MessageCodec<unknown, unknown>,
    params: unknown,
    options: CallOptions | undefined,
    list: ListCall | undefined,
    trace?: RequestTrace,
  ): Promise<unknown> {
    let args: readonly unknown[];
    try {
      args = codec.encodeParams(params);
    } catch (error) {
      return Promise.reject(error);
    }
    if (list === undefined)
      return this.#send(name, args, options, undefined, trace).then(
        (reply) => codec.decodeResult(reply, params),
        (error: unknown) => {
          throw unquoted(error, name, args);
        },
      );
    return this.#send(name, args, options, list, trace).then(
      (reply) => list.result(reply),
      (error: unknown) => list.failed(unquoted(error, name, args)),
    );
  }

  #send(
    name: string,
    args: readonly unknown[],
    options: CallOptions = {},
    rows?: CallRows,
    trace?: RequestTrace,
  ): Promise<readonly unknown[]> {
    const { link, timeout } = this.#parts;
    let own: CallOptions;
    try {
      own = withTimeout(options, timeout);
    } catch (error) {
      return Promise.reject(error);
    }
    return link.request(name, args, own, rows, trace);
  }
}

/** What a request failed with, without its secrets. */
function unquoted(error: unknown, name: string, args: readonly unknown[]): unknown {
  return withoutQuotes(error, secretsOf(name, args));
}

function tooLate(message: string): PorttrackerError {
  const text = 'expected rows() once and at once, on what the method returned: the reply may have begun';
  return new PorttrackerError('invalid_options', text, { message });
}
