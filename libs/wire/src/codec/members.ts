import type { Json, MemberDescriptor, TupleDescriptor } from '../descriptor.ts';
import { hasBit } from './choices.ts';
import { type Codec, type Compiler, type Context, isPassed, type Slot } from './codec.ts';
import { Mismatch, within } from './mismatch.ts';
import { refuseUnknown } from './names.ts';
import { type Dict, isDict, readKey } from './objects.ts';
import { resolve } from './registry.ts';
import { createRowReader } from './rows.ts';
import { makeSlot, readSlot, writeSlot } from './slots.ts';

/** Members compiled: fixed positions, then perhaps one that takes the rest. Tuples, parameters and results are all this. */
export interface Layout {
  readonly compiler: Compiler;
  readonly fixed: readonly Slot[];
  readonly rest: Slot | undefined;
  readonly byName: ReadonlyMap<string, Slot>;
}

export function makeLayout(members: readonly MemberDescriptor[], compiler: Compiler): Layout {
  const slots = members.map((member) => makeSlot(member, compiler));
  const last = members.at(-1);
  const rest = last?.rest ? slots.at(-1) : undefined;
  return {
    compiler,
    fixed: rest === undefined ? slots : slots.slice(0, -1),
    rest,
    byName: new Map(slots.map((slot) => [slot.name, slot])),
  };
}

/** Fills `out` from positions. Positions beyond the last are ignored. */
export function decodeMembers(
  layout: Layout,
  values: readonly unknown[],
  context: Context,
  out: Record<string, unknown>,
): Record<string, unknown> {
  const { fixed, rest, compiler } = layout;
  for (let i = 0; i < fixed.length; i++) {
    const slot = fixed[i]!;
    const given = values[i];
    if (slot.pass !== 0 && isPassed(given, slot.pass)) {
      out[slot.name] = given;
      continue;
    }
    try {
      const value = readSlot(slot, given, context, compiler);
      if (value !== undefined) out[slot.name] = value;
    } catch (error) {
      throw within(error, slot.segment);
    }
  }
  if (rest !== undefined) out[rest.name] = decodeRest(rest, values.slice(fixed.length), context);
  return out;
}

export function decodeRest(rest: Slot, values: readonly unknown[], context: Context): unknown[] {
  return eachRest(rest, values, (value) => rest.codec.decode(value, context));
}

export function encodeRest(rest: Slot, value: unknown, context: Context, compiler: Compiler): Json[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return eachRest(rest, value, (item) => rest.codec.encode(item, context));
  const words = () => `a list (each ${compiler.describe(rest.type, 'program')})`;
  throw within(new Mismatch('value_invalid', words, value), rest.segment);
}

function eachRest<T>(rest: Slot, values: readonly unknown[], convert: (value: unknown) => T): T[] {
  const out = new Array<T>(values.length);
  let i = 0;
  try {
    for (; i < values.length; i++) out[i] = convert(values[i]);
  } catch (error) {
    throw within(within(error, `[${i}]`), rest.segment);
  }
  return out;
}

/** Positions up to the last member that is present; absent ones before it become null. */
export function encodeMembers(layout: Layout, value: Dict, context: Context): Json[] {
  const { fixed, rest, compiler } = layout;
  const { closed, exact } = compiler.mode;
  if (closed || exact) refuseUnknown(value, layout.byName, compiler);
  const out: Json[] = [];
  let absent = 0;
  for (const slot of fixed) {
    try {
      const json = writeSlot(slot, readKey(value, slot.name), context, compiler);
      if (json === undefined) absent++;
      else {
        for (; absent > 0; absent--) out.push(null);
        out.push(json);
      }
    } catch (error) {
      throw within(error, slot.segment);
    }
  }
  if (rest === undefined) return out;
  const tail = encodeRest(rest, readKey(value, rest.name), context, compiler);
  if (tail.length > 0) for (; absent > 0; absent--) out.push(null);
  for (const item of tail) out.push(item);
  return out;
}

/** An array of positions; in programs an object keyed by the member names. */
export function compileTuple(type: TupleDescriptor, compiler: Compiler): Codec {
  const layout = makeLayout(type.members, compiler);
  const bits = type.merged === undefined ? undefined : mergedBits(type, compiler);
  const { exact } = compiler.mode;
  const reader = layout.rest === undefined ? createRowReader(layout.fixed, compiler) : undefined;
  const gap = exact ? -1 : layout.fixed.findIndex((slot) => slot.name === type.gap);
  return {
    decode(given, context) {
      const hasGap = gap >= 0 && Array.isArray(given) && given.length === layout.fixed.length + 1;
      const value = hasGap && given[gap] === null ? given.toSpliced(gap, 1) : given;
      const isTooLong =
        exact && Array.isArray(value) && layout.rest === undefined && value.length > layout.fixed.length;
      if (!Array.isArray(value) || isTooLong) {
        throw new Mismatch('value_invalid', () => compiler.describe(type, 'wire'), value);
      }
      const isMerged = bits !== undefined && !exact && value.length === layout.fixed.length - bits.length + 1;
      const values = isMerged ? unmerge(value, bits) : value;
      return reader === undefined ? decodeMembers(layout, values, context, {}) : reader.read(values, context);
    },
    encode(value, context) {
      if (isDict(value)) return encodeMembers(layout, value, context);
      throw new Mismatch('value_invalid', () => compiler.describe(type, 'program'), value);
    },
  };
}

/** The bit of each merged member, by position from the end: the value of its enum that is not zero. */
function mergedBits(type: TupleDescriptor, compiler: Compiler): readonly number[] {
  return type.members.slice(-type.merged!.length).map((member) => {
    const own = resolve(member.type, compiler);
    const values = own.kind === 'enum' ? own.values : [1];
    return Number(values.find((value) => Number(value) !== 0) ?? 1);
  });
}

function unmerge(values: readonly unknown[], bits: readonly number[]): unknown[] {
  const head = values.slice(0, -1);
  const last = values.at(-1);
  const sum = typeof last === 'string' && /^[0-9]+$/.test(last) ? Number(last) : last;
  const all = bits.reduce((total, bit) => total + bit, 0);
  const isSum =
    Number.isSafeInteger(sum) &&
    (sum as number) >= 0 &&
    bits.reduce((left, bit) => left - (hasBit(sum as number, bit) ? bit : 0), sum as number) === 0;
  if (!isSum) {
    throw within(
      new Mismatch('value_invalid', () => `a sum of ${bits.join(', ')} (0 to ${all})`, last),
      `[${head.length}]`,
    );
  }
  return [...head, ...bits.map((bit) => (hasBit(sum as number, bit) ? bit : 0))];
}
