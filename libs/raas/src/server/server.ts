import { createServer, type IncomingMessage, type ServerOptions, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { RaasError } from '../errors.ts';
import { createRaasDispatcher, type DispatcherOptions, type RaasDispatcher } from './dispatcher.ts';
import type { HttpResponse } from './http.ts';

/** Where to listen; port 0 lets the system choose. */
export interface ListenOptions {
  /** An address, or a name that has one. */
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
}

/** What a server serves, and how much it takes. */
export interface RaasServerOptions extends DispatcherOptions {
  /** Octets that a body may have. Default 64 MiB. */
  readonly maxBody?: number;
  /** As `node:http` takes them. Without, a request has 60 seconds for its headers and 300 in all. */
  readonly http?: ServerOptions;
}

/** A server that is made and not yet listening: see `listen`. */
export interface RaasServer {
  /** What answers, for those who have requests from elsewhere. */
  readonly dispatcher: RaasDispatcher;
  /** Resolves with the URL when connections are accepted. Rejects with code `connection_failed` if the place cannot be had. */
  listen(options: ListenOptions): Promise<{
    /** The address it is bound to. */
    host: string;
    /** The one picked, where 0 was asked for. */
    port: number;
    /** What `connect` takes. */
    url: string;
  }>;
  /** Stops listening and ends all connections. */
  close(): Promise<void>;
  /** As `close`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Serves the protocol over HTTP/1.1. Requests of one connection are carried out one after the other. */
export function createRaasServer(options: RaasServerOptions): RaasServer {
  const dispatcher = createRaasDispatcher(options);
  const maxBody = options.maxBody ?? 64 * 1024 * 1024;
  const turns = createTurns();
  const server = createServer(options.http ?? {}, (request, response) => {
    turns(request.socket, () => serve(dispatcher, maxBody, request, response)).catch((error: unknown) => {
      // A client that left in the middle of its request is no fault of the server's.
      if (!request.errored) options.onError?.(error, request.url ?? '');
      response.destroy();
    });
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    dispatcher,
    listen: ({ host, port }) =>
      new Promise((resolve, reject) => {
        const refuse = (cause: Error) => {
          const text = `cannot listen on ${host}:${port}: ${cause.message}`;
          reject(new RaasError('connection_failed', text, { cause }));
        };
        server.once('error', refuse);
        server.listen({ host, port }, () => {
          server.off('error', refuse);
          const { address, port: bound, family } = server.address() as AddressInfo;
          const name = family === 'IPv6' ? `[${address}]` : address;
          resolve({ host: address, port: bound, url: `http://${name}:${bound}` });
        });
      }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Lets the work of one connection wait for what came before it. */
function createTurns() {
  const last = new WeakMap<Socket, Promise<unknown>>();
  return (socket: Socket, work: () => Promise<void>): Promise<void> => {
    const before = last.get(socket);
    const turn = before === undefined ? work() : before.then(work, work);
    last.set(socket, turn);
    const forget = () => {
      if (last.get(socket) === turn) last.delete(socket);
    };
    turn.then(forget, forget);
    return turn;
  };
}

async function serve(
  dispatcher: RaasDispatcher,
  maxBody: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  if (response.destroyed) return;
  response.once('close', () => gone.abort());
  const body = await readBody(request, maxBody);
  if (body === undefined) {
    const errors = [
      { title: 'Payload Too Large', message: `expected at most ${maxBody} octets`, detail: null },
    ];
    send(response, {
      status: 413,
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({ errors }),
    });
    return;
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  const answer = await dispatcher.handle({
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers,
    body,
    signal: gone.signal,
  });
  send(response, answer);
}

/** The whole body as text; undefined when it is too long. */
async function readBody(request: IncomingMessage, most: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, reason, headers, body }: HttpResponse): void {
  if (reason !== undefined) response.statusMessage = reason;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value as string | string[]);
  response.statusCode = status;
  response.end(body);
}
