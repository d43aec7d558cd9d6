// Generated from spec/raas/sec.yaml by `npm run generate`. Do not edit.

import type { Json } from '@aluco/wire';
import type { CommandState, RunFunction } from './cmd.types.ts';
import type { Grains, MinionsByMaster } from './minions.types.ts';
import type { Schedule } from './schedule.types.ts';

/** An object without members. The call succeeded and has nothing more to say. */
export type Nothing = Record<string, never>;

/**
 * Where a benchmark or a check comes from.
 *
 * - `C`: Custom: taken in by this installation.
 * - `S`: Supplied: part of the vendor's content.
 *
 * Source: documented (raas-sec-interface). A benchmark of the vendor's example carries the text
 * "None".
 */
export type UserFlag = 'C' | 'S' | (string & {});

/**
 * What an assessment found for a check on a minion.
 *
 * - `compliant`: The minion is as the check wants it.
 * - `noncompliant`: The minion is not as the check wants it.
 * - `error`: The check could not be carried out.
 * - `notapplicable`: The check does not concern this minion.
 * - `unknown`: Nothing is known yet; the minion has not been assessed.
 *
 * Source: documented (api-catalogue).
 */
export type CheckState = 'compliant' | 'noncompliant' | 'error' | 'notapplicable' | 'unknown' | (string & {});

/**
 * What a result comes from.
 *
 * - `assess`: An assessment.
 * - `remediate`: A remediation.
 *
 * Source: documented (api-catalogue).
 */
export type CheckAction = 'assess' | 'remediate' | (string & {});

/**
 * From each state that occurs to how often it does; states that do not occur may be missing. The
 * states are those of a check result.
 *
 * Source: documented (raas-sec-interface).
 */
export type StateCounts = Record<string, number>;

/**
 * A published collection of checks.
 *
 * Source: documented (raas-sec-interface).
 */
export interface Benchmark {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Identifies the benchmark. */
  uuid: string;
  /** Its name, without spaces. */
  name: string;
  /** Its name for people. */
  display_name: string;
  /** The edition of the benchmark, a text without a fixed form. */
  version: string;
  /** What it is about. */
  description: string | null;
  /** Who published it, such as CIS or DISA STIGs. */
  authority: string | null;
  /** The operating system it is for; null or the text "None" for none in particular. */
  os: string | null;
  /** The kind of benchmark. */
  type: string | null;
  /** When it was or will be withdrawn, in UTC; null while it is current. */
  dep_date: string | null;
  /** When it last changed, in UTC. */
  last_update: string | null;
  /** Where it comes from. */
  user_flag: UserFlag | null;
  /** The policies that use it. */
  policies: readonly string[];
}

/**
 * One page of benchmarks.
 *
 * Source: documented (raas-sec-interface).
 */
export interface BenchmarkPage {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The number of benchmarks before paging. */
  count: number;
  /** The benchmarks of this page. */
  results: readonly Benchmark[];
}

/**
 * What a check of a benchmark is called by, when a benchmark is about to be removed.
 *
 * Source: documented (raas-sec-interface).
 */
export interface CheckReference {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Identifies the check. */
  uuid: string;
  /** Whether another benchmark has this check too. */
  other_benchmark_references: boolean;
}

/**
 * What refers to a benchmark.
 *
 * Source: documented (raas-sec-interface).
 */
export interface BenchmarkDependencies {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The policies that use the benchmark. */
  policies: readonly string[];
  /** The checks of the benchmark. */
  checks: readonly CheckReference[];
}

/**
 * Where a variable of a check holds.
 *
 * - `local`: In its own check only.
 * - `global`: In all checks that name it.
 *
 * Source: documented (raas-sec-interface). `local` is in the vendor's example, `global` is our
 * decision.
 */
export type VariableScope = 'local' | 'global' | (string & {});

/**
 * A value that a check lets a policy choose, such as the number of tries that a login allows.
 *
 * Source: documented (raas-sec-interface).
 */
export interface Variable {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Identifies the variable. */
  uuid: string;
  /** The name of the variable, which begins with that of its check. */
  name: string;
  /** Where it holds. */
  scope: VariableScope;
  /** The check it belongs to. */
  check_uuid: string;
  /** What it is for. */
  description: string | null;
  /** Its value in a policy that sets none, as text. */
  default_value: string | null;
}

/**
 * The variables of one check.
 *
 * Source: documented (raas-sec-interface).
 */
export interface CheckVariables {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The check that the variables belong to. */
  check_uuid: string;
  /** The name of the check, without spaces. */
  check_name: string;
  /** What a policy can set for the check. */
  variables: readonly Variable[];
}

/**
 * One page of checks with their variables.
 *
 * Source: documented (raas-sec-interface).
 */
export interface CheckVariablesPage {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The number of checks before paging. */
  count: number;
  /** The checks of this page. */
  results: readonly CheckVariables[];
}

/**
 * One thing that a benchmark wants of a system.
 *
 * Source: inferred (raas-sec-interface). The vendor's example shows the first six members and leaves
 * the rest out. dep_date and user_flag follow from what can be sorted and filtered by; description,
 * last_update and benchmarks are our decision.
 */
export interface Check {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Identifies the check. */
  uuid: string;
  /** Its name, without spaces. */
  name: string;
  /** The edition of the check, a text without a fixed form. */
  version: string;
  /** Its name for people. */
  display_name: string;
  /** The file with the Salt state that carries it out. */
  state_fs_uuid: string | null;
  /** The file with its short description. */
  mini_meta_fs_uuid: string | null;
  /** What it looks at. */
  description?: string | null | undefined;
  /** When it was or will be withdrawn, in UTC; null while it is current. */
  dep_date?: string | null | undefined;
  /** When it last changed, in UTC. */
  last_update?: string | null | undefined;
  /** Where it comes from. */
  user_flag?: UserFlag | null | undefined;
  /** The benchmarks that have it. */
  benchmarks?: readonly string[] | undefined;
}

