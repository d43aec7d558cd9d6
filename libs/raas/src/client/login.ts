/**
 * Keeps a client logged in.
 *
 * Three ways: a JWT (the default), the session cookie with its XSRF token, or a user name and password on each request. Whoever
 * needs a login while one is under way waits for that one. A login is thrown away when the server refuses it, and only if
 * it is still the one that was refused: of many calls that fail together, the first logs in again for all. The same goes for XSRF
 * tokens.
 */

import { abortable } from '../abortable.ts';
import { RaasError } from '../errors.ts';
import type { Exchange, ExchangeResponse } from './exchange.ts';
import { describeStatus } from './http-errors.ts';
import { fetchSecret, type Secret } from './secret.ts';
import { type Shared, share } from './share.ts';

/** How calls are authorised. */
export type AuthenticationMethod = 'jwt' | 'cookie' | 'basic';

/** Who calls, and how that is shown. */
export interface LoginOptions {
  /** Without one, nothing but what needs no login can be called. */
  readonly username?: string;
  /** The password, or what gives it: asked at each login and not kept, but for `basic`, which sends it with each request. */
  readonly password?: Secret;
  /** The backend that knows the user. Default `internal`. */
  readonly configName?: string;
  /** Default `jwt`. */
  readonly authentication?: AuthenticationMethod;
}

/** The headers of an authorised request, and what they were made of, for {@link Login}. */
export interface Authorization {
  readonly generation: number;
  readonly token: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Login {
  /** Headers for the next request; logs in when needed. */
  authorize(signal?: AbortSignal): Promise<Authorization>;
  /** Says that the server refused these headers. Gives whether the next `authorize` may have better ones. */
  refused(authorization: Authorization): boolean;
  /** Gets an XSRF token in place of the one in these headers, and puts it into all that follow. */
  renewToken(authorization: Authorization, signal?: AbortSignal): Promise<void>;
  /** Gets an XSRF token for a request outside of any login. */
  fetchToken(signal?: AbortSignal): Promise<string>;
}

const loginPath = '/account/login';

/** @param end Ends a login that is under way, for good. */
export function createLogin(exchange: Exchange, options: LoginOptions, end: AbortSignal): Login {
  const method = options.authentication ?? 'jwt';
  let generation = 0;
  /** What the last login gave; undefined without one. */
  let headers: Readonly<Record<string, string>> | undefined;
  /** Stands in each request once it is set: of a cookie session, or when the server has asked for one. */
  let token: string | undefined;
  let login: Shared<void> | undefined;
  let renewal: Shared<void> | undefined;

  async function fetchToken(signal?: AbortSignal): Promise<string> {
    const request = { method: 'GET', path: loginPath, isRepeatable: true } as const;
    const response = await exchange.send({ ...request, ...(signal && { signal }) });
    const found = response.header('x-xsrftoken') ?? exchange.cookie('_xsrf');
    if (found !== undefined) return found;
    const { status } = response;
    const details = { message: 'account.get_token', status };
    if (status !== 200)
      throw new RaasError('http_status', response.veil().text(describeStatus(response)), details);
    throw new RaasError(
      'protocol_violation',
      'expected an XSRF token in header X-Xsrftoken or cookie _xsrf, got neither',
      details,
    );
  }

  async function logIn(signal: AbortSignal): Promise<void> {
    generation += 1;
    const own = generation;
    const keep = (found: Readonly<Record<string, string>>) => {
      if (own === generation) headers = found;
    };
    const credentials = await abortable(readCredentials(options, signal), signal);
    if (method === 'basic') {
      const pair = new TextEncoder().encode(`${credentials.username}:${credentials.password}`);
      return keep({ authorization: `Basic ${btoa(String.fromCharCode(...pair))}` });
    }
    const fetched = await fetchToken(signal);
    const cookie = exchange.cookie('_xsrf');
    const response = await exchange.send({
      method: 'POST',
      path: loginPath,
      headers: { 'content-type': 'application/json', 'x-xsrftoken': fetched },
      body: JSON.stringify({
        ...credentials,
        config_name: options.configName ?? 'internal',
        ...(method === 'jwt' && { token_type: 'jwt' }),
      }),
      isRepeatable: true,
      secrets: () => [credentials.password],
      signal,
    });
    if (response.status !== 200) throw loginFailure(response);
    if (method === 'cookie' || token !== undefined) {
      const after = exchange.cookie('_xsrf');
      token = after !== undefined && after !== cookie ? after : fetched;
    }
    keep(method === 'cookie' ? {} : { authorization: `JWT ${readJwt(response)}` });
  }

  return {
    async authorize(signal) {
      signal?.throwIfAborted();
      while (headers === undefined) {
        if (login === undefined || login.isAbandoned) {
          const started = share(async (gone) => {
            try {
              await logIn(gone);
            } finally {
              if (login === started) login = undefined;
            }
          }, end);
          login = started;
        }
        await login.join(signal);
      }
      const all = token === undefined ? headers : { ...headers, 'x-xsrftoken': token };
      return { generation, token, headers: all };
    },
    refused(authorization) {
      // One that was made since may do better.
      if (authorization.generation !== generation) return true;
      headers = undefined;
      return method !== 'basic' || typeof options.password === 'function';
    },
    async renewToken(authorization, signal) {
      if (authorization.token !== token) return;
      if (renewal === undefined || renewal.isAbandoned) {
        const started = share(async (gone) => {
          try {
            token = await fetchToken(gone);
          } finally {
            if (renewal === started) renewal = undefined;
          }
        }, end);
        renewal = started;
      }
      await renewal.join(signal);
    },
    fetchToken,
  };
}

async function readCredentials(
  { username, password }: LoginOptions,
  signal: AbortSignal,
): Promise<{ username: string; password: string }> {
  if (username === undefined || password === undefined) {
    throw new RaasError(
      'login_failed',
      'the server wants a login: expected a user name and a password, got none',
    );
  }
  return { username, password: await fetchSecret(password, signal) };
}

function loginFailure(response: ExchangeResponse): RaasError {
  const { status } = response;
  const text = response.veil().text(describeStatus(response));
  const details = { message: 'account.login', status };
  return status === 401 || status === 400
    ? new RaasError('login_failed', text, details)
    : new RaasError('http_status', text, details);
}

function readJwt(response: ExchangeResponse): string {
  try {
    const { jwt } = JSON.parse(response.text) as { jwt?: unknown };
    if (typeof jwt === 'string' && /^[\w.~+/=-]+$/.test(jwt)) return jwt;
  } catch {
    // Told below: what came is not shown, for it may hold the token.
  }
  throw new RaasError(
    'protocol_violation',
    'expected a JSON object with a token in "jwt" as the answer to the login',
    { message: 'account.login', status: response.status },
  );
}
