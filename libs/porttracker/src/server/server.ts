import { lstat, unlink } from 'node:fs/promises';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { PorttrackerError, textOf } from '../errors.ts';
import type { EventTypes } from '../gen/index.ts';
import { ensureKinds } from '../kinds.ts';
import { durationOf, ensureCount, MAX_TIMER } from '../limits.ts';
import { protocol } from '../protocol.ts';
import { eventFrame } from './frames.ts';
import { clientCertificateOf } from './handshake.ts';
import type { ConnectionInfo, DrainOptions, SessionOptions } from './options.ts';
import { serviceOf } from './service.ts';
import { GRACE, PorttrackerSession } from './session.ts';
import { TEXTS } from './texts.ts';

/** How a server listens and treats its sessions. */
export interface ServerOptions extends SessionOptions {
  /** Called for each new session, right after its greeting was queued. */
  readonly onSession?: (session: PorttrackerSession) => void;
  /** Most sessions at a time; who comes then is told so and let go. Default: no limit. */
  readonly maxSessions?: number;
}

/** Where to listen. */
export type ListenOptions =
  | {
      /** Default 127.0.0.1. */
      readonly host?: string;
      /** 0 picks a free one. */
      readonly port: number;
      /** TLS from the first octet; needs the server's option `tls`. */
      readonly tls?: boolean;
    }
  /** A Unix socket. A file left there by a server that is gone is replaced. */
  | {
      /** Of the socket's file. */
      readonly path: string;
    };

/** Where a server listens. */
export type ListenAddress =
  | {
      readonly transport: 'tcp';
      /** The address it is bound to. */
      readonly host: string;
      /** The one picked, where 0 was asked for. */
      readonly port: number;
      /** TLS from the first octet. */
      readonly tls: boolean;
    }
  | {
      readonly transport: 'unix';
      /** Of the socket's file. */
      readonly path: string;
    };

/** A server over any number of listeners. Made by `createPorttrackerServer`. */
export class PorttrackerServer {
  readonly #options: ServerOptions;
  readonly #listeners = new Set<Server>();
  readonly #sessions = new Set<PorttrackerSession>();
  /** Also those that are still in a TLS handshake, and have no session. */
  readonly #sockets = new Set<Socket>();
  readonly #addresses: ListenAddress[] = [];
  #closing = false;

  /** See {@link createPorttrackerServer}. */
  constructor(options: ServerOptions) {
    serviceOf(options);
    const { authentication, lookupPassword } = options;
    if (authentication === undefined && lookupPassword === undefined)
      throw new PorttrackerError(
        'invalid_options',
        'give "lookupPassword", or say in "authentication" what is offered',
      );
    ensureCount('maxSessions', options.maxSessions);
    this.#options = options;
  }

  /** Those connected now, logged in or not. */
  get sessions(): ReadonlySet<PorttrackerSession> {
    return this.#sessions;
  }

  /** Where it listens, in the order of the calls of `listen`. */
  get addresses(): readonly ListenAddress[] {
    return this.#addresses;
  }

