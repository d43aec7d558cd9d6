import type { Json, ScalarDescriptor, ScalarForm, ScalarRule } from '../descriptor.ts';
import { scalars } from '../gen/scalars.ts';
import { type Codec, type Compiler, Pass } from './codec.ts';
import { Mismatch } from './mismatch.ts';
import { oneOf } from './names.ts';
import { fromBase64, fromLatin1, toBase64, toLatin1 } from './octets.ts';
import { defect } from './registry.ts';

/** Gives undefined where the value does not fit. */
type Reader = (value: unknown) => unknown;

const INTEGER = /^[+-]?[0-9]+$/;
const NUMBER = /^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$/;

/** Soft typing: reads every form the scalar table accepts, writes the one it sends. */
export function compileScalar(type: ScalarDescriptor, compiler: Compiler): Codec {
  const rule = scalarRule(type.scalar);
  const { exact } = compiler.mode;
  const forms = exact ? [rule.sends] : [rule.sends, ...rule.accepts.filter((form) => form !== rule.sends)];
  const readers = forms.map((form) => formReader(form, rule.value));
  const write = formWriter(rule.sends, type.padding ?? true);
  const natural = naturalReader(rule);
  const pattern = rule.pattern === undefined ? undefined : new RegExp(rule.pattern, 'u');
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = type;
  const ranged = type.min !== undefined || type.max !== undefined;

  const wrong = (value: unknown, side: 'wire' | 'program'): Mismatch =>
    new Mismatch('value_invalid', () => compiler.describe(type, side), value);
  const isInRange = (value: unknown): boolean =>
    !ranged || ((value as number) >= min && (value as number) <= max);
  const readForms = (value: unknown): unknown => {
    for (const read of readers) {
      const got = read(value);
      if (got !== undefined) return got;
    }
    return undefined;
  };

  const encode = (value: unknown): Json => {
    const held = natural(value) ?? (exact ? undefined : readForms(value));
    if (held === undefined || !isInRange(held) || (pattern !== undefined && !pattern.test(String(held)))) {
      throw wrong(value, 'program');
    }
    return write(held);
  };

  if (rule.value === 'string' && rule.sends === 'string' && !rule.strict) {
    return {
      pass: Pass.string,
      passOnly: exact,
      encode,
      decode(value) {
        if (typeof value === 'string') return value;
        const got = readForms(value);
        if (got === undefined) throw wrong(value, 'wire');
        return got;
      },
    };
  }
  const isNumber = rule.value === 'number' && rule.sends === rule.accepts[0];
  const pass =
    isNumber && !ranged && !rule.strict ? (rule.sends === 'integer' ? Pass.integer : Pass.number) : 0;
  const takesDigits =
    isNumber && !rule.strict && (forms.includes('integer_string') || forms.includes('number_string'));
  return {
    pass,
    passOnly: exact && pass !== 0,
    encode,
    decode(value) {
      if (takesDigits && typeof value === 'string') {
        const n = plainInteger(value);
        if (n >= 0 && isInRange(n)) return n;
      }
      const got = isNumber && typeof value === 'number' ? natural(value) : readForms(value);
      if (got === undefined || !isInRange(got)) throw wrong(value, 'wire');
      if (rule.strict && pattern !== undefined && !pattern.test(String(got))) throw wrong(value, 'wire');
      return got;
    },
  };
}

/** The row of the scalar table. */
export function scalarRule(name: string): ScalarRule {
  const table: Readonly<Record<string, ScalarRule>> = scalars;
  const rule = Object.hasOwn(table, name) ? table[name] : undefined;
  if (rule === undefined) throw defect(`a scalar: ${oneOf(Object.keys(table), name)}`, name, 'name_unknown');
  return rule;
}

/** Takes what programs hold, and nothing else. */
function naturalReader(rule: ScalarRule): Reader {
  switch (rule.value) {
    case 'string':
      return (value) => (typeof value === 'string' ? value : undefined);
    case 'number':
      return rule.sends === 'integer' || rule.sends === 'integer_string'
        ? (value) => (Number.isSafeInteger(value) ? value : undefined)
        : (value) => (Number.isFinite(value) ? value : undefined);
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : undefined);
    case 'octets':
      return (value) => (value instanceof Uint8Array ? value : undefined);
    case 'json':
      return isJson;
  }
}

function isJson(value: unknown): unknown {
  switch (typeof value) {
    case 'undefined':
    case 'function':
    case 'symbol':
    case 'bigint':
      return undefined;
    case 'number':
      return Number.isFinite(value) ? value : undefined;
    default:
      return value;
  }
}

/** What up to 15 digits and nothing else say, several times faster than by way of a pattern; -1 for any other text. */
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

function formReader(form: ScalarForm, held: ScalarRule['value']): Reader {
  const digits = (text: RegExp, isFit: (n: number) => boolean): Reader => {
    if (held === 'string') return (v) => (typeof v === 'string' && text.test(v) ? v : undefined);
    return (v) => {
      if (typeof v !== 'string' || !text.test(v.trim())) return undefined;
      const n = Number(v);
      return isFit(n) ? n : undefined;
    };
  };
  const number = (isFit: (n: unknown) => boolean): Reader =>
    held === 'string' ? (v) => (isFit(v) ? String(v) : undefined) : (v) => (isFit(v) ? v : undefined);
  const truth = (yes: unknown, no: unknown): Reader => {
    const [t, f] =
      held === 'boolean' ? [true, false] : held === 'number' ? [1, 0] : [String(yes), String(no)];
    return (v) => (v === yes ? t : v === no ? f : undefined);
  };
  switch (form) {
    case 'string':
      return (v) => (typeof v === 'string' ? v : undefined);
    case 'number':
      return number(Number.isFinite);
    case 'integer':
      return number(Number.isSafeInteger);
    case 'number_string':
      return digits(NUMBER, Number.isFinite);
    case 'integer_string':
      return digits(INTEGER, Number.isSafeInteger);
    case 'boolean':
      return truth(true, false);
    case 'zero_one':
      return truth(1, 0);
    case 'zero_one_string':
      return truth('1', '0');
    case 'boolean_string':
      return truth('true', 'false');
    case 'latin1_string':
      return (v) => (typeof v === 'string' ? fromLatin1(v) : undefined);
    case 'base64_string':
      return (v) => (typeof v === 'string' ? fromBase64(v) : undefined);
    case 'null':
      return (v) => (v === null ? null : undefined);
    case 'json':
      return isJson;
  }
}

function formWriter(form: ScalarForm, padding: boolean): (held: unknown) => Json {
  switch (form) {
    case 'zero_one':
      return (held) => (held ? 1 : 0);
    case 'zero_one_string':
      return (held) => (held ? '1' : '0');
    case 'number_string':
    case 'integer_string':
    case 'boolean_string':
      return String;
    case 'latin1_string':
      return (held) => toLatin1(held as Uint8Array);
    case 'base64_string':
      return (held) => toBase64(held as Uint8Array, padding);
    case 'null':
      return () => null;
    default:
      return (held) => held as Json;
  }
}