/**
 * One page of checks.
 *
 * Source: documented (raas-sec-interface).
 */
export interface CheckPage {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The number of checks before paging. */
  count: number;
  /** The checks of this page. */
  results: readonly Check[];
}

/**
 * Where a benchmark speaks of a check.
 *
 * Source: decided. No source shows this member of a check.
 */
export interface BenchmarkReference {
  /** The name of the benchmark. */
  benchmark: string;
  /** The number that the benchmark gives to the check. */
  section: string;
}

/**
 * Everything about one check.
 *
 * Source: inferred (raas-sec-interface). The vendor's example shows the first six members and leaves
 * the rest out. dep_date and user_flag follow from what checks are sorted and filtered by, variables
 * from the call that lists them; the others are our decision.
 */
export interface CheckDetails {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Identifies the check. */
  uuid: string;
  /** Its name, without spaces. */
  name: string;
  /** The edition of the check, a text without a fixed form. */
  version: string;
  /** Its name for people. */
  display_name: string;
  /** The file with the Salt state that carries it out. */
  state_fs_uuid: string | null;
  /** The file with its short description. */
  mini_meta_fs_uuid: string | null;
  /** The file with its whole description. */
  meta_fs_uuid?: string | null | undefined;
  /** What it looks at. */
  description?: string | null | undefined;
  /** Why that matters. */
  rationale?: string | null | undefined;
  /** How to mend a system that fails it. */
  remediation?: string | null | undefined;
  /** When it was or will be withdrawn, in UTC; null while it is current. */
  dep_date?: string | null | undefined;
  /** When it last changed, in UTC. */
  last_update?: string | null | undefined;
  /** Where it comes from. */
  user_flag?: UserFlag | null | undefined;
  /** The benchmarks that have it. */
  benchmarks?: readonly string[] | undefined;
  /** Where those benchmarks speak of it. */
  references?: readonly BenchmarkReference[] | undefined;
  /** What a policy can set for it. */
  variables?: readonly Variable[] | undefined;
}

/**
 * An exemption as seen from its check.
 *
 * Source: documented (raas-sec-interface).
 */
export interface CheckExemption {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Identifies the exemption. */
  uuid: string;
  /** The policy it belongs to. */
  policy_uuid: string;
  /** The master of the exempt minion; null when all minions are exempt. */
  master_id: string | null;
  /** The exempt minion; null when all minions are. */
  minion_id: string | null;
  /** Why it was granted. */
  reason: string;
}

/**
 * What refers to a check. Holds the blocks that were asked for.
 *
 * Source: documented (raas-sec-interface).
 */
export interface CheckDependencies {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The policies that include the check. */
  policies?: readonly string[] | undefined;
  /** The benchmarks that have the check. */
  benchmarks?: readonly string[] | undefined;
  /** The exemptions granted for the check. */
  exemptions?: readonly CheckExemption[] | undefined;
}

/** The name of a field of {@link CheckDependencies} that a server returns. */
export type CheckDependenciesField = 'policies' | 'benchmarks' | 'exemptions';

/** The fields of {@link CheckDependencies} that a server returns. */
export type CheckDependenciesReadable = Pick<CheckDependencies, CheckDependenciesField>;

/**
 * Leave for a check to fail: on one minion, or on all of a policy.
 *
 * Source: documented (raas-sec-interface). That check and minion may be null follows from the other
 * exemptions shown and from the optional parameters.
 */
export interface Exemption {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Identifies the exemption. */
  uuid: string;
  /** The policy it belongs to. */
  policy_uuid: string;
  /** The exempt check; null when the minion is exempt from all. */
  check_uuid: string | null;
  /** The master of the exempt minion; null when all minions are exempt. */
  master_id: string | null;
  /** The exempt minion; null when all minions are. */
  minion_id: string | null;
  /** Why it was granted. */
  reason: string;
}

/**
 * The exemptions that a call made or changed.
 *
 * Source: documented (raas-sec-interface).
 */
export interface ExemptionPage {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** How many they are. */
  count: number;
  /** The exemptions, one per check and minion. */
  results: readonly Exemption[];
}

/**
 * Which exemption was removed.
 *
 * Source: documented (raas-sec-interface).
 */
export interface DeletedExemption {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The exemption that is no more. */
  uuid: string;
}

/**
 * What is known of one check on one minion.
 *
 * Source: inferred (raas-sec-interface). The vendor's example shows the first six members and leaves
 * the rest out. The others follow from the parameters that filter and sort by them; timestamp and
 * exemption_uuid are our decision.
 */
export interface CheckMinionResult {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The name of the check, without spaces. */
  check_name: string;
  /** The name of the check for people. */
  check_display_name: string;
  /** The policy that the check was run for. */
  policy_uuid: string;
  /** The name of the policy. */
  policy_name: string;
  /** The check that was run. */
  check_uuid: string;
  /** The version of the check. */
  check_version: string;
  /** The master of the minion. */
  master_id: string;
  /** The minion that it was run on. */
  minion_id: string;
  /** What was found. */
  state: CheckState;
  /** What the result comes from; null while the state is unknown. */
  action?: CheckAction | null | undefined;
  /** The run it comes from; null while the state is unknown. */
  jid?: string | null | undefined;
  /** Whether the minion is exempt from the check. */
  exempt?: boolean | undefined;
  /** The exemption that makes it so. */
  exemption_uuid?: string | null | undefined;
  /** What the run had to say. */
  comment?: string | null | undefined;
  /** What a remediation changed, in the form of the Salt state that did it; empty after an assessment. */
  changes?: Record<string, Json> | string | null | undefined;
  /** How long the check took, in milliseconds. */
  duration?: number | null | undefined;
  /** When the result came in, in UTC. */
  timestamp?: string | null | undefined;
  /** Facts about the minion: those that the parameter `grains` named. */
  grains?: Grains | null | undefined;
}

