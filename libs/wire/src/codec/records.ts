import type { EntriesDescriptor, Json, PartialDescriptor, RecordDescriptor } from '../descriptor.ts';
import type { Codec, Compiler, Context, Side, Slot } from './codec.ts';
import { columnsOf, fieldsSeen } from './columns.ts';
import { Mismatch, within } from './mismatch.ts';
import { unknownName } from './names.ts';
import { type Dict, isDict, readKey, writeKey } from './objects.ts';
import { isAllowed } from './registry.ts';
import { createRowReader } from './rows.ts';
import { makeSlot, missing, readSlot, writeSlot } from './slots.ts';

/** An object with known fields. */
export function compileRecord(type: RecordDescriptor, compiler: Compiler): Codec {
  const { exact, closed, writeOnly } = compiler.mode;
  const slots = type.fields
    .filter((field) => writeOnly || isAllowed(field, 'read'))
    .map((field) => makeSlot(field, compiler));
  const known = new Set(type.fields.map((field) => field.name));
  const names = new Map(slots.map((slot) => [slot.name, slot]));

  const convert = (
    value: unknown,
    side: Side,
    one: (slot: Slot, value: unknown) => unknown,
    refuses: boolean,
  ): Record<string, unknown> => {
    if (!isDict(value)) throw new Mismatch('value_invalid', () => compiler.describe(type, side), value);
    const out: Record<string, unknown> = {};
    for (const slot of slots) {
      try {
        const got = one(slot, readKey(value, slot.name));
        if (got !== undefined) out[slot.name] = got;
      } catch (error) {
        throw within(error, slot.segment);
      }
    }
    if (type.open) return addOthers(out, value, known);
    if (refuses) {
      for (const key of Object.keys(value)) {
        if (!known.has(key) && value[key] !== undefined) throw unknownName(key, names.keys(), compiler);
      }
    }
    return out;
  };
  const reader = createRowReader(slots, compiler, 'name');
  return {
    decode(value, context) {
      if (!isDict(value) || exact) {
        return convert(value, 'wire', (slot, v) => readSlot(slot, v, context, compiler), exact);
      }
      const row = reader.read(value, context);
      return type.open ? addOthers(row, value, known) : row;
    },
    encode: (value, context) =>
      convert(value, 'program', (slot, v) => writeSlot(slot, v, context, compiler), closed || exact) as Json,
  };
}

/** Keeps what an open record holds beside the known names. `row` was made from `value`. */
function addOthers(
  row: Record<string, unknown>,
  value: Dict,
  known: ReadonlySet<string>,
): Record<string, unknown> {
  const keys = Object.keys(value);
  // As many names as the row has: none is unknown.
  if (keys.length === Object.keys(row).length) return row;
  for (const key of keys) {
    if (!known.has(key) && value[key] !== undefined) writeKey(row, key, value[key]);
  }
  return row;
}

/** An object with any of a record's fields. Unknown names are refused where fields are set, ignored where they are read. */
export function compilePartial(type: PartialDescriptor, compiler: Compiler): Codec {
  const refuses = type.access === 'write' || compiler.mode.exact;
  const each = (
    value: unknown,
    side: Side,
    one: (slot: Slot, value: unknown) => unknown,
  ): Record<string, unknown> => {
    if (!isDict(value)) throw new Mismatch('value_invalid', () => compiler.describe(type, side), value);
    const slots = fieldsSeen(type.of, type.access, compiler);
    const out: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const given = value[key];
      if (given === undefined) continue;
      const slot = slots.get(key);
      if (slot === undefined) {
        if (refuses) throw unknownName(key, slots.keys(), compiler);
        continue;
      }
      try {
        out[key] = one(slot, given);
      } catch (error) {
        throw within(error, slot.segment);
      }
    }
    return out;
  };
  return {
    decode: (value, context) => each(value, 'wire', (slot, v) => slot.codec.decode(v, context)),
    encode: (value, context) => each(value, 'program', (slot, v) => slot.codec.encode(v, context)) as Json,
  };
}

/** `[[name, value], …]`; in programs an object. */
export function compileEntries(type: EntriesDescriptor, compiler: Compiler): Codec {
  const refuses = type.access === 'write' || compiler.mode.exact;
  const decodePair = (
    pair: unknown,
    slots: ReadonlyMap<string, Slot>,
    context: Context,
    out: Record<string, unknown>,
  ): void => {
    if (!Array.isArray(pair) || typeof pair[0] !== 'string') {
      throw new Mismatch('value_invalid', () => 'a pair [name, value]', pair);
    }
    const name: string = pair[0];
    const slot = slots.get(name);
    if (slot === undefined) {
      if (refuses) throw unknownName(name, slots.keys(), compiler);
      return;
    }
    try {
      if (!slot.spread && pair.length < 2 && !slot.nullable) throw missing(slot, compiler, 'wire');
      out[name] = slot.codec.decode(slot.spread ? pair.slice(1) : (pair[1] ?? null), context);
    } catch (error) {
      throw within(error, slot.segment);
    }
  };
  return {
    decode(value, context) {
      if (!Array.isArray(value)) {
        throw new Mismatch('value_invalid', () => compiler.describe(type, 'wire'), value);
      }
      const out: Record<string, unknown> = {};
      const slots = fieldsSeen(type.of, type.access, compiler);
      let i = 0;
      try {
        for (; i < value.length; i++) decodePair(value[i], slots, context, out);
      } catch (error) {
        throw within(error, `[${i}]`);
      }
      return out;
    },
    encode(value, context) {
      if (!isDict(value)) {
        throw new Mismatch('value_invalid', () => compiler.describe(type, 'program'), value);
      }
      return encodeEntries(type, value, context, compiler, refuses);
    },
  };
}

function encodeEntries(
  type: EntriesDescriptor,
  value: Dict,
  context: Context,
  compiler: Compiler,
  refuses: boolean,
): Json[] {
  const slots = fieldsSeen(type.of, type.access, compiler);
  const asked = type.by === undefined ? undefined : columnsOf(context, type.by, slots, compiler);
  const out: Json[] = [];
  for (const slot of asked ?? slots.values()) {
    const given = readKey(value, slot.name);
    if (given === undefined && (asked === undefined || slot.optional)) continue;
    try {
      if (given === undefined && !slot.nullable) throw missing(slot, compiler, 'program');
      const json = slot.codec.encode(given ?? null, context);
      out.push(slot.spread ? [slot.name, ...(json as readonly Json[])] : [slot.name, json]);
    } catch (error) {
      throw within(error, slot.segment);
    }
  }
  if (refuses) {
    for (const key of Object.keys(value)) {
      if (value[key] !== undefined && !slots.has(key)) throw unknownName(key, slots.keys(), compiler);
    }
  }
  return out;
}
