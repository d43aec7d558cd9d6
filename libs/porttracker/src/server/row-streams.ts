/**
 * Replies whose rows are written as their handler yields them. A reply is one line, so while one is being written all else
 * waits behind it; several take turns. The line begins with the first row: until then a handler can still fail, and
 * other replies pass. Rows are drawn no faster than the client reads them.
 */

import { setImmediate as turnOfLoop } from 'node:timers/promises';
import type { Codecs, MessageDescriptor } from '@aluco/wire';
import { type Channel, LEFT_OUT } from '../channel.ts';
import { createDeferred } from '../deferred.ts';
import { PorttrackerError, textOf } from '../errors.ts';
import type { RequestId } from './frames.ts';
import { LineWriter } from './line-writer.ts';

/** A reply to come. */
export interface RowReply {
  readonly id: RequestId;
  readonly message: MessageDescriptor;
  readonly params: unknown;
  readonly rows: AsyncIterable<unknown>;
}

/** Characters after which other work gets its turn. */
const BREATHER = 64 * 1024;

/** See the head of this file. */
export class RowStreams {
  readonly #line: LineWriter;
  readonly #codecs: Codecs;
  readonly #signal: AbortSignal;
  #last: Promise<unknown> = Promise.resolve();
  /** Characters since other work had its turn. */
  #written = 0;

  /** `signal` fires at the end of the session. */
  constructor(channel: Channel, codecs: Codecs, signal: AbortSignal) {
    this.#line = new LineWriter(channel);
    this.#codecs = codecs;
    this.#signal = signal;
  }

  /** Runs while no line is half written. */
  async #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#last;
    const done = createDeferred<void>();
    this.#last = done.promise;
    await before;
    try {
      return await work();
    } finally {
      done.resolve();
    }
  }

  /**
   * Settles when the line is written, or the session is over. Rejects with what the handler threw if nothing was written
   * yet; with a `StreamBroken` if the line is left half written, and the connection is then of no use.
   */
  async send(reply: RowReply): Promise<void> {
    const encode = rowEncoder(reply, this.#codecs);
    const iterator = reply.rows[Symbol.asyncIterator]();
    const leave = () => void iterator.return?.().then(undefined, () => {});
    this.#signal.addEventListener('abort', leave, { once: true });
    try {
      const first = await iterator.next();
      const start = first.done ? '' : encode(first.value);
      await this.#exclusively(() => this.#write(reply, iterator, first.done ? undefined : start, encode));
    } catch (error) {
      leave();
      throw error;
    } finally {
      this.#signal.removeEventListener('abort', leave);
    }
  }

  async #write(
    { id, message }: RowReply,
    iterator: AsyncIterator<unknown>,
    first: string | undefined,
    encode: (row: unknown) => string,
  ): Promise<void> {
    if (this.#signal.aborted) return;
    const [open, close] = isNested(message) ? [',[', ']]'] : [first === undefined ? '' : ',', ']'];
    this.#line.open();
    let text = `[${JSON.stringify(id)},1${open}${first ?? ''}`;
    try {
      while (first !== undefined) {
        const length = text.length;
        this.#line.write(text);
        text = '';
        await this.#breathe(length);
        const { done, value } = await iterator.next();
        if (this.#signal.aborted) return;
        if (done) break;
        text = `,${encode(value)}`;
      }
    } catch (cause) {
      throw new StreamBroken(message.name, cause);
    }
    this.#line.write(text + close);
    this.#line.close([id, 1, LEFT_OUT], message.name);
  }

  async #breathe(length: number): Promise<void> {
    await this.#line.drained();
    this.#written += length;
    if (this.#written < BREATHER) return;
    this.#written = 0;
    await turnOfLoop();
  }
}

/** A reply that cannot be finished. */
export class StreamBroken extends PorttrackerError<'connection_closed'> {
  constructor(message: string, cause: unknown) {
    super('connection_closed', `the reply broke off between two rows: ${textOf(cause)}`, { message, cause });
  }
}

/** Streams that a handler may return. */
export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** Whether the rows stand in an array of their own. */
function isNested({ form, result: [rows] }: MessageDescriptor): boolean {
  return form?.send === 'packed' || rows?.rest !== true;
}

function rowEncoder({ message, params }: RowReply, codecs: Codecs): (row: unknown) => string {
  const { result, form } = message;
  const [rows] = result;
  const isList = rows?.rest === true || (rows?.type.kind === 'list' && form?.send !== 'packed');
  if (result.length !== 1 || !isList)
    throw new PorttrackerError('invalid_options', 'a handler can stream only a result that is a list', {
      message: message.name,
    });
  const codec = codecs.message(message);
  const around = isNested(message) ? 2 : 1;
  return (row) => JSON.stringify(codec.encodeResult([row], params)).slice(around, -around);
}
