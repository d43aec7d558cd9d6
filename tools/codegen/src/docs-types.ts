/** Spec types in words, for the tables of the reference pages. */
import type { FieldNode, MemberNode, NamedType, TypeNode } from '@aluco/spec-model';
import { cell, code, enumeration } from './markdown.ts';
import type { ProtocolContext } from './protocol-context.ts';

/** A table on a page: its heads, and rows of finished cells. */
export interface TableView {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table without the columns that no row fills. */
export function tidyTable(heads: readonly string[], rows: readonly (readonly string[])[]): TableView {
  const filled = heads.map((_, i) => rows.some((row) => row[i] !== ''));
  const keep = (cells: readonly string[]) => cells.filter((_, i) => filled[i]);
  return { heads: keep(heads), rows: rows.map(keep) };
}

/** A link to where a named type is documented. */
function typeLink(name: string, context: ProtocolContext): string {
  const { area } = context.namedType(name);
  return `[${name}](${context.areaNames(area).file}.md#type-${name})`;
}

/** A type in a few words. */
function typeWords(node: TypeNode, context: ProtocolContext): string {
  const inner = (type: TypeNode): string => typeWords(type, context);
  const link = (name: string): string => typeLink(name, context);
  switch (node.kind) {
    case 'scalar':
      return (
        code(node.scalar) +
        rangeWords(node.min, node.max) +
        (node.padding === false ? ' without padding' : '')
      );
    case 'literal':
      return code(JSON.stringify(node.value));
    case 'ref':
      return link(node.name);
    case 'list':
      return `list of: ${inner(node.item)}`;
    case 'map':
      return `object of ${inner(node.value)} by ${node.keys ? inner(node.keys) : 'free keys'}`;
    case 'nullable':
      return `null or ${inner(node.inner)}`;
    case 'union':
      return enumeration(node.options.map(inner), 'or');
    case 'tuple':
      return `array [${node.members.map((member) => memberWords(member, context)).join(', ')}]`;
    case 'record':
      return `object {${node.fields.map(({ name, type, optional }) => `${code(name)}${optional ? '?' : ''}: ${inner(type)}`).join(', ')}}`;
    case 'enum':
      return `${enumeration(
        node.values.map(({ value }) => code(String(value))),
        'or',
      )}${node.open ? ', or another value' : ''}`;
    case 'bits':
      return `sum of ${enumeration(node.bits.map(({ name, value }) => `${value} (${name})`))}`;
    case 'wrap':
      return `${inner(node.inner)}, inside an object under ${code(node.key)}`;
    case 'family':
      return enumeration(Object.values(node.cases).map(link), 'or');
    case 'keyOf':
      return `a key of ${link(node.family)}`;
    case 'fieldOf': {
      const settable = node.access === 'write' ? 'settable ' : '';
      return `${settable}field name of ${link(node.of)}${node.at ? `, as ${code(node.at)} picks` : ''}`;
    }
    case 'projection': {
      const raw = node.raw ? `, then of those that ${code(node.raw)} names, as octets` : '';
      return `row of ${link(node.of)}: the values of the fields that ${code(node.by)} names${raw}`;
    }
    case 'entries':
      return `list of [name, value] of fields of ${link(node.of)}${node.by ? `, as ${code(node.by)} says` : ''}`;
    case 'partial':
      return `object with any of the ${node.access === 'write' ? 'settable ' : ''}fields of ${link(node.of)}`;
  }
}

function rangeWords(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return ` ${min} to ${max}`;
  if (min !== undefined) return ` from ${min}`;
  return max === undefined ? '' : ` up to ${max}`;
}

function memberWords({ name, type, optional, rest }: MemberNode, context: ProtocolContext): string {
  return `${code(name)}${optional ? '?' : ''}: ${typeWords(type, context)}${rest ? ' …' : ''}`;
}

function partDoc(part: MemberNode | FieldNode): string {
  return [
    part.doc ?? '',
    part.secret ? 'Secret.' : '',
    part.since ? `Since ${part.since}.` : '',
    part.experimental ? 'Experimental.' : '',
    part.deprecated ? `Deprecated: ${part.deprecated}` : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** Parameters, results and tuples: one row per position. */
export function membersTable(
  members: readonly MemberNode[],
  context: ProtocolContext,
  given: 'sent' | 'returned' = 'sent',
): TableView | null {
  if (members.length === 0) return null;
  const rows = members.map((member) => {
    const type = typeWords(member.type, context);
    const needed = [
      member.rest ? 'all that remain' : '',
      member.optional ? 'optional' : given === 'sent' && !member.rest ? 'required' : '',
    ].filter((word) => word !== '');
    if (member.default !== undefined) needed.push(`default ${code(JSON.stringify(member.default))}`);
    return [code(member.name), type, needed.join(', '), partDoc(member)].map(cell);
  });
  return tidyTable(['name', 'type', given === 'sent' ? 'needed' : 'how many', 'meaning'], rows);
}

const ACCESS_WORDS = { read: 'returned', write: 'settable', both: 'returned, settable' } as const;

/** The parts of a named type, or `null` when a line says it all. */
export function partsTable(node: TypeNode, context: ProtocolContext): TableView | null {
  switch (node.kind) {
    case 'tuple':
      return membersTable(node.members, context);
    case 'record': {
      const rows = node.fields.map((field) =>
        [
          code(field.name),
          typeWords(field.type, context),
          `${ACCESS_WORDS[field.access]}${field.optional ? ', optional' : ''}`,
          partDoc(field),
        ].map(cell),
      );
      return tidyTable(['field', 'type', 'access', 'meaning'], rows);
    }
    case 'enum': {
      const rows = node.values.map(({ value, doc, deprecated }) =>
        [code(String(value)), [doc, deprecated && `Deprecated: ${deprecated}`].filter(Boolean).join(' ')].map(
          cell,
        ),
      );
      return { heads: ['value', 'meaning'], rows };
    }
    case 'bits':
      return {
        heads: ['value', 'name', 'meaning'],
        rows: node.bits.map(({ name, value, doc }) => [String(value), code(name), doc ?? ''].map(cell)),
      };
    case 'family':
      return {
        heads: ['key', 'record'],
        rows: Object.entries(node.cases).map(([key, record]) =>
          [code(key), typeLink(record, context)].map(cell),
        ),
      };
    default:
      return null;
  }
}

/** The line over a named type's table. */
export function shapeWords({ type }: NamedType, context: ProtocolContext): string {
  switch (type.kind) {
    case 'record':
      return type.open ? 'An object; fields not listed are kept.' : 'An object.';
    case 'tuple':
      return 'An array of fixed positions; an object in programs.';
    case 'enum':
      return type.open ? 'One of these values, or another one.' : 'One of these values.';
    case 'bits':
      return 'A number, the sum of these bits; an object of booleans in programs.';
    case 'family':
      return 'Several records; a parameter picks one.';
    default:
      return `Is: ${typeWords(type, context)}.`;
  }
}
