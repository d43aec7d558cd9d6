/** View model of an area's reference page: everything worded and linked, so that the template only lays out. */
import type { Effect, MemberNode, Message, NamedType } from '@aluco/spec-model';
import { errorAnchor, messageAnchors } from './docs-links.ts';
import { badge, sourceWords } from './docs-sources.ts';
import { membersTable, partsTable, shapeWords, type TableView } from './docs-types.ts';
import { cell, code, enumeration, sentence } from './markdown.ts';
import { isAnswered, KINDS } from './message-traits.ts';
import { headerText } from './print.ts';
import type { ProtocolContext } from './protocol-context.ts';
import { specPath } from './spec-path.ts';

const KIND_WORDS = {
  request: 'Request',
  call: 'Call',
  http: 'HTTP exchange',
  notification: 'Notification',
  event: 'Event',
} as const;

const EFFECT_VERBS = {
  list: 'Reads',
  get: 'Reads',
  query: 'Reads',
  add: 'Adds',
  remove: 'Removes',
  edit: 'Changes',
  assign: 'Changes',
} as const;

/** What a message does to what a server keeps: a sentence per verb, and one per job. */
function effectWords(effects: readonly Effect[]): string[] {
  const byVerb = new Map<string, Set<string>>();
  const jobs: string[] = [];
  for (const effect of effects) {
    if (effect.kind === 'job') {
      const emits = effect.emits.length > 0 ? ` It emits ${enumeration(effect.emits.map(code))}.` : '';
      const subject = `the job ${code(effect.job)} on ${code(effect.resource)}`;
      jobs.push(`Starts ${subject}; the reply comes at its ${effect.reply}.${emits}`);
    } else {
      const verb = EFFECT_VERBS[effect.kind];
      byVerb.set(verb, (byVerb.get(verb) ?? new Set()).add(code(effect.resource)));
    }
  }
  return [...[...byVerb].map(([verb, resources]) => `${verb} ${enumeration([...resources])}.`), ...jobs];
}

/** The members of an array, as they stand in it: `realms?` may be missing, `rows...` takes all that remain. */
function positions(members: readonly MemberNode[]): string {
  return members
    .map(({ name, optional, rest }) => `${name}${rest ? '...' : optional ? '?' : ''}`)
    .map((word) => `, ${word}`)
    .join('');
}

/** The arrays of a message, members named; none for messages that go by name. */
function wireLines({ kind, localName, params, result, form }: Message): string[] {
  switch (kind) {
    case 'request': {
      const packed = form?.send === 'packed' && result.length > 0;
      const members = packed ? `, [${positions(result).slice(2)}]` : positions(result);
      return [`> [id, "${localName}"${positions(params)}]`, `< [id, 1${members}]`];
    }
    case 'notification':
      return [`< [null, "${localName}"${positions(params)}]`];
    case 'event':
      return [`< [null, "event", "${localName}"${positions(params)}]`];
    default:
      return [];
  }
}

/** The client method: `realmInfo({ fields, realms? })`. */
function methodWords(message: Message, context: ProtocolContext): string {
  const group = context.protocol.methods === 'grouped' ? `${context.areaNames(message.area).property}.` : '';
  const params = message.params.map(({ name, optional }) => `${name}${optional ? '?' : ''}`).join(', ');
  return `${group}${context.messageNames(message).method}(${params === '' ? '' : `{ ${params} }`})`;
}

function behaviour(message: Message): string[] {
  if (!isAnswered(message)) return [];
  const words = effectWords(message.effects);
  return [
    ...(words.length > 0 ? words : ['Neither reads nor changes anything kept.']),
    message.idempotent
      ? 'Idempotent: may be sent again when the reply was lost.'
      : 'Not idempotent: sent twice, it acts twice.',
    ...(message.destructive ? ['Destroys what it names.'] : []),
  ];
}

export interface MessageView {
  readonly anchor: string;
  readonly name: string;
  readonly kind: string;
  readonly badge: string;
  /** How it looks on the wire, where that is an array. */
  readonly wire: readonly string[];
  readonly summary: string;
  readonly doc: string;
  readonly notices: readonly string[];
  readonly paramsTitle: string;
  readonly params: TableView | null;
  readonly result: TableView | null;
  readonly facts: readonly string[];
  readonly errors: readonly string[];
  readonly examples: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly source: string;
}

