/**
 * One connection, for programs that are to stay small: it brings the messages that the program names and nothing else of the
 * protocol. There is no reconnection, no stream of events or rows and no frame tap; the client that `connect` of
 * the main entry gives has them.
 *
 * ```ts
 * import { cramMd6, openConnection } from '@aluco/porttracker/connection';
 * import { realmInfo } from '@aluco/porttracker/realms';
 *
 * await using connection = await openConnection('porttrackers://pt.example.net', {
 *   username: 'admin',
 *   password: () => readPassword(),
 *   authentication: [cramMd6],
 * });
 * const realms = await connection.call(realmInfo, { realms: null, fields: ['gid', 'name'] });
 * ```
 *
 * @module
 */

import {
  type CallCodec,
  createCallCodec,
  type MessageDescriptor,
  type ParamsBy,
  type ResultBy,
  type TypedMessage,
} from '@aluco/wire';
import type { AuthenticationType } from './auth.ts';
import { type CallOptions, type CloseOptions, withTimeout } from './call.ts';
import { type Connection, establish } from './client/attempt.ts';
import type { LoginMethod } from './client/cram.ts';
import { DEFAULT_CLOSE_TIMEOUT, type SessionOptions } from './client/options.ts';
import { createDeferred, type Deferred } from './deferred.ts';
import { type PorttrackerError, textOf } from './errors.ts';
import { ensureObject, ensureSignal } from './limits.ts';
import { leaves } from './quotes.ts';
import { parseUrl } from './url.ts';

export type { AuthenticationType } from './auth.ts';
export type { CallOptions, CloseOptions } from './call.ts';
export { cramMd6, type LoginMethod } from './client/cram.ts';
export type { Secret, SecretRequest } from './client/login.ts';
export type { SessionOptions } from './client/options.ts';
export type { TlsOptions } from './client/transport.ts';
export {
  isPorttrackerError,
  PorttrackerError,
  type PorttrackerErrorCode,
  type PorttrackerErrorDetails,
  type PorttrackerErrorOf,
} from './errors.ts';

/** How to connect, and who hears what the server sends unasked. */
export interface ConnectionOptions extends SessionOptions {
  /** Ways to log in that may be used, most wanted first. Default `none`, `login`: {@link cramMd6} is to be named. */
  readonly authentication?: readonly (AuthenticationType | LoginMethod)[];
  /**
   * Gets notifications and events as they came, without their secrets taken out. Where TLS starts on a connection on which it was not
   * asked for at once, `start_tls` is among them: what came before it came in plain text. What it throws is warned of and has no effect.
   */
  readonly onNotification?: (name: string, args: readonly unknown[]) => void;
}

/** A session that is logged in, over one connection. Made by {@link openConnection}. */
export class PorttrackerConnection {
  readonly #connection: Connection;
  readonly #options: SessionOptions;
  readonly #closed: Deferred<PorttrackerError | undefined>;
  readonly #codecs = new WeakMap<MessageDescriptor, CallCodec<unknown, unknown>>();

  /** For `openConnection`. */
  constructor(
    connection: Connection,
    options: SessionOptions,
    closed: Deferred<PorttrackerError | undefined>,
  ) {
    this.#connection = connection;
    this.#options = options;
    this.#closed = closed;
  }

  /** Whether the connection is encrypted. */
  get secure(): boolean {
    return this.#connection.session.secure;
  }

  /** Calls whose replies are awaited. */
  get pending(): number {
    return this.#connection.session.pending;
  }

  /** Settles when the connection is gone: with its error, or with nothing after `close()` or `destroy()`. Never rejects. */
  get closed(): Promise<PorttrackerError | undefined> {
    return this.#closed.promise;
  }

  /** Sends a described request. Rejects with a `PorttrackerError`, or with a `WireError` if a value does not fit its type. */
  async call<P, R, Rule = unknown, const Q extends P = P>(
    message: TypedMessage<P, R, Rule>,
    params: ParamsBy<Rule, P, Q>,
    options?: CallOptions,
  ): Promise<ResultBy<Rule, R, Q>> {
    const codec = this.#codec(message);
    const args = codec.encodeParams(params);
    // All of them: which are secret is known, but not where they are.
    const secrets = codec.holdsSecrets ? leaves(args) : [];
    const reply = await this.#request(message.name, args, options, secrets);
    return codec.decodeResult(reply, params) as ResultBy<Rule, R, Q>;
  }

  /** Sends any request as it is; gives what follows the status in its reply. An error shows what the server says of it, quoted secrets included. */
  async request(
    name: string,
    args: readonly unknown[] = [],
    options?: CallOptions,
  ): Promise<readonly unknown[]> {
    return this.#request(name, args, options);
  }

  #request(
    name: string,
    args: readonly unknown[],
    options: CallOptions = {},
    secrets: readonly string[] = [],
  ): Promise<readonly unknown[]> {
    const { session } = this.#connection;
    return session.request(name, args, withTimeout(options, this.#options.timeout), secrets);
  }

  /**
   * Waits for the replies under way, then ends the connection; after the time given, or when the signal fires, it ends as with
   * `destroy()`. New calls are refused.
   */
  async close(options?: CloseOptions): Promise<void> {
    await this.#connection.session.close(options);
    await this.closed;
  }

  /** Ends at once; calls under way fail with `connection_closed`, or as `error` says. */
  destroy(error?: PorttrackerError): void {
    this.#connection.session.destroy(error);
  }

  /** As `close`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close({ timeout: this.#options.closeTimeout ?? DEFAULT_CLOSE_TIMEOUT });
  }

  #codec(message: TypedMessage<unknown, unknown>): CallCodec<unknown, unknown> {
    let codec = this.#codecs.get(message);
    if (codec === undefined) {
      codec = createCallCodec(message);
      this.#codecs.set(message, codec);
    }
    return codec;
  }
}

/** Connects and logs in. Rejects with a `PorttrackerError`; nothing is left open then. */
export async function openConnection(
  url: string | URL,
  options: ConnectionOptions = {},
): Promise<PorttrackerConnection> {
  ensureSignal(options);
  const { authentication = ['none', 'login'], onNotification, ...session } = options;
  ensureObject('authentication', authentication, 'a list');
  const closed = createDeferred<PorttrackerError | undefined>();
  const connection = await establish({
    ...session,
    target: parseUrl(url),
    authentication: authentication.map(
      (one) => (one as LoginMethod | undefined)?.type ?? (one as AuthenticationType),
    ),
    method: authentication.find((one) => typeof one === 'object'),
    owner: {
      onNotification(name, args) {
        try {
          onNotification?.(name, args);
        } catch (error) {
          process.emitWarning(`onNotification threw: ${textOf(error)}`, 'PorttrackerWarning');
        }
      },
      // What the server should not have sent and does no harm is passed over.
      onViolation: () => {},
      onLost: (_, error) => closed.resolve(error),
    },
  });
  if (connection.session.isGone) closed.resolve(undefined);
  return new PorttrackerConnection(connection, options, closed);
}
