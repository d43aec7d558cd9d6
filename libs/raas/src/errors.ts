/** What went wrong with a call. */
export type RaasErrorCode =
  /** The server answered with an error; `rpc` holds it. */
  | 'rpc_failed'
  /** The user name or the password is wrong, or there is none. */
  | 'login_failed'
  /** The server refused the login of a call even after logging in again. */
  | 'unauthorized'
  /** The server answered with an HTTP status that has no meaning here; `status` holds it. */
  | 'http_status'
  /** No connection, or it broke before the reply was there. */
  | 'connection_failed'
  | 'timeout'
  | 'aborted'
  /** The client was closed. */
  | 'closed'
  /** The reply is not what the protocol says. */
  | 'protocol_violation'
  /** The server knows no run with the job id to wait for. */
  | 'run_not_found'
  /** What was to be uploaded could not be read; `cause` says why. */
  | 'unreadable_source'
  /** Pages were asked of a message that has none. */
  | 'not_paged'
  /** The URL is not one of an HTTP server. */
  | 'invalid_url';

/** The `error` of a reply, as the server sent it. */
export interface RpcFailure {
  /** A number from the server's own table; 5000 is an internal error. */
  readonly code: number;
  readonly message: string;
  /** For refused parameters, an object keyed by parameter. */
  readonly detail: unknown;
}

/** What is known of a failed call. No member ever holds a secret. */
export interface RaasErrorDetails {
  /** Full name of the message: `sec.get_policies`. */
  readonly message?: string;
  readonly status?: number;
  readonly rpc?: RpcFailure;
  readonly cause?: unknown;
}

/** A call that failed. The text leads with the code. */
export class RaasError extends Error {
  override readonly name = 'RaasError';
  readonly code: RaasErrorCode;
  readonly messageName: string | undefined;
  readonly status: number | undefined;
  readonly rpc: RpcFailure | undefined;

  constructor(code: RaasErrorCode, text: string, details: RaasErrorDetails = {}) {
    const place = details.message === undefined ? '' : `${details.message}: `;
    super(`[${code}] ${place}${text}`, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.messageName = details.message;
    this.status = details.status;
    this.rpc = details.rpc;
  }

  /** Wraps whatever was thrown while calling; a RaasError stays itself. */
  static from(error: unknown, message?: string): RaasError {
    if (isRaasError(error)) return error;
    const details = { cause: error, ...(message !== undefined && { message }) };
    const name = error instanceof Error ? error.name : '';
    if (name === 'TimeoutError') return new RaasError('timeout', 'no reply in the time given', details);
    if (name === 'AbortError') return new RaasError('aborted', 'given up by the caller', details);
    return new RaasError(
      'connection_failed',
      error instanceof Error ? error.message : String(error),
      details,
    );
  }
}

/** Holds also for errors thrown by another copy of this package. */
export function isRaasError(error: unknown): error is RaasError {
  return error instanceof Error && error.name === 'RaasError' && 'code' in error;
}
