import type { FieldOfDescriptor, Json, ProjectionDescriptor } from '../descriptor.ts';
import { type Codec, type Compiler, type Context, PASS_NULL, type Slot } from './codec.ts';
import { columnsOf, scopedFields } from './columns.ts';
import { Mismatch, within } from './mismatch.ts';
import { oneOf } from './names.ts';
import { isDict, readKey } from './objects.ts';
import { fromText, toLatin1 } from './octets.ts';
import { createRowReader, type RowReader } from './rows.ts';
import { writeSlot } from './slots.ts';

export function compileFieldOf(type: FieldOfDescriptor, compiler: Compiler): Codec {
  const read = (value: unknown, context: Context): Json => {
    const fields = scopedFields(type, type.access, context, compiler);
    if (typeof value === 'string' && fields.has(value)) return value;
    const code = typeof value === 'string' ? 'name_unknown' : 'value_invalid';
    throw new Mismatch(code, () => oneOf(fields.keys(), value, compiler), value);
  };
  return { decode: read, encode: read };
}

/** The columns of one request's rows. */
interface Plan {
  readonly fields: ReadonlyMap<string, Slot>;
  readonly asked: readonly string[] | undefined;
  readonly raw: readonly string[] | undefined;
  readonly slots: readonly Slot[];
  readonly reader: RowReader;
}

/** Plans kept for requests that ask for the same columns again. */
const MAX_PLANS = 16;

/** A row. The columns are worked out once per choice of columns. */
export function compileProjection(type: ProjectionDescriptor, compiler: Compiler): Codec {
  const plans: Plan[] = [];
  let oldest = 0;
  const findPlan = (context: Context): Plan => {
    const fields = scopedFields(type, 'read', context, compiler);
    const asked = context.scope[type.by];
    const raw = type.raw === undefined ? undefined : context.scope[type.raw];
    for (const plan of plans) {
      if (plan.fields === fields && isSame(plan.asked, asked) && isSame(plan.raw, raw)) return plan;
    }
    const plan = makePlan(type, fields, context, compiler);
    if (plans.length < MAX_PLANS) plans.push(plan);
    else plans[oldest++ % MAX_PLANS] = plan;
    return plan;
  };
  const planOf = (context: Context): Plan => {
    if (context.planOwner !== codec) {
      context.plan = findPlan(context);
      context.planOwner = codec;
    }
    return context.plan as Plan;
  };
  const codec: Codec = {
    decode(value, context) {
      if (!Array.isArray(value)) {
        throw new Mismatch('value_invalid', () => compiler.describe(type, 'wire'), value);
      }
      return planOf(context).reader.read(value, context);
    },
    encode(value, context) {
      if (!isDict(value)) {
        throw new Mismatch('value_invalid', () => compiler.describe(type, 'program'), value);
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
function makePlan(
  type: ProjectionDescriptor,
  fields: ReadonlyMap<string, Slot>,
  context: Context,
  compiler: Compiler,
): Plan {
  const asked = columnsOf(context, type.by, fields, compiler);
  const raw = type.raw === undefined ? undefined : columnsOf(context, type.raw, fields, compiler);
  const slots = [...(asked ?? fields.values()), ...(raw ?? []).map(asRaw)];
  const names = (some: readonly Slot[] | undefined) => some?.map((slot) => slot.name);
  return { fields, asked: names(asked), raw: names(raw), slots, reader: createRowReader(slots, compiler) };
}

function isSame(names: readonly string[] | undefined, given: unknown): boolean {
  if (names === undefined) return given === undefined || given === null;
  return Array.isArray(given) && given.length === names.length && names.every((name, i) => given[i] === name);
}

function asRaw(slot: Slot): Slot {
  return {
    ...slot,
    codec: rawCodec,
    pass: PASS_NULL,
    type: RAW,
    nullable: true,
    softNull: false,
    optional: false,
  };
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
