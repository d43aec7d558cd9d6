// The table of all scalars, for whoever does not know beforehand which they will meet.

import type { ScalarDescriptor, ScalarRule } from '../descriptor.ts';
import { allScalars } from '../gen/scalar-kinds.ts';
import { scalars } from '../gen/scalars.ts';
import type { Codec, Compiler, Words } from './codec.ts';
import { oneOf } from './names.ts';
import { defect } from './registry.ts';
import { compileScalar, describeScalar, type ScalarKind } from './scalar.ts';

export function findScalar(name: string): ScalarKind | undefined {
  return (allScalars as readonly ScalarKind[]).find(({ scalar }) => scalar === name);
}

export function compileAnyScalar(type: ScalarDescriptor, compiler: Compiler): Codec {
  const kind = findScalar(type.scalar);
  if (kind === undefined) throw noScalar(type.scalar);
  return compileScalar(type, compiler, kind);
}

export function describeAnyScalar(type: ScalarDescriptor, words: Words): string {
  const kind = findScalar(type.scalar);
  return kind === undefined ? `a ${type.scalar}` : describeScalar(type, words, kind);
}

/** The row of the scalar table. */
export function scalarRule(name: string): ScalarRule {
  const table: Readonly<Record<string, ScalarRule>> = scalars;
  const rule = Object.hasOwn(table, name) ? table[name] : undefined;
  if (rule === undefined) throw noScalar(name);
  return rule;
}

function noScalar(name: string): Error {
  const names = (allScalars as readonly ScalarKind[]).map(({ scalar }) => scalar);
  return defect(`a scalar: ${oneOf(names, name)}`, name, 'name_unknown');
}
