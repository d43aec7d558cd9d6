/**
 * Answers requests of the protocol: paths, logins, envelopes, batches and errors. What a method does is the handlers' part.
 *
 * It knows no HTTP server: a request and a response are plain data, so that any server can carry it.
 */
import { randomBytes } from 'node:crypto';
import type { MessageDescriptor } from '@aluco/wire';
import { codecs } from '../codecs.ts';
import { errorCodes, httpCalls } from '../gen/index.ts';
import { HttpRefusal, isRpcError, ResponseBroken, RpcError } from './errors.ts';
import type { RequestHandlers } from './handlers.ts';
import { type HttpRequest, type HttpResponse, readCookies } from './http.ts';
import { createIdentity, type IdentityOptions, type User } from './identity.ts';
import { mapLimited } from './map-limited.ts';
import { checkDispatcherOptions } from './options.ts';
import { createReport } from './report.ts';
import { collect, findStreams, type ResultText, writeResult } from './row-streams.ts';
import { findCall, nameOf, readCall, readJson, readParams, type SentCall } from './sent-call.ts';

/** What a handler knows besides its parameters. */
export interface RaasContext {
  /** Who sent it; of messages that need no login, a user without a name. */
  readonly user: User;
  /** Full name of the message. */
  readonly message: string;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal | undefined;
  /** Adds to the reply's warnings. */
  warn(warning: unknown): void;
}

/** Answers a message that has no handler. */
export type Fallback = (message: MessageDescriptor, params: object, context: RaasContext) => unknown;

/** What answers, and who may ask. */
export interface DispatcherOptions extends IdentityOptions {
  /** What answers the messages, by full name. */
  readonly handlers: RequestHandlers;
  /** Without one, a message without a handler is an unknown method. */
  readonly fallback?: Fallback;
  /** Calls of one batch handled at a time. Default 16. Rows that their handlers stream are collected, for a batch is answered at once. */
  readonly concurrency?: number;
  /** Hears of failures that are the server's fault; the client only gets code 5000. What it throws is warned of and has no effect. */
  readonly onError?: (error: unknown, message: string) => void;
}

/** Answers requests, whatever server they came through. */
export interface RaasDispatcher {
  /** Never rejects: every failure has an answer. */
  handle(request: HttpRequest): Promise<HttpResponse>;
}

const rpcPaths = ['/rpc', '/raas/rpc'];
const nobody: User = { username: '', configName: '' };

/**
 * A dispatcher that keeps nothing between requests but the key of its tokens.
 *
 * @throws RaasError with code `invalid_options`.
 */
