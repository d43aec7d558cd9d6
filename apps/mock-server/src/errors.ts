export type MockErrorCode =
  /** A place to listen at cannot be had. */
  'listen_failed';

/** A failure to start; the text names the place and the reason. */
export class MockError extends Error {
  override readonly name = 'MockError';
  readonly code: MockErrorCode;

  constructor(code: MockErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** Holds also for errors thrown by another copy of this package. */
export function isMockError(error: unknown): error is MockError {
  return error instanceof Error && error.name === 'MockError' && 'code' in error;
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something listens there already',
  EACCES: 'permission denied',
  EADDRNOTAVAIL: 'this machine does not have that address',
  ENOTFOUND: 'the name is unknown',
  ENOENT: 'the folder is not there',
};

/** Explains why a place cannot be listened at. */
export function cannotListen(place: string, error: unknown): MockError {
  const code = codeOf(error);
  const reason =
    (code !== undefined && REASONS[code]) || (error instanceof Error ? error.message : String(error));
  return new MockError('listen_failed', `cannot listen on ${place}: ${reason}`, error);
}

/** The system's error code, of the error or of what caused it. */
function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('syscall' in at && 'code' in at && typeof at.code === 'string') return at.code;
  }
  return undefined;
}
