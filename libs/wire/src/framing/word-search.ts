// Octets looked at sixteen at a time, for what the decoder looks at every octet for: where arrays may end, and where short arrays
// follow each other. That takes WebAssembly with its 128-bit words. The module is two functions over one memory, put together
// here octet by octet. Where a page's policy forbids it, or an engine does not know such words, the decoder does without:
// it searches text, and parses short arrays one by one.

import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, CR, LF, OPEN_BRACKET, SPACE, TAB } from './text.ts';

/** Octets that `find` looks at in one call. */
export const WINDOW = 1 << 14;
/** Octets that `join` looks at in one call, and arrays that it joins at most: more would keep the first one's handler waiting for nothing gained. */
const ROOM = 1 << 15;
const MOST_ARRAYS = 256;
/** A place is judged by so many octets after its `]`. */
const AHEAD = 2;
/** Octets looked at together. */
const WORD = 16;

// Where things are in memory: the octets given from 0 on, then joined arrays, then pairs of four octets each.
const JOINED = ROOM + 2 * WORD;
const PAIR = 8;
const PAIRS = JOINED + ROOM + MOST_ARRAYS + 2 * WORD;
const PAGES = Math.ceil((PAIRS + PAIR * (WINDOW + 1)) / 2 ** 16);

/** What the module gives. */
interface Search {
  readonly memory: { readonly buffer: ArrayBuffer };
  find(length: number): number;
  join(length: number, most: number): number;
}

/** What is found stays until the next search, whoever asks for that. */
export class WordSearch {
  /** Who has made the last search. */
  owner: object | undefined;
  /** What the last search has found, as pairs of indices from the first octet that it was given, or of other numbers. */
  readonly pairs: Int32Array;
  readonly #octets: Uint8Array;
  readonly #search: Search;

  constructor(search: Search) {
    const { buffer } = search.memory;
    this.#octets = new Uint8Array(buffer);
    this.pairs = new Int32Array(buffer, PAIRS);
    this.#search = search;
  }

  /**
   * Finds the `]` in up to `WINDOW` octets that neither `,` nor `]` nor `}` follows. Each gives a pair: the index after it, and how many `]`
   * came since the one before, itself included, without those in `],[`: there one array ends and its neighbour begins, no deeper. A pair
   * more has in second place how many came after the last.
   *
   * @returns Pairs but for that one.
   */
  find(octets: Uint8Array, from: number, owner: object): number {
    this.owner = owner;
    return this.#search.find(Math.min(this.#take(octets.subarray(from, from + WINDOW + AHEAD)), WINDOW));
  }

  /**
   * Finds the short arrays that begin here, each of which ends at the first `]`, and joins them: with a comma after each. Pairs are
   * the beginning of an array and the index after it. If there are any, a pair more has in first place the octets of all arrays and commas.
   *
   * @param most Most octets of one array.
   * @returns Pairs but for that one.
   */
  join(octets: Uint8Array, from: number, most: number): number {
    this.owner = undefined;
    return this.#search.join(this.#take(octets.subarray(from, from + ROOM)), most);
  }

  /** The arrays joined last, between brackets. The last comma gives way to one of these. */
  joined(length: number): Uint8Array {
    const all = this.#octets.subarray(JOINED - 1, JOINED + length);
    all[0] = OPEN_BRACKET;
    all[length] = CLOSE_BRACKET;
    return all;
  }

  #take(octets: Uint8Array): number {
    this.#octets.set(octets);
    // A word may go beyond the last octet.
    this.#octets.fill(0, octets.length, octets.length + WORD);
    return octets.length;
  }
}

let shared: WordSearch | 'none' | undefined;

/** One per process, made at the first use. Undefined where there can be none. */
export function openWordSearch(): WordSearch | undefined {
  shared ??= createWordSearch() ?? 'none';
  return shared === 'none' ? undefined : shared;
}

