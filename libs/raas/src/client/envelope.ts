import type { RpcFailure } from '../errors.ts';
import { RaasError } from '../errors.ts';
import type { Veil } from './veil.ts';

/** A reply before its result is decoded. */
export interface Envelope {
  readonly ret: unknown;
  readonly error: RpcFailure | null;
  readonly warnings: readonly unknown[];
}

/**
 * Checks that a value is a reply. Absent warnings count as none.
 *
 * @param asked The counter of the call that it is to answer; without one, any is taken. A reply without a counter answers it too.
 * @throws RaasError with code `protocol_violation`.
 */
export function readEnvelope(value: unknown, message: string, asked?: number): Envelope {
  if (typeof value !== 'object' || value === null || !('ret' in value) || !('error' in value)) {
    throw new RaasError('protocol_violation', 'expected a reply with the keys riq, ret, error and warnings', {
      message,
    });
  }
  const { riq, ret, error, warnings } = value as Record<string, unknown>;
  if (asked !== undefined && riq !== undefined && riq !== null && Number(riq) !== asked) {
    const got = typeof riq === 'number' ? `one with riq ${riq}` : 'one with a riq that is no number';
    const text = `expected the reply to call ${asked}, got ${got}`;
    throw new RaasError('protocol_violation', text, { message });
  }
  return {
    ret,
    error: error === null || error === undefined ? null : readFailure(error),
    warnings: Array.isArray(warnings) ? warnings : [],
  };
}

/** The error that a caller gets for a reply that holds one, without what the request held of secrets. */
export function rpcError(failure: RpcFailure, message: string, veil: Veil): RaasError {
  const rpc = { ...failure, message: veil.text(failure.message), detail: veil.value(failure.detail) };
  return new RaasError('rpc_failed', `${rpc.message} (code ${rpc.code})`, { message, rpc });
}

function readFailure(value: unknown): RpcFailure {
  const { code, message, detail } = (typeof value === 'object' ? value : { message: value }) as Record<
    string,
    unknown
  >;
  return { code: Number(code ?? 0), message: String(message ?? 'no message'), detail: detail ?? null };
}
