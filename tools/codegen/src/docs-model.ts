/** View models of the reference pages: everything worded and linked, so that templates only lay out. */
import type { Effect, Message, NamedType, Provenance } from '@aluco/spec-model';
import { membersTable, partsTable, shapeWords, type TableView } from './docs-types.ts';
import { cell, code, enumeration, sentence } from './markdown.ts';
import { isAnswered, KINDS } from './message-traits.ts';
import { createPlainScope } from './names.ts';
import { headerText } from './print.ts';
import type { ProtocolContext } from './protocol-context.ts';
import { protocolPath, specPath } from './spec-path.ts';

const KIND_WORDS = {
  request: 'Request',
  call: 'Call',
  http: 'HTTP exchange',
  notification: 'Notification',
  event: 'Event',
} as const;

function badge(status: string): string {
  return `**${code(status)}**`;
}

function sourceWords(source: Provenance): string {
  const from = source.seed === 'none' ? '' : ` (${source.seed})`;
  return `Source: ${badge(source.status)}${from}.${source.note ? ` ${sentence(source.note)}` : ''}`;
}

/** Anchors of all messages: the name, or with its kind when an asked message has the same. */
function anchors({ protocol }: ProtocolContext): ReadonlyMap<Message, string> {
  const scopes = new Map(protocol.areas.map(({ name }) => [name, createPlainScope()]));
  const order = [...protocol.messages].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return new Map(
    order.map((message) => [
      message,
      scopes.get(message.area)?.claim(message.name, `${message.name}-${message.kind}`) ?? message.name,
    ]),
  );
}

/** A link to a message from any page of the same protocol. */
function messageLinks(context: ProtocolContext): (message: Message) => string {
  const known = anchors(context);
  return (message) =>
    `[${code(message.name)}](${context.areaNames(message.area).file}.md#${known.get(message) ?? ''})`;
}

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
    summary: sentence(message.summary),
    doc: message.doc.trim(),
    notices,
    paramsTitle: isAnswered(message) ? 'Parameters' : 'Carries',
    params: membersTable(message.params, context),
    result: membersTable(message.result, context, 'returned'),
    facts,
    errors: message.errors.map(({ code: name, when, message: text }) =>
      [name ? code(name) : '', sentence(when), text ? `Message: ${code(text)}.` : '']
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
  const known = anchors(context);
  const { title, doc, file } = protocol.areas.find(({ name }) => name === area) ?? {
    title: area,
    doc: '',
    file: area,
  };
  const messages = KINDS.flatMap((kind) =>
    protocol.messages.filter((message) => message.area === area && message.kind === kind),
  );
  const resources = protocol.resources.filter((resource) => resource.area === area);
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
    types: protocol.types.filter((type) => type.area === area).map((type) => typeView(type, context)),
  };
}

/** Transitions between session states, one per pair, labelled with the messages that make it. */
function transitions({ protocol }: ProtocolContext): { from: string; to: string; label: string }[] {
  const pairs = new Map<string, { from: string; to: string; names: string[] }>();
  for (const { name, session } of protocol.messages) {
    for (const from of session.next === undefined ? [] : session.in) {
      const to = session.next ?? from;
      if (from === to) continue;
      const pair = pairs.get(`${from} ${to}`) ?? { from, to, names: [] };
      pairs.set(`${from} ${to}`, pair);
      if (!pair.names.includes(name)) pair.names.push(name);
    }
  }
  return [...pairs.values()].map(({ from, to, names }) => ({
    from: stateId(from),
    to: stateId(to),
    label: names.join(', '),
  }));
}

function stateId(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_]/g, '_');
}

/** The first page of a protocol. */
export function indexView(context: ProtocolContext) {
  const { protocol } = context;
  return {
    header: headerText([protocolPath(protocol)]),
    title: protocol.title,
    summary: sentence(protocol.summary),
    doc: protocol.doc.trim(),
    version: protocol.version,
    areas: protocol.areas.map(({ name, title }) => ({
      title: cell(title),
      file: `${context.areaNames(name).file}.md`,
      messages: protocol.messages
        .filter((message) => message.area === name)
        .map(messageLinks(context))
        .join(', '),
    })),
    initial: protocol.states.filter(({ initial }) => initial).map(({ name }) => stateId(name)),
    states: protocol.states.map(({ name, doc }) => ({ id: stateId(name), name, doc: cell(doc) })),
    transitions: transitions(context),
    errors: protocol.errors.map(({ name, code: number, doc, status }) => ({
      name: code(name),
      number: number === undefined ? '' : String(number),
      doc: cell(doc),
      badge: badge(status),
    })),
  };
}

/** Which messages each state of a session allows. */
export function statesView(context: ProtocolContext) {
  const { protocol } = context;
  const link = messageLinks(context);
  return {
    header: headerText([protocolPath(protocol)]),
    title: protocol.title,
    states: protocol.states.map(({ name, doc, initial }) => {
      const allowed = protocol.messages.filter((message) => message.session.in.includes(name));
      return {
        name,
        doc: doc.trim(),
        initial: initial === true,
        leads: allowed.flatMap((message) =>
          message.session.next !== undefined && message.session.next !== name
            ? [`${link(message)} leads to ${code(message.session.next)}`]
            : [],
        ),
        messages: allowed.map(link).join(', '),
      };
    }),
  };
}
