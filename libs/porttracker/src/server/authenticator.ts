import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type AuthenticationType, computeCram, equalSecrets } from '../auth.ts';
import { PorttrackerError, RequestError } from '../errors.ts';
import type { LoginCramMd6Params, LoginParams } from '../gen/index.ts';
import type { ConnectionInfo, SessionOptions } from './options.ts';
import { TEXTS } from './texts.ts';

/** Milliseconds: the refusal after the second failure waits for the first of these, each later one twice as long. */
const FIRST_DELAY = 100;
const LONGEST_DELAY = 1_000;

/** What a session offers its client to log in with, and the check of what comes. */
export class Authenticator {
  readonly offered: readonly AuthenticationType[];
  readonly #lookup: SessionOptions['lookupPassword'];
  readonly #nonce: Buffer | undefined;
  #failures = 0;

  /** Throws `invalid_options` if nobody could log in. */
  constructor(connection: ConnectionInfo, options: SessionOptions) {
    this.offered = offeredTypes(connection, options);
    this.#lookup = options.lookupPassword;
    this.#nonce = this.offered.includes('login_cram_md6') ? randomBytes(16) : undefined;
  }

  /** The greeting. */
  get hello(): readonly unknown[] {
    const nonce = this.#nonce === undefined ? [] : [this.#nonce.toString('base64')];
    return [null, 'hello', 1, this.offered, ...nonce];
  }

  /** Logins that failed. */
  get failures(): number {
    return this.#failures;
  }

  /** Throws a `RequestError` on a wrong password. An unknown user takes the same path. */
  async checkPassword({ username, password }: LoginParams): Promise<void> {
    const expected = await this.#expected('login', username);
    const equal = equalSecrets(expected ?? randomBytes(32).toString('hex'), password);
    if (expected === undefined || !equal) this.#refuse();
  }

  /** The server's answer `sr`. Throws a `RequestError` on a wrong response. An unknown user takes the same path. */
  async checkChallenge({ username, cr, cc }: LoginCramMd6Params): Promise<Uint8Array> {
    const expected = await this.#expected('login_cram_md6', username);
    const secret = expected ?? randomBytes(32).toString('hex');
    const answers = computeCram(username, secret, this.#nonce ?? randomBytes(16), cc);
    const equal = equalSecrets(answers.cr, cr);
    if (expected === undefined || !equal) this.#refuse();
    return answers.sr;
  }

  /** Passes the time before a refusal is sent, which grows for whoever guesses. */
  async delay(signal: AbortSignal): Promise<void> {
    if (this.#failures < 2) return;
    const ms = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (this.#failures - 2));
    await wait(ms, undefined, { signal, ref: false });
  }

  #refuse(): never {
    this.#failures++;
    throw new RequestError(TEXTS.loginFailed);
  }

  async #expected(type: AuthenticationType, username: string): Promise<string | undefined> {
    if (this.#lookup === undefined || !this.offered.includes(type)) throw new RequestError(TEXTS.notServed);
    const found: unknown = (await this.#lookup(username)) ?? undefined;
    if (found === undefined || typeof found === 'string') return found;
    // Whatever it is, it may be the password.
    throw new PorttrackerError('invalid_options', 'lookupPassword gave something that is no string');
  }
}

function offeredTypes(connection: ConnectionInfo, options: SessionOptions): readonly AuthenticationType[] {
  const { authentication, lookupPassword } = options;
  const byPassword: AuthenticationType[] = lookupPassword === undefined ? [] : ['login_cram_md6', 'login'];
  const local: AuthenticationType[] = connection.transport === 'unix' ? ['none'] : [];
  const offered =
    typeof authentication === 'function'
      ? authentication(connection)
      : (authentication ?? [...local, ...byPassword]);
  if (offered.length === 0)
    throw new PorttrackerError(
      'invalid_options',
      'no way to authenticate: give "lookupPassword" or "authentication"',
    );
  if (lookupPassword === undefined && offered.some((type) => type !== 'none'))
    throw new PorttrackerError('invalid_options', 'logins by password need the option "lookupPassword"');
  return offered;
}
