import type { Access, FieldOfDescriptor, ProjectionDescriptor } from '../descriptor.ts';
import type { Compiler, Context, Fields, Slot } from './codec.ts';
import { keySegment, Mismatch } from './mismatch.ts';
import { oneOf } from './names.ts';
import { casesOf, fieldsOf, isAllowed } from './registry.ts';
import { makeSlot } from './slots.ts';

/** The fields of a named record that an access sees, compiled. A compiler always gets the same of them. */
export function fieldsSeen(record: string, access: Access, compiler: Compiler): Fields {
  const tables = compiler.tables[access];
  let seen = tables.get(record);
  if (seen === undefined) {
    const fields = fieldsOf(record, compiler).filter((field) => isAllowed(field, access));
    seen = new Map(fields.map((field) => [field.name, makeSlot(field, compiler)]));
    tables.set(record, seen);
  }
  return seen;
}

/** The fields of a record, or of the record that the parameter `at` picks from a family. */
export function scopedFields(
  type: ProjectionDescriptor | FieldOfDescriptor,
  access: Access,
  context: Context,
  compiler: Compiler,
): Fields {
  if (type.at === undefined) return fieldsSeen(type.of, access, compiler);
  const cases = casesOf(type.of, compiler);
  const key = context.scope[type.at];
  const record = typeof key === 'string' && Object.hasOwn(cases, key) ? cases[key] : undefined;
  if (record !== undefined) return fieldsSeen(record, access, compiler);
  const code = key === undefined ? 'value_missing' : 'value_invalid';
  throw new Mismatch(code, () => oneOf(Object.keys(cases), key, compiler), key, keySegment(type.at));
}

/** The fields that a parameter names, in its order; undefined when it is absent. */
export function columnsOf(
  context: Context,
  by: string,
  fields: Fields,
  compiler: Compiler,
): readonly Slot[] | undefined {
  const names = context.scope[by];
  if (names === undefined || names === null) return undefined;
  if (!Array.isArray(names)) {
    throw new Mismatch('value_invalid', () => 'a list of field names', names, keySegment(by));
  }
  return names.map((name, i) => {
    const slot = fields.get(name);
    if (slot !== undefined) return slot;
    throw new Mismatch(
      'name_unknown',
      () => oneOf(fields.keys(), name, compiler),
      name,
      `${keySegment(by)}[${i}]`,
    );
  });
}
