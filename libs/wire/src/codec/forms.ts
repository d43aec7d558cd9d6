// The JSON forms of scalars, a constant for each, so that a scalar brings just those that it accepts.

import type { Json } from '../descriptor.ts';
import { PASS_INTEGER, PASS_NUMBER, PASS_STRING } from './codec.ts';
import { fromBase64, fromLatin1, toBase64, toLatin1 } from './octets.ts';

/** A JSON form of scalars. */
export interface Form {
  /** What a value in this form says; undefined for a value in another one. */
  read(value: unknown): unknown;
  /** What is said, in this form; without it, as it is. `padding` is that of base64. */
  write?(said: unknown, padding: boolean): Json;
  /** Digits are among its texts. */
  readonly isDigits?: true;
  /** Values that are what they say. */
  readonly pass?: number;
  /** What a value in this form is, for error texts. */
  readonly words?: string;
}

export const stringForm: Form = {
  read: (value) => (typeof value === 'string' ? value : undefined),
  pass: PASS_STRING,
  words: 'text',
};

export const numberForm: Form = {
  read: (value) => (Number.isFinite(value) ? value : undefined),
  pass: PASS_NUMBER,
  words: 'a number',
};

export const integerForm: Form = {
  read: (value) => (Number.isSafeInteger(value) ? value : undefined),
  pass: PASS_INTEGER,
  words: 'a whole number',
};

export const numberStringForm: Form = {
  read: (value) => readText(value, /^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$/),
  write: String,
  isDigits: true,
};

export const integerStringForm: Form = {
  read: (value) => readText(value, /^[+-]?[0-9]+$/),
  write: String,
  isDigits: true,
};

export const booleanForm: Form = {
  read: (value) => (typeof value === 'boolean' ? value : undefined),
  words: 'true or false',
};

export const zeroOneForm: Form = {
  read: (value) => readTruth(value, 1, 0),
  write: (said) => (said ? 1 : 0),
  words: '0 or 1',
};

export const zeroOneStringForm: Form = {
  read: (value) => readTruth(value, '1', '0'),
  write: (said) => (said ? '1' : '0'),
};

export const booleanStringForm: Form = {
  read: (value) => readTruth(value, 'true', 'false'),
  write: String,
};

export const latin1StringForm: Form = {
  read: (value) => (typeof value === 'string' ? fromLatin1(value) : undefined),
  write: (said) => toLatin1(said as Uint8Array),
  words: 'octets (characters U+0000 to U+00FF)',
};

export const base64StringForm: Form = {
  read: (value) => (typeof value === 'string' ? fromBase64(value) : undefined),
  write: (said, padding) => toBase64(said as Uint8Array, padding),
  words: 'base64',
};

export const nullForm: Form = {
  read: (value) => (value === null ? null : undefined),
  write: () => null,
};

export const jsonForm: Form = {
  read: (value) => {
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
  },
  words: 'any JSON value',
};

function readTruth(value: unknown, yes: unknown, no: unknown): boolean | undefined {
  if (value === yes) return true;
  return value === no ? false : undefined;
}

function readText(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value.trim()) ? value : undefined;
}
