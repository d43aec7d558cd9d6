import type { FieldNode, NamedType, TypeNode } from '../ir.ts';
import { BROKEN } from './draft.ts';

type Types = ReadonlyMap<string, NamedType>;

/** The types directly inside a type; names are not followed. */
function childrenOf(type: TypeNode): readonly TypeNode[] {
  switch (type.kind) {
    case 'list':
      return [type.item];
    case 'map':
      return type.keys === undefined ? [type.value] : [type.value, type.keys];
    case 'nullable':
    case 'wrap':
      return [type.inner];
    case 'union':
      return type.options;
    case 'tuple':
      return type.members.map((member) => member.type);
    case 'record':
      return type.fields.map((field) => field.type);
    default:
      return [];
  }
}

/** The named types that a type names itself, not through its children. */
export function namesIn(type: TypeNode): readonly string[] {
  switch (type.kind) {
    case 'ref':
      return [type.name];
    case 'family':
      return Object.values(type.cases);
    case 'keyOf':
      return [type.family];
    case 'fieldOf':
    case 'projection':
    case 'entries':
    case 'partial':
      return [type.of];
    default:
      return [];
  }
}

/** Visits a type and all types inside it; with `types`, named ones too, each once. */
export function visitType(
  type: TypeNode,
  visit: (type: TypeNode) => void,
  types?: Types,
  seen = new Set<string>(),
): void {
  visit(type);
  for (const inner of childrenOf(type)) visitType(inner, visit, types, seen);
  if (types === undefined) return;
  for (const name of namesIn(type)) {
    const target = types.get(name);
    if (target === undefined || seen.has(name)) continue;
    seen.add(name);
    visitType(target.type, visit, types, seen);
  }
}

/** Follows names to the type they stand for; undefined for a broken type, an unknown name or a circle of names. */
export function resolveType(type: TypeNode, types: Types): TypeNode | undefined {
  let here: TypeNode | undefined = type;
  for (let steps = 0; here?.kind === 'ref' && steps <= types.size; steps++) here = types.get(here.name)?.type;
  return here === BROKEN || here?.kind === 'ref' ? undefined : here;
}

export function resolveName(name: string, types: Types): TypeNode | undefined {
  return resolveType({ kind: 'ref', name }, types);
}

/** What stands inside lists, nulls and wrappings. */
export function coreOf(type: TypeNode, types: Types): TypeNode | undefined {
  let here = resolveType(type, types);
  for (let steps = 0; here !== undefined && steps <= 64; steps++) {
    if (here.kind === 'list') here = resolveType(here.item, types);
    else if (here.kind === 'nullable' || here.kind === 'wrap') here = resolveType(here.inner, types);
    else return here;
  }
  return undefined;
}

export function canRead(field: FieldNode): boolean {
  return field.access !== 'write';
}

export function canWrite(field: FieldNode): boolean {
  return field.access !== 'read';
}

const KINDS: Readonly<Record<TypeNode['kind'], string>> = {
  scalar: 'a scalar',
  literal: 'a literal',
  ref: 'a name',
  list: 'a list',
  map: 'a map',
  nullable: 'nullable',
  union: 'a union',
  tuple: 'a tuple',
  record: 'a record',
  enum: 'an enum',
  bits: 'a set of bits',
  wrap: 'a wrapping',
  family: 'a family',
  fieldOf: 'a field name',
  keyOf: 'a key of a family',
  projection: 'a projection',
  entries: 'a list of entries',
  partial: 'a partial record',
};

/** The kind of a type for messages: `a tuple`, `an enum`. */
export function kindName(type: TypeNode): string {
  return KINDS[type.kind];
}
