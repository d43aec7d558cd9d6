import { RaasError } from '../errors.ts';

/** The longest that a timer can be set to. */
const longest = 2 ** 31 - 1;

/**
 * A signal for whichever comes first, the caller's own or the end of the time; undefined without any of them.
 *
 * @param timeout Milliseconds. 0, and what is longer than a timer can be, is no limit.
 * @throws RaasError with code `invalid_options`.
 */
export function limit(signal: AbortSignal | undefined, timeout = 0): AbortSignal | undefined {
  if (!(timeout >= 0))
    throw new RaasError('invalid_options', `timeout: expected milliseconds, 0 or more, got ${timeout}`);
  if (timeout === 0 || timeout > longest) return signal;
  const late = AbortSignal.timeout(Math.ceil(timeout));
  return signal === undefined ? late : AbortSignal.any([signal, late]);
}
