/** Realms, kept current by the server's events, with the work under way on each. */
import type { App } from '../app/app.ts';
import type { Screen, Size } from '../app/mode.ts';
import { reach, staleNote, whyEmpty } from '../app/reach.ts';
import type { PorttrackerSession, Realm } from '../backend/backend.ts';
import { copyText } from '../overlays/detail.ts';
import { type Column, TableModel } from '../state/table-model.ts';
import { type Line, span } from '../text/line.ts';
import { sanitise } from '../text/sanitise.ts';
import { showAge, showDuration } from '../text/time.ts';
import { wrapText } from '../text/width.ts';
import { jobLine } from '../view/job-line.ts';
import { rule, tableLines } from '../view/table-view.ts';
import { workLines } from '../view/work-lines.ts';
import { followEvent, runOnRealm } from './realm-jobs.ts';
import { runTableAction, tableStatus } from './table-actions.ts';

/** Rows from which the panel under the table is shown. */
const ROWS_FOR_PANEL = 14;
/** Rows of the table that are not realms. */
const TABLE_FRAME = 3;

export interface RealmsScreen extends Screen {
  realms(): readonly Realm[];
  /** The realm under the cursor. */
  current(): Realm | undefined;
  attach(session: PorttrackerSession): void;
}

export function createRealmsScreen(app: App, openRealm: (realm: Realm) => void): RealmsScreen {
  const table = new TableModel<Realm>({ columns: columnsFor(app), key: ({ gid }) => gid, touch: app.touch });
  let realms: readonly Realm[] = [];
  let loaded = false;

  const load = () =>
    app.attempt('realms', async () => {
      const session = app.links.porttracker?.session();
      if (session === undefined) return;
      realms = await session.realms();
      loaded = true;
      table.setRows(realms);
      // A screen that was opened before there were realms can go on now.
      app.screen().show?.();
    });
  const nameOf = (gid: string) => realms.find((realm) => realm.gid === gid)?.name ?? gid;

  const actions: Readonly<Record<string, () => void>> = {
    refresh: () => reach(app, 'porttracker') && load(),
    open: () => table.current && openRealm(table.current),
    poll: () => start('poll'),
    discover: () => start('discover'),
    copy: () => table.current && app.copy(copyText(table.current), 'the realm'),
  };
  const start = (kind: 'poll' | 'discover') => {
    const realm = table.current;
    if (realm === undefined) return;
    void runOnRealm(app, realm, kind).then(() => app.links.porttracker?.connected() && load());
  };

  return {
    id: 'realms',
    title: 'Realms',
    contexts: ['realms', 'table', 'list'],
    trail: () => [],
    realms: () => realms,
    current: () => table.current,
    attach(session) {
      for (const job of app.jobs.running()) {
        if (!job.own && (job.kind === 'poll' || job.kind === 'discover')) {
          app.jobs.end(job.id, 'failed', 'the connection was lost meanwhile');
        }
      }
      session.onEvent((event) => {
        followEvent(app, event, nameOf);
        load();
      });
      load();
    },
    run(action) {
      if (!runTableAction(app, table, action)) actions[action]?.();
    },
    status: () => tableStatus(table, 'realm'),
    view(size) {
      const free = size.rows - TABLE_FRAME - table.count;
      const panel =
        size.rows >= ROWS_FOR_PANEL && table.current !== undefined
          ? panelLines(app, table.current, { columns: size.columns, rows: free })
          : [];
      const empty = whyEmpty(app, 'porttracker', loaded, 'this server has no realms');
      const look = { title: `Realms${staleNote(app, 'porttracker')}`, empty };
      return [
        ...tableLines(table, { columns: size.columns, rows: size.rows - panel.length }, look),
        ...panel,
      ];
    },
  };
}

function activityOf(app: App, realm: Realm): string {
  const running = app.jobs.running().filter(({ subject }) => subject === realm.gid);
  if (running.length > 0) {
    return running.map((job) => `${job.kind} ${showDuration(app.now() - job.started)}`).join(', ');
  }
  if (realm.polling) return 'poll';
  return realm.syncing ? 'sync' : '';
}

function columnsFor(app: App): readonly Column<Realm>[] {
  const age = (moment: number | undefined) => showAge(moment, app.now());
  const count = (value: number | undefined) => (value === undefined ? '' : String(value));
  return [
    { id: 'name', title: 'NAME', text: (realm) => sanitise(realm.name), role: () => 'strong', most: 28 },
    {
      id: 'activity',
      title: 'ACTIVITY',
      text: (realm) => activityOf(app, realm) || 'idle',
      role: (realm) => (activityOf(app, realm) === '' ? 'muted' : 'warn'),
      least: 13,
      most: 24,
    },
    {
      id: 'last_poll',
      title: 'LAST POLL',
      text: (realm) => age(realm.lastPoll),
      sortText: (realm) => count(realm.lastPoll),
    },
    {
      id: 'last_discover',
      title: 'DISCOVERED',
      text: (realm) => age(realm.lastDiscover),
      sortText: (realm) => count(realm.lastDiscover),
    },
    { id: 'infrastructure', title: 'DEVICES', align: 'right', text: (realm) => count(realm.infrastructure) },
    { id: 'ports', title: 'PORTS', align: 'right', text: (realm) => count(realm.ports) },
    { id: 'gid', title: 'GID', text: (realm) => sanitise(realm.gid), role: () => 'muted' },
    { id: 'description', title: 'DESCRIPTION', text: (realm) => sanitise(realm.description) },
  ];
}

/** What is known of the realm under the cursor and, in the rows that are free, what was done on all of them. */
function panelLines(app: App, realm: Realm, { columns, rows }: Size): readonly Line[] {
  const now = app.now();
  const job = app.jobs.latest(realm.gid);
  const label = (text: string) => span(`  ${text.padEnd(13)}`, 'muted');
  const lines: Line[] = [
    rule(realm.name, '', columns),
    [label('seeds'), span(sanitise(realm.seeds) || 'none')],
    [label('description'), span(sanitise(realm.description) || 'none')],
  ];
  if (job === undefined) {
    lines.push([label('last work'), span('none since this program started: p polls, d discovers', 'muted')]);
  } else {
    const wrapped = wrapText(sanitise(job.note), columns - 17).slice(0, 3);
    const single = job.note === '' || rows < lines.length + 1 + wrapped.length;
    lines.push([
      label('last work'),
      ...jobLine(single ? job : { ...job, note: '' }, now, app.jobs.tookLast(job)),
    ]);
    if (!single) lines.push(...wrapped.map((text): Line => [label(''), span(text)]));
  }
  return [...lines, ...workLines(app, ['poll', 'discover'], { columns, rows: rows - lines.length })];
}
