/** The linked spec as data: one JSON file per protocol and the module that gives it its type. */
import type {
  BitNode,
  EnumValueNode,
  FieldNode,
  Lifecycle,
  MemberNode,
  Message,
  NamedType,
  Protocol,
  Spec,
  TypeNode,
} from '@aluco/spec-model';
import { messageDescriptor } from './descriptors.ts';
import { camelCase } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { constant, headerText, printSource, type Statement, StructureKind } from './print.ts';
import { protocolPath } from './spec-path.ts';

const FOLDER = 'libs/spec-data/src/gen';

type Data = Readonly<Record<string, unknown>>;

/** Emits the spec data of all protocols. */
export function emitSpecData(spec: Spec): PlannedFile[] {
  const files = spec.protocols.map((protocol): PlannedFile => {
    const data = { $comment: headerText([protocolPath(protocol)]), ...protocolData(spec, protocol) };
    return { path: `${FOLDER}/${protocol.name}.json`, text: `${printJson(data)}\n` };
  });
  return [...files, emitIndex(spec)];
}

function emitIndex(spec: Spec): PlannedFile {
  const imports = spec.protocols.map(
    ({ name }): Statement => ({
      kind: StructureKind.ImportDeclaration,
      defaultImport: `${camelCase(name)}Data`,
      moduleSpecifier: `./${name}.json`,
      attributes: [{ name: 'type', value: 'json' }],
    }),
  );
  const constants = spec.protocols.map(({ name, title }) =>
    constant(camelCase(name), 'LinkedSpec', `${camelCase(name)}Data as unknown as LinkedSpec`, {
      doc: `The linked spec of ${title}.`,
    }),
  );
  const model: Statement = {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly: true,
    namedImports: ['LinkedSpec'],
    moduleSpecifier: '../model.ts',
  };
  return printSource(`${FOLDER}/index.ts`, ['spec/'], [model, ...imports, ...constants]);
}

/** JSON with short values on one line. */
function printJson(value: unknown, indent = 0): string {
  const flat = JSON.stringify(value);
  if (value === null || typeof value !== 'object' || flat.length + indent <= 120) return flat;
  const pad = ' '.repeat(indent + 1);
  const entries = Array.isArray(value)
    ? value.map((item) => `${pad}${printJson(item, indent + 1)}`)
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${pad}${JSON.stringify(key)}: ${printJson(item, indent + 1)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${entries.join(',\n')}\n${' '.repeat(indent)}${close}`;
}

function protocolData(spec: Spec, protocol: Protocol): Data {
  return {
    protocol: protocol.name,
    title: protocol.title,
    summary: protocol.summary,
    doc: protocol.doc,
    version: protocol.version,
    methods: protocol.methods,
    framing: protocol.framing,
    endpoints: protocol.endpoints,
    states: protocol.states,
    errors: protocol.errors,
    scalars: spec.scalars.map(({ loc: _, ...scalar }) => scalar),
    areas: protocol.areas.map(({ name, title, doc }) => ({ name, title, doc })),
    types: protocol.types.map(namedTypeData),
    resources: protocol.resources.map(({ loc: _, ...resource }) => resource),
    messages: protocol.messages.map((message) => messageData(protocol, message)),
  };
}

function lifecycle({ since, deprecated, experimental }: Lifecycle): Data {
  return { since, deprecated, experimental };
}

function namedTypeData(named: NamedType): Data {
  const { name, area, doc, source, type } = named;
  return { name, area, doc, source, ...lifecycle(named), type: typeData(type) };
}

function messageData(protocol: Protocol, message: Message): Data {
  const { summary, doc, access, form, effects, destructive, declarative, answer, errors, source, examples } =
    message;
  return {
    ...messageDescriptor(protocol.name, message),
    localName: message.localName,
    params: message.params.map(memberData),
    result: message.result.map(memberData),
    form,
    summary,
    doc,
    ...lifecycle(message),
    access,
    effects,
    destructive,
    declarative,
    answer,
    errors,
    source,
    examples: examples.map(({ title, send, receive }) => ({ title, send, receive })),
  };
}

function memberData({ loc: _, type, ...member }: MemberNode): Data {
  return { ...member, type: typeData(type) };
}

function fieldData({ loc: _, type, access, ...field }: FieldNode): Data {
  return { ...field, access: access === 'read' ? undefined : access, type: typeData(type) };
}

function bitData({ name, value, doc, ...life }: BitNode): Data {
  return { name, value, doc, ...lifecycle(life) };
}

/** A type descriptor, with what the spec says about its parts beside what the descriptor needs. */
function typeData(node: TypeNode): Data {
  switch (node.kind) {
    case 'list':
      return { ...node, item: typeData(node.item) };
    case 'map':
      return { ...node, value: typeData(node.value), keys: node.keys && typeData(node.keys) };
    case 'nullable':
    case 'wrap':
      return { ...node, inner: typeData(node.inner) };
    case 'union':
      return { ...node, options: node.options.map(typeData) };
    case 'tuple':
      return { ...node, members: node.members.map(memberData) };
    case 'record':
      return { ...node, fields: node.fields.map(fieldData) };
    case 'bits':
      return { ...node, bits: node.bits.map(bitData) };
    case 'enum': {
      const notes = (pick: (value: EnumValueNode) => string | undefined): Data | undefined => {
        const entries = node.values.flatMap((item) =>
          pick(item) ? [[String(item.value), pick(item)] as const] : [],
        );
        return entries.length > 0 ? Object.fromEntries(entries) : undefined;
      };
      return {
        kind: node.kind,
        values: node.values.map(({ value }) => value),
        open: node.open,
        docs: notes(({ doc }) => doc),
        deprecations: notes(({ deprecated }) => deprecated),
      };
    }
    default:
      return { ...node };
  }
}
