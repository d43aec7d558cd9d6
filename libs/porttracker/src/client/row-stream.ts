/**
 * The rows of one reply, handed out while the reply still arrives. The request is made when the first row is wanted. While
 * enough rows wait for the consumer, nothing is read from the server; a stream that is left drops what still comes.
 */

import {
  type Codecs,
  type ParamsBy,
  preview,
  type ResultBy,
  type RowDecoder,
  type RowSink,
  type TypedMessage,
} from '@aluco/wire';
import type { CallOptions } from '../call.ts';
import { PorttrackerError } from '../errors.ts';
import { AsyncQueue } from './async-queue.ts';

/** How much a stream of rows holds for its consumer, and how it ends early. */
export interface RowOptions extends CallOptions {
  /**
   * Rows that may wait for the consumer before reading stops, until half of them are taken. Those that came together with
   * the last of them wait too. Default 1024.
   */
  readonly buffer?: number;
}

/** Rows as they come. Leaving the loop over it, `return()` or disposing of it ends the call. One consumer. */
export interface RowIterator<Row> extends AsyncIterableIterator<Row>, AsyncDisposable {}

/** One row of what `message` gives for such parameters. */
export type RowOf<Result> = Result extends readonly (infer Row)[] ? Row : never;

/** Asks for rows; see `PorttrackerClient.rows`. */
export type AskRows = <P, R extends readonly unknown[], Rule = unknown, const Q extends P = P>(
  message: TypedMessage<P, R, Rule>,
  params: ParamsBy<Rule, P, Q>,
  options?: RowOptions,
) => RowIterator<RowOf<ResultBy<Rule, R, Q>>>;

/** What a stream of rows needs of its client. */
export interface RowSource {
  readonly codecs: Codecs;
  request(
    name: string,
    args: readonly unknown[],
    options: CallOptions,
    rows?: RowSink,
  ): Promise<readonly unknown[]>;
  /** Is told by turns that a stream wants nothing more for now, and that it does. */
  press(stream: object, isFull: boolean): void;
}

/** See the head of this file. */
export class RowStream<P, R> implements RowIterator<unknown> {
  readonly #source: RowSource;
  readonly #message: TypedMessage<P, R>;
  readonly #params: P;
  readonly #options: RowOptions;
  readonly #queue: AsyncQueue<unknown>;
  /** Gives the call up. */
  readonly #leave = new AbortController();
  #isStarted = false;
  #isOver = false;

  constructor(source: RowSource, message: TypedMessage<P, R>, params: P, options: RowOptions) {
    this.#source = source;
    this.#message = message;
    this.#params = params;
    this.#options = options;
    const { buffer } = options;
    this.#queue = new AsyncQueue<unknown>(
      { overflow: 'pause', ...(buffer !== undefined && { buffer }) },
      () => this.#onEnd(),
      (isFull) => source.press(this, isFull),
    );
  }

  next(): Promise<IteratorResult<unknown>> {
    if (this.#options.signal?.aborted) this.#queue.drop(this.#aborted());
    if (!this.#isStarted && !this.#isOver) this.#start();
    return this.#queue.next();
  }

  return(): Promise<IteratorResult<unknown>> {
    return this.#queue.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #start(): void {
    this.#isStarted = true;
    const { signal, timeout } = this.#options;
    signal?.addEventListener('abort', this.#onAbort, { once: true });
    this.#ask({ signal: this.#leave.signal, ...(timeout !== undefined && { timeout }) }).then(
      () => this.#queue.end(),
      (error: unknown) => this.#queue.end(error),
    );
  }

  /** Settles when all rows are in the queue. */
  async #ask(options: CallOptions): Promise<void> {
    const { name } = this.#message;
    const codec = this.#source.codecs.message(this.#message);
    const args = codec.encodeParams(this.#params);
    const rows = codec.rows(this.#params);
    if (rows === undefined) {
      this.#give(codec.decodeResult(await this.#source.request(name, args, options), this.#params));
      return;
    }
    const reply = await this.#source.request(name, args, options, {
      form: rows.form,
      isEager: true,
      push: (some) => {
        try {
          this.#take(rows, some);
        } catch (error) {
          this.#queue.end(error);
        }
      },
    });
    // Rows that were not handed over one by one, because the reply came in another way than expected.
    const left = rows.form === 'list' ? reply[0] : reply;
    if (rows.form !== 'either' && Array.isArray(left)) this.#take(rows, left);
    else this.#give(codec.decodeResult(reply, this.#params));
  }

  #give(rows: unknown): void {
    if (!Array.isArray(rows))
      throw new PorttrackerError(
        'invalid_options',
        `expected a message that gives rows, got ${preview(rows)}`,
        {
          message: this.#message.name,
        },
      );
    for (const row of rows) this.#queue.push(row);
  }

  /** Throws a WireError for the first row that is wrong, after those before it. */
  #take(decoder: RowDecoder, some: readonly unknown[]): void {
    if (this.#isOver) return;
    let rows: readonly unknown[] | undefined;
    try {
      rows = decoder.decode(some);
    } catch {
      // Thrown again below, by the row that is wrong.
    }
    if (rows !== undefined) for (const row of rows) this.#queue.push(row);
    else for (const row of some) this.#queue.push(decoder.decode([row])[0]);
  }

  #onEnd(): void {
    this.#isOver = true;
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    this.#leave.abort();
  }

  readonly #onAbort = (): void => this.#queue.drop(this.#aborted());

  #aborted(): PorttrackerError {
    return new PorttrackerError('aborted', 'the call was aborted', {
      message: this.#message.name,
      mayHaveRun: this.#isStarted,
      cause: this.#options.signal?.reason,
    });
  }
}
