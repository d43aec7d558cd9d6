import type { AuthenticationType } from '../auth.ts';
import type { FrameTap } from '../tap.ts';
import type { ReconnectOptions } from './backoff.ts';
import type { Secret } from './login.ts';
import type { TlsOptions } from './transport.ts';

/** Milliseconds; see `SessionOptions.closeTimeout`. */
export const DEFAULT_CLOSE_TIMEOUT = 10_000;

/** How to get from a URL to a session that is logged in. */
export interface SessionOptions {
  /** Overrides the one in the URL. */
  readonly username?: string;
  /**
   * A function is called for each login that needs the password, also those after a reconnection; if it fails then, it is
   * asked again with the next attempt.
   */
  readonly password?: Secret;
  /** Ends the attempt with `aborted`. It has no effect on the client that came of it. */
  readonly signal?: AbortSignal;
  /**
   * Milliseconds for connection, greeting, TLS and login together, in each attempt; 0 waits for ever, here as in all that follow,
   * and so does `Infinity`. Default 10000.
   */
  readonly connectTimeout?: number;
  /** Milliseconds a call waits for its reply unless it says otherwise, reconnections included. Default: for ever. */
  readonly timeout?: number;
  /**
   * Milliseconds for which the end of an `await using` scope waits for replies under way; calls that have none then fail with
   * `connection_closed`. `close()` says for itself how long it waits. Default 10000.
   */
  readonly closeTimeout?: number;
  /**
   * Whether to ask for TLS on a connection that begins without: `required` fails with `tls_rejected` where the server
   * refuses, `optional` goes on without. TLS that the server asks for is started whatever stands here. After a connection
   * that was encrypted, or lost while TLS was to start, TLS is `required` of those that replace it; so it is with a pin in `tls`. Until it is
   * there or refused, nothing that the server sends unasked is taken. With `required`, a client that has a password logs in even where the greeting,
   * which comes in plain text, offers `none`. Default `never`.
   */
  readonly startTls?: 'never' | 'optional' | 'required';
  /**
   * Certificates are checked, against the host of the URL, unless this says otherwise. `fingerprint256` is refused with
   * `invalid_options` where neither the URL nor `startTls` asks for TLS.
   */
  readonly tls?: TlsOptions;
  /**
   * Lets `login` send the password over an unencrypted network connection. Without it that is done only over TLS,
   * a Unix socket or the loopback interface: otherwise whoever can alter the greeting could ask for the password.
   */
  readonly allowPlaintextLogin?: boolean;
  /**
   * Most calls whose replies have not come, those given up meanwhile included; one more is refused with `overflow`. Default 65536.
   */
  readonly maxPending?: number;
  /**
   * Octets that may wait for a server that does not read; while there are more, calls are refused with `overflow`. Calls given up
   * while they wait are never sent. Default 16 MiB.
   */
  readonly maxBuffered?: number;
  /** Most octets of one message from the server. */
  readonly maxMessageLength?: number;
}

/** How to connect, and what to do when the connection breaks. */
export interface ConnectOptions extends SessionOptions {
  /**
   * Milliseconds without any octet from the server after which the client sends a `ping`; when as many pass again, the
   * connection counts as broken, with `connection_closed`. Default 0: never.
   *
   * While the client itself does not read, for a consumer of events or rows that is slow, nothing is asked and nothing judged; when it reads
   * on, the time begins anew. If calls of others wait for replies then, white space is sent once in that time, which fails
   * where the operating system knows that the connection is broken, and ends it. That the server does not take what is
   * sent is no sign: it may wait for the client to read.
   */
  readonly idleTimeout?: number;
  /**
   * Milliseconds for which a reply that has begun may come no further; then the connection counts as broken, with
   * `connection_closed`. Any octet is a step, and time in which the client itself does not read does not count. Default 300000.
   */
  readonly receiveTimeout?: number;
  /**
   * Connects again when the connection broke; `true` is all defaults. The first connection is not tried again. Default
   * false: a program of a few calls learns at once that its server is gone.
   */
  readonly reconnect?: boolean | ReconnectOptions;
  /** Most calls that wait for the next connection; one more is refused with `overflow`. Default 1024. */
  readonly maxQueue?: number;
  /** Ways to log in that may be used, most wanted first. Default `none`, `login_cram_md6`, `login`. */
  readonly authentication?: readonly AuthenticationType[];
  /** Sees every array that passes, without its secrets. */
  readonly onFrame?: FrameTap;
}
