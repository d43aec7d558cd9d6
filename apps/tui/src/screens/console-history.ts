/** Requests sent since the program started. */
import type { App } from '../app/app.ts';
import type { Params } from '../form/form-model.ts';
import type { CatalogueEntry } from '../spec/catalogue.ts';
import { type Column, TableModel } from '../state/table-model.ts';
import { sanitise } from '../text/sanitise.ts';
import { showClock } from '../text/time.ts';
import { tableLines } from '../view/table-view.ts';
import type { SubView } from './policy-results.ts';
import { runTableAction, tableStatus } from './table-actions.ts';

/** Exchanges kept. */
const KEPT = 200;

/** A request and what came of it. */
export interface Exchange {
  readonly entry: CatalogueEntry;
  readonly params: Params;
  /** As sent, secrets masked. */
  readonly line: string;
  /** Milliseconds of the epoch. */
  readonly at: number;
  readonly state: 'running' | 'answered' | 'failed';
  readonly took?: number;
  readonly answer?: unknown;
  readonly error?: string;
}

export interface HistoryView extends SubView {
  add(exchange: Exchange): void;
  replace(old: Exchange, next: Exchange): void;
  current(): Exchange | undefined;
}

const COLUMNS: readonly Column<Exchange>[] = [
  { id: 'at', title: 'AT', text: ({ at }) => showClock(at) },
  {
    id: 'state',
    title: 'STATE',
    text: ({ state }) => state,
    role: ({ state }) => (state === 'failed' ? 'bad' : state === 'answered' ? 'good' : 'warn'),
  },
  { id: 'took', title: 'MS', align: 'right', text: ({ took }) => (took === undefined ? '' : String(took)) },
  { id: 'message', title: 'MESSAGE', text: ({ entry }) => entry.message.name, role: () => 'strong' },
  { id: 'line', title: 'SENT', text: ({ line }) => sanitise(line), most: 200 },
];

export function createHistoryView(app: App): HistoryView {
  let exchanges: readonly Exchange[] = [];
  const table = new TableModel<Exchange>({
    columns: COLUMNS,
    key: ({ at, line }) => `${at} ${line}`,
    touch: app.touch,
  });
  const set = (next: readonly Exchange[]) => {
    exchanges = next.slice(0, KEPT);
    table.setRows(exchanges);
  };
  return {
    add: (exchange) => set([exchange, ...exchanges]),
    replace: (old, next) => set(exchanges.map((exchange) => (exchange === old ? next : exchange))),
    current: () => table.current,
    run(action) {
      if (action === 'copy' && table.current !== undefined) app.copy(table.current.line, 'the wire line');
      else return runTableAction(app, table, action);
      return true;
    },
    status: () => tableStatus(table, 'request'),
    view: (size) => tableLines(table, size, { title: 'Requests sent', empty: 'nothing sent yet' }),
  };
}
