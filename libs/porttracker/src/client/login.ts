import { preview } from '@aluco/wire';
import type { AuthenticationType } from '../auth.ts';
import { PorttrackerError, wordsOf } from '../errors.ts';
import { refuse } from '../limits.ts';
import type { LoginMethod } from './cram.ts';
import { asRefused } from './failures.ts';
import type { ClientSession } from './session.ts';

/** What a function is told that is to give a secret. */
export interface SecretRequest {
  /** Fires when nobody waits for the secret any more. */
  readonly signal: AbortSignal;
}

/** A secret, or what fetches it when it is needed. */
export type Secret = string | ((request: SecretRequest) => string | Promise<string>);

/** What the server's greeting said. */
export interface Greeting {
  readonly version: number;
  /** In the server's order; may name types this client does not know. */
  readonly authenticationTypes: readonly string[];
  readonly nonce: string | undefined;
}

/** With what, and by which means, a client may log in. */
export interface Credentials {
  readonly username: string | undefined;
  readonly password: Secret | undefined;
  /** Most wanted first. */
  readonly authentication: readonly AuthenticationType[];
  /** The code of `login_cram_md6`. */
  readonly method: LoginMethod | undefined;
  /** Whether the password itself may be sent. */
  readonly plaintextAllowed: boolean;
  /** The greeting came before the TLS that was demanded: whoever altered it may have logged in as somebody else. */
  readonly isDoubtful: boolean;
  /** Fires when the login is wanted no more. */
  readonly signal: AbortSignal;
}

/** In this order, whatever order the server lists. */
export const DEFAULT_AUTHENTICATION: readonly AuthenticationType[] = ['none', 'login_cram_md6', 'login'];

/** Reads the arguments of `hello`. */
export function parseGreeting(args: readonly unknown[]): Greeting {
  const [version, types, nonce] = args;
  if (Number(version) !== 1) throw unexpected('protocol version 1', version);
  if (!Array.isArray(types)) throw unexpected('a list of authentication types', types);
  return {
    version: 1,
    authenticationTypes: types.map(wordsOf),
    nonce: nonce === undefined || nonce === null ? undefined : wordsOf(nonce),
  };
}

function unexpected(expected: string, received: unknown): PorttrackerError {
  return new PorttrackerError('protocol_violation', `hello: expected ${expected}, got ${preview(received)}`);
}

/** Authenticates by the most wanted means that both sides have; gives which it was. */
export async function logIn(
  session: ClientSession,
  greeting: Greeting,
  credentials: Credentials,
): Promise<AuthenticationType> {
  const type = choose(greeting, credentials);
  if (type === 'none') return type;
  const { username, password } = credentials as { username: string; password: Secret };
  const secret = await fetchSecret(password, credentials.signal);
  try {
    const request = (name: string, args: readonly unknown[]) => session.request(name, args, {}, [secret]);
    if (type === 'login') await request(type, [username, secret]);
    else await credentials.method?.run(request, greeting.nonce ?? '', username, secret);
  } catch (error) {
    throw asRefused(error, 'login_failed', `the server refused the login of ${username}`);
  }
  return type;
}

/** No text tells what the function gave instead: it may be the secret in another form. */
async function fetchSecret(password: Secret, signal: AbortSignal): Promise<string> {
  if (typeof password === 'string') return password;
  if (typeof password !== 'function') refuse('password', 'a string or a function', typeof password);
  let secret: unknown;
  try {
    secret = await password({ signal });
  } catch (cause) {
    throw new PorttrackerError('password_unavailable', 'the function for the password failed', { cause });
  }
  if (typeof secret === 'string') return secret;
  throw new PorttrackerError('password_unavailable', 'the function for the password gave no string');
}

function choose(greeting: Greeting, credentials: Credentials): AuthenticationType {
  const reasons: string[] = [];
  for (const type of credentials.authentication) {
    if (!greeting.authenticationTypes.includes(type)) continue;
    const reason = obstacle(type, greeting, credentials);
    if (reason === undefined) return type;
    reasons.push(`${type} ${reason}`);
  }
  const offered = greeting.authenticationTypes.join(', ') || 'nothing';
  throw new PorttrackerError(
    'no_usable_authentication',
    `the server offers ${offered}; wanted ${credentials.authentication.join(', ')}${
      reasons.length === 0 ? '' : `, but ${reasons.join('; ')}`
    }`,
  );
}

function obstacle(
  type: AuthenticationType,
  greeting: Greeting,
  credentials: Credentials,
): string | undefined {
  if (type === 'none')
    return credentials.isDoubtful && credentials.password !== undefined ? 'came in plain text' : undefined;
  if (credentials.username === undefined) return 'needs the option "username"';
  if (credentials.password === undefined) return 'needs the option "password"';
  if (type === 'login_cram_md6' && credentials.method === undefined)
    return 'needs `cramMd6` in the option "authentication"';
  if (type === 'login_cram_md6') return greeting.nonce === undefined ? 'came without a nonce' : undefined;
  return credentials.plaintextAllowed
    ? undefined
    : 'would send the password unencrypted over the network, which needs the option "allowPlaintextLogin"';
}
