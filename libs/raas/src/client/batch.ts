import type { Codecs, TypedMessage } from '@aluco/wire';
import type { Reply } from '../call.ts';
import { RaasError } from '../errors.ts';
import { readEnvelope, rpcError } from './envelope.ts';

/** One call of a batch; made by {@link request}. */
export interface BatchRequest<R> {
  readonly message: TypedMessage<unknown, R>;
  readonly params: unknown;
}

/** What became of one call of a batch. */
export type BatchReply<R> =
  | Reply<R>
  | {
      readonly riq: number;
      readonly ret: null;
      readonly error: RaasError;
      readonly warnings: readonly unknown[];
    };

/** Prepares a call for `client.batch([...])`. */
export function request<P, R>(message: TypedMessage<P, R>, params: P): BatchRequest<R> {
  return { message: message as TypedMessage<unknown, R>, params };
}

interface SentCall extends BatchRequest<unknown> {
  readonly riq: number;
}

/**
 * Reads the answer to a batch, one reply per call in their order.
 *
 * @throws RaasError with code `protocol_violation` when the number of replies is wrong.
 */
export function readBatch(body: unknown, calls: readonly SentCall[], codecs: Codecs): BatchReply<unknown>[] {
  const replies = (body as { ret?: unknown } | null)?.ret;
  if (!Array.isArray(replies) || replies.length !== calls.length) {
    const got = Array.isArray(replies) ? `${replies.length}` : 'none';
    throw new RaasError('protocol_violation', `expected ${calls.length} replies to the batch, got ${got}`);
  }
  return calls.map(({ riq, message, params }, index) => {
    const { ret, error, warnings } = readEnvelope(replies[index], message.name);
    if (error !== null) return { riq, ret: null, error: rpcError(error, message.name), warnings };
    return { riq, ret: codecs.message(message).decodeReturn(ret, params as object), error: null, warnings };
  });
}
