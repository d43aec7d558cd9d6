/**
 * A form as a tree of nodes, one per value, made from type descriptors. Optional and nullable parts are made when
 * they are first given, so types that contain themselves come to an end.
 */
import { type MemberDescriptor, scalars, type TypeDescriptor, type TypeRegistry } from '@aluco/wire';
import { type InputLine, inputOf } from '../text/input-line.ts';
import { jsonReplacer, showOctets } from '../text/sanitise.ts';
import { describeType, fieldsOf, resolve } from './types.ts';

/** `given`: the value in the fields. `null`: the value null. `omitted`: no value at all. */
export type Presence = 'given' | 'null' | 'omitted';

export type TextValue = 'string' | 'number' | 'json' | 'octets' | 'base64';

export interface Choice {
  readonly label: string;
  readonly value: unknown;
}

export type Shape =
  | { readonly kind: 'text'; readonly value: TextValue; line: InputLine; readonly secret: boolean }
  /** One of several; with `other`, a free text may take their place. */
  | {
      readonly kind: 'choice';
      readonly choices: () => readonly Choice[];
      picked: unknown;
      readonly other?: { line: InputLine; used: boolean };
    }
  /** Any of several; `bits` gives an object of booleans, else a list in the order of ticking. */
  | {
      readonly kind: 'ticks';
      readonly choices: () => readonly Choice[];
      ticked: unknown[];
      readonly bits: boolean;
    }
  | { readonly kind: 'items'; readonly make: (value?: unknown) => FormNode; items: FormNode[] }
  | { readonly kind: 'pairs'; readonly make: (key?: string, value?: unknown) => Pair; pairs: Pair[] }
  | { readonly kind: 'members'; readonly members: readonly FormNode[] }
  | {
      readonly kind: 'union';
      readonly labels: readonly string[];
      readonly make: (index: number) => FormNode;
      index: number;
      inner: FormNode;
    }
  | { readonly kind: 'fixed'; readonly value: unknown };

export interface Pair {
  readonly key: FormNode;
  readonly value: FormNode;
}

export interface FormNode {
  /** The name of the member; also its key in the value. */
  readonly name: string;
  readonly typeText: string;
  readonly doc: string;
  /** What `presence` may become, in the order that a key goes through them. */
  readonly presences: readonly Presence[];
  presence: Presence;
  /** Made when first needed. */
  readonly shape: () => Shape;
  /** A sample for the eye, where the spec gives one. */
  readonly example?: string;
}

/** What builders need besides the type. */
export interface FormScope {
  readonly types: TypeRegistry;
  /** The value now given to a parameter of the message; fields of one parameter may depend on another. */
  param(name: string): unknown;
}

interface Documented {
  readonly doc?: string;
  readonly example?: unknown;
  readonly secret?: true;
}

/** The node of a member of a message, tuple or record; `value` fills it. */
export function memberNode(
  member: MemberDescriptor & Documented,
  scope: FormScope,
  value?: unknown,
): FormNode {
  const type: TypeDescriptor = member.rest ? { kind: 'list', item: member.type } : member.type;
  const optional = member.optional === true || member.rest === true;
  return makeNode(member.name, type, scope, { optional, value, documented: member });
}

interface NodeOptions {
  readonly optional?: boolean;
  readonly value?: unknown;
  readonly documented?: Documented;
}

function makeNode(name: string, type: TypeDescriptor, scope: FormScope, options: NodeOptions = {}): FormNode {
  const { optional = false, value, documented } = options;
  let inner = resolve(type, scope.types);
  let nullable = false;
  while (inner.kind === 'nullable' || inner.kind === 'wrap') {
    nullable ||= inner.kind === 'nullable';
    inner = resolve(inner.inner, scope.types);
  }
  const presences: Presence[] = ['given'];
  if (nullable) presences.push('null');
  if (optional) presences.push('omitted');
  let presence: Presence = presences.at(-1) as Presence;
  if (value === null && nullable) presence = 'null';
  else if (value !== undefined) presence = 'given';
  let shape: Shape | undefined;
  const example = documented?.example;
  return {
    name,
    typeText: describeType(type, scope.types),
    doc: documented?.doc ?? '',
    presences,
    presence,
    shape: () => {
      shape ??= makeShape(name, inner, scope, value ?? undefined);
      if (documented?.secret && shape.kind === 'text') shape = { ...shape, secret: true };
      return shape;
    },
    ...(example !== undefined &&
      !documented?.secret && {
        example: typeof example === 'string' ? example : JSON.stringify(example),
      }),
  };
}

const yesNo: readonly Choice[] = [
  { label: 'no', value: false },
  { label: 'yes', value: true },
];

function choicesOf(type: TypeDescriptor, scope: FormScope): (() => readonly Choice[]) | undefined {
  const named = (names: readonly (string | number)[]) =>
    names.map((name) => ({ label: String(name), value: name }));
  switch (type.kind) {
    case 'enum':
      return () => named(type.values);
    case 'keyOf': {
      const family = resolve({ kind: 'ref', name: type.family }, scope.types);
      return () => named(family.kind === 'family' ? Object.keys(family.cases) : []);
    }
    case 'fieldOf':
      return () =>
        named(fieldsOf(recordOf(type.of, type.at, scope), type.access, scope.types).map(({ name }) => name));
    default:
      return undefined;
  }
}

function recordOf(name: string, at: string | undefined, scope: FormScope): string {
  const type = resolve({ kind: 'ref', name }, scope.types);
  if (type.kind !== 'family' || at === undefined) return name;
  return type.cases[String(scope.param(at))] ?? Object.values(type.cases)[0] ?? name;
}

