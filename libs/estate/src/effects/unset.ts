/** Records and "not set", as far as the effects need them. */
import type { FieldDescriptor, TypeDescriptor, TypeRegistry } from '@aluco/wire';

/** A field of a record or a member of a tuple. */
export type AnyField = Pick<FieldDescriptor, 'name' | 'type' | 'optional' | 'access'>;

/** The fields of a named record or tuple. */
export function fieldsOf(record: string, types: TypeRegistry): readonly AnyField[] {
  const type = resolve({ kind: 'ref', name: record }, types);
  if (type.kind === 'record') return type.fields;
  if (type.kind === 'tuple') return type.members;
  throw new RangeError(`expected ${record} to be a record or a tuple, got ${type.kind}`);
}

function resolve(type: TypeDescriptor, types: TypeRegistry): TypeDescriptor {
  let current = type;
  while (current.kind === 'ref') {
    const named: TypeDescriptor | undefined = types[current.name];
    if (named === undefined) throw new RangeError(`expected a named type, got ${current.name}`);
    current = named;
  }
  return current;
}

/** The value that stands for "not set" in a type: null where allowed, else empty, 0 or the first choice. */
export function unset(type: TypeDescriptor, types: TypeRegistry): unknown {
  const t = resolve(type, types);
  switch (t.kind) {
    case 'nullable':
      return null;
    case 'list':
      return [];
    case 'enum':
      return t.values[0];
    case 'literal':
      return t.value;
    case 'union':
      return t.options[0] === undefined ? null : unset(t.options[0], types);
    case 'wrap':
      return unset(t.inner, types);
    case 'bits':
      return Object.fromEntries(t.bits.map(({ name }) => [name, false]));
    case 'tuple':
    case 'record': {
      const fields: readonly AnyField[] = t.kind === 'tuple' ? t.members : t.fields;
      const present = fields.filter((f) => f.optional === undefined && f.access !== 'write');
      return Object.fromEntries(present.map((f) => [f.name, unset(f.type, types)]));
    }
    case 'scalar':
      return unsetScalar(t.scalar, t.min);
    default:
      return {};
  }
}

function unsetScalar(scalar: string, min = 0): unknown {
  if (scalar === 'flag' || scalar === 'boolean') return false;
  if (scalar === 'integer' || scalar === 'number' || scalar === 'timestamp') return min;
  if (scalar === 'octets' || scalar === 'base64') return new Uint8Array();
  return scalar === 'json' ? null : '';
}
