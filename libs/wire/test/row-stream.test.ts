import {
  createCodecs,
  createFrameDecoder,
  createRowRouter,
  type FrameDecoderOptions,
  type RowSink,
  type TypedMessage,
  type WireError,
} from '@aluco/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { list, scalar } from './kinds.fixture.ts';

const octets = (text: string) => new TextEncoder().encode(text);

/** Reads chunks with a sink for the ids given; everything in the order it came. */
function read(
  chunks: readonly (string | Uint8Array)[],
  form: RowSink['form'] = 'list',
  ids: readonly (number | string)[] = [7],
  options?: FrameDecoderOptions,
  take: RowSink['take'] = 'always',
) {
  let begun = 0;
  const rows: unknown[] = [];
  const frames: unknown[][] = [];
  const lengths: number[] = [];
  let error: unknown;
  const decoder = createFrameDecoder(options);
  const router = createRowRouter();
  decoder.routeRows(router);
  for (const id of ids) {
    router.expect(id, { form, take, begin: () => begun++, push: (some) => void rows.push(...some) });
  }
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
  return { rows, frames, lengths, error, begun };
}

/** A reply whose rows go to a sink that may be left. */
function leaving(form: 'list' | 'rest') {
  const rows: unknown[] = [];
  const sink = {
    form,
    take: 'always' as const,
    isLeft: false,
    rows,
    push: (some: unknown[]) => void rows.push(...some),
  };
  const frames: unknown[][] = [];
  const decoder = createFrameDecoder();
  const router = createRowRouter();
  router.expect(7, sink);
  decoder.routeRows(router);
  return { frames, sink, push: (text: string) => decoder.push(octets(text), (frame) => frames.push(frame)) };
}

/** Every way to cut a text in two, and octet by octet. */
function cuts(text: string): Uint8Array[][] {
  const all = octets(text);
  const pairs = Array.from(all, (_, cut) => [all.subarray(0, cut), all.subarray(cut)]);
  return [...pairs, Array.from(all, (_, at) => all.subarray(at, at + 1))];
}

