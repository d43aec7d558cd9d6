import { Readable } from 'node:stream';
import { type Dispatcher, Pool, parseCookie } from 'undici';
import { RaasError } from '../errors.ts';
import { createConnector, type TlsOptions } from './tls.ts';

/** A body, whole or in pieces. It may be sent more than once. */
export type ExchangeBody = string | readonly Uint8Array[];

/** One HTTP request. */
export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ExchangeBody;
  /** Whether it may be sent again when its connection breaks. */
  readonly isRepeatable?: boolean;
  readonly signal?: AbortSignal;
}

/** Its response, read to the end. */
export interface ExchangeResponse {
  readonly status: number;
  /** The reason phrase, which one refusal hides its meaning in. */
  readonly reason: string;
  readonly text: string;
  header(name: string): string | undefined;
}

/** HTTP to one origin: keeps connections and cookies. */
export interface Exchange {
  send(request: ExchangeRequest): Promise<ExchangeResponse>;
  /** The value of a cookie that the server set. */
  cookie(name: string): string | undefined;
  /** Lets requests under way end, then closes the connections. */
  close(): Promise<void>;
  /** Breaks off requests under way. */
  destroy(): Promise<void>;
}

/**
 * Options of the connections, as undici takes them: their number (16), addresses, timeouts. Other than undici does by itself, no
 * response is given up for being slow unless `headersTimeout` or `bodyTimeout` say so.
 */
export type PoolOptions = Pool.Options;

export function createExchange(origin: string, options: PoolOptions = {}, tls?: TlsOptions): Exchange {
  if (tls !== undefined && options.connect !== undefined)
    throw new RaasError('invalid_options', 'expected either tls or pool.connect, got both');
  if (tls !== undefined && !origin.startsWith('https:'))
    throw new RaasError('invalid_options', 'tls: expected a URL that starts with https://');
  const pool = new Pool(origin, {
    connections: 16,
    headersTimeout: 0,
    bodyTimeout: 0,
    ...options,
    ...(tls && { connect: createConnector(tls, options) }),
  });
  const cookies = new Map<string, string>();

  return {
    async send({ method, path, headers, body, signal }) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await pool.request({
        method,
        path,
        headers: {
          ...(cookie !== '' && { cookie }),
          ...headers,
          ...(typeof body === 'object' && { 'content-length': String(lengthOf(body)) }),
        },
        body: typeof body === 'object' ? Readable.from(body) : (body ?? null),
        ...(signal && { signal }),
      });
      keepCookies(cookies, response.headers);
      const text = await response.body.text();
      return {
        status: response.statusCode,
        reason: response.statusText,
        text,
        header: (name) => single(response.headers[name.toLowerCase()]),
      };
    },
    cookie: (name) => cookies.get(name),
    close: () => pool.close(),
    destroy: () => pool.destroy(new RaasError('closed', 'the client was destroyed')),
  };
}

/** Octets of a body. */
export function lengthOf(body: ExchangeBody): number {
  if (typeof body === 'string') return Buffer.byteLength(body);
  return body.reduce((sum, piece) => sum + piece.length, 0);
}

function keepCookies(cookies: Map<string, string>, headers: Dispatcher.ResponseData['headers']): void {
  const lines = headers['set-cookie'];
  for (const line of Array.isArray(lines) ? lines : lines === undefined ? [] : [lines]) {
    const cookie = parseCookie(line);
    if (cookie === null) continue;
    const { maxAge, expires } = cookie;
    const gone = maxAge === undefined ? expires !== undefined && Number(expires) <= Date.now() : maxAge <= 0;
    if (gone) cookies.delete(cookie.name);
    else cookies.set(cookie.name, cookie.value);
  }
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
