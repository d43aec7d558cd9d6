import { realmQuery, types } from '@aluco/porttracker';
import { createCodecs } from '@aluco/wire';
import { COLUMNS, deviceRow } from '../device-rows.ts';
import type { Comparison } from '../measure.ts';

/** A large reply to `realm_query`, from its text to typed rows. */
export function decoding(): Comparison[] {
  const count = 100_000;
  const text = JSON.stringify([1, 1, Array.from({ length: count }, (_, n) => deviceRow(n))]);
  const codec = createCodecs(types).message(realmQuery);
  const params = { realm: '1', type: 'device', columns: [...COLUMNS], raw_columns: [], filters: {} } as const;
  const repeat = (job: () => void) => (times: number) => {
    for (let n = 0; n < times; n += 1) job();
  };
  return [
    {
      name: '100,000 rows of 10 columns',
      unit: 'reply',
      floor: 'JSON.parse',
      contenders: [
        { name: 'JSON.parse', run: repeat(() => JSON.parse(text)) },
        {
          name: 'aluco',
          run: repeat(() => {
            codec.decodeResult((JSON.parse(text) as unknown[]).slice(2), params as never);
          }),
        },
      ],
      // At most 1.5 times the time of the floor.
      target: { contender: 'aluco', least: 1 / 1.5 },
    },
  ];
}