describe('rows as they come', () => {
  it.each<[string, string, RowSink['form'], unknown[], unknown[][]]>([
    [
      'a list',
      '[7,1,[["a",1],["b",2]]]',
      'list',
      [
        ['a', 1],
        ['b', 2],
      ],
      [[7, 1, []]],
    ],
    ['an empty list', '[7,1,[]]', 'list', [], [[7, 1, []]]],
    ['one row', '[7,1,[[]]]', 'list', [[]], [[7, 1, []]]],
    [
      'rows that are no arrays',
      '[7,1,[1,{"a":[1,2]},"x,]",null]]',
      'list',
      [1, { a: [1, 2] }, 'x,]', null],
      [[7, 1, []]],
    ],
    ['what follows a list', '[7,1,[[1]],[2,"]"],3]', 'list', [[1]], [[7, 1, [], [2, ']'], 3]]],
    ['a rest', '[7,1,["a"],["b"]]', 'rest', [['a'], ['b']], [[7, 1]]],
    ['white space', ' [ 7 , 1 , [ [ 1 ] ,\n[ 2 ] ] ] \n[ 8 ]', 'list', [[1], [2]], [[7, 1, []], [8]]],
    [
      'strings with everything',
      '[7,1,[["],[\\"\\\\"],["é€😀"]]]',
      'list',
      [['],["\\'], ['é€😀']],
      [[7, 1, []]],
    ],
    [
      'neighbours',
      '[6,1,[[0]]][7,1,[[1]]][7,1,[[2]]][null,"ping"]',
      'list',
      [[1], [2]],
      [
        [6, 1, [[0]]],
        [7, 1, []],
        [7, 1, []],
        [null, 'ping'],
      ],
    ],
    ['a status in text', '[7,"1",[[1]]]', 'list', [[1]], [[7, '1', []]]],
    ['a true status', '[7,true,[[1]]]', 'list', [[1]], [[7, true, []]]],
    ['a failure', '[7,0,"no"]', 'list', [], [[7, 0, 'no']]],
    ['a failure in text', '[7,"0",[[1]]]', 'list', [], [[7, '0', [[1]]]]],
    ['a success without a list', '[7,1,null]', 'list', [], [[7, 1, null]]],
    ['a success without anything', '[7,1]', 'rest', [], [[7, 1]]],
    ['a request of that id', '[7,"ping"]', 'list', [], [[7, 'ping']]],
  ])('reads %s wherever it is cut', (_, text, form, rows, frames) => {
    for (const chunks of cuts(text)) {
      expect(read(chunks, form)).toMatchObject({ rows, frames, error: undefined });
    }
  });

  it('reads ids in text, and leaves those of others alone', () => {
    const text = '["a b",1,[[1]]]["c",1,[[2]]]';
    for (const chunks of cuts(text)) {
      expect(read(chunks, 'list', ['a b'])).toMatchObject({
        rows: [[1]],
        frames: [
          ['a b', 1, []],
          ['c', 1, [[2]]],
        ],
        lengths: [15, 13],
      });
    }
  });

  it('gives the rows that the parser gives, for any rows cut anywhere', () => {
    const stream = fc.array(
      fc.tuple(fc.constantFrom(6, 7), fc.array(fc.array(fc.jsonValue({ maxDepth: 2 })), { maxLength: 8 })),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(stream, fc.constantFrom('list', 'rest'), fc.nat(40), (replies, form, size) => {
        const frames = replies.map(([id, rows]) => (form === 'list' ? [id, 1, rows] : [id, 1, ...rows]));
        const all = octets(frames.map((frame) => JSON.stringify(frame)).join(''));
        const step = size + 1;
        const chunks = Array.from({ length: Math.ceil(all.length / step) }, (_, i) =>
          all.subarray(i * step, (i + 1) * step),
        );
        const mine = replies.filter(([id]) => id === 7).flatMap(([, rows]) => rows);
        const left = frames.map((frame) => (frame[0] === 6 ? frame : form === 'list' ? [7, 1, []] : [7, 1]));
        // What JSON cannot tell apart from its text is compared as text.
        const got = read(chunks, form);
        expect(got.error).toBeUndefined();
        expect(JSON.stringify(got.rows)).toBe(JSON.stringify(mine));
        expect(JSON.stringify(got.frames)).toBe(JSON.stringify(left));
      }),
    );
  });

  it.each<[string, string, RowSink['form'], string]>([
    ['no JSON', '[7,1,[[1],[x3cr3t],[2]]]', 'list', 'frame_malformed'],
    ['a comma too many at the end', '[7,1,[[1],]]', 'list', 'frame_malformed'],
    ['a comma too many at the start', '[7,1,[,[1]]]', 'list', 'frame_malformed'],
    ['two commas', '[7,1,[[1],,[2]]]', 'list', 'frame_malformed'],
    ['a comma alone', '[7,1,]', 'rest', 'frame_malformed'],
    ['a wrong bracket in a row', '[7,1,[[1}]]', 'list', 'frame_malformed'],
    ['a wrong bracket after the rows', '[7,1,[[1]}]', 'list', 'frame_malformed'],
    ['a wrong bracket at the end', '[7,1,[[1]]}', 'list', 'frame_malformed'],
    ['something after the rows', '[7,1,[[1]]x]', 'list', 'frame_malformed'],
    ['a raw line feed in a string', '[7,1,[["a\nb"]]]', 'list', 'frame_malformed'],
    ['too deep a row', `[7,1,[${'['.repeat(63)}`, 'list', 'frame_too_deep'],
    ['an end inside a row', '[7,1,[[1],[2', 'list', 'frame_truncated'],
    ['an end after the rows', '[7,1,[[1]]', 'list', 'frame_truncated'],
  ])('refuses %s, and shows none of it', (_, text, form, code) => {
    for (const chunks of cuts(`[8]${text}`)) {
      const { error, frames } = read(chunks, form);
      expect(frames).toEqual([[8]]);
      expect(error).toMatchObject({ name: 'WireError', code });
      expect((error as WireError).message).not.toContain('3cr3t');
      expect((error as WireError).offset).toBeGreaterThanOrEqual(3);
      expect((error as WireError).offset).toBeLessThanOrEqual(3 + text.length);
    }
  });

  it('refuses what is not UTF-8', () => {
    const stream = Uint8Array.of(...octets('[7,1,[["'), 0xff, ...octets('"]]]'));
    expect(read([stream]).error).toMatchObject({ code: 'frame_malformed', offset: 6 });
  });

  it('holds one row and no reply, however long that is', () => {
    const row = JSON.stringify(['x'.repeat(50), 1]);
    const limits = { maxLength: 200 };
    const many = [`[7,1,[${row}`, ...Array.from({ length: 5000 }, () => `,${row}`), ']]'];
    const all = read(many, 'list', [7], limits);
    expect(all).toMatchObject({ error: undefined, frames: [[7, 1, []]] });
    expect(all.rows).toHaveLength(5001);
    const long = ['[7,1,[["', ...Array.from({ length: 5 }, () => 'y'.repeat(60))];
    expect(read(long, 'list', [7], limits).error).toMatchObject({ code: 'frame_too_long' });
    expect(read(many, 'list', [], limits).error).toMatchObject({ code: 'frame_too_long' });
  });

  it('is switched on and off between arrays', () => {
    const rows: unknown[] = [];
    const frames: unknown[] = [];
    const decoder = createFrameDecoder();
    const router = createRowRouter();
    const onFrame = (frame: unknown[]) => frames.push(frame);
    decoder.push(octets('[7,1,[[1]'), onFrame);
    decoder.routeRows(router);
    router.expect(7, { form: 'list', take: 'always', push: (some) => void rows.push(...some) });
    decoder.push(octets(']][7,1,[[2],'), onFrame);
    router.forget(7);
    decoder.push(octets('[3]]][7,1,[[4]]]'), onFrame);
    router.expect(7, { form: 'list', take: 'always', push: (some) => void rows.push(...some) });
    decoder.routeRows(undefined);
    decoder.push(octets('[7,1,[[5]]]'), onFrame);
    expect(rows).toEqual([[2], [3]]);
    expect(frames).toEqual([
      [7, 1, [[1]]],
      [7, 1, []],
      [7, 1, [[4]]],
      [7, 1, [[5]]],
    ]);
  });

  it('asks a sink what it takes when the first octets come', () => {
    const rows: unknown[] = [];
    const decoder = createFrameDecoder();
    const router = createRowRouter();
    const sink = {
      form: 'list' as const,
      take: 'never' as RowSink['take'],
      push: (some: unknown[]) => void rows.push(...some),
    };
    decoder.routeRows(router);
    router.expect(7, sink);
    sink.take = 'always';
    decoder.push(octets('[7,1,[[1],'), () => {});
    expect(rows).toEqual([[1]]);
  });

  it.each(['list', 'rest'] as const)('reads past the rows of a %s that nobody wants any more', (form) => {
    const { frames, sink, push } = leaving(form);
    const rows = ['[1]', '["],["]', '[{"a":[2]}]', '[3'];
    push(form === 'list' ? '[7,1,[' : '[7,1,');
    push(`${rows.slice(0, 2).join()},`);
    expect(sink.rows).toEqual([[1], ['],[']]);
    sink.isLeft = true;
    // What is dropped need not be JSON inside of a row.
    push(`${rows.slice(2).join()}`);
    push(form === 'list' ? ',oops],[4]],"tail"][8,1]' : ',oops],[4]][8,1]');
    expect(sink.rows).toHaveLength(2);
    expect(frames).toEqual([form === 'list' ? [7, 1, [], 'tail'] : [7, 1], [8, 1]]);
  });

  it('leaves what follows to whoever takes the stream', () => {
    const decoder = createFrameDecoder();
    const router = createRowRouter();
    router.expect(7, { form: 'list', take: 'always', push: () => {} });
    decoder.routeRows(router);
    let rest: Uint8Array | undefined;
    decoder.push(octets('[7,1,[[1]]]\u0016\u0003'), () => {
      decoder.stop();
      rest = decoder.take();
    });
    expect(rest).toEqual(octets('\u0016\u0003'));
  });
});

