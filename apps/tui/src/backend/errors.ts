/** `auth`: a login is needed or was refused. `offline`: the server cannot be reached or went away. `refused`: it answered with an error. */
export type BackendErrorCode = 'auth' | 'offline' | 'refused';

/** The one error that screens see; its message is made for the user. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
  readonly code: BackendErrorCode;

  constructor(code: BackendErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The code of a {@link BackendError}, also of one from another copy of this module. */
export function codeOf(error: unknown): BackendErrorCode | undefined {
  return error instanceof Error && error.name === 'BackendError' ? (error as BackendError).code : undefined;
}
