/**
 * Does a JSON value fit a type? A small decoder and encoder straight over the IR, with none of the code of the
 * libraries: it is the second, independent implementation of the soft types, which keeps the wire codecs honest.
 *
 * It is stricter than a program in one point: members and fields that no type declares are refused, since in an
 * example of the spec they are either a slip or a gap in the types.
 */
import { isDeepStrictEqual } from 'node:util';
import type { MemberNode, NamedType, Scalar, TypeNode } from '../ir.ts';
import { canRead, canWrite, resolveName, resolveType } from '../link/types.ts';
import { below, Misfit, misfit } from './misfit.ts';
import { decodeRow, encodeRow, readableFields } from './row-fits.ts';
import { decodeScalar, encodeScalar } from './scalar-fits.ts';
import { decodeTuple, encodeTuple, listOf } from './tuple-fits.ts';

/** What a value's meaning depends on besides its type. */
export interface Scope {
  readonly sender: 'client' | 'server';
  /** The parameters of the request as they stand on the wire; undefined where no request is known. */
  readonly params: Readonly<Record<string, unknown>> | undefined;
  /** An optional member may be null as well. */
  readonly nullIsAbsent?: boolean;
}

export interface Fits {
  readonly types: ReadonlyMap<string, NamedType>;
  /** Reads a value; throws {@link Misfit}. */
  decode(type: TypeNode, value: unknown, scope: Scope, path: string): unknown;
  /** Writes what was read. */
  encode(type: TypeNode, value: unknown, scope: Scope, path: string): unknown;
  /** Reads, writes and reads again; throws {@link Misfit}, or {@link Unstable} when the two readings differ. */
  roundTrip(type: TypeNode, value: unknown, scope: Scope, path: string): void;
  /** The same for positions: the parameters or results of a message. `path(i)` is the path of position `i`. */
  roundTripAll(
    members: readonly MemberNode[],
    values: readonly unknown[],
    scope: Scope,
    path: string,
    first: number,
  ): void;
}

/** A value whose second reading differs from its first. */
export class Unstable extends Misfit {}

export function createFits(
  types: ReadonlyMap<string, NamedType>,
  scalars: ReadonlyMap<string, Scalar>,
): Fits {
  const fits: Fits = {
    types,
    decode(type, value, scope, path) {
      return decode(fits, scalars, type, value, scope, path);
    },
    encode(type, value, scope, path) {
      return encode(fits, scalars, type, value, scope, path);
    },
    roundTrip(type, value, scope, path) {
      const once = fits.decode(type, value, scope, path);
      ensureStable(once, () => fits.decode(type, fits.encode(type, once, scope, path), scope, path), path);
    },
    roundTripAll(members, values, scope, path, first) {
      const tuple = { kind: 'tuple', members } as const;
      const once = decodeTuple(fits, tuple, values, scope, path, first);
      const again = (): unknown =>
        decodeTuple(fits, tuple, encodeTuple(fits, tuple, once, scope, path, first), scope, path, first);
      ensureStable(once, again, path);
    },
  };
  return fits;
}

function ensureStable(once: unknown, readAgain: () => unknown, path: string): void {
  const written = (): unknown => {
    try {
      return readAgain();
    } catch (error) {
      // A pattern that the writer holds the value to is a fault of the example itself.
      if (!(error instanceof Misfit) || error.expected.includes(' matching ')) throw error;
      throw new Unstable(error.path, error.expected, error.received);
    }
  };
  const twice = written();
  if (!isDeepStrictEqual(once, twice)) throw new Unstable(path, JSON.stringify(once), JSON.stringify(twice));
}

