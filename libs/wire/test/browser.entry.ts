/** What a browser has to do like Node: every message of both protocols there and back, framing, rows, validators. */

import {
  createCodecs,
  createFrameDecoder,
  createRowRouter,
  encodeFrame,
  isWireError,
  type MessageDescriptor,
  type RowSink,
  sampleParams,
  sampleResult,
  standardSchema,
  type TypeDescriptor,
  type TypeRegistry,
} from '@aluco/wire';

/** What a protocol's specification says, as data. */
export interface Spec {
  readonly types: readonly { readonly name: string; readonly type: TypeDescriptor }[];
  readonly messages: readonly MessageDescriptor[];
}

/** One line per vector, the same wherever it runs. */
export function run(specs: readonly Spec[]): string[] {
  return [
    ...specs.flatMap(({ types, messages }) => {
      const registry = Object.fromEntries(types.map(({ name, type }) => [name, type]));
      return messages.flatMap((message) => exchange(message, registry));
    }),
    ...framing(),
    ...refusals(),
  ];
}

function exchange(message: MessageDescriptor, types: TypeRegistry): string[] {
  const codec = createCodecs(types).message(message);
  const lines: string[] = [];
  for (const seed of [1, 2]) {
    const params = sampleParams(message, types, { seed });
    const result = sampleResult(message, types, { seed, params });
    const sent = codec.encodeParams(params);
    const answer = codec.encodeResult(result, params);
    const read = codec.decodeResult(JSON.parse(JSON.stringify(answer)), params);
    const rows = codec.rows(params);
    const items = (rows?.form === 'list' ? answer[0] : answer) as readonly unknown[];
    let last: unknown;
    for (let turn = 0; rows !== undefined && turn < 150; turn++) last = rows.decode(items);
    const valid = standardSchema(message, 'params', types)['~standard'].validate(params);
    lines.push(
      [
        message.name,
        encodeFrame(sent),
        encodeFrame(answer),
        show(codec.decodeParams(sent)),
        show(read),
        show(last),
        show(valid.issues ?? 'valid'),
      ].join(' '),
    );
  }
  return lines;
}

function framing(): string[] {
  const text = '[1,1,["é€😀","][\\""]]\n[7,1,[["a",1],["b",[2]]]] [null,"ping"][[{"a":[]}]]';
  const all = new TextEncoder().encode(text);
  return [1, 2, 7, all.length].map((step) => {
    const got: unknown[] = [];
    const sink: RowSink = { form: 'list', take: 'always', push: (rows) => void got.push(...rows) };
    const decoder = createFrameDecoder();
    const router = createRowRouter();
    router.expect(7, sink);
    decoder.routeRows(router);
    for (let at = 0; at < all.length; at += step)
      decoder.push(all.subarray(at, at + step), (frame) => got.push(frame));
    decoder.end();
    return `framing ${JSON.stringify(got)}`;
  });
}

function refusals(): string[] {
  return ['[1', 'x', '["\n"]', '[1,,2]', '['.repeat(65)].map((text) => {
    try {
      const decoder = createFrameDecoder();
      decoder.push(new TextEncoder().encode(text), () => {});
      decoder.end();
    } catch (error) {
      if (isWireError(error)) return `refused ${error.message}`;
    }
    return `taken ${text}`;
  });
}

/** As JSON, with octets told from arrays. */
function show(value: unknown): string {
  return (
    JSON.stringify(value, (_, part) => (part instanceof Uint8Array ? `octets ${[...part]}` : part)) ??
    'nothing'
  );
}
