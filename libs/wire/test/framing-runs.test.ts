import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWireError } from '../src/errors.ts';
import { BoundarySearch } from '../src/framing/boundary.ts';
import { ArrayStreamDecoder } from '../src/framing/decoder.ts';
import { isSurelyWithin, isTextDeeper } from '../src/framing/depth.ts';
import { createRowRouter } from '../src/framing/row-router.ts';
import type { ScanLimits } from '../src/framing/scanner.ts';
import { openWordSearch } from '../src/framing/word-search.ts';

const encoder = new TextEncoder();
const LIMITS: ScanLimits = { maxDepth: 64, maxLength: 2 ** 28 };
const octetsOf = (text: string) => encoder.encode(text);

/** Reads a stream in the pieces that the cuts make; arrays, lengths and the error. */
function read(stream: Uint8Array, cuts: readonly number[], limits = LIMITS) {
  const decoder = new ArrayStreamDecoder(limits, openWordSearch());
  const frames: unknown[][] = [];
  const lengths: number[] = [];
  let failure: unknown;
  const edges = [0, ...cuts.map((cut) => cut % (stream.length + 1)).sort((a, b) => a - b), stream.length];
  try {
    for (let index = 1; index < edges.length; index++) {
      decoder.push(stream.subarray(edges[index - 1]!, edges[index]!), (frame, length) => {
        frames.push(frame);
        lengths.push(length);
      });
    }
    decoder.end();
  } catch (error) {
    if (!isWireError(error)) throw error;
    failure = { code: error.code, offset: error.offset };
  }
  return { frames, lengths, failure, together: decoder.work.together };
}

/** Octet by octet, which nothing but the scanner reads. */
function readSlowly(stream: Uint8Array, limits = LIMITS) {
  const { together, ...result } = read(
    stream,
    Array.from(stream, (_, at) => at),
    limits,
  );
  expect(together).toBe(0);
  return result;
}

const count = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => [from + n]);
const run = (from: number, to: number, gap = '') =>
  count(from, to)
    .map((frame) => JSON.stringify(frame))
    .join(gap);