function messageView(message: Message, anchor: string, context: ProtocolContext): MessageView {
  const { access, session, http, form, aliases } = message;
  const facts = [
    ...behaviour(message),
    ...(http
      ? [
          `${code(`${http.method} ${http.path}`)}${http.aliases.length > 0 ? `, also ${enumeration(http.aliases.map(code))}` : ''}.`,
        ]
      : []),
    ...(aliases.length > 0 ? [`Also answered under the name ${enumeration(aliases.map(code), 'or')}.`] : []),
    ...(access ? [`Needs ${access.level} access to ${code(access.role)} (${badge(access.status)}).`] : []),
    ...(session.in.length > 0
      ? [
          `${isAnswered(message) ? 'Allowed' : 'Sent'} in the state ${enumeration(session.in.map(code), 'or')}${session.next ? `; leads to ${code(session.next)}` : ''}.`,
        ]
      : []),
    ...(session.ordered ? ['Handled strictly in the order sent.'] : []),
    ...(isAnswered(message) ? [`In programs ${code(methodWords(message, context))}.`] : []),
    ...(form
      ? [
          `Results stand ${form.send === 'packed' ? 'inside one array' : 'as further members'}${form.accept.length > 1 ? '; clients read both forms' : ''}.${form.doc ? ` ${sentence(form.doc)}` : ''}`,
        ]
      : []),
  ];
  const notices = [
    ...(message.deprecated ? [`Deprecated: ${message.deprecated}`] : []),
    ...(message.experimental ? ['Experimental.'] : []),
    ...(message.since ? [`Since ${message.since}.`] : []),
  ];
  return {
    anchor,
    name: message.name,
    kind: KIND_WORDS[message.kind],
    badge: badge(message.source.status),
    wire: wireLines(message),
    summary: sentence(message.summary),
    doc: message.doc.trim(),
    notices,
    paramsTitle: isAnswered(message) ? 'Parameters' : 'Carries',
    params: membersTable(message.params, context),
    result: membersTable(message.result, context, 'returned'),
    facts,
    errors: message.errors.map(({ code: name, when, message: text }) =>
      [
        name ? `[${code(name)}](index.md#${errorAnchor(name)}):` : '',
        sentence(when),
        text ? `Message: ${code(text)}.` : '',
      ]
        .filter((part) => part !== '')
        .join(' '),
    ),
    examples: message.examples.map(({ title, send, receive }) => ({
      title: title ? sentence(title) : '',
      lines: [...(send === undefined ? [] : [`> ${send}`]), ...receive.map((line) => `< ${line}`)],
    })),
    source: sourceWords(message.source),
  };
}

function typeView(named: NamedType, context: ProtocolContext) {
  const table = partsTable(named.type, context);
  return {
    name: named.name,
    badge: named.source ? badge(named.source.status) : '',
    doc: named.doc?.trim() ?? '',
    notices: named.deprecated ? [`Deprecated: ${named.deprecated}`] : [],
    shape: shapeWords(named, context),
    table,
    source: named.source ? sourceWords(named.source) : '',
  };
}

/** The page of one area. */
export function areaView(area: string, context: ProtocolContext) {
  const { protocol } = context;
  const known = messageAnchors(context);
  const { title, doc, file } = protocol.areas.find(({ name }) => name === area) ?? {
    title: area,
    doc: '',
    file: area,
  };
  const messages = KINDS.flatMap((kind) =>
    protocol.messages.filter((message) => message.area === area && message.kind === kind),
  );
  const resources = protocol.resources.filter((resource) => resource.area === area);
  const types = protocol.types.filter((type) => type.area === area).map((type) => typeView(type, context));
  return {
    header: headerText([specPath(file)]),
    protocolTitle: protocol.title,
    title,
    doc: doc.trim(),
    list: messages.map((message) => ({
      name: message.name,
      anchor: known.get(message) ?? '',
      summary: cell(message.summary),
      badge: badge(message.source.status),
    })),
    messages: messages.map((message) => messageView(message, known.get(message) ?? '', context)),
    resources: resources.map(({ name, doc: text, record, key, singleton, parent }) => ({
      name,
      doc: cell(text ?? ''),
      record: `[${record}](${context.areaNames(context.namedType(record).area).file}.md#type-${record})`,
      key: singleton ? 'there is one' : enumeration(key.map(code)),
      parent: parent ? code(parent) : '',
    })),
    types,
    typeLinks: types.map(({ name }) => `[${name}](#type-${name})`).join(', '),
  };
}
