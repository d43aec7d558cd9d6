/** Responses before they are taken for replies to calls. */
import { RaasError } from '../errors.ts';
import type { ExchangeResponse } from './exchange.ts';
import { describeStatus, isWrongLogin } from './http-errors.ts';
import type { RequestTrace } from './trace.ts';

/** An answer to be read. */
export interface Answer {
  /** What its JSON says. */
  readonly body: unknown;
  readonly response: ExchangeResponse;
}

/** Whether the server asks for an XSRF token, or for another one. */
export function lacksToken(response: ExchangeResponse): boolean {
  if (response.status !== 403) return false;
  return `${response.reason} ${response.header('x-xsrftoken-missing') ?? ''}`
    .toLowerCase()
    .includes('missing xsrf');
}

/** What errors of a request call it. */
export function nameOf({ messages }: RequestTrace): string {
  return messages.length === 1 ? String(messages[0]) : 'batch';
}

/** Reads what a request was answered with; throws where it was refused or is no JSON. */
export function readAnswer(response: ExchangeResponse, trace: RequestTrace): Answer {
  const message = nameOf(trace);
  const { status, text } = response;
  trace.status = status;
  if (status !== 200) throw statusError(response, message);
  try {
    return { body: JSON.parse(text) as unknown, response };
  } catch {
    const kind = [response.header('content-encoding'), response.header('content-type')].filter(Boolean);
    const type = kind.length === 0 ? 'no type' : `type ${response.veil().text(kind.join(' '))}`;
    // Without a cause: the parser quotes what it read, which may be a token.
    throw new RaasError('protocol_violation', `expected JSON, got ${text.length} characters of ${type}`, {
      message,
      status,
    });
  }
}

function statusError(response: ExchangeResponse, message: string): RaasError {
  const text = response.veil().text(describeStatus(response));
  const details = { message, status: response.status };
  if (isWrongLogin(response)) return new RaasError('login_failed', text, details);
  return response.status === 401
    ? new RaasError('unauthorized', text, details)
    : new RaasError('http_status', text, details);
}
