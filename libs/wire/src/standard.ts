// Validators as other tools expect them: the Standard Schema interface, version 1 (standardschema.dev), over the same
// compiled types as the codecs. What is checked is the program form: parameters as they are given to a method, results
// as a method gives them. A value is written to its wire form and read back, so whatever passes can be sent, and comes
// out the way a peer would see it.

import { ASKED, type Compiler, type Context, contextOf, LONE, type Slot, TOLD } from './codec/codec.ts';
import { createCompiler } from './codec/compiler.ts';
import { holdsSecret } from './codec/inside.ts';
import { decodeRest, encodeRest, type Layout, makeLayout } from './codec/members.ts';
import { Mismatch, toWireError, within } from './codec/mismatch.ts';
import { unknownName } from './codec/names.ts';
import { type Dict, isDict, readKey, writeKey } from './codec/objects.ts';
import { lookUp } from './codec/registry.ts';
import { veil } from './codec/secrets.ts';
import { readSlot, writeSlot } from './codec/slots.ts';
import type { TypeDescriptor, TypedMessage, TypeRegistry } from './descriptor.ts';
import { allKinds } from './kinds.ts';
import type { ResultBy } from './rows.ts';

/** Anything that validates the way Standard Schema, version 1, says. */
export interface StandardSchema<Input = unknown, Output = Input> {
  /** The interface itself, under the key that the standard reserves. */
  readonly '~standard': {
    /** Of the standard. */
    readonly version: 1;
    /** Who made it: `aluco`. */
    readonly vendor: string;
    /** Never throws for a value, however wrong. */
    validate(value: unknown): StandardResult<Output>;
    /** For the compiler only. */
    readonly types?:
      | {
          /** What it takes. */
          readonly input: Input;
          /** What it gives. */
          readonly output: Output;
        }
      | undefined;
  };
}

/** What validating gives: the value in its usual form, or what is wrong with it. */
export type StandardResult<Output> =
  | {
      /** In its usual form. */
      readonly value: Output;
      /** None: this tells the two forms apart. */
      readonly issues?: undefined;
    }
  | {
      /** At least one. */
      readonly issues: readonly StandardIssue[];
    };

/** One thing wrong. Texts never show a value that is a secret. */
export interface StandardIssue {
  /** What was expected and what came. */
  readonly message: string;
  /** Keys and indices from the value validated; absent when the value as a whole is meant. */
  readonly path?: readonly PropertyKey[] | undefined;
}

/** What a result is judged by besides itself. */
export interface ResultSchemaOptions<Params = Readonly<Record<string, unknown>>> {
  /** The request's parameters, which name the columns of its rows. Without them rows have all readable fields. */
  readonly params?: Params;
}

/**
 * Validates the parameters or the result of a message, in program form. Each parameter's first issue is told.
 *
 * @throws WireError for descriptors that are wrong themselves, or `params` that do not fit the message.
 */
export function standardSchema<Params, Result>(
  message: TypedMessage<Params, Result>,
  part: 'params',
  types: TypeRegistry,
): StandardSchema<Params>;
/** A result has what such parameters ask for; without any, all there is. */
export function standardSchema<Params, Result, Rule, const Asked extends Partial<Params> = EmptyParams>(
  message: TypedMessage<Params, Result, Rule>,
  part: 'result',
  types: TypeRegistry,
  options?: ResultSchemaOptions<Asked>,
): StandardSchema<ResultBy<Rule, Result, Asked>>;
/** Of parameters that are only known when the program runs. */
export function standardSchema<Params, Result>(
  message: TypedMessage<Params, Result>,
  part: 'result',
  types: TypeRegistry,
  options: ResultSchemaOptions,
): StandardSchema<Result>;
export function standardSchema(
  message: TypedMessage<unknown, unknown>,
  part: 'params' | 'result',
  types: TypeRegistry,
  options: ResultSchemaOptions = {},
): StandardSchema {
  if (part === 'params') {
    const isFromServer = message.kind === 'event' || message.kind === 'notification';
    const layout = makeLayout(message.params, compilersOf(types)[isFromServer ? 'told' : 'asked']);
    return schemaOf((value) => checkMembers(layout, value, undefined));
  }
  const layout = makeLayout(message.result, compilersOf(types).told);
  const scope = options.params ?? {};
  checkScope(message, scope, types);
  if (layout.byName.size === 0) return schemaOf(() => ({ value: undefined }));
  if (layout.byName.size > 1) return schemaOf((value) => checkMembers(layout, value, scope));
  const [name] = layout.byName.keys();
  return schemaOf((value) => {
    const checked = checkMembers(layout, { [name!]: value }, scope);
    if (checked.issues === undefined) return { value: (checked.value as Dict)[name!] };
    return { issues: checked.issues.map(({ message: text, path }) => issue(text, path?.slice(1) ?? [])) };
  });
}

/**
 * Validates a value of a named type, or of any type, in program form. `scope` holds the parameters that projections
 * and families depend on.
 *
 * @throws WireError for a name that the registry lacks.
 */
