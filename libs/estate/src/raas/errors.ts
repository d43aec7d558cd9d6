import type { RpcErrorName } from '@aluco/raas';

/** Names from the protocol's error table that the simulated server answers with. */
export type RaasEstateErrorCode = Extract<
  RpcErrorName,
  | 'permission_denied'
  | 'not_found'
  | 'invalid_parameters'
  | 'conflict'
  | 'invalid_content'
  | 'failed_resource_dependency'
>;

/** A call that the simulated server refuses. */
export class RaasEstateError extends Error {
  override readonly name = 'RaasEstateError';
  readonly code: RaasEstateErrorCode;
  /** JSON, keyed by parameter. */
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(code: RaasEstateErrorCode, message: string, detail: Readonly<Record<string, unknown>>) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}

/** Holds also for errors thrown by another copy of this package. */
export function isRaasEstateError(error: unknown): error is RaasEstateError {
  return error instanceof Error && error.name === 'RaasEstateError' && 'detail' in error;
}

/** Nothing has what the parameter names. */
export function notFound(what: string, parameter: string, value: unknown): RaasEstateError {
  return new RaasEstateError('not_found', `No such ${what}`, { [parameter]: value });
}

/** A parameter that has the right type and still makes no sense. */
export function invalid(parameter: string, problem: string): RaasEstateError {
  return new RaasEstateError('invalid_parameters', 'Invalid parameters', { [parameter]: problem });
}

/** @throws RaasEstateError `invalid_parameters`, keyed by the parameter, when one is no uuid. */
export function requireUuids(parameter: string, texts: readonly string[]): void {
  const wrong = texts.find((text) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text));
  if (wrong !== undefined) throw invalid(parameter, `expected uuids, got ${JSON.stringify(wrong)}`);
}
