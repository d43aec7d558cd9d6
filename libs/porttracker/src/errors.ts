import { preview } from '@aluco/wire';

/** What went wrong. */
export type PorttrackerErrorCode =
  /** The URL cannot be read, or says something that does not fit this protocol. */
  | 'invalid_url'
  /** Options that contradict each other or lack something needed. */
  | 'invalid_options'
  /** No connection came about: name not found, refused, unreachable, or ended before the greeting. */
  | 'connect_failed'
  /** Connection, greeting and login together took longer than `connectTimeout`. */
  | 'connect_timeout'
  /** The connection ended; `mayHaveRun` says whether the server may have carried the call out. */
  | 'connection_closed'
  /** The function for the password failed, or gave no string; see `cause`. */
  | 'password_unavailable'
  /** The server refused the user name or the password. */
  | 'login_failed'
  /** None of the ways to authenticate that the server lists can be used, or may be used as configured. */
  | 'no_usable_authentication'
  /** The server could not prove that it knows the password: wrong server, or somebody in between. */
  | 'server_not_authentic'
  /** The server answered a request with a failure; see `serverMessage` and `extra`. */
  | 'request_failed'
  /** The server reported a fatal error of the whole connection; see `serverMessage`. */
  | 'server_error'
  /** The call's time ran out; of a server's session, that of a request which had begun. */
  | 'timeout'
  /** The call's or the connection's AbortSignal fired. */
  | 'aborted'
  /** The peer sent something this protocol does not allow. */
  | 'protocol_violation'
  /** The TLS handshake failed, or the certificate was not accepted. */
  | 'tls_failed'
  /** TLS was required, and the server refused to start it. */
  | 'tls_rejected'
  /** More calls under way, or more events waiting, than the limit set; or a peer that does not read. */
  | 'overflow';

/** What is known besides the code; plain data, never a secret. */
export interface PorttrackerErrorDetails {
  /** Name of the message the error belongs to. */
  readonly message?: string | undefined;
  /** Its request id. */
  readonly id?: string | number | undefined;
  /** The server's own words. */
  readonly serverMessage?: string | undefined;
  /** What the server sent after its words. */
  readonly extra?: readonly unknown[];
  /** Of a call without a reply: whether the server may have carried it out. */
  readonly mayHaveRun?: boolean | undefined;
  /** What was thrown below, where something was. */
  readonly cause?: unknown;
}

/** What an error of a code always has. */
interface Facts {
  readonly request_failed: { readonly serverMessage: string };
  readonly server_error: { readonly serverMessage: string };
  readonly connection_closed: { readonly mayHaveRun: boolean };
}

type FactsOf<Code> = Code extends keyof Facts ? Facts[Code] : unknown;

// Named as it is to be shown.
const Failure = class PorttrackerError extends Error {
  override readonly name = 'PorttrackerError';
  /** What went wrong. */
  readonly code: PorttrackerErrorCode;
  /** The message of the call it belongs to. */
  readonly messageName: string | undefined;
  /** The request id of that call. */
  readonly id: string | number | undefined;
  /** The server's own words, with `request_failed` and `server_error`. */
  readonly serverMessage: string | undefined;
  /** What the server sent after its words; empty without any. */
  readonly extra: readonly unknown[];
  /**
   * Of a call that got no reply: true where it was sent, so that the server may have carried it out; false where it never
   * left this program. Undefined for errors that belong to no call or came with a reply; with `connection_closed`, false.
   */
  readonly mayHaveRun: boolean | undefined;

  /** The text leads with the message's name, where `details` has one. */
  constructor(code: PorttrackerErrorCode, text: string, details: PorttrackerErrorDetails = {}) {
    super(
      details.message === undefined ? text : `${details.message}: ${text}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.code = code;
    this.messageName = details.message;
    this.id = details.id;
    this.serverMessage = details.serverMessage;
    this.extra = details.extra ?? [];
    this.mayHaveRun = details.mayHaveRun ?? (code === 'connection_closed' ? false : undefined);
  }
};

/** The error of one code. */
export type PorttrackerErrorOf<Code extends PorttrackerErrorCode> = InstanceType<typeof Failure> & {
  /** The one code. */
  readonly code: Code;
} & FactsOf<Code>;

/**
 * Every failure of a client or server session that is not one of decoding a single value (that is a `WireError`).
 *
 * A `switch` over `code` narrows it: an error of code `request_failed` or `server_error` has `serverMessage`, one of
 * `connection_closed` has `mayHaveRun`.
 */
export type PorttrackerError = {
  [Code in PorttrackerErrorCode]: PorttrackerErrorOf<Code>;
}[PorttrackerErrorCode];

/** Makes errors, and tells by `instanceof` those of this copy of the package; see `isPorttrackerError`. */
export const PorttrackerError = Failure as unknown as {
  /** The text leads with the message's name, where `details` has one. They are needed for codes that always have some. */
  new <Code extends PorttrackerErrorCode>(
    code: Code,
    text: string,
    ...details: Code extends 'request_failed' | 'server_error'
      ? [PorttrackerErrorDetails & FactsOf<Code>]
      : [PorttrackerErrorDetails?]
  ): { [One in Code]: PorttrackerErrorOf<One> }[Code];
  /** What `instanceof` looks for. */
  readonly prototype: PorttrackerError;
};

/** Holds also for errors thrown by another copy of this package. */
export function isPorttrackerError(error: unknown): error is PorttrackerError {
  return error instanceof Error && error.name === 'PorttrackerError' && 'code' in error;
}

/**
 * Thrown by a handler to answer its request with a failure: `[id, 0, message, ...extra]`.
 * Everything else a handler throws reaches the client as "internal error" only.
 */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  /** What is sent after the words. */
  readonly extra: readonly unknown[];

  /** `message` and `extra` are sent to the client as they are; `extra` has to be JSON. */
  constructor(message: string, ...extra: readonly unknown[]) {
    super(message);
    this.extra = extra;
  }
}

/** Holds also for errors thrown by another copy of this package. */
export function isRequestError(error: unknown): error is RequestError {
  return error instanceof Error && error.name === 'RequestError' && 'extra' in error;
}

/** What a peer sent where words belong. Text stays as it is; a peer may send anything else as well. */
export function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : preview(value);
}

/** The text of anything thrown. */
export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
