import { createCodecs } from '@aluco/wire';
import { describe, expect, test } from 'vitest';
import { porttracker, registryOf } from './index.ts';

/** The exact lines of the description, through the codecs that programs use. */
describe('the examples of requests are read, written and read again alike', () => {
  const codecs = createCodecs(registryOf(porttracker));
  const cases = porttracker.messages
    .filter(({ kind }) => kind === 'request')
    .flatMap((message) =>
      message.examples.map((example) => [`${message.name}: ${example.send}`, message, example] as const),
    );

  test.each(cases)('%s', (_, message, { send = '[]', receive }) => {
    const codec = codecs.message(message);
    const [id, , ...args] = JSON.parse(send) as unknown[];
    const replies = receive.map((line) => JSON.parse(line) as unknown[]);
    const reply = replies.find((frame) => frame[0] === id);
    expect(reply).toBeDefined();
    const [, status, ...results] = reply ?? [];
    if (status === 0) return;
    const params = codec.decodeParams(args);
    expect(codec.decodeParams(codec.encodeParams(params))).toEqual(params);
    const result = codec.decodeResult(results, params);
    expect(codec.decodeResult(codec.encodeResult(result, params), params)).toEqual(result);
  });

  test('are at least one per request', () => {
    const without = porttracker.messages.filter(({ examples }) => examples.length === 0);
    expect(without.map(({ name }) => name)).toEqual([]);
  });
});
