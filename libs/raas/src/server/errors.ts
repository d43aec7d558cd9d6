import { errorCodes } from '../gen/index.ts';

/** A name from the protocol's error table. */
export type RpcErrorName = keyof typeof errorCodes;

/** Thrown by a handler to answer a call with an error from the protocol's table. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  /** What kind of error it is; a reply has its number. */
  readonly code: RpcErrorName;
  /** Any JSON; for refused parameters an object keyed by parameter. */
  readonly detail: unknown;

  /** `message` and `detail` are sent to the client as they are; `detail` has to be JSON. */
  constructor(code: RpcErrorName, message: string, detail: unknown = null) {
    super(message);
    this.code = code;
    this.detail = detail;
  }

  /** As it stands in a reply. */
  toJSON(): {
    /** The number in the protocol's error table. */
    code: number;
    /** The words given. */
    message: string;
    /** The detail given, or null. */
    detail: unknown;
  } {
    return { code: errorCodes[this.code], message: this.message, detail: this.detail };
  }
}

/** Holds also for errors thrown by another copy of this package. */
export function isRpcError(error: unknown): error is RpcError {
  return error instanceof Error && error.name === 'RpcError' && 'detail' in error;
}

/** A request that is refused before it reaches a method, with an HTTP status. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly status: number;
  readonly title: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The reason phrase of the status line. */
  readonly reason: string | undefined;

  constructor(
    code: RpcErrorName,
    title: string,
    message: string,
    extra: { headers?: Record<string, string>; reason?: string } = {},
  ) {
    super(message);
    this.status = errorCodes[code];
    this.title = title;
    this.headers = extra.headers ?? {};
    this.reason = extra.reason;
  }
}

/** A response that is left half written, and was told of. */
export class ResponseBroken extends Error {
  override readonly name = 'ResponseBroken';
}
