// The mode of operation: a tree with four children per node up to level L, and above it a chain of blocks, of which each
// takes the result of the one before (MD6 report, section 2.4). L = 64 is a tree only, L = 0 a chain only.

import { BLOCK_WORDS, CHAIN_WORDS, type Compressor, createCompressor } from './compress.ts';
import { ensureOctets, Md6Error, type Md6ErrorCode } from './errors.ts';

/** The parameters of MD6. The defaults are those of the report. */
export interface Md6Options {
  /** Bits of the digest, 1..512; 256 if absent. */
  readonly size?: number;
  /** MD6's own key, at most 64 octets; none if absent. */
  readonly key?: Uint8Array;
  /** L: levels of the tree before the sequential mode, 0..64; 64 if absent. */
  readonly levels?: number;
  /** Rounds of the compression function, 0..4095; 40 + size/4 if absent, and with a key at least 80. */
  readonly rounds?: number;
}

const BLOCK_OCTETS = BLOCK_WORDS * 8;
const CHAIN_OCTETS = CHAIN_WORDS * 8;
const MAX_KEY_OCTETS = 64;

/**
 * MD6 as published in 2008. The result has `size / 8` octets, rounded up; where the size is no multiple of 8, the
 * digest's bits lead and the low bits of the last octet are zero.
 *
 * @throws Md6Error for a message or key that is no `Uint8Array`, and for a size, key length, L or number of rounds out of range.
 */
export function md6(message: Uint8Array, options: Md6Options = {}): Uint8Array {
  ensureOctets('message_invalid', 'a message', message);
  const size = ensureInteger('size_invalid', 'a digest size in bits', options.size ?? 256, 1, 512);
  const levels = ensureInteger('levels_invalid', 'a number of levels', options.levels ?? 64, 0, 64);
  const key = options.key ?? new Uint8Array(0);
  ensureOctets('key_invalid', 'a key', key);
  if (key.length > MAX_KEY_OCTETS) {
    throw new Md6Error('key_too_long', `a key of at most ${MAX_KEY_OCTETS} octets`, `${key.length} octets`);
  }
  const rounds = ensureInteger(
    'rounds_invalid',
    'a number of rounds',
    options.rounds ?? usualRounds(size, key),
    0,
    4095,
  );
  const compressor = createCompressor({ size, levels, rounds, key });

  let data = message;
  for (let level = 1; level <= levels; level++) {
    data = hashLevel(compressor, data, level);
    if (data.length === CHAIN_OCTETS) return lastBits(data, size);
  }
  return lastBits(hashChain(compressor, data, levels + 1), size);
}

function usualRounds(size: number, key: Uint8Array): number {
  const rounds = 40 + Math.floor(size / 4);
  return key.length > 0 ? Math.max(80, rounds) : rounds;
}

/** One level of the tree: every block of 512 octets becomes 128. A level of one block is the root. */
function hashLevel(compressor: Compressor, data: Uint8Array, level: number): Uint8Array {
  const blocks = Math.max(1, Math.ceil(data.length / BLOCK_OCTETS));
  const result = new Uint8Array(blocks * CHAIN_OCTETS);
  for (let index = 0; index < blocks; index++) {
    const block = data.subarray(index * BLOCK_OCTETS, (index + 1) * BLOCK_OCTETS);
    compressor.load(block, 0);
    const padding = (BLOCK_OCTETS - block.length) * 8;
    compressor.run({ level, index, padding, final: blocks === 1 }, result, index * CHAIN_OCTETS);
  }
  return result;
}

/** The sequential mode: 16 words of chain (zeros at first) and 48 words of data per block. */
function hashChain(compressor: Compressor, data: Uint8Array, level: number): Uint8Array {
  const room = BLOCK_OCTETS - CHAIN_OCTETS;
  const blocks = Math.max(1, Math.ceil(data.length / room));
  const chain = new Uint8Array(CHAIN_OCTETS);
  for (let index = 0; index < blocks; index++) {
    const block = data.subarray(index * room, (index + 1) * room);
    compressor.load(chain, 0);
    compressor.load(block, CHAIN_WORDS);
    const padding = (room - block.length) * 8;
    compressor.run({ level, index, padding, final: index === blocks - 1 }, chain, 0);
  }
  return chain;
}

/** The digest is the end of the root's value, moved up to an octet's border. */
function lastBits(root: Uint8Array, size: number): Uint8Array {
  const octets = Math.ceil(size / 8);
  const digest = root.slice(root.length - octets);
  const spare = octets * 8 - size;
  if (spare === 0) return digest;
  for (let index = 0; index < octets; index++) {
    digest[index] = (digest[index]! << spare) | ((digest[index + 1] ?? 0) >> (8 - spare));
  }
  return digest;
}

function ensureInteger(code: Md6ErrorCode, what: string, value: number, low: number, high: number): number {
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw new Md6Error(code, `${what} from ${low} to ${high}`, String(value));
}