describe('short arrays in a row', () => {
  it.each([
    ['nothing', ''],
    ['line feeds', '\n'],
    ['carriage returns', '\r\n'],
    ['spaces', '   '],
  ])('are read together with %s between them', (_, gap) => {
    const { frames, lengths, failure, together } = read(octetsOf(run(100, 1100, gap)), []);
    expect({ frames, failure }).toEqual({ frames: count(100, 1100), failure: undefined });
    expect(lengths).toEqual(frames.map((frame) => JSON.stringify(frame).length));
    expect(together).toBeGreaterThan(900);
  });

  it('beyond ASCII are read together, with their lengths in octets', () => {
    const texts = Array.from({ length: 200 }, (_, n) => JSON.stringify([n, 'é€😀']));
    const { frames, lengths, together } = read(
      octetsOf(`${texts.join('')}[${'"x",'.repeat(200)}1]["ü"]`),
      [],
    );
    expect(frames.slice(0, 200)).toEqual(texts.map((text) => JSON.parse(text)));
    expect(lengths.slice(0, 200)).toEqual(texts.map((text) => octetsOf(text).length));
    expect(frames.at(-1)).toEqual(['ü']);
    expect(together).toBeGreaterThan(150);
  });

  it('beyond ASCII may stand between arrays of other kinds', () => {
    const wide = (n: number) => JSON.stringify([[n, 'ü'.repeat(900)], [n]]);
    const short = Array.from({ length: 100 }, (_, n) => JSON.stringify([n, 'é€😀']));
    const texts = [wide(1), wide(2), ...short, wide(3), ...short, wide(4)];
    const { frames, lengths, together } = read(octetsOf(texts.join('\n')), []);
    expect(frames).toEqual(texts.map((text) => JSON.parse(text)));
    expect(lengths).toEqual(texts.map((text) => octetsOf(text).length));
    expect(together).toBeGreaterThan(100);
    // A place in the text that went astray would show in tries that fail, and in nothing else.
    const decoder = new ArrayStreamDecoder(LIMITS, openWordSearch());
    decoder.push(octetsOf(texts.join('\n')), () => {});
    expect(decoder.work.failedTries).toBe(0);
  });

  it.each<[string, string]>([
    ['a boundary in a string', '["]["]'],
    ['a comma beside a boundary in a string', '["],["]'],
    ['a comma between arrays, and a string that makes up for it', '[1],[2]["]["]'],
    ['the same in lines', '[1]\n,[2]["]\\n["]'],
    ['a raw line feed in a string', '["a]\n[b"]'],
    ['a raw line feed in a string without brackets', '["a\nb"]'],
    ['an array that is open over a boundary', '[1,[2][3]]'],
    ['the same made up for', '[1,[2][3]][4],[5]'],
    ['a number between arrays', '[1]2[3]'],
    ['an object between arrays', '[1]{"a":[1]}[3]'],
    ['an empty item', '[1,,2]'],
    ['nesting', '[[1],[2,[3]]]'],
    ['an octet that is not UTF-8', '["\u00ff"]'],
  ])('are exact about %s', (_, odd) => {
    const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
    for (const stream of [
      odd + run(0, 40),
      run(0, 40) + odd,
      run(0, 40) + odd + run(40, 80),
      `${odd}\n`.repeat(40),
    ]) {
      const octets = latin(stream);
      expect(read(octets, [])).toMatchObject(readSlowly(octets));
    }
  });

  it('are exact about any mixture, cut anywhere, in any limits', () => {
    const word = fc.string({
      unit: fc.constantFrom('][', '],[', ']', '[', ',', '"', '\\', '\n', 'é', '😀', 'a', '{', '}'),
      maxLength: 4,
    });
    const good = fc
      .array(fc.oneof(word, fc.nat(), fc.constant(null)), { maxLength: 3 })
      .map((v) => JSON.stringify(v));
    const plain = fc.nat(999).map((n) => `[${n}]`);
    const odd = fc.constantFrom(
      '[1],[2]',
      '["',
      '"]',
      '["]["]',
      ',',
      '[[1]]',
      '[{"a":{}}]',
      '[1',
      ']',
      '\u0001',
      '{}',
    );
    const piece = fc.oneof(
      { weight: 400, arbitrary: plain },
      { weight: 10, arbitrary: good },
      { weight: 1, arbitrary: odd },
    );
    const stream = fc
      .tuple(
        fc.array(piece, { minLength: 20, maxLength: 120, size: 'max' }),
        fc.constantFrom('', '', '\n', ' \n'),
      )
      .map(([pieces, gap]) => octetsOf(pieces.join(gap)));
    let together = 0;
    fc.assert(
      fc.property(
        stream,
        fc.array(fc.nat(), { maxLength: 3 }),
        fc.constantFrom(1, 2, 64, 64, 64),
        fc.constantFrom(5, 2 ** 28, 2 ** 28, 2 ** 28),
        (octets, cuts, maxDepth, maxLength) => {
          const limits = { maxDepth, maxLength };
          const quick = read(octets, cuts, limits);
          together += quick.together;
          expect(quick).toMatchObject(readSlowly(octets, limits));
        },
      ),
      { numRuns: 300 },
    );
    expect(together).toBeGreaterThan(1000);
  });

  it('are not read together in vain again and again', () => {
    const octets = octetsOf(`${run(0, 30)}["]["]`.repeat(300));
    const decoder = new ArrayStreamDecoder(LIMITS, openWordSearch());
    decoder.push(octets, () => {});
    expect(decoder.work.failedOctets).toBeLessThan(2 * octets.length);
  });
});

describe('a handler in the midst of a run', () => {
  const stream = octetsOf(`${run(0, 100, '\n')}\n`);

  it.each([0, 1, 50, 98, 99])('may stop: what follows array %i is there to take', (last) => {
    const decoder = new ArrayStreamDecoder(LIMITS, openWordSearch());
    const frames: unknown[] = [];
    decoder.push(stream, (frame) => {
      frames.push(frame);
      if (frame[0] === last) decoder.stop();
    });
    expect(decoder.work.together).toBeGreaterThan(0);
    expect(frames).toEqual(count(0, last + 1));
    const rest = run(last + 1, 100, '\n');
    expect(new TextDecoder().decode(decoder.take())).toBe(rest === '' ? '' : `${rest}\n`);
  });

  it('may take the octets', () => {
    const decoder = new ArrayStreamDecoder(LIMITS, openWordSearch());
    let rest: Uint8Array | undefined;
    decoder.push(stream, (frame) => {
      if (frame[0] === 50) rest = decoder.take();
    });
    expect(new TextDecoder().decode(rest)).toBe(`${run(51, 100, '\n')}\n`);
    const frames: unknown[] = [];
    decoder.push(octetsOf('[7]'), (frame) => frames.push(frame));
    expect(frames).toEqual([[7]]);
  });

  it('may throw: each later array comes once', () => {
    const decoder = new ArrayStreamDecoder(LIMITS, openWordSearch());
    const frames: unknown[] = [];
    const push = (octets: Uint8Array) =>
      decoder.push(octets, (frame) => {
        frames.push(frame);
        if ((frame[0] as number) % 10 === 5) throw new RangeError('five');
      });
    expect(() => push(stream)).toThrow(RangeError);
    for (let n = 0; n < 9; n++) expect(() => push(octetsOf(''))).toThrow(RangeError);
    push(octetsOf(''));
    expect(frames).toEqual(count(0, 100));
  });

  it('may push: those octets come after the run', () => {
    const decoder = new ArrayStreamDecoder(LIMITS, openWordSearch());
    const frames: unknown[] = [];
    decoder.push(stream, (frame) => {
      frames.push(frame);
      if (frame[0] === 3) decoder.push(octetsOf('[100]'), () => {});
    });
    expect(frames).toEqual(count(0, 101));
  });

  it('may ask for rows from the next array on', () => {
    const decoder = new ArrayStreamDecoder(LIMITS, openWordSearch());
    const frames: unknown[] = [];
    const rows: unknown[] = [];
    const replies = Array.from({ length: 60 }, (_, n) => `[${n},1,"a","b"]`).join('');
    decoder.push(octetsOf(replies), (frame) => {
      frames.push(frame);
      if (frame[0] !== 30) return;
      const router = createRowRouter();
      router.expect(40, { form: 'rest', take: 'always', push: (some) => rows.push(...some) });
      decoder.routeRows(router);
    });
    expect(decoder.work.together).toBeGreaterThan(0);
    expect(rows).toEqual(['a', 'b']);
    expect(frames).toEqual(Array.from({ length: 60 }, (_, n) => (n === 40 ? [40, 1] : [n, 1, 'a', 'b'])));
  });
});