function createWordSearch(): WordSearch | undefined {
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleOctets()));
    return new WordSearch(exports as unknown as Search);
  } catch {
    return undefined;
  }
}

/** Instructions of the WebAssembly core specification, section 5.4, by their names there. */
const I = {
  block: [0x02, 0x40],
  loop: [0x03, 0x40],
  if: [0x04, 0x40],
  else: [0x05],
  end: [0x0b],
  i32Eqz: [0x45],
  i32Eq: [0x46],
  i32Ne: [0x47],
  i32LtU: [0x49],
  i32GtU: [0x4b],
  i32Ctz: [0x68],
  i32Add: [0x6a],
  i32Sub: [0x6b],
  i32And: [0x71],
  i32Or: [0x72],
  i32ShrU: [0x76],
  v128Load: [0xfd, 0x00, 0, 0],
  v128Store: [0xfd, 0x0b, 0, 0],
  i8x16Splat: [0xfd, 0x0f],
  i8x16Eq: [0xfd, 0x23],
  i8x16Bitmask: [0xfd, 0x64],
} as const;
const br = (depth: number) => [0x0c, depth];
const brIf = (depth: number) => [0x0d, depth];
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const i32 = (value: number) => [0x41, ...signed(value)];
const load8 = (offset: number) => [0x2d, 0, offset];
const store8 = [0x3a, 0, 0];
const store32 = (offset: number) => [0x36, 2, ...unsigned(offset)];
const plus = (local: number, value: number) => [...get(local), ...i32(value), ...I.i32Add];
const advance = (local: number, value: number) => [...plus(local, value), ...set(local)];
const storePair = (at: number, one: readonly number[], other: readonly number[]) => [
  ...[...get(at), ...one, ...store32(PAIRS)],
  ...[...get(at), ...other, ...store32(PAIRS + 4)],
];
const PAIRS_OF_OCTETS = [...i32(Math.log2(PAIR)), ...I.i32ShrU];
const CLOSINGS = [...i32(CLOSE_BRACKET), ...I.i8x16Splat];
/** A bit for each octet of a word: whether it is `]`. */
const closingsIn = (word: readonly number[]) => [...word, ...CLOSINGS, ...I.i8x16Eq, ...I.i8x16Bitmask];

const [TYPE_I32, TYPE_V128] = [0x7f, 0x7b];

/** `(func (export "find") (param $length i32) (result i32))` */
function findCode(): number[] {
  const [LENGTH, AT, OUT, COUNT, BITS, PLACE, NEXT] = [0, 1, 2, 3, 4, 5, 6] as const;
  const judge = [
    ...[...get(AT), ...get(BITS), ...I.i32Ctz, ...I.i32Add, ...tee(PLACE)],
    ...[...load8(1), ...tee(NEXT), ...i32(COMMA), ...I.i32Eq, ...I.if],
    ...[
      ...get(COUNT),
      ...get(PLACE),
      ...load8(2),
      ...i32(OPEN_BRACKET),
      ...I.i32Ne,
      ...I.i32Add,
      ...set(COUNT),
    ],
    ...[...I.else, ...advance(COUNT, 1)],
    ...[...get(NEXT), ...i32(CLOSE_BRACKET), ...I.i32Ne],
    ...[...get(NEXT), ...i32(CLOSE_BRACE), ...I.i32Ne, ...I.i32And, ...I.if],
    ...[...storePair(OUT, plus(PLACE, 1), get(COUNT)), ...advance(OUT, PAIR), ...i32(0), ...set(COUNT)],
    ...[...I.end, ...I.end],
  ];
  return functionCode(NEXT, 0, [
    ...I.loop,
    ...[...closingsIn([...get(AT), ...I.v128Load]), ...tee(BITS), ...I.if],
    ...[...I.loop, ...judge],
    // Without its lowest bit.
    ...[...get(BITS), ...get(BITS), ...i32(1), ...I.i32Sub, ...I.i32And, ...tee(BITS), ...brIf(0)],
    ...[...I.end, ...I.end],
    ...[...plus(AT, WORD), ...tee(AT), ...get(LENGTH), ...I.i32LtU, ...brIf(0), ...I.end],
    ...[...storePair(OUT, get(AT), get(COUNT)), ...get(OUT), ...PAIRS_OF_OCTETS, ...I.end],
  ]);
}

