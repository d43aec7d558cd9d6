/**
 * Carries out what a message declares it does, on the store, with no code of its own per message.
 *
 * Only effects that say everything (`list`, `get`, `add`, `remove`, `edit`, `assign`) can be carried out. All effects of a
 * message are checked before the first of them changes anything, so that a message that fails leaves no half of its work.
 */
import type { MemberDescriptor, MessageDescriptor, TypeDescriptor, TypeRegistry } from '@aluco/wire';
import type { Row } from '../store.ts';
import type { DeclaredEffect, DeclaredResource, EffectMessage, EffectWorld } from './declared.ts';
import { fieldsOf, unset } from './unset.ts';

/** A checked effect, ready to be done. Returns what the message answers, where that follows from the effect. */
type Step = () => unknown;

interface Planning {
  readonly message: EffectMessage;
  readonly params: Row;
  readonly world: EffectWorld;
  /** Keys that an earlier effect of the message takes away. */
  readonly removed: Set<string>;
}

/**
 * Carries out all effects in their order and returns the answer in the form of the message's handler: what was read, or of what was
 * added the rows or their keys, as the result's type wants. Undefined when the effects do not tell. Parameters left out count
 * as their declared defaults.
 *
 * @throws what `world.notFound` makes, when a key or a parent names nothing. A key to remove that names nothing fails only
 * where the message declares that error.
 * @throws what `world.alreadyExists` makes, when a key given is taken and the message declares that error; other messages
 * replace what is there.
 */
export function carryOut(message: EffectMessage, params: Row, world: EffectWorld): unknown {
  const planning: Planning = { message, params: withDefaults(message, params), world, removed: new Set() };
  const steps = message.effects.map((effect) => plan(effect, planning));
  let answer: unknown;
  for (const step of steps) answer = step() ?? answer;
  return answer;
}

function plan(effect: DeclaredEffect, planning: Planning): Step {
  const planner = planners[effect.kind as keyof typeof planners];
  if (planner === undefined) {
    throw new RangeError(
      `${planning.message.name}: expected an effect that can be carried out, got ${effect.kind}`,
    );
  }
  const resource = planning.world.resources.find(({ name }) => name === effect.resource);
  if (resource === undefined) {
    throw new RangeError(`${planning.message.name}: expected a declared resource, got ${effect.resource}`);
  }
  const parent = parentKey(effect, resource, planning);
  return planner({ effect, resource, parent, planning });
}

interface Planned {
  readonly effect: DeclaredEffect;
  readonly resource: DeclaredResource;
  readonly parent: unknown;
  readonly planning: Planning;
}

const planners = {
  list: planList,
  get: planGet,
  add: planAdd,
  remove: planRemove,
  edit: planEdit,
  assign: planAssign,
};

function planList({ effect, resource, parent, planning }: Planned): Step {
  const { store } = planning.world;
  const { message } = planning;
  if (resource.singleton) return () => shape(message, existingSingleton(resource, parent, planning.world));
  const keys = read(planning.params, effect.keys);
  if (keys === undefined || keys === null) return () => shape(message, store.list(resource.name, parent));
  const rows = many(keys).map((key) => required(resource, key, parent, planning));
  return () => shape(message, rows);
}

function planGet({ effect, resource, parent, planning }: Planned): Step {
  const { message } = planning;
  if (resource.singleton) return () => shape(message, existingSingleton(resource, parent, planning.world));
  const row = required(resource, read(planning.params, effect.key), parent, planning);
  return () => shape(message, row);
}

function planAdd({ effect, resource, parent, planning }: Planned): Step {
  const { message, world, removed } = planning;
  const rows = many(read(planning.params, effect.from)).map((item) => complete(item, resource, world));
  const fails = message.errors?.some(({ code }) => code === 'already_exists' || code === 'conflict');
  for (const row of fails ? rows : []) {
    const key = keyOf(resource, row);
    const isTaken = world.store.find(resource.name, row, parent) !== undefined;
    if (isTaken && !removed.has(`${resource.name} ${key}`)) throw world.alreadyExists(resource.name, key);
  }
  return () => {
    for (const row of rows) world.store.add(resource.name, row, parent);
    return shapeAdded(message, resource, rows, world.types);
  };
}

function planRemove({ effect, resource, parent, planning }: Planned): Step {
  const { message, world, removed } = planning;
  const keys = many(read(planning.params, effect.keys));
  for (const key of keys) {
    const missing = world.store.find(resource.name, key, parent) === undefined;
    if (missing && isFatal(world.notFound(resource.name, key), message))
      throw world.notFound(resource.name, key);
    removed.add(`${resource.name} ${keyOf(resource, key)}`);
  }
  return () => {
    for (const key of keys) world.store.remove(resource.name, key, parent);
    return undefined;
  };
}

function planEdit({ effect, resource, parent, planning }: Planned): Step {
  const changes = many(read(planning.params, effect.with));
  const edits = changes.map((given): [Row, Row] => {
    const key = keyFor(effect.key, effect.with, given, planning.params);
    return [target(resource, key, parent, planning), readable(given, resource, planning.world)];
  });
  return () => {
    for (const [row, values] of edits) Object.assign(row, values);
    return undefined;
  };
}

/** The field set has the name of the last part of `to`; of a whole parameter, the parameter's. */
function planAssign({ effect, resource, parent, planning }: Planned): Step {
  const to = effect.to ?? '';
  const at = to.lastIndexOf('.');
  const field = to.slice(at + 1);
  const holder = at < 0 ? undefined : to.slice(0, at);
  const items = holder === undefined ? [planning.params] : many(read(planning.params, holder));
  const ties = items.map((item): [Row, unknown] => {
    const key = keyFor(effect.key, holder, item, planning.params);
    return [target(resource, key, parent, planning), (item as Row)[field]];
  });
  return () => {
    for (const [row, value] of ties) row[field] = value;
    return undefined;
  };
}

