import { type Codecs, createCodecs } from '../codec/codecs.ts';
import { nearest } from '../codec/names.ts';
import type { Json, MessageDescriptor, TypeDescriptor, TypeRegistry } from '../descriptor.ts';
import { createRandom } from './random.ts';
import { asScope, fromExample, type Sampling, sampleAt, sampleMembers, sampleSlot } from './sampler.ts';

/** How samples are made. */
export interface SampleOptions {
  /** Equal seeds give equal values. Default 1. */
  readonly seed?: number | string;
  /** Whether what may be absent is made. Default true. */
  readonly optional?: boolean;
}

/** How the sample of one value is made. */
export interface SampleValueOptions extends SampleOptions {
  /** The named types that it may refer to. */
  readonly types: TypeRegistry;
  /** The field's name: texts are chosen to suit it. */
  readonly name?: string;
  /** The parameters that rows and families depend on. */
  readonly scope?: Readonly<Record<string, unknown>>;
  /** A wire value to decode instead. It must fit the type, else a WireError is thrown. */
  readonly example?: Json;
}

const registries = new WeakMap<TypeRegistry, Codecs>();

/** A value of the type in program form. Examples that its fields carry are used. */
export function sampleValue(type: TypeDescriptor, options: SampleValueOptions): unknown {
  const { types, name = '', scope, example } = options;
  const sampling = begin(types, `value ${name}`, options, asScope(scope), true);
  return example === undefined
    ? sampleAt(type, sampling, { name, depth: 0, copy: 0 })
    : fromExample(type, example, sampling);
}

/** Parameters that the message's codec accepts. A column is asked for once, as text or raw, never both. */
export function sampleParams(
  message: MessageDescriptor,
  types: TypeRegistry,
  options: SampleOptions = {},
): Record<string, unknown> {
  const scope: Record<string, unknown> = {};
  const isFromServer = message.kind === 'event' || message.kind === 'notification';
  const sampling = begin(types, `params ${message.name}`, options, scope, !isFromServer);
  for (const member of message.params) {
    if (member.optional && !sampling.optional) continue;
    scope[member.name] = sampleSlot(member, sampling, { name: member.name, depth: 0, copy: 0 });
  }
  return scope;
}

/** A result as `decodeResult` gives it: nothing, a value, or an object of several. Rows have the columns that `params` name. */
export function sampleResult(
  message: MessageDescriptor,
  types: TypeRegistry,
  options: SampleOptions & { readonly params?: unknown } = {},
): unknown {
  const sampling = begin(types, `result ${message.name}`, options, asScope(options.params), false);
  const members = sampleMembers(message.result, sampling, { name: '', depth: 0, copy: 0 });
  const [only] = message.result;
  if (only === undefined) return undefined;
  return message.result.length === 1 ? members[only.name] : members;
}

function begin(
  types: TypeRegistry,
  purpose: string,
  options: SampleOptions,
  scope: Readonly<Record<string, unknown>>,
  writeOnly: boolean,
): Sampling {
  let codecs = registries.get(types);
  if (codecs === undefined) {
    codecs = createCodecs(types);
    registries.set(types, codecs);
  }
  const random = createRandom(`${options.seed ?? 1} ${purpose}`);
  return {
    types,
    nearest,
    codecs,
    random,
    scope,
    optional: options.optional ?? true,
    writeOnly,
    used: new Set(),
  };
}
