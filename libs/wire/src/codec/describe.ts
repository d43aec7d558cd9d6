import type {
  BitsDescriptor,
  EntriesDescriptor,
  EnumDescriptor,
  FieldOfDescriptor,
  KeyOfDescriptor,
  ListDescriptor,
  LiteralDescriptor,
  MapDescriptor,
  NullableDescriptor,
  PartialDescriptor,
  ProjectionDescriptor,
  RecordDescriptor,
  TupleDescriptor,
  UnionDescriptor,
  WrapDescriptor,
} from '../descriptor.ts';
import type { Words } from './codec.ts';
import { casesOf } from './registry.ts';

// What each kind of type expects, in words, for error texts.

export function describeLiteral(type: LiteralDescriptor): string {
  return JSON.stringify(type.value);
}

export function describeList(type: ListDescriptor, { inner, isDeep }: Words): string {
  return `a list (each ${isDeep ? 'of one type' : inner(type.item)})`;
}

export function describeMap(type: MapDescriptor, { inner }: Words): string {
  return type.keys === undefined ? 'an object' : `an object (each key ${inner(type.keys)})`;
}

export function describeNullable(type: NullableDescriptor, { inner }: Words): string {
  return `${inner(type.inner)} or null`;
}

export function describeUnion(type: UnionDescriptor, { inner }: Words): string {
  return type.options.map(inner).join(', or ');
}

export function describeTuple(type: TupleDescriptor, { side }: Words): string {
  const names = type.members.map((member) => (member.rest ? `${member.name}...` : member.name));
  return side === 'wire' ? `an array [${names.join(', ')}]` : anObject(names);
}

export function describeRecord(type: RecordDescriptor): string {
  return anObject(type.fields.map((field) => field.name));
}

export function describeEnum(type: EnumDescriptor): string {
  const values = type.values.map((value) => JSON.stringify(value)).join(', ');
  return type.open ? `a value such as ${values}` : `one of ${values}`;
}

export function describeBits(type: BitsDescriptor, { side }: Words): string {
  if (side === 'program') return anObject(type.bits.map((bit) => bit.name));
  return `a sum of bits (${type.bits.map((bit) => `${bit.value} ${bit.name}`).join(', ')})`;
}

export function describeWrap(type: WrapDescriptor, { side, inner }: Words): string {
  return side === 'wire' ? `{${JSON.stringify(type.key)}: ${inner(type.inner)}}` : inner(type.inner);
}

export function describeFieldOf(type: FieldOfDescriptor): string {
  return `a field name of ${type.of}`;
}

export function describeKeyOf(type: KeyOfDescriptor, { registry }: Words): string {
  return `one of ${Object.keys(casesOf(type.family, registry))
    .map((key) => JSON.stringify(key))
    .join(', ')}`;
}

export function describeProjection(type: ProjectionDescriptor, { side }: Words): string {
  return side === 'wire' ? `a row of ${type.of} (an array)` : `a row of ${type.of} (an object)`;
}

export function describeEntries(type: EntriesDescriptor, { side }: Words): string {
  return side === 'wire' ? `a list of [name, value] of ${type.of}` : describePartial(type);
}

export function describePartial(type: PartialDescriptor | EntriesDescriptor): string {
  return `an object with fields of ${type.of}`;
}

function anObject(names: readonly string[]): string {
  return `an object {${names.join(', ')}}`;
}
