import type { TypeDescriptor, TypeRegistry } from '../descriptor.ts';
import type { Codec } from './codec.ts';
import { Mismatch } from './mismatch.ts';
import { casesOf, lookUp } from './registry.ts';

/** Whether a member or field anywhere inside values of the type is a secret. */
export function holdsSecret(type: TypeDescriptor, types: TypeRegistry, seen = new Set<string>()): boolean {
  const inner = (part: TypeDescriptor): boolean => holdsSecret(part, types, seen);
  const named = (name: string): boolean => {
    if (seen.has(name)) return false;
    seen.add(name);
    return inner(lookUp(name, types));
  };
  const within = (parts: readonly { readonly type: TypeDescriptor; readonly secret?: true }[]): boolean =>
    parts.some((part) => part.secret === true || inner(part.type));
  switch (type.kind) {
    case 'ref':
      return named(type.name);
    case 'list':
      return inner(type.item);
    case 'map':
      return inner(type.value);
    case 'nullable':
    case 'wrap':
      return inner(type.inner);
    case 'union':
      return type.options.some(inner);
    case 'tuple':
      return within(type.members);
    case 'record':
      return within(type.fields);
    case 'partial':
    case 'entries':
      return named(type.of);
    case 'projection':
      return type.at === undefined ? named(type.of) : Object.values(casesOf(type.of, types)).some(named);
    default:
      return false;
  }
}

/** The same codec, with errors that do not show what came: `all` of it, or only arrays and objects, which may hold a secret. */
export function veil(codec: Codec, all: boolean): Codec {
  const veiled = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      if (error instanceof Mismatch && (all || typeof error.value === 'object')) error.isVeiled = true;
      throw error;
    }
  };
  return {
    ...codec,
    decode: (value, context) => veiled(() => codec.decode(value, context)),
    encode: (value, context) => veiled(() => codec.encode(value, context)),
  };
}
