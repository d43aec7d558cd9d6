/** How the calls and the connection of a session fail. */

import {
  isPorttrackerError,
  PorttrackerError,
  type PorttrackerErrorCode,
  type PorttrackerErrorOf,
  textOf,
  wordsOf,
} from '../errors.ts';

/** Of a call that never left. */
export function notSent(
  code: PorttrackerErrorCode,
  text: string,
  message: string,
  cause?: unknown,
): PorttrackerError {
  return new PorttrackerError(code, text, { message, mayHaveRun: false, cause });
}

/** What a refused request rejects with. */
export function failureOf(message: string, id: number, frame: readonly unknown[]): PorttrackerError {
  const said = wordsOf(frame[2] ?? 'the server gave no reason');
  return new PorttrackerError('request_failed', said, {
    message,
    id,
    serverMessage: said,
    extra: frame.slice(3),
  });
}

/** Of a step that the server refused: it fails with this code, and the text goes before the server's words. Anything else passes unchanged. */
export function asRefused(error: unknown, code: 'login_failed' | 'tls_rejected', text: string): unknown {
  if (!isRefusal(error)) return error;
  const { serverMessage, extra } = error;
  return new PorttrackerError(code, `${text}: ${serverMessage}`, { serverMessage, extra, cause: error });
}

/** Whether the server answered with a failure. */
export function isRefusal(error: unknown): error is PorttrackerErrorOf<'request_failed'> {
  return isPorttrackerError(error) && error.code === 'request_failed';
}

/** Of a call that could not be printed, or has a `timeout` that is none. */
export function unfit(message: string, cause: unknown): PorttrackerError {
  if (isPorttrackerError(cause)) return cause;
  return notSent('invalid_options', `arguments that JSON cannot carry: ${textOf(cause)}`, message, cause);
}

/** Why a session takes no more. */
export function closedText(failure: Error | undefined): string {
  return `the connection is closed${failure === undefined ? '' : `: ${failure.message}`}`;
}

/** Of a session whose server sends something else than arrays. */
export function malformed(cause: unknown): PorttrackerError {
  const text = `the server sent no valid array: ${textOf(cause)}`;
  return new PorttrackerError('protocol_violation', text, { cause });
}

/** Of a session whose server ended inside an array. */
export function brokenOff(cause: unknown): PorttrackerError {
  const text = 'the server ended the connection in the middle of a reply';
  return new PorttrackerError('connection_closed', text, { cause });
}

/** Of a session whose socket failed. */
export function asClosed(cause: Error): PorttrackerError {
  if (cause instanceof PorttrackerError) return cause;
  return new PorttrackerError('connection_closed', `the connection broke: ${cause.message}`, { cause });
}
