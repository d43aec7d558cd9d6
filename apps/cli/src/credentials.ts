import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Who logs in. Never taken from the command line, where every user of the machine could read it. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Where the secrets of a server come from: environment variables by this prefix, then a prompt on a terminal. */
export interface CredentialSource {
  /** `ALUCO_PORTTRACKER` or `ALUCO_RAAS`. */
  readonly prefix: string;
  /** Shown in the prompt. */
  readonly server: string;
  /** From the URL, where it names one. */
  readonly username?: string;
}

/**
 * Finds credentials in the environment, else asks on the terminal.
 *
 * @returns undefined when there are none and nobody to ask; the server may not want any.
 */
export async function findCredentials(source: CredentialSource): Promise<Credentials | undefined> {
  const username = source.username ?? process.env[`${source.prefix}_USER`];
  const password = process.env[`${source.prefix}_PASSWORD`];
  if (username !== undefined && password !== undefined) return { username, password };
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const asked = username ?? (await ask(`user on ${source.server}: `, true));
  return { username: asked, password: password ?? (await ask(`password of ${asked}: `, false)) };
}

/** Asks one line on stderr, so that stdout stays clean for the reply. */
async function ask(question: string, echo: boolean): Promise<string> {
  let silent = false;
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!silent) process.stderr.write(chunk);
      done();
    },
  });
  const prompt = createInterface({ input: process.stdin, output, terminal: true });
  try {
    const answer = prompt.question(question);
    silent = !echo;
    return await answer;
  } finally {
    prompt.close();
    if (!echo) process.stderr.write('\n');
  }
}
