import type { FormNode, Shape, TextValue } from './node.ts';

/** Something that is wrong with a form, by the JSON path of the value: `$.seeds[2].ip`. */
export interface FormError {
  readonly path: string;
  readonly message: string;
}

/** The path of a member of a value. */
export function memberPath(path: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}

/** What stands for a secret wherever the value itself must not be seen. */
export const SECRET_SIGN = '••••••';

/** How values are read: with what is wrong gathered, and with secrets replaced where they would be shown. */
export interface Reading {
  readonly errors: FormError[];
  readonly masked?: boolean;
}

/** The value of a form, undefined where it is omitted. What cannot be read is undefined and noted. */
export function collect(node: FormNode, path: string, reading: Reading): unknown {
  if (node.presence === 'omitted') return undefined;
  return node.presence === 'null' ? null : collectShape(node.shape(), path, reading);
}

function collectShape(shape: Shape, path: string, reading: Reading): unknown {
  switch (shape.kind) {
    case 'fixed':
      return shape.value;
    case 'text':
      if (shape.secret && reading.masked) return shape.value === 'string' ? SECRET_SIGN : undefined;
      return readText(shape.line.text, shape.value, path, reading);
    case 'choice':
      return shape.other?.used ? shape.other.line.text : shape.picked;
    case 'ticks':
      return shape.bits
        ? Object.fromEntries(shape.choices().map(({ label, value }) => [label, shape.ticked.includes(value)]))
        : shape.ticked.filter((ticked) => shape.choices().some(({ value }) => value === ticked));
    case 'items':
      return shape.items.map((item, index) => collect(item, `${path}[${index}]`, reading));
    case 'members':
      return collectMembers(shape.members, path, reading);
    case 'union':
      return collect(shape.inner, path, reading);
    case 'pairs': {
      const entries = shape.pairs.map(({ key, value }) => {
        const name = String(collect(key, path, reading));
        return [name, collect(value, memberPath(path, name), reading)] as const;
      });
      return Object.fromEntries(entries);
    }
  }
}

/** The value of a group of nodes: an object without the omitted ones. */
export function collectMembers(
  nodes: readonly FormNode[],
  path: string,
  reading: Reading,
): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const node of nodes) {
    const value = collect(node, memberPath(path, node.name), reading);
    if (value !== undefined) object[node.name] = value;
  }
  return object;
}

function readText(text: string, kind: TextValue, path: string, reading: Reading): unknown {
  const fail = (message: string) => {
    reading.errors.push({ path, message });
    return undefined;
  };
  switch (kind) {
    case 'string':
      return text;
    case 'number': {
      const value = Number(text);
      return text.trim() === '' || Number.isNaN(value)
        ? fail(`expected a number, got ${JSON.stringify(text)}`)
        : value;
    }
    case 'json':
      try {
        return JSON.parse(text);
      } catch (error) {
        return fail(`expected JSON: ${(error as Error).message}`);
      }
    case 'base64':
      return /^[A-Za-z0-9+/\s]*={0,2}$/.test(text)
        ? new Uint8Array(Buffer.from(text, 'base64'))
        : fail('expected base64: letters, digits, + and /');
    case 'octets': {
      const digits = text.replace(/[\s:.-]/g, '');
      return /^([0-9A-Fa-f]{2})*$/.test(digits)
        ? new Uint8Array(Buffer.from(digits, 'hex'))
        : fail('expected octets as pairs of hexadecimal digits, such as 00:30:42');
    }
  }
}