/**
 * How the minions of a policy fared with one check. The five numbers add up to the minions of the
 * policy.
 *
 * Source: decided. Only the name of the block is documented.
 */
export interface CheckSummary {
  /** The check that the numbers are for. */
  check_uuid: string;
  /** Its name, without spaces. */
  check_name: string;
  /** Its name for people. */
  check_display_name: string;
  /** The number of minions that are as wanted. */
  compliant: number;
  /** The number of minions that are not. */
  noncompliant: number;
  /** The number of minions on which the check could not be carried out. */
  error: number;
  /** The number of minions that it does not concern. */
  notapplicable: number;
  /** The number of minions not yet assessed. */
  unknown: number;
}

/**
 * How one minion fared with the checks of a policy. The five numbers add up to the checks of the
 * policy.
 *
 * Source: decided. Only the name of the block is documented.
 */
export interface MinionSummary {
  /** The master of the minion. */
  master_id: string;
  /** The minion that the numbers are for. */
  minion_id: string;
  /** The number of checks that it passes. */
  compliant: number;
  /** The number of checks that it fails. */
  noncompliant: number;
  /** The number of checks that could not be carried out. */
  error: number;
  /** The number of checks that do not concern it. */
  notapplicable: number;
  /** The number of checks it has not been assessed for. */
  unknown: number;
}

/**
 * What was found on one minion.
 *
 * Source: decided. Part of a block of which only the name is documented.
 */
export interface CheckReportMinion {
  /** The master of the minion. */
  master_id: string;
  /** The id of the minion. */
  minion_id: string;
  /** What was found. */
  state: CheckState;
  /** What the run had to say. */
  comment: string | null;
}

/**
 * One check with what was found on each minion.
 *
 * Source: decided. Only the name of the block is documented.
 */
export interface CheckReport {
  /** The check that was run. */
  check_uuid: string;
  /** Its name, without spaces. */
  check_name: string;
  /** Its name for people. */
  check_display_name: string;
  /** The edition of the check that was run. */
  check_version: string;
  /** The minions it was run on. */
  minions: readonly CheckReportMinion[];
}

/**
 * The results of a policy, in the blocks that were asked for.
 *
 * Source: documented (raas-sec-interface). count and results are in the vendor's example, the names of
 * the other blocks in its text. What stands in them is our decision. They cover all rows that the
 * filters let through, not just those of the page.
 */
export interface CheckMinions {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The number of results before paging. */
  count: number;
  /** The results of this page, one per check and minion. */
  results: readonly CheckMinionResult[];
  /** How each check fared, over all minions. */
  check_summary?: readonly CheckSummary[] | undefined;
  /** How each minion fared, over all checks. */
  minion_summary?: readonly MinionSummary[] | undefined;
  /** The number of checks by the worst state each has on any minion. */
  check_stats?: StateCounts | undefined;
  /** The number of minions by the worst state each has in any check. */
  minion_stats?: StateCounts | undefined;
  /** Each check with what was found on each minion. */
  check_report?: readonly CheckReport[] | undefined;
  /** The exemptions that bear on these results. */
  check_exempt?: readonly Exemption[] | undefined;
  /** The number of pairs of check and minion by state. */
  overall_stats?: StateCounts | undefined;
}

/**
 * A value that a policy gives to a variable. A policy that gives none reads as one row of nulls.
 *
 * Source: documented (raas-sec-interface).
 */
export interface PolicyVariable {
  /** The check that the variable belongs to. */
  check_uuid: string | null;
  /** The name of the variable. */
  var_name: string | null;
  /** The value, as text. */
  var_value: string | null;
}

/**
 * A value to be given to a variable. When it is read back its members have other names.
 *
 * Source: documented (raas-sec-interface).
 */
export interface VariableSetting {
  /** The check that the variable belongs to. */
  check_uuid: string;
  /** The name of the variable. */
  name: string;
  /** The value, as text. */
  value: string;
}

/**
 * Checks applied to a target group.
 *
 * Source: documented (raas-sec-interface).
 */
export interface Policy {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Identifies the policy. */
  uuid: string;
  /** The name of the policy. */
  name: string;
  /** The target group it applies to. */
  tgt_uuid: string;
  /** The name of that group. */
  tgt_name: string | null;
  /** The schedule that assesses it; null for none. */
  schedule_uuid: string | null;
  /** When it is assessed by itself; null for never. */
  schedule: Schedule | null;
  /** When it was last saved, in UTC. */
  last_update: string | null;
  /** The latest assessment; null before the first. */
  last_assess_jid: string | null;
  /** When that was started, in UTC. */
  last_assess_timestamp: string | null;
  /** The latest remediation; null before the first. */
  last_remed_jid: string | null;
  /** When that was started, in UTC. */
  last_remed_timestamp: string | null;
  /** The values it gives to variables; one row of nulls for none. */
  variables: readonly PolicyVariable[];
  /** Its pairs of check and minion by state, if `include_stats` asked for them. */
  stats?: StateCounts | undefined;
}

