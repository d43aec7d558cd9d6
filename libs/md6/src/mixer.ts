// The inner loop, twice. WebAssembly has 64-bit words and is six times as fast; where a page's policy forbids it, the
// same steps run on 32-bit halves. The module is put together here from the same table of shifts, octet by octet: it is
// one function over one memory, with the sixteen steps of a round unrolled.

const SHIFT_RIGHT: readonly number[] = [10, 5, 13, 10, 11, 12, 2, 7, 14, 15, 7, 13, 11, 7, 6, 12];
const SHIFT_LEFT: readonly number[] = [11, 24, 9, 16, 15, 9, 27, 15, 6, 2, 29, 8, 15, 5, 31, 9];

/** Round constants start here and move on by rotation and this mask. */
const S = 0x0123456789abcdefn;
const S_MASK = 0x7311c2812425cfa0n;

const INPUT_WORDS = 89;
const STEPS = 16;
/** For 4095 rounds, in pages of 64 KiB. */
const PAGES = 9;

/** Memory of 64-bit words, low halves first, and the loop over it. */
export interface Mixer {
  readonly halves: Int32Array;
  /** Computes 16 words per round behind the first 89. */
  mix(rounds: number): void;
}

let shared: Mixer | undefined;

/** One per process, made at the first use. */
export function openMixer(): Mixer {
  shared ??= createWasmMixer() ?? createScriptMixer();
  return shared;
}

/** Undefined where WebAssembly is missing or not allowed. */
export function createWasmMixer(): Mixer | undefined {
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleOctets()));
    const mix = exports.mix as (end: number) => void;
    const { buffer } = exports.memory as WebAssembly.Memory;
    return { halves: new Int32Array(buffer), mix: (rounds) => mix(rounds * STEPS * 8) };
  } catch {
    return undefined;
  }
}

export function createScriptMixer(): Mixer {
  const words = new Int32Array(PAGES * 2 ** 14);
  return { halves: words, mix: (rounds) => mixHalves(words, rounds) };
}

function mixHalves(words: Int32Array, rounds: number): void {
  const [maskHigh, maskLow] = [Number(S_MASK >> 32n), Number(S_MASK & 0xffffffffn)];
  let sh = Number(S >> 32n);
  let sl = Number(S & 0xffffffffn) | 0;
  for (let round = 0; round < rounds; round++) {
    for (let step = 0; step < STEPS; step++) {
      const i = (INPUT_WORDS + round * STEPS + step) * 2;
      let l = sl ^ words[i - 178]! ^ words[i - 34]!;
      let h = sh ^ words[i - 177]! ^ words[i - 33]!;
      l ^= (words[i - 36]! & words[i - 42]!) ^ (words[i - 62]! & words[i - 134]!);
      h ^= (words[i - 35]! & words[i - 41]!) ^ (words[i - 61]! & words[i - 133]!);
      // All shifts are between 1 and 31 bits, so both halves can use the plain operators.
      const right = SHIFT_RIGHT[step]!;
      l ^= (l >>> right) | (h << (32 - right));
      h ^= h >>> right;
      const left = SHIFT_LEFT[step]!;
      words[i] = l ^ (l << left);
      words[i + 1] = h ^ ((h << left) | (l >>> (32 - left)));
    }
    const turned = (sh << 1) | (sl >>> 31);
    const turnedLow = (sl << 1) | (sh >>> 31);
    sh = turned ^ (sh & maskHigh);
    sl = turnedLow ^ (sl & maskLow);
  }
}

/** Instructions of the WebAssembly core specification, section 5.4, by their names there. */
const I = {
  loop: [0x03, 0x40],
  brIf: [0x0d, 0],
  end: [0x0b],
  i64Load: [0x29, 3],
  i64Store: [0x37, 3],
  i32LtU: [0x49],
  i32Add: [0x6a],
  i64And: [0x83],
  i64Xor: [0x85],
  i64Shl: [0x86],
  i64ShrU: [0x88],
  i64Rotl: [0x89],
} as const;
const get = (local: number): number[] => [0x20, local];
const set = (local: number): number[] => [0x21, local];
const tee = (local: number): number[] => [0x22, local];
const i32 = (value: number): number[] => [0x41, ...signed(BigInt(value))];
const i64 = (value: bigint): number[] => [0x42, ...signed(value)];

const [END, AT, CONSTANT, WORD] = [0, 1, 2, 3] as const;
const [TYPE_I32, TYPE_I64] = [0x7f, 0x7e];

/** `(func (export "mix") (param $end i32))`: $end is the distance in octets that the loop goes through memory. */
function moduleOctets(): Uint8Array<ArrayBuffer> {
  const body = [
    ...i64(S),
    ...set(CONSTANT),
    // No rounds: nothing to do.
    ...get(END),
    ...[0x45, 0x04, 0x40, 0x0f, 0x0b],
    ...I.loop,
    ...SHIFT_RIGHT.flatMap((right, step) => stepCode(step, right, SHIFT_LEFT[step]!)),
    ...get(CONSTANT),
    ...i64(1n),
    ...I.i64Rotl,
    ...get(CONSTANT),
    ...i64(S_MASK),
    ...I.i64And,
    ...I.i64Xor,
    ...set(CONSTANT),
    ...get(AT),
    ...i32(STEPS * 8),
    ...I.i32Add,
    ...tee(AT),
    ...get(END),
    ...I.i32LtU,
    ...I.brIf,
    ...I.end,
    ...I.end,
  ];
  const code = [2, 1, TYPE_I32, 2, TYPE_I64, ...body];
  const name = (text: string): number[] => [text.length, ...Array.from(text, (c) => c.charCodeAt(0))];
  return Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, TYPE_I32, 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, PAGES]),
    ...section(7, [2, ...name('memory'), 2, 0, ...name('mix'), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  );
}

function stepCode(step: number, right: number, left: number): number[] {
  const load = (back: number): number[] => [
    ...get(AT),
    ...I.i64Load,
    ...unsigned(8 * (INPUT_WORDS + step - back)),
  ];
  return [
    ...get(AT),
    ...get(CONSTANT),
    ...load(89),
    ...I.i64Xor,
    ...load(17),
    ...I.i64Xor,
    ...load(18),
    ...load(21),
    ...I.i64And,
    ...I.i64Xor,
    ...load(31),
    ...load(67),
    ...I.i64And,
    ...I.i64Xor,
    ...tee(WORD),
    ...get(WORD),
    ...i64(BigInt(right)),
    ...I.i64ShrU,
    ...I.i64Xor,
    ...tee(WORD),
    ...get(WORD),
    ...i64(BigInt(left)),
    ...I.i64Shl,
    ...I.i64Xor,
    ...I.i64Store,
    ...unsigned(8 * (INPUT_WORDS + step)),
  ];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: bigint): number[] {
  const low = Number(value & 0x7fn);
  const rest = value >> 7n;
  const isLast = (rest === 0n && low < 0x40) || (rest === -1n && low >= 0x40);
  return isLast ? [low] : [low | 0x80, ...signed(rest)];
}