describe('rows of replies that may have either form', () => {
  it.each<[string, string, unknown[], unknown[][]]>([
    [
      'one array of rows',
      '[7,1,[["a",1],["b",2]]]',
      [
        ['a', 1],
        ['b', 2],
      ],
      [[7, 1, []]],
    ],
    [
      'rows one by one',
      '[7,1,["a",1],["b",2]]',
      [
        ['a', 1],
        ['b', 2],
      ],
      [[7, 1]],
    ],
    ['an array of no rows', '[7,1,[]]', [], [[7, 1, []]]],
    ['no rows', '[7,1]', [], [[7, 1]]],
    ['rows of null', '[7,1,[null],[null]]', [[null], [null]], [[7, 1]]],
    ['white space', '[7 , 1 , [ \n [ 1 ] , [ 2 ] ] ]', [[1], [2]], [[7, 1, []]]],
    ['white space in rows', '[7 , 1 , [ \n 1 ] , [ 2 ] ]', [[1], [2]], [[7, 1]]],
    ['something else', '[7,1,null]', [], [[7, 1, null]]],
    ['a failure', '[7,0,["no"]]', [], [[7, 0, ['no']]]],
  ])('come from %s, wherever it is cut', (_, text, rows, frames) => {
    for (const chunks of cuts(text)) {
      expect(read(chunks, 'either')).toMatchObject({ rows, frames, error: undefined });
    }
  });

  it('come whole behind more white space than is looked at', () => {
    const text = `[7,1,[${' '.repeat(200)}["a"]]]`;
    for (const chunks of cuts(text)) {
      expect(read(chunks, 'either')).toMatchObject({ rows: [], frames: [[7, 1, [['a']]]], error: undefined });
    }
  });
});

