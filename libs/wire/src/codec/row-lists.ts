// Results that are nothing but a list: where its rows are in a reply, for reading them as they come.

import type { TypeDescriptor } from '../descriptor.ts';
import { type CallParts, onlySlot } from './call.ts';
import type { Codec, Compiler, Context, Slot } from './codec.ts';
import { columnsOf, scopedFields } from './columns.ts';
import { resolve } from './registry.ts';
import { heldJson } from './scalar.ts';
import { findScalar } from './scalars.ts';

/** The list that is all of a result. */
export interface RowList {
  readonly slot: Slot;
  /** Of one row. */
  readonly item: Codec;
  /** Undefined where a reply may have either form. */
  readonly form: 'list' | 'rest' | undefined;
}

/** The list that is all of a result, unless a reply may have forms that its beginning does not tell apart. */
export function findList({ result, forms }: CallParts, compiler: Compiler): RowList | undefined {
  const slot = onlySlot(result);
  if (slot === undefined) return undefined;
  const isSpread = forms.length === 1 && forms[0] === 'spread';
  if (slot === result.rest) {
    return { slot, item: slot.codec, form: isSpread ? 'rest' : forms.length === 1 ? 'list' : undefined };
  }
  const type = resolve(slot.type, compiler);
  if (!isSpread || type.kind !== 'list' || type.unnested) return undefined;
  return { slot, item: compiler.compile(type.item), form: 'list' };
}

/** Whether a row of this type, with the columns asked for, begins with a cell that is no array. */
export function beginsPlain(type: TypeDescriptor, context: Context, compiler: Compiler): boolean {
  const row = resolve(type, compiler);
  if (row.kind !== 'projection') return false;
  const fields = scopedFields(row, 'read', context, compiler);
  const [first] = columnsOf(context, row.by, fields, compiler) ?? fields.values();
  return first !== undefined && isPlain(first.type, compiler);
}

function isPlain(type: TypeDescriptor, compiler: Compiler): boolean {
  const own = resolve(type, compiler);
  if (own.kind === 'nullable') return isPlain(own.inner, compiler);
  if (own.kind === 'scalar') return findScalar(own.scalar)?.holds !== heldJson;
  return own.kind === 'enum' || own.kind === 'literal' || own.kind === 'bits';
}
