/**
 * Replies whose lists are written as their handler yields them. The response begins with the first row: until then a handler
 * can still fail, and is answered like any that fails. Rows are drawn no faster than the response takes them.
 */
import { isWireError, type MessageCodec, type MessageDescriptor, type TypeDescriptor } from '@aluco/wire';
import { abortable } from '../abortable.ts';
import { codecs } from '../codecs.ts';
import { RaasError } from '../errors.ts';
import { types } from '../gen/types.ts';

/** What a handler gave in place of a list: of the member `key` of its answer, or of all of it. */
interface List {
  readonly key: string | undefined;
  readonly rows: AsyncIterable<unknown>;
  readonly codec: MessageCodec<unknown, unknown>;
}

/** An answer with such lists. */
export interface AnswerWithRows {
  /** Without these lists. */
  readonly rest: unknown;
  readonly lists: readonly List[];
}

/** A result in JSON, in pieces; the first of them holds the first row. */
export type ResultText = AsyncGenerator<string, void, undefined>;

/**
 * Finds the lists that are given row by row; undefined for an answer without any.
 *
 * @throws RaasError with code `invalid_options` for rows where the message has no list.
 */
export function findStreams(message: MessageDescriptor, answer: unknown): AnswerWithRows | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  if (isRows(answer)) return { rest: [], lists: [listOf(message, undefined, answer)] };
  const lists = Object.entries(answer).flatMap(([key, value]) =>
    isRows(value) ? [listOf(message, key, value)] : [],
  );
  if (lists.length === 0) return undefined;
  const empty = Object.fromEntries(lists.map(({ key }) => [key, []]));
  return { rest: { ...answer, ...empty }, lists };
}

/** Reads the lists to their ends. */
export async function collect({ rest, lists }: AnswerWithRows, signal?: AbortSignal): Promise<unknown> {
  const whole: unknown[] = [];
  for (const { rows } of lists) {
    const list: unknown[] = [];
    for await (const row of drawn(rows, signal)) list.push(row);
    whole.push(list);
  }
  if (lists[0]?.key === undefined) return whole[0];
  return { ...(rest as object), ...Object.fromEntries(lists.map(({ key }, index) => [key, whole[index]])) };
}

/** Writes the answer as the reply has it. Fails with what a list or the codec throws; the lists that were begun are left then. */
export async function* writeResult(
  { rest, lists }: AnswerWithRows,
  encodeRest: (rest: unknown) => unknown,
  signal?: AbortSignal,
): ResultText {
  const [{ key } = { key: undefined }] = lists;
  if (key === undefined) {
    for (const list of lists) yield* writeRows('[', list, signal);
    return yield ']';
  }
  const streamed = new Set(lists.map((list) => list.key));
  const members = Object.entries(encodeRest(rest) as object).filter(([name]) => !streamed.has(name));
  let open = JSON.stringify(Object.fromEntries(members)).slice(0, -1);
  for (const list of lists) {
    const comma = open === '{' ? '' : ',';
    yield* writeRows(`${open}${comma}${JSON.stringify(list.key)}:[`, list, signal);
    open = ']';
  }
  yield `${open}}`;
}

async function* writeRows(
  open: string,
  { key, rows, codec }: List,
  signal: AbortSignal | undefined,
): ResultText {
  let lead = open;
  let index = 0;
  for await (const row of drawn(rows, signal)) {
    yield lead + encodeRow(codec, row, key, index);
    lead = ',';
    index += 1;
  }
  if (index === 0) yield lead;
}

/** Rows until the signal fires, which does not wait for the next of them. */
async function* drawn(
  rows: AsyncIterable<unknown>,
  signal: AbortSignal | undefined,
): AsyncGenerator<unknown> {
  const iterator = rows[Symbol.asyncIterator]();
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await abortable(Promise.resolve(iterator.next()), signal);
      isOver = done === true;
      if (isOver) return;
      yield value;
    }
  } finally {
    if (!isOver) leaveRows(iterator);
  }
}

/** Not waited for: what gives no row may not end either. */
function leaveRows(iterator: AsyncIterator<unknown>): void {
  Promise.resolve(iterator.return?.()).catch(() => {});
}

function encodeRow(codec: List['codec'], row: unknown, key: string | undefined, index: number): string {
  try {
    return JSON.stringify(codec.encodeReturn([row])).slice(1, -1);
  } catch (error) {
    if (!isWireError(error)) throw error;
    const place = key === undefined ? `row ${index}` : `row ${index} of ${key}`;
    throw new RaasError('invalid_options', `${place}, as a list by itself: ${error.message}`, {
      cause: error,
    });
  }
}

const made = new WeakMap<MessageDescriptor, Map<string | undefined, List['codec']>>();

function listOf(message: MessageDescriptor, key: string | undefined, rows: AsyncIterable<unknown>): List {
  const known: Map<string | undefined, List['codec']> = made.get(message) ?? new Map();
  made.set(message, known);
  let codec = known.get(key);
  if (codec === undefined) {
    const [result] = message.result;
    const type = result && listIn(result.type, key);
    if (type === undefined) {
      const place = key === undefined ? 'its answer is none' : `${key} of its answer is none`;
      const text = `expected rows one by one only where the message has a list; ${place}`;
      throw new RaasError('invalid_options', text, { message: message.name });
    }
    codec = codecs.message({ ...message, result: [{ name: 'ret', type }] });
    known.set(key, codec);
  }
  return { key, rows, codec };
}

/** The list that a type is, or that its field is. */
function listIn(type: TypeDescriptor, key: string | undefined): TypeDescriptor | undefined {
  switch (type.kind) {
    case 'ref': {
      const named = types[type.name];
      return named && listIn(named, key);
    }
    case 'nullable':
      return listIn(type.inner, key);
    case 'list':
      return key === undefined ? type : undefined;
    case 'record': {
      const field = key === undefined ? undefined : type.fields.find(({ name }) => name === key);
      return field && listIn(field.type, undefined);
    }
    default:
      return undefined;
  }
}

function isRows(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
