/** Policies with their compliance; from here to the results and the runs of one. */
import type { App } from '../app/app.ts';
import type { Screen, Size } from '../app/mode.ts';
import { reach, staleNote, whyEmpty } from '../app/reach.ts';
import type { CheckResult, Policy, PolicyRun } from '../backend/backend.ts';
import { confirm } from '../overlays/confirm.ts';
import { copyText } from '../overlays/detail.ts';
import { typedConfirm } from '../overlays/typed-confirm.ts';
import { type Column, TableModel } from '../state/table-model.ts';
import { type Line, span } from '../text/line.ts';
import { plural } from '../text/plural.ts';
import { sanitise } from '../text/sanitise.ts';
import { showAge } from '../text/time.ts';
import { complianceBarText, complianceCounts } from '../view/compliance.ts';
import { jobLine } from '../view/job-line.ts';
import { rule, tableLines } from '../view/table-view.ts';
import { workLines } from '../view/work-lines.ts';
import { assess, remediate } from './policy-jobs.ts';
import { createResultsView } from './policy-results.ts';
import { createRunsView } from './policy-runs.ts';
import { runTableAction, tableStatus } from './table-actions.ts';

const ROWS_FOR_PANEL = 14;
const TABLE_FRAME = 3;
const BAR_WIDTH = 16;

export interface PoliciesScreen extends Screen {
  attach(): void;
}

export function createPoliciesScreen(app: App): PoliciesScreen {
  const table = new TableModel<Policy>({
    columns: columnsFor(app),
    key: ({ uuid }) => uuid,
    touch: app.touch,
  });
  let policies: readonly Policy[] = [];
  let loaded = false;
  let place: 'policies' | 'results' | 'runs' = 'policies';
  let opened: Policy | undefined;
  /** Where the results were opened from. */
  let before: 'policies' | 'runs' = 'policies';
  const results = createResultsView(app);
  const runs = createRunsView(app);

  const load = () =>
    app.attempt('policies', async () => {
      const session = app.links.raas?.session();
      if (session === undefined) return;
      policies = await session.policies();
      loaded = true;
      opened = policies.find(({ uuid }) => uuid === opened?.uuid) ?? opened;
      table.setRows(policies);
    });
  const go = (next: typeof place) => {
    place = next;
    app.touch();
  };
  const openResults = (policy: Policy, run?: PolicyRun) => {
    opened = policy;
    results.load(policy, run?.jid);
    before = run === undefined ? 'policies' : 'runs';
    go('results');
  };
  const openRuns = (policy: Policy) => {
    opened = policy;
    runs.load(policy);
    go('runs');
  };
  const done = (policy: Policy) => (jid: string | undefined) => {
    load();
    if (jid !== undefined && place === 'results' && opened?.uuid === policy.uuid) results.load(policy);
  };
  const askAssess = (policy: Policy) =>
    confirm(app, {
      title: 'Assess',
      text: `Assess ${policy.name} on ${policy.target || 'its target'} now?`,
      accept: () => void assess(app, policy).then(done(policy)),
    });
  const askRemediate = (policy: Policy, chosen: readonly CheckResult[]) => {
    const failing = chosen.filter(({ state }) => state === 'noncompliant');
    if (failing.length === 0) {
      app.toast(`${policy.name}: nothing is noncompliant here`);
      return;
    }
    const checks = new Set(failing.map(({ checkUuid }) => checkUuid)).size;
    const minions = new Set(failing.map(({ master, minion }) => `${master}/${minion}`)).size;
    typedConfirm(app, {
      title: 'Remediate',
      text: `Change ${plural(minions, 'minion')} so that ${plural(checks, 'noncompliant check')} of ${policy.name} will pass. This cannot be undone from here.`,
      word: policy.name,
      accept: () => void remediate(app, policy, failing).then(done(policy)),
    });
  };
  const loadAndRemediate = (policy: Policy) =>
    app.attempt('results', async () => {
      const session = app.links.raas?.session();
      if (session !== undefined) askRemediate(policy, await session.results(policy.uuid));
    });

  const listActions: Readonly<Record<string, (policy: Policy) => void>> = {
    open: (policy) => openResults(policy),
    assess: askAssess,
    remediate: loadAndRemediate,
    runs: openRuns,
    copy: (policy) => app.copy(copyText(policy), 'the policy'),
  };
  const innerActions: Readonly<Record<string, (policy: Policy) => void>> = {
    back: () => go(place === 'results' ? before : 'policies'),
    assess: askAssess,
    remediate: (policy) => askRemediate(policy, results.shown()),
    runs: openRuns,
    open: (policy) => {
      const run = runs.current();
      if (run !== undefined) openResults(policy, run);
    },
  };

  return {
    id: 'policies',
    title: 'Policies',
    get contexts() {
      return [place, 'table', 'list'] as const;
    },
    trail: () => (place === 'policies' || opened === undefined ? [] : [opened.name, place]),
    attach: load,
    run(action) {
      if (place === 'results' && results.run(action)) return;
      if (place === 'runs' && runs.run(action)) return;
      if (place !== 'policies') {
        if (opened !== undefined) innerActions[action]?.(opened);
        return;
      }
      if (runTableAction(app, table, action)) return;
      if (action === 'refresh') reach(app, 'raas') && load();
      else if (table.current !== undefined) listActions[action]?.(table.current);
    },
    status() {
      if (place === 'results') return results.status();
      return place === 'runs' ? runs.status() : tableStatus(table, 'policy', 'policies');
    },
    view(size) {
      if (place === 'results') return results.view(size);
      if (place === 'runs') return runs.view(size);
      const free = size.rows - TABLE_FRAME - table.count;
      const panel =
        size.rows >= ROWS_FOR_PANEL && table.current !== undefined
          ? panelLines(app, table.current, { columns: size.columns, rows: free })
          : [];
      const empty = whyEmpty(app, 'raas', loaded, 'this server has no policies');
      const look = { title: `Policies${staleNote(app, 'raas')}`, empty };
      return [
        ...tableLines(table, { columns: size.columns, rows: size.rows - panel.length }, look),
        ...panel,
      ];
    },
  };
}

