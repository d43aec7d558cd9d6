import type { Json, MessageDescriptor, TypeDescriptor, TypedMessage, TypeRegistry } from '../descriptor.ts';
import type { WireErrorCode } from '../errors.ts';
import type { RowSink } from '../framing/row-router.ts';
import { allKinds } from '../kinds.ts';
import type { CallCodec } from './call.ts';
import { ASKED, contextOf, LONE, TOLD } from './codec.ts';
import { createCompiler } from './compiler.ts';
import { holdsSecret } from './inside.ts';
import { createMessageCodec } from './message.ts';
import { toWireError } from './mismatch.ts';
import { veil } from './secrets.ts';

/** What is wrong with one parameter. */
export interface ParameterIssue {
  /** The parameter as it was named; empty when the parameters as a whole are no object. */
  readonly parameter: string;
  /** What kind of fault it is. */
  readonly code: WireErrorCode;
  /** From the parameters: `$.fields[2]`. */
  readonly path: string;
  /** What would have been right, in words. */
  readonly expected: string;
  /** What came, shortened to a line; of a secret, its kind only. */
  readonly received: string;
}

/**
 * Both ways of one message. Program forms are those of the generated types; `params` beside a result are the
 * request's, which name the columns of its rows. All but the validators throw {@link WireError} with the message's name.
 */
export interface MessageCodec<Params, Result> extends CallCodec<Params, Result> {
  /** Positions beyond the last parameter are ignored. */
  decodeParams(args: readonly unknown[]): Params;
  /** The parameters keyed by name, without those left out. */
  encodeNamed(params: Params): Record<string, Json>;
  /** Refuses unknown names. Null for an optional parameter is absence. */
  decodeNamed(named: unknown): Params;
  /** The arguments after the status, in the form that the message sends. Rows may hold more than was asked for. */
  encodeResult(result: unknown, params?: unknown): Json[];
  /** Whether the result is nothing but a list. */
  readonly hasRows: boolean;
  /**
   * Reads a result that is nothing but a list some rows at a time, with {@link RowSink} before it. Undefined for results
   * of another shape, and where what these parameters ask for leaves open which of several forms a reply has.
   */
  rows(params?: unknown): RowDecoder | undefined;
  /** The only result as a value by itself. */
  encodeReturn(value: unknown, params?: unknown): Json;
  /** Reads what `encodeReturn` writes. */
  decodeReturn(value: unknown, params?: unknown): Result;
  /** The first issue of each parameter; empty when `decodeParams` would succeed. */
  validateParams(args: readonly unknown[]): readonly ParameterIssue[];
  /** The first issue of each parameter; empty when `decodeNamed` would succeed. */
  validateNamed(named: unknown): readonly ParameterIssue[];
}

/** Decodes the rows of one reply, in order. */
export interface RowDecoder {
  /** Where they are in the reply. */
  readonly form: NonNullable<RowSink['form']>;
  /** Decodes the next rows. Paths in errors count from the first row of the reply. */
  decode(rows: readonly unknown[]): unknown[];
}

/** Both ways of one type. `scope` holds the parameters that projections and families depend on. */
export interface ValueCodec {
  /** From program form to what JSON carries. Throws a {@link WireError} for a value that does not fit. */
  encode(value: unknown, scope?: Readonly<Record<string, unknown>>): Json;
  /** From parsed JSON to program form. Throws a {@link WireError} for a value that does not fit. */
  decode(value: unknown, scope?: Readonly<Record<string, unknown>>): unknown;
}

/** The codecs of one protocol. Each is compiled at its first use, then kept. */
export interface Codecs {
  /** The codec of a message; the same one for the same descriptor. */
  message<Params, Result>(message: TypedMessage<Params, Result>): MessageCodec<Params, Result>;
  /** The codec of a type; the same one for the same descriptor. */
  type(type: TypeDescriptor): ValueCodec;
}

/**
 * Codecs for messages and types that refer to these named types. A name that is not among them is told at the
 * first use.
 */
export function createCodecs(types: TypeRegistry): Codecs {
  const asked = createCompiler(types, ASKED, allKinds);
  const told = createCompiler(types, TOLD, allKinds);
  const lone = createCompiler(types, LONE, allKinds);
  const messages = new WeakMap<MessageDescriptor, MessageCodec<unknown, unknown>>();
  const values = new WeakMap<TypeDescriptor, ValueCodec>();

  return {
    message<Params, Result>(message: TypedMessage<Params, Result>) {
      let codec = messages.get(message);
      if (codec === undefined) {
        const isFromServer = message.kind === 'event' || message.kind === 'notification';
        codec = createMessageCodec(message, { params: isFromServer ? told : asked, result: told });
        messages.set(message, codec);
      }
      return codec as MessageCodec<Params, Result>;
    },
    type(type) {
      let codec = values.get(type);
      if (codec === undefined) {
        const bare = lone.compile(type);
        const { encode, decode } = holdsSecret(type, lone) ? veil(bare, false) : bare;
        codec = {
          encode: (value, scope = {}) => lead(() => encode(value, contextOf(scope))),
          decode: (value, scope = {}) => lead(() => decode(value, contextOf(scope))),
        };
        values.set(type, codec);
      }
      return codec;
    },
  };
}

function lead<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw toWireError(error);
  }
}
