import type { DiagnosticCode } from '@aluco/spec-model';

/**
 * One change to the base spec, and the fault it must give. In `to`, «…» marks the text that must be underlined;
 * the marks themselves are not part of the spec.
 */
export interface Fault extends Further {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly code: DiagnosticCode;
  /** Parts of what is said. */
  readonly message: string;
  readonly help: string;
}

interface Further {
  /** The place, where marks cannot tell it: `file:line:column`. */
  readonly at?: string;
  /** Other codes that follow from the same change. */
  readonly also?: readonly DiagnosticCode[];
}

type Row = readonly [
  name: string,
  from: string,
  to: string,
  code: DiagnosticCode,
  message: string,
  help: string,
  further?: Further,
];

export function rows(file: string, list: readonly Row[]): readonly Fault[] {
  return list.map(([name, from, to, code, message, help, further]) => ({
    file,
    name,
    from,
    to,
    code,
    message,
    help,
    ...further,
  }));
}
