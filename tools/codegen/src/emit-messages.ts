/** `messages.ts`: the tables of messages by wire name, and `index.ts`, which exports everything generated. */
import type { Message, MessageKind, Spec } from '@aluco/spec-model';
import { docStructure } from './doc-comment.ts';
import { hasErrorCodes } from './emit-errors.ts';
import { propertyName } from './literal.ts';
import { messageSummary } from './message-doc.ts';
import { KIND_TABLES, KINDS } from './message-traits.ts';
import type { PlannedFile } from './planned-file.ts';
import {
  constant,
  createImports,
  type ImportSet,
  printSource,
  type Statement,
  StructureKind,
} from './print.ts';
import { type ProtocolContext, protocolContexts } from './protocol-context.ts';
import { protocolPath } from './spec-path.ts';

/** Emits the message tables of all protocols and their entry files. */
export function emitMessages(spec: Spec): PlannedFile[] {
  return protocolContexts(spec).flatMap((context) => [emitTables(context), emitIndex(context)]);
}

const TABLE_DOCS: Readonly<Record<MessageKind, string>> = {
  request: 'Requests by wire name, aliases included.',
  call: 'RPC calls by full name.',
  http: 'Plain HTTP exchanges by full name.',
  notification: 'Notifications by wire name.',
  event: 'Events by wire name.',
};

const HEARD_TYPES: Readonly<Partial<Record<MessageKind, { name: string; doc: string }>>> = {
  notification: { name: 'NotificationTypes', doc: 'What each notification carries, by wire name.' },
  event: { name: 'EventTypes', doc: 'What each event carries, by wire name.' },
};

function emitTables(context: ProtocolContext): PlannedFile {
  const { protocol, folder } = context;
  const imports = createImports();
  imports.add('@aluco/wire', 'MessageDescriptor');
  const statements = KINDS.flatMap((kind) => {
    const messages = protocol.messages.filter((message) => message.kind === kind);
    if (messages.length === 0) return [];
    const heard = HEARD_TYPES[kind];
    return [
      table(kind, messages, context, imports),
      ...(heard ? [typesOf(heard, messages, context, imports)] : []),
    ];
  });
  return printSource(
    `${folder}/messages.ts`,
    [protocolPath(protocol)],
    [...imports.statements(), ...statements],
  );
}

/** A table without a prototype: a name that came from a peer finds a message or nothing. */
function table(
  kind: MessageKind,
  messages: readonly Message[],
  context: ProtocolContext,
  imports: ImportSet,
): Statement {
  const lines = messages.flatMap((message) => {
    const { constant } = context.messageNames(message);
    imports.add(`./${context.areaNames(message.area).file}.ts`, constant, 'value');
    return [message.name, ...message.aliases].map((name) => {
      const key = propertyName(name);
      return key === constant ? `  ${key},\n` : `  ${key}: ${constant},\n`;
    });
  });
  const rows = `Object.assign(Object.create(null), {\n${lines.join('')}})`;
  return constant(KIND_TABLES[kind], 'Readonly<Record<string, MessageDescriptor>>', rows, {
    doc: TABLE_DOCS[kind],
  });
}

function typesOf(
  heard: { name: string; doc: string },
  messages: readonly Message[],
  context: ProtocolContext,
  imports: ImportSet,
): Statement {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: heard.name,
    docs: [{ description: heard.doc }],
    properties: messages.map((message) => {
      const { params } = context.messageNames(message);
      imports.add(`./${context.areaNames(message.area).file}.types.ts`, params);
      return { name: propertyName(message.name), type: params, docs: docStructure(messageSummary(message)) };
    }),
  };
}

function emitIndex(context: ProtocolContext): PlannedFile {
  const { protocol, folder, areaNames } = context;
  const files = protocol.areas.map(({ name }) => areaNames(name).file);
  const errors = hasErrorCodes(context) ? ['errors'] : [];
  const exports = [...files, 'types', 'messages', 'methods', 'handlers', ...errors].map(
    (file): Statement => ({ kind: StructureKind.ExportDeclaration, moduleSpecifier: `./${file}.ts` }),
  );
  return printSource(`${folder}/index.ts`, [protocolPath(protocol)], exports);
}
