/** A stream of numbers that is the same for the same seed, on every machine. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `least` to `greatest`, both possible. */
  integer(least: number, greatest: number): number;
  /** One of them. */
  pick<T>(items: readonly T[]): T;
  /** True in that share of cases, 0 to 1. */
  chance(share: number): boolean;
  /** Random hexadecimal digits. */
  hex(digits: number): string;
  /** A UUID of version 4 made from this stream. */
  uuid(): string;
  /** A stream of its own, so that using more of one part does not shift the others. */
  fork(label: string): Random;
}

/** Mulberry32 over a hashed seed: small, fast, and good enough for invented data. Never for secrets. */
export function createRandom(seed: number | string): Random {
  let state = hash(String(seed));
  const random: Random = {
    next() {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
    },
    integer: (least, greatest) => least + Math.floor(random.next() * (greatest - least + 1)),
    pick: (items) => {
      const item = items[random.integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError('expected at least one item to pick from, got none');
      return item;
    },
    chance: (share) => random.next() < share,
    hex: (digits) => Array.from({ length: digits }, () => random.integer(0, 15).toString(16)).join(''),
    uuid: () =>
      `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${random.hex(3)}-${random.hex(12)}`,
    fork: (label) => createRandom(`${seed}/${label}`),
  };
  return random;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}
