// The compression function of MD6: 89 words of 64 bits in, 16 out. Words live as two 32-bit halves in two arrays,
// since 64-bit integers of JavaScript are objects and some fifty times slower in this loop. Constants and step order
// are those of the MD6 report (Rivest et al., 2008), sections 2.4.1 to 2.4.4.

export const BLOCK_WORDS = 64;
export const CHAIN_WORDS = 16;
/** Words in front of the data block: 15 of Q, 8 of key, the node's identity, the control word. */
const KEY_AT = 15;
const NODE_AT = 23;
const CONTROL_AT = 24;
const DATA_AT = 25;
const INPUT_WORDS = 89;
const STEPS_PER_ROUND = 16;

/** The first 960 bits after the point of the square root of 6. */
const Q = words(
  '7311c2812425cfa0 6432286434aac8e7 b60450e9ef68b7c1 e8fb23908d9f06f1 dd2e76cba691e5bf',
  '0cd0d63b2c30bc41 1f8ccf6823058f8a 54e5ed5b88e3775d 4ad12aae0a6d6031 3e7f16bb88222e0d',
  '8af8671d3fb50c2c 995ad1178bd25c31 c878c1dd04c4b633 3b72066c7a1552ac 0d6f3522631effcb',
);

const SHIFT_RIGHT = Int32Array.of(10, 5, 13, 10, 11, 12, 2, 7, 14, 15, 7, 13, 11, 7, 6, 12);
const SHIFT_LEFT = Int32Array.of(11, 24, 9, 16, 15, 9, 27, 15, 6, 2, 29, 8, 15, 5, 31, 9);

/** Round constants start here and move on by rotation and this mask. */
const [S_HIGH, S_LOW] = [0x01234567, 0x89abcdef];
const [S_MASK_HIGH, S_MASK_LOW] = [0x7311c281, 0x2425cfa0];

/** What the control word and the node word tell the compression function about its place in the tree. */
export interface Node {
  /** Level from 1, and index within the level from 0. */
  readonly level: number;
  readonly index: number;
  /** Padding bits in this block, 0..4096. */
  readonly padding: number;
  readonly final: boolean;
}

/** What stays the same for every block of one message. */
export interface Parameters {
  readonly size: number;
  readonly levels: number;
  readonly rounds: number;
  readonly key: Uint8Array;
}

/** One block after the other through the same memory. */
export interface Compressor {
  /** Fills the data block from its word `at` with `octets`, and the rest of it with zeros. */
  load(octets: Uint8Array, at: number): void;
  /** Compresses the loaded block and writes the 128 octets of the result to `target` at `offset`. */
  run(node: Node, target: Uint8Array, offset: number): void;
}

export function createCompressor(parameters: Parameters): Compressor {
  const { rounds, key } = parameters;
  const total = INPUT_WORDS + STEPS_PER_ROUND * rounds;
  const high = new Int32Array(total);
  const low = new Int32Array(total);
  high.set(Q.high);
  low.set(Q.low);
  loadWords(key, high, low, KEY_AT, NODE_AT);

  return {
    load(octets, at) {
      loadWords(octets, high, low, DATA_AT + at, INPUT_WORDS);
    },
    run(node, target, offset) {
      high[NODE_AT] = (node.level << 24) | Math.floor(node.index / 2 ** 32);
      low[NODE_AT] = node.index | 0;
      high[CONTROL_AT] =
        (rounds << 16) | (parameters.levels << 8) | ((node.final ? 1 : 0) << 4) | (node.padding >> 12);
      low[CONTROL_AT] = (node.padding << 20) | (key.length << 12) | parameters.size;
      mix(high, low, total);
      const view = new DataView(target.buffer, target.byteOffset + offset, CHAIN_WORDS * 8);
      for (let word = 0; word < CHAIN_WORDS; word++) {
        view.setInt32(word * 8, high[total - CHAIN_WORDS + word]!);
        view.setInt32(word * 8 + 4, low[total - CHAIN_WORDS + word]!);
      }
    },
  };
}

function mix(high: Int32Array, low: Int32Array, total: number): void {
  let sh = S_HIGH;
  let sl = S_LOW | 0;
  for (let base = INPUT_WORDS; base < total; base += STEPS_PER_ROUND) {
    for (let step = 0; step < STEPS_PER_ROUND; step++) {
      const i = base + step;
      let h = sh ^ high[i - 89]! ^ high[i - 17]!;
      let l = sl ^ low[i - 89]! ^ low[i - 17]!;
      h ^= (high[i - 18]! & high[i - 21]!) ^ (high[i - 31]! & high[i - 67]!);
      l ^= (low[i - 18]! & low[i - 21]!) ^ (low[i - 31]! & low[i - 67]!);
      // All shifts are between 1 and 31 bits, so both halves can use the plain operators.
      const right = SHIFT_RIGHT[step]!;
      l ^= (l >>> right) | (h << (32 - right));
      h ^= h >>> right;
      const left = SHIFT_LEFT[step]!;
      high[i] = h ^ ((h << left) | (l >>> (32 - left)));
      low[i] = l ^ (l << left);
    }
    const turned = (sh << 1) | (sl >>> 31);
    const turnedLow = (sl << 1) | (sh >>> 31);
    sh = turned ^ (sh & S_MASK_HIGH);
    sl = turnedLow ^ (sl & S_MASK_LOW);
  }
}

/** Big-endian words into the halves from `at` up to `end`, zeros where the octets run out. */
function loadWords(octets: Uint8Array, high: Int32Array, low: Int32Array, at: number, end: number): void {
  let o = 0;
  for (let word = at; word < end; word++, o += 8) {
    high[word] = (octets[o]! << 24) | (octets[o + 1]! << 16) | (octets[o + 2]! << 8) | octets[o + 3]!;
    low[word] = (octets[o + 4]! << 24) | (octets[o + 5]! << 16) | (octets[o + 6]! << 8) | octets[o + 7]!;
  }
}

function words(...lines: string[]): { high: Int32Array; low: Int32Array } {
  const all = lines.flatMap((line) => line.split(' '));
  return {
    high: Int32Array.from(all, (word) => Number.parseInt(word.slice(0, 8), 16)),
    low: Int32Array.from(all, (word) => Number.parseInt(word.slice(8), 16)),
  };
}
