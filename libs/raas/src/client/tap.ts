/** Shows each HTTP exchange to the caller, with secrets struck out. */
import type { TypeDescriptor } from '@aluco/wire';
import { calls, httpCalls } from '../gen/messages.ts';
import { types } from '../gen/types.ts';
import { type Exchange, type ExchangeRequest, type ExchangeResponse, lengthOf } from './exchange.ts';

/** A body as it went over the wire. */
export interface ObservedBody {
  /** Its length on the wire. */
  readonly octets: number;
  /** What the JSON says, secrets replaced by `•••`; undefined when it is none, and for an upload. */
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
      const tell = (outcome: Pick<ObservedExchange, 'response' | 'error'>) => {
        const duration = performance.now() - started;
        const { method, path, body } = request;
        report(tap, { time, duration, method, path, request: observe(body), ...outcome });
      };
      let response: ExchangeResponse;
      try {
        response = await exchange.send(request);
      } catch (error) {
        tell({ error });
        throw error;
      }
      tell({ response: { status: response.status, ...observe(response.text) } });
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

function observe(body: ExchangeRequest['body'] = ''): ObservedBody {
  return { octets: lengthOf(body), content: typeof body === 'string' ? readContent(body) : undefined };
}

function readContent(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) =>
      secretNames().has(key) && value !== null ? hidden : value,
    );
  } catch {
    return undefined;
  }
}

const hidden = '•••';
let found: ReadonlySet<string> | undefined;

/** The names of all members and fields that hold secrets. */
function secretNames(): ReadonlySet<string> {
  if (found !== undefined) return found;
  const names = new Set<string>();
  const note = (part: { readonly name: string; readonly type: TypeDescriptor; readonly secret?: true }) => {
    if (part.secret === true) names.add(part.name);
  };
  for (const message of Object.values({ ...calls, ...httpCalls })) {
    for (const member of [...message.params, ...message.result]) note(member);
  }
  for (const type of Object.values(types)) {
    if (type.kind === 'record') type.fields.forEach(note);
    if (type.kind === 'tuple') type.members.forEach(note);
  }
  found = names;
  return names;
}
