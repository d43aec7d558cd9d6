import { RaasError } from '../errors.ts';

/** What a function is told that is to give a secret. */
export interface SecretRequest {
  /** Fires when nobody waits for the secret any more. */
  readonly signal: AbortSignal;
}

/** A secret, or what fetches it when it is needed. */
export type Secret = string | ((request: SecretRequest) => string | Promise<string>);

/**
 * No text tells what a function gave instead: it may be the secret in another form.
 *
 * @throws RaasError with code `password_unavailable`.
 */
export async function fetchSecret(password: Secret, signal: AbortSignal): Promise<string> {
  if (typeof password === 'string') return password;
  let secret: unknown;
  try {
    secret = await password({ signal });
  } catch (cause) {
    throw new RaasError('password_unavailable', 'the function for the password failed', { cause });
  }
  if (typeof secret === 'string') return secret;
  throw new RaasError('password_unavailable', 'the function for the password gave no text');
}
