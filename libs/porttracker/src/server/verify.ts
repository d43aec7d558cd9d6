import { randomBytes } from 'node:crypto';
import { computeCram, equalSecrets } from '../auth.ts';
import type { Awaitable } from '../gen/index.ts';

type Lookup = (username: string) => Awaitable<string | undefined>;

/** Whether the password is the user's. An unknown user takes the same path as a wrong password. */
export async function verifyPassword(lookup: Lookup, username: string, password: string): Promise<boolean> {
  const expected = await lookup(username);
  const equal = equalSecrets(expected ?? randomBytes(32).toString('hex'), password);
  return expected !== undefined && equal;
}

/** What a client sends as `login_cram_md6`. */
export interface Challenge {
  readonly username: string;
  readonly cr: Uint8Array;
  readonly cc: Uint8Array;
}

/** The server's answer `sr` to a client that knows the password; undefined for one that does not. */
export async function verifyChallenge(
  lookup: Lookup,
  nonce: Uint8Array,
  { username, cr, cc }: Challenge,
): Promise<Uint8Array | undefined> {
  const expected = await lookup(username);
  const answers = computeCram(username, expected ?? randomBytes(32).toString('hex'), nonce, cc);
  const equal = equalSecrets(answers.cr, cr);
  return expected !== undefined && equal ? answers.sr : undefined;
}