  /** Adds a listener. Rejects with `connect_failed` if the place cannot be had. */
  async listen(where: ListenOptions): Promise<ListenAddress> {
    const { tls } = this.#options;
    const { handshakeTimeout = MAX_TIMER } = serviceOf(this.#options);
    ensureKinds(where, { host: 'string', path: 'string', tls: 'boolean' });
    const unix = 'path' in where;
    const secure = !unix && where.tls === true;
    if (secure && tls === undefined)
      throw new PorttrackerError('invalid_options', 'TLS needs the option "tls"');
    const accept = (socket: Socket) => this.#accept(socket, unix ? 'unix' : 'tcp', secure);
    const listener = secure
      ? createTlsServer({ ...tls, handshakeTimeout, noDelay: true }, (socket) => {
          // Not before: who ends the connection in the middle of a handshake is gone.
          socket.allowHalfOpen = true;
          accept(socket);
        })
      : createServer({ allowHalfOpen: true, noDelay: true }, accept);
    listener.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    // Node reports a handshake that takes too long, and leaves the socket open.
    listener.on('tlsClientError', (_error: Error, socket: Socket) => socket.destroy());
    const bind = unix ? { path: where.path } : { host: where.host ?? '127.0.0.1', port: where.port };
    await listenOn(listener, bind).catch(async (error: NodeJS.ErrnoException) => {
      if (!unix || error.code !== 'EADDRINUSE' || !(await isLeftOver(where.path))) throw refused(bind, error);
      await unlink(where.path);
      await listenOn(listener, bind).catch((again: unknown) => {
        throw refused(bind, again);
      });
    });
    listener.on('error', (error) => serviceOf(this.#options).report(error, undefined));
    this.#listeners.add(listener);
    const bound = listener.address();
    const address: ListenAddress =
      typeof bound === 'object' && bound !== null
        ? { transport: 'tcp', host: bound.address, port: bound.port, tls: secure }
        : { transport: 'unix', path: unix ? where.path : String(bound) };
    this.#addresses.push(address);
    return address;
  }

  /** Sends an event to every session that is subscribed to it. */
  emit<N extends keyof EventTypes & string>(name: N, params: EventTypes[N]): void {
    const frame = eventFrame(protocol(), name, params);
    const text = JSON.stringify(frame);
    for (const session of this.#sessions) session.deliver(name, frame, text);
  }

  /**
   * Takes no more connections, ends all sessions, and settles when the last one is gone. Requests under way are aborted and
   * stay without reply, unless `drain` gives them time.
   */
  async close(options: DrainOptions = {}): Promise<void> {
    durationOf('drain', options.drain);
    this.#closing = true;
    const gone = [...this.#listeners].map(
      (listener) => new Promise<void>((resolve) => listener.close(() => resolve())),
    );
    this.#listeners.clear();
    this.#addresses.length = 0;
    await Promise.all([...this.#sessions].map((session) => session.close(options)));
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(gone);
  }

  /** As `close`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #accept(socket: Socket, transport: 'tcp' | 'unix', secure: boolean): void {
    if (this.#closing) {
      // It came while sessions were ending.
      socket.destroy();
      return;
    }
    if (this.#sessions.size >= (this.#options.maxSessions ?? Number.POSITIVE_INFINITY)) {
      dismiss(socket, TEXTS.tooManySessions);
      return;
    }
    try {
      const session = new PorttrackerSession(
        socket,
        { transport, secure, ...describe(socket) },
        this.#options,
      );
      this.#sessions.add(session);
      void session.closed.then(() => this.#sessions.delete(session));
      this.#options.onSession?.(session);
    } catch (error) {
      socket.destroy();
      serviceOf(this.#options).report(error, undefined);
    }
  }
}

/** A server that is not yet listening: see `listen`. Throws `invalid_options` if nobody could log in. */
export function createPorttrackerServer(options: ServerOptions): PorttrackerServer {
  return new PorttrackerServer(options);
}

/** Serves one connection that something else accepted. The socket should be made with `allowHalfOpen`. */
export function acceptSession(socket: Socket, options: SessionOptions): PorttrackerSession {
  const secure = 'encrypted' in socket && socket.encrypted === true;
  const transport = secure || socket.remoteAddress !== undefined ? 'tcp' : 'unix';
  return new PorttrackerSession(socket, { transport, secure, ...describe(socket) }, options);
}

/** Ends a connection that gets no session. */
function dismiss(socket: Socket, text: string): void {
  socket.on('error', () => {});
  socket.resume();
  socket.end(`${JSON.stringify([null, 'error', text])}\n`);
  const timer = setTimeout(() => socket.destroy(), GRACE);
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
}

function describe(socket: Socket): Pick<ConnectionInfo, 'remoteAddress' | 'clientCertificate'> {
  return { remoteAddress: socket.remoteAddress, clientCertificate: clientCertificateOf(socket) };
}

function listenOn(listener: Server, bind: { path: string } | { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(bind, () => {
      listener.off('error', reject);
      resolve();
    });
  });
}

/** Whether a path holds a Unix socket that nobody answers at. */
async function isLeftOver(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isSocket() !== true) return false;
  return new Promise((resolve) => {
    const probe = dial({ path });
    probe.once('connect', () => {
      probe.destroy();
      resolve(false);
    });
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'));
  });
}

function refused(bind: { path: string } | { host: string; port: number }, cause: unknown): PorttrackerError {
  const place = 'path' in bind ? bind.path : `${bind.host}:${bind.port}`;
  return new PorttrackerError('connect_failed', `cannot listen on ${place}: ${textOf(cause)}`, { cause });
}
