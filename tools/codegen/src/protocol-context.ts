/**
 * What all emitters of one protocol share: its names, allocated once in passes, and look-ups in its types.
 *
 * The passes run from the names that callers see most to those they see least, so a clash moves the lesser name:
 * classes of the protocol, named types, views of records, messages that are asked, then those that are only heard.
 */
import type { Access, Message, NamedType, Protocol, Spec, TypeNode } from '@aluco/spec-model';
import { messageParts } from './message-parts.ts';
import {
  camelCase,
  createMemberScope,
  createPlainScope,
  createTypeScope,
  createValueScope,
  pascalCase,
} from './names.ts';
import { collectViews, type ViewUse } from './views.ts';

export interface MessageNames {
  readonly params: string;
  readonly result: string;
  readonly answer: string;
  /** How the result follows from the parameters, where it does. */
  readonly rule: string;
  /** The exported descriptor. */
  readonly constant: string;
  /** The client method; unique within its class. */
  readonly method: string;
}

export interface AreaNames {
  /** File name without extension. */
  readonly file: string;
  /** Property of the grouped client. */
  readonly property: string;
  readonly methods: string;
}

export interface ViewNames {
  readonly area: string;
  /** The record, or family of records, as seen with this access. */
  readonly view: string;
  /** The union of its field names. */
  readonly field: string;
  /** False when a named type of the spec already says the same as `field`. */
  readonly emitField: boolean;
}

export interface ProtocolContext {
  readonly spec: Spec;
  readonly protocol: Protocol;
  /** Folder of its generated files. */
  readonly folder: string;
  readonly methodsClass: string;
  readonly handlersInterface: string;
  typeName(name: string): string;
  /** The constant that holds the descriptor of a named type. */
  typeConstant(name: string): string;
  namedType(name: string): NamedType;
  /** The area in which a generated type name is declared. */
  areaOfTypeName(typeName: string): string;
  /** Follows references to a node that is none. */
  resolve(node: TypeNode): TypeNode;
  readonly views: readonly ViewUse[];
  viewNames(of: string, access: Access): ViewNames;
  messageNames(message: Message): MessageNames;
  areaNames(area: string): AreaNames;
}

const KIND_SUFFIX = {
  request: 'Request',
  call: 'Call',
  http: 'Http',
  notification: 'Notification',
  event: 'Event',
} as const;
const FILE_STEMS = [
  'index',
  'session-states',
  'types',
  'named-types',
  'messages',
  'methods',
  'handlers',
  'errors',
];

function requireEntry<K, V>(map: ReadonlyMap<K, V>, key: K, what: string): V {
  const value = map.get(key);
  if (value === undefined)
    throw new Error(`codegen: no ${what} named ${JSON.stringify(key)} in the linked spec`);
  return value;
}

/**
 * Which name a message asks for first: its local name, or with its area when another message shares it. A local name of one
 * word in an area of its own takes the area at once: such names are shared sooner or later, and then the older would change.
 */
function stemCandidates(message: Message, protocol: Protocol): string[] {
  const local = pascalCase(message.localName);
  const qualified = pascalCase(`${message.area} ${message.localName}`);
  const isShort = protocol.methods === 'grouped' && !message.localName.includes('_');
  const isShared = protocol.messages.some(
    (other) =>
      other.area !== message.area && rank(other) === rank(message) && pascalCase(other.localName) === local,
  );
  const suffix = KIND_SUFFIX[message.kind];
  return isShort || isShared ? [qualified, `${qualified}${suffix}`] : [local, `${local}${suffix}`];
}

function rank(message: Message): number {
  return message.kind === 'notification' ? 1 : message.kind === 'event' ? 2 : 0;
}

