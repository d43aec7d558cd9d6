import { describe, expect, it } from 'vitest';
import { isWireError, WireError } from '../src/errors.ts';
import {
  createFrameDecoder,
  createScanningReader,
  encodeFrame,
  type FrameDecoderOptions,
} from '../src/framing.ts';

const octets = (text: string) => new TextEncoder().encode(text);
const text = (value: Uint8Array) => new TextDecoder().decode(value);

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const nestedObjects = (depth: number) => `[${'{"a":'.repeat(depth - 1)}1${'}'.repeat(depth - 1)}]`;
const long = 'x'.repeat(3000);

describe.each([
  ['the frame decoder', createFrameDecoder],
  ['the scanning reader', createScanningReader],
])('%s', (_name, create) => {
  /** Reads chunks and the end of the stream; gives the arrays before the error, too. */
  function read(chunks: readonly (string | Uint8Array)[], options?: FrameDecoderOptions) {
    const frames: unknown[][] = [];
    const lengths: number[] = [];
    const decoder = create(options);
    let error: unknown;
    try {
      for (const chunk of chunks) {
        decoder.push(typeof chunk === 'string' ? octets(chunk) : chunk, (frame, length) => {
          frames.push(frame);
          lengths.push(length);
        });
      }
      decoder.end();
    } catch (thrown) {
      error = thrown;
    }
    return { frames, lengths, error, decoder };
  }

  describe('reading', () => {
    it.each<[string, string[], unknown[][]]>([
      ['nothing', [], []],
      ['no octets', ['', ''], []],
      ['white space only', [' \r\n\t', '\n'], []],
      ['one array', ['["b","ping"]'], [['b', 'ping']]],
      [
        'no separator',
        ['["b","ping"]["c","product_id"]'],
        [
          ['b', 'ping'],
          ['c', 'product_id'],
        ],
      ],
      ['lines', ['[1]\n[2]\r\n[3]\n'], [[1], [2], [3]]],
      ['spaces and blank lines', [' [1]  [2]\n\n\t[3] '], [[1], [2], [3]]],
      ['white space inside', ['[ 1 ,\n [ 2 ]\n ]\n[\r\n]'], [[1, [2]], []]],
      ['a cut in a name', ['[1,"pi', 'ng"]'], [[1, 'ping']]],
      ['a cut in an escape', ['["\\', '"]"]["\\u00', 'e9"]'], [['"]'], ['é']]],
      ['boundaries in strings', ['["][","]\\n[","] ["]["]"]'], [['][', ']\n[', '] ['], [']']]],
      ['quotes and backslashes', ['["\\\\"]["\\"]["]["\\\\\\"]"]'], [['\\'], ['"]['], ['\\"]']]],
      ['a byte order mark in a string', ['["\uFEFF"]["', '\uFEFF"]'], [['\uFEFF'], ['\uFEFF']]],
      ['objects', ['[{"a":[1],"b":{"c":"}"}}][{}]'], [[{ a: [1], b: { c: '}' } }], [{}]]],
      ['a long array, then short ones', [`["${long}"][1][2]`], [[long], [1], [2]]],
      [
        'a long array in three chunks',
        [`["${long}`, long, `${long}",1][2]\n`],
        [[long + long + long, 1], [2]],
      ],
      [
        'long arrays with boundaries in strings',
        [`["${long}][${long}"`, `,"]["]["${long}]"]`],
        [[`${long}][${long}`, ']['], [`${long}]`]],
      ],
      [
        'long arrays with many boundaries in strings',
        [`["${long}${']['.repeat(2000)}"]`, '[1]'],
        [[long + ']['.repeat(2000)], [1]],
      ],
    ])('reads %s', (_, chunks, frames) => {
      expect(read(chunks)).toMatchObject({ frames, error: undefined });
    });

    it('reads UTF-8 cut inside a character', () => {
      const all = octets('["é€😀"]["ü"]');
      for (let cut = 0; cut <= all.length; cut++) {
        const { frames, lengths } = read([all.subarray(0, cut), all.subarray(cut)]);
        expect(frames).toEqual([['é€😀'], ['ü']]);
        expect(lengths).toEqual([13, 6]);
      }
    });

    it.each([
      ['a short one', '["b","ping"]'],
      ['a long string', `["${long}"]`],
      ['a long one that ends in an array', `["${long}",["a"]]`],
      ['a long one with an object', `[["${long}"],{"a":["é"]}]`],
    ])('delivers an array with its last octet: %s', (_, frame) => {
      const all = octets(frame);
      for (const cut of [0, 1, 5, all.length - 2, all.length - 1]) {
        const frames: unknown[] = [];
        const decoder = create();
        decoder.push(all.subarray(0, cut), (value) => frames.push(value));
        expect(frames).toEqual([]);
        decoder.push(all.subarray(cut), (value) => frames.push(value));
        expect(frames).toEqual([JSON.parse(frame)]);
      }
    });

    it.each<[string, string[], unknown[][], string, number]>([
      ['text', ['hello'], [], 'frame_malformed', 0],
      ['an object', ['{"a":1}'], [], 'frame_malformed', 0],
      ['a number after arrays', ['[1][2]\n3'], [[1], [2]], 'frame_malformed', 7],
      ['a comma between arrays', ['[1],[2]'], [[1]], 'frame_malformed', 3],
      ['one bracket too many', ['[1]]'], [[1]], 'frame_malformed', 3],
      ['a comma after a long array', [`["${long}"],[2]`], [[long]], 'frame_malformed', 3004],
      [
        'a bracket too many after a long array, next chunk',
        [`["${long}"`, ']]', '[1]'],
        [[long]],
        'frame_malformed',
        3004,
      ],
      ['a byte order mark', ['\uFEFF[1]'], [], 'frame_malformed', 0],
      ['no JSON inside', ['[0]\n[1,,2]'], [[0]], 'frame_malformed', 4],
      ['the wrong bracket', ['[0][1}'], [[0]], 'frame_malformed', 3],
      ['single quotes', ["['a']"], [], 'frame_malformed', 0],
      ['a raw line feed in a string', ['["a\nb"]'], [], 'frame_malformed', 3],
      ['a raw line feed in a string, cut', ['["a', '\nb'], [], 'frame_malformed', 3],
      ['an open array', ['[1][2'], [[1]], 'frame_truncated', 5],
      ['an open string', ['["a]', ']'], [], 'frame_truncated', 5],
      ['an open long array', [`[1]["${long}`], [[1]], 'frame_truncated', 3005],
    ])('refuses %s and delivers what came before', (_, chunks, frames, code, offset) => {
      const result = read(chunks);
      expect(result.frames).toEqual(frames);
      expect(result.error).toMatchObject({ name: 'WireError', code, offset });
      expect(isWireError(result.error)).toBe(true);
    });

    it.each([
      ['alone', [0x22, 0xff, 0x22]],
      ['a surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
      ['a cut character', [0x22, 0xc3, 0x22]],
    ])('refuses what is not UTF-8 (%s), and reads the arrays around it', (_, bad) => {
      const stream = Uint8Array.of(...octets('[1]["é"]['), ...bad, ...octets('][2]'));
      expect(read([stream])).toMatchObject({
        frames: [[1], ['é']],
        error: {
          code: 'frame_malformed',
          offset: 9,
          received: expect.stringMatching(/^[57] octets that are not UTF-8$/),
        },
      });
    });

    it('says where, what was expected and what came', () => {
      expect((read(['[1]\nHTTP/1.1 400 Bad Request']).error as WireError).message).toBe(
        'at octet 4: expected a JSON array or white space, got a letter, the first of 24 octets',
      );
      expect((read(['[1][2,']).error as WireError).message).toBe(
        'at octet 6: expected the rest of an array, got the end of the stream, 3 octets into an array',
      );
    });

    it.each([
      ['no brackets', '"s3cr3t"]', 'a string, the first of 9 octets'],
      ['a wrong bracket', '[1,"login","none","s3cr3t"}', '27 octets that are not JSON'],
      ['wrong quotes', "[1,'s3cr3t']", '12 octets that are not JSON'],
      ['a bare word', '[1]s3cr3t', 'a letter, the first of 6 octets'],
      ['a digit', '0s3cr3t', 'a digit, the first of 7 octets'],
      ['an object', '{"password":"s3cr3t"}', 'an object, the first of 21 octets'],
      ['a mark', ',s3cr3t', 'a punctuation mark, the first of 7 octets'],
      ['a control character outside', '\u0000s3cr3t', 'a control character, the first of 7 octets'],
      ['a control character inside', '["s3cr3t\u0001"]', 'one'],
      ['beyond ASCII', 's3cr3t'.replace('s', 'ß'), 'an octet beyond ASCII, the first of 7 octets'],
      ['a cut', '[1,"login","s3cr3t"', 'the end of the stream, 19 octets into an array'],
    ])('tells kind and length, never octets, of %s', (_, stream, received) => {
      const error = read([stream]).error as WireError;
      expect(error.received).toBe(received);
      for (const shown of [error.message, String(error.stack), JSON.stringify(error)]) {
        expect(shown).not.toContain('3cr3t');
      }
      expect(error.cause).toBeUndefined();
    });

    it.each<[string, string, FrameDecoderOptions, boolean]>([
      ['64 levels', nested(64), {}, true],
      ['65 levels', nested(65), {}, false],
      ['64 levels with objects', nestedObjects(64), {}, true],
      ['65 levels with objects', nestedObjects(65), {}, false],
      ['1 level of 1', '[1]', { maxDepth: 1 }, true],
      ['2 levels of 1', '[[]]', { maxDepth: 1 }, false],
      ['2 levels of 1, the inner an object', '[{}]', { maxDepth: 1 }, false],
      ['brackets in strings', JSON.stringify(['['.repeat(200)]), {}, true],
      ['brackets in strings beside objects', JSON.stringify([{ a: `"${'['.repeat(200)}` }]), {}, true],
      ['many arrays side by side', JSON.stringify(Array.from({ length: 200 }, () => [[]])), {}, true],
      [
        'a deep one among many',
        JSON.stringify([...Array.from({ length: 200 }, () => []), JSON.parse(nested(65))]),
        {},
        false,
      ],
      ['a deep one that a second member of its name hides', `[{"a":${nested(64)},"a":1}]`, {}, false],
    ])('limits depth: %s', (_, frame, options, isGood) => {
      for (const chunks of [[frame], [`${frame}\n`], [frame.slice(0, 1), frame.slice(1)], [...frame]]) {
        const { frames, error } = read(chunks, options);
        if (isGood) expect({ frames, error }).toEqual({ frames: [JSON.parse(frame)], error: undefined });
        else expect({ frames, error }).toMatchObject({ frames: [], error: { code: 'frame_too_deep' } });
      }
    });

    it('refuses depth at once, without waiting for the end of the array', () => {
      expect(() => create().push(octets('['.repeat(1_000_000)), () => {})).toThrow(
        expect.objectContaining({ code: 'frame_too_deep', offset: 64 }),
      );
    });

    it('limits length in octets, also of an array that has no end yet', () => {
      const frame = '["é"]';
      expect(read([frame], { maxLength: 6 }).frames).toEqual([['é']]);
      for (const chunks of [[frame], [`${frame}[1]`], ['["é', '"]'], ['["é"']]) {
        expect(read(['[1]', ...chunks], { maxLength: 4 })).toMatchObject({
          frames: [[1]],
          error: { code: 'frame_too_long', offset: 7 },
        });
      }
      expect(() => create({ maxLength: 2000 }).push(octets(`["${long}`), () => {})).toThrow(
        expect.objectContaining({ code: 'frame_too_long', offset: 2000 }),
      );
    });

    it('stays failed', () => {
      const { decoder, error } = read(['[1]x']);
      expect(error).toBeInstanceOf(WireError);
      const again: unknown[] = [];
      for (const use of [
        () => decoder.push(octets('[2]'), (f) => again.push(f)),
        () => decoder.end(),
        () => decoder.take(),
      ]) {
        expect(use).toThrow(error as WireError);
      }
      expect(again).toEqual([]);
    });

    it('keeps no view of a chunk', () => {
      const frames: unknown[] = [];
      const decoder = create();
      const chunk = octets('[1]["ab');
      decoder.push(chunk, (frame) => frames.push(frame));
      chunk.fill(0);
      decoder.push(octets('c"]'), (frame) => frames.push(frame));
      expect(frames).toEqual([[1], ['abc']]);
    });
  });

  describe('stop and take', () => {
    /** Stops at the first `start_tls` notification; what follows it is no JSON. */
    const handshake = Uint8Array.of(0x16, 0x03, 0x01, 0x5d, 0xff, 0x0a, 0x5b);

    it.each([[[]], [[3]], [[25]], [[24]], [[10, 30]]])(
      'hands over the octets after the line, cut at %j',
      (cuts) => {
        const stream = Uint8Array.of(...octets('["a",1][null,"start_tls"]\n'), ...handshake);
        const frames: unknown[][] = [];
        const decoder = create();
        const edges = [0, ...cuts, stream.length];
        for (let index = 1; index < edges.length; index++) {
          decoder.push(stream.slice(edges[index - 1]!, edges[index]!), (frame) => {
            frames.push(frame);
            if (frame[1] === 'start_tls') decoder.stop();
          });
        }
        expect(frames).toEqual([
          ['a', 1],
          [null, 'start_tls'],
        ]);
        expect(decoder.take()).toEqual(handshake);
        expect(decoder.take()).toHaveLength(0);
      },
    );

    it('lets the handler take the octets itself, and starts afresh', () => {
      const decoder = create();
      let rest: Uint8Array | undefined;
      decoder.push(octets('[1]\n[2][3'), () => {
        decoder.stop();
        rest = decoder.take();
      });
      expect(text(rest!)).toBe('[2][3');
      const frames: unknown[] = [];
      decoder.push(octets('[4]'), (frame) => frames.push(frame));
      expect(frames).toEqual([[4]]);
      expect(() => decoder.push(octets('x'), () => {})).toThrow(expect.objectContaining({ offset: 3 }));
    });

    it('takes the beginning of an unfinished array', () => {
      const decoder = create();
      decoder.push(octets('[1]\n[2,'), () => {});
      decoder.push(octets('3'), () => {});
      expect(text(decoder.take())).toBe('[2,3');
      decoder.end();
    });

    it('takes what was held together with what a stop left', () => {
      const decoder = create();
      decoder.push(octets('[1'), () => {});
      decoder.push(octets('][2][3'), () => decoder.stop());
      decoder.push(octets(']x'), () => decoder.stop());
      expect(text(decoder.take())).toBe('[2][3]x');
    });
  });

  describe('the handler', () => {
    it('may throw: later arrays come with the next push', () => {
      const decoder = create();
      const frames: unknown[] = [];
      const push = (chunk: string) =>
        decoder.push(octets(chunk), (frame) => {
          frames.push(frame);
          if (frame[0] === 2) throw new RangeError('two');
        });
      expect(() => push('[1][2][3][4')).toThrow(RangeError);
      expect(frames).toEqual([[1], [2]]);
      push(']');
      expect(frames).toEqual([[1], [2], [3], [4]]);
    });

    it('may push: those octets are read after the present chunk', () => {
      const decoder = create();
      const frames: unknown[] = [];
      const onFrame = (frame: unknown[]) => {
        frames.push(frame);
        if (frame[0] === 1) decoder.push(octets('4]'), onFrame);
      };
      decoder.push(octets('[1][2][3,'), onFrame);
      expect(frames).toEqual([[1], [2], [3, 4]]);
    });

    it('may end the stream', () => {
      const decoder = create();
      expect(() => decoder.push(octets('[1][2'), () => decoder.end())).toThrow(
        expect.objectContaining({ code: 'frame_truncated', offset: 5 }),
      );
    });
  });
});

describe('encodeFrame', () => {
  it.each<[unknown[], boolean, string]>([
    [[], false, '[]'],
    [['b', 'ping'], false, '["b","ping"]'],
    [['é\n', null], true, '["é\\n",null]\n'],
    [[undefined, '\ud800'], false, '[null,"\\ud800"]'],
  ])('writes %j on one line', (values, newline, want) => {
    expect(encodeFrame(values, { newline })).toBe(want);
  });

  it('refuses what JSON cannot hold', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    for (const values of [[1n], cycle]) {
      expect(() => encodeFrame(values)).toThrow(
        expect.objectContaining({ name: 'WireError', code: 'value_invalid' }),
      );
    }
  });
});