/**
 * One page of policies.
 *
 * Source: documented (raas-sec-interface).
 */
export interface PolicyPage {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The number of policies before paging. */
  count: number;
  /** The policies of this page. */
  results: readonly Policy[];
  /** The number of different checks in all the policies found. */
  check_count: number;
  /** The number of different minions that all the policies found apply to. */
  minion_count: number;
}

/**
 * One assessment or remediation of a policy, and the policy as it is now.
 *
 * Source: documented (raas-sec-interface).
 */
export interface PolicyRun {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The job id of the run. */
  jid: string;
  /** How far it has come. */
  state: CommandState;
  /** Whether it is an assessment or a remediation. */
  fun: RunFunction;
  /** The name of the user who started it. */
  user: string | null;
  /** Identifies that user. */
  user_uuid: string | null;
  /** The number of minions that should return. */
  expected: number;
  /** The number of minions that have returned. */
  returned: number;
  /** The number that returned without an error. */
  returned_good: number;
  /** The number that returned with an error. */
  returned_failed: number;
  /** When it was started, in UTC. */
  create_time: string;
  /** The policy that was run, not the run: that is `jid`. */
  uuid: string;
  /** The name of the policy. */
  name: string;
  /** The target group of the policy. */
  tgt_uuid: string;
  /** The schedule of the policy; null for none. */
  schedule_uuid: string | null;
  /** When the policy was last saved, in UTC. */
  last_update: string | null;
  /** The policy's latest assessment. */
  last_assess_jid: string | null;
  /** When that was started, in UTC. */
  last_assess_timestamp: string | null;
  /** The policy's latest remediation. */
  last_remed_jid: string | null;
  /** When that was started, in UTC. */
  last_remed_timestamp: string | null;
}

/**
 * One page of runs.
 *
 * Source: documented (raas-sec-interface).
 */
export interface PolicyRunPage {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The number of runs before paging. */
  count: number;
  /** The runs of this page. */
  results: readonly PolicyRun[];
}

/**
 * A run that has been started.
 *
 * Source: documented (raas-sec-interface).
 */
export interface JobStarted {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Whether it was started. */
  success: boolean;
  /** Why it was not, or what went wrong on the way. */
  errors: readonly string[];
  /** The job id to follow it by. */
  jid: string;
}

/**
 * What became of the content taken in last.
 *
 * Source: documented (raas-sec-interface).
 */
export interface ContentStats {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Identifies this intake. */
  uuid: string;
  /** Whether it worked. */
  success: boolean;
  /** When it was done, in UTC. */
  ingest_date: string;
  /** The number of benchmarks in the file. */
  content_benchmarks: number;
  /** The number of checks in the file. */
  content_checks: number;
  /** The number of benchmarks in the database since. */
  db_benchmarks: number;
  /** The number of checks in the database since. */
  db_checks: number;
  /** What went wrong; null for nothing. */
  errors: readonly string[] | null;
}

/**
 * What became of the content taken in last, if any was.
 *
 * Source: documented (raas-sec-interface). The members of the result are those that get_stats shows.
 */
export interface ContentStatsReply {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The intake; null before the first. */
  results: ContentStats | null;
  /** Why it could not be found out. */
  errors: readonly string[];
}

/**
 * Whether content was taken in.
 *
 * Source: decided. Follows what the vendor's command line prints.
 */
export interface IngestResult {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Whether it worked. */
  success: boolean;
  /** What went wrong. */
  errors: readonly string[];
}

/**
 * Figures on the whole of security, those that were asked for.
 *
 * Source: documented (raas-sec-interface). All names are documented, and so is the form of those in
 * the vendor's example. The others take the form of their likes: single numbers, counts by benchmark,
 * counts by state, counts by state within each benchmark.
 */
export interface Stats {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The number of checks that were ever assessed. */
  checks_assessed_all_time?: number | undefined;
  /** The number of checks that were ever remediated. */
  checks_remediated_all_time?: number | undefined;
  /** The number of checks in each policy's latest assessment. */
  checks_assessed_latest?: number | undefined;
  /** The number of checks in each policy's latest remediation. */
  checks_remediated_latest?: number | undefined;
  /** The number of assessments run. */
  assessment_jobs_run?: number | undefined;
  /** The number of remediations run. */
  remediation_jobs_run?: number | undefined;
  /** The number of policies. */
  policies_created?: number | undefined;
  /** The number of policies that have a schedule. */
  policies_with_schedule?: number | undefined;
  /** The number of policies whose schedule will never start again. */
  policies_with_expired_schedules?: number | undefined;
  /** The number of policies that were never assessed. */
  policies_never_assessed?: number | undefined;
  /** From each benchmark, by its short name, to the number of its checks. */
  checks_by_benchmark?: Record<string, number> | undefined;
  /** The same, of checks that are in some policy. */
  checks_by_benchmark_in_policy?: Record<string, number> | undefined;
  /** The same, of checks that are in no policy. */
  checks_by_benchmark_not_in_policy?: Record<string, number> | undefined;
  /** The number of policies with an exemption. */
  policies_with_exemptions?: number | undefined;
  /** All results ever by state. */
  status_all_time?: StateCounts | undefined;
  /** The results since each policy's latest assessment by state. */
  status_since_last_assessment?: StateCounts | undefined;
  /** From each benchmark to all results ever of its checks, by state. */
  check_status_by_benchmark_all_time?: Record<string, StateCounts> | undefined;
  /** From each benchmark to the results of its checks since the latest assessment, by state. */
  check_status_by_benchmark_since_last_assessment?: Record<string, StateCounts> | undefined;
  /** What became of the content taken in last. */
  content_stats?: ContentStats | null | undefined;
}

