/** One try to get from a URL to a session that is logged in: connection, greeting, TLS, login. */

import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { createScanningReader, type RowRouter } from '@aluco/wire';
import type { AuthenticationType } from '../auth.ts';
import type { ChannelTap, CreateReader } from '../channel.ts';
import { createDeferred } from '../deferred.ts';
import { isPorttrackerError, PorttrackerError } from '../errors.ts';
import { durationOf, ensureCount } from '../limits.ts';
import { placeOf, type Target } from '../url.ts';
import { unlessAborted } from './abort-watch.ts';
import type { LoginMethod } from './cram.ts';
import { dial, type Network } from './dial.ts';
import { asRefused, isRefusal } from './failures.ts';
import { DEFAULT_AUTHENTICATION, type Greeting, logIn, parseGreeting } from './login.ts';
import type { SessionOptions } from './options.ts';
import { ClientSession } from './session.ts';
import { prepareTls, reasonOf } from './transport.ts';

/** What came of an attempt. */
export interface Connection {
  readonly session: ClientSession;
  readonly greeting: Greeting;
  readonly authentication: AuthenticationType;
}

/** What is told of the connection while it is made, and later. */
export interface ConnectionOwner {
  onNotification(name: string, args: readonly unknown[]): void;
  onViolation(error: PorttrackerError): void;
  /** Only of a connection that the attempt has given. */
  onLost(session: ClientSession, error: PorttrackerError | undefined): void;
  /** TLS started on such a connection, and the login was repeated inside it: the server may have forgotten all that was before. */
  onRenewed?(session: ClientSession): void;
}

/** Where to, and how. */
export interface AttemptOptions extends SessionOptions {
  readonly target: Target;
  readonly owner: ConnectionOwner;
  readonly authentication?: readonly AuthenticationType[];
  /** The code of `login_cram_md6`, where it may be used. */
  readonly method?: LoginMethod | undefined;
  readonly tap?: ChannelTap | undefined;
  /** Default: the one of the least code. */
  readonly createReader?: CreateReader;
  /** For this connection: leads rows of replies to whoever wants them as they come. */
  readonly router?: RowRouter | undefined;
  /** Instead of the machine's own. */
  readonly network?: Network | undefined;
}

/** Rejects with a `PorttrackerError`; nothing is left open then. */
export async function establish(options: AttemptOptions): Promise<Connection> {
  const { signal } = options;
  for (const name of ['timeout', 'closeTimeout'] as const) durationOf(name, options[name]);
  for (const name of ['maxPending', 'maxBuffered', 'maxMessageLength'] as const)
    ensureCount(name, options[name]);
  const attempt = new Attempt(options);
  try {
    return await unlessAborted(() => attempt.run(), signal, 'connecting was aborted');
  } catch (error) {
    attempt.destroy();
    throw alertIn(error) ?? error;
  }
}

class Attempt {
  readonly #options: AttemptOptions;
  readonly #limit: number | undefined;
  /** Fires when the attempt is over without success, or the connection that came of it is gone. */
  readonly #abort = new AbortController();
  #session: ClientSession | undefined;
  /** For the text of a timeout. */
  #waitingFor = 'the connection';
  /** Once there is a connection. */
  #logIn: (() => Promise<AuthenticationType>) | undefined;

  constructor(options: AttemptOptions) {
    this.#options = options;
    this.#limit = durationOf('connectTimeout', options.connectTimeout ?? 10_000);
  }

  run(): Promise<Connection> {
    return this.#inTime(() => this.#run());
  }

  destroy(): void {
    this.#session?.destroy();
    this.#abort.abort();
  }

