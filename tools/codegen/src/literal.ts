/** Data as TypeScript source: short things on one line, long things one entry per line. */

type Data = unknown;

/** Source text that stands in data as it is. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const WIDTH = 100;

/** A string literal in single quotes. What ends a line, or is private use, is written as an escape. */
export function quote(text: string): string {
  const body = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${body.replaceAll(/[\u2028\u2029\p{Co}]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`)}'`;
}

/** An object key or interface member name, quoted only when it must be. */
export function propertyName(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) && name !== '__proto__' ? name : quote(name);
}

function entriesOf(value: object): [string, Data][] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

function printFlat(value: Data): string {
  if (value instanceof Code) return value.text;
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(printFlat).join(', ')}]`;
  const entries = entriesOf(value).map(([key, item]) => `${dataKey(key)}: ${printFlat(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** `{'__proto__': x}` would set the prototype; a computed key makes an ordinary property. */
function dataKey(key: string): string {
  return key === '__proto__' ? `['__proto__']` : propertyName(key);
}

/** Prints plain data (strings, numbers, booleans, null, arrays, objects) and code in it; `undefined` entries are left out. */
export function printLiteral(value: Data, indent = 0): string {
  const flat = printFlat(value);
  if (value === null || typeof value !== 'object' || flat.length + indent <= WIDTH) return flat;
  const pad = ' '.repeat(indent + 2);
  const end = ' '.repeat(indent);
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => `${pad}${printLiteral(item, indent + 2)},\n`).join('')}${end}]`;
  }
  const lines = entriesOf(value).map(
    ([key, item]) => `${pad}${dataKey(key)}: ${printLiteral(item, indent + 2)},\n`,
  );
  return `{\n${lines.join('')}${end}}`;
}
