/** A query of the devices, switches or ports of a realm. */
import type { App } from '../app/app.ts';
import type { Screen } from '../app/mode.ts';
import { reach, staleNote, whyEmpty } from '../app/reach.ts';
import type { QueryRequest, Realm, RowData } from '../backend/backend.ts';
import { codeOf, messageOf } from '../backend/errors.ts';
import { copyText, showDetail } from '../overlays/detail.ts';
import { pick, tick } from '../overlays/picker.ts';
import { type Column, TableModel } from '../state/table-model.ts';
import { type Line, span } from '../text/line.ts';
import { sanitise, showValue } from '../text/sanitise.ts';
import { tableLines } from '../view/table-view.ts';
import { askFilters } from './filter-form.ts';
import { firstColumns, type QueryView, queryViews } from './query-views.ts';
import { runTableAction, tableStatus } from './table-actions.ts';

const HISTORY: readonly { readonly value: QueryRequest['history']; readonly label: string }[] = [
  { value: 0, label: 'current' },
  { value: 1, label: 'all' },
  { value: 2, label: 'all with changes' },
];

export interface QueryScreen extends Screen {
  /** Shows the devices of a realm. */
  open(realm: Realm): void;
}

/** What the query needs to know of the realms. */
export interface RealmSource {
  realms(): readonly Realm[];
  current(): Realm | undefined;
}

export function createQueryScreen(app: App, source: RealmSource): QueryScreen {
  const views = queryViews(app.catalogue);
  let view = views[0] as QueryView;
  let realm: Realm | undefined;
  let columns = firstColumns(view);
  let filters: Readonly<Record<string, string>> = {};
  let history: QueryRequest['history'] = 0;
  let asked: 'never' | 'running' | 'answered' | 'failed' = 'never';
  let failure = '';
  let run = 0;
  let took = 0;
  const remembered = new Map<string, readonly string[]>();
  // Rows have no identity of their own on the wire; their place serves, as it is stable between two queries.
  const places = new WeakMap<RowData, number>();
  const table = new TableModel<RowData>({
    columns: [],
    key: (row) => String(places.get(row)),
    touch: app.touch,
  });

  const ask = () => {
    realm ??= source.current();
    const target = realm;
    // Without a server it waits: `show` asks once there is one.
    const session = target === undefined ? undefined : reach(app, 'porttracker');
    if (target === undefined || session === undefined) {
      asked = 'never';
      return;
    }
    const turn = ++run;
    const since = app.now();
    asked = 'running';
    app.touch();
    app.attempt('query', async () => {
      try {
        const rows = await session.query({ realm: target.gid, view: view.name, columns, filters, history });
        if (turn !== run) return;
        took = app.now() - since;
        rows.forEach((row, place) => {
          places.set(row, place);
        });
        table.setColumns(columns.map((name) => columnFor(name, view)));
        table.setRows(rows);
        asked = 'answered';
      } catch (error) {
        if (turn === run) {
          asked = codeOf(error) === 'offline' ? 'never' : 'failed';
          failure = messageOf(error);
        }
        throw error;
      } finally {
        app.touch();
      }
    });
  };

  const chooseView = () =>
    pick(
      app,
      'View',
      views.map(({ name, fields }) => ({ label: name, note: `${fields.length} columns`, value: name })),
      view.name,
      (name) => {
        remembered.set(view.name, columns);
        view = views.find((one) => one.name === name) as QueryView;
        columns = remembered.get(name) ?? firstColumns(view);
        filters = {};
        ask();
      },
    );
  const chooseColumns = () => {
    const place = (name: string) => (columns.includes(name) ? columns.indexOf(name) : columns.length);
    // What is shown comes first, the rest where it is found by its name.
    const ordered = view.fields.toSorted(
      (a, b) => place(a.name) - place(b.name) || (a.name < b.name ? -1 : 1),
    );
    const options = ordered.map(({ name, doc }) => ({ label: name, note: doc, value: name }));
    tick(app, `Columns of the ${view.name} view`, options, columns, (names) => {
      const kept = columns.filter((name) => names.includes(name));
      columns = [...kept, ...names.filter((name) => !kept.includes(name))];
      if (columns.length > 0) ask();
    });
  };
  const chooseRealm = () => {
    const options = source.realms().map(({ gid, name }) => ({ label: name, note: gid, value: gid }));
    pick(app, 'Realm', options, realm?.gid ?? '', (gid) => {
      realm = source.realms().find((one) => one.gid === gid);
      ask();
    });
  };

  const actions: Readonly<Record<string, () => void>> = {
    refresh: ask,
    back: () => app.go('realms'),
    open: () => table.current && showDetail(app, `${view.name} of ${realm?.name ?? ''}`, table.current),
    copy: () => table.current && app.copy(copyText(table.current), 'the row'),
    'query:view': chooseView,
    'query:columns': chooseColumns,
    'query:realm': chooseRealm,
    'query:history': () =>
      pick(app, 'History', HISTORY, history, (value) => {
        history = value;
        ask();
      }),
    'query:filters': () =>
      askFilters(app, view, filters, (given) => {
        filters = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''));
        ask();
      }),
  };

  const emptyText = () => {
    if (asked === 'running') return 'asking the server …';
    if (asked === 'failed') return `the query failed: ${failure}`;
    if (asked === 'answered')
      return Object.keys(filters).length === 0
        ? 'no rows'
        : 'no rows pass the filters of the server: f changes them';
    return whyEmpty(app, 'porttracker', source.realms().length > 0, 'no rows yet: r runs the query');
  };

  return {
    id: 'query',
    title: 'Query',
    contexts: ['query', 'table', 'list'],
    trail: () => (realm === undefined ? [] : [realm.name, view.name]),
    open(next) {
      realm = next;
      view = views[0] as QueryView;
      columns = remembered.get(view.name) ?? firstColumns(view);
      filters = {};
      table.setRows([]);
      ask();
      app.go('query');
    },
    show() {
      if (asked === 'never' && app.links.porttracker?.connected()) ask();
    },
    run(action) {
      if (!runTableAction(app, table, action)) actions[action]?.();
    },
    status: () => [
      ...tableStatus(table, 'row'),
      ...(asked === 'answered' ? [span(` · ${took} ms`, 'muted')] : []),
      ...(history === 0 ? [] : [span(` · history ${HISTORY[history]?.label}`, 'warn')]),
      ...filterSpans(filters),
    ],
    view(size) {
      const title = `${view.name} view${realm === undefined ? '' : ` of ${realm.name}`}${asked === 'running' ? ' · asking …' : ''}`;
      return tableLines(table, size, { title: title + staleNote(app, 'porttracker'), empty: emptyText() });
    },
  };
}

function filterSpans(filters: Readonly<Record<string, string>>): Line {
  const shown = Object.entries(filters).map(([name, text]) => `${name} ${sanitise(text)}`);
  return shown.length === 0 ? [] : [span(' · server '), span(shown.join(', '), 'warn')];
}

function columnFor(name: string, view: QueryView): Column<RowData> {
  const numeric = view.fields.find((field) => field.name === name)?.numeric === true;
  return {
    id: name,
    title: name,
    text: (row) => showValue(row[name]),
    ...(numeric && { align: 'right' as const }),
  };
}