function decode(
  fits: Fits,
  scalars: ReadonlyMap<string, Scalar>,
  type: TypeNode,
  value: unknown,
  scope: Scope,
  path: string,
): unknown {
  switch (type.kind) {
    case 'scalar': {
      const rule = scalars.get(type.scalar);
      return rule === undefined ? value : decodeScalar(type, rule, value, path);
    }
    case 'literal':
      if (value === type.value || (typeof value !== 'boolean' && String(value) === String(type.value)))
        return type.value;
      return misfit(path, JSON.stringify(type.value), value);
    case 'ref': {
      const target = fits.types.get(type.name);
      return target === undefined || resolveType(type, fits.types) === undefined
        ? value
        : fits.decode(target.type, value, scope, path);
    }
    case 'list':
      return decodeList(fits, type, value, scope, path);
    case 'map':
      return mapValues(value, path, (item, at, name) => {
        if (type.keys !== undefined) fits.decode(type.keys, name, scope, at);
        return fits.decode(type.value, item, scope, at);
      });
    case 'nullable':
      return value === null ? null : fits.decode(type.inner, value, scope, path);
    case 'union':
      return decodeUnion(fits, type.options, value, scope, path);
    case 'tuple':
      return decodeTuple(fits, type, listOf(value, path), scope, path, 0);
    case 'record':
    case 'partial':
      return decodeRecord(fits, type, value, scope, path);
    case 'enum': {
      const found = type.values.find((option) => option.value === value || sameText(option.value, value));
      if (found !== undefined) return found.value;
      if (type.open && type.values.some((option) => typeof option.value === typeof value)) return value;
      return misfit(
        path,
        `one of ${type.values.map((option) => JSON.stringify(option.value)).join(', ')}`,
        value,
      );
    }
    case 'bits': {
      const number = typeof value === 'string' && /^[0-9]+$/.test(value) ? Number(value) : value;
      if (!Number.isSafeInteger(number) || (number as number) < 0) misfit(path, 'a number of bits', value);
      return number;
    }
    case 'wrap': {
      const keys =
        typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
      if (keys.length !== 1 || keys[0] !== type.key) return fits.decode(type.inner, value, scope, path);
      return fits.decode(
        type.inner,
        (value as Record<string, unknown>)[type.key],
        scope,
        below(path, type.key),
      );
    }
    case 'keyOf': {
      const family = resolveName(type.family, fits.types);
      if (family?.kind !== 'family') return value;
      if (typeof value === 'string' && Object.hasOwn(family.cases, value)) return value;
      return misfit(path, `one of ${Object.keys(family.cases).join(', ')}`, value);
    }
    case 'fieldOf': {
      if (typeof value !== 'string') misfit(path, 'the name of a field', value);
      const fields = readableFields(fits, type, scope, path);
      if (fields === undefined || fields.some((field) => field.name === value)) return value;
      return misfit(path, `a field of ${type.of} (${fields.map((field) => field.name).join(', ')})`, value);
    }
    case 'projection':
    case 'entries':
      return decodeRow(fits, type, value, scope, path);
    case 'family':
      return value;
  }
}

function encode(
  fits: Fits,
  scalars: ReadonlyMap<string, Scalar>,
  type: TypeNode,
  value: unknown,
  scope: Scope,
  path: string,
): unknown {
  switch (type.kind) {
    case 'scalar': {
      const rule = scalars.get(type.scalar);
      return rule === undefined ? value : encodeScalar(type, rule, value, path);
    }
    case 'ref': {
      const target = resolveType(type, fits.types);
      return target === undefined ? value : fits.encode(target, value, scope, path);
    }
    case 'list':
      return listOf(value, path).map((item, i) => fits.encode(type.item, item, scope, below(path, i)));
    case 'map':
      return mapValues(value, path, (item, at) => fits.encode(type.value, item, scope, at));
    case 'nullable':
      return value === null ? null : fits.encode(type.inner, value, scope, path);
    case 'union': {
      // The value was read by the first option that fits what it came from; write it by the first that gives it back.
      for (const option of type.options) {
        const written = attempt(() => fits.encode(option, value, scope, path));
        if (written === undefined) continue;
        const back = attempt(() => fits.decode(option, written, scope, path));
        if (isDeepStrictEqual(back, value)) return written;
      }
      return misfit(path, 'a value that one of the options writes', value);
    }
    case 'tuple':
      return encodeTuple(fits, type, value, scope, path, 0);
    case 'record':
    case 'partial': {
      const record = type.kind === 'record' ? type : resolveName(type.of, fits.types);
      if (record?.kind !== 'record') return value;
      const fields = new Map(record.fields.map((field) => [field.name, field]));
      return mapValues(value, path, (item, at, name) => {
        const field = fields.get(name);
        return field === undefined ? item : fits.encode(field.type, item, scope, at);
      });
    }
    case 'wrap':
      return { [type.key]: fits.encode(type.inner, value, scope, below(path, type.key)) };
    case 'projection':
    case 'entries':
      return encodeRow(fits, type, value, scope, path);
    default:
      return value;
  }
}

