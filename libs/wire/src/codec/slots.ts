import type { Json, TypeDescriptor } from '../descriptor.ts';
import type { Side } from './codec.ts';
import { type Compiler, type Context, isPassed, PASS_NULL, type Slot } from './codec.ts';
import { holdsSecret, takesNull } from './inside.ts';
import { keySegment, Mismatch } from './mismatch.ts';
import { veil } from './secrets.ts';

/** The parts that members and fields have in common. */
interface SlotSource {
  readonly name: string;
  readonly type: TypeDescriptor;
  readonly optional?: true;
  readonly spread?: true;
  readonly secret?: true;
}

export function makeSlot(source: SlotSource, compiler: Compiler): Slot {
  const nullable = takesNull(source.type, compiler);
  const optional = source.optional === true;
  const codec = compiler.compile(source.type);
  const secret = source.secret === true;
  const softNull = optional && !nullable && !compiler.mode.exact;
  return {
    name: source.name,
    segment: keySegment(source.name),
    type: source.type,
    pass: softNull ? (codec.pass ?? 0) & ~PASS_NULL : (codec.pass ?? 0),
    codec: secret || holdsSecret(source.type, compiler) ? veil(codec, secret) : codec,
    optional,
    nullable,
    softNull,
    spread: source.spread === true,
  };
}

/** The slot's value in program form; undefined when it is absent and may be. */
export function readSlot(slot: Slot, value: unknown, context: Context, compiler: Compiler): unknown {
  if (slot.pass !== 0 && isPassed(value, slot.pass)) return value;
  if (value === undefined || (value === null && slot.softNull)) {
    if (slot.optional) return undefined;
    throw missing(slot, compiler, 'wire');
  }
  return slot.codec.decode(value, context);
}

/** The slot's value in wire form; undefined when it is absent and may be. */
export function writeSlot(
  slot: Slot,
  value: unknown,
  context: Context,
  compiler: Compiler,
): Json | undefined {
  if (value === undefined || (value === null && slot.softNull)) {
    if (slot.optional) return undefined;
    if (slot.nullable && !compiler.mode.closed && !compiler.mode.exact) return null;
    throw missing(slot, compiler, 'program');
  }
  return slot.codec.encode(value, context);
}

export function missing(slot: Slot, compiler: Compiler, side: Side): Mismatch {
  return new Mismatch('value_missing', () => compiler.describe(slot.type, side), undefined);
}
