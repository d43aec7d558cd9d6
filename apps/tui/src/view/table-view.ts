/** A table as lines: a rule, the titles, the rows, a rule. No side borders: they would cost a redraw of every row. */
import type { Size } from '../app/mode.ts';
import type { Column, TableModel } from '../state/table-model.ts';
import { type Line, lineWidth, type Span, span } from '../text/line.ts';
import { plural } from '../text/plural.ts';
import { sanitise } from '../text/sanitise.ts';
import { fit, textWidth, truncate } from '../text/width.ts';

const MARKER_WIDTH = 2;
const GAP = 2;

export interface TableLook {
  readonly title: string;
  /** Shown instead of rows when there are none. */
  readonly empty: string;
}

interface Placed<Row> {
  readonly column: Column<Row>;
  readonly index: number;
  readonly width: number;
}

/** `size.rows` lines; sets the table's height to the rows that fit. */
export function tableLines<Row>(table: TableModel<Row>, size: Size, look: TableLook): Line[] {
  table.height = Math.max(1, size.rows - 3);
  const placed = placeColumns(table, size.columns);
  const lines: Line[] = [rule(look.title, '', size.columns), headLine(table, placed)];
  if (table.count === 0) {
    const text = table.total === 0 ? look.empty : `no row passes the filter (${table.total} without it)`;
    lines.push([span(`  ${sanitise(text)}`, 'muted')]);
  }
  const { top } = table;
  for (let place = top; place < Math.min(table.count, top + table.height); place++) {
    lines.push(rowLine(table.row(place) as Row, placed, place === table.cursor, size.columns));
  }
  while (lines.length < size.rows - 1) lines.push([]);
  lines.push(rule('', positionOf(table, placed), size.columns));
  return lines;
}

function positionOf<Row>(table: TableModel<Row>, placed: readonly Placed<Row>[]): string {
  const hidden = table.columns.length - placed.length;
  const columns = hidden > 0 ? ` · ${plural(hidden, 'more column')}: ← →` : '';
  return table.count === 0 ? '' : `${table.cursor + 1}/${table.count}${columns}`;
}

/** A horizontal rule with a text near its left end and one near its right. */
export function rule(left: string, right: string, width: number): Line {
  const start: Span[] =
    left === ''
      ? [span('──', 'border')]
      : [span('── ', 'border'), span(sanitise(left), 'heading'), span(' ', 'border')];
  const end: Span[] =
    right === '' ? [span('──', 'border')] : [span(` ${right} `, 'muted'), span('──', 'border')];
  const middle = Math.max(0, width - lineWidth(start) - lineWidth(end));
  return [...start, span('─'.repeat(middle), 'border'), ...end];
}

/** Columns that fit beside each other; the window of columns follows the active one. */
function placeColumns<Row>(table: TableModel<Row>, width: number): readonly Placed<Row>[] {
  const widths = table.widths(textWidth);
  const fitFrom = (first: number): Placed<Row>[] => {
    const placed: Placed<Row>[] = [];
    let left = width - MARKER_WIDTH;
    for (let index = first; index < table.columns.length; index++) {
      const wanted = widths[index] as number;
      if (left < Math.min(wanted, 8)) break;
      placed.push({ column: table.columns[index] as Column<Row>, index, width: Math.min(wanted, left) });
      left -= wanted + GAP;
    }
    return placed;
  };
  table.firstColumn = Math.min(table.firstColumn, table.activeColumn);
  let placed = fitFrom(table.firstColumn);
  while (placed.length > 0 && (placed.at(-1) as Placed<Row>).index < table.activeColumn) {
    table.firstColumn++;
    placed = fitFrom(table.firstColumn);
  }
  return spread(placed, width, table.columns.length);
}

/** Gives cells that are left over to the last column. */
function spread<Row>(placed: Placed<Row>[], width: number, count: number): readonly Placed<Row>[] {
  const last = placed.at(-1);
  if (last === undefined || last.index !== count - 1 || last.column.align === 'right') return placed;
  const used = placed.reduce((sum, one) => sum + one.width + GAP, MARKER_WIDTH) - GAP;
  return [...placed.slice(0, -1), { ...last, width: last.width + Math.max(0, width - used) }];
}

function headLine<Row>(table: TableModel<Row>, placed: readonly Placed<Row>[]): Line {
  const spans: Span[] = [span('  ')];
  placed.forEach(({ column, index, width }, at) => {
    // The sign of the sorted column stands in the gap behind its title, so that no column moves when it is sorted.
    const sorted = table.sorting?.column === column.id ? (table.sorting.descending ? '▼' : '▲') : '';
    const title = truncate(sanitise(column.title), width);
    const padding = ' '.repeat(Math.max(0, width - textWidth(title)));
    const role = index === table.activeColumn ? 'active' : 'heading';
    const gap = at < placed.length - 1 ? GAP : 0;
    const behind = column.align === 'right' ? '' : padding;
    if (column.align === 'right') spans.push(span(padding));
    spans.push(span(title, role), span(sorted, 'key'), span((behind + ' '.repeat(gap)).slice(sorted.length)));
  });
  return spans;
}

function rowLine<Row>(row: Row, placed: readonly Placed<Row>[], selected: boolean, width: number): Line {
  const gap = ' '.repeat(GAP);
  if (selected) {
    const cells = placed
      .map(({ column, width: room }) => fit(column.text(row), room, column.align))
      .join(gap);
    return [span(fit(`> ${cells}`, width), 'selected')];
  }
  const spans: Span[] = [span('  ')];
  placed.forEach(({ column, width: room }, at) => {
    spans.push(span(fit(column.text(row), room, column.align), column.role?.(row) ?? 'plain'));
    if (at < placed.length - 1) spans.push(span(gap));
  });
  return spans;
}
