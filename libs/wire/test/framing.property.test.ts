import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWireError } from '../src/errors.ts';
import { ArrayStreamDecoder } from '../src/framing/decoder.ts';
import type { ScanLimits } from '../src/framing/scanner.ts';
import { ScanningDecoder } from '../src/framing/scanning-decoder.ts';
import { openWordSearch } from '../src/framing/word-search.ts';

const encoder = new TextEncoder();

const createDecoder = (limits: ScanLimits) => new ArrayStreamDecoder(limits, openWordSearch());

/** Reads a stream cut at the given octets, then its end. */
function read(
  stream: Uint8Array,
  cuts: readonly number[],
  limits: Partial<ScanLimits> = {},
  create: (limits: ScanLimits) => ArrayStreamDecoder | ScanningDecoder = createDecoder,
) {
  const decoder = create({ maxDepth: 64, maxLength: 2 ** 28, ...limits });
  const frames: unknown[][] = [];
  let octets = 0;
  let failure: { code: string; offset: number | undefined } | undefined;
  const edges = [0, ...cuts.map((cut) => cut % (stream.length + 1)).sort((a, b) => a - b), stream.length];
  try {
    for (let index = 1; index < edges.length; index++) {
      decoder.push(stream.subarray(edges[index - 1]!, edges[index]!), (frame, length) => {
        frames.push(frame);
        octets += length;
      });
    }
    decoder.end();
  } catch (error) {
    if (!isWireError(error)) throw error;
    failure = { code: error.code, offset: error.offset };
  }
  return { frames, octets, failure, work: (decoder as ArrayStreamDecoder).work };
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('][', ']\n[', '"', '\\', '\\"', '[', ']', '{', '}', ',', 'é', '😀', '\u2028'),
  }),
  // Long enough for the ways of the decoder that short arrays never take.
  fc
    .tuple(fc.constantFrom('x', '][', ']\n', '\\', 'é', '😀'), fc.nat(1500))
    .map(([unit, count]) => unit.repeat(count)),
);
const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      text,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(null, true, false),
    ),
    fc.array(tie('node'), { maxLength: 6 }),
    fc.dictionary(text, tie('node'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).node;
const space = fc.constantFrom('', '', '', '\n', '\r\n', ' ', '  ', '\n\n\t ');
const stream = fc.array(
  fc.record({ frame: fc.array(value, { maxLength: 6 }), before: space, indent: fc.constantFrom(0, 0, 0, 1) }),
  { maxLength: 12 },
);
const cuts = fc.oneof(
  fc.array(fc.nat(), { maxLength: 6 }),
  fc.array(fc.nat(), { minLength: 50, maxLength: 300 }),
);

describe('any stream of arrays', () => {
  it('gives the same arrays wherever it is cut', () => {
    fc.assert(
      fc.property(stream, cuts, space, (parts, at, last) => {
        const texts = parts.map(({ frame, indent }) => JSON.stringify(frame, null, indent));
        const joined = parts.map(({ before }, index) => before + texts[index]!).join('') + last;
        const { frames, octets, failure } = read(encoder.encode(joined), at);
        expect(failure).toBeUndefined();
        expect(frames).toEqual(texts.map((one) => JSON.parse(one)));
        expect(octets).toBe(encoder.encode(texts.join('')).length);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same arrays octet by octet', () => {
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 3 }), { maxLength: 4 }), (frames) => {
        const octets = encoder.encode(frames.map((frame) => JSON.stringify(frame)).join(''));
        const every = Array.from(octets, (_, index) => index);
        const want = frames.map((frame) => JSON.parse(JSON.stringify(frame)));
        expect(read(octets, every)).toMatchObject({ frames: want, failure: undefined });
      }),
      { numRuns: 100 },
    );
  });
});

