/** `auth`: a login is needed or was refused. `offline`: the server cannot be reached or went away. `refused`: it answered with an error. */
export type BackendErrorCode = 'auth' | 'offline' | 'refused';

/** Why a server cannot be used yet. */
export const NO_CREDENTIALS = 'a user name and a password are needed';

/** The one error that screens see; its message is made for the user. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
  readonly code: BackendErrorCode;

  constructor(code: BackendErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The text of anything thrown, for people: without the code that leads the texts of the libraries. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^\[\w+\] /, '');
}

/** The code of a {@link BackendError}, also of one from another copy of this module. */
export function codeOf(error: unknown): BackendErrorCode | undefined {
  return error instanceof Error && error.name === 'BackendError' ? (error as BackendError).code : undefined;
}

/**
 * Makes what runs work on a library and turns whatever it throws into a {@link BackendError}.
 *
 * @param codeFor What an error of that library means to the screens.
 */
export function createGuard(
  codeFor: (error: unknown) => BackendErrorCode,
): <T>(work: () => Promise<T>) => Promise<T> {
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      throw new BackendError(codeFor(error), messageOf(error), { cause: error });
    }
  };
}
