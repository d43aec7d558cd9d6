import { showValue } from '../show.ts';

/** A value that does not fit its type. Thrown inside the example check only, and turned into a diagnostic there. */
export class Misfit extends Error {
  /** A JSON path from the start of the line: `$[2].name`. */
  readonly path: string;
  readonly expected: string;
  readonly received: string;

  constructor(path: string, expected: string, received: string) {
    super(`at ${path} expected ${expected}, got ${received}`);
    this.name = 'Misfit';
    this.path = path;
    this.expected = expected;
    this.received = received;
  }
}

export function misfit(path: string, expected: string, value: unknown): never {
  throw new Misfit(path, expected, showValue(value));
}

export function below(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return /^[A-Za-z_]\w*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}
