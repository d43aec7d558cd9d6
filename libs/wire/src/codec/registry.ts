import type { Access, FieldDescriptor, TypeDescriptor, TypeRegistry } from '../descriptor.ts';
import { WireError } from '../errors.ts';
import { type Namer, oneOf } from './names.ts';

/** Who knows the named types. */
export interface Registry extends Namer {
  readonly types: TypeRegistry;
}

/** Follows refs to the type they end in. Fails on a name that the registry lacks, and on refs in a ring. */
export function resolve(type: TypeDescriptor, registry: Registry): TypeDescriptor {
  let at = type;
  for (let steps = 0; at.kind === 'ref'; steps++) {
    if (steps > 64) throw defect('a type that is more than a ring of names', at.name);
    at = lookUp(at.name, registry);
  }
  return at;
}

export function lookUp(name: string, registry: Registry): TypeDescriptor {
  const { types } = registry;
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (type === undefined)
    throw defect(`a named type: ${oneOf(Object.keys(types), name, registry)}`, name, 'name_unknown');
  return type;
}

/** The fields of a named record; a tuple's members count as readable and settable fields. */
export function fieldsOf(record: string, registry: Registry): readonly FieldDescriptor[] {
  const type = resolve({ kind: 'ref', name: record }, registry);
  if (type.kind === 'record') return type.fields;
  if (type.kind === 'tuple') {
    return type.members.map((member) => ({
      name: member.name,
      type: member.type,
      access: 'both' as const,
      ...(member.optional ? { optional: true as const } : {}),
      ...(member.secret ? { secret: true as const } : {}),
    }));
  }
  throw defect('a record or tuple', record);
}

export function isAllowed(field: FieldDescriptor, access: Access): boolean {
  const own = field.access ?? 'read';
  return own === 'both' || own === access;
}

/** The records of a named family by key. */
export function casesOf(family: string, registry: Registry): Readonly<Record<string, string>> {
  const type = resolve({ kind: 'ref', name: family }, registry);
  if (type.kind === 'family') return type.cases;
  throw defect('a family', family);
}

/** The descriptors themselves are wrong; no value can be right. */
export function defect(
  expected: string,
  name: string,
  code: 'value_invalid' | 'name_unknown' = 'value_invalid',
): WireError {
  return new WireError(code, { path: `type ${name}`, expected, received: JSON.stringify(name) });
}
