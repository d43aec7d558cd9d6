import type {
  BitsDescriptor,
  EnumDescriptor,
  Json,
  KeyOfDescriptor,
  LiteralDescriptor,
} from '../descriptor.ts';
import type { Codec, Compiler } from './codec.ts';
import { Mismatch } from './mismatch.ts';
import { oneOf, unknownName } from './names.ts';
import { isDict } from './objects.ts';
import { casesOf } from './registry.ts';

/** Numbers and their decimal strings are the same on reading; what comes out is the declared value. */
export function compileLiteral(type: LiteralDescriptor, compiler: Compiler): Codec {
  const same = soften([type.value], compiler.mode.exact);
  const read = (value: unknown): Json => {
    const got = same(value);
    if (got === undefined) throw new Mismatch('value_invalid', () => compiler.describe(type, 'wire'), value);
    return got;
  };
  return { decode: read, encode: read };
}

/** As literals; an open one takes other values of the same JSON type as its declared values. */
export function compileEnum(type: EnumDescriptor, compiler: Compiler): Codec {
  const { exact } = compiler.mode;
  const declared = soften(type.values, exact);
  const numbers = type.values.length > 0 && type.values.every((value) => typeof value === 'number');
  const strings = type.values.every((value) => typeof value === 'string');
  const other = (value: unknown): string | number | undefined => {
    if (numbers) {
      const n = typeof value === 'string' && value.trim() !== '' && !exact ? Number(value) : value;
      return Number.isFinite(n) ? (n as number) : undefined;
    }
    if (typeof value === 'string') return value;
    if (!Number.isFinite(value)) return undefined;
    return strings ? (exact ? undefined : String(value)) : (value as number);
  };
  const read = (value: unknown): Json => {
    const got = declared(value) ?? (type.open ? other(value) : undefined);
    if (got !== undefined) return got;
    throw new Mismatch(
      'value_invalid',
      () => (type.open ? compiler.describe(type, 'wire') : oneOf(type.values.map(String), value, compiler)),
      value,
    );
  };
  return { decode: read, encode: read };
}

export function compileKeyOf(type: KeyOfDescriptor, compiler: Compiler): Codec {
  const keys = Object.keys(casesOf(type.family, compiler));
  const known = new Set(keys);
  const read = (value: unknown): Json => {
    if (typeof value === 'string' && known.has(value)) return value;
    throw new Mismatch('value_invalid', () => oneOf(keys, value, compiler), value);
  };
  return { decode: read, encode: read };
}

/** Named bits as booleans; the sum of bits without a name is kept under `other`. */
export function compileBits(type: BitsDescriptor, compiler: Compiler): Codec {
  const { exact, closed } = compiler.mode;
  const names = new Map<string, number>(type.bits.map((bit) => [bit.name, bit.value]));
  const blank = Object.fromEntries(type.bits.map((bit) => [bit.name, false]));
  const isSum = (n: unknown): n is number => Number.isSafeInteger(n) && (n as number) >= 0;
  const split = (sum: number): Record<string, unknown> => {
    const out: Record<string, unknown> = { ...blank };
    let rest = sum;
    for (const { name, value } of type.bits) {
      if (!hasBit(sum, value)) continue;
      out[name] = true;
      rest -= value;
    }
    if (rest !== 0) out.other = rest;
    return out;
  };
  const toSum = (value: unknown): unknown =>
    !exact && typeof value === 'string' && /^[0-9]+$/.test(value) ? Number(value) : value;
  return {
    decode(value) {
      const sum = toSum(value);
      if (isSum(sum)) return split(sum);
      throw new Mismatch('value_invalid', () => compiler.describe(type, 'wire'), value);
    },
    encode(value) {
      if (isDict(value)) return join(value);
      const sum = toSum(value);
      if (!exact && isSum(sum)) return sum;
      throw new Mismatch('value_invalid', () => compiler.describe(type, 'program'), value);
    },
  };

  function join(value: Readonly<Record<string, unknown>>): number {
    let sum = 0;
    for (const [key, on] of Object.entries(value)) {
      const bit = names.get(key);
      if (bit !== undefined) {
        if (typeof on !== 'boolean' && on !== undefined) {
          throw new Mismatch('value_invalid', () => `true or false for ${key}`, on);
        }
        if (on) sum += bit;
      } else if (key === 'other' && isSum(on)) sum += on;
      else if (on !== undefined && (closed || key === 'other'))
        throw unknownName(key, names.keys(), compiler);
    }
    return sum;
  }
}

/** Works beyond 32 bits. */
export function hasBit(sum: number, bit: number): boolean {
  return Math.floor(sum / bit) % 2 === 1;
}

/** Looks up a declared value; unless exact, a number finds a decimal string and the other way round. */
function soften<T extends string | number | boolean>(
  values: readonly T[],
  exact: boolean,
): (value: unknown) => T | undefined {
  const own = new Map<unknown, T>(values.map((value) => [value, value]));
  const soft = new Map<string, T>();
  for (const value of values) if (typeof value !== 'boolean') soft.set(String(value), value);
  return (value) => {
    const got = own.get(value);
    if (got !== undefined || exact) return got;
    return typeof value === 'number' || typeof value === 'string' ? soft.get(String(value)) : undefined;
  };
}
