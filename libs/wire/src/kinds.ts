/**
 * What codecs are made of, a constant per kind of type. A message that lists the kinds it uses brings just these into a program;
 * `createCodecs` knows all of them.
 *
 * @module
 */

import { compileBits, compileEnum, compileKeyOf, compileLiteral } from './codec/choices.ts';
import type { CompilableKind } from './codec/codec.ts';
import { compileList, compileMap, compileNullable, compileUnion, compileWrap } from './codec/containers.ts';
import {
  describeBits,
  describeEntries,
  describeEnum,
  describeFieldOf,
  describeKeyOf,
  describeList,
  describeLiteral,
  describeMap,
  describeNullable,
  describePartial,
  describeProjection,
  describeRecord,
  describeTuple,
  describeUnion,
  describeWrap,
} from './codec/describe.ts';
import { compileTuple } from './codec/members.ts';
import { compileFieldOf, compileProjection } from './codec/projections.ts';
import { compileEntries, compilePartial, compileRecord } from './codec/records.ts';
import { compileAnyScalar, describeAnyScalar } from './codec/scalars.ts';
import type { Kind } from './descriptor.ts';

export * from './gen/scalar-kinds.ts';

/** Any scalar. */
export const scalarKind: Kind = {
  kind: 'scalar',
  compile: compileAnyScalar,
  describe: describeAnyScalar,
} satisfies CompilableKind;

/** One fixed value. */
export const literalKind: Kind = {
  kind: 'literal',
  compile: compileLiteral,
  describe: describeLiteral,
} satisfies CompilableKind;

/** A list. */
export const listKind: Kind = {
  kind: 'list',
  compile: compileList,
  describe: describeList,
} satisfies CompilableKind;

/** An object with any keys. */
export const mapKind: Kind = {
  kind: 'map',
  compile: compileMap,
  describe: describeMap,
} satisfies CompilableKind;

/** A value or null. */
export const nullableKind: Kind = {
  kind: 'nullable',
  compile: compileNullable,
  describe: describeNullable,
} satisfies CompilableKind;

/** One of several types. */
export const unionKind: Kind = {
  kind: 'union',
  compile: compileUnion,
  describe: describeUnion,
} satisfies CompilableKind;

/** An array of positions. */
export const tupleKind: Kind = {
  kind: 'tuple',
  compile: compileTuple,
  describe: describeTuple,
} satisfies CompilableKind;

/** An object with known fields. */
export const recordKind: Kind = {
  kind: 'record',
  compile: compileRecord,
  describe: describeRecord,
} satisfies CompilableKind;

/** One of some values. */
export const enumKind: Kind = {
  kind: 'enum',
  compile: compileEnum,
  describe: describeEnum,
} satisfies CompilableKind;

/** A sum of named bits. */
export const bitsKind: Kind = {
  kind: 'bits',
  compile: compileBits,
  describe: describeBits,
} satisfies CompilableKind;

/** An object with one key around a value. */
export const wrapKind: Kind = {
  kind: 'wrap',
  compile: compileWrap,
  describe: describeWrap,
} satisfies CompilableKind;

/** The name of a field of a record. */
export const fieldOfKind: Kind = {
  kind: 'fieldOf',
  compile: compileFieldOf,
  describe: describeFieldOf,
} satisfies CompilableKind;

/** A key of a family. */
export const keyOfKind: Kind = {
  kind: 'keyOf',
  compile: compileKeyOf,
  describe: describeKeyOf,
} satisfies CompilableKind;

/** A row of the columns that a request asked for. */
export const projectionKind: Kind = {
  kind: 'projection',
  compile: compileProjection,
  describe: describeProjection,
} satisfies CompilableKind;

/** A list of pairs of a field's name and its value. */
export const entriesKind: Kind = {
  kind: 'entries',
  compile: compileEntries,
  describe: describeEntries,
} satisfies CompilableKind;

/** An object with some fields of a record. */
export const partialKind: Kind = {
  kind: 'partial',
  compile: compilePartial,
  describe: describePartial,
} satisfies CompilableKind;

/** Every kind that a value can be of. */
export const allKinds: readonly Kind[] = [
  scalarKind,
  literalKind,
  listKind,
  mapKind,
  nullableKind,
  unionKind,
  tupleKind,
  recordKind,
  enumKind,
  bitsKind,
  wrapKind,
  fieldOfKind,
  keyOfKind,
  projectionKind,
  entriesKind,
  partialKind,
];
