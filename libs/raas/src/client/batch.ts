import type { Codecs, TypedMessage } from '@aluco/wire';
import type { Reply } from '../call.ts';
import { isRaasError, RaasError } from '../errors.ts';
import { refuse } from '../limits.ts';
import type { Answer } from './answer.ts';
import { readEnvelope, rpcError } from './envelope.ts';
import type { ExchangeResponse } from './exchange.ts';
import { veilWireError } from './veil.ts';

/** One call of a batch; made by {@link request}. */
export interface BatchRequest<R> {
  /** What is called. */
  readonly message: TypedMessage<unknown, R>;
  /** Its parameters, in program form. */
  readonly params: unknown;
}

/** What became of one call of a batch. */
export type BatchReply<R> =
  | Reply<R>
  | {
      /** The counter of the call this answers. */
      readonly riq: number;
      /** None: the call failed. */
      readonly ret: null;
      /** Why; `rpc_failed` where the server refused it. */
      readonly error: RaasError;
      /** Whatever the server wants to say beside the error. */
      readonly warnings: readonly unknown[];
    };

/** Prepares a call for `client.batch([...])`. */
export function request<P, R>(message: TypedMessage<P, R>, params: P): BatchRequest<R> {
  return { message: message as TypedMessage<unknown, R>, params };
}

/** Throws `invalid_options` for what is no batch. */
export function ensureRequests(requests: readonly BatchRequest<unknown>[]): void {
  if (!Array.isArray(requests)) refuse('requests', 'a list of calls made by request()', requests);
  for (const [index, one] of (requests as unknown[]).entries()) {
    const { message } = (one ?? {}) as { message?: { name?: unknown } };
    if (typeof message?.name !== 'string')
      refuse(`requests[${index}]`, 'a call made by request()', one, true);
  }
}

interface SentCall extends BatchRequest<unknown> {
  readonly riq: number;
}

/**
 * Reads the answer to a batch, one reply per call in their order. A reply belongs to the call whose counter it has, wherever it stands. A
 * call holds a `protocol_violation` where no reply, or more than one, is its own.
 *
 * @throws RaasError with code `protocol_violation` when the number of replies is wrong.
 */
export function readBatch(
  { body, response }: Answer,
  calls: readonly SentCall[],
  codecs: Codecs,
): BatchReply<unknown>[] {
  const replies: unknown = (body as { ret?: unknown } | null)?.ret;
  if (!Array.isArray(replies) || replies.length !== calls.length) {
    const got = Array.isArray(replies) ? `${replies.length}` : 'none';
    throw new RaasError('protocol_violation', `expected ${calls.length} replies to the batch, got ${got}`);
  }
  const byCounter = Map.groupBy(replies as unknown[], counterOf);
  return calls.map((call) => readReply(byCounter.get(call.riq) ?? [], call, response, codecs));
}

function counterOf(reply: unknown): number | undefined {
  const riq: unknown = (reply as { riq?: unknown } | null)?.riq;
  return typeof riq === 'number' || typeof riq === 'string' ? Number(riq) : undefined;
}

/** Reads one reply; one that does not fit holds its error, for the others have been carried out all the same. */
function readReply(
  found: readonly unknown[],
  { riq, message, params }: SentCall,
  response: ExchangeResponse,
  codecs: Codecs,
): BatchReply<unknown> {
  let warnings: readonly unknown[] = [];
  try {
    if (found.length !== 1) {
      const text = `expected one reply with riq ${riq} in the answer to the batch, got ${found.length}`;
      throw new RaasError('protocol_violation', text, { message: message.name });
    }
    const envelope = readEnvelope(found[0], message.name);
    warnings = envelope.warnings;
    if (envelope.error !== null)
      return { riq, ret: null, error: rpcError(envelope.error, message.name, response.veil()), warnings };
    const ret = codecs.message(message).decodeReturn(envelope.ret, params as object);
    return { riq, ret, error: null, warnings };
  } catch (thrown) {
    const cause = veilWireError(thrown, response.veil(), () => response.text);
    return { riq, ret: null, error: unreadable(cause, message.name), warnings };
  }
}

function unreadable(cause: unknown, message: string): RaasError {
  if (isRaasError(cause)) return cause;
  const text = cause instanceof Error ? cause.message : String(cause);
  return new RaasError('protocol_violation', `the reply cannot be read: ${text}`, { message, cause });
}