/** The name of a field of {@link Stats} that a server returns. */
export type StatsField = 
  | 'checks_assessed_all_time'
  | 'checks_remediated_all_time'
  | 'checks_assessed_latest'
  | 'checks_remediated_latest'
  | 'assessment_jobs_run'
  | 'remediation_jobs_run'
  | 'policies_created'
  | 'policies_with_schedule'
  | 'policies_with_expired_schedules'
  | 'policies_never_assessed'
  | 'checks_by_benchmark'
  | 'checks_by_benchmark_in_policy'
  | 'checks_by_benchmark_not_in_policy'
  | 'policies_with_exemptions'
  | 'status_all_time'
  | 'status_since_last_assessment'
  | 'check_status_by_benchmark_all_time'
  | 'check_status_by_benchmark_since_last_assessment'
  | 'content_stats';

/** The fields of {@link Stats} that a server returns. */
export type StatsReadable = Pick<Stats, StatsField>;

/**
 * The figures at one time.
 *
 * Source: documented (raas-sec-interface). The vendor's example shows uuid and stats; time_stamp is
 * what rows can be sorted by.
 */
export interface StatsSample {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Identifies the sample. */
  uuid: string;
  /** All figures that the server noted. */
  stats: Stats;
  /** When they were taken, in UTC. */
  time_stamp?: string | undefined;
}

/**
 * One page of figures over time.
 *
 * Source: documented (raas-sec-interface). The vendor's example has no count; we send one, as the
 * other paged calls do.
 */
export interface StatsHistory {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The number of samples before paging. */
  count?: number | undefined;
  /** The samples of this page. */
  results: readonly StatsSample[];
}

/** What `sec.assess_policy` takes. */
export interface AssessPolicyParams {
  /** The policy to assess. */
  policy_uuid: string;
}

/** What `sec.assess_policy` gives to a client. */
export type AssessPolicyResult = JobStarted;

/** What a server answers to `sec.assess_policy`. */
export type AssessPolicyAnswer = JobStarted;

/** What `sec.delete_custom_benchmarks` takes. */
export interface DeleteCustomBenchmarksParams {
  /** The benchmarks to remove. */
  benchmark_uuids: readonly string[];
}

/** What `sec.delete_custom_benchmarks` gives to a client. */
export type DeleteCustomBenchmarksResult = Nothing;

/** What a server answers to `sec.delete_custom_benchmarks`. */
export type DeleteCustomBenchmarksAnswer = Nothing;

/** What `sec.delete_custom_checks` takes. */
export interface DeleteCustomChecksParams {
  /** The checks to remove. */
  check_uuids: readonly string[];
}

/** What `sec.delete_custom_checks` gives to a client. */
export type DeleteCustomChecksResult = Nothing;

/** What a server answers to `sec.delete_custom_checks`. */
export type DeleteCustomChecksAnswer = Nothing;

/** What `sec.delete_exemption` takes. */
export interface DeleteExemptionParams {
  /** The policy that the exemption belongs to. */
  policy_uuid: string;
  /** The exemption to remove. */
  exemption_uuid: string;
}

/** What `sec.delete_exemption` gives to a client. */
export type DeleteExemptionResult = DeletedExemption;

/** What a server answers to `sec.delete_exemption`. */
export type DeleteExemptionAnswer = DeletedExemption;

/** What `sec.delete_policy` takes. */
export interface DeletePolicyParams {
  /** The policy to remove. */
  policy_uuid: string;
}

/** What `sec.delete_policy` gives to a client. */
export type DeletePolicyResult = boolean;

/** What a server answers to `sec.delete_policy`. */
export type DeletePolicyAnswer = boolean;

/** What `sec.download_content` takes. */
export interface DownloadContentParams {
  /**
   * Take the content in after fetching it.
   *
   * @default true
   */
  auto_ingest?: boolean | null | undefined;
}

/** What `sec.download_content` gives to a client. */
export type DownloadContentResult = IngestResult;

/** What a server answers to `sec.download_content`. */
export type DownloadContentAnswer = IngestResult;

/** What `sec.download_policy_report` takes. */
export interface DownloadPolicyReportParams {
  /** The policy to report on. */
  policy_uuid: string;
  /**
   * The assessment to report on; the latest when left out.
   *
   * @default null
   */
  jid?: string | null | undefined;
}

/** What `sec.download_policy_report` gives to a client. */
export type DownloadPolicyReportResult = string;

/** What a server answers to `sec.download_policy_report`. */
export type DownloadPolicyReportAnswer = string;

/** What `sec.get_benchmark_dependencies` takes. */
export interface GetBenchmarkDependenciesParams {
  /** The benchmark that may be referred to. */
  benchmark_uuid: string;
}

/** What `sec.get_benchmark_dependencies` gives to a client. */
export type GetBenchmarkDependenciesResult = BenchmarkDependencies;

/** What a server answers to `sec.get_benchmark_dependencies`. */
export type GetBenchmarkDependenciesAnswer = BenchmarkDependencies;

