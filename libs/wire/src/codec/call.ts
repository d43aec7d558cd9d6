import type { Json, MessageDescriptor, ResultForm, TypedMessage } from '../descriptor.ts';
import { ASKED, type Compiler, type Context, contextOf, type Slot, TOLD } from './codec.ts';
import { createCompiler } from './compiler.ts';
import { holdsSecret } from './inside.ts';
import { decodeMembers, decodeRest, encodeMembers, type Layout, makeLayout } from './members.ts';
import { Mismatch, toWireError, within } from './mismatch.ts';
import { refuseUnknown } from './names.ts';
import { type Dict, isDict } from './objects.ts';
import { defect } from './registry.ts';
import type { CreateRowReader } from './rows.ts';
import { readSlot } from './slots.ts';

/** What a client needs of a message. Both throw {@link WireError} with the message's name. */
export interface CallCodec<Params, Result> {
  /** Positions up to the last parameter that is present. Unknown names are refused; absent ones in between become null. */
  encodeParams(params: Params): Json[];
  /** Reads the form that the message sends, then the others it accepts. */
  decodeResult(args: readonly unknown[], params?: unknown): Result;
  /** Whether any parameter or result is a secret or holds one, which whoever quotes them may give away. */
  readonly holdsSecrets: boolean;
}

/** The compilers for both halves of a message. */
export interface MessageCompilers {
  readonly params: Compiler;
  readonly result: Compiler;
}

/** A message compiled. */
export interface CallParts extends CallCodec<unknown, unknown> {
  readonly params: Layout;
  readonly result: Layout;
  /** The forms in which the results are read, that in which they are sent first. */
  readonly forms: readonly ResultForm[];
  /** What is no value of any member may be a secret in the wrong place: hides it. To be thrown by the caller. */
  veiled(error: unknown): unknown;
}

/**
 * The codec of one message out of its own parts, for programs that need no others. The whole of a protocol is better served by
 * `createCodecs`, which compiles each type once.
 *
 * @throws WireError `value_invalid` for a message without parts.
 */
export function createCallCodec<Params, Result>(
  message: TypedMessage<Params, Result>,
): CallCodec<Params, Result> {
  const { parts } = message;
  if (parts === undefined) throw defect('a message that comes with its parts', message.name);
  const { types, kinds } = parts;
  const { encodeParams, decodeResult, holdsSecrets } = compileCall(message, {
    params: createCompiler(types, ASKED, kinds),
    result: createCompiler(types, TOLD, kinds),
  });
  return {
    encodeParams,
    decodeResult: decodeResult as CallCodec<Params, Result>['decodeResult'],
    holdsSecrets,
  };
}

/** The client's half of a message's codec, and what the other half is built on. */
export function compileCall(
  message: MessageDescriptor,
  compilers: MessageCompilers,
  createReader?: CreateRowReader,
): CallParts {
  const params = makeLayout(message.params, compilers.params);
  const result = makeLayout(message.result, compilers.result);
  const send = message.form?.send ?? 'spread';
  const forms: readonly ResultForm[] = [...new Set([send, ...(message.form?.accept ?? [])])];
  const isSpread = forms.length === 1 && send === 'spread';
  // Several results that follow the status are a row, and read faster as one.
  const row =
    isSpread && result.rest === undefined && result.fixed.length > 1
      ? createReader?.(result.fixed, compilers.result)
      : undefined;

  const holdsSecrets = [...message.params, ...message.result].some(
    (member) => member.secret === true || holdsSecret(member.type, compilers.params),
  );
  /** What is no value of any member may be a secret in the wrong place. */
  const veiled = (error: unknown): unknown => {
    if (holdsSecrets && error instanceof Mismatch && error.segments.length === 0) error.isVeiled = true;
    return error;
  };

  return {
    params,
    result,
    forms,
    holdsSecrets,
    veiled,
    encodeParams: (given) => {
      try {
        const scope = asParams(given, params);
        refuseUnknown(scope, params.byName, params.compiler);
        return encodeMembers(params, scope, contextOf(scope));
      } catch (error) {
        throw toWireError(veiled(error), message.name);
      }
    },
    decodeResult: (args, given) => {
      try {
        const context = contextOf(asParams(given, params));
        if (row !== undefined) return row.read(args, context);
        return isSpread ? decodeSpread(result, args, context) : decodeResult(result, forms, args, context);
      } catch (error) {
        throw toWireError(veiled(error), message.name);
      }
    },
  };
}

/** Absent parameters are no parameters. */
export function asParams(given: unknown, layout: Layout): Dict {
  if (given === undefined || given === null) return {};
  if (isDict(given)) return given;
  throw new Mismatch('value_invalid', () => `an object {${[...layout.byName.keys()].join(', ')}}`, given);
}

function fromResult(layout: Layout, members: Record<string, unknown>): unknown {
  if (layout.byName.size === 0) return undefined;
  const only = onlySlot(layout);
  return only === undefined ? members : members[only.name];
}

/** The member of a layout that has no other. */
export function onlySlot(layout: Layout): Slot | undefined {
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