describe('rows of a reply that is collected', () => {
  const cells = (count: number) => Array.from({ length: count }, (_, n) => [n, `row, ] ${n}`]);
  const cut = (text: string, size: number) =>
    Array.from({ length: Math.ceil(text.length / size) }, (_, n) => text.slice(n * size, (n + 1) * size));

  it.each<[RowSink['form'], string, unknown[]]>([
    ['list', `[7,1,${JSON.stringify(cells(30_000))}]`, [7, 1, []]],
    ['rest', `[7,1,${JSON.stringify(cells(30_000)).slice(1)}`, [7, 1]],
    ['either', `[7,1,${JSON.stringify(cells(30_000)).slice(1)}`, [7, 1]],
    ['either', `["7", "1", [${JSON.stringify(cells(30_000)).slice(1)} ]`, ['7', '1', []]],
  ])('as a %s come as they come once it has become long: %#', (form, text, frame) => {
    for (const size of [1_000, 65_536, 100_001]) {
      const got = read(cut(`[6,1,[[0]]]${text}[8]`, size), form, [6, 7, 8], {}, 'when_long');
      expect(got.error).toBeUndefined();
      expect(got.begun).toBe(1);
      expect(got.rows).toEqual(cells(30_000));
      expect(got.frames).toEqual([[6, 1, [[0]]], frame, [8]]);
      expect(got.lengths).toEqual([11, text.length, 3]);
    }
  });

  it('are left in a short one, and in one that nobody expects', () => {
    const short = JSON.stringify([7, 1, cells(500)]);
    const long = JSON.stringify([6, 1, cells(30_000)]);
    const got = read(cut(short + long, 1_000), 'list', [7], {}, 'when_long');
    expect(got).toMatchObject({ error: undefined, begun: 0, rows: [] });
    expect(got.frames).toEqual([
      [7, 1, cells(500)],
      [6, 1, cells(30_000)],
    ]);
  });

  it('are left in a reply of another shape', () => {
    const text = JSON.stringify([7, 1, 'x'.repeat(500_000)]);
    const got = read(cut(text, 65_536), 'list', [7], {}, 'when_long');
    expect(got).toMatchObject({ error: undefined, begun: 0, frames: [[7, 1, 'x'.repeat(500_000)]] });
  });

  it.each([
    ['too long an array', JSON.stringify([7, 1, cells(30_000)]), { maxLength: 400_000 }, 'frame_too_long'],
    ['no JSON', `[7,1,${JSON.stringify(cells(30_000)).slice(0, -1)},x]]`, {}, 'frame_malformed'],
    ['an end in the middle', JSON.stringify([7, 1, cells(30_000)]).slice(0, -3), {}, 'frame_truncated'],
  ])('end in an error at %s', (_, text, limits, code) => {
    for (const size of [1_000, 65_536]) {
      const got = read(cut(`[8]${text}`, size), 'list', [7], limits, 'when_long');
      expect(got.error).toMatchObject({ code });
      expect(got.frames).toEqual([[8]]);
    }
  });
});

