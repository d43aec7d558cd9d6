/** Why the estate refuses something; names of the protocols' error tables. */
export type EstateErrorCode =
  /** Nothing kept has the key that was given. */
  | 'not_found'
  /** What should be added is there already. */
  | 'already_exists'
  /** The same job runs on the same object. */
  | 'busy'
  /** A parameter has a value that cannot be used. */
  | 'invalid_arguments'
  /** The licence text does not hold. */
  | 'invalid_license'
  /** What must stay cannot be taken away. */
  | 'access_denied'
  /** The simulation was ended while a job ran. */
  | 'stopped';

/** A refusal that a client is meant to read: `message` is the text to send. */
export class EstateError extends Error {
  override readonly name = 'EstateError';
  readonly code: EstateErrorCode;

  constructor(code: EstateErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Holds also for errors thrown by another copy of this package. */
export function isEstateError(error: unknown): error is EstateError {
  return error instanceof Error && error.name === 'EstateError' && 'code' in error;
}
