// What is said of a stream that is broken: kind, length and place of what came, never its octets. A login that was cut
// wrongly may be in them.

import { WireError, type WireErrorCode } from '../errors.ts';
import { kindOfOctet } from './text.ts';

/** Why the reading ends, but for the offset. */
export interface BrokenStream {
  readonly code: WireErrorCode;
  readonly expected: string;
  readonly received: string;
}

/** Something begins between arrays that is none; `rest` are the octets from there. */
export function outsideArrays(octet: number, rest: number): BrokenStream {
  return {
    code: 'frame_malformed',
    expected: 'a JSON array or white space',
    received: `${kindOfOctet(octet)}, the first of ${rest === 1 ? '1 octet' : `${rest} octets`}`,
  };
}

/** The stream ends so many octets into an array. */
export function insideArray(octets: number): BrokenStream {
  return {
    code: 'frame_truncated',
    expected: 'the rest of an array',
    received: `the end of the stream, ${octets} octets into an array`,
  };
}

/** What has the brackets of an array is no UTF-8, or no JSON. */
export function noArray(octets: number, isUtf8: boolean): BrokenStream {
  return {
    code: 'frame_malformed',
    expected: isUtf8 ? 'a JSON array' : 'an array in UTF-8',
    received: `${octets} octets that are not ${isUtf8 ? 'JSON' : 'UTF-8'}`,
  };
}

/** The error of it. */
export function brokenAt(offset: number, { code, expected, received }: BrokenStream): WireError {
  return new WireError(code, { offset, expected, received });
}
