import type { PeerCertificate, SecureContextOptions } from 'node:tls';
import type { MessageDescriptor } from '@aluco/wire';
import type { AuthenticationType } from '../auth.ts';
import type { Awaitable, PorttrackerHandlers } from '../gen/index.ts';
import type { TappedFrame } from '../tap.ts';
import type { PorttrackerSession } from './session.ts';

/** What a handler knows besides its parameters. */
export interface RequestContext {
  /** The connection that the request came on. */
  readonly session: PorttrackerSession;
  /** Fires when the session is over and nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** The message's own name, also where the client used an alias. */
  readonly messageName: string;
}

/** How a client came, before it said anything. */
export interface ConnectionInfo {
  /** What carries it; TLS runs over `tcp`. */
  readonly transport: 'tcp' | 'unix';
  /** Whether it is encrypted. */
  readonly secure: boolean;
  /** The client's IP address; undefined on a Unix socket. */
  readonly remoteAddress: string | undefined;
  /** The client's certificate, where it was asked for and accepted. After `start_tls` it comes too late for the greeting. */
  readonly clientCertificate: PeerCertificate | undefined;
}

/** Key and certificate of a server, and whether it wants to see its clients' certificates. */
export interface ServerTlsOptions extends SecureContextOptions {
  /** Asks clients for a certificate, which `ca` has to vouch for. Default false. */
  readonly requestCert?: boolean;
  /** Lets nobody in without an accepted certificate, where one is asked for. Default true. */
  readonly rejectUnauthorized?: boolean;
}

/** Messages that the session itself answers. */
export type SessionMessage = 'login' | 'login_cram_md6' | 'start_tls' | 'subscribe' | 'unsubscribe';

/** Rows that a handler gives one by one. */
export type RowStream<Answer> = Answer extends readonly (infer Row)[] ? AsyncIterable<Row> : never;

/**
 * A handler as the protocol describes it, or one that streams the rows of its answer.
 *
 * @typeParam Handler - The type of the handler as the protocol describes it.
 */
export type StreamingHandler<Handler extends (...args: never[]) => unknown> = (
  ...args: Parameters<Handler>
) => Awaitable<Awaited<ReturnType<Handler>> | RowStream<Awaited<ReturnType<Handler>>>>;

type Described = Omit<PorttrackerHandlers<RequestContext>, SessionMessage>;

/**
 * What a server's program writes: any of the protocol's requests, but for those of the session. `ping` has a default. Where the
 * answer is a list, a handler may be an async generator: rows are sent as they come and drawn as the client reads, and all
 * else for that client waits behind them. What it throws before its first row is answered like anything thrown;
 * later it ends the connection.
 */
export type RequestHandlers = { readonly [Name in keyof Described]?: StreamingHandler<Described[Name]> };

/** How to end. */
export interface DrainOptions {
  /**
   * Milliseconds for requests under way to end and be answered, while no new ones are read; those left then are aborted and stay
   * without reply. `Infinity` waits for all. Default 0.
   */
  readonly drain?: number;
}

/** How a server treats one connection. */
export interface SessionOptions {
  /** What answers the requests, by wire name. */
  readonly handlers: RequestHandlers;
  /** Answers described requests that have no handler; without it they fail. */
  readonly fallback?: (
    message: MessageDescriptor,
    params: unknown,
    context: RequestContext,
  ) => Awaitable<unknown>;
  /**
   * What the greeting offers. Default: `login_cram_md6` and `login` where there is `lookupPassword`, and `none` besides on a
   * Unix socket. A function may offer `none` to a client with a certificate on a listener with TLS.
   */
  readonly authentication?:
    | readonly AuthenticationType[]
    | ((connection: ConnectionInfo) => readonly AuthenticationType[]);
  /** A user's password; undefined for an unknown user, which the client cannot tell from a wrong password. */
  readonly lookupPassword?: (username: string) => Awaitable<string | undefined>;
  /** Key and certificate, for `start_tls` and for listeners with TLS. Without them `start_tls` is refused. */
  readonly tls?: ServerTlsOptions;
  /**
   * Whether a session begins anew with `start_tls`: logged out and without subscriptions, because somebody in between may have
   * made them in plain text. With false they stay, and a client may log in again. Default true.
   */
  readonly startTlsResets?: boolean;
  /** Most events that a session may be subscribed to; a `subscribe` that goes beyond is refused as a whole. Default 1000. */
  readonly maxSubscriptions?: number;
  /** Requests of one session handled at a time; further ones wait unread. Default 256. */
  readonly concurrency?: number;
  /** Most octets of one request; before the login, at most 64 KiB. Default 16 MiB. */
  readonly maxRequestLength?: number;
  /** A session whose unread events exceed so many octets is ended. Default 16 MiB. */
  readonly maxBuffered?: number;
  /** Milliseconds that a client has to log in; 0 waits for ever. Default 60000. */
  readonly loginTimeout?: number;
  /**
   * Milliseconds that a client has to end a request it has begun, and again after each KiB of it; time in which the server does not read, as
   * while `concurrency` is reached, does not count. Then the session ends with `timeout`; 0 waits for ever. Default 60000.
   */
  readonly receiveTimeout?: number;
  /** Logins that may fail on one connection; the last of them ends it. From the second on, refusals are delayed. Default 10. */
  readonly maxLoginAttempts?: number;
  /** Milliseconds for a TLS handshake; 0 waits for ever. With `start_tls`, the end of requests that came before it is part of that. Default 10000. */
  readonly handshakeTimeout?: number;
  /**
   * Gets what handlers throw other than `RequestError`; the client only learns "internal error". What it throws itself is warned of
   * and has no effect. Default: a process warning.
   */
  readonly onError?: (error: unknown, context: RequestContext | undefined) => void;
  /** Sees every array that passes, without its secrets, and on which session. What it throws is warned of and has no effect. */
  readonly onFrame?: (tapped: TappedFrame, session: PorttrackerSession) => void;
}
