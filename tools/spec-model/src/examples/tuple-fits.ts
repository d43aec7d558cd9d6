import type { EnumValueNode, MemberNode, TypeNode } from '../ir.ts';
import { resolveType } from '../link/types.ts';
import type { Fits, Scope } from './fits.ts';
import { below, Misfit, misfit } from './misfit.ts';

type TupleNode = Extract<TypeNode, { kind: 'tuple' }>;
type Values = Record<string, unknown>;

export function listOf(value: unknown, path: string): readonly unknown[] {
  return Array.isArray(value) ? value : misfit(path, 'an array', value);
}

/** Reads positions into an object. `first` is the index of the first position, for paths. */
export function decodeTuple(
  fits: Fits,
  type: TupleNode,
  values: readonly unknown[],
  scope: Scope,
  path: string,
  first: number,
): Values {
  const positions = splitMerged(fits, type, closeGap(type, values));
  const read: Values = {};
  for (const [i, member] of type.members.entries()) {
    const at = below(path, first + i);
    if (member.rest) {
      read[member.name] = positions
        .slice(i)
        .map((item, j) => fits.decode(member.type, item, scope, below(path, first + i + j)));
      return read;
    }
    if (i < positions.length) readMember(fits, member, positions[i], scope, at, read);
    else if (!member.optional) throw new Misfit(at, `\`${member.name}\``, 'nothing');
  }
  if (positions.length > type.members.length) {
    const extra = type.members.length;
    misfit(below(path, first + extra), 'no further member', positions[extra]);
  }
  return read;
}

/** Reads one member into `read`; a null that stands for an absent value leaves it out. */
export function readMember(
  fits: Fits,
  member: MemberNode,
  value: unknown,
  scope: Scope,
  path: string,
  read: Values,
): void {
  if (value === null && member.optional && scope.nullIsAbsent) return;
  read[member.name] = fits.decode(member.type, value, scope, path);
}

export function encodeTuple(
  fits: Fits,
  type: TupleNode,
  value: unknown,
  scope: Scope,
  path: string,
  first: number,
): readonly unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) misfit(path, 'an object', value);
  const values = value as Values;
  const written: unknown[] = [];
  for (const [i, member] of type.members.entries()) {
    const item = values[member.name];
    const at = below(path, first + i);
    if (member.rest) {
      const items = listOf(item, at);
      written.push(
        ...items.map((one, j) => fits.encode(member.type, one, scope, below(path, first + i + j))),
      );
    } else if (item !== undefined) {
      while (written.length < i) written.push(null);
      written.push(fits.encode(member.type, item, scope, at));
    }
  }
  return written;
}

/** A null put in before a member, which makes the array one longer, is left out. */
function closeGap(type: TupleNode, values: readonly unknown[]): readonly unknown[] {
  const at = type.members.findIndex((member) => member.name === type.gap);
  const isGap = at >= 0 && values.length === type.members.length + 1 && values[at] === null;
  return isGap ? values.toSpliced(at, 1) : values;
}

/** A shorter tuple whose last number holds the bits of several members is brought into its long form. */
function splitMerged(fits: Fits, type: TupleNode, values: readonly unknown[]): readonly unknown[] {
  const merged = type.merged;
  if (merged === undefined || values.length !== type.members.length - merged.length + 1) return values;
  const sum = Number(values.at(-1));
  if (!Number.isSafeInteger(sum)) return values;
  const parts = merged.map((name) => {
    const member = type.members.find((candidate) => candidate.name === name);
    const options = member === undefined ? undefined : resolveType(member.type, fits.types);
    return options?.kind === 'enum' ? sum & bitOfEnum(options.values) : 0;
  });
  return [...values.slice(0, -1), ...parts];
}

/** The one value of such an enum that is not zero. */
function bitOfEnum(values: readonly EnumValueNode[]): number {
  return Number(values.find((option) => option.value !== 0)?.value ?? 0);
}
