import type { Json, MessageDescriptor, ResultForm } from '../descriptor.ts';
import type { Compiler, Context, Slot } from './codec.ts';
import type { MessageCodec, ParameterIssue } from './codecs.ts';
import { decodeMembers, decodeRest, encodeMembers, encodeRest, type Layout, makeLayout } from './members.ts';
import { Mismatch, toWireError, within } from './mismatch.ts';
import { refuseUnknown, unknownName } from './names.ts';
import { type Dict, isDict, readKey } from './objects.ts';
import { resolve } from './registry.ts';
import { holdsSecret } from './secrets.ts';
import { missing, readSlot, writeSlot } from './slots.ts';

export interface MessageCompilers {
  readonly params: Compiler;
  readonly result: Compiler;
}

export function createMessageCodec(
  message: MessageDescriptor,
  compilers: MessageCompilers,
): MessageCodec<unknown, unknown> {
  const params = makeLayout(message.params, compilers.params);
  const result = makeLayout(message.result, compilers.result);
  const send = message.form?.send ?? 'spread';
  const forms: readonly ResultForm[] = [...new Set([send, ...(message.form?.accept ?? [])])];
  const isSpread = forms.length === 1 && send === 'spread';

  const holdsSecrets = [...message.params, ...message.result].some(
    (member) => member.secret === true || holdsSecret(member.type, compilers.params.types),
  );
  /** What is no value of any member may be a secret in the wrong place. */
  const veiled = (error: unknown): unknown => {
    if (holdsSecrets && error instanceof Mismatch && error.segments.length === 0) error.isVeiled = true;
    return error;
  };

  /** Runs a codec; what it throws gets the message's name. */
  const named = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      throw toWireError(veiled(error), message.name);
    }
  };

  return {
    encodeParams: (given) =>
      named(() => {
        const scope = asParams(given, params);
        refuseUnknown(scope, params.byName);
        return encodeMembers(params, scope, contextOf(scope));
      }),
    decodeParams: (args) => {
      try {
        const out: Record<string, unknown> = {};
        return decodeMembers(params, args, contextOf(out), out);
      } catch (error) {
        throw toWireError(veiled(error), message.name);
      }
    },
    encodeNamed: (given) => named(() => encodeNamed(params, asParams(given, params))),
    decodeNamed: (given) => named(() => decodeNamed(params, given)),
    encodeResult: (value, given) =>
      named(() => {
        const args = encodeMembers(result, asResult(result, value), contextOf(asParams(given, params)));
        return send === 'packed' && result.byName.size > 0 ? [args] : args;
      }),
    decodeResult: (args, given) => {
      try {
        const context = contextOf(asParams(given, params));
        return isSpread ? decodeSpread(result, args, context) : decodeResult(result, forms, args, context);
      } catch (error) {
        throw toWireError(veiled(error), message.name);
      }
    },
    rows: (given) => {
      const slot = onlySlot(result);
      if (slot === undefined || !isSpread) return undefined;
      const form = slot === result.rest ? 'rest' : 'list';
      const type = form === 'rest' ? undefined : resolve(slot.type, compilers.result.types);
      if (type !== undefined && (type.kind !== 'list' || type.unnested)) return undefined;
      const item = type === undefined ? slot.codec : compilers.result.compile(type.item);
      const context = named(() => contextOf(asParams(given, params)));
      let read = 0;
      return {
        form,
        decode: (rows) => {
          const out = new Array<unknown>(rows.length);
          let i = 0;
          try {
            for (; i < rows.length; i++) out[i] = item.decode(rows[i], context);
          } catch (error) {
            throw toWireError(within(within(veiled(error), `[${read + i}]`), slot.segment), message.name);
          }
          read += rows.length;
          return out;
        },
      };
    },
    encodeReturn: (value, given) =>
      named(() => {
        const slot = result.fixed[0];
        if (slot === undefined) return null;
        return at(
          slot,
          () => writeSlot(slot, value, contextOf(asParams(given, params)), compilers.result) ?? null,
        );
      }),
    decodeReturn: (value, given) =>
      named(() => {
        const slot = result.fixed[0];
        if (slot === undefined) return undefined;
        return at(slot, () => readSlot(slot, value, contextOf(asParams(given, params)), compilers.result));
      }),
    validateParams: (args) =>
      validate(params, (slot, i, context) => decodePosition(params, slot, i, args, context)),
    validateNamed: (given) => {
      if (!isDict(given)) {
        const mismatch = new Mismatch('value_invalid', () => 'an object of parameters', given);
        mismatch.isVeiled = holdsSecrets;
        return [issueOf(mismatch, '')];
      }
      const unknown = Object.keys(given)
        .filter((key) => given[key] !== undefined && !params.byName.has(key))
        .map((key) => issueOf(unknownName(key, params.byName.keys()), key));
      return [
        ...unknown,
        ...validate(params, (slot, _, context) =>
          decodeOne(params, slot, readKey(given, slot.name), context),
        ),
      ];
    },
  };
}

export function contextOf(scope: Dict): Context {
  return { scope, plan: undefined, planOwner: undefined };
}

