import type { Access, Json, Kind, TypeDescriptor } from '../descriptor.ts';
import type { Namer } from './names.ts';
import type { Dict } from './objects.ts';
import type { Registry } from './registry.ts';

/** What one call of a message's codec carries along. */
export interface Context {
  /** The message's parameters in program form; projections and families look up their columns and kinds here. */
  readonly scope: Dict;
  /** A row plan, kept for the call by the projection that made it. */
  plan: unknown;
  planOwner: unknown;
}

/** Of a call whose parameters, in program form, are `scope`. */
export function contextOf(scope: Dict): Context {
  return { scope, plan: undefined, planOwner: undefined };
}

/** A compiled type. Both ways throw `Mismatch`. `undefined` never goes in or comes out. */
export interface Codec {
  /** What is read as it is, so that nobody needs to call `decode` for it: a sum of these `PASS_…`. */
  readonly pass?: number;
  /** Nothing else is read. */
  readonly passOnly?: boolean;
  decode(value: unknown, context: Context): unknown;
  encode(value: unknown, context: Context): Json;
}

/** JSON values that a codec may give back as they came. */
export const PASS_STRING = 1;
export const PASS_NUMBER = 2;
export const PASS_INTEGER = 4;
export const PASS_NULL = 8;

/** Whether a codec with this `pass` reads the value as it is. */
export function isPassed(value: unknown, pass: number): boolean {
  switch (typeof value) {
    case 'string':
      return (pass & PASS_STRING) !== 0;
    case 'number':
      return (
        ((pass & PASS_INTEGER) !== 0 && Number.isSafeInteger(value)) ||
        ((pass & PASS_NUMBER) !== 0 && Number.isFinite(value))
      );
    default:
      return value === null && (pass & PASS_NULL) !== 0;
  }
}

/** How strictly a type is compiled. */
export interface Mode {
  /**
   * Only the form that would be written is read, and no unknown fields. Unions try their options this way first, so that
   * softness never turns one option's value into another's.
   */
  readonly exact: boolean;
  /** Names that a record does not have are refused when writing; otherwise they are left out. */
  readonly closed: boolean;
  /** Records show their write-only fields. */
  readonly writeOnly: boolean;
}

// What a client asks with must name real fields; what a server answers with may hold more than is told.
export const ASKED: Mode = { exact: false, closed: true, writeOnly: true };
export const TOLD: Mode = { exact: false, closed: false, writeOnly: false };
export const LONE: Mode = { exact: false, closed: false, writeOnly: true };

/** Compiles types of one registry in one mode; equal descriptors objects compile once. */
export interface Compiler extends Registry {
  readonly mode: Mode;
  compile(type: TypeDescriptor): Codec;
  /** What a type expects, in words. */
  describe(type: TypeDescriptor, side: Side): string;
  /** Fields of named records that were asked for; see `fieldsSeen`. */
  readonly tables: Readonly<Record<Access, Map<string, Fields>>>;
  /** Named types by name; undefined while one is being compiled. */
  readonly named: Map<string, Codec | undefined>;
  /** Undefined where it is not among those that there are. */
  kindOf(type: TypeDescriptor): CompilableKind | undefined;
  /** The same in exact mode. */
  exact(): Compiler;
}

/** Which form of a value is spoken of: what stands on the wire or what programs hold. */
export type Side = 'wire' | 'program';

/** What describing a type needs besides the type. */
export interface Words {
  readonly side: Side;
  readonly registry: Registry;
  /** The type stands so deep in others that details would only confuse. */
  readonly isDeep: boolean;
  /** Describes a type inside. */
  readonly inner: (type: TypeDescriptor) => string;
}

/** A type inside another one. */
export interface Inside {
  readonly type: TypeDescriptor;
  /** Values of it are secrets. */
  readonly secret?: true;
}

/** A kind as it really is. Of the types, its functions get those that are of the kind; and the kind itself. */
export interface CompilableKind extends Kind, Namer {
  /** Of a scalar: the one that it is of. Without it, a kind is of all scalars. */
  readonly scalar?: string;
  /** Whether null is a value: always, or where it is one of a type inside. */
  readonly takesNull?: 'always' | 'inside';
  /** Of a kind that stands for several: the one that a type is of. */
  pick?(type: TypeDescriptor): CompilableKind | undefined;
  /** The types inside. */
  inside?(type: TypeDescriptor, registry: Registry): readonly Inside[];
  compile(type: TypeDescriptor, compiler: Compiler, kind: Kind): Codec;
  /** What a type expects, for error texts. */
  describe(type: TypeDescriptor, words: Words, kind: Kind): string;
}

/** Fields of a record, or columns, by name. */
export type Fields = ReadonlyMap<string, Slot>;

/** A named place for a value: a tuple's member, a record's field, a column. */
export interface Slot {
  readonly name: string;
  /** Its part of a path. */
  readonly segment: string;
  readonly type: TypeDescriptor;
  readonly codec: Codec;
  /** The codec's, without null where that is absence. */
  readonly pass: number;
  readonly optional: boolean;
  /** Null is a value here, not an absence. */
  readonly nullable: boolean;
  /** Null is read as absence. */
  readonly softNull: boolean;
  readonly spread: boolean;
}
