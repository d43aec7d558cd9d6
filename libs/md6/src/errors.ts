/** Which argument was out of its range. */
export type Md6ErrorCode = 'size_invalid' | 'key_too_long' | 'levels_invalid' | 'rounds_invalid';

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
