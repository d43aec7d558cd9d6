import type { MemberNode, Message } from '../ir.ts';
import { showValue } from '../show.ts';
import { type ExampleContext, type Line, parseLine } from './check-examples.ts';
import type { Scope } from './fits.ts';
import { below, Misfit } from './misfit.ts';
import { readMember } from './tuple-fits.ts';

type Values = Readonly<Record<string, unknown>>;

const CALL_KEYS = ['riq', 'resource', 'method', 'args', 'arg', 'kwargs', 'kwarg'];
const REPLY_KEYS = ['riq', 'ret', 'error', 'warnings'];

/** Examples of RPC calls: `{riq, resource, method, args, kwargs}` asked, `{riq, ret, error, warnings}` answered. */
export function checkCallExample(
  context: ExampleContext,
  message: Message,
  send: Line,
  receive: readonly Line[],
): void {
  const call = objectOf(send, CALL_KEYS, ['resource', 'method']);
  let params: Values | undefined;
  if (call !== undefined) {
    const name = `${call.resource}.${call.method}`;
    if (name !== message.name)
      send.report('spec/example-name', { name, message: message.name, allowed: [message.name] });
    else
      params = checkArguments(
        receive.some(isRefusal) ? toleratingMisfits(context) : context,
        message,
        send,
        call,
      );
  }
  for (const line of receive) {
    const reply = objectOf(line, REPLY_KEYS, REPLY_KEYS);
    if (reply === undefined || call === undefined) continue;
    const sent = call.riq ?? 1;
    if (reply.riq !== sent)
      line.report('spec/example-id', { sent: JSON.stringify(sent), received: JSON.stringify(reply.riq) });
    if (!Array.isArray(reply.warnings))
      line.report('spec/example-shape', {
        expected: 'a list of warnings',
        received: showValue(reply.warnings),
      });
    if (reply.error !== null) checkError(line, reply);
    else checkReturn(context, message, line, reply.ret, params, '$.ret');
  }
}

/** What is refused may well break the types: that is what such an example shows. */
function toleratingMisfits(context: ExampleContext): ExampleContext {
  return { ...context, fit: () => {}, misfit: () => {} };
}

function isRefusal(line: Line): boolean {
  try {
    const reply: unknown = JSON.parse(line.text);
    return isObject(reply) && (isObject(reply.error) || Array.isArray(reply.errors));
  } catch {
    return false;
  }
}

function checkArguments(
  context: ExampleContext,
  message: Message,
  line: Line,
  call: Values,
): Values | undefined {
  const argsKey = 'arg' in call ? 'arg' : 'args';
  const namedKey = 'kwarg' in call ? 'kwarg' : 'kwargs';
  const args = call[argsKey] ?? [];
  const named = call[namedKey] ?? {};
  if (!Array.isArray(args)) {
    line.report('spec/example-shape', { expected: `a list under \`${argsKey}\``, received: showValue(args) });
    return undefined;
  }
  if (!isObject(named)) {
    line.report('spec/example-shape', {
      expected: `an object under \`${namedKey}\``,
      received: showValue(named),
    });
    return undefined;
  }
  if (args.length === 0) return checkNamed(context, message.params, line, named, below('$', namedKey));
  const values = Object.fromEntries(
    args.map((value, i) => [message.params[i]?.name ?? `argument ${i + 1}`, value]),
  );
  return checkNamed(context, message.params, line, { ...values, ...named }, below('$', argsKey));
}

