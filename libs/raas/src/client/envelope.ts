import type { RpcFailure } from '../errors.ts';
import { RaasError } from '../errors.ts';

/** A reply before its result is decoded. */
export interface Envelope {
  readonly riq: number;
  readonly ret: unknown;
  readonly error: RpcFailure | null;
  readonly warnings: readonly unknown[];
}

/** Checks that a value is a reply. Absent warnings count as none. */
export function readEnvelope(value: unknown, message: string): Envelope {
  if (typeof value !== 'object' || value === null || !('ret' in value) || !('error' in value)) {
    throw new RaasError('protocol_violation', 'expected a reply with the keys riq, ret, error and warnings', {
      message,
    });
  }
  const { riq, ret, error, warnings } = value as Record<string, unknown>;
  return {
    riq: Number(riq ?? 1),
    ret,
    error: error === null || error === undefined ? null : readFailure(error),
    warnings: Array.isArray(warnings) ? warnings : [],
  };
}

/** The error that a caller gets for a reply that holds one. */
export function rpcError(failure: RpcFailure, message: string): RaasError {
  return new RaasError('rpc_failed', `${failure.message} (code ${failure.code})`, { message, rpc: failure });
}

function readFailure(value: unknown): RpcFailure {
  const { code, message, detail } = (typeof value === 'object' ? value : { message: value }) as Record<
    string,
    unknown
  >;
  return { code: Number(code ?? 0), message: String(message ?? 'no message'), detail: detail ?? null };
}
