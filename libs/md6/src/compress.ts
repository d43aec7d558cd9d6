// The compression function of MD6: 89 words of 64 bits in, 16 out. A word lies in memory as WebAssembly wants it, as two
// halves of 32 bits, the low one first: 64-bit integers of JavaScript are objects and some fifty times slower in this loop.
// Constants and step order are those of the MD6 report (Rivest et al., 2008), sections 2.4.1 to 2.4.4.

import { openMixer } from './mixer.ts';

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

/** Compressors share memory: the one made last is the one to use. */
export function createCompressor(parameters: Parameters): Compressor {
  const { rounds, key } = parameters;
  const { halves, mix } = openMixer();
  const total = INPUT_WORDS + STEPS_PER_ROUND * rounds;
  const set = (word: number, high: number, low: number): void => {
    halves[word * 2] = low;
    halves[word * 2 + 1] = high;
  };
  halves.set(Q);
  loadWords(key, halves, KEY_AT, NODE_AT);

  return {
    load(octets, at) {
      loadWords(octets, halves, DATA_AT + at, INPUT_WORDS);
    },
    run(node, target, offset) {
      set(NODE_AT, (node.level << 24) | Math.floor(node.index / 2 ** 32), node.index | 0);
      set(
        CONTROL_AT,
        (rounds << 16) | (parameters.levels << 8) | ((node.final ? 1 : 0) << 4) | (node.padding >> 12),
        (node.padding << 20) | (key.length << 12) | parameters.size,
      );
      mix(rounds);
      const view = new DataView(target.buffer, target.byteOffset + offset, CHAIN_WORDS * 8);
      for (let word = 0; word < CHAIN_WORDS; word++) {
        const at = (total - CHAIN_WORDS + word) * 2;
        view.setInt32(word * 8, halves[at + 1]!);
        view.setInt32(word * 8 + 4, halves[at]!);
      }
    },
  };
}

/** Big-endian words into the memory from word `at` up to `end`, zeros where the octets run out. */
function loadWords(octets: Uint8Array, halves: Int32Array, at: number, end: number): void {
  let o = 0;
  for (let i = at * 2; i < end * 2; i += 2, o += 8) {
    halves[i + 1] = (octets[o]! << 24) | (octets[o + 1]! << 16) | (octets[o + 2]! << 8) | octets[o + 3]!;
    halves[i] = (octets[o + 4]! << 24) | (octets[o + 5]! << 16) | (octets[o + 6]! << 8) | octets[o + 7]!;
  }
}

function words(...lines: string[]): Int32Array {
  const halves = lines
    .flatMap((line) => line.split(' '))
    .flatMap((word) => [Number.parseInt(word.slice(8), 16), Number.parseInt(word.slice(0, 8), 16)]);
  return Int32Array.from(halves);
}
