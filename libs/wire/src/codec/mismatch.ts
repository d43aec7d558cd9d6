import { preview, WireError, type WireErrorCode } from '../errors.ts';

/**
 * What codecs throw inside: cheap, without a stack, its text and path made only when it leaves this package.
 * Containers add their segment on the way out, so that reading good values builds no paths.
 */
export class Mismatch {
  readonly code: WireErrorCode;
  readonly value: unknown;
  /** Innermost first. */
  readonly segments: string[] = [];
  /** The segments already lead from the root; containers add nothing. */
  readonly absolute: boolean;
  /** Only the kind of the value may be told. */
  isVeiled = false;
  private readonly words: () => string;

  constructor(code: WireErrorCode, words: () => string, value: unknown, absolutePath?: string) {
    this.code = code;
    this.words = words;
    this.value = value;
    this.absolute = absolutePath !== undefined;
    if (absolutePath !== undefined) this.segments.push(absolutePath);
  }

  get expected(): string {
    return this.words();
  }

  get path(): string {
    return `$${this.segments.toReversed().join('')}`;
  }

  get received(): string {
    return this.isVeiled ? kindOf(this.value) : preview(this.value);
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (value instanceof Uint8Array) return `${value.length} octets`;
  switch (typeof value) {
    case 'undefined':
      return 'nothing';
    case 'object':
      return value === null ? 'null' : 'an object';
    case 'string':
      return 'text';
    default:
      return `a ${typeof value}`;
  }
}

/** Puts a segment in front of a mismatch's path; anything else passes unchanged. To be thrown by the caller. */
export function within(error: unknown, segment: string): unknown {
  if (error instanceof Mismatch && !error.absolute) error.segments.push(segment);
  return error;
}

/** The public form of whatever a codec threw. */
export function toWireError(error: unknown, message?: string): unknown {
  if (!(error instanceof Mismatch)) return error;
  return new WireError(error.code, {
    ...(message === undefined ? {} : { message }),
    path: error.path,
    expected: error.expected,
    received: error.received,
  });
}

/** A key as a path segment: `.name`, or `["Add Realms"]` where it is no identifier. */
export function keySegment(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
