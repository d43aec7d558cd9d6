/** What went wrong with a call. */
export type RaasErrorCode =
  /** The server answered with an error; `rpc` holds it. */
  | 'rpc_failed'
  /** The user name or the password is wrong, or there is none. */
  | 'login_failed'
  /** The function for the password failed, or gave no text; see `cause`. Nothing was sent. */
  | 'password_unavailable'
  /** The server refused the login of a call even after logging in again. */
  | 'unauthorized'
  /** The server answered with an HTTP status that has no meaning here; `status` holds it. */
  | 'http_status'
  /** No connection, or it broke before the reply was there. */
  | 'connection_failed'
  /** The TLS handshake failed, or the certificate of either side was not accepted. */
  | 'tls_failed'
  /** The time of the call, or of the connections, ran out. */
  | 'timeout'
  /** The call's AbortSignal fired, for whatever reason: one of `AbortSignal.timeout()` too. */
  | 'aborted'
  /** The client was closed. */
  | 'closed'
  /** The reply is not what the protocol says. */
  | 'protocol_violation'
  /** The response has more octets than `maxResponse`; it was not read to its end. */
  | 'response_too_long'
  /** The server knows no run with the job id to wait for. */
  | 'run_not_found'
  /** What was to be uploaded could not be read; `cause` says why. */
  | 'unreadable_source'
  /** Pages were asked of a message that has none. */
  | 'not_paged'
  /** The URL is not one of an HTTP server, or holds a password, a query or a fragment. */
  | 'invalid_url'
  /** An option has a value that it cannot have; nothing was sent. */
  | 'invalid_options';

/** The `error` of a reply, as the server sent it. */
export interface RpcFailure {
  /** A number from the server's own table; 5000 is an internal error. */
  readonly code: number;
  /** The server's own words. */
  readonly message: string;
  /** For refused parameters, an object keyed by parameter. */
  readonly detail: unknown;
}

/** What is known of a failed call. No member ever holds a secret. */
export interface RaasErrorDetails {
  /** Full name of the message: `sec.get_policies`. */
  readonly message?: string;
  /** The HTTP status, where one came. */
  readonly status?: number;
  /** The error of the reply, where one came. */
  readonly rpc?: RpcFailure;
  /** What was thrown below, where something was. */
  readonly cause?: unknown;
}

/** What an error of a code always has. */
interface Facts {
  readonly rpc_failed: { readonly rpc: RpcFailure };
  readonly http_status: { readonly status: number };
  readonly unauthorized: { readonly status: number };
}

type FactsOf<Code extends RaasErrorCode> = Code extends keyof Facts ? Facts[Code] : unknown;

// Named as it is to be shown.
const Failure = class RaasError extends Error {
  override readonly name = 'RaasError';
  /** What went wrong. */
  readonly code: RaasErrorCode;
  /** Full name of the message: `sec.get_policies`; `batch` for a whole batch. */
  readonly messageName: string | undefined;
  /** The HTTP status, where one came. */
  readonly status: number | undefined;
  /** The error of the reply, where one came. */
  readonly rpc: RpcFailure | undefined;

  /** The text leads with the code and the message's name. */
  constructor(code: RaasErrorCode, text: string, details: RaasErrorDetails = {}) {
    const place = details.message === undefined ? '' : `${details.message}: `;
    super(`[${code}] ${place}${text}`, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.messageName = details.message;
    this.status = details.status;
    this.rpc = details.rpc;
  }
};

type Failure = InstanceType<typeof Failure>;

/** What a call fails with that took longer than its own time or that of its connection. */
const lateNames: ReadonlySet<string> = new Set(['TimeoutError', 'HeadersTimeoutError', 'BodyTimeoutError']);

/** What a request fails with whose connections were closed by the client itself. */
const endNames: ReadonlySet<string> = new Set(['ClientDestroyedError', 'ClientClosedError']);

/** The error of one code. */
export type RaasErrorOf<Code extends RaasErrorCode> = Failure & {
  /** The one code. */
  readonly code: Code;
} & FactsOf<Code>;

/**
 * A call that failed. The text leads with the code.
 *
 * A `switch` over `code` narrows it: an error of code `rpc_failed` has `rpc`, one of `http_status` or `unauthorized` has
 * `status`.
 */
export type RaasError = { [Code in RaasErrorCode]: RaasErrorOf<Code> }[RaasErrorCode];

/** Makes errors, and tells by `instanceof` those of this copy of the package; see `isRaasError`. */
export const RaasError = Object.assign(Failure, { from: toRaasError }) as unknown as {
  /** The text leads with the code and the message's name. `details` are needed for codes that always have some. */
  new <Code extends RaasErrorCode>(
    code: Code,
    text: string,
    ...details: Code extends keyof Facts ? [RaasErrorDetails & FactsOf<Code>] : [RaasErrorDetails?]
  ): RaasErrorOf<Code>;
  /** What `instanceof` looks for. */
  readonly prototype: RaasError;
  /** Wraps whatever was thrown while calling; a RaasError stays itself. */
  from(error: unknown, message?: string): RaasError;
};

/** Holds also for errors thrown by another copy of this package. */
export function isRaasError(error: unknown): error is RaasError {
  return error instanceof Error && error.name === 'RaasError' && 'code' in error;
}

function toRaasError(error: unknown, message?: string): RaasError {
  if (isRaasError(error)) return error;
  const details = { cause: error, ...(message !== undefined && { message }) };
  const name = error instanceof Error ? error.name : '';
  if (lateNames.has(name)) return new RaasError('timeout', 'no reply in the time given', details);
  if (name === 'AbortError') return new RaasError('aborted', 'given up by the caller', details);
  if (endNames.has(name)) return new RaasError('closed', 'the client was closed', details);
  return new RaasError(isOfTls(error) ? 'tls_failed' : 'connection_failed', textOf(error), details);
}

const tlsCodes =
  /^(ERR_TLS|ERR_SSL|CERT_|CRL_|UNABLE_TO_|ERROR_IN_C|DEPTH_ZERO_|SELF_SIGNED_|INVALID_|PATH_LENGTH_|HOSTNAME_|EPROTO$)/;

function isOfTls(error: unknown): boolean {
  return error instanceof Error && 'code' in error && tlsCodes.test(String(error.code));
}

/**
 * The text of anything thrown; of a failed attempt at several addresses, the texts of each; of a failure of TLS, the words of
 * OpenSSL without the place in its source.
 */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('reason' in error && 'library' in error) return String(error.reason);
  if (error.message === '' && error instanceof AggregateError) return error.errors.map(textOf).join('; ');
  return error.message;
}