export function standardSchemaOfType<Value = unknown>(
  type: string | TypeDescriptor,
  types: TypeRegistry,
  scope: Readonly<Record<string, unknown>> = {},
): StandardSchema<Value> {
  const descriptor = typeof type === 'string' ? lookUp(type, compilersOf(types).lone) : type;
  const { lone } = compilersOf(types);
  const bare = lone.compile(descriptor);
  const codec = holdsSecret(descriptor, lone) ? veil(bare, false) : bare;
  return schemaOf<Value>((value) => {
    try {
      const context = contextOf(scope);
      if (value === undefined) throw new Mismatch('value_missing', () => 'a value', value);
      return { value: codec.decode(codec.encode(value, context), context) as Value };
    } catch (error) {
      return { issues: [issueOf(error)] };
    }
  });
}

/** Nothing was asked: what the second form of {@link standardSchema} has no parameters is judged by. */
type EmptyParams = Record<never, never>;

/** Throws for parameters that no request can have; missing ones are none of a result's business. */
function checkScope(message: TypedMessage<unknown, unknown>, scope: Dict, types: TypeRegistry): void {
  const layout = makeLayout(message.params, compilersOf(types).asked);
  const writing = contextOf(scope);
  const reading = contextOf(scope);
  for (const slot of layout.byName.values()) {
    const value = readKey(scope, slot.name);
    if (value === undefined) continue;
    try {
      checkMember(layout, slot, value, writing, reading);
    } catch (error) {
      throw toWireError(error, message.name);
    }
  }
}

interface Compilers {
  readonly asked: Compiler;
  readonly told: Compiler;
  readonly lone: Compiler;
}

const compilers = new WeakMap<TypeRegistry, Compilers>();

function compilersOf(types: TypeRegistry): Compilers {
  let made = compilers.get(types);
  if (made === undefined) {
    made = {
      asked: createCompiler(types, ASKED, allKinds),
      told: createCompiler(types, TOLD, allKinds),
      lone: createCompiler(types, LONE, allKinds),
    };
    compilers.set(types, made);
  }
  return made;
}

function schemaOf<T>(check: (value: unknown) => StandardResult<T>): StandardSchema<T> {
  const validate = (value: unknown): StandardResult<T> => {
    try {
      return check(value);
    } catch {
      return { issues: [issue(UNREADABLE, [])] };
    }
  };
  return { '~standard': { version: 1, vendor: 'aluco', validate } };
}

/** Of what throws when it is looked at: getters, proxies, rings. */
const UNREADABLE = 'expected a value that can be read, got one that throws';

/** Without a scope the members are parameters, which are each other's scope, and unknown names are refused. */
function checkMembers(layout: Layout, given: unknown, scope: Dict | undefined): StandardResult<unknown> {
  if (!isDict(given)) {
    return { issues: [issue(`expected an object {${[...layout.byName.keys()].join(', ')}}`, [])] };
  }
  const issues = new Map<string, StandardIssue>();
  const note = (error: unknown, name?: string): void => {
    const found = issueOf(error, name);
    // A parameter that depends on another one's value fails at that one's path.
    const key = JSON.stringify(found.path ?? []);
    if (!issues.has(key)) issues.set(key, found);
  };
  if (scope === undefined && layout.compiler.mode.closed) {
    for (const key of Object.keys(given)) {
      if (!layout.byName.has(key) && given[key] !== undefined)
        note(unknownName(key, layout.byName.keys(), layout.compiler));
    }
  }
  const out: Record<string, unknown> = {};
  const writing = contextOf(scope ?? given);
  const reading = contextOf(scope ?? out);
  for (const slot of layout.byName.values()) {
    try {
      const value = checkMember(layout, slot, readKey(given, slot.name), writing, reading);
      if (value !== undefined) writeKey(out, slot.name, value);
    } catch (error) {
      note(error, slot.name);
    }
  }
  return issues.size === 0 ? { value: out } : { issues: [...issues.values()] };
}

function checkMember(
  layout: Layout,
  slot: Slot,
  value: unknown,
  writing: Context,
  reading: Context,
): unknown {
  const { compiler } = layout;
  if (slot === layout.rest) {
    const items = encodeRest(slot, value, writing, compiler);
    return value === undefined ? undefined : decodeRest(slot, items, reading);
  }
  try {
    return readSlot(slot, writeSlot(slot, value, writing, compiler), reading, compiler);
  } catch (error) {
    throw within(error, slot.segment);
  }
}

/** `name` is that of the member in which the value could not even be read. */
function issueOf(error: unknown, name?: string): StandardIssue {
  if (!(error instanceof Mismatch)) return issue(UNREADABLE, name === undefined ? [] : [name]);
  return issue(`expected ${error.expected}, got ${error.received}`, keysOf(error.segments.toReversed()));
}

function issue(message: string, path: readonly PropertyKey[]): StandardIssue {
  return path.length === 0 ? { message } : { message, path };
}

/** `.name`, `[2]`, `["Add Realms"]`, alone or joined, as keys. */
function keysOf(segments: readonly string[]): PropertyKey[] {
  const keys: PropertyKey[] = [];
  for (const [, name, index, quoted] of segments
    .join('')
    .matchAll(/\.([\w$]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g)) {
    keys.push(name ?? (index === undefined ? (JSON.parse(quoted!) as string) : Number(index)));
  }
  return keys;
}
