// What is asked of a type without a value of it: whether null is one, and whether a secret may be in one.

import type {
  EntriesDescriptor,
  ListDescriptor,
  MapDescriptor,
  NullableDescriptor,
  PartialDescriptor,
  ProjectionDescriptor,
  RecordDescriptor,
  TupleDescriptor,
  TypeDescriptor,
  UnionDescriptor,
  WrapDescriptor,
} from '../descriptor.ts';
import type { Compiler, Inside } from './codec.ts';
import { casesOf, type Registry } from './registry.ts';

/** Whether null is one of the type's values. */
export function takesNull(
  type: TypeDescriptor,
  compiler: Compiler,
  around: readonly TypeDescriptor[] = [],
): boolean {
  const kind = compiler.kindOf(type);
  // A type inside itself has none that it has nowhere else.
  if (kind?.takesNull !== 'inside' || around.includes(type)) return kind?.takesNull === 'always';
  return kind.inside!(type, compiler).some((part) => takesNull(part.type, compiler, [...around, type]));
}

/** Whether a member or field anywhere inside values of the type is a secret. */
export function holdsSecret(
  type: TypeDescriptor,
  compiler: Compiler,
  seen = new Set<TypeDescriptor>(),
): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  const parts = compiler.kindOf(type)?.inside?.(type, compiler) ?? [];
  return parts.some((part) => part.secret === true || holdsSecret(part.type, compiler, seen));
}

export function insideList({ item }: ListDescriptor): Inside[] {
  return [{ type: item }];
}

export function insideMap({ value }: MapDescriptor): Inside[] {
  return [{ type: value }];
}

export function insideOne({ inner }: NullableDescriptor | WrapDescriptor): Inside[] {
  return [{ type: inner }];
}

export function insideUnion({ options }: UnionDescriptor): Inside[] {
  return options.map((type) => ({ type }));
}

export function insideTuple({ members }: TupleDescriptor): readonly Inside[] {
  return members;
}

export function insideRecord({ fields }: RecordDescriptor): readonly Inside[] {
  return fields;
}

export function insideFields({ of }: PartialDescriptor | EntriesDescriptor): Inside[] {
  return [named(of)];
}

export function insideRow({ of, at }: ProjectionDescriptor, registry: Registry): Inside[] {
  return at === undefined ? [named(of)] : Object.values(casesOf(of, registry)).map(named);
}

function named(name: string): Inside {
  return { type: { kind: 'ref', name } };
}
