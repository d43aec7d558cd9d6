import type { MessageCodec, RowDecoder, RowSink } from '@aluco/wire';
import type { CallRows } from './pending-call.ts';
import { RepeatedTexts } from './repeated-texts.ts';
import type { RowStream } from './row-stream.ts';

/**
 * What becomes of the reply to a call whose result is a list. The rows of a long reply are decoded as they come, and collected:
 * neither its octets nor its text are ever held as a whole, and no other call waits for one that is parsed. With
 * a stream the rows go there. Rows that come when nobody wants them any more are dropped as they are.
 */
export class ListCall implements CallRows {
  take: RowSink['take'];
  giveUp: CallRows['giveUp'];
  isLeft = false;
  readonly #codec: MessageCodec<unknown, unknown>;
  readonly #params: unknown;
  #decoder: RowDecoder | undefined;
  #stream: RowStream | undefined;
  /** Those that came as rows, if any did. */
  #rows: unknown[] | undefined;
  #texts: RepeatedTexts | undefined;
  #failure: { readonly error: unknown } | undefined;

  /** Collects only with `take`: who sees every reply, as a tap does, is to see it whole. */
  constructor(codec: MessageCodec<unknown, unknown>, params: unknown, take: RowSink['take']) {
    this.#codec = codec;
    this.#params = params;
    this.take = take;
  }

  /** Undefined where a reply is of use only as a whole. Short replies never ask. */
  get form(): RowSink['form'] {
    this.#decoder ??= this.#codec.rows(this.#params);
    return this.#decoder?.form;
  }

  /** Leads the rows to a stream; before the first octet of the reply is read. */
  streamTo(stream: RowStream): void {
    this.#stream = stream;
    this.take = 'always';
  }

  /** Also when a reply that broke off comes again over another connection. */
  begin(): void {
    this.#decoder = this.#codec.rows(this.#params);
    this.#rows = [];
    this.#failure = undefined;
  }

  push(some: readonly unknown[]): void {
    const rows = this.#rows;
    const decoder = this.#decoder;
    if (rows === undefined || decoder === undefined || this.isLeft) return;
    try {
      if (this.#stream !== undefined) this.#stream.take(decoder, some);
      else {
        this.#texts ??= new RepeatedTexts();
        this.#texts.share(some);
        for (const row of decoder.decode(some)) rows.push(row);
      }
    } catch (error) {
      this.#failure = { error };
      this.leave();
      this.#stream?.end(error);
    }
  }

  /** Gives the call up, unless it is over: the rest of the reply is read and dropped. */
  leave(): void {
    this.isLeft = true;
    this.giveUp?.();
  }

  /** The list, once the reply has come; empty where a stream has got the rows. Throws a WireError for what is wrong in a reply that came whole. */
  result(reply: readonly unknown[]): unknown {
    if (this.#rows !== undefined) return this.#rows;
    if (this.#stream === undefined) return this.#codec.decodeResult(reply, this.#params);
    this.#streamWhole(this.#stream, reply);
    return [];
  }

  /** What comes of a call that failed: the failure, or an empty list where a stream was left. Throws the error, or the one of a row that is wrong. */
  failed(error: unknown): unknown {
    const wasLeft = this.isLeft;
    this.isLeft = true;
    this.#rows = undefined;
    if (this.#failure !== undefined) throw this.#failure.error;
    if (wasLeft) return [];
    throw error;
  }

  /** Rows that were not handed over one by one, because the reply came in another way than expected. */
  #streamWhole(stream: RowStream, reply: readonly unknown[]): void {
    const { form } = this;
    const left = form === 'list' ? reply[0] : reply;
    if (this.#decoder !== undefined && form !== 'either' && Array.isArray(left))
      stream.take(this.#decoder, left);
    else stream.give(this.#codec.decodeResult(reply, this.#params));
  }
}
