import type { TypeDescriptor, TypeRegistry } from '../descriptor.ts';
import { casesOf, lookUp } from './registry.ts';

/** Which form of a value is spoken of: what stands on the wire or what programs hold. */
export type Side = 'wire' | 'program';

const SCALARS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  flag: '0 or 1',
  gid: 'a gid (digits)',
  ip: 'an IP address',
  mac: 'a MAC address (six pairs of hexadecimal digits)',
  timestamp: 'a timestamp (seconds since the epoch)',
  datetime: 'a date and time (YYYY-MM-DDThh:mm:ss)',
  octets: 'octets (characters U+0000 to U+00FF)',
  base64: 'base64',
  uuid: 'a UUID',
  jid: 'a job id (20 digits)',
  json: 'any JSON value',
};

/** What a type expects, in words, for error texts. */
export function describeType(type: TypeDescriptor, types: TypeRegistry, side: Side, depth = 0): string {
  const inner = (t: TypeDescriptor): string => describeType(t, types, side, depth + 1);
  const object = (names: readonly string[]): string => `an object {${names.join(', ')}}`;
  switch (type.kind) {
    case 'scalar':
      return describeScalar(type, side);
    case 'literal':
      return JSON.stringify(type.value);
    case 'ref':
      return depth > 2 ? type.name : inner(lookUp(type.name, types));
    case 'list':
      return `a list (each ${depth > 2 ? 'of one type' : inner(type.item)})`;
    case 'map':
      return type.keys === undefined ? 'an object' : `an object (each key ${inner(type.keys)})`;
    case 'nullable':
      return `${inner(type.inner)} or null`;
    case 'union':
      return type.options.map(inner).join(', or ');
    case 'tuple': {
      const names = type.members.map((m) => (m.rest ? `${m.name}...` : m.name));
      return side === 'wire' ? `an array [${names.join(', ')}]` : object(names);
    }
    case 'record':
      return object(type.fields.map((field) => field.name));
    case 'enum': {
      const values = type.values.map((value) => JSON.stringify(value)).join(', ');
      return type.open ? `a value such as ${values}` : `one of ${values}`;
    }
    case 'bits': {
      const bits = type.bits.map((bit) => bit.name);
      if (side === 'program') return object(bits);
      return `a sum of bits (${type.bits.map((bit) => `${bit.value} ${bit.name}`).join(', ')})`;
    }
    case 'wrap':
      return side === 'wire' ? `{${JSON.stringify(type.key)}: ${inner(type.inner)}}` : inner(type.inner);
    case 'family':
      return 'a record of a family';
    case 'fieldOf':
      return `a field name of ${type.of}`;
    case 'keyOf':
      return `one of ${Object.keys(casesOf(type.family, types))
        .map((key) => JSON.stringify(key))
        .join(', ')}`;
    case 'projection':
      return side === 'wire' ? `a row of ${type.of} (an array)` : `a row of ${type.of} (an object)`;
    case 'entries':
      return side === 'wire'
        ? `a list of [name, value] of ${type.of}`
        : `an object with fields of ${type.of}`;
    case 'partial':
      return `an object with fields of ${type.of}`;
  }
}

function describeScalar(type: TypeDescriptor & { kind: 'scalar' }, side: Side): string {
  if (side === 'program') {
    if (type.scalar === 'flag') return 'true or false';
    if (type.scalar === 'octets' || type.scalar === 'base64') return 'octets (a Uint8Array)';
  }
  const words = SCALARS[type.scalar] ?? `a ${type.scalar}`;
  if (type.min !== undefined && type.max !== undefined) return `${words} from ${type.min} to ${type.max}`;
  if (type.min !== undefined) return `${words}, ${type.min} or more`;
  if (type.max !== undefined) return `${words}, ${type.max} or less`;
  return words;
}