  /** Rejects with `connect_timeout` when it takes too long. */
  async #inTime<T>(run: () => Promise<T>): Promise<T> {
    const late = createDeferred<never>();
    const giveUp = () => {
      const text = `no session with ${placeOf(this.#options.target)} within ${this.#limit} ms: still waiting for ${this.#waitingFor}`;
      late.reject(new PorttrackerError('connect_timeout', text));
    };
    const timer = this.#limit === undefined ? undefined : setTimeout(giveUp, this.#limit);
    try {
      return await Promise.race([run(), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #run(): Promise<Connection> {
    const { target, tls, ...options } = this.#options;
    const secureSocket = prepareTls(target, tls);
    let socket = await dial(target, this.#abort.signal, options.network);
    if (target.transport === 'tcp' && target.tls) {
      this.#waitingFor = 'the end of the TLS handshake';
      socket = await secureSocket(socket);
    }
    this.#waitingFor = 'the greeting';
    const greeted = createDeferred<Greeting>();
    const session = this.#createSession(socket, secureSocket, greeted);
    this.#session = session;
    const greeting = await greeted.promise.catch(beforeGreeting);
    const wanted = options.authentication ?? DEFAULT_AUTHENTICATION;
    const logins = wanted.filter((type) => type !== 'none');
    // Whoever altered the greeting may also have logged in as somebody else before TLS.
    const isDoubted = !session.secure && options.startTls === 'required' && options.password !== undefined;
    this.#waitingFor = 'the end of the TLS handshake';
    await session.upgraded;
    await this.#startTls(session);
    this.#waitingFor = 'the login';
    const logInNow = () =>
      logIn(session, greeting, {
        username: options.username ?? target.username,
        password: options.password,
        authentication: isDoubted && logins.length > 0 ? logins : wanted,
        method: options.method,
        plaintextAllowed: options.allowPlaintextLogin === true || session.secure || this.#isLocal(socket),
        signal: this.#abort.signal,
      });
    const authentication = await logInNow();
    this.#logIn = logInNow;
    return { session, greeting, authentication };
  }

  #createSession(
    socket: Socket,
    secureSocket: (raw: Duplex) => Promise<TLSSocket>,
    greeted: ReturnType<typeof createDeferred<Greeting>>,
  ): ClientSession {
    const { target, owner, ...options } = this.#options;
    let isGreeted = false;
    const session: ClientSession = new ClientSession(socket, {
      place: placeOf(target),
      secure: target.transport === 'tcp' && target.tls,
      secureSocket,
      startsTls: (options.startTls ?? 'never') !== 'never',
      maxPending: options.maxPending ?? 65_536,
      maxBuffered: options.maxBuffered ?? 16 * 2 ** 20,
      maxLength: options.maxMessageLength,
      tap: options.tap,
      createReader: options.createReader ?? createScanningReader,
      router: options.router,
      onNotification: (name, args) => {
        if (name === 'hello' && !isGreeted) {
          isGreeted = true;
          try {
            greeted.resolve(parseGreeting(args));
          } catch (error) {
            session.destroy(error as PorttrackerError);
          }
        } else if (!session.isDoubtful || (name === 'start_tls' && this.#logIn))
          owner.onNotification(name, args);
      },
      onViolation: (error) => session.isDoubtful || owner.onViolation(error),
      onSecure: () => this.#logIn && this.#inTime(this.#logIn).then(() => owner.onRenewed?.(session)),
      onClose: (error) => {
        greeted.reject(
          error ??
            new PorttrackerError('connect_failed', 'the server ended the connection before its greeting'),
        );
        if (this.#logIn === undefined) return;
        this.#abort.abort();
        owner.onLost(session, error);
      },
    });
    return session;
  }

  /** Whether what is sent stays on this machine. */
  #isLocal(socket: Socket): boolean {
    const { transport } = this.#options.target;
    return transport === 'unix' || /^(::1$|(::ffff:)?127\.)/i.test(socket.remoteAddress ?? '');
  }

  async #startTls(session: ClientSession): Promise<void> {
    const { startTls = 'never' } = this.#options;
    if (startTls === 'never' || session.secure) return;
    this.#waitingFor = 'the reply to start_tls';
    try {
      await session.request('start_tls', []);
    } catch (error) {
      if (isRefusal(error) && startTls === 'optional' && !session.secure) return;
      throw asRefused(error, 'tls_rejected', 'the server refused to start TLS');
    }
  }
}

function beforeGreeting(error: unknown): never {
  if (!isPorttrackerError(error) || error.code !== 'connection_closed') throw error;
  throw new PorttrackerError('connect_failed', `${error.message}, before its greeting`, { cause: error });
}

/** In TLS 1.3 the handshake is over for the client before the server has looked at its certificate: a refusal comes later. */
function alertIn(error: unknown): PorttrackerError | undefined {
  if (!isPorttrackerError(error)) return undefined;
  if (error.code !== 'connect_failed' && error.code !== 'connection_closed') return undefined;
  let { cause } = error;
  while (cause instanceof Error && !isTlsAlert(cause)) cause = cause.cause;
  if (!(cause instanceof Error)) return undefined;
  return new PorttrackerError('tls_failed', `the server ended TLS: ${reasonOf(cause)}`, { cause });
}

function isTlsAlert(error: Error): boolean {
  return 'code' in error && /^ERR_SSL_/.test(String(error.code));
}
