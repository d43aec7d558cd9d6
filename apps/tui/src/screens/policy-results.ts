/** Results of an assessment: one row per check and minion, a bar of the states above them. */
import type { App } from '../app/app.ts';
import type { Size } from '../app/mode.ts';
import { staleNote, whyEmpty } from '../app/reach.ts';
import { type CheckResult, COMPLIANCE_STATES, type Policy } from '../backend/backend.ts';
import { copyText, showDetail } from '../overlays/detail.ts';
import { pick } from '../overlays/picker.ts';
import { type Column, TableModel } from '../state/table-model.ts';
import { type Line, span } from '../text/line.ts';
import { sanitise } from '../text/sanitise.ts';
import {
  complianceBar,
  complianceCounts,
  complianceName,
  complianceRole,
  complianceSign,
} from '../view/compliance.ts';
import { jobLine } from '../view/job-line.ts';
import { tableLines } from '../view/table-view.ts';
import { runTableAction, tableStatus } from './table-actions.ts';

/** A part of a screen with a table of its own. */
export interface SubView {
  /** True when it carried the action out. */
  run(action: string): boolean;
  status(): Line;
  view(size: Size): readonly Line[];
}

export interface ResultsView extends SubView {
  /** Results of a run, or of the last assessment. */
  load(policy: Policy, jid?: string): void;
  /** Rows that pass the filters. */
  shown(): readonly CheckResult[];
}

const COLUMNS: readonly Column<CheckResult>[] = [
  {
    id: 'state',
    title: 'STATE',
    text: ({ state }) => `${complianceSign(state)} ${sanitise(complianceName(state))}`,
    role: ({ state }) => complianceRole(state),
  },
  { id: 'minion', title: 'MINION', text: ({ minion }) => sanitise(minion), most: 24 },
  { id: 'check', title: 'CHECK', text: ({ check }) => sanitise(check), most: 48 },
  { id: 'comment', title: 'COMMENT', text: ({ comment }) => sanitise(comment), most: 60 },
  { id: 'master', title: 'MASTER', text: ({ master }) => sanitise(master), role: () => 'muted', most: 24 },
];

export function createResultsView(app: App): ResultsView {
  const table = new TableModel<CheckResult>({
    columns: COLUMNS,
    key: ({ checkUuid, master, minion }) => `${checkUuid}/${master}/${minion}`,
    touch: app.touch,
  });
  let all: readonly CheckResult[] = [];
  let stats: Readonly<Record<string, number>> = {};
  let state = 'all';
  let policy: Policy | undefined;
  let jid: string | undefined;
  let loading = false;
  let loads = 0;

  const apply = () => table.setRows(state === 'all' ? all : all.filter((row) => row.state === state));
  const load = (nextPolicy: Policy, nextJid?: string) => {
    if (policy?.uuid !== nextPolicy.uuid || jid !== nextJid) {
      all = [];
      stats = {};
      state = 'all';
    }
    const turn = ++loads;
    policy = nextPolicy;
    jid = nextJid;
    loading = true;
    app.attempt('results', async () => {
      try {
        const rows = await app.links.raas?.session().results(nextPolicy.uuid, nextJid);
        if (turn !== loads || rows === undefined) return;
        all = rows;
        stats = countStates(rows);
      } finally {
        if (turn === loads) loading = false;
        apply();
      }
    });
    apply();
  };
  const chooseState = () => {
    const options = ['all', ...COMPLIANCE_STATES.filter((name) => (stats[name] ?? 0) > 0)];
    const note = (name: string) => String(name === 'all' ? all.length : stats[name]);
    pick(
      app,
      'State',
      options.map((name) => ({ label: name, note: note(name), value: name })),
      state,
      (name) => {
        state = name;
        apply();
      },
    );
  };

  return {
    load,
    shown: () => table.shown(),
    run(action) {
      if (runTableAction(app, table, action)) return true;
      const { current } = table;
      if (action === 'state') chooseState();
      else if (action === 'refresh' && policy !== undefined) load(policy, jid);
      else if (action === 'open' && current !== undefined) showDetail(app, current.check, current.raw);
      else if (action === 'copy' && current !== undefined) app.copy(copyText(current.raw), 'the result');
      else return false;
      return true;
    },
    status: () => [
      ...tableStatus(table, 'result'),
      ...(state === 'all' ? [] : [span(' · state '), span(state, 'warn')]),
      ...(jid === undefined ? [] : [span(` · run ${jid}`, 'muted')]),
    ],
    view(size) {
      const job = policy === undefined ? undefined : app.jobs.latest(policy.uuid);
      const running = job?.outcome === 'running' ? job : undefined;
      const head: Line[] = [
        [span('  '), ...complianceBar(stats, Math.max(10, size.columns - 4))],
        running === undefined
          ? [span('  '), ...complianceCounts(stats)]
          : [span('  '), ...jobLine(running, app.now())],
      ];
      const empty = whyEmpty(app, 'raas', !loading, 'no results: a assesses the policy');
      const rest = { columns: size.columns, rows: size.rows - head.length };
      return [
        ...head,
        ...tableLines(table, rest, {
          title: `Results of ${policy?.name ?? ''}${staleNote(app, 'raas')}`,
          empty,
        }),
      ];
    },
  };
}

function countStates(rows: readonly CheckResult[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of COMPLIANCE_STATES) {
    const count = rows.filter(({ state }) => state === name).length;
    if (count > 0) counts[name] = count;
  }
  return counts;
}
