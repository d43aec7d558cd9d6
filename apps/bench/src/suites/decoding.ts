import { realmQuery, types } from '@aluco/porttracker';
import { createCodecs } from '@aluco/wire';
import type { Comparison } from '../measure.ts';

const COLUMNS = [
  'switch_uid',
  'switch_ip',
  'ifname',
  'vlan',
  'device_ip',
  'device_mac',
  'device_dnsname',
  'linkstatus',
  'linkspeed',
  'device_log_start',
] as const;

/** A large reply to `realm_query`, from its text to typed rows. */
export function decoding(): Comparison[] {
  const count = 100_000;
  const text = JSON.stringify([1, 1, Array.from({ length: count }, (_, n) => row(n))]);
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

function row(n: number): unknown[] {
  const third = n % 250;
  return [
    `switch${n % 400}.hq.example.net`,
    `192.168.40.${third}`,
    `Gi1/0/${n % 48}`,
    n % 4094,
    `10.0.${n % 200}.${third}`,
    `00:30:42:06:${(n % 100).toString().padStart(2, '0')}:5e`,
    n % 7 === 0 ? null : `pc-${n}.hq.example.net`,
    'up',
    1000,
    '2009-12-08 12:17:00',
  ];
}
