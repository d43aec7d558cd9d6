/** A form tree as the rows on the screen. */
import { memberPath } from './collect.ts';
import type { FormNode, Shape } from './node.ts';

export type RowKind =
  /** A node's own row: its name and value. */
  | { readonly kind: 'value' }
  /** One tick of a `ticks` node. */
  | { readonly kind: 'tick'; readonly value: unknown; readonly label: string }
  /** The row that adds an item or a pair. */
  | { readonly kind: 'add' };

export interface FormRow {
  readonly node: FormNode;
  readonly part: RowKind;
  readonly depth: number;
  readonly path: string;
  /** The list or map it is an item of, and which. */
  readonly parent?: { readonly node: FormNode; readonly index: number };
}

/** Rows of a group of nodes, top to bottom. */
export function formRows(nodes: readonly FormNode[], path = '$', depth = 0): FormRow[] {
  return nodes.flatMap((node) => nodeRows(node, memberPath(path, node.name), depth));
}

function nodeRows(node: FormNode, path: string, depth: number, parent?: FormRow['parent']): FormRow[] {
  const own: FormRow = { node, part: { kind: 'value' }, depth, path, ...(parent && { parent }) };
  return node.presence === 'given' ? [own, ...innerRows(node, node.shape(), path, depth + 1)] : [own];
}

function innerRows(node: FormNode, shape: Shape, path: string, depth: number): FormRow[] {
  const add: FormRow = { node, part: { kind: 'add' }, depth, path };
  switch (shape.kind) {
    case 'ticks':
      return shape
        .choices()
        .map(({ label, value }) => ({ node, part: { kind: 'tick', value, label }, depth, path }));
    case 'items':
      return [
        ...shape.items.flatMap((item, index) => nodeRows(item, `${path}[${index}]`, depth, { node, index })),
        add,
      ];
    case 'pairs':
      return [
        ...shape.pairs.flatMap(({ key, value }, index) => {
          const name = key.shape();
          const text =
            name.kind === 'text' ? name.line.text : name.kind === 'choice' ? name.picked : undefined;
          const at = text === undefined ? path : memberPath(path, String(text));
          return [
            ...nodeRows(key, path, depth, { node, index }),
            ...nodeRows(value, at, depth + 1, { node, index }),
          ];
        }),
        add,
      ];
    case 'members':
      return formRows(shape.members, path, depth);
    case 'union':
      return nodeRows(shape.inner, path, depth);
    default:
      return [];
  }
}
