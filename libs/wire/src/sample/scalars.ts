import { scalarRule } from '../codec/scalars.ts';
import type { ScalarDescriptor } from '../descriptor.ts';
import type { Random } from './random.ts';

/** Text that suits a field of the name, first match counts. None looks like a number, so unions stay apart. */
const TEXTS: readonly (readonly [RegExp, (random: Random) => string])[] = [
  [/password|passwd|pass$|secret|community|token/, (r) => `s3cret-${letters(r, 4)}`],
  [/(^|_)ip$|address|subnet/, ipv4],
  [/mac($|_)/, mac],
  [
    /host|server|switch|domain|fqdn/,
    (r) => `${r.pick(['core', 'edge', 'lab'])}-${letters(r, 3)}.example.net`,
  ],
  [/mail/, (r) => `${letters(r, 5)}@example.net`],
  [/user|owner|login/, (r) => r.pick(['alice', 'bob', 'carol', 'dave'])],
  [
    /desc|comment|note|doc|message|banner/,
    (r) => r.pick(['Second floor', 'Main building', 'Kept for tests']),
  ],
  [/time|date|start|end|seen/, () => '2009-12-08 12:17:00'],
  [/vendor|branding/, (r) => r.pick(['n', 'q'])],
  [/port|ifname/, (r) => `Fa0/${1 + r.int(48)}`],
  [/name|title|group|role/, (r) => `${r.pick(['North', 'South', 'East', 'West'])} ${letters(r, 4)}`],
];

/** A program value of a scalar. */
export function sampleScalar(type: ScalarDescriptor, name: string, random: Random): unknown {
  const rule = scalarRule(type.scalar);
  const made = BY_SCALAR[type.scalar];
  if (made !== undefined && rule.value === 'string') return made(random);
  switch (rule.value) {
    case 'string':
      return (TEXTS.find(([pattern]) => pattern.test(name))?.[1] ?? ((r) => `text ${letters(r, 5)}`))(random);
    case 'number':
      return sampleNumber(type, name, random);
    case 'boolean':
      return random.int(2) === 1;
    case 'octets':
      return Uint8Array.from({ length: 6 }, () => random.int(256));
    case 'json':
      return { [letters(random, 4)]: random.int(100), list: [letters(random, 3), null, true] };
  }
}

const BY_SCALAR: Readonly<Record<string, (random: Random) => string>> = {
  gid: (r) => String(2 ** 32 * (1 + r.int(20)) + 1 + r.int(5000)),
  ip: ipv4,
  mac,
  datetime: (r) => `2019-01-${two(1 + r.int(28))}T${two(r.int(24))}:${two(r.int(60))}:${two(r.int(60))}`,
  uuid: (r) => [8, 4, 4, 4, 12].map((length) => digits(r, length, 16)).join('-'),
  jid: (r) => `20190125${digits(r, 12, 10)}`,
};

function sampleNumber(type: ScalarDescriptor, name: string, random: Random): number {
  if (type.scalar === 'timestamp') return 1_260_274_620 + random.int(86_400);
  const isWhole = scalarRule(type.scalar).sends.startsWith('integer');
  const least = type.min ?? Math.min(0, type.max ?? 0);
  const most = type.max ?? least + (/limit|bytes|size/.test(name) ? 1000 : 100);
  if (!isWhole) return least + ((most - least) * random.int(1000)) / 1000;
  const from = Math.ceil(least);
  return from + random.int(Math.floor(most) - from + 1);
}

function ipv4(random: Random): string {
  return `10.${random.int(256)}.${random.int(256)}.${1 + random.int(254)}`;
}

function mac(random: Random): string {
  return `00:30:42:${[0, 1, 2].map(() => digits(random, 2, 16)).join(':')}`;
}

function letters(random: Random, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(97 + random.int(26))).join('');
}

function digits(random: Random, length: number, base: number): string {
  return Array.from({ length }, () => random.int(base).toString(base)).join('');
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
