/** View models of the first page of a protocol and of the page on its session's states. */
import type { Protocol } from '@aluco/spec-model';
import { errorAnchor, messageLinks } from './docs-links.ts';
import { badge, statusLegend } from './docs-sources.ts';
import { type TableView, tidyTable } from './docs-types.ts';
import { cell, code, enumeration, sentence } from './markdown.ts';
import { isAnswered } from './message-traits.ts';
import { headerText } from './print.ts';
import type { ProtocolContext } from './protocol-context.ts';
import { protocolPath } from './spec-path.ts';

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

/** What the diagram cannot show: states that no message leads to, or out of. */
function undrawnWords(context: ProtocolContext): string {
  const drawn = transitions(context);
  const unreached = context.protocol.states.filter(
    ({ name, initial }) => !initial && drawn.every(({ to }) => to !== stateId(name)),
  );
  if (unreached.length === 0) return '';
  const names = enumeration(
    unreached.map(({ name }) => code(name)),
    'or',
  );
  return `No message leads to ${names}: the table says what does.`;
}

/** Areas with messages for a session that has only begun come first; a reader needs them first. */
function readingOrder({ areas, messages, states }: Protocol): Protocol['areas'] {
  const initial = states.find((state) => state.initial)?.name ?? '';
  const opens = ({ name }: Protocol['areas'][number]) =>
    messages.some(({ area, session }) => area === name && session.in.includes(initial));
  return [...areas.filter(opens), ...areas.filter((area) => !opens(area))];
}

function errorsTable({ errors }: Protocol): TableView | null {
  if (errors.length === 0) return null;
  const rows = errors.map(({ name, code: number, doc, status }) => [
    `<a id="${errorAnchor(name)}"></a>${code(name)}`,
    number === undefined ? '' : String(number),
    cell(doc),
    badge(status),
  ]);
  return tidyTable(['name', 'code', 'meaning', 'how it is known'], rows);
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
    statuses: statusLegend,
    areas: readingOrder(protocol).map(({ name, title }) => ({
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
    undrawn: undrawnWords(context),
    errors: errorsTable(protocol),
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
        asked: allowed.filter(isAnswered).map(link).join(', '),
        heard: allowed
          .filter((message) => !isAnswered(message))
          .map(link)
          .join(', '),
      };
    }),
  };
}