/** Absent parameters are no parameters. */
function asParams(given: unknown, layout: Layout): Dict {
  if (given === undefined || given === null) return {};
  if (isDict(given)) return given;
  throw new Mismatch('value_invalid', () => `an object {${[...layout.byName.keys()].join(', ')}}`, given);
}

/** No member: nothing; one: its value itself; several: an object keyed by their names. */
function asResult(layout: Layout, value: unknown): Dict {
  if (layout.byName.size === 0) return {};
  const only = onlySlot(layout);
  if (only !== undefined) return { [only.name]: value };
  if (isDict(value)) return value;
  throw new Mismatch('value_invalid', () => `an object {${[...layout.byName.keys()].join(', ')}}`, value);
}

function fromResult(layout: Layout, members: Record<string, unknown>): unknown {
  if (layout.byName.size === 0) return undefined;
  const only = onlySlot(layout);
  return only === undefined ? members : members[only.name];
}

function onlySlot(layout: Layout): Slot | undefined {
  return layout.byName.size === 1 ? (layout.rest ?? layout.fixed[0]) : undefined;
}

/** Results that follow the status one by one. */
function decodeSpread(layout: Layout, args: readonly unknown[], context: Context): unknown {
  const { fixed, rest, compiler, byName } = layout;
  if (byName.size === 0) return undefined;
  if (byName.size > 1) return decodeMembers(layout, args, context, {});
  if (rest !== undefined) return decodeRest(rest, args, context);
  const only = fixed[0]!;
  try {
    return readSlot(only, args[0], context, compiler);
  } catch (error) {
    throw within(error, only.segment);
  }
}

/** Tries the sent form by its types, then the others; the sent form's complaint is the one told. */
function decodeResult(
  layout: Layout,
  forms: readonly ResultForm[],
  args: readonly unknown[],
  context: Context,
): unknown {
  let first: unknown;
  for (const form of forms) {
    const values = form === 'spread' ? args : args[0];
    // An empty reply has no array to unpack.
    const members = form === 'packed' && args.length === 0 ? args : values;
    try {
      if (layout.byName.size > 0 && !Array.isArray(members)) {
        throw new Mismatch('value_invalid', () => 'the results inside one array', members);
      }
      return fromResult(layout, decodeMembers(layout, Array.isArray(members) ? members : [], context, {}));
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      first ??= error;
    }
  }
  throw first;
}

function encodeNamed(layout: Layout, given: Dict): Record<string, Json> {
  refuseUnknown(given, layout.byName);
  const context = contextOf(given);
  const out: Record<string, Json> = {};
  for (const slot of layout.byName.values()) {
    const value = readKey(given, slot.name);
    if (slot === layout.rest) {
      if (value !== undefined) out[slot.name] = encodeRest(slot, value, context, layout.compiler);
      continue;
    }
    const json = at(slot, () => writeSlot(slot, value, context, layout.compiler));
    if (json !== undefined) out[slot.name] = json;
  }
  return out;
}

function decodeNamed(layout: Layout, given: unknown): Record<string, unknown> {
  if (!isDict(given)) throw new Mismatch('value_invalid', () => 'an object of parameters', given);
  for (const key of Object.keys(given)) {
    if (!layout.byName.has(key)) throw unknownName(key, layout.byName.keys());
  }
  const out: Record<string, unknown> = {};
  const context = contextOf(out);
  for (const slot of layout.byName.values()) {
    const value = decodeOne(layout, slot, readKey(given, slot.name), context);
    if (value !== undefined) out[slot.name] = value;
  }
  return out;
}

/** One parameter from its own value; a rest parameter is an array here. */
function decodeOne(layout: Layout, slot: Slot, value: unknown, context: Context): unknown {
  if (slot !== layout.rest) return at(slot, () => readSlot(slot, value, context, layout.compiler));
  if (value === undefined || value === null) {
    if (slot.optional || value === undefined) return undefined;
    throw within(missing(slot, layout.compiler, 'wire'), slot.segment);
  }
  if (Array.isArray(value)) return decodeRest(slot, value, context);
  throw within(new Mismatch('value_invalid', () => 'a list', value), slot.segment);
}

function decodePosition(
  layout: Layout,
  slot: Slot,
  i: number,
  args: readonly unknown[],
  context: Context,
): unknown {
  if (slot === layout.rest) return decodeRest(slot, args.slice(i), context);
  return at(slot, () => readSlot(slot, args[i], context, layout.compiler));
}

function at<T>(slot: Slot, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw within(error, slot.segment);
  }
}

/** The first issue of every parameter, in their order. */
function validate(
  layout: Layout,
  read: (slot: Slot, position: number, context: Context) => unknown,
): ParameterIssue[] {
  const scope: Record<string, unknown> = {};
  const context = contextOf(scope);
  const issues = new Map<string, ParameterIssue>();
  let position = 0;
  for (const slot of layout.byName.values()) {
    try {
      const value = read(slot, position++, context);
      if (value !== undefined) scope[slot.name] = value;
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      // A parameter that depends on another one's value fails at that one's path.
      if (!issues.has(error.path)) issues.set(error.path, issueOf(error, slot.name));
    }
  }
  return [...issues.values()];
}

function issueOf(error: Mismatch, parameter: string): ParameterIssue {
  const { code, path, expected, received } = error;
  return { parameter, code, path, expected, received };
}
