/** Shows each HTTP exchange to the caller, with secrets struck out. */
import { type Exchange, type ExchangeRequest, type ExchangeResponse, lengthOf, veilOf } from './exchange.ts';
import { createRedactor, type Redactor } from './redact.ts';

/** A body as it went over the wire. */
export interface ObservedBody {
  /** Its length on the wire. */
  readonly octets: number;
  /**
   * What the JSON says; undefined when it is none, and for an upload. `•••` stands for what the description marks as secret, for
   * the parameters and the results of calls that it does not describe, and for what was sent as a secret, wherever it is quoted.
   */
  readonly content: unknown;
}

/** One HTTP request and what became of it: calls and batches, logins, tokens, repetitions. */
export interface ObservedExchange {
  /** When it was sent, in milliseconds since 1970. */
  readonly time: number;
  /** Milliseconds until the response was read or the request failed. */
  readonly duration: number;
  /** As in the request line. */
  readonly method: 'GET' | 'POST';
  /** As in the request line. */
  readonly path: string;
  /** What was sent; of no octets for a GET. */
  readonly request: ObservedBody;
  /** Absent when no response came. */
  readonly response?: ObservedBody & {
    /** The HTTP status. */
    readonly status: number;
  };
  /** Why no response came. */
  readonly error?: unknown;
}

/** Told each exchange when it is over. What it throws is warned of and has no effect. */
export type ExchangeTap = (exchange: ObservedExchange) => void;

export function withTap(exchange: Exchange, tap: ExchangeTap): Exchange {
  return {
    ...exchange,
    async send(request) {
      const time = Date.now();
      const started = performance.now();
      const tell = (redactor: Redactor, outcome: Pick<ObservedExchange, 'response' | 'error'>) => {
        const duration = performance.now() - started;
        const { method, path, body } = request;
        const content = redactor.request(readJson(body));
        report(tap, {
          time,
          duration,
          method,
          path,
          request: { octets: lengthOf(body ?? ''), content },
          ...outcome,
        });
      };
      let response: ExchangeResponse;
      try {
        response = await exchange.send(request);
      } catch (error) {
        tell(createRedactor(request, veilOf(request)), { error });
        throw error;
      }
      const { status, text } = response;
      const redactor = createRedactor(request, response.veil());
      const content = redactor.response(readJson(text));
      tell(redactor, { response: { status, octets: lengthOf(text), content } });
      return response;
    },
  };
}

/** A fault in the tap is not the request's. */
function report(tap: ExchangeTap, exchange: ObservedExchange): void {
  try {
    tap(exchange);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    process.emitWarning(`onExchange threw: ${text}`, 'RaasWarning');
  }
}

/** What JSON says; undefined for anything else. */
function readJson(body: ExchangeRequest['body']): unknown {
  if (typeof body !== 'string') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
