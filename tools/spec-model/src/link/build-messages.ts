import type { Effect, Example, MemberNode, Message, MessageKind, SourceStatus } from '../ir.ts';
import { type Cursor, child, itemsOf } from '../load/source-file.ts';
import { buildMembers, buildType } from './build-types.ts';
import { type Origins, placeOf } from './draft.ts';
import {
  flagOf,
  lifecycleOf,
  optionalFlag,
  optionalText,
  provenanceOf,
  statusOf,
  textOf,
  textsOf,
} from './read.ts';

/** The sections of an area file, and which protocol has which. */
export const SECTIONS: Readonly<Record<string, { readonly kind: MessageKind; readonly protocol: string }>> = {
  requests: { kind: 'request', protocol: 'porttracker' },
  notifications: { kind: 'notification', protocol: 'porttracker' },
  events: { kind: 'event', protocol: 'porttracker' },
  calls: { kind: 'call', protocol: 'raas' },
  http: { kind: 'http', protocol: 'raas' },
};

export interface MessageSetting {
  readonly kind: MessageKind;
  readonly area: string;
  /** States for messages that name none. */
  readonly defaultStates: readonly string[];
}

export function buildMessage(
  localName: string,
  cursor: Cursor,
  setting: MessageSetting,
  origins: Origins,
): Message {
  const { kind, area } = setting;
  const named = kind === 'call' || kind === 'http';
  const effects = itemsOf(child(cursor, 'effects')).flatMap((item) => buildEffect(item, origins));
  const session = child(cursor, 'session');
  const states = textsOf(session, 'in');
  return origins.mark<Message>(
    {
      kind,
      area,
      name: named ? `${area}.${localName}` : localName,
      localName,
      aliases: textsOf(cursor, 'aliases'),
      summary: textOf(cursor, 'summary') ?? '',
      doc: textOf(cursor, 'doc') ?? '',
      ...lifecycleOf(cursor),
      ...accessOf(child(cursor, 'access')),
      session: {
        in: states.length > 0 ? states : setting.defaultStates,
        ...optionalText(session, 'next'),
        ...optionalFlag(session, 'ordered'),
      },
      params: buildMembers(child(cursor, 'params'), origins),
      result: named ? [returned(cursor, origins)] : buildMembers(child(cursor, 'result'), origins),
      ...formOf(child(cursor, 'form')),
      effects,
      idempotent: flagOf(cursor, 'idempotent') ?? effects.every((effect) => REPEATABLE.has(effect.kind)),
      destructive: flagOf(cursor, 'destructive') ?? effects.some((effect) => effect.kind === 'remove'),
      declarative: effects.length > 0 && effects.every((effect) => DECLARATIVE.has(effect.kind)),
      ...(textOf(cursor, 'answer') === 'spec' ? { answer: 'spec' as const } : {}),
      errors: itemsOf(child(cursor, 'errors')).map((item) => ({
        ...optionalText(item, 'code'),
        when: textOf(item, 'when') ?? '',
        ...optionalText(item, 'message'),
      })),
      ...httpOf(child(cursor, 'http')),
      source: provenanceOf(child(cursor, 'source')),
      examples: itemsOf(child(cursor, 'examples')).map((item) => buildExample(item, origins)),
      loc: placeOf(cursor),
    },
    cursor,
  );
}

const REPEATABLE: ReadonlySet<Effect['kind']> = new Set(['list', 'get', 'query', 'edit', 'assign', 'remove']);
const DECLARATIVE: ReadonlySet<Effect['kind']> = new Set(['list', 'get', 'add', 'remove', 'edit', 'assign']);

function returned(cursor: Cursor, origins: Origins): MemberNode {
  const type = child(cursor, 'returns');
  return origins.mark<MemberNode>({ name: 'ret', type: buildType(type, origins), loc: placeOf(type) }, type);
}

function accessOf(cursor: Cursor): Pick<Message, 'access'> {
  const role = textOf(cursor, 'role');
  if (role === undefined) return {};
  const level = textOf(cursor, 'level') === 'write' ? 'write' : 'read';
  return { access: { role, level, status: statusOf(cursor, 'status') as SourceStatus } };
}

function formOf(cursor: Cursor): Pick<Message, 'form'> {
  const send = textOf(cursor, 'send');
  if (send !== 'spread' && send !== 'packed') return {};
  const accept = textsOf(cursor, 'accept').filter((form) => form === 'spread' || form === 'packed');
  return { form: { send, accept, ...optionalText(cursor, 'doc') } };
}

function httpOf(cursor: Cursor): Pick<Message, 'http'> {
  const path = textOf(cursor, 'path');
  if (path === undefined) return {};
  const method = textOf(cursor, 'method') === 'GET' ? 'GET' : 'POST';
  return { http: { method, path, aliases: textsOf(cursor, 'aliases') } };
}

function buildExample(cursor: Cursor, origins: Origins): Example {
  return origins.mark<Example>(
    {
      ...optionalText(cursor, 'title'),
      ...optionalText(cursor, 'send'),
      receive: textsOf(cursor, 'receive'),
      loc: placeOf(cursor),
    },
    cursor,
  );
}

function buildEffect(cursor: Cursor, origins: Origins): readonly Effect[] {
  for (const kind of ['list', 'get', 'query', 'add', 'remove', 'edit', 'assign', 'job'] as const) {
    const name = textOf(cursor, kind);
    if (name !== undefined) return [origins.mark(effectOf(kind, name, cursor), cursor)];
  }
  return [];
}

function effectOf(kind: Effect['kind'], resource: string, cursor: Cursor): Effect {
  const parent = optionalText(cursor, 'parent');
  const key = optionalText(cursor, 'key');
  const need = (name: string): string => textOf(cursor, name) ?? '';
  switch (kind) {
    case 'list':
      return {
        kind,
        resource,
        ...optionalText(cursor, 'keys'),
        ...optionalText(cursor, 'fields'),
        ...parent,
      };
    case 'get':
      return { kind, resource, ...key, ...parent };
    case 'query':
      return { kind, resource, ...parent };
    case 'add':
      return { kind, resource, from: need('from'), ...parent };
    case 'remove':
      return { kind, resource, keys: need('keys'), ...parent };
    case 'edit':
      return { kind, resource, ...key, with: need('with'), ...parent };
    case 'assign':
      return { kind, resource, ...key, to: need('to'), ...parent };
    case 'job':
      return {
        kind,
        job: resource,
        resource: need('on'),
        ...key,
        emits: textsOf(cursor, 'emits'),
        reply: need('reply') === 'end' ? 'end' : 'start',
      };
  }
}
