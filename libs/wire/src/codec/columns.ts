import type { Access, FieldOfDescriptor, ProjectionDescriptor } from '../descriptor.ts';
import type { Compiler, Context, Slot } from './codec.ts';
import { keySegment, Mismatch } from './mismatch.ts';
import { oneOf } from './names.ts';
import { casesOf } from './registry.ts';

/** The fields of a record, or of the record that the parameter `at` picks from a family. */
export function scopedFields(
  type: ProjectionDescriptor | FieldOfDescriptor,
  access: Access,
  context: Context,
  compiler: Compiler,
): ReadonlyMap<string, Slot> {
  if (type.at === undefined) return compiler.fields(type.of, access);
  const cases = casesOf(type.of, compiler.types);
  const key = context.scope[type.at];
  const record = typeof key === 'string' && Object.hasOwn(cases, key) ? cases[key] : undefined;
  if (record !== undefined) return compiler.fields(record, access);
  const code = key === undefined ? 'value_missing' : 'value_invalid';
  throw new Mismatch(code, () => oneOf(Object.keys(cases), key), key, keySegment(type.at));
}

/** The fields that a parameter names, in its order; undefined when it is absent. */
export function columnsOf(
  context: Context,
  by: string,
  fields: ReadonlyMap<string, Slot>,
): readonly Slot[] | undefined {
  const names = context.scope[by];
  if (names === undefined || names === null) return undefined;
  if (!Array.isArray(names)) {
    throw new Mismatch('value_invalid', () => 'a list of field names', names, keySegment(by));
  }
  return names.map((name, i) => {
    const slot = fields.get(name);
    if (slot !== undefined) return slot;
    throw new Mismatch('name_unknown', () => oneOf(fields.keys(), name), name, `${keySegment(by)}[${i}]`);
  });
}