export function createRaasDispatcher(options: DispatcherOptions): RaasDispatcher {
  checkDispatcherOptions(options);
  const report = createReport(options.onError);
  const identity = createIdentity(options);
  const { concurrency = 16 } = options;
  const routes = new Map<string, MessageDescriptor>();
  for (const message of Object.values(httpCalls)) {
    for (const path of [message.http?.path ?? '', ...(message.http?.aliases ?? [])])
      routes.set(`${message.http?.method} ${path}`, message);
  }

  async function route(request: HttpRequest): Promise<HttpResponse> {
    const path = request.url.split('?', 1)[0] ?? '';
    if (rpcPaths.includes(path)) {
      if (request.method !== 'POST') throw methodNotAllowed('POST');
      return await rpc(request);
    }
    const message = routes.get(`${request.method} ${path}`);
    if (message !== undefined) return await httpMessage(message, request);
    const allowed = ['GET', 'POST'].filter((method) => routes.has(`${method} ${path}`));
    if (allowed.length > 0) throw methodNotAllowed(allowed.join(', '));
    throw new HttpRefusal('unknown_path', 'Not Found', `nothing is served at ${path}`);
  }

  async function rpc(request: HttpRequest): Promise<HttpResponse> {
    const who = await identity.authenticate(request);
    if (who === undefined || who.by === 'cookie') requireToken(request);
    if (who === undefined)
      throw new HttpRefusal('jwt_not_authorized', 'Unauthorized', 'JWT not authorized: log in first');
    const body = readJson(request.body);
    if (!Array.isArray(body)) return await single(readCall(body), who.user, request.signal);
    // All are read before any is carried out: a batch that cannot be read has no effect.
    const sent = body.map(readCall);
    const ret = await mapLimited(sent, concurrency, (call) => answer(call, who.user, request.signal));
    return json(200, { batched_retcode: ret.filter(({ error }) => error !== null).length, ret });
  }

  async function single(call: SentCall, user: User, signal: AbortSignal | undefined): Promise<HttpResponse> {
    const begun: { rows?: ResultText; first: string } = { first: '' };
    const reply = await answer(call, user, signal, async (rows) => {
      // With the first row, the handler can no longer be answered for with an error.
      begun.first = (await rows.next()).value ?? '';
      begun.rows = rows;
    });
    if (begun.rows === undefined) return json(200, reply);
    const { riq, warnings } = reply;
    const lead = `{"riq":${JSON.stringify(riq)},"ret":${begun.first}`;
    const end = () => `,"error":null,"warnings":${JSON.stringify(warnings)}}`;
    return { ...json(200, null), body: pieces(lead, begun.rows, end, nameOf(call), signal) };
  }

  /** The body of a reply whose first row is drawn. */
  async function* pieces(
    lead: string,
    rows: ResultText,
    end: () => string,
    name: string,
    signal: AbortSignal | undefined,
  ): ResultText {
    try {
      yield lead;
      yield* rows;
      yield end();
    } catch (cause) {
      if (!signal?.aborted) report(cause, name);
      throw new ResponseBroken(`${name}: the reply broke off between two rows`, { cause });
    } finally {
      await rows.return();
    }
  }

  /** Lists that a handler streams are collected, unless they are taken by `stream`, and the reply has no result then. */
  async function answer(
    call: SentCall,
    user: User,
    signal: AbortSignal | undefined,
    stream?: (text: ResultText) => Promise<void>,
  ): Promise<Reply> {
    const { riq, resource, method, args, kwargs } = call;
    const name = nameOf(call);
    const warnings: unknown[] = [];
    try {
      const message = findCall(resource, method);
      const codec = codecs.message(message);
      const params = readParams(message, args, kwargs);
      const context: RaasContext = { user, message: name, signal, warn: (warning) => warnings.push(warning) };
      const result = await run(message, params, context);
      const streamed = findStreams(message, result);
      if (streamed !== undefined && stream !== undefined) {
        await stream(writeResult(streamed, (rest) => codec.encodeReturn(rest, params), signal));
        return { riq, ret: null, error: null, warnings };
      }
      const whole = streamed === undefined ? result : await collect(streamed, signal);
      return { riq, ret: codec.encodeReturn(whole, params), error: null, warnings };
    } catch (error) {
      return { riq, ret: null, error: describe(error, name, signal), warnings };
    }
  }

  function run(message: MessageDescriptor, params: object, context: RaasContext): unknown {
    const handlers = options.handlers as Record<
      string,
      ((params: object, context: RaasContext) => unknown) | undefined
    >;
    // Handlers may be methods.
    const answer = handlers[message.name]?.bind(handlers);
    if (answer !== undefined) return answer(params, context);
    if (options.fallback !== undefined) return options.fallback(message, params, context);
    throw new RpcError('unknown_method', `${message.name} is not served here`);
  }

  function describe(error: unknown, name: string, signal: AbortSignal | undefined) {
    if (isRpcError(error)) return error.toJSON();
    // Whoever heeds the signal has done right.
    if (!(signal?.aborted && (error === signal.reason || isAbort(error)))) report(error, name);
    return new RpcError('internal_error', 'Internal server error').toJSON();
  }

  async function httpMessage(message: MessageDescriptor, request: HttpRequest): Promise<HttpResponse> {
    if (message.name === 'account.login') return await login(message, request);
    const token = readCookies(request.headers.cookie).get('_xsrf') ?? randomBytes(16).toString('hex');
    const context: RaasContext = {
      user: nobody,
      message: message.name,
      signal: request.signal,
      warn: () => undefined,
    };
    const result = message.name === 'account.get_token' ? { xsrf: token } : await run(message, {}, context);
    const body = codecs.message(message).encodeReturn(result, {});
    return json(200, body, { 'x-xsrftoken': token, 'set-cookie': [`_xsrf=${token}; Path=/`] });
  }

  async function login(message: MessageDescriptor, request: HttpRequest): Promise<HttpResponse> {
    requireToken(request);
    const codec = codecs.message(message);
    const given = readJson(request.body);
    const issues = codec.validateNamed(given);
    if (issues.length > 0) {
      throw new HttpRefusal(
        'malformed_request',
        'Bad Request',
        issues.map(({ path, expected }) => `${path}: expected ${expected}`).join('; '),
      );
    }
    const params = codec.decodeNamed(given) as {
      username: string;
      password: string;
      config_name?: string;
      token_type?: string;
    };
    const user = await identity.logIn(params.username, params.password, params.config_name ?? 'internal');
    const body = codec.encodeReturn(
      {
        ...(params.token_type === 'jwt' && { jwt: await identity.makeJwt(user) }),
        attributes: { username: user.username, config_name: user.configName },
        authenticated: true,
      },
      params,
    );
    return json(200, body, {
      'set-cookie': [identity.makeCookie(user)],
    });
  }

  return {
    async handle(request) {
      try {
        return await route(request);
      } catch (error) {
        if (error instanceof HttpRefusal) {
          const body = { errors: [{ title: error.title, message: error.message, detail: null }] };
          return {
            ...json(error.status, body, error.headers),
            ...(error.reason !== undefined && { reason: error.reason }),
          };
        }
        if (isRpcError(error)) {
          const { message, detail } = error;
          return json(statusOf(error), { errors: [{ title: error.code, message, detail }] });
        }
        report(error, request.url);
        return json(500, {
          errors: [{ title: 'Internal server error', message: 'the server failed', detail: null }],
        });
      }
    },
  };
}

