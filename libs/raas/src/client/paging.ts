/**
 * Pages of the messages that have them, told by their descriptors: parameters `limit` and `page`, and a list
 * `results` in what they give.
 */
import type { MessageDescriptor, TypeDescriptor, TypedMessage } from '@aluco/wire';
import type { Caller, CallOptions } from '../call.ts';
import { RaasError } from '../errors.ts';
import { types } from '../gen/types.ts';

/** Parameters of a message that gives one page of many. */
export interface PageParams {
  /** Results in a page; -1 for all. */
  readonly limit?: number | null | undefined;
  /** Counted from 0. */
  readonly page?: number | null | undefined;
}

/** One page. */
export interface ResultPage {
  /** What the page holds. */
  readonly results: readonly unknown[];
}

/** A message that gives its results by pages; for any other message this is `never`. */
export type PagedMessage<P extends PageParams, R extends ResultPage> = TypedMessage<P, R> &
  ('limit' | 'page' extends keyof P ? unknown : never);

const defaultLimit = 50;

/** Whether a message gives its results by pages. */
export function isPaged(message: MessageDescriptor): boolean {
  const has = (name: string) => message.params.some((param) => param.name === name);
  return has('limit') && has('page') && message.result.some(({ type }) => holdsResults(type));
}

function holdsResults(type: TypeDescriptor | undefined): boolean {
  if (type?.kind === 'ref') return holdsResults(types[type.name]);
  return (
    type?.kind === 'record' &&
    type.fields.some((field) => field.name === 'results' && field.type.kind === 'list')
  );
}

/**
 * Asks for one page after the other, each when it is wanted.
 *
 * It ends when as many results have come as the server counts; where it does not count, with a page that is not
 * full. A page without results ends it too and is not given, unless it is the first.
 */
export async function* readPages<P extends PageParams, R extends ResultPage>(
  caller: Caller,
  message: TypedMessage<P, R>,
  params: P,
  options: CallOptions,
): AsyncGenerator<R, void, undefined> {
  if (!isPaged(message)) {
    throw new RaasError('not_paged', 'expected a message with limit, page and results', {
      message: message.name,
    });
  }
  const limit = params.limit ?? usualLimit(message);
  const first = params.page ?? 0;
  let seen = first * limit;
  for (let page = first; ; page += 1) {
    const { ret } = await caller.call(message, { ...params, limit, page }, options);
    const got = ret.results.length;
    if (got === 0 && page > first) return;
    yield ret;
    seen += got;
    const { count } = ret as { count?: unknown };
    const isLast = typeof count === 'number' ? seen >= count : got < limit;
    if (limit <= 0 || got === 0 || isLast) return;
  }
}

/** As {@link readPages}, by result. */
export async function* readItems<P extends PageParams, R extends ResultPage>(
  caller: Caller,
  message: TypedMessage<P, R>,
  params: P,
  options: CallOptions,
): AsyncGenerator<R['results'][number], void, undefined> {
  for await (const { results } of readPages(caller, message, params, options))
    yield* results as Iterable<Awaited<R['results'][number]>>;
}

function usualLimit(message: MessageDescriptor): number {
  const usual = message.params.find(({ name }) => name === 'limit')?.default;
  return typeof usual === 'number' ? usual : defaultLimit;
}
