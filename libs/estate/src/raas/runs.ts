/**
 * Assessments and remediations. A run is opened, takes the returns of its minions one by one, and is closed. Live runs do so on the
 * clock; the past that a new world comes with is made of the same steps at earlier times.
 */
import { createRandom } from '../random.ts';
import { inspect, isMendable } from './compliance.ts';
import type { Minion } from './minions.ts';
import {
  checksOf,
  countStates,
  exemptionOf,
  groupOf,
  minionsOf,
  type PolicyState,
  pairKey,
  type RaasState,
  type Result,
  type Run,
} from './state.ts';

/** Of each policy, how many runs keep what they found about each pair. */
const keptResults = 20;

/** Who makes a call. */
export interface RaasActor {
  readonly username: string;
}

export interface RunRequest {
  readonly fun: Run['fun'];
  readonly policy: PolicyState;
  readonly user: string;
  /** All of the policy when left out. */
  readonly checks?: readonly string[];
  readonly minions?: readonly Minion[];
  readonly schedule?: Run['schedule'];
}

/** Enters a new run among the commands. Time in milliseconds since the epoch. */
export function openRun(state: RaasState, request: RunRequest, time: number): Run {
  const { fun, policy, user } = request;
  const group = groupOf(state, policy.tgt_uuid);
  const minions = request.minions ?? minionsOf(state, policy.tgt_uuid);
  const run: Run = {
    jid: state.jids.next(time),
    fun,
    user,
    userUuid: userUuid(state, user),
    policyUuid: policy.uuid,
    target: { uuid: group.uuid, name: group.name, desc: group.desc },
    schedule: request.schedule,
    minions: inReturnOrder(state, minions),
    checks: request.checks ?? policy.checks,
    state: 'new',
    createTime: time,
    startTime: null,
    endTime: null,
    returns: [],
    results: new Map(),
  };
  state.runs.set(run.jid, run);
  if (fun === 'policy.assessment') policy.lastAssess = run;
  else policy.lastRemed = run;
  forgetOldResults(state, policy);
  return run;
}

/** Runs on the clock of the world; ends early when the world is closed. */
export async function carryOutRun(state: RaasState, run: Run): Promise<void> {
  const { clock } = state;
  const { signal } = state.closed;
  // All within 1 to 3 seconds, however many minions there are.
  const pause = Math.min(700, 2400 / Math.max(1, run.minions.length));
  try {
    await clock.sleep(120, signal);
    startRun(run, clock.now());
    if (run.minions.length > 0) await clock.sleep(400, signal);
    for (const minion of run.minions) {
      await clock.sleep(pause, signal);
      takeReturn(state, run, minion, clock.now());
    }
    closeRun(run, clock.now());
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

export function startRun(run: Run, time: number): void {
  run.state = 'retrieved';
  run.startTime = time;
}

/** Lets one minion do its part; nothing comes from one that is lost. */
export function takeReturn(state: RaasState, run: Run, minion: Minion, time: number): void {
  if (minion.presence === 'lost') return;
  const policy = state.policies.get(run.policyUuid);
  // A policy that was removed meanwhile has no results left to write; the run itself goes on.
  const results = policy === undefined ? [] : work(state, run, policy, minion, time);
  for (const [key, result] of results) {
    run.results.set(key, result);
    policy?.results.set(key, result);
  }
  minion.alterTime = time;
  run.returns.push({
    minion,
    hasErrors: results.some(
      ([, { state, action }]) => state === 'error' || (action === 'remediate' && state === 'noncompliant'),
    ),
    time,
    counts: countStates(results.map(([, result]) => result.state)),
  });
}

export function closeRun(run: Run, time: number): void {
  run.endTime = time;
  if (run.returns.length < run.minions.length) run.state = 'completed_missing_returns';
  else if (run.returns.some(({ hasErrors }) => hasErrors)) run.state = 'completed_failures';
  else run.state = 'completed_all_successful';
}

/** The masters that a run was sent to, and those whose minions have all returned. */
export function mastersOf(run: Run): { to: string[]; done: string[] } {
  const to = [...new Set(run.minions.map(({ master }) => master.id))].sort();
  if (run.endTime !== null) return { to, done: to };
  const returned = new Set(run.returns.map(({ minion }) => minion));
  const waiting = new Set(
    run.minions.filter((minion) => !returned.has(minion)).map(({ master }) => master.id),
  );
  return { to, done: to.filter((id) => !waiting.has(id)) };
}

/** The uuid of a user, from the name. */
export function userUuid(state: RaasState, name: string): string {
  return createRandom(`${state.seed}/user/${name}`).uuid();
}

function work(
  state: RaasState,
  run: Run,
  policy: PolicyState,
  minion: Minion,
  time: number,
): [key: string, result: Result][] {
  const wanted = new Set(run.checks);
  const exemption = exemptionOf(state, policy);
  const results: [string, Result][] = [];
  for (const check of checksOf(state, policy)) {
    if (!wanted.has(check.uuid)) continue;
    const key = pairKey(check.uuid, minion);
    const exempt = exemption(check.uuid, minion);
    const finding = inspect(state, policy, check, minion, exempt);
    const common = { jid: run.jid, duration: finding.duration, time };
    if (run.fun === 'policy.assessment') {
      results.push([
        key,
        { ...common, state: finding.state, comment: finding.comment, action: 'assess', changes: {} },
      ]);
      state.tally.assessed.add(check.uuid);
    } else {
      if (exempt !== undefined || finding.gap === undefined) continue;
      const { found, wanted: right } = finding.gap;
      const mends = isMendable(state, check, minion);
      if (mends) state.mended.set(key, right);
      results.push([
        key,
        {
          ...common,
          action: 'remediate',
          state: mends ? 'compliant' : 'noncompliant',
          comment: mends ? 'Remediated' : `${finding.comment}; the change did not take`,
          changes: mends ? { [check.measure?.what ?? check.name]: { old: found, new: right } } : {},
        },
      ]);
      state.tally.remediated.add(check.uuid);
    }
    const counts = state.tally.allTime.get(check.uuid) ?? {};
    const reached = results.at(-1)![1].state;
    counts[reached] = (counts[reached] ?? 0) + 1;
    state.tally.allTime.set(check.uuid, counts);
  }
  return results;
}

/** Minions return in an order of their own, the same each time. */
function inReturnOrder(state: RaasState, minions: readonly Minion[]): Minion[] {
  return minions
    .map((minion) => ({ minion, rank: createRandom(`${state.seed}/rank/${minion.key}`).next() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ minion }) => minion);
}

function forgetOldResults(state: RaasState, policy: PolicyState): void {
  const runs = [...state.runs.values()].filter(({ policyUuid }) => policyUuid === policy.uuid);
  for (const run of runs.slice(0, -keptResults)) run.results.clear();
}
