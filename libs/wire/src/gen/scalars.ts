// Generated from spec/scalars.yaml by `npm run generate`. Do not edit.

import type { ScalarRule } from '../descriptor.ts';

/** Soft typing: for each scalar, what it is in a program, what it accepts and what it sends. */
export const scalars = {
  /** Text. */
  string: { value: 'string', accepts: ['string', 'number', 'boolean'], sends: 'string' } as ScalarRule,
  /** A whole number. */
  integer: { value: 'number', accepts: ['integer', 'integer_string'], sends: 'integer' } as ScalarRule,
  /** A number. */
  number: { value: 'number', accepts: ['number', 'number_string'], sends: 'number' } as ScalarRule,
  /** True or false. */
  boolean: {
    value: 'boolean',
    accepts: ['boolean', 'zero_one', 'zero_one_string', 'boolean_string'],
    sends: 'boolean',
  } as ScalarRule,
  /** A yes or no, written as 0 or 1. */
  flag: { value: 'boolean', accepts: ['zero_one', 'zero_one_string', 'boolean'], sends: 'zero_one' } as ScalarRule,
  /**
   * The identifier of a kept object. It fits in 53 bits, yet is kept as text so that no digit is ever
   * lost.
   */
  gid: { value: 'string', accepts: ['string', 'integer'], sends: 'string', pattern: '^[0-9]+$' } as ScalarRule,
  /** An IPv4 or IPv6 address in textual form. */
  ip: {
    value: 'string',
    accepts: ['string'],
    sends: 'string',
    pattern: '^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$',
  } as ScalarRule,
  /** A MAC address, six pairs of hexadecimal digits. */
  mac: {
    value: 'string',
    accepts: ['string'],
    sends: 'string',
    pattern: '^[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}$',
  } as ScalarRule,
  /** Seconds since the epoch, possibly fractional. */
  timestamp: { value: 'number', accepts: ['number', 'number_string'], sends: 'number' } as ScalarRule,
  /** A date and time as text, to the second or finer. */
  datetime: {
    value: 'string',
    accepts: ['string'],
    sends: 'string',
    pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?$',
  } as ScalarRule,
  /** Raw octets, one per character from U+0000 to U+00FF. */
  octets: { value: 'octets', accepts: ['latin1_string'], sends: 'latin1_string' } as ScalarRule,
  /** Octets in base64. White space and missing padding are tolerated when reading. */
  base64: { value: 'octets', accepts: ['base64_string'], sends: 'base64_string' } as ScalarRule,
  /** A UUID. */
  uuid: {
    value: 'string',
    accepts: ['string'],
    sends: 'string',
    pattern: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$',
  } as ScalarRule,
  /** A job id: 20 digits, the time it was made as YYYYMMDDhhmmssffffff. */
  jid: {
    value: 'string',
    accepts: ['string', 'integer_string'],
    sends: 'string',
    pattern: '^[0-9]{20}$',
  } as ScalarRule,
  /** Any JSON value. */
  json: { value: 'json', accepts: ['json'], sends: 'json' } as ScalarRule,
} as const;
