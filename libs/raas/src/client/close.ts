import type { CloseOptions } from '../call.ts';
import { durationOf, ensureObject, ensureSignal } from '../limits.ts';

/**
 * Waits for an end, which `cut` brings about when the time is up or the signal fires.
 *
 * @throws RaasError with code `invalid_options`, and the end is not begun then.
 */
export async function endOf(
  begin: () => Promise<void>,
  cut: () => void,
  options: CloseOptions,
): Promise<void> {
  ensureObject('options', options);
  const { signal } = options;
  ensureSignal('signal', signal);
  const timeout = durationOf('timeout', options.timeout);
  const end = begin();
  const timer = timeout === undefined ? undefined : setTimeout(cut, timeout);
  if (signal?.aborted) cut();
  else signal?.addEventListener('abort', cut, { once: true });
  try {
    await end;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cut);
  }
}
