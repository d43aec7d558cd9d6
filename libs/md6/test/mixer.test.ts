import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScriptMixer, createWasmMixer } from '../src/mixer.ts';

describe('the inner loop', () => {
  it('computes the same in WebAssembly and in JavaScript', () => {
    const wasm = createWasmMixer();
    const script = createScriptMixer();
    expect(wasm).toBeDefined();
    fc.assert(
      fc.property(
        fc.int32Array({ minLength: 178, maxLength: 178 }),
        fc.constantFrom(0, 1, 2, 104, 168),
        (input, rounds) => {
          const results = [wasm!, script].map(({ halves, mix }) => {
            halves.fill(0).set(input);
            mix(rounds);
            return halves.slice(0, 178 + (rounds + 1) * 32);
          });
          expect(results[0]).toEqual(results[1]);
          expect(results[0]!.subarray(0, 178)).toEqual(input);
          expect(results[0]!.slice(178 + rounds * 32).every((half) => half === 0)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('has memory for as many rounds as there may be', () => {
    for (const { halves, mix } of [createWasmMixer()!, createScriptMixer()]) {
      halves[0] = 1;
      mix(4095);
      expect(halves[(89 + 16 * 4095) * 2 - 1]).not.toBe(0);
    }
  });
});
