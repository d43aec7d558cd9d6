/**
 * What the simulated server keeps. Plain maps, changed by the functions of the other files; everything in them follows from
 * the seed, the clock and the calls made.
 */
import type { PolicyVariable, Schedule, ScheduleEntry, Stats, TargetGroup } from '@aluco/raas';
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { Content } from './content/build.ts';
import type { ContentCheck } from './content/model.ts';
import { notFound } from './errors.ts';
import type { Master, Minion } from './minions.ts';
import { compileTargets } from './targets.ts';
import type { JidSource } from './time.ts';

export type State = 'compliant' | 'noncompliant' | 'error' | 'notapplicable' | 'unknown';

/** All states, the worst first. */
export const states: readonly State[] = ['noncompliant', 'error', 'unknown', 'compliant', 'notapplicable'];

/** What a run found out about one check on one minion. */
export interface Result {
  readonly state: State;
  readonly action: 'assess' | 'remediate';
  readonly jid: string;
  readonly comment: string | null;
  readonly changes: Readonly<Record<string, { old: string; new: string }>>;
  /** Milliseconds. */
  readonly duration: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

export interface PolicyState {
  readonly uuid: string;
  name: string;
  tgt_uuid: string;
  benchmarks: readonly string[];
  /** Uuids of its checks. */
  checks: readonly string[];
  variables: readonly PolicyVariable[];
  schedule_uuid: string | null;
  schedule: Schedule | null;
  last_update: number;
  lastAssess: Run | undefined;
  lastRemed: Run | undefined;
  /** The latest result of each pair, by {@link pairKey}. */
  readonly results: Map<string, Result>;
}

export interface ExemptionState {
  readonly uuid: string;
  readonly policy_uuid: string;
  readonly check_uuid: string | null;
  readonly master_id: string | null;
  readonly minion_id: string | null;
  reason: string;
}

export interface RunReturn {
  readonly minion: Minion;
  readonly hasErrors: boolean;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** How many pairs ended in which state. */
  readonly counts: Readonly<Record<string, number>>;
}

/** One assessment or remediation. */
export interface Run {
  readonly jid: string;
  readonly fun: 'policy.assessment' | 'policy.remediation';
  readonly user: string;
  readonly userUuid: string;
  readonly policyUuid: string;
  readonly target: { readonly uuid: string; readonly name: string; readonly desc: string | null };
  readonly schedule: { readonly uuid: string; readonly name: string } | undefined;
  readonly minions: readonly Minion[];
  readonly checks: readonly string[];
  state:
    | 'new'
    | 'retrieved'
    | 'completed_all_successful'
    | 'completed_failures'
    | 'completed_missing_returns';
  /** Milliseconds since the epoch. */
  readonly createTime: number;
  startTime: number | null;
  endTime: number | null;
  readonly returns: RunReturn[];
  /** By {@link pairKey}. Emptied when the run is too old, see `keptResults`. */
  readonly results: Map<string, Result>;
}

export interface Intake {
  readonly uuid: string;
  readonly time: number;
  readonly benchmarks: number;
  readonly checks: number;
  readonly dbBenchmarks: number;
  readonly dbChecks: number;
}

export interface StatsNote {
  readonly uuid: string;
  readonly stats: Stats;
  readonly time: number;
}

export interface RaasState {
  readonly seed: number | string;
  readonly clock: Clock;
  /** For the uuids of what calls create. */
  readonly ids: Random;
  readonly jids: JidSource;
  readonly content: Content;
  readonly masters: readonly Master[];
  readonly minions: readonly Minion[];
  readonly groups: Map<string, TargetGroup>;
  readonly policies: Map<string, PolicyState>;
  readonly exemptions: Map<string, ExemptionState>;
  readonly schedules: Map<string, ScheduleEntry>;
  /** By job id, in the order they were made. */
  readonly runs: Map<string, Run>;
  /** Values that remediations set, by {@link pairKey}. */
  readonly mended: Map<string, string>;
  readonly tally: {
    /** Results ever, by check and state. */
    readonly allTime: Map<string, Record<string, number>>;
    readonly assessed: Set<string>;
    readonly remediated: Set<string>;
  };
  readonly statsNotes: StatsNote[];
  intake: Intake | null;
  customIntake: Intake | null;
  /** Ends the runs under way when the world is closed. */
  readonly closed: AbortController;
}

/** Names a pair of check and minion. */
export function pairKey(check: string, minion: Minion): string {
  return `${check}|${minion.key}`;
}

/** @throws RaasEstateError `not_found`, keyed by the parameter. */
export function policyOf(state: RaasState, uuid: string, parameter = 'policy_uuid'): PolicyState {
  const policy = state.policies.get(uuid);
  if (policy === undefined) throw notFound('policy', parameter, uuid);
  return policy;
}

/** @throws RaasEstateError `not_found`, keyed by the parameter. */
export function groupOf(state: RaasState, uuid: string, parameter = 'tgt_uuid'): TargetGroup {
  const group = state.groups.get(uuid);
  if (group === undefined) throw notFound('target group', parameter, uuid);
  return group;
}

/** The minions that a group matches now. */
export function minionsOf(state: RaasState, groupUuid: string): Minion[] {
  const group = state.groups.get(groupUuid);
  return group === undefined ? [] : state.minions.filter(compileTargets(group.tgt));
}

/** The checks that a policy holds and that are still there. */
export function checksOf(state: RaasState, policy: PolicyState): ContentCheck[] {
  return policy.checks.flatMap((uuid) => state.content.checks.get(uuid) ?? []);
}

/** The exemption that takes a check on a minion out of a policy. */
export function exemptionOf(
  state: RaasState,
  policy: PolicyState,
): (check: string, minion: Minion) => ExemptionState | undefined {
  const own = [...state.exemptions.values()].filter(({ policy_uuid }) => policy_uuid === policy.uuid);
  if (own.length === 0) return () => undefined;
  return (check, minion) =>
    own.find(
      ({ check_uuid, master_id, minion_id }) =>
        (check_uuid === null || check_uuid === check) &&
        (minion_id === null || (minion_id === minion.id && master_id === minion.master.id)),
    );
}

/** Counts states; those that do not occur are missing. */
export function countStates(all: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const state of all) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
