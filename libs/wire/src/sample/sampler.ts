import type { Codecs } from '../codec/codecs.ts';
import { isDict } from '../codec/objects.ts';
import { casesOf, fieldsOf, isAllowed, type Registry, resolve } from '../codec/registry.ts';
import type { Access, FieldDescriptor, Json, MemberDescriptor, TypeDescriptor } from '../descriptor.ts';
import type { Random } from './random.ts';
import { sampleScalar } from './scalars.ts';

/** What one run of sampling carries along. */
export interface Sampling extends Registry {
  readonly codecs: Codecs;
  readonly random: Random;
  /** The message's parameters, for rows and families. */
  readonly scope: Readonly<Record<string, unknown>>;
  /** Whether members and fields that may be absent are made. */
  readonly optional: boolean;
  /** Whether write-only fields show in records. */
  readonly writeOnly: boolean;
  /** Fields that earlier parameters named already: a column is asked for once. */
  readonly used: Set<string>;
}

/** Where in the value we are. */
interface Place {
  readonly name: string;
  /** Nesting; recursive types end once it is deep. */
  readonly depth: number;
  /** Which of several like values this is; examples serve for the first only, so that rows differ. */
  readonly copy: number;
}

const DEEP = 5;
const TOO_DEEP = 40;

export function sampleAt(type: TypeDescriptor, s: Sampling, place: Place): unknown {
  if (place.depth > TOO_DEEP)
    throw new RangeError(`${place.name}: a type that contains itself without an end has no values`);
  const inside = { ...place, depth: place.depth + 1 };
  switch (type.kind) {
    case 'scalar':
      return sampleScalar(type, place.name, s.random);
    case 'literal':
      return type.value;
    case 'ref':
      return sampleAt(resolve(type, s), s, inside);
    case 'list':
      return sampleList(type.item, s, inside);
    case 'map':
      return sampleMap(type, s, place);
    case 'nullable':
      return isDeep(place) || s.random.int(4) === 0 ? null : sampleAt(type.inner, s, inside);
    case 'union':
      return sampleAt(isDeep(place) ? flattest(type.options, s) : s.random.pick(type.options), s, inside);
    case 'tuple':
      return sampleMembers(type.members, s, inside);
    case 'record':
      return sampleFields(
        type.fields.filter((field) => s.writeOnly || isAllowed(field, 'read')),
        s,
        inside,
      );
    case 'enum':
      return type.values.length === 0 ? 'other' : s.random.pick(type.values);
    case 'bits':
      return Object.fromEntries(type.bits.map((bit) => [bit.name, s.random.int(2) === 1]));
    case 'wrap':
      return sampleAt(type.inner, s, inside);
    case 'family':
      throw new TypeError(`${place.name}: a family is only pointed at`);
    case 'keyOf':
      return s.random.pick(Object.keys(casesOf(type.family, s)));
    case 'fieldOf':
      return pickFields(fieldNames(scoped(type, s), type.access, s), 1, s)[0];
    case 'projection':
      return sampleRow(type, s, inside);
    case 'entries': {
      const fields = fieldsOf(type.of, s).filter((field) => isAllowed(field, type.access));
      return sampleFields(chosen(fields, type.by, s) ?? fields, s, inside);
    }
    case 'partial': {
      const fields = fieldsOf(type.of, s).filter((field) => isAllowed(field, type.access));
      return sampleFields(
        fields.filter((_, i) => i === 0 || s.random.int(2) === 0),
        s,
        inside,
      );
    }
  }
}

/** A member's or field's value: its example where it carries one. */
export function sampleSlot(slot: MemberDescriptor | FieldDescriptor, s: Sampling, place: Place): unknown {
  const here = { ...place, name: slot.name };
  const rest = 'rest' in slot && slot.rest === true;
  const type: TypeDescriptor = rest ? { kind: 'list', item: slot.type } : slot.type;
  const example = exampleOf(slot);
  const isVaried = place.copy > 0 && isScalar(slot.type, s);
  if (example === undefined || isVaried) return sampleAt(type, s, here);
  return fromExample(type, rest && !Array.isArray(example) ? [example] : example, s);
}

export function fromExample(type: TypeDescriptor, example: Json, s: Sampling): unknown {
  return s.codecs.type(type).decode(example, s.scope);
}

function isScalar(type: TypeDescriptor, s: Sampling): boolean {
  const own = resolve(type, s);
  return own.kind === 'scalar' || (own.kind === 'nullable' && isScalar(own.inner, s));
}

/** `example` is no part of descriptors; documented ones carry it all the same. */
function exampleOf(slot: object): Json | undefined {
  return 'example' in slot ? (slot.example as Json | undefined) : undefined;
}

export function sampleMembers(
  members: readonly MemberDescriptor[],
  s: Sampling,
  place: Place,
): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const member of members) {
    if (member.optional && !member.rest && (!s.optional || isDeep(place))) continue;
    out[member.name] = sampleSlot(member, s, place);
  }
  return out;
}

