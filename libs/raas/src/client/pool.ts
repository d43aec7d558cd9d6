import { preview } from '@aluco/wire';
import { Client, type Pool } from 'undici';
import { RaasError } from '../errors.ts';

/**
 * Options of the connections, as undici takes them: their number (16), addresses, timeouts. Other than undici does by itself, no
 * response is given up for being slow unless `headersTimeout` or `bodyTimeout` say so. How long one may be, `maxResponse` of the
 * client says.
 */
export type PoolOptions = Omit<Pool.Options, 'maxResponseSize'>;

/** Lets undici check what its pool would only look at when the first call is made. Throws `invalid_options`. */
export function checkPool(origin: string, { connections, ...options }: Pool.Options): void {
  try {
    if (
      connections !== null &&
      connections !== undefined &&
      !(Number.isInteger(connections) && connections > 0)
    )
      throw new TypeError('connections must be a whole number of at least 1');
    // Not connected to anything before its first request.
    new Client(origin, options as Client.Options);
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause);
    const name = Object.keys({ connections, ...options }).find((key) => text.includes(key));
    const value = { connections, ...options }[name as 'connections'] as unknown;
    const got = name === undefined ? '' : `, got ${typeof value === 'number' ? value : preview(value)}`;
    throw new RaasError('invalid_options', `pool: expected what undici takes: ${text}${got}`, { cause });
  }
}