function decodeList(
  fits: Fits,
  type: Extract<TypeNode, { kind: 'list' }>,
  value: unknown,
  scope: Scope,
  path: string,
): unknown {
  const items = listOf(value, path);
  const each = (list: readonly unknown[], from: number): unknown[] =>
    list.map((item, i) => fits.decode(type.item, item, scope, below(path, from + i)));
  if (type.unnested && items.length > 0 && !Array.isArray(items[0])) {
    // The first tuple lost its brackets: the shortest beginning that is one, with only whole items after it.
    for (let length = 1; length <= items.length; length++) {
      const read = attempt(() => [
        fits.decode(type.item, items.slice(0, length), scope, path),
        ...each(items.slice(length), length),
      ]);
      if (read !== undefined) return read;
    }
  }
  return each(items, 0);
}

function decodeUnion(
  fits: Fits,
  options: readonly TypeNode[],
  value: unknown,
  scope: Scope,
  path: string,
): unknown {
  const faults: Misfit[] = [];
  for (const option of options) {
    try {
      return fits.decode(option, value, scope, path);
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      faults.push(error);
    }
  }
  // The option that got furthest is most likely the one that was meant.
  const furthest = faults.toSorted((a, b) => compareDepth(b.path, a.path))[0];
  if (furthest !== undefined && furthest.path !== path) throw furthest;
  return misfit(path, faults.map((fault) => fault.expected).join(' or '), value);
}

/** Deeper paths come later, and of the same depth those of later positions. */
function compareDepth(a: string, b: string): number {
  const depth = (path: string): number => path.split(/[.[]/).length;
  return depth(a) - depth(b) || a.localeCompare(b, 'en', { numeric: true });
}

function decodeRecord(
  fits: Fits,
  type: Extract<TypeNode, { kind: 'record' | 'partial' }>,
  value: unknown,
  scope: Scope,
  path: string,
): unknown {
  const record = type.kind === 'record' ? type : resolveName(type.of, fits.types);
  if (record?.kind !== 'record') return value;
  const allowed = record.fields.filter((field) => {
    if (type.kind === 'partial') return type.access === 'write' ? canWrite(field) : canRead(field);
    return scope.sender === 'client' || canRead(field);
  });
  const fields = new Map(allowed.map((field) => [field.name, field]));
  const read = mapValues(value, path, (item, at, name) => {
    const field = fields.get(name);
    if (field !== undefined) return fits.decode(field.type, item, scope, at);
    if (record.open && type.kind === 'record') return item;
    const known = [...fields.keys()].join(', ');
    throw new Misfit(at, `one of the fields ${known}`, `a field \`${name}\``);
  });
  if (type.kind === 'partial') return read;
  for (const field of allowed)
    if (!field.optional && !Object.hasOwn(read, field.name))
      throw new Misfit(path, `the field \`${field.name}\``, 'an object without it');
  return read;
}

function mapValues(
  value: unknown,
  path: string,
  each: (item: unknown, path: string, name: string) => unknown,
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) misfit(path, 'an object', value);
  return Object.fromEntries(
    Object.entries(value as object).map(([name, item]) => [name, each(item, below(path, name), name)]),
  );
}

function sameText(option: string | number, value: unknown): boolean {
  return (typeof value === 'string' || typeof value === 'number') && String(option) === String(value);
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof Misfit) return undefined;
    throw error;
  }
}