function makeShape(name: string, type: TypeDescriptor, scope: FormScope, value: unknown): Shape {
  const choices = choicesOf(type, scope);
  if (choices !== undefined) {
    const open = type.kind === 'enum' && type.open === true;
    const known = value === undefined || choices().some((choice) => choice.value === value);
    return {
      kind: 'choice',
      choices,
      picked: known && value !== undefined ? value : choices()[0]?.value,
      ...(open && { other: { line: inputOf(known ? '' : String(value)), used: !known } }),
    };
  }
  switch (type.kind) {
    case 'scalar':
      return scalarShape(type.scalar, value);
    case 'literal':
      return { kind: 'fixed', value: type.value };
    case 'bits': {
      const given = (value ?? {}) as Readonly<Record<string, boolean>>;
      const bits = type.bits.map((bit) => ({ label: bit.name, value: bit.name }));
      const ticked = bits.map((bit) => bit.value).filter((bit) => given[bit]);
      return { kind: 'ticks', choices: () => bits, ticked, bits: true };
    }
    case 'list':
      return listShape(name, type.item, scope, value);
    case 'map':
      return mapShape(type.value, type.keys ?? { kind: 'scalar', scalar: 'string' }, scope, value);
    case 'tuple':
      return members(type.members.map((member) => memberNode(member, scope, memberOf(value, member.name))));
    case 'record':
      return members(type.fields.map((field) => memberNode(field, scope, memberOf(value, field.name))));
    case 'partial':
    case 'entries':
      return members(
        fieldsOf(type.of, type.access, scope.types).map((field) =>
          memberNode({ ...field, optional: true }, scope, memberOf(value, field.name)),
        ),
      );
    case 'union':
      return unionShape(name, type.options, scope, value);
    default:
      return scalarShape('json', value);
  }
}

function members(nodes: readonly FormNode[]): Shape {
  return { kind: 'members', members: nodes };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function scalarShape(scalar: string, value: unknown): Shape {
  const rule = (scalars as Readonly<Record<string, { readonly value: string }>>)[scalar];
  const held = rule?.value ?? 'json';
  if (held === 'boolean') return { kind: 'choice', choices: () => yesNo, picked: value ?? false };
  const text: TextValue =
    held === 'octets' ? (scalar === 'base64' ? 'base64' : 'octets') : (held as TextValue);
  return { kind: 'text', value: text, line: inputOf(textOf(value, text)), secret: false };
}

function textOf(value: unknown, kind: TextValue): string {
  if (value === undefined) return '';
  if (value instanceof Uint8Array)
    return kind === 'base64' ? Buffer.from(value).toString('base64') : showOctets(value);
  return kind === 'json' ? JSON.stringify(value, jsonReplacer) : String(value);
}

function listShape(name: string, item: TypeDescriptor, scope: FormScope, value: unknown): Shape {
  const given = Array.isArray(value) ? value : [];
  const choices = choicesOf(resolve(item, scope.types), scope);
  const known = new Set(choices?.().map((choice) => choice.value));
  if (choices !== undefined && given.every((one) => known.has(one))) {
    return { kind: 'ticks', choices, ticked: [...given], bits: false };
  }
  const label = name.endsWith('s') ? name.slice(0, -1) : name;
  const make = (one?: unknown) => makeNode(label, item, scope, { value: one });
  return { kind: 'items', make, items: given.map(make) };
}

function mapShape(type: TypeDescriptor, keys: TypeDescriptor, scope: FormScope, value: unknown): Shape {
  const make = (key?: string, one?: unknown): Pair => ({
    key: makeNode('name', keys, scope, { value: key }),
    value: makeNode('value', type, scope, { value: one }),
  });
  return { kind: 'pairs', make, pairs: Object.entries(value ?? {}).map(([key, one]) => make(key, one)) };
}

function unionShape(
  name: string,
  options: readonly TypeDescriptor[],
  scope: FormScope,
  value: unknown,
): Shape {
  const make = (index: number, one?: unknown) =>
    makeNode(name, options[index] as TypeDescriptor, scope, { value: one });
  const index = Math.max(
    0,
    options.findIndex(
      (option) => value !== undefined && looksLike(resolve(option, scope.types), value, scope.types),
    ),
  );
  return {
    kind: 'union',
    labels: options.map((option) => describeType(option, scope.types)),
    make,
    index,
    inner: make(index, value),
  };
}

/** A guess at which option of a union a value was made with. */
function looksLike(type: TypeDescriptor, value: unknown, types: TypeRegistry): boolean {
  if (Array.isArray(value)) return type.kind === 'list';
  if (value instanceof Uint8Array) return type.kind === 'scalar';
  if (typeof value === 'object') {
    const members = type.kind === 'tuple' ? type.members : type.kind === 'record' ? type.fields : undefined;
    if (members === undefined) return !['scalar', 'literal', 'enum', 'list'].includes(type.kind);
    return hasMembers(members, value as Readonly<Record<string, unknown>>, types);
  }
  if (type.kind === 'literal') return type.value === value;
  return ['scalar', 'enum', 'fieldOf', 'keyOf'].includes(type.kind);
}

function hasMembers(
  members: readonly MemberDescriptor[],
  value: Readonly<Record<string, unknown>>,
  types: TypeRegistry,
): boolean {
  const known = new Set(members.map(({ name }) => name));
  const fits = members.every(({ name, type, optional }) => {
    if (value[name] === undefined) return optional === true;
    const resolved = resolve(type, types);
    return resolved.kind !== 'literal' || resolved.value === value[name];
  });
  return fits && Object.keys(value).every((name) => known.has(name));
}