describe('a row decoder', () => {
  const message = (
    result: TypedMessage<unknown, unknown>['result'],
    more = {},
  ): TypedMessage<unknown, unknown> => ({
    protocol: 'porttracker',
    kind: 'request',
    area: 'test',
    name: 'port_info',
    params: [{ name: 'fields', type: list(scalar('string')), optional: true }],
    result,
    session: { in: ['authenticated'] },
    idempotent: true,
    ...more,
  });
  const codecs = createCodecs({
    Port: {
      kind: 'record',
      fields: [
        { name: 'gid', type: scalar('gid') },
        { name: 'vlan', type: { kind: 'nullable', inner: scalar('integer') } },
        { name: 'ips', type: list(scalar('ip')) },
      ],
    },
  });
  const row = { kind: 'projection', of: 'Port', by: 'fields' } as const;

  it.each([
    ['list', message([{ name: 'rows', type: list(row) }])],
    ['rest', message([{ name: 'rows', type: row, rest: true }])],
  ])('reads a %s some rows at a time', (form, ports) => {
    const rows = codecs.message(ports).rows({ fields: ['vlan', 'gid'] })!;
    expect(rows.form).toBe(form);
    expect(rows.decode([[1, '2']])).toEqual([{ vlan: 1, gid: '2' }]);
    expect(rows.decode([])).toEqual([]);
    expect(() =>
      rows.decode([
        [3, '4'],
        ['x', '5'],
      ]),
    ).toThrow(
      expect.objectContaining({ name: 'WireError', messageName: 'port_info', path: '$.rows[2].vlan' }),
    );
  });

  it.each([
    ['no result', message([])],
    [
      'several results',
      message([
        { name: 'a', type: list(row) },
        { name: 'b', type: list(row) },
      ]),
    ],
    ['a result that is no list', message([{ name: 'a', type: scalar('string') }])],
    [
      'a list that may be in another one',
      message([{ name: 'a', type: list(row) }], { form: { send: 'spread', accept: ['spread', 'packed'] } }),
    ],
    [
      'rows of several forms that are no projections',
      message([{ name: 'a', type: list(scalar('string')), rest: true }], {
        form: { send: 'packed', accept: ['spread'] },
      }),
    ],
    [
      'a list that may lack brackets',
      message([{ name: 'a', type: { kind: 'list', item: row, unnested: true } }]),
    ],
  ])('is not made for %s', (_, ports) => {
    expect(codecs.message(ports).rows({})).toBeUndefined();
  });

  it('knows rows of several forms by their first cells', () => {
    const either = { form: { send: 'spread', accept: ['spread', 'packed'] } };
    const ports = codecs.message(message([{ name: 'rows', type: row, rest: true }], either));
    expect(ports.hasRows).toBe(true);
    const rows = ports.rows({ fields: ['vlan', 'gid'] })!;
    expect(rows.form).toBe('either');
    expect(rows.decode([[1, '2']])).toEqual([{ vlan: 1, gid: '2' }]);
    expect(ports.rows({})?.form).toBe('either');
    expect(ports.rows({ fields: ['ips', 'gid'] })).toBeUndefined();
    expect(ports.rows({ fields: [] })).toBeUndefined();
    expect(codecs.message(message([{ name: 'a', type: scalar('string') }])).hasRows).toBe(false);
  });
});
