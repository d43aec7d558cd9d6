/** Who a request comes from: tokens and cookies made and checked, nothing kept. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { HttpRefusal } from './errors.ts';
import type { HttpRequest } from './http.ts';
import { readCookies } from './http.ts';

/** Finds out whether a password is right; undefined when it is not or the user is unknown. */
export type Verify = (
  username: string,
  password: string,
  configName: string,
) => User | undefined | Promise<User | undefined>;

/** Who is logged in. */
export interface User {
  /** The name given at the login. */
  readonly username: string;
  /** The backend that knows the user, such as `internal`. */
  readonly configName: string;
}

/** How users are told, and how long their logins last. */
export interface IdentityOptions {
  /** Checks passwords; what it rejects with goes to `onError`. */
  readonly verify: Verify;
  /** Signs tokens and cookies. At least 32 octets; random by default. */
  readonly secret?: Uint8Array;
  /** Seconds that a JWT lives. Default 1800. */
  readonly jwtLifetime?: number;
  /** Seconds that a session by cookie lives, from its login on. Default 1800. */
  readonly sessionLifetime?: number;
  /** Milliseconds since the epoch; the system's time by default. */
  readonly now?: () => number;
}

export interface Identity {
  /** Who sends this request; undefined without any login. Refuses a login that is wrong or expired. */
  authenticate(request: HttpRequest): Promise<{ user: User; by: 'jwt' | 'basic' | 'cookie' } | undefined>;
  logIn(username: string, password: string, configName: string): Promise<User>;
  makeJwt(user: User): Promise<string>;
  /** The header that sets the session cookie. */
  makeCookie(user: User): string;
}

const sessionCookie = 'raas-session';

export function createIdentity(options: IdentityOptions): Identity {
  const secret = options.secret ?? randomBytes(32);
  const lifetime = options.jwtLifetime ?? 1800;
  const sessionLifetime = options.sessionLifetime ?? 1800;
  const now = options.now ?? Date.now;

  const sign = (payload: string) => createHmac('sha256', secret).update(payload).digest('base64url');

  function readCookie(value: string): User | undefined {
    const [payload = '', signature = ''] = value.split('.');
    const expected = Buffer.from(sign(payload));
    const given = Buffer.from(signature);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
    const text = Buffer.from(payload, 'base64url').toString('utf8');
    const { username, configName, expires } = JSON.parse(text) as User & { expires: number };
    return now() < expires ? { username, configName } : undefined;
  }

  async function readJwt(token: string): Promise<User> {
    try {
      const { payload } = await jwtVerify(token, secret, { currentDate: new Date(now()) });
      return { username: String(payload.sub), configName: String(payload.config_name) };
    } catch (error) {
      const why =
        (error as { code?: string }).code === 'ERR_JWT_EXPIRED'
          ? 'the token has expired'
          : 'the token is not valid';
      throw new HttpRefusal('jwt_not_authorized', 'Unauthorized', `JWT not authorized: ${why}`);
    }
  }

  async function logIn(username: string, password: string, configName: string): Promise<User> {
    const user = await options.verify(username, password, configName);
    if (user === undefined) {
      throw new HttpRefusal(
        'invalid_credentials',
        'Invalid credentials',
        'the user name or the password is wrong',
      );
    }
    return user;
  }

  return {
    logIn,
    async authenticate(request) {
      const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(/\s+/, 2);
      switch (scheme.toLowerCase()) {
        case 'jwt':
        case 'bearer':
          return { user: await readJwt(value), by: 'jwt' };
        case 'basic': {
          const [username = '', ...rest] = Buffer.from(value, 'base64').toString('utf8').split(':');
          return { user: await logIn(username, rest.join(':'), 'internal'), by: 'basic' };
        }
        default: {
          const cookie = readCookies(request.headers.cookie).get(sessionCookie);
          const user = cookie === undefined ? undefined : readCookie(cookie);
          return user === undefined ? undefined : { user, by: 'cookie' };
        }
      }
    },
    makeJwt: (user) =>
      new SignJWT({ config_name: user.configName })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setSubject(user.username)
        .setIssuedAt(Math.floor(now() / 1000))
        .setExpirationTime(Math.floor(now() / 1000) + lifetime)
        .sign(secret),
    makeCookie({ username, configName }) {
      const content = { username, configName, expires: now() + sessionLifetime * 1000 };
      const payload = Buffer.from(JSON.stringify(content)).toString('base64url');
      return `${sessionCookie}=${payload}.${sign(payload)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${sessionLifetime}`;
    },
  };
}
