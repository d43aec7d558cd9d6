// Generated from spec/scalars.yaml by `npm run generate`. Do not edit.

import {
  base64StringForm,
  booleanForm,
  booleanStringForm,
  integerForm,
  integerStringForm,
  jsonForm,
  latin1StringForm,
  numberForm,
  numberStringForm,
  stringForm,
  zeroOneForm,
  zeroOneStringForm,
} from '../codec/forms.ts';
import {
  type ScalarKind,
  compileScalar,
  describeScalar,
  heldBoolean,
  heldInteger,
  heldJson,
  heldNumber,
  heldOctets,
  heldText,
} from '../codec/scalar.ts';
import type { Kind } from '../descriptor.ts';

/** Text. */
export const stringScalar = {
  kind: 'scalar',
  scalar: 'string',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldText,
  accepts: [stringForm, numberForm, booleanForm],
  sends: stringForm,
} satisfies ScalarKind as Kind;

/** A whole number. */
export const integerScalar = {
  kind: 'scalar',
  scalar: 'integer',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldInteger,
  accepts: [integerForm, integerStringForm],
  sends: integerForm,
} satisfies ScalarKind as Kind;

/** A number. */
export const numberScalar = {
  kind: 'scalar',
  scalar: 'number',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldNumber,
  accepts: [numberForm, numberStringForm],
  sends: numberForm,
} satisfies ScalarKind as Kind;

/** True or false. */
export const booleanScalar = {
  kind: 'scalar',
  scalar: 'boolean',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldBoolean,
  accepts: [booleanForm, zeroOneForm, zeroOneStringForm, booleanStringForm],
  sends: booleanForm,
} satisfies ScalarKind as Kind;

/** A yes or no, written as 0 or 1. */
export const flagScalar = {
  kind: 'scalar',
  scalar: 'flag',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldBoolean,
  accepts: [zeroOneForm, zeroOneStringForm, booleanForm],
  sends: zeroOneForm,
} satisfies ScalarKind as Kind;

/**
 * The identifier of a kept object. It fits in 53 bits, yet is kept as text so that no digit is ever
 * lost.
 */
export const gidScalar = {
  kind: 'scalar',
  scalar: 'gid',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldText,
  accepts: [stringForm, integerForm],
  sends: stringForm,
  pattern: '^[0-9]+$',
} satisfies ScalarKind as Kind;

/** An IPv4 or IPv6 address in textual form. */
export const ipScalar = {
  kind: 'scalar',
  scalar: 'ip',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldText,
  accepts: [stringForm],
  sends: stringForm,
  pattern: '^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$',
} satisfies ScalarKind as Kind;

/** A MAC address, six pairs of hexadecimal digits. */
export const macScalar = {
  kind: 'scalar',
  scalar: 'mac',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldText,
  accepts: [stringForm],
  sends: stringForm,
  pattern: '^[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}$',
} satisfies ScalarKind as Kind;

/** Seconds since the epoch, possibly fractional. */
export const timestampScalar = {
  kind: 'scalar',
  scalar: 'timestamp',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldNumber,
  accepts: [numberForm, numberStringForm],
  sends: numberForm,
} satisfies ScalarKind as Kind;

/** A date and time as text, to the second or finer. */
export const datetimeScalar = {
  kind: 'scalar',
  scalar: 'datetime',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldText,
  accepts: [stringForm],
  sends: stringForm,
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?$',
} satisfies ScalarKind as Kind;

/** Raw octets, one per character from U+0000 to U+00FF. */
export const octetsScalar = {
  kind: 'scalar',
  scalar: 'octets',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldOctets,
  accepts: [latin1StringForm],
  sends: latin1StringForm,
} satisfies ScalarKind as Kind;

/** Octets in base64. White space and missing padding are tolerated when reading. */
export const base64Scalar = {
  kind: 'scalar',
  scalar: 'base64',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldOctets,
  accepts: [base64StringForm],
  sends: base64StringForm,
} satisfies ScalarKind as Kind;

/** A UUID. */
export const uuidScalar = {
  kind: 'scalar',
  scalar: 'uuid',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldText,
  accepts: [stringForm],
  sends: stringForm,
  pattern: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$',
} satisfies ScalarKind as Kind;

/** A job id: 20 digits, the time it was made as YYYYMMDDhhmmssffffff. */
export const jidScalar = {
  kind: 'scalar',
  scalar: 'jid',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldText,
  accepts: [stringForm, integerStringForm],
  sends: stringForm,
  pattern: '^[0-9]{20}$',
} satisfies ScalarKind as Kind;

/** Any JSON value. */
export const jsonScalar = {
  kind: 'scalar',
  scalar: 'json',
  compile: compileScalar,
  describe: describeScalar,
  holds: heldJson,
  accepts: [jsonForm],
  sends: jsonForm,
  takesNull: 'always',
} satisfies ScalarKind as Kind;

/** All scalars. */
export const allScalars: readonly Kind[] = [
  stringScalar,
  integerScalar,
  numberScalar,
  booleanScalar,
  flagScalar,
  gidScalar,
  ipScalar,
  macScalar,
  timestampScalar,
  datetimeScalar,
  octetsScalar,
  base64Scalar,
  uuidScalar,
  jidScalar,
  jsonScalar,
];
