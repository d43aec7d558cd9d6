import type { MemberNode, Message } from '../ir.ts';
import { showValue } from '../show.ts';
import { type ExampleContext, type Line, parseLine } from './check-examples.ts';
import type { Scope } from './fits.ts';

/**
 * Examples of protocols whose messages are arrays: `[id, name, …]` asked, `[id, 1, …]` or `[id, 0, text]` answered,
 * `[null, name, …]` sent unasked and `[null, "event", name, …]` to subscribers.
 */
export function checkArrayExample(
  context: ExampleContext,
  message: Message,
  send: Line | undefined,
  receive: readonly Line[],
): void {
  // What is refused may well break the types: that is what such an example shows.
  const refused = receive.some((line) => quietArray(line.text)?.[1] === 0);
  const request = send === undefined ? undefined : checkRequest(context, message, send, refused);
  let found = 0;
  for (const line of receive) {
    const array = arrayOf(line);
    if (array === undefined) continue;
    if (array[0] === null) {
      if (checkUnasked(context, line, array).includes(message)) found++;
    } else if (send === undefined) {
      line.report('spec/example-shape', {
        expected: 'null as the first member',
        received: showValue(array[0]),
      });
    } else {
      found++;
      if (request !== undefined) checkReply(context, message, line, array, request);
    }
  }
  if (found === 1 || (found > 1 && send === undefined)) return;
  const unreadable = receive.some((line) => quietArray(line.text) === undefined);
  const last = receive.at(-1);
  if (unreadable || last === undefined) return;
  if (send === undefined) {
    if (!receive.some((line) => isUnknown(context, line)))
      last.report('spec/example-shape', {
        expected: `a line of \`${message.name}\``,
        received: 'others only',
      });
  } else if (found === 0)
    last.report('spec/example-shape', { expected: 'a reply among the lines', received: 'none' });
  else last.report('spec/example-shape', { expected: 'one reply', received: `${found}` });
}

interface Request {
  readonly id: unknown;
  readonly params: Readonly<Record<string, unknown>>;
}

function checkRequest(
  context: ExampleContext,
  message: Message,
  line: Line,
  refused: boolean,
): Request | undefined {
  const array = arrayOf(line);
  if (array === undefined) return undefined;
  const [id, name, ...values] = array;
  if (typeof id !== 'string' && typeof id !== 'number') {
    line.report('spec/example-shape', {
      expected: 'a text or number as id, the first member',
      received: showValue(id),
    });
    return undefined;
  }
  const allowed = [message.name, ...message.aliases];
  if (typeof name !== 'string' || !allowed.includes(name)) {
    line.report('spec/example-name', { name: String(name), message: message.name, allowed });
    return undefined;
  }
  const params = scopeOf(message.params, values);
  if (!refused) context.fitAll(line, message.params, values, { sender: 'client', params }, '$', 2);
  return { id, params };
}

/** The parameters by name, as they stand on the wire. */
function scopeOf(
  members: readonly MemberNode[],
  values: readonly unknown[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    members.map((member, i) => [member.name, member.rest ? values.slice(i) : values[i]]),
  );
}

function checkReply(
  context: ExampleContext,
  message: Message,
  line: Line,
  array: readonly unknown[],
  request: Request,
): void {
  const [id, status, ...values] = array;
  if (id !== request.id) {
    line.report('spec/example-id', { sent: JSON.stringify(request.id), received: JSON.stringify(id) });
    return;
  }
  if (status === 0) {
    if (typeof values[0] !== 'string')
      line.report('spec/example-shape', {
        expected: 'an error text after the status 0',
        received: showValue(values[0]),
      });
    return;
  }
  if (status !== 1) {
    line.report('spec/example-shape', { expected: 'a status of 0 or 1', received: showValue(status) });
    return;
  }
  const scope: Scope = { sender: 'server', params: request.params };
  const { send = 'spread', accept = ['spread'] } = message.form ?? {};
  const forms = [...new Set([send, ...accept])];
  for (const form of forms) {
    const packed = form === 'packed';
    if (packed && !(values.length === 1 && Array.isArray(values[0]))) continue;
    const [list, path, first] = packed ? [values[0] as unknown[], '$[2]', 0] : [values, '$', 2];
    // The last form tried is the one whose misfit is told, so a lone form needs no second look.
    if (form === forms.at(-1) || fitsQuietly(context, message.result, list, scope, path, first)) {
      context.fitAll(line, message.result, list, scope, path, first);
      return;
    }
  }
  context.fitAll(line, message.result, values, scope, '$', 2);
}

function fitsQuietly(
  { fits }: ExampleContext,
  members: readonly MemberNode[],
  values: readonly unknown[],
  scope: Scope,
  path: string,
  first: number,
): boolean {
  try {
    fits.roundTripAll(members, values, scope, path, first);
    return true;
  } catch {
    return false;
  }
}

/** Checks a line sent unasked, and tells which messages it is of: an event is of its carrier as well. */
function checkUnasked(context: ExampleContext, line: Line, array: readonly unknown[]): readonly Message[] {
  const event = array[1] === 'event' && typeof array[2] === 'string';
  const kind = event ? 'event' : 'notification';
  const name = String(event ? array[2] : array[1]);
  const known = context.messages.get(kind);
  const message = known?.get(name);
  if (message === undefined) {
    line.report('spec/example-name', { name, message: `a ${kind}`, allowed: [...(known?.keys() ?? [])] });
    return [];
  }
  const fit = (members: readonly MemberNode[], first: number): void => {
    const values = array.slice(first);
    const scope: Scope = { sender: 'server', params: scopeOf(members, values) };
    context.fitAll(line, members, values, scope, '$', first);
  };
  fit(message.params, event ? 3 : 2);
  const carrier = event ? context.messages.get('notification')?.get('event') : undefined;
  if (carrier === undefined) return [message];
  fit(carrier.params, 2);
  return [message, carrier];
}

function isUnknown(context: ExampleContext, line: Line): boolean {
  const array = quietArray(line.text) ?? [];
  const event = array[1] === 'event' && typeof array[2] === 'string';
  return !context.messages.get(event ? 'event' : 'notification')?.has(String(event ? array[2] : array[1]));
}

function arrayOf(line: Line): readonly unknown[] | undefined {
  const parsed = parseLine(line);
  if (parsed === undefined) return undefined;
  if (Array.isArray(parsed.value)) return parsed.value;
  line.report('spec/example-shape', { expected: 'an array', received: showValue(parsed.value) });
  return undefined;
}

function quietArray(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
