// Generated from spec/raas/account.yaml by `npm run generate`. Do not edit.

/**
 * What a server keeps of one client.
 *
 * Source: inferred (public-client). Follows from what clients send and what they get back.
 */
export interface Session {
  /**
   * The XSRF token that each POST has to carry.
   *
   * Secret: not to be shown or logged.
   */
  xsrf?: string | undefined;
  /** The name of the user who logged in. */
  username?: string | undefined;
  /** The authentication backend that knows the user. */
  config_name?: string | undefined;
  /** Whether somebody has logged in. */
  authenticated: boolean;
}

/**
 * The body of the reply to a request for a token. Clients need not look at it.
 *
 * Source: decided. No source shows this body; clients read the header and the cookie only.
 */
export interface TokenGrant {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /**
   * The token once more; the header `X-Xsrftoken` and the cookie `_xsrf` are what counts.
   *
   * Secret: not to be shown or logged.
   */
  xsrf?: string | undefined;
}

/**
 * What a client wants to be given for its login.
 *
 * - `jwt`: A JSON Web Token, to be sent as `Authorization: JWT …`.
 */
export type TokenType = 'jwt' | (string & {});

/**
 * Who is now logged in.
 *
 * Source: observed (public-client).
 */
export interface LoginAttributes {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The name of the user. */
  username: string;
  /** The authentication backend that vouches for the user; `internal` for the built-in one. */
  config_name: string;
}

/**
 * The answer to a login that succeeded.
 *
 * Source: observed (public-client). These are the members that clients read. A real server may send
 * more.
 */
export interface LoggedIn {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Whether the login took. */
  authenticated: boolean;
  /** Who is now logged in. */
  attributes: LoginAttributes;
  /**
   * The token for the calls that follow. Present only when `token_type` asked for one.
   *
   * Secret: not to be shown or logged.
   */
  jwt?: string | null | undefined;
}

/**
 * Which server this is.
 *
 * Source: decided. Clients use this path for its cookie; none reads the body.
 */
export interface ServerVersion {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The version of the server, in the product's own numbering. */
  version?: string | undefined;
}

/** What `account.get_token` takes: nothing. */
export type GetTokenParams = Record<string, never>;

/** What `account.get_token` gives to a client. */
export type GetTokenResult = TokenGrant;

/** What a server answers to `account.get_token`. */
export type GetTokenAnswer = TokenGrant;

/** What `account.login` takes. */
export interface AccountLoginParams {
  /** The name of the user. */
  username: string;
  /**
   * The password that the backend knows the user by.
   *
   * Secret: not to be shown or logged.
   */
  password: string;
  /**
   * The authentication backend to ask; `internal` is the built-in one, others are directories that the
   * server was told about.
   *
   * @default "internal"
   */
  config_name?: string | null | undefined;
  /**
   * What to be given besides the cookie. Nothing when left out.
   *
   * @default null
   */
  token_type?: TokenType | null | undefined;
}

/** What `account.login` gives to a client. */
export type AccountLoginResult = LoggedIn;

/** What a server answers to `account.login`. */
export type AccountLoginAnswer = LoggedIn;

/** What `account.version` takes: nothing. */
export type AccountVersionParams = Record<string, never>;

/** What `account.version` gives to a client. */
export type AccountVersionResult = ServerVersion;

/** What a server answers to `account.version`. */
export type AccountVersionAnswer = ServerVersion;
