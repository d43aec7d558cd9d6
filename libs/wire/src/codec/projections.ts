import type { FieldOfDescriptor, Json, ProjectionDescriptor } from '../descriptor.ts';
import type { Codec, Compiler, Context, Slot } from './codec.ts';
import { columnsOf, scopedFields } from './columns.ts';
import { describeType } from './describe.ts';
import { Mismatch, within } from './mismatch.ts';
import { oneOf } from './names.ts';
import { isDict, readKey } from './objects.ts';
import { fromText, toLatin1 } from './octets.ts';
import { readSlot, writeSlot } from './slots.ts';

export function compileFieldOf(type: FieldOfDescriptor, compiler: Compiler): Codec {
  const read = (value: unknown, context: Context): Json => {
    const fields = scopedFields(type, type.access, context, compiler);
    if (typeof value === 'string' && fields.has(value)) return value;
    const code = typeof value === 'string' ? 'name_unknown' : 'value_invalid';
    throw new Mismatch(code, () => oneOf(fields.keys(), value), value);
  };
  return { decode: read, encode: read };
}

/** The columns of one request's rows, laid out for speed: a row is a copy of `blank` filled by name. */
interface Plan {
  readonly slots: readonly Slot[];
  readonly names: readonly string[];
  readonly plain: readonly boolean[];
  /** Has every name already; undefined when columns may be absent. */
  readonly blank: Record<string, unknown> | undefined;
}

/** A row. The columns are worked out once per call and kept in its context. */
export function compileProjection(type: ProjectionDescriptor, compiler: Compiler): Codec {
  const planOf = (context: Context): Plan => {
    if (context.planOwner !== codec) {
      context.plan = makePlan(type, context, compiler);
      context.planOwner = codec;
    }
    return context.plan as Plan;
  };
  const codec: Codec = {
    decode(value, context) {
      if (!Array.isArray(value)) {
        throw new Mismatch('value_invalid', () => describeType(type, compiler.types, 'wire'), value);
      }
      const { slots, names, plain, blank } = planOf(context);
      const row: Record<string, unknown> = { ...blank };
      let i = 0;
      try {
        for (; i < names.length; i++) {
          const given = value[i];
          if (plain[i] && typeof given === 'string') row[names[i]!] = given;
          else {
            const got = readSlot(slots[i]!, given, context, compiler);
            if (got !== undefined) row[names[i]!] = got;
          }
        }
      } catch (error) {
        throw within(error, slots[i]!.segment);
      }
      return row;
    },
    encode(value, context) {
      if (!isDict(value)) {
        throw new Mismatch('value_invalid', () => describeType(type, compiler.types, 'program'), value);
      }
      const { slots } = planOf(context);
      const out = new Array<Json>(slots.length);
      let i = 0;
      try {
        for (; i < slots.length; i++) {
          const slot = slots[i]!;
          const given = readKey(value, slot.name);
          // What a row lacks is null where the column can be.
          out[i] =
            given === undefined && slot.nullable ? null : (writeSlot(slot, given, context, compiler) ?? null);
        }
      } catch (error) {
        throw within(error, slots[i]!.segment);
      }
      return out;
    },
  };
  return codec;
}

/** Those asked for, then the raw ones. A raw column of the same name wins. */
function makePlan(type: ProjectionDescriptor, context: Context, compiler: Compiler): Plan {
  const fields = scopedFields(type, 'read', context, compiler);
  const asked = columnsOf(context, type.by, fields) ?? [...fields.values()];
  const raw = type.raw === undefined ? [] : (columnsOf(context, type.raw, fields) ?? []);
  const slots = raw.length === 0 ? asked : [...asked, ...raw.map(asRaw)];
  const names = slots.map((slot) => slot.name);
  const plain = slots.map((slot) => slot.codec.plain === true);
  const blank = slots.some((slot) => slot.optional) ? undefined : blankRow(names);
  return { slots, names, plain, blank };
}

/** Made by the JSON parser, whose objects hold all their properties inside: copies of it are the fastest to make. */
function blankRow(names: readonly string[]): Record<string, unknown> {
  return JSON.parse(`{${[...new Set(names)].map((name) => `${JSON.stringify(name)}:null`).join(',')}}`);
}

function asRaw(slot: Slot): Slot {
  return { ...slot, codec: rawCodec, type: RAW, nullable: true, softNull: false, optional: false };
}

const RAW = { kind: 'nullable', inner: { kind: 'scalar', scalar: 'octets' } } as const;

/** Raw column values: octets or null. Numbers and text count as the octets of their text. */
const rawCodec: Codec = {
  decode(value) {
    if (value === null) return null;
    if (typeof value === 'string') return fromText(value);
    if (typeof value === 'number') return fromText(String(value));
    throw new Mismatch('value_invalid', () => 'octets (characters U+0000 to U+00FF) or null', value);
  },
  encode(value) {
    if (value === null) return null;
    if (value instanceof Uint8Array) return toLatin1(value);
    if (typeof value === 'string') return toLatin1(fromText(value));
    if (typeof value === 'number') return String(value);
    if (typeof value === 'boolean') return value ? '1' : '0';
    throw new Mismatch('value_invalid', () => 'octets (a Uint8Array), text, a number or null', value);
  },
};
