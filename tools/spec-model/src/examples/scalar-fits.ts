import type { Scalar, TypeNode } from '../ir.ts';
import { showValue } from '../show.ts';
import { Misfit, misfit } from './misfit.ts';

type ScalarNode = Extract<TypeNode, { kind: 'scalar' }>;

const FORMS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (v) => typeof v === 'string',
  number: (v) => typeof v === 'number',
  integer: (v) => Number.isSafeInteger(v),
  boolean: (v) => typeof v === 'boolean',
  null: (v) => v === null,
  number_string: (v) => typeof v === 'string' && /^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(v),
  integer_string: (v) => typeof v === 'string' && /^[+-]?[0-9]+$/.test(v),
  zero_one: (v) => v === 0 || v === 1,
  zero_one_string: (v) => v === '0' || v === '1',
  boolean_string: (v) => v === 'true' || v === 'false',
  latin1_string: (v) => typeof v === 'string' && [...v].every((c) => (c.codePointAt(0) ?? 0) <= 0xff),
  base64_string: (v) => typeof v === 'string' && isBase64(v.replaceAll(/\s/g, '')),
  json: (v) => v !== undefined,
};

function isBase64(text: string): boolean {
  const bare = text.replace(/={0,2}$/, '');
  return /^[A-Za-z0-9+/]*$/.test(bare) && bare.length % 4 !== 1;
}

/** Reads a scalar; octets become base64 without padding, so that they can be compared. */
export function decodeScalar(type: ScalarNode, rule: Scalar, value: unknown, path: string): unknown {
  const form = rule.accepts.find((name) => FORMS[name]?.(value));
  if (form === undefined) misfit(path, expectedText(rule), value);
  if (rule.strict && typeof value === 'string') ensurePattern(rule, value, path);
  const read = convert(rule, form, value);
  ensureRange(type, read, path);
  return read;
}

function convert(rule: Scalar, form: string, value: unknown): unknown {
  switch (rule.value) {
    case 'string':
      return String(value);
    case 'number':
      return Number(value);
    case 'boolean':
      return value === true || value === 1 || value === '1' || value === 'true';
    case 'octets': {
      const text = String(value);
      const octets = form === 'base64_string' ? Buffer.from(text, 'base64') : Buffer.from(text, 'latin1');
      return octets.toString('base64url');
    }
    case 'json':
      return value;
  }
}

/** Writes what {@link decodeScalar} read. */
export function encodeScalar(type: ScalarNode, rule: Scalar, value: unknown, path: string): unknown {
  const written = write(type, rule, value);
  ensurePattern(rule, written, path);
  return written;
}

function write(type: ScalarNode, rule: Scalar, value: unknown): unknown {
  switch (rule.sends) {
    case 'zero_one':
      return value === true ? 1 : 0;
    case 'zero_one_string':
      return value === true ? '1' : '0';
    case 'boolean_string':
    case 'integer_string':
    case 'number_string':
      return String(value);
    case 'latin1_string':
      return Buffer.from(String(value), 'base64url').toString('latin1');
    case 'base64_string': {
      const text = Buffer.from(String(value), 'base64url').toString('base64');
      return type.padding === false ? text.replace(/=+$/, '') : text;
    }
    case 'integer':
    case 'number':
      return Number(value);
    default:
      return value;
  }
}

function ensurePattern(rule: Scalar, value: unknown, path: string): void {
  if (rule.pattern === undefined || typeof value !== 'string') return;
  if (!new RegExp(rule.pattern, 'u').test(value))
    throw new Misfit(path, `${rule.name} matching ${rule.pattern}`, showValue(value));
}

function ensureRange(type: ScalarNode, value: unknown, path: string): void {
  if (typeof value !== 'number') return;
  if (type.min !== undefined && value < type.min) misfit(path, `at least ${type.min}`, value);
  if (type.max !== undefined && value > type.max) misfit(path, `at most ${type.max}`, value);
}

function expectedText(rule: Scalar): string {
  const forms = rule.accepts.map((form) => form.replaceAll('_', ' '));
  return `${rule.name} (${forms.join(', ')})`;
}
