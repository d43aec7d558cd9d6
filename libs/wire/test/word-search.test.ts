import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundarySearch } from '../src/framing/boundary.ts';
import { ArrayStreamDecoder } from '../src/framing/decoder.ts';
import { openWordSearch, WINDOW, type WordSearch } from '../src/framing/word-search.ts';

const words = openWordSearch() as WordSearch;
const octetsOf = (text: string) => new TextEncoder().encode(text);
/** Long enough for several windows, made of what matters and of filling. */
const soup = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(']', '],[', '],', ']]', ']}', '][', '[', ',', ' ', '\n') },
      fc.nat(40).map((length) => 'x'.repeat(length)),
      fc.nat(3 * WINDOW).map((length) => 'y'.repeat(length)),
    ),
    { maxLength: 80 },
  )
  .map((parts) => `${parts.join('')}${'z'.repeat(1500)}`);

/** All places, and the closings up to each. */
function placesOf(text: string, search: BoundarySearch, octets: Uint8Array | undefined, shift = 0) {
  const places: number[] = [];
  const closings: number[] = [];
  search.reset();
  search.forget();
  // The end of the text is searched as text in any case.
  for (
    let end = search.next(text, 0, octets, shift);
    end !== -1;
    end = search.next(text, end, octets, shift)
  ) {
    places.push(end);
    closings.push(search.closings);
  }
  return { places, closings };
}

describe('places where an array may end', () => {
  it('are the same in words as in text', () => {
    fc.assert(
      fc.property(soup, fc.nat(50), (text, shift) => {
        const inText = placesOf(text, new BoundarySearch(undefined), undefined);
        const octets = octetsOf(' '.repeat(shift) + text);
        const inWords = placesOf(text, new BoundarySearch(words), octets, shift);
        expect(inWords).toEqual(inText);
      }),
    );
  });

  it('are found by two searches in turn', () => {
    const texts = ['[1][2]x]', '],[]][['].map((text) => `${text.repeat(200)}${' '.repeat(1500)}`);
    const searches = texts.map((text) => ({
      text,
      octets: octetsOf(text),
      search: new BoundarySearch(words),
      want: placesOf(text, new BoundarySearch(undefined), undefined).places,
      places: [] as number[],
    }));
    for (let turn = 0; turn < 1000; turn += 1)
      for (const { text, octets, search, places } of searches) {
        const end = search.next(text, places.at(-1) ?? 0, octets, 0);
        if (end !== -1) places.push(end);
      }
    for (const { places, want } of searches) expect(places).toEqual(want);
  });

  it('count no fewer closings when a search goes on further on', () => {
    const text = `${'[1,2],[3]],4]'.repeat(50)}]${'x'.repeat(2000)}`;
    const search = new BoundarySearch(words);
    search.next(text, 0, octetsOf(text), 0);
    search.reset();
    const at = text.indexOf(']', 300) + 1;
    const plain = new BoundarySearch(undefined);
    expect(search.next(text, at, octetsOf(text), 0)).toBe(plain.next(text, at, undefined, 0));
    expect(search.closings).toBeGreaterThanOrEqual(plain.closings);
  });
});

describe('short arrays in a row', () => {
  const gap = fc.constantFrom('', '\n', '\r\n', ' \t');
  const item = fc.oneof(
    fc.nat(400).map((length) => `["${'a'.repeat(length)}"]`),
    fc.constantFrom('[]', '[1,[2]]', '["]"]', '{}', '[1'),
  );

  it('are joined with commas up to the first that is none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(item, gap), { maxLength: 300 }),
        fc.integer({ min: 3, max: 318 }),
        fc.nat(20),
        (parts, most, from) => {
          const text = parts.flat().join('');
          const spans: number[] = [];
          let joined = '';
          // What `join` does, by characters.
          for (let at = 0; spans.length < 512 && text[at] === '['; ) {
            const end = text.indexOf(']', at) + 1;
            if (end === 0 || end - at > most || end > 2 ** 15) break;
            spans.push(at, end);
            joined += `${text.slice(at, end)},`;
            at = end;
            while (/\s/.test(text[at] ?? '.')) at += 1;
          }
          const octets = octetsOf('?'.repeat(from) + text);
          const count = words.join(octets, from, most);
          expect([...words.pairs.slice(0, 2 * count)]).toEqual(spans);
          if (count === 0) return;
          const length = words.pairs[2 * count] as number;
          expect(length).toBe(joined.length);
          const bracketed = new TextDecoder().decode(words.joined(length));
          expect(bracketed).toBe(`[${joined.slice(0, -1)}]`);
        },
      ),
    );
  });
});

describe('a decoder', () => {
  const stream = fc
    .array(
      fc.oneof(
        fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify([value])),
        fc.nat(60).map((count) => JSON.stringify(Array.from({ length: count }, (_, n) => [n, `port ${n}`]))),
        fc.constantFrom('[1]'.repeat(40), '["]["]', '["\\"]"]', '["ü]"]', '\n', '  '),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));

  it('reads the same with words and without, cut anywhere', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(), { maxLength: 4 }), (text, cuts) => {
        const octets = octetsOf(text);
        const edges = [
          0,
          ...cuts.map((cut) => cut % (octets.length + 1)).sort((a, b) => a - b),
          octets.length,
        ];
        const read = (search: WordSearch | undefined) => {
          const decoder = new ArrayStreamDecoder({ maxDepth: 64, maxLength: 2 ** 20 }, search);
          const frames: [unknown[], number][] = [];
          for (let at = 1; at < edges.length; at += 1)
            decoder.push(octets.subarray(edges[at - 1], edges[at]), (frame, length) =>
              frames.push([frame, length]),
            );
          decoder.end();
          return frames;
        };
        expect(read(words)).toEqual(read(undefined));
      }),
      { numRuns: 300 },
    );
  });
});
