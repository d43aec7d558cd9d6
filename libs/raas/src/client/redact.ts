/** Bodies without their secrets, as the tap shows them. */
import { calls } from '../gen/messages.ts';
import type { ExchangeRequest } from './exchange.ts';
import { isShown, secretNames } from './secrets.ts';
import { hidden, type Veil } from './veil.ts';

/** Of one exchange. `undefined`, what is no JSON, stays itself. */
export interface Redactor {
  request(body: unknown): unknown;
  response(body: unknown): unknown;
}

/** What of a call is looked at. */
interface Call {
  readonly resource: unknown;
  readonly method: unknown;
  readonly kwargs: unknown;
}

export function createRedactor({ body }: ExchangeRequest, veil: Veil): Redactor {
  const sent = callsIn(body);
  const isDescribed = sent.every((call) => Object.hasOwn(calls, nameOf(call)));
  const bare = (value: unknown) => veil.value(hideNamed(value, 0));
  return {
    request: (value) => (sent.length === 0 ? bare(value) : bare(each(value, isCall, redactCall))),
    response: (value) => (isDescribed ? bare(value) : bare(redactAnswer(value))),
  };
}

/** The calls of a body that holds calls. */
function callsIn(body: ExchangeRequest['body']): readonly Call[] {
  if (typeof body !== 'string') return [];
  const value: unknown = JSON.parse(body);
  return [value].flat().filter(isCall);
}

function isCall(value: unknown): value is Call {
  return typeof value === 'object' && value !== null && 'resource' in value && 'kwargs' in value;
}

function nameOf({ resource, method }: Call): string {
  return `${resource}.${method}`;
}

/** Parameters that are not described may hold anything. */
function redactCall(call: Call): unknown {
  const message = nameOf(call);
  const kwargs = Object.entries(call.kwargs ?? {}).map(([name, value]) => [
    name,
    isShown(message, name) ? value : hide(value),
  ]);
  return { ...call, kwargs: Object.fromEntries(kwargs) };
}

/** Of the answer to a call that is not described: the words of an error, and nothing else. */
function redactAnswer(answer: unknown): unknown {
  const redactReply = (reply: { ret: unknown; error?: unknown }) => ({
    ...reply,
    ret: hide(reply.ret),
    ...(isObject(reply.error) && { error: { ...reply.error, detail: hide(reply.error.detail) } }),
    ...('warnings' in reply && { warnings: hide(reply.warnings) }),
  });
  if (isReply(answer) && Array.isArray(answer.ret) && 'batched_retcode' in answer)
    return { ...answer, ret: each(answer.ret, isReply, redactReply) };
  if (isReply(answer)) return redactReply(answer);
  // What goes with a status of failure.
  return isObject(answer) && 'errors' in answer ? answer : hide(answer);
}

function isReply(value: unknown): value is { ret: unknown; error?: unknown } {
  return isObject(value) && 'ret' in value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of a list, each item. What is none of those expected is hidden. */
function each<T>(value: unknown, isOne: (item: unknown) => item is T, redact: (item: T) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (isOne(item) ? redact(item) : hidden));
  return isOne(value) ? redact(value) : value;
}

function hide(value: unknown): unknown {
  return value === null || value === undefined ? value : hidden;
}

/** Deeper than any message is, nothing is shown. */
const deepest = 100;

/** Hides members by the names of secrets, wherever they stand. */
function hideNamed(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return hidden;
  if (Array.isArray(value)) return value.map((item) => hideNamed(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      secretNames().has(key) ? hide(item) : hideNamed(item, depth + 1),
    ]),
  );
}
