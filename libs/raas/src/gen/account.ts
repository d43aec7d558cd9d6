// Generated from spec/raas/account.yaml by `npm run generate`. Do not edit.

/**
 * Account.
 *
 * Getting a token, logging in, and asking for the server's version. These are plain HTTP exchanges,
 * not calls of `/rpc`: what a client needs from them stands partly in headers and cookies.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import {
  booleanScalar,
  enumKind,
  namesKind,
  nullableKind,
  recordKind,
  refKind,
  stringScalar,
} from '@aluco/wire/kinds';
import type {
  AccountLoginParams,
  AccountLoginResult,
  AccountVersionParams,
  AccountVersionResult,
  GetTokenParams,
  GetTokenResult,
} from './account.types.ts';
import {
  loggedInType,
  loginAttributesType,
  serverVersionType,
  tokenGrantType,
  tokenTypeType,
} from './named-types.ts';
export type * from './account.types.ts';

/**
 * Get an XSRF token.
 *
 * Sets the cookie `_xsrf` and sends the same token in the header `X-Xsrftoken`. Every later POST of a
 * session that rests on cookies must carry it in the request header `X-Xsrftoken`. A client that is
 * logged in may ask for a fresh token too; its login stays as it is.
 *
 * Source: observed (public-client). The body is our decision.
 */
export const getToken: TypedMessage<GetTokenParams, GetTokenResult> = {
  protocol: 'raas',
  kind: 'http',
  area: 'account',
  name: 'account.get_token',
  params: [],
  result: [{ name: 'ret', type: { kind: 'ref', name: 'TokenGrant' } }],
  session: { in: ['anonymous', 'token', 'expired'], next: 'token' },
  idempotent: true,
  http: { method: 'GET', path: '/account/login', aliases: ['/raas/account/login'] },
  parts: { kinds: [refKind, recordKind, stringScalar], types: { TokenGrant: tokenGrantType } },
};

/**
 * Log in with a user name and a password.
 *
 * Needs the header `X-Xsrftoken`. Sets the cookie `raas-session`; with `token_type` the reply also
 * holds a JWT, which lives for about 30 minutes. There is no way to renew one: log in again when a
 * call is refused with status 401.
 *
 * Source: observed (public-client).
 */
export const accountLogin: TypedMessage<AccountLoginParams, AccountLoginResult> = {
  protocol: 'raas',
  kind: 'http',
  area: 'account',
  name: 'account.login',
  params: [
    { name: 'username', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'password', type: { kind: 'scalar', scalar: 'string' }, secret: true },
    {
      name: 'config_name',
      type: { kind: 'scalar', scalar: 'string' },
      optional: true,
      default: 'internal',
    },
    { name: 'token_type', type: { kind: 'ref', name: 'TokenType' }, optional: true, default: null },
  ],
  result: [{ name: 'ret', type: { kind: 'ref', name: 'LoggedIn' } }],
  session: { in: ['token', 'authenticated', 'expired'], next: 'authenticated' },
  idempotent: true,
  http: { method: 'POST', path: '/account/login', aliases: ['/raas/account/login'] },
  parts: {
    kinds: [namesKind, stringScalar, refKind, enumKind, recordKind, booleanScalar, nullableKind],
    types: { TokenType: tokenTypeType, LoginAttributes: loginAttributesType, LoggedIn: loggedInType },
  },
};

/**
 * Read the version of the server.
 *
 * Tells which server this is. Clients use it to get the cookie `_xsrf` without touching the login
 * path, and to see whether the server is up.
 *
 * Source: observed (public-client). The path and its cookie are observed, the body is our decision.
 */
export const accountVersion: TypedMessage<AccountVersionParams, AccountVersionResult> = {
  protocol: 'raas',
  kind: 'http',
  area: 'account',
  name: 'account.version',
  params: [],
  result: [{ name: 'ret', type: { kind: 'ref', name: 'ServerVersion' } }],
  session: { in: ['anonymous', 'token', 'authenticated', 'expired'] },
  idempotent: true,
  http: { method: 'GET', path: '/version' },
  parts: { kinds: [refKind, recordKind, stringScalar], types: { ServerVersion: serverVersionType } },
};
