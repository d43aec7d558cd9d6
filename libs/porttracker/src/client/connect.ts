import type { Socket } from 'node:net';
import type { AuthenticationType } from '../auth.ts';
import type { FrameTap } from '../channel.ts';
import { createDeferred } from '../deferred.ts';
import { isPorttrackerError, PorttrackerError } from '../errors.ts';
import { protocol } from '../protocol.ts';
import { parseUrl, placeOf, type Target } from '../url.ts';
import { PorttrackerClient } from './client.ts';
import { Hub } from './hub.ts';
import { DEFAULT_AUTHENTICATION, type Greeting, logIn, parseGreeting, type Secret } from './login.ts';
import { ClientSession } from './session.ts';
import { openSocket, type TlsOptions, wrapSocket } from './transport.ts';

/** How to connect. */
export interface ConnectOptions {
  /** Overrides the one in the URL. */
  readonly username?: string;
  /** A function is called when, and only if, the password is needed. */
  readonly password?: Secret;
  /** Ends the attempt with `aborted`. It has no effect on the client that came of it. */
  readonly signal?: AbortSignal;
  /** Milliseconds for connection, greeting, TLS and login together; 0 waits for ever. Default 10000. */
  readonly connectTimeout?: number;
  /** Milliseconds a call waits for its reply unless it says otherwise. Default: for ever. */
  readonly timeout?: number;
  /**
   * Whether to ask for TLS on a connection that begins without: `required` fails with `tls_rejected` where the server
   * refuses, `optional` goes on without. TLS that the server asks for is started whatever stands here. Default `never`.
   */
  readonly startTls?: 'never' | 'optional' | 'required';
  /** Certificates are checked, against the host of the URL, unless this says otherwise. */
  readonly tls?: TlsOptions;
  /** Ways to log in that may be used, most wanted first. Default `none`, `login_cram_md6`, `login`. */
  readonly authentication?: readonly AuthenticationType[];
  /**
   * Lets `login` send the password over an unencrypted network connection. Without it that is done only over TLS,
   * a Unix socket or the loopback interface: otherwise whoever can alter the greeting could ask for the password.
   */
  readonly allowPlaintextLogin?: boolean;
  /** Most calls that may await their replies; one more is refused with `overflow`. Default 65536. */
  readonly maxPending?: number;
  /** Most octets of one message from the server. */
  readonly maxMessageLength?: number;
  /** Sees every array that passes, with its length in octets. */
  readonly onFrame?: FrameTap;
}

/** Connects and logs in. Rejects with a `PorttrackerError`; nothing is left open then. */
export async function connect(url: string | URL, options: ConnectOptions = {}): Promise<PorttrackerClient> {
  const target = parseUrl(url);
  const { signal, connectTimeout = 10_000 } = options;
  if (signal?.aborted) throw aborted(signal);
  const attempt = new Attempt(target, options);
  const gate = createDeferred<never>();
  const timer =
    connectTimeout === 0
      ? undefined
      : setTimeout(() => gate.reject(attempt.timedOut(connectTimeout)), connectTimeout);
  const onAbort = () => gate.reject(aborted(signal));
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([attempt.run(), gate.promise]);
  } catch (error) {
    attempt.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** One try to get from a URL to a client. */
class Attempt {
  readonly #target: Target;
  readonly #options: ConnectOptions;
  #socket: Socket | undefined;
  #session: ClientSession | undefined;
  /** For the text of a timeout. */
  #waitingFor = 'the connection';

  constructor(target: Target, options: ConnectOptions) {
    this.#target = target;
    this.#options = options;
  }

  timedOut(ms: number): PorttrackerError {
    const text = `no session with ${placeOf(this.#target)} within ${ms} ms: still waiting for ${this.#waitingFor}`;
    return new PorttrackerError('connect_timeout', text);
  }

  destroy(): void {
    if (this.#session === undefined) this.#socket?.destroy();
    else this.#session.destroy();
  }

  async run(): Promise<PorttrackerClient> {
    const options = this.#options;
    const { socket, opened } = openSocket(this.#target, options.tls ?? {});
    this.#socket = socket;
    await opened;
    this.#waitingFor = 'the greeting';
    let isGreeted = false;
    const greeted = createDeferred<Greeting>();
    const closed = createDeferred<PorttrackerError | undefined>();
    const hub = new Hub(protocol(), (message, names) => session.request(message, names));
    const session = new ClientSession(socket, {
      secure: this.#target.transport === 'tcp' && this.#target.tls,
      wrap: (raw) => wrapSocket(this.#target, options.tls ?? {}, raw),
      maxPending: options.maxPending ?? 65_536,
      maxLength: options.maxMessageLength,
      onFrame: options.onFrame,
      onNotification(name, args) {
        if (name !== 'hello' || isGreeted) hub.deliver(name, args);
        else {
          isGreeted = true;
          try {
            greeted.resolve(parseGreeting(args));
          } catch (error) {
            session.destroy(error as PorttrackerError);
          }
        }
      },
      onViolation: (error) => hub.violation(error),
      onClose(error) {
        greeted.reject(
          error ??
            new PorttrackerError('connect_failed', 'the server ended the connection before its greeting'),
        );
        hub.close(error);
        closed.resolve(error);
      },
    });
    this.#session = session;
    const greeting = await greeted.promise.catch(beforeGreeting);
    this.#waitingFor = 'the end of the TLS handshake';
    await session.upgraded;
    await this.#startTls(session);
    this.#waitingFor = 'the login';
    const authentication = await logIn(session, greeting, {
      username: options.username ?? this.#target.username,
      password: options.password,
      authentication: options.authentication ?? DEFAULT_AUTHENTICATION,
      plaintextAllowed: options.allowPlaintextLogin === true || session.secure || this.#isLocal(socket),
    });
    const { codecs } = protocol();
    return new PorttrackerClient({
      session,
      hub,
      codecs,
      greeting,
      authentication,
      timeout: options.timeout,
      closed: closed.promise,
    });
  }

  /** Whether what is sent stays on this machine. */
  #isLocal(socket: Socket): boolean {
    return this.#target.transport === 'unix' || /^(::1$|(::ffff:)?127\.)/i.test(socket.remoteAddress ?? '');
  }

  async #startTls(session: ClientSession): Promise<void> {
    const { startTls = 'never' } = this.#options;
    if (startTls === 'never' || session.secure) return;
    this.#waitingFor = 'the reply to start_tls';
    try {
      await session.request('start_tls', []);
    } catch (error) {
      if (!isPorttrackerError(error) || error.code !== 'request_failed') throw error;
      if (startTls === 'optional' && !session.secure) return;
      const said = error.serverMessage ?? '';
      throw new PorttrackerError('tls_rejected', `the server refused to start TLS: ${said}`, {
        serverMessage: said,
        cause: error,
      });
    }
  }
}

function beforeGreeting(error: unknown): never {
  if (!isPorttrackerError(error) || error.code !== 'connection_closed') throw error;
  throw new PorttrackerError('connect_failed', `${error.message}, before its greeting`, { cause: error });
}

function aborted(signal: AbortSignal | undefined): PorttrackerError {
  return new PorttrackerError('aborted', 'connecting was aborted', { cause: signal?.reason });
}
