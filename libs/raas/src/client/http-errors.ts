import type { ExchangeResponse } from './exchange.ts';

/** One entry of the body that goes with an HTTP status of failure. */
interface HttpErrorEntry {
  readonly title: string;
  readonly message: string;
  readonly detail: unknown;
}

/** Reads `{"errors":[...]}`; anything else gives no entries. */
function readHttpErrors(text: string): readonly HttpErrorEntry[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return [];
  }
  const errors = (body as { errors?: unknown } | null)?.errors;
  if (!Array.isArray(errors)) return [];
  return errors.map((entry: Partial<HttpErrorEntry> | null) => ({
    title: String(entry?.title ?? ''),
    message: String(entry?.message ?? ''),
    detail: entry?.detail ?? null,
  }));
}

/** Whether the server says that the user name or the password is wrong. */
export function isWrongLogin({ status, text }: ExchangeResponse): boolean {
  return status === 401 && readHttpErrors(text).some(({ title }) => title.includes('Invalid credentials'));
}

/** A status with what the server says of it: its errors, or where it redirects to. */
export function describeStatus(response: ExchangeResponse): string {
  const { status } = response;
  const errors = readHttpErrors(response.text);
  const why = errors.map(({ title, message }) => [title, message].filter(Boolean).join(': '));
  const place = status >= 300 && status < 400 ? placeOf(response.header('location')) : undefined;
  if (place !== undefined) why.push(`redirects are not followed: give the URL of ${place}`);
  return [`HTTP status ${status}`, ...why].join('; ');
}

/** Where a redirect leads, without a query, which may hold a secret. */
function placeOf(location: string | undefined): string | undefined {
  const url = URL.parse(location ?? '', 'http://the.same.host');
  if (url === null || location === undefined) return undefined;
  return url.host === 'the.same.host' ? url.pathname : `${url.origin}${url.pathname}`;
}
