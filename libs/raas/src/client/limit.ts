import { durationOf, ensureObject, ensureSignal } from '../limits.ts';

/** Until when something may go on. */
export interface Limit {
  /** Fires with whichever comes first, the caller's own signal or the end of the time; undefined without any of them. */
  readonly signal: AbortSignal | undefined;
  /** Whether it is the end of the time that this was thrown for. */
  isLate(thrown: unknown): boolean;
}

/**
 * Reads the options of a call.
 *
 * @param usual The timeout where they name none, in milliseconds.
 * @throws RaasError with code `invalid_options`.
 */
export function limitOf(
  options: { readonly signal?: AbortSignal; readonly timeout?: number },
  usual?: number,
): Limit {
  ensureObject('options', options);
  const { signal } = options;
  ensureSignal('signal', signal);
  const timeout = durationOf('timeout', options.timeout ?? usual);
  const late = timeout === undefined ? undefined : AbortSignal.timeout(timeout);
  return {
    signal: late === undefined || signal === undefined ? (late ?? signal) : AbortSignal.any([signal, late]),
    isLate: (thrown) => late?.aborted === true && thrown === late.reason,
  };
}
