import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import { PorttrackerError, textOf } from '../errors.ts';

const made = new WeakMap<SecureContextOptions, SecureContext>();

/** Read once per options object. Throws `invalid_options` where key and certificate cannot be used. */
export function secureContextOf(options: SecureContextOptions): SecureContext {
  let context = made.get(options);
  if (context === undefined) {
    try {
      context = createSecureContext(options);
    } catch (cause) {
      throw new PorttrackerError('invalid_options', `the option "tls" cannot be used: ${textOf(cause)}`, {
        cause,
      });
    }
    made.set(options, context);
  }
  return context;
}
