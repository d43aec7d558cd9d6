/** Spec types as TypeScript types. One small function per kind of node. */
import type { MemberNode, Message, TypeNode } from '@aluco/spec-model';
import { type Documented, docLines } from './doc-comment.ts';
import { propertyName, quote } from './literal.ts';
import type { ProtocolContext } from './protocol-context.ts';
import { isVisible } from './views.ts';

/** How the types of one declaration are written. */
export interface TypeStyle {
  readonly context: ProtocolContext;
  /** Told of every name that the text refers to: from the protocol's own types, or from the wire library. */
  readonly use: (name: string, from: 'protocol' | 'wire') => void;
  /** `answer`: what a server gives; rows may hold any of the readable fields. */
  readonly side: 'client' | 'answer';
  readonly readonlyArrays: boolean;
  /** Optional members also take null. */
  readonly nullOptional: boolean;
  /** Types that stand for what parameters of the message were given, by parameter name: type parameters or lookups. */
  readonly generics: ReadonlyMap<string, string>;
  /** Fields of a family are those that all its records have which the key may pick. */
  readonly sharedFields?: true;
}

function isCompound(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (quoted) {
      if (char === '\\') index++;
      else if (char === "'") quoted = false;
    } else if (char === "'") quoted = true;
    else if (char === '{' || char === '<' || char === '(' || char === '[') depth++;
    else if (char === '}' || char === '>' || char === ')' || char === ']') depth--;
    else if (depth === 0 && (char === '|' || char === '&')) return true;
  }
  return /^(keyof|readonly) /.test(text);
}

/** The array type of an item type. */
export function arrayOf(item: string, readonly: boolean): string {
  return `${readonly ? 'readonly ' : ''}${isCompound(item) ? `(${item.trimStart().replace(/^\| /, '')})` : item}[]`;
}

function join(options: readonly string[]): string {
  return unionText([...new Set(options)]);
}

/** A union on one line, or on a line per member when it is long. */
export function unionText(options: readonly string[]): string {
  const flat = options.join(' | ');
  return flat.length <= 90 || options.length < 3 ? flat : `\n  | ${options.join('\n  | ')}`;
}

/** The type that a program sees for a node. */
export function typeText(node: TypeNode, style: TypeStyle): string {
  switch (node.kind) {
    case 'scalar':
      return scalarText(node.scalar, style);
    case 'literal':
      return literalText(node.value);
    case 'ref':
      return named(style.context.typeName(node.name), style);
    case 'list':
      return arrayOf(typeText(node.item, style), style.readonlyArrays);
    case 'map':
      return node.keys === undefined
        ? `Record<string, ${typeText(node.value, style)}>`
        : `Partial<Record<${typeText(node.keys, style)}, ${join([typeText(node.value, style), 'undefined'])}>>`;
    case 'nullable':
      return join([typeText(node.inner, style), 'null']);
    case 'union':
      return join(node.options.map((option) => typeText(option, style)));
    case 'tuple':
    case 'record':
    case 'bits':
      return objectText(objectShape(node, style) ?? { properties: [], open: false });
    case 'enum':
      return enumText(node);
    case 'wrap':
      return typeText(node.inner, style);
    case 'family':
      return join(Object.values(node.cases).map((name) => named(style.context.typeName(name), style)));
    case 'keyOf':
      return `keyof ${named(style.context.typeName(node.family), style)}`;
    case 'fieldOf':
      return fieldOfText(node, style);
    case 'projection':
      return projectionText(node, style);
    case 'entries':
      return entriesText(node, style);
    case 'partial':
      return `Partial<${view(node.of, node.access, style)}>`;
  }
}

function named(name: string, style: TypeStyle): string {
  style.use(name, 'protocol');
  return name;
}

function view(of: string, access: 'read' | 'write', style: TypeStyle): string {
  return named(style.context.viewNames(of, access).view, style);
}

function scalarText(scalar: string, style: TypeStyle): string {
  const rule = style.context.spec.scalars.find(({ name }) => name === scalar);
  if (!rule) throw new Error(`codegen: no scalar named ${JSON.stringify(scalar)} in the linked spec`);
  if (rule.value === 'octets') return 'Uint8Array';
  if (rule.value !== 'json') return rule.value;
  style.use('Json', 'wire');
  return 'Json';
}

function literalText(value: string | number | boolean): string {
  return typeof value === 'string' ? quote(value) : String(value);
}

function enumText(node: TypeNode & { kind: 'enum' }): string {
  const values = node.values.map(({ value }) => literalText(value));
  if (node.open) {
    if (node.values.some(({ value }) => typeof value === 'string')) values.push('(string & {})');
    if (node.values.some(({ value }) => typeof value === 'number')) values.push('(number & {})');
  }
  return values.length === 0 ? 'never' : join(values);
}

/** One property of an object type. */
export interface PropertyShape {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly about: Documented;
}

/** The properties of an object type; `open` when it may have others. */
export interface ObjectShape {
  readonly properties: readonly PropertyShape[];
  readonly open: boolean;
}

function property(name: string, type: string, optional: boolean, about: Documented): PropertyShape {
  return { name, type: optional ? join([type, 'undefined']) : type, optional, about };
}

/** A position of a tuple, a parameter list or a result. */
export function memberShape(member: MemberNode, style: TypeStyle): PropertyShape {
  return shapeOf(member, typeText(member.type, style), style);
}

