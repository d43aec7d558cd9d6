/** One entry of the body that goes with an HTTP status of failure. */
export interface HttpErrorEntry {
  readonly title: string;
  readonly message: string;
  readonly detail: unknown;
}

/** Reads `{"errors":[...]}`; anything else gives no entries. */
export function readHttpErrors(text: string): readonly HttpErrorEntry[] {
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