/** `(func (export "join") (param $length i32) (param $most i32) (result i32))` */
function joinCode(): number[] {
  const [LENGTH, MOST, AT, TO, FROM, COUNT, BITS, OCTET, LONG] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
  const length = [...get(AT), ...get(FROM), ...I.i32Sub];
  const isOctet = (octet: number) => [...get(OCTET), ...i32(octet), ...I.i32Eq];
  return functionCode(OCTET - MOST, 1, [
    ...[...i32(JOINED), ...set(TO), ...I.block, ...I.loop],
    ...[...get(AT), ...tee(FROM), ...load8(0), ...i32(OPEN_BRACKET), ...I.i32Ne, ...brIf(1)],
    ...I.loop,
    ...[...get(TO), ...get(AT), ...I.v128Load, ...tee(LONG), ...I.v128Store],
    ...[...closingsIn(get(LONG)), ...tee(BITS), ...I.i32Eqz, ...I.if],
    ...[...advance(AT, WORD), ...advance(TO, WORD)],
    ...[...length, ...get(MOST), ...I.i32LtU, ...get(AT), ...get(LENGTH), ...I.i32LtU, ...I.i32And],
    ...[...brIf(1), ...br(3), ...I.end, ...I.end],
    ...[...get(BITS), ...I.i32Ctz, ...i32(1), ...I.i32Add, ...tee(BITS), ...get(AT), ...I.i32Add, ...set(AT)],
    ...[...length, ...get(MOST), ...I.i32GtU, ...brIf(1)],
    ...[...get(TO), ...get(BITS), ...I.i32Add, ...tee(TO), ...i32(COMMA), ...store8, ...advance(TO, 1)],
    ...[...storePair(COUNT, get(FROM), get(AT)), ...advance(COUNT, PAIR)],
    ...[...get(COUNT), ...get(TO), ...i32(JOINED), ...I.i32Sub, ...store32(PAIRS)],
    ...[...I.loop, ...get(AT), ...load8(0), ...set(OCTET)],
    ...[...isOctet(LF), ...isOctet(CR), ...I.i32Or, ...isOctet(TAB), ...I.i32Or, ...isOctet(SPACE)],
    ...[...I.i32Or, ...I.if, ...advance(AT, 1), ...br(1), ...I.end, ...I.end],
    ...[...get(COUNT), ...i32(PAIR * MOST_ARRAYS), ...I.i32LtU, ...brIf(0)],
    ...[...I.end, ...I.end],
    ...[...get(COUNT), ...PAIRS_OF_OCTETS, ...I.end],
  ]);
}

function functionCode(i32s: number, v128s: number, body: readonly number[]): number[] {
  const code = [2, i32s, TYPE_I32, v128s, TYPE_V128, ...body];
  return [...unsigned(code.length), ...code];
}

function moduleOctets(): Uint8Array<ArrayBuffer> {
  const name = (text: string) => [text.length, ...Array.from(text, (c) => c.charCodeAt(0))];
  return Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [2, ...[0x60, 1, TYPE_I32, 1, TYPE_I32], ...[0x60, 2, TYPE_I32, TYPE_I32, 1, TYPE_I32]]),
    ...section(3, [2, 0, 1]),
    ...section(5, [1, 0, PAGES]),
    ...section(7, [3, ...name('memory'), 2, 0, ...name('find'), 0, 0, ...name('join'), 0, 1]),
    ...section(10, [2, ...findCode(), ...joinCode()]),
  );
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const isLast = value >> 6 === 0 || value >> 6 === -1;
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
