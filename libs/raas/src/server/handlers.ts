import type { Awaitable, RaasHandlers } from '../gen/index.ts';
import type { RaasContext } from './dispatcher.ts';

/**
 * An answer with rows that come one after the other: in place of a list among its members, or of the list that it is.
 *
 * @typeParam Answer - The answer as the protocol describes it.
 */
export type StreamedAnswer<Answer> = Answer extends readonly (infer Row)[]
  ? AsyncIterable<Row>
  : Answer extends object
    ? { [Key in keyof Answer]: Answer[Key] | RowsOf<NonNullable<Answer[Key]>> }
    : never;

type RowsOf<List> = List extends readonly (infer Row)[] ? AsyncIterable<Row> : never;

/**
 * A handler as the protocol describes it, or one that streams rows of its answer.
 *
 * @typeParam Handler - The type of the handler as the protocol describes it.
 */
export type StreamingHandler<Handler extends (...args: never[]) => unknown> = (
  ...args: Parameters<Handler>
) => Awaitable<Awaited<ReturnType<Handler>> | StreamedAnswer<Awaited<ReturnType<Handler>>>>;

type Described = RaasHandlers<RaasContext>;

/**
 * What a server's program writes: any of the protocol's calls, by full name. In place of a list, be it the answer or a member of it such
 * as `results`, a handler may give an async iterable: its rows are sent as they come and drawn as the client reads. What it
 * throws before the first row is answered like anything thrown; later it breaks the response off.
 */
export type RequestHandlers = { readonly [Name in keyof Described]?: StreamingHandler<Described[Name]> };
