import type { Access, Json, TypeDescriptor, TypeRegistry } from '../descriptor.ts';
import type { Dict } from './objects.ts';

/** What one call of a message's codec carries along. */
export interface Context {
  /** The message's parameters in program form; projections and families look up their columns and kinds here. */
  readonly scope: Dict;
  /** A row plan, kept for the call by the projection that made it. */
  plan: unknown;
  planOwner: unknown;
}

/** A compiled type. Both ways throw `Mismatch`. `undefined` never goes in or comes out. */
export interface Codec {
  /** Any string is read as it is, so that rows need not call `decode` for it. */
  readonly plain?: true;
  decode(value: unknown, context: Context): unknown;
  encode(value: unknown, context: Context): Json;
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

/** Compiles types of one registry in one mode; equal descriptors objects compile once. */
export interface Compiler {
  readonly types: TypeRegistry;
  readonly mode: Mode;
  compile(type: TypeDescriptor): Codec;
  /** The same in exact mode. */
  exact(): Compiler;
  /** The fields of a named record that an access sees, compiled. */
  fields(record: string, access: Access): ReadonlyMap<string, Slot>;
}

/** A named place for a value: a tuple's member, a record's field, a column. */
export interface Slot {
  readonly name: string;
  /** Its part of a path. */
  readonly segment: string;
  readonly type: TypeDescriptor;
  readonly codec: Codec;
  readonly optional: boolean;
  /** Null is a value here, not an absence. */
  readonly nullable: boolean;
  /** Null is read as absence. */
  readonly softNull: boolean;
  readonly spread: boolean;
}