/** What `sec.get_benchmarks` takes. */
export interface GetBenchmarksParams {
  /**
   * Only this benchmark.
   *
   * @default null
   */
  benchmark_uuid?: string | null | undefined;
  /**
   * Only benchmarks that this policy uses.
   *
   * @default null
   */
  policy_uuid?: string | null | undefined;
  /**
   * Only benchmarks with one of these names.
   *
   * @default null
   */
  names?: readonly string[] | null | undefined;
  /**
   * Only benchmarks for one of these operating systems.
   *
   * @default null
   */
  os?: readonly string[] | null | undefined;
  /**
   * Only benchmarks published by one of these, such as CIS.
   *
   * @default null
   */
  authority_names?: readonly string[] | null | undefined;
  /**
   * Only benchmarks of one of these kinds, such as Unix or Windows.
   *
   * @default null
   */
  type_names?: readonly string[] | null | undefined;
  /**
   * The number of benchmarks in a page, or -1 for all.
   *
   * @default 50
   */
  limit?: number | null | undefined;
  /**
   * The page wanted, counted from 0.
   *
   * @default 0
   */
  page?: number | null | undefined;
  /**
   * What to sort by.
   *
   * @default null
   */
  sort_by?: 'name' | 'version' | 'user_flag' | 'authority' | 'os' | 'type' | 'last_update' | null | undefined;
  /**
   * True: the greatest first. It turns round what `sort_by` asks for.
   *
   * @default false
   */
  reverse?: boolean | null | undefined;
}

/** What `sec.get_benchmarks` gives to a client. */
export type GetBenchmarksResult = BenchmarkPage;

/** What a server answers to `sec.get_benchmarks`. */
export type GetBenchmarksAnswer = BenchmarkPage;

/** What `sec.get_check_dependencies` takes. */
export interface GetCheckDependenciesParams {
  /** The check that may be referred to. */
  check_uuid: string;
  /**
   * The blocks wanted. All when left out.
   *
   * @default null
   */
  include_in_response?: readonly CheckDependenciesField[] | null | undefined;
}

/** What `sec.get_check_dependencies` gives to a client. */
export type GetCheckDependenciesResult = CheckDependencies;

/** What a server answers to `sec.get_check_dependencies`. */
export type GetCheckDependenciesAnswer = CheckDependencies;

/** What `sec.get_check_details` takes. */
export interface GetCheckDetailsParams {
  /** The check to read. */
  check_uuid: string;
}

/** What `sec.get_check_details` gives to a client. */
export type GetCheckDetailsResult = CheckDetails;

/** What a server answers to `sec.get_check_details`. */
export type GetCheckDetailsAnswer = CheckDetails;

/** What `sec.get_check_minions` takes. */
export interface GetCheckMinionsParams {
  /** The policy whose results are wanted. */
  policy_uuid: string;
  /**
   * Only this check of the policy.
   *
   * @default null
   */
  check_uuid?: string | null | undefined;
  /**
   * Only checks with one of these names.
   *
   * @default null
   */
  check_names?: readonly string[] | null | undefined;
  /**
   * Only minions with one of these ids.
   *
   * @default null
   */
  minion_ids?: readonly string[] | null | undefined;
  /**
   * True: only exempt pairs of check and minion. False: all but those.
   *
   * @default null
   */
  exempt?: boolean | null | undefined;
  /**
   * Only results of this run.
   *
   * @default null
   */
  jid?: string | null | undefined;
  /**
   * Only results in one of these states.
   *
   * @default null
   */
  state?: readonly ('compliant' | 'noncompliant' | 'error' | 'notapplicable' | 'unknown')[] | null | undefined;
  /**
   * Turn the filter on states round.
   *
   * @default false
   */
  state_invert?: boolean | null | undefined;
  /**
   * Only results that come from this.
   *
   * @default null
   */
  action?: 'assess' | 'remediate' | null | undefined;
  /**
   * The blocks to send besides `count` and `results`. None when left out.
   *
   * @default null
   */
  include_in_response?: readonly ('check_summary'
    | 'minion_summary'
    | 'check_stats'
    | 'minion_stats'
    | 'check_report'
    | 'check_exempt'
    | 'overall_stats'
    | (string & {}))[] | null | undefined;
  /**
   * From the name of each grain to send to the value it must have; null for any value. Grains hold
   * values of every type.
   *
   * @default null
   */
  grains?: Record<string, Json> | null | undefined;
  /**
   * Only results with this text in their comment.
   *
   * @default null
   */
  comment?: string | null | undefined;
  /**
   * Only results with this text in their changes.
   *
   * @default null
   */
  changes?: string | null | undefined;
  /**
   * What to sort by. A state sorts by its count in summaries, and puts its results first among the rows.
   *
   * @default null
   */
  sort_by?: 
    | 'minion_id'
    | 'check_name'
    | 'check_display_name'
    | 'state'
    | 'grains'
    | 'comment'
    | 'changes'
    | 'duration'
    | 'compliant'
    | 'noncompliant'
    | 'error'
    | 'notapplicable'
    | 'unknown' | null | undefined;
  /**
   * True: the greatest first. It turns round what `sort_by` asks for.
   *
   * @default false
   */
  reverse?: boolean | null | undefined;
  /**
   * The page wanted, counted from 0.
   *
   * @default 0
   */
  page?: number | null | undefined;
  /**
   * The number of results in a page, or -1 for all.
   *
   * @default 50
   */
  limit?: number | null | undefined;
}

/** What `sec.get_check_minions` gives to a client. */
export type GetCheckMinionsResult = CheckMinions;

/** What a server answers to `sec.get_check_minions`. */
export type GetCheckMinionsAnswer = CheckMinions;

