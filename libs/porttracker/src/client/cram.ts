import { randomBytes } from 'node:crypto';
import { computeCram, equalSecrets, fromBase64, toBase64 } from '../auth.ts';
import { PorttrackerError } from '../errors.ts';

/** A way to log in that is code of its own, for programs that bring only what they use. */
export interface LoginMethod {
  /** As servers list it in their greeting. */
  readonly type: 'login_cram_md6';
  /** Logs in. `request` gives what follows the status of a reply; `nonce` is the server's, in base64. */
  run(
    request: (name: string, args: readonly unknown[]) => Promise<readonly unknown[]>,
    nonce: string,
    username: string,
    password: string,
  ): Promise<void>;
}

/** The challenge-response login: the password stays here, and the server has to prove that it knows it. */
export const cramMd6: LoginMethod = {
  type: 'login_cram_md6',
  async run(request, nonce, username, password) {
    const cc = randomBytes(32);
    const octets = fromBase64(nonce);
    // The two answers would be the same, so that anybody could send ours back.
    if (octets.length === 0)
      throw new PorttrackerError(
        'server_not_authentic',
        'the challenge in the greeting is empty: no answer to it would prove anything',
      );
    const { cr, sr } = computeCram(username, password, octets, cc);
    const [answer] = await request('login_cram_md6', [username, toBase64(cr), cc.toString('base64')]);
    if (equalSecrets(fromBase64(typeof answer === 'string' ? answer : ''), sr)) return;
    throw new PorttrackerError(
      'server_not_authentic',
      'the server accepted the login but could not prove that it knows the password',
    );
  },
};
