import type { Kind, TypeDescriptor, TypeRegistry } from '../descriptor.ts';
import type { Codec, CompilableKind, Compiler, Mode, Side } from './codec.ts';
import { defect, lookUp, resolve } from './registry.ts';

/**
 * Turns descriptors into closures, each descriptor object and each name once. A name that is met again while it is
 * being compiled is looked up at its first use, so types may contain themselves.
 */
export function createCompiler(types: TypeRegistry, mode: Mode, kinds: readonly Kind[]): Compiler {
  const known = new Map((kinds as readonly CompilableKind[]).map((kind) => [keyOf(kind), kind]));
  const done = new WeakMap<TypeDescriptor, Codec>();
  const named = new Map<string, Codec>();
  const underWay = new Set<string>();
  let exact: Compiler | undefined;

  const compiler: Compiler = {
    types,
    mode,
    nearest: (kinds as readonly CompilableKind[]).find((kind) => kind.nearest)?.nearest,
    tables: { read: new Map(), write: new Map() },
    compile(type) {
      let codec = done.get(type);
      if (codec === undefined) {
        codec = type.kind === 'ref' ? compileNamed(type.name) : compileKind(type);
        done.set(type, codec);
      }
      return codec;
    },
    kindOf,
    describe: (type, side) => describe(type, side, 0),
    exact() {
      exact ??= mode.exact ? compiler : createCompiler(types, { ...mode, exact: true }, kinds);
      return exact;
    },
  };
  return compiler;

  function kindOf(type: TypeDescriptor): CompilableKind | undefined {
    const kind = known.get(keyOf(type)) ?? known.get(type.kind);
    return kind?.pick?.(type) ?? kind;
  }

  function describe(type: TypeDescriptor, side: Side, depth: number): string {
    const inner = (part: TypeDescriptor): string => describe(part, side, depth + 1);
    const isDeep = depth > 2;
    if (type.kind === 'ref') return isDeep ? type.name : inner(lookUp(type.name, compiler));
    const kind = kindOf(type);
    return kind?.describe(type, { side, registry: compiler, isDeep, inner }, kind) ?? `a ${type.kind}`;
  }

  function compileKind(type: TypeDescriptor): Codec {
    const kind = kindOf(type);
    if (kind !== undefined) return kind.compile(type, compiler, kind);
    if (type.kind === 'family')
      throw defect('a type of values; a family is only pointed at', Object.keys(type.cases).join(', '));
    throw defect(`a type of one of the kinds ${[...known.keys()].join(', ')}`, type.kind);
  }

  function compileNamed(name: string): Codec {
    const ready = named.get(name);
    if (ready !== undefined) return ready;
    if (underWay.has(name)) return later(name);
    resolve({ kind: 'ref', name }, compiler);
    underWay.add(name);
    try {
      const codec = compiler.compile(lookUp(name, compiler));
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

/** Scalars are a kind each, or all of them one. */
function keyOf({ kind, scalar }: { readonly kind: string; readonly scalar?: string }): string {
  return scalar === undefined ? kind : `${kind} ${scalar}`;
}
