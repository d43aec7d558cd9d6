import type { FieldNode, TypeNode } from '../ir.ts';
import { canRead, canWrite, resolveName, resolveType } from '../link/types.ts';
import type { Fits, Scope } from './fits.ts';
import { below, Misfit, misfit } from './misfit.ts';
import { decodeTuple, encodeTuple, listOf } from './tuple-fits.ts';

type ProjectionNode = Extract<TypeNode, { kind: 'projection' }>;
type EntriesNode = Extract<TypeNode, { kind: 'entries' }>;
type FieldOfNode = Extract<TypeNode, { kind: 'fieldOf' }>;

/** The fields meant, in declared order; undefined when the record cannot be told. */
export function readableFields(
  fits: Fits,
  type: ProjectionNode | EntriesNode | FieldOfNode,
  scope: Scope,
  path: string,
): readonly FieldNode[] | undefined {
  let record = resolveName(type.of, fits.types);
  if (record?.kind === 'family') {
    if (!('at' in type) || type.at === undefined || scope.params === undefined) return undefined;
    const key = scope.params[type.at];
    const name = typeof key === 'string' && Object.hasOwn(record.cases, key) ? record.cases[key] : undefined;
    if (name === undefined)
      misfit(path, `\`${type.at}\` to be one of ${Object.keys(record.cases).join(', ')}`, key);
    record = resolveName(name, fits.types);
  }
  if (record?.kind !== 'record') return undefined;
  const write = type.kind !== 'projection' && type.access === 'write';
  return record.fields.filter(write ? canWrite : canRead);
}

function namesOf(scope: Scope, parameter: string | undefined): readonly string[] | undefined {
  const list = parameter === undefined ? undefined : scope.params?.[parameter];
  return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : undefined;
}

/** One position of a row: the field's name and type, or octets that may be null. */
interface Column {
  readonly name: string;
  readonly type: TypeNode;
}

const OCTETS: TypeNode = { kind: 'nullable', inner: { kind: 'scalar', scalar: 'octets' } };

function columnsOf(
  fits: Fits,
  type: ProjectionNode,
  scope: Scope,
  path: string,
): readonly Column[] | undefined {
  const fields = readableFields(fits, type, scope, path);
  if (fields === undefined) return undefined;
  const byName = new Map(fields.map((field) => [field.name, field]));
  const asked = namesOf(scope, type.by) ?? fields.map((field) => field.name);
  const raw = namesOf(scope, type.raw) ?? [];
  return [
    ...asked.flatMap((name) => {
      const field = byName.get(name);
      return field === undefined ? [] : [{ name, type: field.type }];
    }),
    ...raw.map((name) => ({ name: `raw ${name}`, type: OCTETS })),
  ];
}

export function decodeRow(
  fits: Fits,
  type: ProjectionNode | EntriesNode,
  value: unknown,
  scope: Scope,
  path: string,
): unknown {
  const list = listOf(value, path);
  if (type.kind === 'entries') return decodeEntries(fits, type, list, scope, path);
  const columns = columnsOf(fits, type, scope, path);
  if (columns === undefined) return value;
  if (list.length !== columns.length)
    throw new Misfit(
      path,
      `${columns.length} values (${columns.map((c) => c.name).join(', ')})`,
      `${list.length}`,
    );
  return Object.fromEntries(
    columns.map(({ name, type: column }, i) => [name, fits.decode(column, list[i], scope, below(path, i))]),
  );
}

function decodeEntries(
  fits: Fits,
  type: EntriesNode,
  list: readonly unknown[],
  scope: Scope,
  path: string,
): unknown {
  const fields = readableFields(fits, type, scope, path);
  if (fields === undefined) return list;
  const read: Record<string, unknown> = {};
  for (const [i, entry] of list.entries()) {
    const at = below(path, i);
    const [name, ...rest] = listOf(entry, at);
    const field = fields.find((candidate) => candidate.name === name);
    if (field === undefined)
      misfit(below(at, 0), `a field of ${type.of} (${fields.map((f) => f.name).join(', ')})`, name);
    const target = resolveType(field.type, fits.types);
    if (field.spread && target?.kind === 'tuple')
      read[field.name] = decodeTuple(fits, target, rest, scope, at, 1);
    else if (rest.length === 1) read[field.name] = fits.decode(field.type, rest[0], scope, below(at, 1));
    else throw new Misfit(at, 'a pair of a name and a value', `${rest.length + 1} items`);
  }
  return read;
}

export function encodeRow(
  fits: Fits,
  type: ProjectionNode | EntriesNode,
  value: unknown,
  scope: Scope,
  path: string,
): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const values = value as Readonly<Record<string, unknown>>;
  if (type.kind === 'projection') {
    const columns = columnsOf(fits, type, scope, path) ?? [];
    return columns.map(({ name, type: column }, i) =>
      fits.encode(column, values[name], scope, below(path, i)),
    );
  }
  const fields = readableFields(fits, type, scope, path) ?? [];
  return Object.entries(values).map(([name, item], i) => {
    const field = fields.find((candidate) => candidate.name === name);
    if (field === undefined) return [name, item];
    const at = below(path, i);
    const target = resolveType(field.type, fits.types);
    if (field.spread && target?.kind === 'tuple')
      return [name, ...encodeTuple(fits, target, item, scope, at, 1)];
    return [name, fits.encode(field.type, item, scope, below(at, 1))];
  });
}
