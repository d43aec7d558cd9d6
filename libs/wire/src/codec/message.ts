import type { Json, MessageDescriptor } from '../descriptor.ts';
import { asParams, compileCall, type MessageCompilers, onlySlot } from './call.ts';
import { type Context, contextOf, type Slot } from './codec.ts';
import type { MessageCodec, ParameterIssue } from './codecs.ts';
import { decodeMembers, decodeRest, encodeMembers, encodeRest, type Layout } from './members.ts';
import { Mismatch, toWireError, within } from './mismatch.ts';
import { refuseUnknown, unknownName } from './names.ts';
import { type Dict, isDict, readKey } from './objects.ts';
import { beginsPlain, findList } from './row-lists.ts';
import { createRowReader } from './rows.ts';
import { missing, readSlot, writeSlot } from './slots.ts';

export function createMessageCodec(
  message: MessageDescriptor,
  compilers: MessageCompilers,
): MessageCodec<unknown, unknown> {
  const call = compileCall(message, compilers, createRowReader);
  const { params, result, holdsSecrets, veiled } = call;
  const send = message.form?.send ?? 'spread';

  /** Runs a codec; what it throws gets the message's name. */
  const named = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      throw toWireError(veiled(error), message.name);
    }
  };

  const list = findList(call, compilers.result);

  return {
    encodeParams: call.encodeParams,
    decodeResult: call.decodeResult,
    holdsSecrets,
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
    encodeResult: (value, given) => {
      try {
        const args = encodeMembers(result, asResult(result, value), contextOf(asParams(given, params)));
        return send === 'packed' && result.byName.size > 0 ? [args] : args;
      } catch (error) {
        throw toWireError(veiled(error), message.name);
      }
    },
    hasRows: list !== undefined,
    rows: (given) => {
      if (list === undefined) return undefined;
      const { slot, item } = list;
      const context = named(() => contextOf(asParams(given, params)));
      const form = list.form ?? (beginsPlain(slot.type, context, compilers.result) ? 'either' : undefined);
      if (form === undefined) return undefined;
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
        .map((key) => issueOf(unknownName(key, params.byName.keys(), params.compiler), key));
      return [
        ...unknown,
        ...validate(params, (slot, _, context) =>
          decodeOne(params, slot, readKey(given, slot.name), context),
        ),
      ];
    },
  };
}

/** No member: nothing; one: its value itself; several: an object keyed by their names. */
function asResult(layout: Layout, value: unknown): Dict {
  if (layout.byName.size === 0) return {};
  const only = onlySlot(layout);
  if (only !== undefined) return { [only.name]: value };
  if (isDict(value)) return value;
  throw new Mismatch('value_invalid', () => `an object {${[...layout.byName.keys()].join(', ')}}`, value);
}

function encodeNamed(layout: Layout, given: Dict): Record<string, Json> {
  refuseUnknown(given, layout.byName, layout.compiler);
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
    if (!layout.byName.has(key)) throw unknownName(key, layout.byName.keys(), layout.compiler);
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