/** What `sec.get_check_variables` takes. */
export interface GetCheckVariablesParams {
  /**
   * The checks of this policy.
   *
   * @default null
   */
  policy_uuid?: string | null | undefined;
  /**
   * The checks of these benchmarks.
   *
   * @default null
   */
  benchmark_uuids?: readonly string[] | null | undefined;
  /**
   * The checks of this list.
   *
   * @default null
   */
  check_uuids?: readonly string[] | null | undefined;
  /**
   * Checks to leave out.
   *
   * @default null
   */
  exclude_check_uuids?: readonly string[] | null | undefined;
  /**
   * What to sort by.
   *
   * @default null
   */
  sort_by?: 'check_name' | null | undefined;
  /**
   * True: the greatest first. It turns round what `sort_by` asks for.
   *
   * @default false
   */
  reverse?: boolean | null | undefined;
  /**
   * The page wanted, counted from 0.
   *
   * @default 0
   */
  page?: number | null | undefined;
  /**
   * The number of checks in a page, or -1 for all.
   *
   * @default 50
   */
  limit?: number | null | undefined;
}

/** What `sec.get_check_variables` gives to a client. */
export type GetCheckVariablesResult = CheckVariablesPage;

/** What a server answers to `sec.get_check_variables`. */
export type GetCheckVariablesAnswer = CheckVariablesPage;

/** What `sec.get_checks` takes. */
export interface GetChecksParams {
  /**
   * Only checks of this policy.
   *
   * @default null
   */
  policy_uuid?: string | null | undefined;
  /**
   * Only checks of one of these benchmarks.
   *
   * @default null
   */
  benchmark_uuids?: readonly string[] | null | undefined;
  /**
   * Only checks with one of these names.
   *
   * @default null
   */
  names?: readonly string[] | null | undefined;
  /**
   * What to sort by.
   *
   * @default null
   */
  sort_by?: 'name' | 'display_name' | 'version' | 'dep_date' | 'user_flag' | null | undefined;
  /**
   * True: the greatest first. It turns round what `sort_by` asks for.
   *
   * @default false
   */
  reverse?: boolean | null | undefined;
  /**
   * The page wanted, counted from 0.
   *
   * @default 0
   */
  page?: number | null | undefined;
  /**
   * The number of checks in a page, or -1 for all.
   *
   * @default 50
   */
  limit?: number | null | undefined;
  /**
   * Only checks that come from there. All when left out.
   *
   * @default null
   */
  user_flag?: 'C' | 'S' | null | undefined;
}

/** What `sec.get_checks` gives to a client. */
export type GetChecksResult = CheckPage;

/** What a server answers to `sec.get_checks`. */
export type GetChecksAnswer = CheckPage;

/** What `sec.get_content_stats` takes. */
export interface GetContentStatsParams {
  /**
   * True: custom content. False: the vendor's.
   *
   * @default false
   */
  custom?: boolean | null | undefined;
}

/** What `sec.get_content_stats` gives to a client. */
export type GetContentStatsResult = ContentStatsReply;

/** What a server answers to `sec.get_content_stats`. */
export type GetContentStatsAnswer = ContentStatsReply;

/** What `sec.get_policies` takes. */
export interface GetPoliciesParams {
  /**
   * Only these policies.
   *
   * @default null
   */
  policy_uuids?: readonly string[] | null | undefined;
  /**
   * Only policies with one of these names.
   *
   * @default null
   */
  names?: readonly string[] | null | undefined;
  /**
   * Only policies for one of these target groups.
   *
   * @default null
   */
  tgt_uuids?: readonly string[] | null | undefined;
  /**
   * Send the number of results by state with each policy.
   *
   * @default false
   */
  include_stats?: boolean | null | undefined;
  /**
   * What to sort by. Policies have neither a version nor a withdrawal, so two of the values change
   * nothing.
   *
   * @default null
   */
  sort_by?: 'name' | 'version' | 'dep_date' | 'tgt_name' | null | undefined;
  /**
   * True: the greatest first. It turns round what `sort_by` asks for.
   *
   * @default false
   */
  reverse?: boolean | null | undefined;
  /**
   * The page wanted, counted from 0.
   *
   * @default 0
   */
  page?: number | null | undefined;
  /**
   * The number of policies in a page, or -1 for all.
   *
   * @default 50
   */
  limit?: number | null | undefined;
}

/** What `sec.get_policies` gives to a client. */
export type GetPoliciesResult = PolicyPage;

/** What a server answers to `sec.get_policies`. */
export type GetPoliciesAnswer = PolicyPage;

/** What `sec.get_policy_run_history` takes. */
export interface GetPolicyRunHistoryParams {
  /** The policy whose runs are wanted. */
  policy_uuid: string;
  /**
   * Only this run.
   *
   * @default null
   */
  jid?: string | null | undefined;
  /**
   * Only runs in one of these states.
   *
   * @default null
   */
  state?: readonly CommandState[] | null | undefined;
  /**
   * Only runs of this function.
   *
   * @default null
   */
  fun?: RunFunction | null | undefined;
  /**
   * Only runs started by the user of this name.
   *
   * @default null
   */
  user?: string | null | undefined;
  /**
   * Only runs that expect so many minions to return.
   *
   * @default 0
   */
  expected?: number | null | undefined;
  /**
   * Only runs from which so many minions have returned.
   *
   * @default 0
   */
  returned?: number | null | undefined;
  /**
   * What to sort by.
   *
   * @default null
   */
  sort_by?: 
    | 'jid'
    | 'state'
    | 'fun'
    | 'user'
    | 'last_assess_timestamp'
    | 'last_remed_timestamp'
    | 'expected'
    | 'returned' | null | undefined;
  /**
   * True: the greatest first. It turns round what `sort_by` asks for.
   *
   * @default false
   */
  reverse?: boolean | null | undefined;
  /**
   * The page wanted, counted from 0.
   *
   * @default 0
   */
  page?: number | null | undefined;
  /**
   * The number of runs in a page, or -1 for all.
   *
   * @default 50
   */
  limit?: number | null | undefined;
}

