/**
 * The rows of one reply, handed out while the reply still arrives. While enough rows wait for the consumer, nothing is read
 * from the server; a stream that is left gives the call up, and what still comes is dropped. The consumer holds a handle: when that is garbage, the stream
 * is left too, for nobody could ever make room in it.
 */

import { type ParamsBy, preview, type ResultBy, type RowDecoder, type TypedMessage } from '@aluco/wire';
import type { CallOptions, RowBuffer, RowIterator } from '../call.ts';
import { PorttrackerError } from '../errors.ts';
import { AsyncQueue } from './async-queue.ts';

/** How much a stream of rows holds for its consumer, and how it ends early. */
export interface RowOptions extends CallOptions, RowBuffer {}

/** One row of what `message` gives for such parameters. */
export type RowOf<Result> = Result extends readonly (infer Row)[] ? Row : never;

/** Asks for rows; see `PorttrackerClient.rows`. */
export type AskRows = <P, R extends readonly unknown[], Rule = unknown, const Q extends P = P>(
  message: TypedMessage<P, R, Rule>,
  params: ParamsBy<Rule, P, Q>,
  options?: RowOptions,
) => RowIterator<RowOf<ResultBy<Rule, R, Q>>>;

/** What of these is the stream's own; its call has the same signal. */
type RowStreamOptions = Pick<RowOptions, 'buffer' | 'signal'>;

/** What a stream of rows is made of. */
export interface RowStreamSetup {
  /** Of the message. */
  readonly name: string;
  /** Sends the request, if that has not been done, and settles when the stream has all rows. Called once. */
  readonly ask: (stream: RowStream) => Promise<unknown>;
  /** Gives the call up, unless it is over. */
  readonly leave: () => void;
  /** Is told by turns that a stream wants nothing more for now, and that it does. */
  readonly press: (stream: RowStream, isFull: boolean) => void;
}

/** See the head of this file. */
export class RowStream {
  /** Of the message. */
  readonly name: string;
  readonly #setup: RowStreamSetup;
  readonly #options: RowStreamOptions;
  readonly #queue: AsyncQueue<unknown>;
  #isStarted = false;
  #isOver = false;

  constructor(setup: RowStreamSetup, options: RowStreamOptions) {
    this.name = setup.name;
    this.#setup = setup;
    this.#options = options;
    const { buffer } = options;
    this.#queue = new AsyncQueue<unknown>(
      { overflow: 'pause', ...(buffer !== undefined && { buffer }) },
      () => this.#onEnd(),
      (isFull) => setup.press(this, isFull),
    );
  }

  /** For the consumer. There may be one of them. */
  createHandle(): RowIterator<unknown> {
    const handle = new RowHandle(this);
    abandoned.register(handle, this);
    return handle;
  }

  /** Asks for the rows, if that has not been done. */
  start(): void {
    if (this.#isStarted || this.#isOver) return;
    this.#isStarted = true;
    this.#options.signal?.addEventListener('abort', this.#onAbort, { once: true });
    this.#setup.ask(this).then(
      () => this.end(),
      (error: unknown) => this.end(error),
    );
  }

  /** `holder` is kept from becoming garbage until the row has come. */
  next(holder: object): Promise<IteratorResult<unknown>> {
    if (this.#options.signal?.aborted) this.#queue.drop(this.#aborted());
    this.start();
    return this.#queue.next(holder);
  }

  return(): Promise<IteratorResult<unknown>> {
    return this.#queue.return();
  }

  /** What waits is still delivered, then `failure` is thrown, if there is one. */
  end(failure?: unknown): void {
    this.#queue.end(failure);
  }

  /** Takes decoded rows. Throws `invalid_options` for what is no list. */
  give(rows: unknown): void {
    if (!Array.isArray(rows))
      throw new PorttrackerError(
        'invalid_options',
        `expected a message that gives rows, got ${preview(rows)}`,
        { message: this.name },
      );
    for (const row of rows) this.#queue.push(row);
  }

  /** Decodes and takes rows. Throws a WireError for the first row that is wrong, after those before it. */
  take(decoder: RowDecoder, some: readonly unknown[]): void {
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
    const { signal } = this.#options;
    signal?.removeEventListener('abort', this.#onAbort);
    // What the signal ends ends as its call does.
    if (!signal?.aborted) this.#setup.leave();
  }

  readonly #onAbort = (): void => this.#queue.drop(this.#aborted());

  #aborted(): PorttrackerError {
    return new PorttrackerError('aborted', 'the call was aborted', {
      message: this.name,
      mayHaveRun: this.#isStarted,
      cause: this.#options.signal?.reason,
    });
  }
}

const abandoned = new FinalizationRegistry<RowStream>((stream) => void stream.return());

/** All that a consumer has of a stream; the stream does not know it. */
class RowHandle implements RowIterator<unknown> {
  readonly #stream: RowStream;

  constructor(stream: RowStream) {
    this.#stream = stream;
  }

  next(): Promise<IteratorResult<unknown>> {
    return this.#stream.next(this);
  }

  return(): Promise<IteratorResult<unknown>> {
    return this.#stream.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
