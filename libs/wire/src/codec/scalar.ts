import type { Json, ScalarDescriptor } from '../descriptor.ts';
import {
  type Codec,
  type CompilableKind,
  type Compiler,
  isPassed,
  PASS_INTEGER,
  PASS_NUMBER,
  PASS_STRING,
  type Side,
  type Words,
} from './codec.ts';
import { type Form, jsonForm } from './forms.ts';
import { Mismatch } from './mismatch.ts';

/** A row of the scalar table, in code. */
export interface ScalarKind extends CompilableKind {
  readonly kind: 'scalar';
  readonly scalar: string;
  readonly holds: Held;
  readonly accepts: readonly Form[];
  readonly sends: Form;
  readonly pattern?: string;
  readonly strict?: true;
  readonly takesNull?: 'always';
}

/** How programs hold a scalar. */
export interface Held {
  /** Takes what programs hold, and nothing else; undefined for that. */
  read(value: unknown): unknown;
  /** What programs hold of what a value in one of the forms says, if that is something else. */
  from?(said: unknown, value: unknown): unknown;
  /** What up to 15 digits and nothing else say, several times faster than by way of a form; -1 for any other text. */
  fromDigits?(text: string): number;
  /** Values that it is held as, as they come. */
  readonly pass?: number;
  /** For error texts, scalars by their names that are more than the form sent says. */
  readonly called?: Readonly<Record<string, string>>;
  /** What programs hold, for error texts, where that is not said by the form sent. */
  readonly words?: string;
}

/** Soft typing: reads every form that a scalar accepts, writes the one it sends. */
export function compileScalar(type: ScalarDescriptor, compiler: Compiler, kind: ScalarKind): Codec {
  const { holds, accepts, sends, strict } = kind;
  const { exact } = compiler.mode;
  const forms = exact ? [sends] : [sends, ...accepts.filter((form) => form !== sends)];
  const pattern = kind.pattern === undefined ? undefined : new RegExp(kind.pattern, 'u');
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = type;
  const isRanged = type.min !== undefined || type.max !== undefined;
  const pass = isRanged || strict ? 0 : (sends.pass ?? 0) & (holds.pass ?? 0);

  const wrong = (value: unknown, side: Side): Mismatch =>
    new Mismatch('value_invalid', () => compiler.describe(type, side), value);
  const isInRange = (value: unknown): boolean =>
    !isRanged || ((value as number) >= min && (value as number) <= max);
  const isOfPattern = (value: unknown): boolean => pattern === undefined || pattern.test(String(value));
  const readers = forms.map((form) => readerOf(form, holds));
  const readForms = (value: unknown): unknown => {
    for (const read of readers) {
      const got = read(value);
      if (got !== undefined) return got;
    }
    return undefined;
  };
  const fromDigits = forms.some((form) => form.isDigits) ? holds.fromDigits : undefined;

  return {
    pass,
    passOnly: exact && pass !== 0,
    decode(value) {
      if (fromDigits !== undefined && typeof value === 'string') {
        const n = fromDigits(value);
        if (n >= 0 && isInRange(n)) return n;
      }
      if (pass !== 0 && isPassed(value, pass)) return value;
      const got = readForms(value);
      if (got === undefined || !isInRange(got) || (strict && !isOfPattern(got))) throw wrong(value, 'wire');
      return got;
    },
    encode(value) {
      const held = holds.read(value) ?? (exact ? undefined : readForms(value));
      if (held === undefined || !isInRange(held) || !isOfPattern(held)) throw wrong(value, 'program');
      return sends.write === undefined ? (held as Json) : sends.write(held, type.padding ?? true);
    },
  };
}

/** Reads a form as programs hold it. */
function readerOf({ read }: Form, { from }: Held): Form['read'] {
  if (from === undefined) return read;
  return (value) => {
    const said = read(value);
    return said === undefined || said === null ? said : from(said, value);
  };
}

/** What a scalar expects, in words. */
export function describeScalar(type: ScalarDescriptor, { side }: Words, kind: ScalarKind): string {
  const held = side === 'program' ? kind.holds.words : undefined;
  const words = held ?? kind.holds.called?.[type.scalar] ?? kind.sends.words ?? `a ${type.scalar}`;
  if (type.min !== undefined && type.max !== undefined) return `${words} from ${type.min} to ${type.max}`;
  if (type.min !== undefined) return `${words}, ${type.min} or more`;
  if (type.max !== undefined) return `${words}, ${type.max} or less`;
  return words;
}

export const heldText: Held = {
  read: (value) => (typeof value === 'string' ? value : undefined),
  from: (_, value) => String(value),
  pass: PASS_STRING,
  called: {
    gid: 'a gid (digits)',
    ip: 'an IP address',
    mac: 'a MAC address (six pairs of hexadecimal digits)',
    datetime: 'a date and time (YYYY-MM-DDThh:mm:ss)',
    uuid: 'a UUID',
    jid: 'a job id (20 digits)',
  },
};

export const heldNumber: Held = {
  read: (value) => (Number.isFinite(value) ? value : undefined),
  from: (said) => heldNumber.read(Number(said)),
  fromDigits: plainInteger,
  pass: PASS_NUMBER,
  called: { timestamp: 'a timestamp (seconds since the epoch)' },
};

export const heldInteger: Held = {
  read: (value) => (Number.isSafeInteger(value) ? value : undefined),
  from: (said) => heldInteger.read(Number(said)),
  fromDigits: plainInteger,
  pass: PASS_INTEGER,
};

export const heldBoolean: Held = {
  read: (value) => (typeof value === 'boolean' ? value : undefined),
  words: 'true or false',
};

export const heldOctets: Held = {
  read: (value) => (value instanceof Uint8Array ? value : undefined),
  words: 'octets (a Uint8Array)',
};

export const heldJson: Held = { read: (value) => jsonForm.read(value) };

function plainInteger(text: string): number {
  const { length } = text;
  if (length === 0 || length > 15) return -1;
  let n = 0;
  for (let at = 0; at < length; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    n = n * 10 + digit;
  }
  return n;
}
