import type { Size } from '../app/mode.ts';
import { summarise, type TreeModel, type TreeRow } from '../state/tree-model.ts';
import { moveTo } from '../state/viewport.ts';
import { type Line, span } from '../text/line.ts';
import { sanitise } from '../text/sanitise.ts';
import type { Role } from '../text/theme.ts';
import { truncate } from '../text/width.ts';

/** The visible rows of a tree, at most `size.rows` lines. */
export function treeLines(tree: TreeModel, size: Size): Line[] {
  tree.height = size.rows;
  const rows = tree.rows();
  tree.view = moveTo(tree.view, tree.view.cursor, rows.length, size.rows);
  return rows
    .slice(tree.view.top, tree.view.top + size.rows)
    .map((row, index) => rowLine(row, tree.view.top + index === tree.view.cursor, size.columns));
}

function rowLine(row: TreeRow, selected: boolean, width: number): Line {
  const sign = row.open === undefined ? '  ' : row.open ? '▾ ' : '▸ ';
  const start = `${selected ? '> ' : '  '}${'  '.repeat(row.depth)}${sign}`;
  const name = row.name === '' ? '' : `${sanitise(row.name)}: `;
  const value = truncate(sanitise(summarise(row.value)), width);
  if (selected)
    return [
      span(start, 'key'),
      span(name, 'strong'),
      span(value, row.open === undefined ? 'strong' : 'muted'),
    ];
  return [
    span(start, 'muted'),
    span(name),
    span(value, row.open === undefined ? roleOf(row.value) : 'muted'),
  ];
}

function roleOf(value: unknown): Role {
  if (value === null || value === undefined) return 'muted';
  if (typeof value === 'string') return 'good';
  return typeof value === 'boolean' ? 'warn' : 'accent';
}
