/** Assessments and remediations of a policy, latest first. */
import type { App } from '../app/app.ts';
import { whyEmpty } from '../app/reach.ts';
import type { Policy, PolicyRun } from '../backend/backend.ts';
import { copyText } from '../overlays/detail.ts';
import { type Column, TableModel } from '../state/table-model.ts';
import { sanitise } from '../text/sanitise.ts';
import { tableLines } from '../view/table-view.ts';
import type { SubView } from './policy-results.ts';
import { runTableAction, tableStatus } from './table-actions.ts';

export interface RunsView extends SubView {
  load(policy: Policy): void;
  current(): PolicyRun | undefined;
}

const COLUMNS: readonly Column<PolicyRun>[] = [
  {
    id: 'created',
    title: 'STARTED',
    text: ({ created }) => sanitise(created.slice(0, 19).replace('T', ' ')),
  },
  { id: 'fun', title: 'KIND', text: ({ fun }) => sanitise(fun.replace(/^policy\./, '')) },
  {
    id: 'state',
    title: 'STATE',
    text: ({ state }) => sanitise(state.replaceAll('_', ' ')),
    role: ({ state }) => (state.includes('fail') ? 'bad' : state.startsWith('completed') ? 'good' : 'warn'),
  },
  {
    id: 'returned',
    title: 'RETURNED',
    align: 'right',
    text: ({ returned, expected }) => `${returned}/${expected}`,
  },
  { id: 'failed', title: 'FAILED', align: 'right', text: ({ failed }) => String(failed) },
  { id: 'user', title: 'USER', text: ({ user }) => sanitise(user) },
  { id: 'jid', title: 'JOB', text: ({ jid }) => sanitise(jid), role: () => 'muted' },
];

export function createRunsView(app: App): RunsView {
  const table = new TableModel<PolicyRun>({ columns: COLUMNS, key: ({ jid }) => jid, touch: app.touch });
  let policy: Policy | undefined;
  let loaded = false;

  const load = (next: Policy) => {
    if (policy?.uuid !== next.uuid) table.setRows([]);
    loaded = false;
    policy = next;
    app.attempt('runs', async () => {
      const rows = await app.links.raas?.session().runs(next.uuid);
      if (policy === next && rows !== undefined) {
        loaded = true;
        table.setRows([...rows].sort((a, b) => (a.jid < b.jid ? 1 : -1)));
      }
    });
  };

  return {
    load,
    current: () => table.current,
    run(action) {
      if (runTableAction(app, table, action)) return true;
      if (action === 'refresh' && policy !== undefined) load(policy);
      else if (action === 'copy' && table.current !== undefined) app.copy(copyText(table.current), 'the run');
      else return false;
      return true;
    },
    status: () => tableStatus(table, 'run'),
    view: (size) =>
      tableLines(table, size, {
        title: `Runs of ${policy?.name ?? ''}`,
        empty: whyEmpty(app, 'raas', loaded, 'no runs yet'),
      }),
  };
}