function columnsFor(app: App): readonly Column<Policy>[] {
  const count = (policy: Policy, state: string) => String(policy.stats[state] ?? 0);
  return [
    { id: 'name', title: 'NAME', text: ({ name }) => sanitise(name), role: () => 'strong', most: 32 },
    { id: 'target', title: 'TARGET', text: ({ target }) => sanitise(target), most: 20 },
    {
      id: 'compliance',
      title: 'COMPLIANCE',
      text: ({ stats }) => complianceBarText(stats, BAR_WIDTH),
      sortText: ({ stats }) => String(shareOf(stats)),
      role: ({ stats }) => ((stats.noncompliant ?? 0) > 0 ? 'warn' : 'good'),
    },
    {
      id: 'compliant',
      title: '✓',
      align: 'right',
      text: (policy) => count(policy, 'compliant'),
      role: () => 'good',
    },
    {
      id: 'noncompliant',
      title: '✗',
      align: 'right',
      text: (policy) => count(policy, 'noncompliant'),
      role: (policy) => (count(policy, 'noncompliant') === '0' ? 'muted' : 'bad'),
    },
    {
      id: 'activity',
      title: 'ACTIVITY',
      text: (policy) => activityOf(app, policy) || 'idle',
      least: 15,
      role: (policy) => (activityOf(app, policy) === '' ? 'muted' : 'warn'),
    },
    {
      id: 'assessed',
      title: 'ASSESSED',
      text: ({ lastAssess }) => showAge(lastAssess, app.now()),
      sortText: ({ lastAssess }) => String(lastAssess ?? ''),
    },
    {
      id: 'remediated',
      title: 'REMEDIATED',
      text: ({ lastRemediation }) => showAge(lastRemediation, app.now()),
      sortText: ({ lastRemediation }) => String(lastRemediation ?? ''),
    },
  ];
}

function activityOf(app: App, policy: Policy): string {
  const job = app.jobs.running().find(({ subject }) => subject === policy.uuid);
  if (job === undefined) return '';
  return job.progress === undefined ? job.kind : `${job.kind} ${job.progress.done}/${job.progress.of}`;
}

/** Compliant results per thousand. */
function shareOf(stats: Policy['stats']): number {
  const total = Object.values(stats).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return total === 0 ? 0 : Math.round((1000 * (stats.compliant ?? 0)) / total);
}

function panelLines(app: App, policy: Policy, { columns, rows }: Size): readonly Line[] {
  const job = app.jobs.latest(policy.uuid);
  const counts = complianceCounts(policy.stats);
  const none = policy.lastAssess === undefined ? 'never assessed: a assesses' : 'none';
  const lines: Line[] = [
    rule(policy.name, '', columns),
    [span('  results    ', 'muted'), ...(counts.length === 0 ? [span(none, 'muted')] : counts)],
    job === undefined
      ? [span('  last work  ', 'muted'), span('none since this program started', 'muted')]
      : [span('  last work  ', 'muted'), ...jobLine(job, app.now())],
  ];
  return [...lines, ...workLines(app, ['assess', 'remediate'], { columns, rows: rows - lines.length })];
}
