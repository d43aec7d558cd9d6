/** The options of a client, checked before anything is sent. */
import { constants } from 'node:buffer';
import { RaasError } from '../errors.ts';
import { durationOf, ensureCount, ensureFunction, ensureObject, ensureText, refuse } from '../limits.ts';
import type { LoginOptions } from './login.ts';
import type { PoolOptions } from './pool.ts';
import type { ExchangeTap } from './tap.ts';
import type { TlsOptions } from './tls.ts';

/** How to reach a server and who logs in. */
export interface ConnectOptions extends LoginOptions {
  /**
   * Milliseconds for each call that does not set its own. 0, the default, waits for ever, here as in all that follow, and so do
   * `Infinity` and what is longer than a timer can be set to, 24 days.
   */
  readonly timeout?: number;
  /**
   * Milliseconds for which the end of an `await using` scope waits for replies under way; calls that have none then fail with
   * `closed`. `close()` says for itself how long it waits. Default 10000.
   */
  readonly closeTimeout?: number;
  /**
   * Octets that a response may have; a call whose response is longer fails with `response_too_long`. It is read as one text, which
   * can have no more than 536870888. Default 256 MiB.
   */
  readonly maxResponse?: number;
  /** Shown each HTTP exchange when it is over, logins included and secrets struck out. */
  readonly onExchange?: ExchangeTap;
  /** Of `https://`: whom to trust, which certificate to insist on, and the client's own. */
  readonly tls?: TlsOptions;
  /** Connections and their limits, as undici's Pool takes them. */
  readonly pool?: PoolOptions;
}

/** Where to connect to, and how. */
export interface Settings {
  readonly origin: string;
  /** The path below which the server lies, without a slash at its end. */
  readonly base: string;
  readonly options: ConnectOptions;
  /** Milliseconds; undefined where there is no limit. */
  readonly timeout: number | undefined;
  /** Milliseconds; 0 where there is no limit. */
  readonly closeTimeout: number;
  readonly maxResponse: number;
}

const methods: readonly unknown[] = ['jwt', 'cookie', 'basic'];

/** @throws RaasError with code `invalid_url` or `invalid_options`. */
export function readSettings(url: string | URL, options: ConnectOptions): Settings {
  const { origin, pathname, username } = parseUrl(url);
  ensureObject('options', options);
  const { timeout, closeTimeout = 10_000, maxResponse = 2 ** 28 } = options;
  ensureCount('maxResponse', maxResponse, 1, constants.MAX_STRING_LENGTH);
  ensureFunction('onExchange', options.onExchange);
  if (options.pool !== undefined) ensureObject('pool', options.pool);
  const login = { ...options, username: options.username ?? nameIn(username) };
  checkLogin(login);
  return {
    origin,
    base: pathname.replace(/\/+$/, ''),
    options: login.username === undefined ? options : (login as ConnectOptions),
    timeout: durationOf('timeout', timeout),
    closeTimeout: durationOf('closeTimeout', closeTimeout) ?? 0,
    maxResponse,
  };
}

function checkLogin({
  username,
  password,
  configName,
  authentication,
}: { [Key in keyof LoginOptions]: unknown }) {
  ensureText('username', username);
  ensureText('configName', configName);
  if (password !== undefined && typeof password !== 'string' && typeof password !== 'function')
    refuse('password', 'a text or a function that gives it', password, true);
  if (authentication !== undefined && !methods.includes(authentication))
    refuse('authentication', methods.join(', '), authentication);
  // In the header, a colon ends the name (RFC 7617).
  if (authentication === 'basic' && typeof username === 'string' && /[:\p{Cc}]/u.test(username))
    refuse('username', 'a text without colons and control characters, for `basic`', username);
}

function parseUrl(url: unknown): URL {
  const parsed = typeof url === 'string' ? URL.parse(url) : url instanceof URL ? url : null;
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol))
    throw invalid(`expected a URL that starts with http:// or https://, got ${kindOf(url, parsed)}`);
  if (parsed.password !== '') throw invalid('expected a URL without a password: give it in the options');
  // Not quoted: it may be a secret.
  if (parsed.search !== '' || parsed.hash !== '')
    throw invalid(
      `expected a URL without a query and a fragment, got ${parsed.search === '' ? 'a fragment' : 'a query'}`,
    );
  return parsed;
}

/** What is no URL is not quoted: it may hold a password. */
function kindOf(url: unknown, parsed: URL | null): string {
  if (parsed !== null) return 'another scheme';
  return typeof url === 'string' ? 'a text that is none' : String(typeof url);
}

function nameIn(username: string): string | undefined {
  try {
    return username === '' ? undefined : decodeURIComponent(username);
  } catch {
    throw invalid('expected a user name with percent signs that escape something');
  }
}

function invalid(text: string): RaasError {
  return new RaasError('invalid_url', text);
}
