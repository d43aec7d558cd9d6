import type { Access, BitNode, EnumValueNode, FieldNode, MemberNode, NamedType, TypeNode } from '../ir.ts';
import { type Cursor, child, entriesOf, itemsOf } from '../load/source-file.ts';
import { BROKEN, type Origins, placeOf } from './draft.ts';
import {
  lifecycleOf,
  optionalFlag,
  optionalJson,
  optionalText,
  provenanceOf,
  textOf,
  textsOf,
} from './read.ts';

/** Reads a type: a name, or a mapping with one of the forms. What cannot be read becomes {@link BROKEN}. */
export function buildType(cursor: Cursor, origins: Origins): TypeNode {
  const { value } = cursor;
  if (typeof value === 'string' && value !== '') {
    const named = /^[A-Z]/.test(value);
    return origins.mark<TypeNode>(
      named ? { kind: 'ref', name: value } : { kind: 'scalar', scalar: value },
      cursor,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return BROKEN;
  for (const [form, read] of Object.entries(readers)) {
    if (!(form in value)) continue;
    const node = read(cursor, origins);
    return node === undefined ? BROKEN : origins.mark(node, cursor);
  }
  return BROKEN;
}

type Reader = (cursor: Cursor, origins: Origins) => TypeNode | undefined;

const readers: Readonly<Record<string, Reader>> = {
  scalar: (cursor) => {
    const scalar = textOf(cursor, 'scalar');
    if (scalar === undefined) return undefined;
    const { min, max, padding } = cursor.value as Readonly<Record<string, unknown>>;
    return {
      kind: 'scalar',
      scalar,
      ...(typeof min === 'number' ? { min } : {}),
      ...(typeof max === 'number' ? { max } : {}),
      ...(typeof padding === 'boolean' ? { padding } : {}),
    };
  },
  literal: (cursor) => {
    const { value } = child(cursor, 'literal');
    const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return plain ? { kind: 'literal', value } : undefined;
  },
  list: (cursor, origins) => ({
    kind: 'list',
    item: buildType(child(cursor, 'list'), origins),
    ...optionalFlag(cursor, 'unnested'),
  }),
  map: (cursor, origins) => {
    const keys = child(cursor, 'keys');
    return {
      kind: 'map',
      value: buildType(child(cursor, 'map'), origins),
      ...(keys.value === undefined ? {} : { keys: buildType(keys, origins) }),
    };
  },
  nullable: (cursor, origins) => ({ kind: 'nullable', inner: buildType(child(cursor, 'nullable'), origins) }),
  union: (cursor, origins) => ({
    kind: 'union',
    options: itemsOf(child(cursor, 'union')).map((item) => buildType(item, origins)),
  }),
  tuple: (cursor, origins) => {
    const merged = textsOf(cursor, 'merged');
    return {
      kind: 'tuple',
      members: buildMembers(child(cursor, 'tuple'), origins),
      ...(merged.length > 0 ? { merged } : {}),
      ...optionalText(cursor, 'gap'),
    };
  },
  record: (cursor, origins) => ({
    kind: 'record',
    fields: entriesOf(child(cursor, 'record')).map(([name, field]) =>
      buildField(String(name), field, origins),
    ),
    ...optionalFlag(cursor, 'open'),
  }),
  enum: (cursor) => ({
    kind: 'enum',
    values: enumValues(child(cursor, 'enum')),
    ...optionalFlag(cursor, 'open'),
  }),
  bits: (cursor) => ({
    kind: 'bits',
    bits: entriesOf(child(cursor, 'bits')).map(([name, bit]) => bitOf(String(name), bit)),
  }),
  wrap: (cursor, origins) => ({
    kind: 'wrap',
    inner: buildType(child(cursor, 'wrap'), origins),
    key: textOf(cursor, 'key') ?? '',
  }),
  family: (cursor) => ({
    kind: 'family',
    cases: Object.fromEntries(
      entriesOf(child(cursor, 'family')).flatMap(([key, name]) =>
        typeof name.value === 'string' ? [[String(key), name.value]] : [],
      ),
    ),
  }),
  key_of: (cursor) => named(cursor, 'key_of', (family) => ({ kind: 'keyOf', family })),
  field_of: (cursor) =>
    named(cursor, 'field_of', (of) => ({
      kind: 'fieldOf',
      of,
      ...optionalText(cursor, 'at'),
      access: accessOf(cursor),
    })),
  projection: (cursor) =>
    named(cursor, 'projection', (of) => ({
      kind: 'projection',
      of,
      by: textOf(cursor, 'by') ?? '',
      ...optionalText(cursor, 'raw'),
      ...optionalText(cursor, 'at'),
    })),
  entries: (cursor) =>
    named(cursor, 'entries', (of) => ({
      kind: 'entries',
      of,
      access: accessOf(cursor),
      ...optionalText(cursor, 'by'),
    })),
  partial: (cursor) => named(cursor, 'partial', (of) => ({ kind: 'partial', of, access: accessOf(cursor) })),
};

function named(cursor: Cursor, key: string, make: (name: string) => TypeNode): TypeNode | undefined {
  const name = textOf(cursor, key);
  return name === undefined ? undefined : make(name);
}

function accessOf(cursor: Cursor): Access {
  return textOf(cursor, 'access') === 'write' ? 'write' : 'read';
}

function enumValues(cursor: Cursor): readonly EnumValueNode[] {
  if (Array.isArray(cursor.value))
    return cursor.value
      .filter((value) => typeof value === 'string' || typeof value === 'number')
      .map((value) => ({ value }));
  return entriesOf(cursor).map(([value, about]) =>
    typeof about.value === 'string'
      ? { value, doc: about.value }
      : { value, ...optionalText(about, 'doc'), ...lifecycleOf(about) },
  );
}

function bitOf(name: string, cursor: Cursor): BitNode {
  const { value } = child(cursor, 'value');
  return {
    name,
    value: typeof value === 'number' ? value : 0,
    ...optionalText(cursor, 'doc'),
    ...lifecycleOf(cursor),
  };
}

function buildField(name: string, cursor: Cursor, origins: Origins): FieldNode {
  const short = typeof cursor.value === 'string';
  const access = short ? undefined : textOf(cursor, 'access');
  return origins.mark<FieldNode>(
    {
      name,
      type: buildType(short ? cursor : child(cursor, 'type'), origins),
      ...optionalText(cursor, 'doc'),
      ...optionalFlag(cursor, 'optional'),
      access: access === 'write' || access === 'both' ? access : 'read',
      ...optionalFlag(cursor, 'spread'),
      ...optionalJson(cursor, 'example'),
      ...optionalFlag(cursor, 'secret'),
      ...lifecycleOf(cursor),
      loc: placeOf(cursor),
    },
    cursor,
  );
}

/** A list of members; those without a name are left out, as the schema reports them. */
export function buildMembers(cursor: Cursor, origins: Origins): readonly MemberNode[] {
  return itemsOf(cursor).flatMap((item) => {
    const name = textOf(item, 'name');
    return name === undefined ? [] : [buildMember(name, item, origins)];
  });
}

function buildMember(name: string, cursor: Cursor, origins: Origins): MemberNode {
  return origins.mark<MemberNode>(
    {
      name,
      type: buildType(child(cursor, 'type'), origins),
      ...optionalText(cursor, 'doc'),
      ...optionalFlag(cursor, 'optional'),
      ...optionalFlag(cursor, 'rest'),
      ...optionalJson(cursor, 'default'),
      ...optionalJson(cursor, 'example'),
      ...optionalFlag(cursor, 'secret'),
      ...lifecycleOf(cursor),
      loc: placeOf(cursor),
    },
    cursor,
  );
}

export function buildNamedType(area: string, name: string, cursor: Cursor, origins: Origins): NamedType {
  const alias = child(cursor, 'type');
  const source = child(cursor, 'source');
  return origins.mark<NamedType>(
    {
      name,
      area,
      ...optionalText(cursor, 'doc'),
      ...(source.value === undefined ? {} : { source: provenanceOf(source) }),
      ...lifecycleOf(cursor),
      type: buildType(alias.value === undefined ? cursor : alias, origins),
      loc: placeOf(cursor),
    },
    cursor,
  );
}
