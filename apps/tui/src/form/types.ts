/** Helpers on type descriptors that forms share. */
import type { FieldDescriptor, RecordDescriptor, TypeDescriptor, TypeRegistry } from '@aluco/wire';

/** A descriptor behind all its names. */
export function resolve(type: TypeDescriptor, types: TypeRegistry): TypeDescriptor {
  let now = type;
  for (let depth = 0; now.kind === 'ref' && depth < 32; depth++) {
    const named = types[now.name];
    if (named === undefined) return { kind: 'scalar', scalar: 'json' };
    now = named;
  }
  return now;
}

/** A few words for what a value of the type is. */
export function describeType(type: TypeDescriptor, types: TypeRegistry): string {
  switch (type.kind) {
    case 'ref': {
      const { kind } = resolve(type, types);
      return kind === 'scalar' || kind === 'enum' || kind === 'list'
        ? describeType(resolve(type, types), types)
        : type.name;
    }
    case 'scalar':
      return describeScalar(type.scalar, type.min, type.max);
    case 'literal':
      return JSON.stringify(type.value);
    case 'list':
      return `list of ${describeType(type.item, types)}`;
    case 'map':
      return `${type.keys ? describeType(type.keys, types) : 'any name'} → ${describeType(type.value, types)}`;
    case 'nullable':
      return `${describeType(type.inner, types)} or null`;
    case 'union':
      return type.options.map((option) => describeType(option, types)).join(' or ');
    case 'tuple':
      return `(${type.members.map(({ name }) => name).join(', ')})`;
    case 'enum':
      return type.open ? 'choice, or other text' : 'choice';
    case 'bits':
      return 'flags';
    case 'wrap':
      return describeType(type.inner, types);
    case 'fieldOf':
      return `field of ${type.of}`;
    case 'keyOf':
      return `kind of ${type.family}`;
    case 'partial':
    case 'entries':
    case 'projection':
      return `fields of ${type.of}`;
    default:
      return 'record';
  }
}

function describeScalar(scalar: string, min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return `${scalar} ${min}–${max}`;
  if (min !== undefined) return `${scalar} from ${min}`;
  return max === undefined ? scalar : `${scalar} up to ${max}`;
}

/** Fields of a named record that may be read, or set; none when there is no such record. */
export function fieldsOf(
  record: string,
  access: 'read' | 'write',
  types: TypeRegistry,
): readonly FieldDescriptor[] {
  const type = resolve({ kind: 'ref', name: record }, types);
  if (type.kind !== 'record') return [];
  return (type as RecordDescriptor).fields.filter((field) => {
    const allowed = field.access ?? 'read';
    return allowed === 'both' || allowed === access;
  });
}
