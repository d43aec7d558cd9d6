/** What went wrong on the wire. `frame_*` come from framing, the others from codecs. */
export type WireErrorCode =
  /** Octets that are not JSON, or JSON that is not an array. */
  | 'frame_malformed'
  /** An array longer than the decoder's limit. */
  | 'frame_too_long'
  /** An array nested deeper than the decoder's limit. */
  | 'frame_too_deep'
  /** The stream ended inside an array. */
  | 'frame_truncated'
  /** A value of the wrong type, range or form. */
  | 'value_invalid'
  /** A required member or field is absent. */
  | 'value_missing'
  /** A parameter or field that the message does not have. */
  | 'name_unknown';

/** Where and why; every member is plain data. */
export interface WireErrorDetails {
  /** Message name, where one is known. */
  readonly message?: string;
  /** JSON path from the message's parameters or result: `$.seeds[2].ip`. */
  readonly path?: string;
  /** What would have been right, in words. */
  readonly expected?: string;
  /** What came, shortened to a line. */
  readonly received?: string;
  /** Octets from the start of the stream. */
  readonly offset?: number;
  /** What was thrown below, where something was. */
  readonly cause?: unknown;
}

/** What errors of some codes always have. */
interface Facts {
  readonly frame_malformed: { readonly offset: number };
  readonly frame_too_long: { readonly offset: number };
  readonly frame_too_deep: { readonly offset: number };
  readonly frame_truncated: { readonly offset: number };
  readonly value_invalid: { readonly path: string };
  readonly value_missing: { readonly path: string };
  readonly name_unknown: { readonly path: string };
}

// Named as it is to be shown.
const Failure = class WireError extends Error {
  override readonly name = 'WireError';
  /** What kind of fault it is. */
  readonly code: WireErrorCode;
  /** The message it belongs to, where one is known. */
  readonly messageName: string | undefined;
  /** JSON path from the message's parameters or result: `$.seeds[2].ip`. */
  readonly path: string | undefined;
  /** What would have been right, in words. */
  readonly expected: string | undefined;
  /** What came, shortened to a line; of a secret, its kind only. */
  readonly received: string | undefined;
  /** Octets from the start of the stream to the fault; for errors of framing. */
  readonly offset: number | undefined;

  /** The text is made of the details. */
  constructor(code: WireErrorCode, details: WireErrorDetails) {
    super(describe(code, details), details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.messageName = details.message;
    this.path = details.path;
    this.expected = details.expected;
    this.received = details.received;
    this.offset = details.offset;
  }
};

/** The error of one code. */
export type WireErrorOf<Code extends WireErrorCode> = InstanceType<typeof Failure> & {
  /** The one code. */
  readonly code: Code;
} & Facts[Code];

/**
 * An error of framing or of a codec. The text leads with where it happened, then what was expected and what came.
 *
 * A `switch` over `code` narrows it: errors of framing have an `offset`, those of codecs a `path`.
 */
export type WireError = { [Code in WireErrorCode]: WireErrorOf<Code> }[WireErrorCode];

/** Makes errors, and tells by `instanceof` those of this copy of the package; see `isWireError`. */
export const WireError = Failure as unknown as {
  /** The text is made of the details. */
  new <Code extends WireErrorCode>(
    code: Code,
    details: WireErrorDetails & Facts[Code],
  ): { [One in Code]: WireErrorOf<One> }[Code];
  /** What `instanceof` looks for. */
  readonly prototype: WireError;
};

/** Holds also for errors thrown by another copy of this package. */
export function isWireError(error: unknown): error is WireError {
  return error instanceof Error && error.name === 'WireError' && 'code' in error;
}

/** A value as one short line for error texts. Cuts after 60 characters. */
export function preview(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value instanceof Uint8Array) return `${value.length} octets`;
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    text = String(value);
  }
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function describe(code: WireErrorCode, d: WireErrorDetails): string {
  const place = [d.message, d.path, d.offset === undefined ? undefined : `at octet ${d.offset}`]
    .filter((part) => part !== undefined)
    .join(' ');
  const what = d.expected === undefined ? code.replaceAll('_', ' ') : `expected ${d.expected}`;
  const got = d.received === undefined ? '' : `, got ${d.received}`;
  return `${place === '' ? '' : `${place}: `}${what}${got}`;
}
