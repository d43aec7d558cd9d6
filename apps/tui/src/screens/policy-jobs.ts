/** Assessments and remediations: started, then followed by asking how far the job is. */
import type { App } from '../app/app.ts';
import { reach } from '../app/reach.ts';
import type { CheckResult, JobProgress, Policy, RaasSession } from '../backend/backend.ts';
import { codeOf, messageOf } from '../backend/errors.ts';

/** Milliseconds between two looks at a running job. */
const POLL_INTERVAL = 1000;

const pause = () => new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL).unref());

function raasSession(app: App): RaasSession {
  const session = app.links.raas?.session();
  if (session === undefined) throw new Error('no RaaS server was given');
  return session;
}

/** Starts an assessment; resolves when it has ended, with its job id, or undefined when it failed. */
export function assess(app: App, policy: Policy): Promise<string | undefined> {
  return follow(app, policy, 'assess', (session) => session.assess(policy.uuid));
}

/** Remediates the checks of `results` on their minions; resolves as {@link assess} does. */
export function remediate(
  app: App,
  policy: Policy,
  results: readonly CheckResult[],
): Promise<string | undefined> {
  const minions: Record<string, string[]> = {};
  for (const { master, minion } of results) {
    const known = minions[master] ?? [];
    if (!known.includes(minion)) minions[master] = [...known, minion];
  }
  const checks = [...new Set(results.map(({ checkUuid }) => checkUuid))];
  return follow(app, policy, 'remediate', (session) =>
    session.remediate({ policy: policy.uuid, checks, minions }),
  );
}

async function follow(
  app: App,
  policy: Policy,
  kind: 'assess' | 'remediate',
  begin: (session: RaasSession) => Promise<string>,
): Promise<string | undefined> {
  if (app.jobs.running().some((job) => job.subject === policy.uuid)) {
    app.toast(`${policy.name}: a job is already running`, 'warn');
    return undefined;
  }
  const session = reach(app, 'raas');
  if (session === undefined) return undefined;
  const id = app.jobs.start({ kind, subject: policy.uuid, name: policy.name, own: true });
  try {
    const jid = await begin(session);
    app.jobs.report(id, { note: `job ${jid}` });
    const last = await untilDone(app, jid, (progress) =>
      app.jobs.report(id, {
        note: progress.state,
        progress: { done: progress.returned, of: progress.expected },
      }),
    );
    const outcome = last.state.replaceAll('_', ' ');
    app.jobs.end(id, 'done', outcome);
    app.toast(`${kind} of ${policy.name}: ${outcome}`, /fail|missing/.test(outcome) ? 'warn' : 'good');
    return jid;
  } catch (error) {
    app.jobs.end(id, 'failed', messageOf(error));
    app.toast(`${kind} of ${policy.name}: ${messageOf(error)}`, 'bad');
    return undefined;
  }
}

/** Asks until the job is done; a server that is away is waited for. */
async function untilDone(
  app: App,
  jid: string,
  report: (progress: JobProgress) => void,
): Promise<JobProgress> {
  for (;;) {
    try {
      const progress = await raasSession(app).progress(jid);
      if (progress.done) return progress;
      report(progress);
    } catch (error) {
      if (codeOf(error) !== 'offline') throw error;
    }
    await pause();
  }
}
