import { createFrameDecoder } from '@aluco/wire';
import type { Comparison } from '../measure.ts';

/** Octets that a socket hands over at once. */
const CHUNK = 65_536;

/** Cutting back-to-back arrays out of a stream and parsing them, against parsing texts that are cut already. */
export function framing(): Comparison[] {
  const shapes: readonly [string, unknown[]][] = [
    ['30 octets', [101, 1, 1202674637.64799, 17372]],
    [
      '120 octets',
      [
        102,
        1,
        { port_updates: '2', device_seens: '88', device_inserts: '9', switch_updates: '3', port_seens: '73' },
      ],
    ],
    ['2.6 kB', [103, 1, ...rows(26)]],
    ['110 kB', [104, 1, ...rows(1100)]],
  ];
  return shapes.flatMap(([size, message]) =>
    ['', '\n'].map((separator): Comparison => {
      const text = JSON.stringify(message);
      const batch = Math.max(1, Math.ceil((4 * CHUNK) / text.length));
      const chunks = cut(new TextEncoder().encode(`${text}${separator}`.repeat(batch)));
      return {
        name: `frames of ${size}, ${separator === '' ? 'back to back' : 'in lines'}`,
        unit: `${batch} arrays`,
        floor: 'JSON.parse',
        contenders: [
          {
            name: 'JSON.parse',
            run(count) {
              for (let n = count * batch; n > 0; n -= 1) JSON.parse(text);
            },
          },
          {
            name: 'aluco',
            run(count) {
              const decoder = createFrameDecoder();
              let seen = 0;
              const onFrame = () => {
                seen += 1;
              };
              for (let n = 0; n < count; n += 1) for (const chunk of chunks) decoder.push(chunk, onFrame);
              if (seen !== count * batch) throw new Error(`expected ${count * batch} arrays, got ${seen}`);
            },
          },
        ],
        target: { contender: 'aluco', least: 0.85 },
      };
    }),
  );
}

function rows(count: number): unknown[] {
  return Array.from({ length: count }, (_, n) => [
    `switch${n % 40}.hq.example.net`,
    `Gi1/0/${n % 48}`,
    `192.168.40.${n % 250}`,
    n,
    'up',
    null,
    '2009-12-08 12:17:00',
  ]);
}

function cut(octets: Uint8Array): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < octets.length; at += CHUNK) chunks.push(octets.subarray(at, at + CHUNK));
  return chunks;
}
