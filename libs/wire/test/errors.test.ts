import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  createFrameDecoder,
  createScanningReader,
  encodeFrame,
  WireError,
  type WireErrorCode,
  type WireErrorOf,
} from '../src/index.ts';

/** What a program does with an error of any code; that it compiles is the test. */
function placeOf(error: WireError): string {
  switch (error.code) {
    case 'frame_malformed':
    case 'frame_too_long':
    case 'frame_too_deep':
    case 'frame_truncated':
      expectTypeOf(error.offset).toEqualTypeOf<number>();
      return `octet ${error.offset}`;
    case 'value_invalid':
    case 'value_missing':
    case 'name_unknown':
      expectTypeOf(error.path).toEqualTypeOf<string>();
      return error.path;
    default:
      // A code that is not named above would not compile.
      return error satisfies never;
  }
}

const thrownBy = (run: () => unknown): WireError => {
  try {
    run();
  } catch (error) {
    if (error instanceof WireError) return error;
    throw error;
  }
  throw new Error('expected a WireError');
};

describe('an error', () => {
  it('tells its place by its code', () => {
    expect(
      placeOf(thrownBy(() => createFrameDecoder().push(Uint8Array.of(0x5b, 0x5d, 0x7b), () => {}))),
    ).toBe('octet 2');
    expect(placeOf(thrownBy(() => encodeFrame([1n])))).toBe('$');
  });

  it('is made with what its code always has', () => {
    // @ts-expect-error: the path is missing.
    expect(new WireError('value_invalid', { expected: 'text' }).path).toBeUndefined();
    expectTypeOf(new WireError('frame_truncated', { offset: 3 })).toEqualTypeOf<
      WireErrorOf<'frame_truncated'>
    >();
    expectTypeOf<WireError['code']>().toEqualTypeOf<WireErrorCode>();
  });
});

describe('a limit that would be none is refused', () => {
  it.each([
    ['maxDepth', Number.NaN, 'got NaN'],
    ['maxDepth', 0, 'options.maxDepth: expected a whole number of at least 1, or Infinity, got 0'],
    ['maxLength', -1, 'got -1'],
    ['maxLength', 1.5, 'got 1.5'],
    ['maxLength', '10', 'got "10"'],
  ])('%s %s', (name, value, text) => {
    expect(() => createFrameDecoder({ [name]: value })).toThrow(text);
    expect(() => createScanningReader({ [name]: value })).toThrow(text);
  });

  it('but not one that says so', () => {
    expect(() => createFrameDecoder({ maxDepth: Number.POSITIVE_INFINITY, maxLength: 1 })).not.toThrow();
  });
});