/** A key path that starts with the parameter in hand is read from the item, any other from the parameters. */
function keyFor(path: string | undefined, holder: string | undefined, item: unknown, params: Row): unknown {
  if (path === undefined) return undefined;
  if (holder === undefined || !path.startsWith(`${holder}.`)) return read(params, path);
  return read(item as Row, path.slice(holder.length + 1));
}

function target(resource: DeclaredResource, key: unknown, parent: unknown, planning: Planning): Row {
  if (resource.singleton) return existingSingleton(resource, parent, planning.world);
  return required(resource, key, parent, planning);
}

function required(resource: DeclaredResource, key: unknown, parent: unknown, { world }: Planning): Row {
  const row = world.store.find(resource.name, key, parent);
  if (row === undefined) throw world.notFound(resource.name, key);
  return row;
}

function existingSingleton(resource: DeclaredResource, parent: unknown, world: EffectWorld): Row {
  const row = world.store.singleton(resource.name, parent);
  if (Object.keys(row).length === 0) Object.assign(row, complete({}, resource, world));
  return row;
}

/** The key of the parent the message names; checked, so that nothing is kept under a parent that is not there. */
function parentKey(effect: DeclaredEffect, resource: DeclaredResource, { params, world }: Planning): unknown {
  if (resource.parent === undefined || effect.parent === undefined) return undefined;
  const key = read(params, effect.parent);
  if (key === undefined || world.store.find(resource.parent, key) === undefined) {
    throw world.notFound(resource.parent, key);
  }
  return key;
}

/** Whether the message says it fails so: with that text, or with the code alone. */
function isFatal({ message: text }: Error, { errors }: EffectMessage): boolean {
  return errors?.some(({ code, message }) => code === 'not_found' && (message ?? text) === text) ?? false;
}

function withDefaults({ params: members }: MessageDescriptor, given: Row): Row {
  const filled: Row = { ...given };
  for (const { name, default: value } of members) {
    if (value !== undefined && filled[name] === undefined) filled[name] = value;
  }
  return filled;
}

/** Reads `param` or `param.member`; `*` is all of them. */
function read(params: Row, path: string | undefined): unknown {
  if (path === undefined) return undefined;
  if (path === '*') return params;
  let value: unknown = params;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Row)[name];
  }
  return value;
}

function many(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function keyOf(resource: DeclaredResource, key: unknown): string {
  if (typeof key !== 'object' || key === null) return String(key);
  return resource.key.map((field) => String((key as Row)[field])).join('/');
}

/** A new row: what was given, a key where none was, and for the rest what stands for "not set". A bare value is the key. */
function complete(item: unknown, resource: DeclaredResource, world: EffectWorld): Row {
  const given = typeof item === 'object' && item !== null ? (item as Row) : { [resource.key[0] ?? '']: item };
  const defaults = world.defaults?.(resource.name) ?? {};
  const row: Row = {};
  for (const { name, access, optional, type } of fieldsOf(resource.record, world.types)) {
    if (access === 'write') continue;
    const value = given[name] ?? defaults[name];
    if (value !== undefined) row[name] = value;
    else if (resource.key.includes(name)) row[name] = world.newKey(resource.name, name);
    else if (optional === undefined) row[name] = unset(type, world.types);
  }
  return row;
}

/** Of what a client set, what may be read again: secrets are taken and forgotten, and a key stays what it is. */
function readable(given: unknown, resource: DeclaredResource, world: EffectWorld): Row {
  const fields = fieldsOf(resource.record, world.types);
  const kept = new Set(fields.filter(({ access }) => access !== 'write').map(({ name }) => name));
  const entries = Object.entries((given ?? {}) as Row);
  return Object.fromEntries(
    entries.filter(([name, value]) => kept.has(name) && !resource.key.includes(name) && value !== undefined),
  );
}

/** Puts rows, or one row, into the form the message's handler returns. */
function shape(message: MessageDescriptor, result: Row[] | Row): unknown {
  const [first, ...others] = message.result;
  if (first === undefined) return undefined;
  const value = isMany(first) || !Array.isArray(result) ? result : result[0];
  if (others.length === 0) return value;
  const names = message.result.map(({ name }) => name);
  const isWhole = !Array.isArray(value) && value !== undefined && names.every((name) => name in value);
  return isWhole ? value : { [first.name]: value };
}

/** Of what was added the rows or their keys, one or all; undefined when the result is neither. */
function shapeAdded(
  { result }: MessageDescriptor,
  { record, key }: DeclaredResource,
  rows: readonly Row[],
  types: TypeRegistry,
): unknown {
  const [only, ...others] = result;
  if (only === undefined || others.length > 0) return undefined;
  const { rest, type } = only;
  const takesAll = rest !== true && type.kind === 'list';
  const wanted = takesAll ? type.item : type;
  const keyField = fieldsOf(record, types).find(({ name }) => key.length === 1 && name === key[0]);
  const isRow = wanted.kind === 'ref' && wanted.name === record;
  if (!isRow && !isEqual(wanted, keyField?.type)) return undefined;
  const values = isRow || keyField === undefined ? rows : rows.map((row) => row[keyField.name]);
  return takesAll || rest === true ? values : values[0];
}

function isEqual(a: TypeDescriptor, b: TypeDescriptor | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isMany(member: MemberDescriptor): boolean {
  return member.rest === true || member.type.kind === 'list';
}