/** What `sec.get_policy_run_history` gives to a client. */
export type GetPolicyRunHistoryResult = PolicyRunPage;

/** What a server answers to `sec.get_policy_run_history`. */
export type GetPolicyRunHistoryAnswer = PolicyRunPage;

/** What `sec.get_stats` takes. */
export interface GetStatsParams {
  /**
   * The figures wanted. All when left out.
   *
   * @default null
   */
  include_in_response?: readonly StatsField[] | null | undefined;
}

/** What `sec.get_stats` gives to a client. */
export type GetStatsResult = Stats;

/** What a server answers to `sec.get_stats`. */
export type GetStatsAnswer = Stats;

/** What `sec.get_stats_history` takes. */
export interface GetStatsHistoryParams {
  /**
   * How far to go back, in units of `time_unit`.
   *
   * @default 1
   */
  since_time?: number | null | undefined;
  /**
   * The unit of `since_time`.
   *
   * @default "hours"
   */
  time_unit?: 'hours' | 'minutes' | 'seconds' | 'days' | null | undefined;
  /**
   * What to sort by.
   *
   * @default null
   */
  sort_by?: 'time_stamp' | null | undefined;
  /**
   * True: the greatest first. It turns round what `sort_by` asks for.
   *
   * @default false
   */
  reverse?: boolean | null | undefined;
  /**
   * The page wanted, counted from 0.
   *
   * @default 0
   */
  page?: number | null | undefined;
  /**
   * The number of samples in a page, or -1 for all.
   *
   * @default 50
   */
  limit?: number | null | undefined;
}

/** What `sec.get_stats_history` gives to a client. */
export type GetStatsHistoryResult = StatsHistory;

/** What a server answers to `sec.get_stats_history`. */
export type GetStatsHistoryAnswer = StatsHistory;

/** What `sec.ingest_all_content` takes. */
export interface IngestAllContentParams {
  /** The name of the file. */
  filename: string;
  /**
   * What kind of file it is. Found out from the file when left out.
   *
   * @default null
   */
  content_type?: 'application/octet-stream' | 'application/x-gzip' | 'application/gzip' | 'file/e2' | null | undefined;
  /** The octets of the file. */
  blob: Uint8Array;
}

/** What `sec.ingest_all_content` gives to a client. */
export type IngestAllContentResult = IngestResult;

/** What a server answers to `sec.ingest_all_content`. */
export type IngestAllContentAnswer = IngestResult;

/** What `sec.ingest_custom_content` takes. */
export interface IngestCustomContentParams {
  /** The name of the file. */
  filename: string;
  /** What kind of file it is. */
  content_type: 'application/x-gzip' | 'application/gzip';
  /** The octets of the file. */
  blob: Uint8Array;
}

/** What `sec.ingest_custom_content` gives to a client. */
export type IngestCustomContentResult = IngestResult;

/** What a server answers to `sec.ingest_custom_content`. */
export type IngestCustomContentAnswer = IngestResult;

/** What `sec.remediate_policy` takes. */
export interface RemediatePolicyParams {
  /** The policy to remediate. */
  policy_uuid: string;
  /**
   * The checks of the policy to remediate. All when left out.
   *
   * @default null
   */
  check_uuids?: readonly string[] | null | undefined;
  /**
   * The minions to remediate. All of the policy when left out.
   *
   * @default null
   */
  minions?: MinionsByMaster | null | undefined;
  /**
   * A state file to run before.
   *
   * @default null
   */
  pre_remediation?: string | null | undefined;
  /**
   * A state file to run afterwards.
   *
   * @default null
   */
  post_remediation?: string | null | undefined;
}

/** What `sec.remediate_policy` gives to a client. */
export type RemediatePolicyResult = JobStarted;

/** What a server answers to `sec.remediate_policy`. */
export type RemediatePolicyAnswer = JobStarted;

/** What `sec.save_exemption` takes. */
export interface SaveExemptionParams {
  /** The policy that the exemption holds in. */
  policy_uuid: string;
  /** Why they are exempt. */
  reason: string;
  /**
   * The exempt checks.
   *
   * @default null
   */
  check_uuids?: readonly string[] | null | undefined;
  /**
   * The exempt minions.
   *
   * @default null
   */
  minion_ids?: readonly MinionsByMaster[] | null | undefined;
}

/** What `sec.save_exemption` gives to a client. */
export type SaveExemptionResult = ExemptionPage;

/** What a server answers to `sec.save_exemption`. */
export type SaveExemptionAnswer = ExemptionPage;

/** What `sec.save_policy` takes. */
export interface SavePolicyParams {
  /** The name of the policy. */
  name: string;
  /** The target group it applies to. */
  tgt_uuid: string;
  /**
   * The policy to change. Left out to make a new one.
   *
   * @default null
   */
  policy_uuid?: string | null | undefined;
  /** The benchmarks to take checks from. */
  benchmark_uuids: readonly string[];
  /**
   * The checks to include, out of those of the benchmarks. All when left out.
   *
   * @default null
   */
  check_uuids?: readonly string[] | null | undefined;
  /**
   * Checks to leave out.
   *
   * @default null
   */
  exclude_check_uuids?: readonly string[] | null | undefined;
  /**
   * Values for variables of the checks. The others keep their defaults.
   *
   * @default null
   */
  variables?: readonly VariableSetting[] | null | undefined;
  /**
   * When to assess the policy by itself. Never when left out.
   *
   * @default null
   */
  schedule?: Schedule | null | undefined;
}

/** What `sec.save_policy` gives to a client. */
export type SavePolicyResult = string;

/** What a server answers to `sec.save_policy`. */
export type SavePolicyAnswer = string;