describe('the bound of depth', () => {
  it('is never less than the depth', () => {
    const leaf = fc.constantFrom<unknown>(1, 'a', '],[', ']', '},{', '{[', null);
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small', maxDepth: 9 },
        leaf,
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom('a', ']'), tie('node'), { maxKeys: 2, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(
        fc.array(node, { maxLength: 4 }),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(0, 1),
        (value, levels, indent) => {
          const text = JSON.stringify(value, null, indent);
          const search = new BoundarySearch(undefined);
          let end = 0;
          while (end !== -1 && end < text.length) end = search.next(text, end, undefined, 0);
          if (isSurelyWithin(text, search.closings, levels))
            expect(isTextDeeper(octetsOf(text), levels)).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['many rows', JSON.stringify(Array.from({ length: 500 }, (_, n) => [n, 'x'])), true],
    ['many objects', JSON.stringify(Array.from({ length: 500 }, (_, n) => ({ n }))), true],
    ['65 levels', `[${'[1,'.repeat(64)}1${'],1'.repeat(64)}]`, false],
  ])('tells %s', (_, text, isWithin) => {
    const search = new BoundarySearch(undefined);
    expect(search.next(text, 0, undefined, 0)).toBe(text.length);
    expect(isSurelyWithin(text, search.closings, 64)).toBe(isWithin);
  });
});

describe('a long array over several chunks', () => {
  it.each([
    ['rows', JSON.stringify([1, Array.from({ length: 4000 }, (_, n) => [n, `port ${n}`])])],
    ['rows with objects', JSON.stringify([1, Array.from({ length: 3000 }, (_, n) => ({ n, text: '],[' }))])],
    ['rows beyond ASCII', JSON.stringify([1, Array.from({ length: 4000 }, (_, n) => [n, `Büro ${n}`])])],
    ['deceiving strings', JSON.stringify([']['.repeat(30_000)])],
  ])('is read wherever it is cut: %s', (_, text) => {
    const octets = octetsOf(`[0]${text}\n[2]`);
    for (const chunk of [700, 1500, 4096, 20_000, octets.length - 4]) {
      const cuts = Array.from({ length: Math.floor(octets.length / chunk) }, (__, n) => (n + 1) * chunk);
      expect(read(octets, cuts)).toMatchObject({ frames: [[0], JSON.parse(text), [2]], failure: undefined });
    }
  });

  it('is refused where it is too deep', () => {
    const rows = JSON.stringify(Array.from({ length: 3000 }, (_, n) => [n])).slice(1, -1);
    const text = `[${rows},${'[1,'.repeat(64)}1${']'.repeat(64)},${rows}]`;
    const octets = octetsOf(`[0]${text}[2]`);
    for (const chunk of [1500, 4096, 20_000, octets.length]) {
      const cuts = Array.from({ length: Math.floor(octets.length / chunk) }, (__, n) => (n + 1) * chunk);
      expect(read(octets, cuts)).toMatchObject({
        frames: [[0]],
        failure: { code: 'frame_too_deep', offset: 4 + rows.length + 1 + 3 * 63 },
      });
    }
  });
});
