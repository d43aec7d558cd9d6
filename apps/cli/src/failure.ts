/** How a command ended, for scripts: documented in `aluco --help`. */
export const exitCodes = {
  /** The server answered with a failure. */
  refused: 1,
  /** The command line or its JSON is wrong. */
  usage: 2,
  /** No connection, no login, or the connection broke. */
  connection: 3,
} as const;

/** A failure that is reported as one line on stderr, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;

  constructor(kind: keyof typeof exitCodes, message: string, cause?: unknown) {
    super(message, { cause });
    this.exitCode = exitCodes[kind];
  }
}
