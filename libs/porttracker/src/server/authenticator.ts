import { randomBytes } from 'node:crypto';
import { type AuthenticationType, computeCram, equalSecrets } from '../auth.ts';
import { PorttrackerError, RequestError } from '../errors.ts';
import type { LoginCramMd6Params, LoginParams } from '../gen/index.ts';
import type { ConnectionInfo, SessionOptions } from './options.ts';
import { TEXTS } from './texts.ts';

/** What a session offers its client to log in with, and the check of what comes. */
export class Authenticator {
  readonly offered: readonly AuthenticationType[];
  readonly #lookup: SessionOptions['lookupPassword'];
  readonly #nonce = randomBytes(16);

  /** Throws `invalid_options` if nobody could log in. */
  constructor(connection: ConnectionInfo, options: SessionOptions) {
    this.offered = offeredTypes(connection, options);
    this.#lookup = options.lookupPassword;
  }

  /** The greeting. */
  get hello(): readonly unknown[] {
    const nonce = this.offered.includes('login_cram_md6') ? [this.#nonce.toString('base64')] : [];
    return [null, 'hello', 1, this.offered, ...nonce];
  }

  /** Throws a `RequestError` on a wrong password. An unknown user takes the same path. */
  async checkPassword({ username, password }: LoginParams): Promise<void> {
    const expected = await this.#expected('login', username);
    const equal = equalSecrets(expected ?? randomBytes(32).toString('hex'), password);
    if (expected === undefined || !equal) throw new RequestError(TEXTS.loginFailed);
  }

  /** The server's answer `sr`. Throws a `RequestError` on a wrong response. An unknown user takes the same path. */
  async checkChallenge({ username, cr, cc }: LoginCramMd6Params): Promise<Uint8Array> {
    const expected = await this.#expected('login_cram_md6', username);
    const answers = computeCram(username, expected ?? randomBytes(32).toString('hex'), this.#nonce, cc);
    const equal = equalSecrets(answers.cr, cr);
    if (expected === undefined || !equal) throw new RequestError(TEXTS.loginFailed);
    return answers.sr;
  }

  #expected(type: AuthenticationType, username: string) {
    if (this.#lookup === undefined || !this.offered.includes(type)) throw new RequestError(TEXTS.notServed);
    return this.#lookup(username);
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
