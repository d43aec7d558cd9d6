/** An answer as a tree, as a table where it is rows, and as JSON. */
import type { App } from '../app/app.ts';
import type { Size } from '../app/mode.ts';
import { type Column, TableModel } from '../state/table-model.ts';
import { TreeModel } from '../state/tree-model.ts';
import { applyMotion, type Motion, moveTo, START } from '../state/viewport.ts';
import { type Line, span } from '../text/line.ts';
import { jsonReplacer, sanitise, showValue } from '../text/sanitise.ts';
import { rule, tableLines } from '../view/table-view.ts';
import { treeLines } from '../view/tree-view.ts';
import { runTableAction } from './table-actions.ts';

/** Lines of raw JSON kept; beyond, the tree is the way to look. */
const MOST_LINES = 50_000;
/** Rows that tell which columns a table has. */
const SAMPLE = 50;

type Row = Readonly<Record<string, unknown>>;
export type ResponseLook = 'tree' | 'table' | 'raw';

export interface ResponseView {
  readonly look: ResponseLook;
  /** True when it carried the action out. */
  run(action: string): boolean;
  view(size: Size, title: string): readonly Line[];
}

export function createResponseView(app: App, value: unknown): ResponseView {
  const tree = new TreeModel(value, app.touch);
  const rows = rowsOf(value);
  const looks: readonly ResponseLook[] = rows === undefined ? ['tree', 'raw'] : ['tree', 'table', 'raw'];
  // A list of rows reads best as one; any other answer may have members beside its rows.
  let look: ResponseLook = Array.isArray(value) && value.length > 1 && rows !== undefined ? 'table' : 'tree';
  let table: TableModel<Row> | undefined;
  let raw: readonly string[] | undefined;
  let rawView = START;
  let height = 10;

  const tableOf = (found: readonly Row[]) => {
    if (table === undefined) {
      table = new TableModel<Row>({ columns: columnsOf(found), key: () => '', touch: app.touch });
      table.setRows(found);
    }
    return table;
  };
  const rawLines = () => {
    raw ??= (JSON.stringify(value, jsonReplacer, 2) ?? 'nothing').split('\n', MOST_LINES);
    return raw;
  };

  return {
    get look() {
      return look;
    },
    run(action) {
      if (action === 'view') {
        look = looks[(looks.indexOf(look) + 1) % looks.length] as ResponseLook;
        app.touch();
        return true;
      }
      if (look === 'table' && rows !== undefined) return runTableAction(app, tableOf(rows), action);
      if (look === 'raw') {
        if (!action.startsWith('move:')) return false;
        rawView = applyMotion(rawView, action.slice('move:'.length) as Motion, rawLines().length, height);
        app.touch();
        return true;
      }
      return runTree(tree, action);
    },
    view({ columns, rows: room }, title) {
      height = Math.max(1, room - 1);
      if (look === 'table' && rows !== undefined) {
        return tableLines(tableOf(rows), { columns, rows: room }, { title, empty: 'no rows' });
      }
      if (look === 'tree')
        return [rule(title, 'tree', columns), ...treeLines(tree, { columns, rows: height })];
      const lines = rawLines();
      rawView = moveTo(rawView, rawView.cursor, lines.length, height);
      const cut = lines.length === MOST_LINES ? `first ${MOST_LINES} lines` : 'JSON';
      const shown = lines.slice(rawView.top, rawView.top + height).map((line, index): Line => {
        const selected = rawView.top + index === rawView.cursor;
        return [span(selected ? '> ' : '  ', 'key'), span(sanitise(line), selected ? 'strong' : 'plain')];
      });
      return [rule(title, cut, columns), ...shown];
    },
  };
}

function runTree(tree: TreeModel, action: string): boolean {
  if (action.startsWith('move:')) tree.move(action.slice('move:'.length) as Motion);
  else if (action === 'tree:open') tree.toggle();
  else if (action === 'tree:close') tree.close();
  else if (action === 'tree:openAll') tree.setAll(true);
  else if (action === 'tree:closeAll') tree.setAll(false);
  else return false;
  return true;
}

/** The rows of an answer: a list of objects, or such a list as `results`. */
function rowsOf(value: unknown): readonly Row[] | undefined {
  if (Array.isArray(value))
    return value.length > 0 && value.slice(0, SAMPLE).every(isFilledRow) ? value : undefined;
  return isRow(value) && 'results' in value ? rowsOf(value.results) : undefined;
}

function isFilledRow(value: unknown): value is Row {
  return isRow(value) && Object.keys(value).length > 0;
}

function isRow(value: unknown): value is Row {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}

function columnsOf(rows: readonly Row[]): readonly Column<Row>[] {
  const names = new Set(rows.slice(0, SAMPLE).flatMap((row) => Object.keys(row)));
  return [...names].map((name) => ({ id: name, title: name, text: (row) => showValue(row[name]) }));
}