function sampleFields(
  fields: readonly FieldDescriptor[],
  s: Sampling,
  place: Place,
): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const field of fields) {
    if (field.optional && (!s.optional || isDeep(place))) continue;
    out[field.name] = sampleSlot(field, s, place);
  }
  return out;
}

function sampleMap(
  { keys, value }: TypeDescriptor & { kind: 'map' },
  s: Sampling,
  place: Place,
): Record<string, unknown> {
  if (isDeep(place)) return {};
  const inside = { ...place, depth: place.depth + 1 };
  if (keys === undefined)
    return { first: sampleAt(value, s, inside), second: sampleAt(value, s, { ...inside, copy: 1 }) };
  // A column that is filtered by can be asked for as well.
  return { [String(sampleAt(keys, { ...s, used: new Set() }, inside))]: sampleAt(value, s, inside) };
}

function sampleList(item: TypeDescriptor, s: Sampling, place: Place): unknown[] {
  if (isDeep(place)) return [];
  const own = resolve(item, s);
  if (own.kind === 'fieldOf') return pickFields(fieldNames(scoped(own, s), own.access, s), 4, s);
  if (own.kind === 'enum' || own.kind === 'literal' || own.kind === 'keyOf') return [sampleAt(own, s, place)];
  return [0, 1].map((copy) => sampleAt(item, s, { ...place, copy: place.copy + copy }));
}

function sampleRow(
  type: TypeDescriptor & { kind: 'projection' },
  s: Sampling,
  place: Place,
): Record<string, unknown> {
  const fields = fieldsOf(scoped(type, s), s).filter((field) => isAllowed(field, 'read'));
  const row = sampleFields(chosen(fields, type.by, s) ?? fields, s, place);
  const raw = type.raw === undefined ? [] : (chosen(fields, type.raw, s) ?? []);
  for (const field of raw) row[field.name] = Uint8Array.from({ length: 6 }, () => s.random.int(256));
  return row;
}

/** The fields a parameter names; undefined when it is absent. */
function chosen(
  fields: readonly FieldDescriptor[],
  by: string | undefined,
  s: Sampling,
): readonly FieldDescriptor[] | undefined {
  const names = by === undefined ? undefined : s.scope[by];
  if (!Array.isArray(names)) return undefined;
  return names.flatMap((name) => fields.find((field) => field.name === name) ?? []);
}

/** The record meant, through the family where there is one. */
function scoped(type: { readonly of: string; readonly at?: string }, s: Sampling): string {
  if (type.at === undefined) return type.of;
  const cases = casesOf(type.of, s);
  const key = s.scope[type.at];
  const record = typeof key === 'string' && Object.hasOwn(cases, key) ? cases[key] : Object.values(cases)[0];
  if (record === undefined) throw new TypeError(`${type.of}: a family without records`);
  return record;
}

function fieldNames(record: string, access: Access, s: Sampling): string[] {
  const names = fieldsOf(record, s).filter((field) => isAllowed(field, access));
  return names.map((field) => field.name);
}

/** Names not used before, in declared order; when all are used, they count as new for a single name only. */
function pickFields(names: readonly string[], most: number, s: Sampling): string[] {
  const fresh = names.filter((name) => !s.used.has(name)).slice(0, most);
  const picked = fresh.length === 0 && most === 1 ? names.slice(0, 1) : fresh;
  for (const name of picked) s.used.add(name);
  return picked;
}

function isDeep(place: Place): boolean {
  return place.depth > DEEP;
}

/** The option that nests least, so that recursion ends. */
function flattest(options: readonly TypeDescriptor[], s: Sampling): TypeDescriptor {
  const depths = options.map((option) => ({ option, depth: depthOf(option, s, new Set()) }));
  return depths.reduce((best, next) => (next.depth < best.depth ? next : best)).option;
}

function depthOf(type: TypeDescriptor, s: Sampling, seen: ReadonlySet<TypeDescriptor>): number {
  const own = resolve(type, s);
  if (seen.has(own)) return Number.POSITIVE_INFINITY;
  const next = new Set(seen).add(own);
  switch (own.kind) {
    case 'union':
      return 1 + Math.min(...own.options.map((option) => depthOf(option, s, next)));
    case 'wrap':
      return 1 + depthOf(own.inner, s, next);
    case 'tuple':
      return (
        1 +
        Math.max(0, ...own.members.filter((m) => !m.optional && !m.rest).map((m) => depthOf(m.type, s, next)))
      );
    case 'record':
      return 1 + Math.max(0, ...own.fields.filter((f) => !f.optional).map((f) => depthOf(f.type, s, next)));
    default:
      return 0;
  }
}

/** Whether a value counts as parameters. */
export function asScope(value: unknown): Readonly<Record<string, unknown>> {
  return isDict(value) ? value : {};
}