/** Parameters by name: none unknown, none missing. Gives them back as they stand on the wire. */
function checkNamed(
  context: ExampleContext,
  members: readonly MemberNode[],
  line: Line,
  values: Values,
  path: string,
): Values {
  const scope: Scope = { sender: 'client', params: values, nullIsAbsent: true };
  const known = members.map((member) => member.name);
  for (const name of Object.keys(values)) {
    if (known.includes(name)) continue;
    context.misfit(
      line,
      new Misfit(below(path, name), `one of the parameters ${known.join(', ')}`, `\`${name}\``),
    );
  }
  for (const member of members) {
    const at = below(path, member.name);
    if (Object.hasOwn(values, member.name)) {
      try {
        const read: Record<string, unknown> = {};
        readMember(context.fits, member, values[member.name], scope, at, read);
        if (member.name in read) context.fit(line, member.type, values[member.name], scope, at);
      } catch (error) {
        context.misfit(line, error);
      }
    } else if (!member.optional)
      context.misfit(line, new Misfit(path, `the parameter \`${member.name}\``, 'none'));
  }
  return values;
}

function checkReturn(
  context: ExampleContext,
  message: Message,
  line: Line,
  value: unknown,
  params: Values | undefined,
  path: string,
): void {
  const [ret] = message.result;
  if (ret === undefined) return;
  context.fit(line, ret.type, value, { sender: 'server', params, nullIsAbsent: true }, path);
}

function checkError(line: Line, reply: Values): void {
  const { error, ret } = reply;
  const whole =
    isObject(error) && Number.isInteger(error.code) && typeof error.message === 'string' && 'detail' in error;
  if (!whole)
    line.report('spec/example-shape', {
      expected: 'an error of `code`, `message` and `detail`',
      received: showValue(error),
    });
  if (ret !== null)
    line.report('spec/example-shape', { expected: '`ret` null beside an error', received: showValue(ret) });
}

/** Examples of plain HTTP exchanges: `METHOD path body` asked, the JSON body of the response answered. */
export function checkHttpExample(
  context: ExampleContext,
  message: Message,
  send: Line,
  receive: readonly Line[],
): void {
  const { http } = message;
  if (http === undefined) return;
  const match = /^(\S+) (\S+)(?: (.*))?$/s.exec(send.text);
  const [, method = '', target = '', body] = match ?? [];
  const [path = '', query = ''] = target.split('?');
  const paths = [http.path, ...http.aliases];
  const asked = receive.some(isRefusal) ? toleratingMisfits(context) : context;
  let params: Values | undefined;
  if (method !== http.method || !paths.includes(path)) {
    const expected = paths.map((one) => `\`${http.method} ${one}\``).join(' or ');
    send.report('spec/example-http', {
      received: match === null ? send.text : `${method} ${path}`,
      expected,
    });
  } else if (body !== undefined) {
    const parsed = parseLine(send, body);
    if (parsed !== undefined && !isObject(parsed.value))
      send.report('spec/example-shape', {
        expected: 'a JSON object as body',
        received: showValue(parsed.value),
      });
    else if (parsed !== undefined)
      params = checkNamed(asked, message.params, send, parsed.value as Values, '$');
  } else {
    params = checkNamed(asked, message.params, send, Object.fromEntries(new URLSearchParams(query)), '$');
  }
  for (const line of receive) {
    const parsed = parseLine(line);
    if (parsed === undefined) continue;
    const refused =
      isObject(parsed.value) && Array.isArray(parsed.value.errors) && Object.keys(parsed.value).length === 1;
    if (!refused) checkReturn(context, message, line, parsed.value, params, '$');
  }
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectOf(line: Line, known: readonly string[], required: readonly string[]): Values | undefined {
  const parsed = parseLine(line);
  if (parsed === undefined) return undefined;
  const { value } = parsed;
  if (!isObject(value)) {
    line.report('spec/example-shape', { expected: 'an object', received: showValue(value) });
    return undefined;
  }
  const extra = Object.keys(value).find((key) => !known.includes(key));
  const absent = required.find((key) => !(key in value));
  if (extra !== undefined)
    line.report('spec/example-shape', {
      expected: `only the keys ${known.join(', ')}`,
      received: `\`${extra}\``,
    });
  else if (absent !== undefined)
    line.report('spec/example-shape', {
      expected: `the key \`${absent}\``,
      received: 'an object without it',
    });
  return absent === undefined ? value : undefined;
}
