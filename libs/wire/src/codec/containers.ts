import type {
  Json,
  ListDescriptor,
  MapDescriptor,
  NullableDescriptor,
  UnionDescriptor,
  WrapDescriptor,
} from '../descriptor.ts';
import type { Side } from './codec.ts';
import { type Codec, type Compiler, type Context, PASS_NULL } from './codec.ts';
import { keySegment, Mismatch, within } from './mismatch.ts';
import { isDict, writeKey } from './objects.ts';

export function compileList(type: ListDescriptor, compiler: Compiler): Codec {
  const item = compiler.compile(type.item);
  const decodeAll = (values: readonly unknown[], context: Context): unknown[] => {
    const out = new Array<unknown>(values.length);
    let i = 0;
    try {
      for (; i < values.length; i++) out[i] = item.decode(values[i], context);
    } catch (error) {
      throw within(error, `[${i}]`);
    }
    return out;
  };
  return {
    decode(value, context) {
      if (!Array.isArray(value)) {
        throw new Mismatch('value_invalid', () => compiler.describe(type, 'wire'), value);
      }
      const isUnnested =
        type.unnested && !compiler.mode.exact && value.length > 0 && !Array.isArray(value[0]);
      return isUnnested ? decodeUnnested(value, context, decodeAll) : decodeAll(value, context);
    },
    encode(value, context) {
      if (!Array.isArray(value)) {
        throw new Mismatch('value_invalid', () => compiler.describe(type, 'program'), value);
      }
      const out = new Array<Json>(value.length);
      let i = 0;
      try {
        for (; i < value.length; i++) out[i] = item.encode(value[i], context);
      } catch (error) {
        throw within(error, `[${i}]`);
      }
      return out;
    },
  };
}

/** The first tuple stands without its brackets: it ends where it is complete and only tuples follow. */
function decodeUnnested(
  values: readonly unknown[],
  context: Context,
  decodeAll: (values: readonly unknown[], context: Context) => unknown[],
): unknown[] {
  let first: unknown;
  for (let end = 1; end <= values.length; end++) {
    if (!values.slice(end).every(Array.isArray)) continue;
    try {
      return decodeAll([values.slice(0, end), ...values.slice(end)], context);
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      first ??= error;
    }
  }
  throw first;
}

export function compileMap(type: MapDescriptor, compiler: Compiler): Codec {
  const inner = compiler.compile(type.value);
  const keys = type.keys && compiler.compile(type.keys);
  const each = (
    value: unknown,
    side: Side,
    context: Context,
    convert: (value: unknown) => unknown,
  ): Record<string, unknown> => {
    if (!isDict(value)) throw new Mismatch('value_invalid', () => compiler.describe(type, side), value);
    const out: Record<string, unknown> = {};
    let key = '';
    try {
      for (key of Object.keys(value)) {
        if (value[key] === undefined) continue;
        keys?.encode(key, context);
        writeKey(out, key, convert(value[key]));
      }
    } catch (error) {
      throw within(error, keySegment(key));
    }
    return out;
  };
  return {
    decode: (value, context) => each(value, 'wire', context, (v) => inner.decode(v, context)),
    encode: (value, context) => each(value, 'program', context, (v) => inner.encode(v, context)) as Json,
  };
}

export function compileNullable(type: NullableDescriptor, compiler: Compiler): Codec {
  const inner = compiler.compile(type.inner);
  return {
    pass: (inner.pass ?? 0) | PASS_NULL,
    passOnly: inner.passOnly === true,
    decode: (value, context) => (value === null ? null : inner.decode(value, context)),
    encode: (value, context) => (value === null ? null : inner.encode(value, context)),
  };
}

/**
 * The first option that fits exactly, else the first that fits softly: `[string, integer]` reads 5 as a number
 * and `[integer, string]` reads "5" as text, so a union loses nothing.
 */
export function compileUnion(type: UnionDescriptor, compiler: Compiler): Codec {
  const exact = type.options.map((option) => compiler.exact().compile(option));
  // Where every option gives back what fits it as it came, their order means nothing.
  const isPlain = exact.every((option) => option.passOnly);
  const pass = isPlain ? exact.reduce((all, option) => all | option.pass!, 0) : 0;
  const options = [...exact];
  if (!compiler.mode.exact) options.push(...type.options.map((option) => compiler.compile(option)));
  const first = <T>(value: unknown, side: Side, convert: (codec: Codec) => T): T => {
    let deepest: Mismatch | undefined;
    let isAlone = false;
    for (const codec of options) {
      try {
        return convert(codec);
      } catch (error) {
        if (!(error instanceof Mismatch) || error.absolute) throw error;
        const depth = deepest?.segments.length ?? 0;
        // A soft try of the same option fails at the same place as its exact try, and is no second opinion.
        const isSame =
          deepest !== undefined && error.path === deepest.path && error.expected === deepest.expected;
        if (error.segments.length > depth || (isSame && depth > 0)) {
          deepest = error;
          isAlone = true;
        } else if (error.segments.length === depth) isAlone = false;
      }
    }
    if (deepest !== undefined && isAlone) throw deepest;
    throw new Mismatch('value_invalid', () => compiler.describe(type, side), value);
  };
  return {
    pass,
    passOnly: isPlain && compiler.mode.exact,
    decode: (value, context) => first(value, 'wire', (codec) => codec.decode(value, context)),
    encode: (value, context) => first(value, 'program', (codec) => codec.encode(value, context)),
  };
}

/** Written as `{[key]: inner}`; read also without. */
export function compileWrap(type: WrapDescriptor, compiler: Compiler): Codec {
  const inner = compiler.compile(type.inner);
  const isWrapped = (value: unknown): value is Readonly<Record<string, unknown>> =>
    isDict(value) && Object.hasOwn(value, type.key) && Object.keys(value).length === 1;
  return {
    decode(value, context) {
      if (!isWrapped(value)) {
        if (!compiler.mode.exact) return inner.decode(value, context);
        throw new Mismatch('value_invalid', () => compiler.describe(type, 'wire'), value);
      }
      try {
        return inner.decode(value[type.key], context);
      } catch (error) {
        // An unwrapped object may happen to have just this key.
        try {
          if (!compiler.mode.exact) return inner.decode(value, context);
        } catch {}
        throw within(error, keySegment(type.key));
      }
    },
    encode: (value, context) => ({ [type.key]: inner.encode(value, context) }),
  };
}