/** A parameter of a message: as any member, but one that a type parameter stands for is written as that. */
export function paramShape(member: MemberNode, style: TypeStyle): PropertyShape {
  return style.generics.has(member.name)
    ? shapeOf(member, genericText(member, style), style)
    : memberShape(member, style);
}

function shapeOf(member: MemberNode, item: string, style: TypeStyle): PropertyShape {
  const optional = member.optional === true;
  const whole = member.rest ? arrayOf(item, style.readonlyArrays) : item;
  return property(
    member.name,
    optional && style.nullOptional ? join([whole, 'null']) : whole,
    optional,
    member,
  );
}

/** A parameter whose value the compiler follows: its list, or its key, is a type parameter. */
function genericText(member: MemberNode, style: TypeStyle): string {
  const parameter = style.generics.get(member.name) ?? '';
  const replace = (node: TypeNode): string => {
    const resolved = style.context.resolve(node);
    if (resolved.kind === 'nullable') return join([replace(resolved.inner), 'null']);
    if (resolved.kind === 'wrap') return replace(resolved.inner);
    return parameter;
  };
  return replace(member.type);
}

/** The object a node is in programs, or `undefined` when it is not one with members of its own. */
export function objectShape(node: TypeNode, style: TypeStyle): ObjectShape | undefined {
  switch (node.kind) {
    case 'record': {
      // A field that is only ever set is absent from what a server returns.
      const properties = node.fields.map((field) =>
        property(
          field.name,
          typeText(field.type, style),
          field.optional === true || !isVisible(field, 'read'),
          field,
        ),
      );
      return { properties, open: node.open === true };
    }
    case 'tuple':
      return { properties: node.members.map((member) => memberShape(member, style)), open: false };
    case 'bits': {
      const properties = node.bits.map((bit) => property(bit.name, 'boolean', false, bit));
      const other = property('other', 'number', true, { doc: 'Bits without a name, added up.' });
      return {
        properties: node.bits.some(({ name }) => name === 'other') ? properties : [...properties, other],
        open: false,
      };
    }
    default:
      return undefined;
  }
}

/** What a message gives: nothing, the one value there is, or an object of several. */
export function resultText(message: Message, style: TypeStyle): string {
  const members = message.result.map((member) => memberShape(member, style));
  if (members.length > 1) return objectText({ properties: members, open: false });
  return members[0]?.type ?? 'void';
}

/** The comment over the index signature of an open record. */
export const OPEN_DOC = 'Fields that the spec does not name.';

/** An object type written out in place. */
function objectText(shape: ObjectShape): string {
  if (shape.properties.length === 0 && !shape.open) return 'Record<string, never>';
  const members = shape.properties.map(({ name, type, optional, about }) =>
    [...docLines(about), `${propertyName(name)}${optional ? '?' : ''}: ${type};`].join('\n'),
  );
  if (shape.open) members.push(`/** ${OPEN_DOC} */\n[key: string]: unknown;`);
  const flat = `{ ${members.join(' ').replace(/;$/, '')} }`;
  if (!flat.includes('\n') && !flat.includes('/*') && flat.length <= 90) return flat;
  return `{\n${members.map((member) => member.replaceAll(/^(?=.)/gm, '  ')).join('\n')}\n}`;
}

function fieldOfText(node: TypeNode & { kind: 'fieldOf' }, style: TypeStyle): string {
  const field = named(style.context.viewNames(node.of, node.access).field, style);
  if (style.context.resolve({ kind: 'ref', name: node.of }).kind !== 'family') return field;
  const key = node.at === undefined ? undefined : style.generics.get(node.at);
  if (key !== undefined && style.sharedFields) {
    style.use('Shared', 'wire');
    return `Shared<${field}, ${key}>`;
  }
  return `${field}[${key ?? `keyof ${view(node.of, node.access, style)}`}]`;
}

function projectionText(node: TypeNode & { kind: 'projection' }, style: TypeStyle): string {
  const all = view(node.of, 'read', style);
  const isFamily = style.context.resolve({ kind: 'ref', name: node.of }).kind === 'family';
  if (style.side === 'client') {
    const key = node.at === undefined ? undefined : style.generics.get(node.at);
    return rowText(isFamily ? `${all}[${key ?? `keyof ${all}`}]` : all, node.by, node.raw, style);
  }
  if (!isFamily) return answeredRow(all, node);
  return `{ [K in keyof ${all}]: ${answeredRow(`${all}[K]`, node)} }[keyof ${all}]`;
}

/** A server may answer any of the readable fields, more than were asked for too. */
function answeredRow(record: string, node: TypeNode & { kind: 'projection' }): string {
  if (!node.raw) return `Partial<${record}>`;
  return `{ [N in keyof ${record}]?: ${record}[N] | Uint8Array | null }`;
}

/** The row that lists of fields lead to, or the whole record where the compiler does not follow them. */
function rowText(record: string, by: string, raw: string | undefined, style: TypeStyle): string {
  const lists = [by, raw].map((param) => (param === undefined ? undefined : style.generics.get(param)));
  if (lists[0] === undefined) return record;
  style.use('Row', 'wire');
  return `Row<${[record, ...lists.filter((list) => list !== undefined)].join(', ')}>`;
}

function entriesText(node: TypeNode & { kind: 'entries' }, style: TypeStyle): string {
  const record = view(node.of, node.access, style);
  if (node.access === 'write' || style.side === 'answer') return `Partial<${record}>`;
  return node.by === undefined ? record : rowText(record, node.by, undefined, style);
}
