/** Which argument was no octets, or out of its range. */
export type Md6ErrorCode =
  | 'message_invalid'
  | 'key_invalid'
  | 'key_too_long'
  | 'size_invalid'
  | 'levels_invalid'
  | 'rounds_invalid';

/** An argument that MD6 has no meaning for. The text says what was expected and what came. */
export class Md6Error extends Error {
  override readonly name = 'Md6Error';
  /** Which argument it was. */
  readonly code: Md6ErrorCode;

  /** The text is made of all three. */
  constructor(code: Md6ErrorCode, expected: string, received: string) {
    super(`${code}: expected ${expected}, got ${received}`);
    this.code = code;
  }
}

/** Throws unless `value` is a `Uint8Array`, of whichever page or context: elements of another size would be cut to octets. */
export function ensureOctets(code: 'message_invalid' | 'key_invalid', what: string, value: unknown): void {
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (kind !== 'Uint8Array') throw new Md6Error(code, `${what} as a Uint8Array`, kind);
}
