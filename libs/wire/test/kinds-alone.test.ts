import {
  createCallCodec,
  createCodecs,
  isWireError,
  type Kind,
  type MessageDescriptor,
  type TypedMessage,
} from '@aluco/wire';
import {
  allScalars,
  integerScalar,
  listKind,
  namesKind,
  scalarKind,
  timestampScalar,
} from '@aluco/wire/kinds';
import { describe, expect, it } from 'vitest';

const message: MessageDescriptor = {
  protocol: 'test',
  kind: 'request',
  area: 'test',
  name: 'since',
  params: [{ name: 'at', type: { kind: 'scalar', scalar: 'timestamp' } }],
  result: [{ name: 'count', type: { kind: 'scalar', scalar: 'integer', min: 0 } }],
  session: { in: [] },
  idempotent: true,
};

function codecOf(...kinds: Kind[]) {
  const typed: TypedMessage<{ at: unknown }, unknown> = { ...message, parts: { kinds, types: {} } };
  return createCallCodec(typed);
}

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return isWireError(error) ? error.message : error;
  }
}

describe('a message that brings its kinds', () => {
  it.each([
    ['each scalar by itself', [timestampScalar, integerScalar]],
    ['more than it needs', [listKind, ...allScalars]],
    ['scalars of any name', [scalarKind]],
    ['some by themselves, the others by their names', [integerScalar, scalarKind]],
  ])('%s', (_, kinds) => {
    const own = codecOf(...kinds);
    const among = createCodecs({}).message(message);
    for (const value of [7, '7', ' 7e0 ', 7.5, '7.5', -7, '-7', '', 'seven', true, null, undefined, [7]]) {
      const got = [outcome(() => own.encodeParams({ at: value })), outcome(() => own.decodeResult([value]))];
      const want = [
        outcome(() => among.encodeParams({ at: value })),
        outcome(() => among.decodeResult([value])),
      ];
      expect(got).toEqual(want);
    }
    expect(own.decodeResult(['7'])).toBe(7);
    expect(outcome(() => own.decodeResult([-7]))).toBe(
      'since $.count: expected a whole number, 0 or more, got -7',
    );
    expect(outcome(() => own.encodeParams({ at: 'noon' }))).toBe(
      'since $.at: expected a timestamp (seconds since the epoch), got "noon"',
    );
  });

  it.each([
    [
      'says which parameter was meant',
      [timestampScalar, integerScalar, namesKind],
      'at (did you mean "at"?)',
    ],
    ['or only which there are', [timestampScalar, integerScalar], 'at'],
  ])('%s', (_, kinds, expected) => {
    const codec = codecOf(...kinds);
    expect(outcome(() => codec.encodeParams({ at: 0, att: 0 } as { at: number }))).toBe(
      `since $.att: expected ${expected}, got "att"`,
    );
  });

  it('but not all of them', () => {
    expect(() => codecOf(timestampScalar)).toThrow('expected a type of one of the kinds scalar timestamp');
  });
});
