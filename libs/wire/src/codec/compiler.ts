import type { Kind, TypeDescriptor, TypeRegistry } from '../descriptor.ts';
import type { Codec, CompilableKind, Compiler, Mode, Side } from './codec.ts';
import { defect } from './registry.ts';

/**
 * Turns descriptors into closures, each descriptor object once.
 */
export function createCompiler(types: TypeRegistry, mode: Mode, kinds: readonly Kind[]): Compiler {
  const known = new Map((kinds as readonly CompilableKind[]).map((kind) => [keyOf(kind), kind]));
  const done = new WeakMap<TypeDescriptor, Codec>();
  let exact: Compiler | undefined;

  const compiler: Compiler = {
    types,
    mode,
    nearest: (kinds as readonly CompilableKind[]).find((kind) => kind.nearest)?.nearest,
    tables: { read: new Map(), write: new Map() },
    named: new Map(),
    compile(type) {
      let codec = done.get(type);
      if (codec === undefined) {
        codec = compileKind(type);
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
    const kind = kindOf(type);
    return kind?.describe(type, { side, registry: compiler, isDeep, inner }, kind) ?? `a ${type.kind}`;
  }

  function compileKind(type: TypeDescriptor): Codec {
    const kind = kindOf(type);
    if (kind !== undefined) return kind.compile(type, compiler, kind);
    throw defect(`a type of one of the kinds ${[...known.keys()].join(', ')}`, type.kind);
  }
}

/** Scalars are a kind each, or all of them one. */
function keyOf({ kind, scalar }: { readonly kind: string; readonly scalar?: string }): string {
  return scalar === undefined ? kind : `${kind} ${scalar}`;
}
