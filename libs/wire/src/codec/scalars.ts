// The table of all scalars, for whoever does not know beforehand which they will meet.

import type { ScalarDescriptor, ScalarRule } from '../descriptor.ts';
import { allScalars } from '../gen/scalar-kinds.ts';
import { scalars } from '../gen/scalars.ts';
import { nearest, oneOf } from './names.ts';
import { defect } from './registry.ts';
import type { ScalarKind } from './scalar.ts';

export function findScalar(name: string): ScalarKind | undefined {
  return (allScalars as readonly ScalarKind[]).find(({ scalar }) => scalar === name);
}

export function refuseScalar(type: ScalarDescriptor): never {
  throw noScalar(type.scalar);
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
  return defect(`a scalar: ${oneOf(names, name, { nearest })}`, name, 'name_unknown');
}
