import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { RaasError } from '../errors.ts';
import { ensureCount, ensureNumber, ensureObject } from '../limits.ts';
import { Connections } from './connections.ts';
import { createRaasDispatcher, type DispatcherOptions, type RaasDispatcher } from './dispatcher.ts';
import { ResponseBroken } from './errors.ts';
import type { HttpResponse } from './http.ts';
import { createReport } from './report.ts';

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

/** How to end. */
export interface DrainOptions {
  /**
   * Milliseconds for requests under way to end and be answered, while later ones are refused with the status 503; those left then are
   * aborted and stay without response. `Infinity` waits for all. Default 0.
   */
  readonly drain?: number;
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
  /**
   * Takes no more connections, ends all there are, and settles when the last one is gone. Requests under way are aborted, unless
   * `drain` gives them time. Rejects with nothing but `invalid_options`.
   */
  close(options?: DrainOptions): Promise<void>;
  /** As `close`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Serves the protocol over HTTP/1.1. Requests of one connection are carried out one after the other; a connection that sends more than
 * 1000 ahead is ended.
 *
 * @throws RaasError with code `invalid_options`.
 */
export function createRaasServer(options: RaasServerOptions): RaasServer {
  const dispatcher = createRaasDispatcher(options);
  ensureCount('maxBody', options.maxBody);
  const { maxBody = 64 * 1024 * 1024 } = options;
  const report = createReport(options.onError);
  const connections = new Connections();
  const server = createHttpServer(options.http, (request, response) => {
    const isTooLate = connections.isClosing;
    const serve = async () => {
      const gone = new AbortController();
      if (request.socket.destroyed) return;
      response.once('close', () => gone.abort());
      const answer = isTooLate
        ? refusal(503, 'Service Unavailable', 'the server is closing')
        : await answerTo(request, { dispatcher, maxBody, gone: gone.signal });
      if (connections.isClosing && connections.isLast(request)) response.shouldKeepAlive = false;
      await send(response, answer, gone.signal);
    };
    connections.handle(request, response, serve).catch((error: unknown) => {
      // A client that left in the middle is no fault of the server's, and a broken response was told of.
      const isTold = request.errored || response.destroyed || error instanceof ResponseBroken;
      response.destroy();
      if (!isTold) report(error, request.url ?? '');
    });
  });

  async function close({ drain = 0 }: DrainOptions = {}): Promise<void> {
    ensureNumber('drain', drain, 0);
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    await connections.drain(drain);
    server.closeAllConnections();
    await closed;
  }

  return {
    dispatcher,
    listen: ({ host, port }) =>
      new Promise((resolve, reject) => {
        const refuse = (cause: Error) => {
          const text = `cannot listen on ${host}:${port}: ${cause.message}`;
          reject(new RaasError('connection_failed', text, { cause }));
        };
        server.once('error', refuse);
        connections.open();
        server.listen({ host, port }, () => {
          server.off('error', refuse);
          const { address, port: bound, family } = server.address() as AddressInfo;
          const name = family === 'IPv6' ? `[${address}]` : address;
          resolve({ host: address, port: bound, url: `http://${name}:${bound}` });
        });
      }),
    close,
    [Symbol.asyncDispose]: () => close(),
  };
}

function createHttpServer(
  options: ServerOptions = {},
  serve: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  ensureObject('http', options);
  try {
    return createServer(options, serve);
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause);
    throw new RaasError('invalid_options', `http: expected what node:http takes: ${text}`, { cause });
  }
}

interface Service {
  readonly dispatcher: RaasDispatcher;
  readonly maxBody: number;
  readonly gone: AbortSignal;
}

async function answerTo(
  request: IncomingMessage,
  { dispatcher, maxBody, gone }: Service,
): Promise<HttpResponse> {
  const body = await readBody(request, maxBody);
  if (body === undefined) return refusal(413, 'Payload Too Large', `expected at most ${maxBody} octets`);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  return await dispatcher.handle({
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers,
    body,
    signal: gone,
  });
}

/** Says no to a request that is not carried out, and ends its connection. */
function refusal(status: number, title: string, message: string): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: JSON.stringify({ errors: [{ title, message, detail: null }] }),
  };
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

/** Writes no faster than the client reads. Rejects when the body cannot be had to its end, or the client has gone. */
async function send(
  response: ServerResponse,
  { status, reason, headers, body }: HttpResponse,
  gone: AbortSignal,
): Promise<void> {
  if (reason !== undefined) response.statusMessage = reason;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value as string | string[]);
  response.statusCode = status;
  if (typeof body === 'string') {
    response.end(body);
    return;
  }
  for await (const piece of body) {
    if (gone.aborted) return;
    if (!response.write(piece)) await once(response, 'drain', { signal: gone });
  }
  response.end();
}
