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
import {
  insideFields,
  insideList,
  insideMap,
  insideOne,
  insideRecord,
  insideRow,
  insideTuple,
  insideUnion,
} from './codec/inside.ts';
import { compileTuple } from './codec/members.ts';
import { compileRef, describeRef, insideRef, refuseFamily } from './codec/named.ts';
import { nearest } from './codec/names.ts';
import { compileFieldOf, compileProjection } from './codec/projections.ts';
import { compileEntries, compilePartial, compileRecord } from './codec/records.ts';
import { findScalar, refuseScalar } from './codec/scalars.ts';
import type { Kind, ScalarDescriptor } from './descriptor.ts';

export * from './gen/scalar-kinds.ts';

/** Names of parameters: in errors about one that a message does not have, says which was meant. */
export const namesKind = {
  kind: 'names',
  compile: undefined,
  describe: undefined,
  nearest,
} as Kind;

/** Any scalar. */
export const scalarKind = {
  kind: 'scalar',
  pick: ({ scalar }: ScalarDescriptor) => findScalar(scalar),
  compile: refuseScalar,
  describe: ({ scalar }: ScalarDescriptor) => `a ${scalar}`,
} satisfies CompilableKind as Kind;

/** A named type. */
export const refKind = {
  kind: 'ref',
  compile: compileRef,
  describe: describeRef,
  inside: insideRef,
  takesNull: 'inside',
} satisfies CompilableKind as Kind;

/** One fixed value. */
export const literalKind = {
  kind: 'literal',
  compile: compileLiteral,
  describe: describeLiteral,
} satisfies CompilableKind as Kind;

/** A list. */
export const listKind = {
  kind: 'list',
  compile: compileList,
  describe: describeList,
  inside: insideList,
} satisfies CompilableKind as Kind;

/** An object with any keys. */
export const mapKind = {
  kind: 'map',
  compile: compileMap,
  describe: describeMap,
  inside: insideMap,
} satisfies CompilableKind as Kind;

/** A value or null. */
export const nullableKind = {
  kind: 'nullable',
  compile: compileNullable,
  describe: describeNullable,
  inside: insideOne,
  takesNull: 'always',
} satisfies CompilableKind as Kind;

/** One of several types. */
export const unionKind = {
  kind: 'union',
  compile: compileUnion,
  describe: describeUnion,
  inside: insideUnion,
  takesNull: 'inside',
} satisfies CompilableKind as Kind;

/** An array of positions. */
export const tupleKind = {
  kind: 'tuple',
  compile: compileTuple,
  describe: describeTuple,
  inside: insideTuple,
} satisfies CompilableKind as Kind;

/** An object with known fields. */
export const recordKind = {
  kind: 'record',
  compile: compileRecord,
  describe: describeRecord,
  nearest,
  inside: insideRecord,
} satisfies CompilableKind as Kind;

/** One of some values. */
export const enumKind = {
  kind: 'enum',
  compile: compileEnum,
  describe: describeEnum,
  nearest,
} satisfies CompilableKind as Kind;

/** A sum of named bits. */
export const bitsKind = {
  kind: 'bits',
  compile: compileBits,
  describe: describeBits,
  nearest,
} satisfies CompilableKind as Kind;

/** An object with one key around a value. */
export const wrapKind = {
  kind: 'wrap',
  compile: compileWrap,
  describe: describeWrap,
  inside: insideOne,
  takesNull: 'inside',
} satisfies CompilableKind as Kind;

/** The name of a field of a record. */
export const fieldOfKind = {
  kind: 'fieldOf',
  compile: compileFieldOf,
  describe: describeFieldOf,
  nearest,
} satisfies CompilableKind as Kind;

/** A key of a family. */
export const keyOfKind = {
  kind: 'keyOf',
  compile: compileKeyOf,
  describe: describeKeyOf,
  nearest,
} satisfies CompilableKind as Kind;

/** A row of the columns that a request asked for. */
export const projectionKind = {
  kind: 'projection',
  compile: compileProjection,
  describe: describeProjection,
  nearest,
  inside: insideRow,
} satisfies CompilableKind as Kind;

/** A list of pairs of a field's name and its value. */
export const entriesKind = {
  kind: 'entries',
  compile: compileEntries,
  describe: describeEntries,
  nearest,
  inside: insideFields,
} satisfies CompilableKind as Kind;

/** An object with some fields of a record. */
export const partialKind = {
  kind: 'partial',
  compile: compilePartial,
  describe: describePartial,
  nearest,
  inside: insideFields,
} satisfies CompilableKind as Kind;

/** No value is of a family. */
const familyKind = {
  kind: 'family',
  compile: refuseFamily,
  describe: () => 'a family',
} satisfies CompilableKind as Kind;

/** Every kind that a value can be of. */
export const allKinds: readonly Kind[] = [
  scalarKind,
  refKind,
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
  familyKind,
];
