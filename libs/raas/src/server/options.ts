import { calls, httpCalls } from '../gen/messages.ts';
import { ensureCount, ensureFunction, ensureNumber, ensureObject, refuse } from '../limits.ts';
import type { DispatcherOptions } from './dispatcher.ts';

/** Throws `invalid_options`. */
export function checkDispatcherOptions(options: DispatcherOptions): void {
  ensureObject('options', options);
  const { handlers, verify, fallback, onError, now, secret, concurrency } = options;
  const { jwtLifetime = 0, sessionLifetime = 0 } = options;
  if (typeof verify !== 'function') refuse('verify', 'a function', verify);
  ensureObject('handlers', handlers);
  const byName = handlers as Readonly<Record<string, unknown>>;
  for (const name of Object.keys({ ...calls, ...httpCalls }))
    ensureFunction(`handlers[${JSON.stringify(name)}]`, byName[name]);
  ensureFunction('fallback', fallback);
  ensureFunction('onError', onError);
  ensureFunction('now', now);
  ensureCount('concurrency', concurrency);
  ensureNumber('jwtLifetime', jwtLifetime, 0);
  ensureNumber('sessionLifetime', sessionLifetime, 0);
  if (secret !== undefined && !(secret instanceof Uint8Array && secret.length >= 32))
    refuse('secret', '32 octets or more', secret, true);
}
