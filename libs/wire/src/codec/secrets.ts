import type { Codec } from './codec.ts';
import { Mismatch } from './mismatch.ts';

/** The same codec, with errors that do not show what came: `all` of it, or only arrays and objects, which may hold a secret. */
export function veil(codec: Codec, all: boolean): Codec {
  const veiled = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      if (error instanceof Mismatch && (all || typeof error.value === 'object')) error.isVeiled = true;
      throw error;
    }
  };
  return {
    ...codec,
    decode: (value, context) => veiled(() => codec.decode(value, context)),
    encode: (value, context) => veiled(() => codec.encode(value, context)),
  };
}
