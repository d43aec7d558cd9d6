/** Bodies of requests and the calls in them, checked as they are read. */
import { isWireError, type MessageDescriptor } from '@aluco/wire';
import { codecs } from '../codecs.ts';
import { calls } from '../gen/index.ts';
import { HttpRefusal, RpcError } from './errors.ts';

const resources = new Set(Object.keys(calls).map((name) => name.slice(0, name.indexOf('.'))));

/** A call as it was sent. */
export interface SentCall {
  readonly riq: unknown;
  readonly resource: string;
  readonly method: string;
  readonly args: unknown;
  readonly kwargs: unknown;
}

/** Reads a call in either spelling. Without a counter it counts as the first. */
export function readCall(call: unknown): SentCall {
  if (typeof call !== 'object' || call === null || Array.isArray(call)) {
    throw new HttpRefusal(
      'malformed_request',
      'Bad Request',
      'expected a call or an array of calls as JSON objects',
    );
  }
  const { riq = 1, resource, method, args, arg, kwargs, kwarg } = call as Record<string, unknown>;
  return {
    riq,
    resource: String(resource),
    method: String(method),
    args: args ?? arg ?? [],
    kwargs: kwargs ?? kwarg ?? {},
  };
}

/** Its full name. */
export function nameOf({ resource, method }: SentCall): string {
  return `${resource}.${method}`;
}

export function findCall(resource: string, method: string): MessageDescriptor {
  const message = calls[`${resource}.${method}`];
  if (message !== undefined) return message;
  if (!resources.has(resource))
    throw new RpcError('unknown_resource', `there is no resource ${JSON.stringify(resource)}`);
  throw new RpcError('unknown_method', `resource ${resource} has no method ${JSON.stringify(method)}`);
}

/** Puts arguments by position under their names, then checks and decodes all of them. */
export function readParams(message: MessageDescriptor, args: unknown, kwargs: unknown): object {
  if (!Array.isArray(args) || typeof kwargs !== 'object' || kwargs === null || Array.isArray(kwargs)) {
    throw new RpcError('invalid_parameters', 'expected an array as args and an object as kwargs');
  }
  const detail: Record<string, string> = {};
  const named: Record<string, unknown> = { ...kwargs };
  for (const [index, value] of args.entries()) {
    const name = message.params[index]?.name;
    if (name === undefined)
      detail[`args[${index}]`] = `expected at most ${message.params.length} arguments, got ${args.length}`;
    else if (Object.hasOwn(kwargs, name)) detail[name] = 'given by position and by name';
    else named[name] = value;
  }
  const codec = codecs.message(message);
  for (const issue of codec.validateNamed(named)) detail[issue.parameter] = describeIssue(issue);
  if (Object.keys(detail).length > 0) {
    throw new RpcError(
      'invalid_parameters',
      `${message.name} refuses its parameters: ${Object.keys(detail).join(', ')}`,
      detail,
    );
  }
  try {
    return codec.decodeNamed(named) as object;
  } catch (error) {
    if (isWireError(error)) throw new RpcError('invalid_parameters', error.message);
    throw error;
  }
}

function describeIssue({
  path,
  expected,
  received,
}: {
  path: string;
  expected: string;
  received: string;
}): string {
  return `${path}: expected ${expected}, got ${received}`;
}

/** What cannot be read is not quoted: it may be a login. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const octets = Buffer.byteLength(text);
    throw new HttpRefusal(
      'malformed_request',
      'Bad Request',
      `expected JSON, got ${octets} octets that are none`,
    );
  }
}
