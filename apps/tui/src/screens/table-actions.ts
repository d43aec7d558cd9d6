import type { App } from '../app/app.ts';
import { promptFilter } from '../overlays/prompt.ts';
import type { TableModel } from '../state/table-model.ts';
import type { Motion } from '../state/viewport.ts';
import { type Line, type Span, span } from '../text/line.ts';
import { plural } from '../text/plural.ts';
import { sanitise } from '../text/sanitise.ts';

/** Carries out what every table understands; true when `action` was one of those. */
export function runTableAction<Row>(app: App, table: TableModel<Row>, action: string): boolean {
  if (action.startsWith('move:')) table.move(action.slice('move:'.length) as Motion);
  else if (action === 'filter') promptFilter(app, table);
  else if (action === 'filter:clear' || (action === 'back' && table.filter !== '')) table.setFilter('');
  else if (action === 'column:next') table.moveColumn(1);
  else if (action === 'column:previous') table.moveColumn(-1);
  else if (action === 'sort') table.cycleSort();
  else return false;
  return true;
}

/** What a table shows of how much: `12 of 340 devices · filter ~core`. */
export function tableStatus<Row>(table: TableModel<Row>, one: string, many?: string): Line {
  const counted =
    table.count === table.total
      ? plural(table.total, one, many)
      : `${table.count} of ${plural(table.total, one, many)}`;
  const spans: Span[] = [span(counted)];
  if (table.filter !== '') spans.push(span(' · filter '), span(sanitise(table.filter), 'warn'));
  if (table.sorting !== undefined) {
    spans.push(span(` · by ${table.sorting.column} ${table.sorting.descending ? 'down' : 'up'}`, 'muted'));
  }
  return spans;
}