interface Reply {
  readonly riq: unknown;
  readonly ret: unknown;
  readonly error: { code: number; message: string; detail: unknown } | null;
  readonly warnings: readonly unknown[];
}

/** What a handler's error is outside of a call, where there is only a status to say it with. */
function statusOf({ code }: RpcError): number {
  const number = errorCodes[code];
  if (number < 600) return number;
  switch (code) {
    case 'permission_denied':
      return 403;
    case 'not_found':
    case 'unknown_method':
    case 'unknown_resource':
      return 404;
    case 'internal_error':
    case 'content_unavailable':
      return 500;
    default:
      return 400;
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** A POST that rests on cookies must carry the token of its cookie in a header, where another site could not put it. */
function requireToken(request: HttpRequest): void {
  const cookie = readCookies(request.headers.cookie).get('_xsrf');
  const header = request.headers['x-xsrftoken'];
  if (cookie !== undefined && header === cookie) return;
  throw new HttpRefusal(
    'missing_xsrf',
    'Forbidden',
    header === undefined ? 'missing xsrf token' : 'the xsrf token does not match its cookie',
    {
      reason: 'missing xsrf',
      headers: { 'x-xsrftoken-missing': 'missing xsrf' },
    },
  );
}

function methodNotAllowed(allow: string): HttpRefusal {
  return new HttpRefusal('method_not_allowed', 'Method Not Allowed', `expected ${allow}`, {
    headers: { allow },
  });
}

function json(status: number, body: unknown, headers: HttpResponse['headers'] = {}): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    body: JSON.stringify(body),
  };
}