function createContext(spec: Spec, protocol: Protocol): ProtocolContext {
  const prefix = pascalCase(protocol.name);
  const methodsClass = `${prefix}Methods`;
  const handlersInterface = `${prefix}Handlers`;
  const types = createTypeScope([methodsClass, handlersInterface, 'EventTypes', 'NotificationTypes']);
  const values = createValueScope([
    'types',
    'requests',
    'notifications',
    'events',
    'calls',
    'httpCalls',
    'errorCodes',
    // The code of the kinds of types is imported under such names.
    ...protocol.messages.flatMap((message) => messageParts(message, protocol).kinds),
  ]);
  const areaOfTypeName = new Map<string, string>();

  const namedTypes = new Map(protocol.types.map((type) => [type.name, type]));
  const typeNames = new Map<string, string>();
  for (const type of protocol.types) {
    const name = types.claim(pascalCase(type.name), `${pascalCase(type.name)}Type`);
    typeNames.set(type.name, name);
    areaOfTypeName.set(name, type.area);
  }

  const views = collectViews(protocol);
  const viewNames = new Map<string, ViewNames>();
  for (const { of, access } of views) {
    const named = requireEntry(namedTypes, of, 'type');
    const base = requireEntry(typeNames, of, 'type');
    const family = named.type.kind === 'family';
    const alias = protocol.types.find(
      ({ type }) =>
        type.kind === 'fieldOf' && type.of === of && type.access === access && type.at === undefined,
    );
    const view =
      family && access === 'read'
        ? base
        : types.claim(`${base}${access === 'read' ? 'Readable' : 'Writable'}`);
    const fieldStem = access === 'read' ? `${base}Field` : `${base}WritableField`;
    const field =
      alias && !family
        ? requireEntry(typeNames, alias.name, 'type')
        : types.claim(fieldStem, `${fieldStem}Name`);
    const names = { area: named.area, view, field, emitField: !alias || family };
    viewNames.set(`${of}:${access}`, names);
    areaOfTypeName.set(view, named.area);
    if (names.emitField) areaOfTypeName.set(field, named.area);
  }

  const areaNames = new Map<string, AreaNames>();
  const files = createPlainScope(FILE_STEMS);
  const properties = createMemberScope(['call', 'http']);
  for (const area of protocol.areas) {
    areaNames.set(area.name, {
      file: files.claim(area.name, `${area.name}-area`),
      property: properties.claim(camelCase(area.name), `${camelCase(area.name)}Area`),
      methods: types.claim(`${pascalCase(area.name)}Methods`, `${pascalCase(area.name)}AreaMethods`),
    });
  }

  const messageNames = new Map<Message, MessageNames>();
  const flatMembers = createMemberScope(['call', 'http']);
  const areaMembers = new Map(protocol.areas.map((area) => [area.name, createMemberScope(['caller'])]));
  const stable = [...protocol.messages].sort((a, b) => rank(a) - rank(b));
  for (const message of stable) {
    const stem = types.claimFamily(stemCandidates(message, protocol), (candidate) => [
      `${candidate}Params`,
      `${candidate}Result`,
      `${candidate}Answer`,
      `${candidate}Rule`,
    ]);
    const constant = values.claim(camelCase(stem), `${camelCase(stem)}Message`);
    const answered = rank(message) === 0;
    const members =
      protocol.methods === 'flat' ? flatMembers : requireEntry(areaMembers, message.area, 'area');
    const wanted = protocol.methods === 'flat' ? camelCase(stem) : camelCase(message.localName);
    messageNames.set(message, {
      params: `${stem}Params`,
      result: `${stem}Result`,
      answer: `${stem}Answer`,
      rule: `${stem}Rule`,
      constant,
      method: answered ? members.claim(wanted, `${wanted}Message`) : wanted,
    });
    for (const suffix of ['Params', 'Result', 'Answer', 'Rule'])
      areaOfTypeName.set(`${stem}${suffix}`, message.area);
  }

  const typeConstants = new Map(
    protocol.types.map(({ name }) => [name, values.claim(`${camelCase(name)}Type`)]),
  );

  const resolve = (node: TypeNode): TypeNode =>
    node.kind === 'ref' ? resolve(requireEntry(namedTypes, node.name, 'type').type) : node;

  return {
    spec,
    protocol,
    folder: `libs/${protocol.name}/src/gen`,
    methodsClass,
    handlersInterface,
    views,
    resolve,
    typeName: (name) => requireEntry(typeNames, name, 'type'),
    typeConstant: (name) => requireEntry(typeConstants, name, 'type'),
    namedType: (name) => requireEntry(namedTypes, name, 'type'),
    areaOfTypeName: (name) => requireEntry(areaOfTypeName, name, 'generated type'),
    viewNames: (of, access) => requireEntry(viewNames, `${of}:${access}`, 'view'),
    messageNames: (message) => requireEntry(messageNames, message, 'message'),
    areaNames: (area) => requireEntry(areaNames, area, 'area'),
  };
}

const contexts = new WeakMap<Spec, readonly ProtocolContext[]>();

/** The contexts of all protocols, in the order of the spec. */
export function protocolContexts(spec: Spec): readonly ProtocolContext[] {
  let known = contexts.get(spec);
  if (!known) {
    known = spec.protocols.map((protocol) => createContext(spec, protocol));
    contexts.set(spec, known);
  }
  return known;
}
