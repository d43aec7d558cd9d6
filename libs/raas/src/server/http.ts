/** A request as the dispatcher takes it, whatever server it came through. */
export interface HttpRequest {
  /** In upper case. */
  readonly method: string;
  /** Path with query, as in the request line. */
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The whole body as text. */
  readonly body: string;
  /** Aborted when the client has gone. */
  readonly signal?: AbortSignal;
}

/** What to answer. */
export interface HttpResponse {
  /** The HTTP status. */
  readonly status: number;
  /** Reason phrase, where it matters. */
  readonly reason?: string;
  /** By lower-case name; several values are several header lines. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /**
   * The whole body as text; in pieces, of a handler that streams rows. To be written as they come: where drawing them fails, what was written must not look
   * whole, so that the connection has to be broken. Who stops drawing calls `return()`.
   */
  readonly body: string | AsyncGenerator<string, void, undefined>;
}

/** The cookies of a request by name. */
export function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0) cookies.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  return cookies;
}
