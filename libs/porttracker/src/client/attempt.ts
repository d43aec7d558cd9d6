/** One try to get from a URL to a session that is logged in: connection, greeting, TLS, login. */

import type { Socket } from 'node:net';
import { createScanningReader, type RowRouter } from '@aluco/wire';
import type { AuthenticationType } from '../auth.ts';
import type { ChannelTap, CreateReader } from '../channel.ts';
import { createDeferred } from '../deferred.ts';
import { isPorttrackerError, PorttrackerError } from '../errors.ts';
import { durationOf, ensureCount, refuse } from '../limits.ts';
import { LOGIN_FAILED } from '../server/texts.ts';
import { placeOf, type Target } from '../url.ts';
import { unlessAborted } from './abort-watch.ts';
import type { LoginMethod } from './cram.ts';
import { dial, type Network } from './dial.ts';
import { asRefused, isRefusal } from './failures.ts';
import { DEFAULT_AUTHENTICATION, type Greeting, logIn, parseGreeting } from './login.ts';
import type { SessionOptions } from './options.ts';
import { ClientSession, type SessionSetup } from './session.ts';
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
}

/** Where to, and how. */
export interface AttemptOptions extends SessionOptions {
  readonly target: Target;
  readonly owner: ConnectionOwner;
  readonly authentication?: readonly AuthenticationType[];
  /** TLS is required only because an earlier connection had it, whose greeting was believed. */
  readonly hadTls?: boolean;
  /** The code of `login_cram_md6`, where it may be used. */
  readonly method?: LoginMethod | undefined;
  readonly tap?: ChannelTap | undefined;
  /** Default: the one of the least code. */
  readonly createReader?: CreateReader;
  readonly secretsOf?: SessionSetup['secretsOf'];
  /** For this connection: leads rows of replies to whoever wants them as they come. */
  readonly router?: RowRouter | undefined;
  /** Instead of the machine's own. */
  readonly network?: Network | undefined;
}

/** Addresses of this machine. */
const LOOPBACK = /^(::1$|(::ffff:)?127\.)/i;

/** What an attempt waits for. */
const HANDSHAKE = 'the end of the TLS handshake';
const START_TLS = 'the reply to start_tls';
const LOGIN = 'the login';

/** Rejects with a `PorttrackerError`; nothing is left open then. */
export async function establish(options: AttemptOptions): Promise<Connection> {
  const { target, owner, tls, startTls: asked = 'never' } = options;
  for (const name of ['timeout', 'closeTimeout'] as const) durationOf(name, options[name]);
  for (const name of ['maxPending', 'maxBuffered', 'maxMessageLength'] as const)
    ensureCount(name, options[name]);
  const limit = durationOf('connectTimeout', options.connectTimeout ?? 10_000);
  /** From the first octet. */
  const isTls = target.transport === 'tcp' && target.tls;
  const startTls = tls?.fingerprint256 === undefined ? asked : 'required';
  if (startTls !== asked && asked === 'never' && !isTls)
    refuse('tls.fingerprint256', 'porttrackers:// or startTls', 'neither');
  const secureSocket = prepareTls(target, tls);
  /** Fires when the attempt is over without success, or the connection that came of it is gone. */
  const abort = new AbortController();
  const greeted = createDeferred<Greeting>();
  let isGreeted = false;
  let waitingFor = 'the connection';
  /** Once there is a connection. */
  let logInAgain: (() => Promise<unknown>) | undefined;

  /** Rejects with `connect_timeout` when it takes too long. */
  async function inTime<T>(run: () => Promise<T>): Promise<T> {
    const late = createDeferred<never>();
    const giveUp = () => {
      const text = `no session with ${placeOf(target)} within ${limit} ms: still waiting for ${waitingFor}`;
      late.reject(new PorttrackerError('connect_timeout', text));
    };
    const timer = limit && setTimeout(giveUp, limit);
    try {
      return await Promise.race([run(), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  function createSession(socket: Socket): ClientSession {
    const made: ClientSession = new ClientSession(socket, {
      place: placeOf(target),
      secure: isTls,
      secureSocket,
      maxPending: options.maxPending ?? 65_536,
      maxBuffered: options.maxBuffered ?? 16 * 2 ** 20,
      maxLength: options.maxMessageLength,
      tap: options.tap,
      createReader: options.createReader ?? createScanningReader,
      router: options.router,
      secretsOf: options.secretsOf,
      onNotification(name, args) {
        if (name === 'start_tls') waitingFor = HANDSHAKE;
        if (name === 'hello' && !isGreeted) {
          isGreeted = true;
          try {
            greeted.resolve(parseGreeting(args));
          } catch (error) {
            made.destroy(error as PorttrackerError);
          }
        } else if (!made.isDoubtful || (logInAgain && name === 'start_tls')) owner.onNotification(name, args);
      },
      onViolation: (error) => made.isDoubtful || owner.onViolation(error),
      onSecure() {
        waitingFor = logInAgain ? LOGIN : START_TLS;
        // The server may have forgotten the login: it was in plain text.
        return logInAgain && inTime(logInAgain).catch(ensureNotRefused);
      },
      onClose(error) {
        // Without an error, nobody waits any more.
        greeted.reject(error && beforeGreeting(error));
        if (logInAgain === undefined) return;
        abort.abort();
        owner.onLost(made, error);
      },
    });
    made.isDoubtful = startTls !== 'never' && !isTls;
    return made;
  }

  async function run(): Promise<Connection> {
    let socket = await dial(target, abort.signal, options.network);
    if (isTls) {
      waitingFor = HANDSHAKE;
      socket = await secureSocket(socket);
    }
    waitingFor = 'the greeting';
    const made = createSession(socket);
    const greeting = await greeted.promise;
    await made.upgraded;
    if (startTls !== 'never' && !made.secure) {
      waitingFor = START_TLS;
      try {
        await made.request('start_tls', []);
      } catch (error) {
        if (!isRefusal(error) || startTls === 'required' || made.secure)
          throw asRefused(error, 'tls_rejected', 'the server refused to start TLS');
      }
    }
    waitingFor = LOGIN;
    const logInNow = () =>
      logIn(made, greeting, {
        username: options.username ?? target.username,
        password: options.password,
        authentication: options.authentication ?? DEFAULT_AUTHENTICATION,
        isDoubtful: startTls === 'required' && !isTls && !options.hadTls,
        method: options.method,
        plaintextAllowed:
          options.allowPlaintextLogin === true ||
          made.secure ||
          target.transport === 'unix' ||
          LOOPBACK.test(socket.remoteAddress ?? ''),
        signal: abort.signal,
      });
    const authentication = await logInNow();
    logInAgain = logInNow;
    return { session: made, greeting, authentication };
  }

  try {
    return await unlessAborted(() => inTime(run), options.signal, 'connecting was aborted');
  } catch (error) {
    // Destroys the socket, whoever has it.
    abort.abort();
    // What a call failed with because of the connection is told of the connection: none of the program's has run.
    throw alertIn(error) ?? ((error as PorttrackerError).mayHaveRun ? (error as Error).cause : error);
  }
}

/** A server that keeps the login refuses another one, in words of its own. */
function ensureNotRefused(error: PorttrackerError): void {
  if (error.code !== 'login_failed' || error.serverMessage === LOGIN_FAILED) throw error;
}

function beforeGreeting(cause: PorttrackerError): PorttrackerError {
  if (cause.code !== 'connection_closed') return cause;
  return new PorttrackerError('connect_failed', `${cause.message}, before its greeting`, { cause });
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
