import { Readable } from 'node:stream';
import { type Dispatcher, Pool, parseCookie } from 'undici';
import { RaasError } from '../errors.ts';
import { checkPool, type PoolOptions } from './pool.ts';
import { credentialsIn } from './secrets.ts';
import { createConnector, type TlsOptions } from './tls.ts';
import { createVeil, type Veil } from './veil.ts';

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
  /** What in the body is secret. Asked for when something is to be shown. */
  readonly secrets?: () => readonly string[];
}

/** Its response, read to the end. */
export interface ExchangeResponse {
  readonly status: number;
  /** The reason phrase, which one refusal hides its meaning in. */
  readonly reason: string;
  readonly text: string;
  header(name: string): string | undefined;
  /** Hides what the request held of secrets, for the server may quote it. */
  veil(): Veil;
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

/** How to reach an origin. */
export interface ExchangeOptions {
  readonly pool?: PoolOptions | undefined;
  readonly tls?: TlsOptions | undefined;
  /** Octets that a response may have. */
  readonly maxResponse: number;
}

/** @throws RaasError with code `invalid_options`. */
export function createExchange(
  origin: string,
  { pool: given = {}, tls, maxResponse }: ExchangeOptions,
): Exchange {
  const options = {
    connections: 16,
    headersTimeout: 0,
    bodyTimeout: 0,
    ...given,
    ...createConnector(origin, given, tls),
    maxResponseSize: maxResponse,
  };
  checkPool(origin, options);
  const pool = new Pool(origin, options);
  const cookies = new Map<string, string>();

  return {
    async send(request) {
      const { method, path, headers, body, signal } = request;
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      try {
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
        refuseLong(response, maxResponse);
        const text = await response.body.text();
        return {
          status: response.statusCode,
          reason: response.statusText,
          text,
          header: (name) => single(response.headers[name.toLowerCase()]),
          veil: () => veilOf(request, cookie),
        };
      } catch (error) {
        throw cleaned(error, request, maxResponse);
      }
    },
    cookie: (name) => cookies.get(name),
    close: () => pool.close(),
    destroy: () => pool.destroy(new RaasError('closed', 'the client was destroyed')),
  };
}

/** Hides the secrets of a request, and of the cookies that went with it. */
export function veilOf({ headers = {}, secrets }: ExchangeRequest, cookie = ''): Veil {
  return createVeil([...credentialsIn(headers, cookie), ...(secrets?.() ?? [])]);
}

/** Reads nothing of a response that says itself that it is too long. */
function refuseLong({ headers, body }: Dispatcher.ResponseData, most: number): void {
  const length = Number(single(headers['content-length']) ?? 0);
  if (!(length > most)) return;
  body.on('error', () => {}).destroy();
  throw new TooLong(`${length}`);
}

/** A response that is not read to its end. */
class TooLong extends Error {}

/** What a request failed with, without what came: of what is no HTTP, undici shows a part. */
function cleaned(error: unknown, { method, path }: ExchangeRequest, most: number): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'HTTPParserError') Reflect.deleteProperty(error, 'data');
  const isCut = 'code' in error && error.code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE';
  if (!isCut && !(error instanceof TooLong)) return error;
  const got = isCut ? 'more' : error.message;
  const text = `${method} ${path}: expected a response of at most ${most} octets (maxResponse), got ${got}`;
  return new RaasError('response_too_long', text);
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
