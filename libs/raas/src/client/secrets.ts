/** What of a request or a reply is a secret: what the description marks, and all that it does not describe. */
import type { TypeDescriptor } from '@aluco/wire';
import { calls, httpCalls } from '../gen/messages.ts';
import { types } from '../gen/types.ts';

let found: ReadonlySet<string> | undefined;

/** The names of all members and fields that hold secrets. */
export function secretNames(): ReadonlySet<string> {
  if (found !== undefined) return found;
  const names = new Set<string>();
  const note = (part: { readonly name: string; readonly type: TypeDescriptor; readonly secret?: true }) => {
    if (part.secret === true) names.add(part.name);
  };
  for (const message of Object.values({ ...calls, ...httpCalls })) {
    for (const member of [...message.params, ...message.result]) note(member);
  }
  for (const type of Object.values(types)) {
    if (type.kind === 'record') type.fields.forEach(note);
    if (type.kind === 'tuple') type.members.forEach(note);
  }
  found = names;
  return names;
}

/** Whether a parameter of a message is described, and is no secret. */
export function isShown(message: string, parameter: string): boolean {
  const described = calls[message] ?? httpCalls[message];
  return described?.params.some(({ name, secret }) => name === parameter && secret !== true) === true;
}

/** The texts and the longer numbers among a message's parameters that are not to be shown. */
export function secretTexts(message: string, kwargs: Readonly<Record<string, unknown>>): string[] {
  const texts: string[] = [];
  for (const [name, value] of Object.entries(kwargs)) collect(value, !isShown(message, name), texts);
  return texts;
}

function collect(value: unknown, isSecret: boolean, texts: string[]): void {
  if (isSecret && typeof value === 'string') texts.push(value);
  // A short one is also a counter, a code or a limit.
  if (isSecret && typeof value === 'number' && Math.abs(value) >= 1000) texts.push(`${value}`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    collect(item, isSecret || (!Array.isArray(value) && secretNames().has(key)), texts);
  }
}

/** The credentials in the headers of a request. */
export function credentialsIn(headers: Readonly<Record<string, string>>, cookie: string): string[] {
  const [scheme = '', token = ''] = (headers.authorization ?? '').split(' ', 2);
  const pair = scheme === 'Basic' ? Buffer.from(token, 'base64').toString('utf8') : '';
  const values = cookie.split('; ').map((pairOf) => pairOf.slice(pairOf.indexOf('=') + 1));
  return [token, pair.slice(pair.indexOf(':') + 1), headers['x-xsrftoken'] ?? '', ...values];
}