describe('any octets', () => {
  const piece = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.array(value, { maxLength: 4 }).map((frame) => encoder.encode(JSON.stringify(frame))),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom('[', ']', '{', '}', '"', '\\', ',', '\n', ' ', '1', '[[', '["', '"]')
        .map((s) => encoder.encode(s)),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 4 }) },
  );
  const mess = fc
    .array(piece, { maxLength: 12 })
    .map((pieces) => Uint8Array.from(pieces.flatMap((one) => [...one])));

  it('give the same arrays and the same error wherever they are cut', () => {
    fc.assert(
      fc.property(
        mess,
        cuts,
        fc.constantFrom(2, 64),
        fc.constantFrom(300, 2 ** 28),
        (octets, at, maxDepth, maxLength) => {
          const limits = { maxDepth, maxLength };
          const { frames, failure } = read(octets, [], limits);
          expect(read(octets, at, limits)).toMatchObject({ frames, failure });
          // Two ways of reading, which share nothing but the scanner.
          expect(read(octets, at, limits, (own) => new ScanningDecoder(own))).toMatchObject({
            frames,
            failure,
          });
          if (failure !== undefined) {
            expect(failure.code).toMatch(/^frame_/);
            expect(failure.offset).toBeLessThanOrEqual(octets.length);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('give a typed error unless they are arrays', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (octets) => {
        const { frames, failure } = read(octets, []);
        const isBlank = octets.every((octet) => [0x09, 0x0a, 0x0d, 0x20].includes(octet));
        if (!isBlank && frames.length === 0) expect(failure).toBeDefined();
      }),
    );
  });
});

describe('the work of the decoder', () => {
  const tables = (count: number) =>
    `${JSON.stringify(Array.from({ length: 400 }, (_, row) => ['switch', row]))}\n`.repeat(count);
  const streams: [string, (size: number) => string][] = [
    ['strings full of boundaries', (size) => JSON.stringify([']['.repeat(size / 2)])],
    ['strings full of boundaries and quotes', (size) => JSON.stringify(['"]["'.repeat(size / 6)])],
    ['short arrays with boundaries in strings', (size) => '["][][]["]'.repeat(size / 10)],
    [
      'many strings that end like arrays',
      (size) => JSON.stringify(Array.from({ length: size / 5 }, () => ']')),
    ],
    ['arrays over many lines', (size) => '[\n[\n]\n]\n'.repeat(size / 8)],
    ['a string without any boundary', (size) => JSON.stringify(['x'.repeat(size)])],
    ['a long array that never ends', (size) => `["${']'.repeat(size)}`],
    ['tables', (size) => tables(size / 6000)],
  ];

  it.each(
    streams.flatMap(([name, make]) => [7, 1000, 1500, 65_536].map((chunk) => [name, chunk, make] as const)),
  )('grows with the length only: %s in chunks of %i', (_, chunk, make) => {
    for (const size of [60_000, 600_000]) {
      const octets = encoder.encode(make(size));
      const { work } = read(
        octets,
        Array.from({ length: Math.floor(octets.length / chunk) }, (_, index) => index * chunk),
      );
      expect(work.scanned).toBeLessThanOrEqual(octets.length);
      expect(work.failedOctets).toBeLessThanOrEqual(3 * octets.length);
    }
  });

  it('tries an array three times at most', () => {
    const frame = encoder.encode(JSON.stringify(['x'.repeat(400) + ']['.repeat(50_000)]));
    expect(read(frame, []).work.failedTries).toBe(3);
  });

  it('stops trying in a stream of arrays that deceive', () => {
    const count = 3300;
    const { work, frames } = read(encoder.encode('["][][]["]'.repeat(count)), []);
    expect(frames).toHaveLength(count);
    expect(work.failedTries).toBeLessThanOrEqual(count / 10);
  });

  it('scans next to nothing where boundaries are what they seem', () => {
    const octets = encoder.encode(tables(100));
    const { work } = read(
      octets,
      Array.from({ length: 20 }, (_, index) => index * 65_536),
    );
    expect(work.scanned).toBeLessThan(octets.length / 10);
    expect(work.failedTries).toBeLessThan(10);
  });
});
