/** Figures on the whole of security, now and over time. */
import type {
  ContentStats,
  GetStatsHistoryParams,
  GetStatsParams,
  Stats,
  StatsField,
  StatsSample,
} from '@aluco/raas';
import { createRandom } from '../random.ts';
import { pageOf } from './paging.ts';
import { isExpired } from './schedules.ts';
import { countStates, type Intake, type PolicyState, type RaasState, type StatsNote } from './state.ts';
import { formatTime } from './time.ts';

/** How many notes are kept, and how long one is good before the next is taken, in milliseconds. */
const keptNotes = 1000;
const noteInterval = 30 * 60_000;

export function getStats(state: RaasState, { include_in_response }: GetStatsParams): Stats {
  const names = include_in_response ?? (Object.keys(figures) as StatsField[]);
  return Object.fromEntries(names.map((name) => [name, figures[name](state)]));
}

export function getStatsHistory(state: RaasState, params: GetStatsHistoryParams) {
  noteStats(state);
  const unit = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 }[
    params.time_unit ?? 'hours'
  ];
  const since = state.clock.now() - (params.since_time ?? 1) * unit;
  const rows = state.statsNotes.filter(({ time }) => time >= since);
  const { count, results } = pageOf(rows, params, params.sort_by ? ({ time }) => time : undefined);
  return { count, results: results.map(showNote) };
}

/** Takes down the figures of now, unless the last note is fresh. */
export function noteStats(state: RaasState): void {
  const time = state.clock.now();
  const last = state.statsNotes.at(-1);
  if (last !== undefined && time - last.time < noteInterval) return;
  state.statsNotes.push(makeNote(state, getStats(state, {}), time));
  if (state.statsNotes.length > keptNotes) state.statsNotes.shift();
}

/** A note with a uuid that follows from its time, so that taking it changes nothing else. */
export function makeNote({ seed }: RaasState, stats: Stats, time: number): StatsNote {
  return { uuid: createRandom(`${seed}/note/${time}`).uuid(), stats, time };
}

export function showIntake(intake: Intake | null): ContentStats | null {
  if (intake === null) return null;
  return {
    uuid: intake.uuid,
    success: true,
    ingest_date: formatTime(intake.time),
    content_benchmarks: intake.benchmarks,
    content_checks: intake.checks,
    db_benchmarks: intake.dbBenchmarks,
    db_checks: intake.dbChecks,
    errors: null,
  };
}

const figures: { readonly [name in StatsField]: (state: RaasState) => Stats[name] } = {
  checks_assessed_all_time: ({ tally }) => tally.assessed.size,
  checks_remediated_all_time: ({ tally }) => tally.remediated.size,
  checks_assessed_latest: (state) =>
    sum(policies(state).map(({ lastAssess }) => lastAssess?.checks.length ?? 0)),
  checks_remediated_latest: (state) =>
    sum(policies(state).map(({ lastRemed }) => lastRemed?.checks.length ?? 0)),
  assessment_jobs_run: (state) => runsOf(state, 'policy.assessment'),
  remediation_jobs_run: (state) => runsOf(state, 'policy.remediation'),
  policies_created: ({ policies }) => policies.size,
  policies_with_schedule: (state) => policies(state).filter(({ schedule }) => schedule !== null).length,
  policies_with_expired_schedules: (state) =>
    policies(state).filter(({ schedule_uuid }) => {
      const schedule = state.schedules.get(schedule_uuid ?? '');
      return schedule !== undefined && isExpired(state, schedule);
    }).length,
  policies_never_assessed: (state) =>
    policies(state).filter(({ lastAssess }) => lastAssess === undefined).length,
  checks_by_benchmark: (state) => byBenchmark(state, (checks) => checks.length),
  checks_by_benchmark_in_policy: (state) => {
    const used = checksInPolicies(state);
    return byBenchmark(state, (checks) => checks.filter((uuid) => used.has(uuid)).length);
  },
  checks_by_benchmark_not_in_policy: (state) => {
    const used = checksInPolicies(state);
    return byBenchmark(state, (checks) => checks.filter((uuid) => !used.has(uuid)).length);
  },
  policies_with_exemptions: ({ exemptions }) =>
    new Set([...exemptions.values()].map(({ policy_uuid }) => policy_uuid)).size,
  status_all_time: ({ tally }) => addUp(tally.allTime.values()),
  status_since_last_assessment: (state) => addUp(latestCounts(state).values()),
  check_status_by_benchmark_all_time: (state) =>
    byBenchmark(state, (checks) => addUp(checks.map((uuid) => state.tally.allTime.get(uuid) ?? {}))),
  check_status_by_benchmark_since_last_assessment: (state) => {
    const latest = latestCounts(state);
    return byBenchmark(state, (checks) => addUp(checks.map((uuid) => latest.get(uuid) ?? {})));
  },
  content_stats: ({ intake }) => showIntake(intake),
};

function policies(state: RaasState): PolicyState[] {
  return [...state.policies.values()];
}

function runsOf(state: RaasState, fun: string): number {
  return [...state.runs.values()].filter((run) => run.fun === fun).length;
}

function checksInPolicies(state: RaasState): Set<string> {
  return new Set(policies(state).flatMap(({ checks }) => checks));
}

/** From each check to its latest results in all policies, by state. */
function latestCounts(state: RaasState): Map<string, Record<string, number>> {
  const found = policies(state).flatMap(({ results }) => [...results]);
  const byCheck = Map.groupBy(found, ([key]) => key.slice(0, key.indexOf('|')));
  return new Map(
    [...byCheck].map(([check, results]) => [check, countStates(results.map(([, result]) => result.state))]),
  );
}

function byBenchmark<T>(state: RaasState, figure: (checks: readonly string[]) => T): Record<string, T> {
  const benchmarks = [...state.content.benchmarks.values()];
  return Object.fromEntries(benchmarks.map(({ short_name, checks }) => [short_name, figure(checks)]));
}

function addUp(all: Iterable<Readonly<Record<string, number>>>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of all) {
    for (const [name, count] of Object.entries(one)) counts[name] = (counts[name] ?? 0) + count;
  }
  return counts;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function showNote({ uuid, stats, time }: StatsNote): StatsSample {
  return { uuid, stats, time_stamp: formatTime(time) };
}
