import type { FamilyDescriptor, RefDescriptor } from '../descriptor.ts';
import type { Codec, Compiler, Inside, Words } from './codec.ts';
import { defect, lookUp, type Registry, resolve } from './registry.ts';

/** Each name is compiled once. One that is met again while it is being compiled is looked up at its first use, so types may contain themselves. */
export function compileRef(type: RefDescriptor, compiler: Compiler): Codec {
  const { name } = type;
  const { named } = compiler;
  if (named.has(name)) return named.get(name) ?? later(name, named);
  // Fails on refs in a ring.
  resolve(type, compiler);
  named.set(name, undefined);
  try {
    const codec = compiler.compile(lookUp(name, compiler));
    named.set(name, codec);
    return codec;
  } finally {
    if (named.get(name) === undefined) named.delete(name);
  }
}

export function describeRef({ name }: RefDescriptor, { isDeep, inner, registry }: Words): string {
  return isDeep ? name : inner(lookUp(name, registry));
}

export function insideRef({ name }: RefDescriptor, registry: Registry): Inside[] {
  return [{ type: lookUp(name, registry) }];
}

export function refuseFamily({ cases }: FamilyDescriptor): never {
  throw defect('a type of values; a family is only pointed at', Object.keys(cases).join(', '));
}

function later(name: string, named: Compiler['named']): Codec {
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
