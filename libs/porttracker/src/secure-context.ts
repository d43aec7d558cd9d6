import { X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import { PorttrackerError, textOf } from './errors.ts';

const made = new WeakMap<SecureContextOptions, SecureContext>();

/** Read once per options object. Throws `invalid_options` where key, certificate and the rest cannot be used. */
export function secureContextOf(options: SecureContextOptions): SecureContext {
  let context = made.get(options);
  if (context === undefined) {
    try {
      context = createSecureContext(options);
      // An authority that is none, as the path of a file, would be passed over, and nobody be trusted.
      for (const ca of [options.ca].flat()) if (ca) new X509Certificate(ca);
    } catch (error) {
      throw unusableTls(error);
    }
    made.set(options, context);
  }
  return context;
}

/** What Node says of options that it cannot use, without the value that it received: that may be a passphrase. */
export function unusableTls(error: unknown): PorttrackerError {
  const [text, received] = textOf(error).split(/\.? Received /);
  return new PorttrackerError(
    'invalid_options',
    `the option "tls" cannot be used: ${text}`,
    received === undefined ? { cause: error } : {},
  );
}
