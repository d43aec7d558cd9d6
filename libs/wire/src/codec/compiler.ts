import type { Access, TypeDescriptor, TypeRegistry } from '../descriptor.ts';
import { compileBits, compileEnum, compileKeyOf, compileLiteral } from './choices.ts';
import type { Codec, Compiler, Mode, Slot } from './codec.ts';
import { compileList, compileMap, compileNullable, compileUnion, compileWrap } from './containers.ts';
import { compileTuple } from './members.ts';
import { compileFieldOf, compileProjection } from './projections.ts';
import { compileEntries, compilePartial, compileRecord } from './records.ts';
import { defect, fieldsOf, isAllowed, lookUp, resolve } from './registry.ts';
import { compileScalar } from './scalars.ts';
import { makeSlot } from './slots.ts';

/**
 * Turns descriptors into closures, each descriptor object and each name once. A name that is met again while it is
 * being compiled is looked up at its first use, so types may contain themselves.
 */
export function createCompiler(types: TypeRegistry, mode: Mode): Compiler {
  const done = new WeakMap<TypeDescriptor, Codec>();
  const named = new Map<string, Codec>();
  const underWay = new Set<string>();
  const tables = {
    read: new Map<string, ReadonlyMap<string, Slot>>(),
    write: new Map<string, ReadonlyMap<string, Slot>>(),
  };
  let exact: Compiler | undefined;

  const compiler: Compiler = {
    types,
    mode,
    compile(type) {
      let codec = done.get(type);
      if (codec === undefined) {
        codec = type.kind === 'ref' ? compileNamed(type.name) : compileKind(type, compiler);
        done.set(type, codec);
      }
      return codec;
    },
    exact() {
      exact ??= mode.exact ? compiler : createCompiler(types, { ...mode, exact: true });
      return exact;
    },
    fields(record: string, access: Access) {
      let table = tables[access].get(record);
      if (table === undefined) {
        const fields = fieldsOf(record, types).filter((field) => isAllowed(field, access));
        table = new Map(fields.map((field) => [field.name, makeSlot(field, compiler)]));
        tables[access].set(record, table);
      }
      return table;
    },
  };
  return compiler;

  function compileNamed(name: string): Codec {
    const ready = named.get(name);
    if (ready !== undefined) return ready;
    if (underWay.has(name)) return later(name);
    resolve({ kind: 'ref', name }, types);
    underWay.add(name);
    try {
      const codec = compiler.compile(lookUp(name, types));
      named.set(name, codec);
      return codec;
    } finally {
      underWay.delete(name);
    }
  }

  function later(name: string): Codec {
    const codec = (): Codec => {
      const ready = named.get(name);
      if (ready === undefined) throw defect('a type that is more than a ring of names', name);
      return ready;
    };
    return {
      decode: (value, context) => codec().decode(value, context),
      encode: (value, context) => codec().encode(value, context),
    };
  }
}

function compileKind(type: Exclude<TypeDescriptor, { kind: 'ref' }>, compiler: Compiler): Codec {
  switch (type.kind) {
    case 'scalar':
      return compileScalar(type, compiler);
    case 'literal':
      return compileLiteral(type, compiler);
    case 'list':
      return compileList(type, compiler);
    case 'map':
      return compileMap(type, compiler);
    case 'nullable':
      return compileNullable(type, compiler);
    case 'union':
      return compileUnion(type, compiler);
    case 'tuple':
      return compileTuple(type, compiler);
    case 'record':
      return compileRecord(type, compiler);
    case 'enum':
      return compileEnum(type, compiler);
    case 'bits':
      return compileBits(type, compiler);
    case 'wrap':
      return compileWrap(type, compiler);
    case 'fieldOf':
      return compileFieldOf(type, compiler);
    case 'keyOf':
      return compileKeyOf(type, compiler);
    case 'projection':
      return compileProjection(type, compiler);
    case 'entries':
      return compileEntries(type, compiler);
    case 'partial':
      return compilePartial(type, compiler);
    case 'family':
      throw defect('a type of values; a family is only pointed at', Object.keys(type.cases).join(', '));
  }
}
