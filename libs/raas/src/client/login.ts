/**
 * Keeps a client logged in.
 *
 * Three ways: a JWT (the default), the session cookie with its XSRF token, or a user name and password on each request. Whoever
 * needs a login while one is under way waits for that one. A login is thrown away when the server refuses it, and only if
 * it is still the one that was refused: of many calls that fail together, the first logs in again for all.
 */
import { RaasError } from '../errors.ts';
import { abortable } from './abortable.ts';
import type { Exchange, ExchangeResponse } from './exchange.ts';
import { readHttpErrors } from './http-errors.ts';

/** How calls are authorised. */
export type AuthenticationMethod = 'jwt' | 'cookie' | 'basic';

export interface LoginOptions {
  readonly username?: string;
  /** The password, or what gives it; asked at each login, never kept. */
  readonly password?: string | (() => string | Promise<string>);
  /** The backend that knows the user. Default `internal`. */
  readonly configName?: string;
  /** Default `jwt`. */
  readonly authentication?: AuthenticationMethod;
}

/** The headers of an authorised request, and their generation for {@link Login.refused}. */
export interface Authorization {
  readonly generation: number;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Login {
  /** Headers for the next request; logs in when needed. */
  authorize(signal?: AbortSignal): Promise<Authorization>;
  /** Says that the server refused these headers, so that the next request logs in again. */
  refused(authorization: Authorization): void;
  /** Gets a new XSRF token. */
  renewToken(signal?: AbortSignal): Promise<string>;
}

const loginPath = '/account/login';

export function createLogin(exchange: Exchange, options: LoginOptions): Login {
  const method = options.authentication ?? 'jwt';
  let generation = 0;
  let current: Promise<Authorization> | undefined;

  async function renewToken(signal?: AbortSignal): Promise<string> {
    const response = await exchange.send({ method: 'GET', path: loginPath, ...(signal && { signal }) });
    const token = response.header('x-xsrftoken') ?? exchange.cookie('_xsrf');
    if (token === undefined) {
      throw new RaasError(
        'protocol_violation',
        'expected an XSRF token in header X-Xsrftoken or cookie _xsrf, got neither',
        {
          status: response.status,
        },
      );
    }
    return token;
  }

  async function logIn(): Promise<Authorization> {
    const credentials = await readCredentials(options);
    generation += 1;
    if (method === 'basic') {
      const pair = new TextEncoder().encode(`${credentials.username}:${credentials.password}`);
      return { generation, headers: { authorization: `Basic ${btoa(String.fromCharCode(...pair))}` } };
    }
    const token = await renewToken();
    const response = await exchange.send({
      method: 'POST',
      path: loginPath,
      headers: { 'content-type': 'application/json', 'x-xsrftoken': token },
      body: JSON.stringify({
        ...credentials,
        config_name: options.configName ?? 'internal',
        ...(method === 'jwt' && { token_type: 'jwt' }),
      }),
    });
    if (response.status !== 200) throw loginFailure(response);
    if (method === 'cookie')
      return { generation, headers: { 'x-xsrftoken': exchange.cookie('_xsrf') ?? token } };
    return { generation, headers: { authorization: `JWT ${readJwt(response)}` } };
  }

  return {
    authorize(signal) {
      current ??= logIn().catch((error: unknown) => {
        current = undefined;
        throw error;
      });
      return abortable(current, signal);
    },
    refused(authorization) {
      if (authorization.generation === generation) current = undefined;
    },
    renewToken,
  };
}

async function readCredentials({
  username,
  password,
}: LoginOptions): Promise<{ username: string; password: string }> {
  if (username === undefined || password === undefined) {
    throw new RaasError(
      'login_failed',
      'the server wants a login: expected a user name and a password, got none',
    );
  }
  return { username, password: typeof password === 'function' ? await password() : password };
}

function loginFailure(response: ExchangeResponse): RaasError {
  const errors = readHttpErrors(response.text);
  const why = errors.map(({ title, message }) => [title, message].filter(Boolean).join(': ')).join('; ');
  const code = response.status === 401 || response.status === 400 ? 'login_failed' : 'http_status';
  return new RaasError(
    code,
    why === '' ? `the server answered the login with status ${response.status}` : why,
    { status: response.status },
  );
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
    { status: response.status },
  );
}
