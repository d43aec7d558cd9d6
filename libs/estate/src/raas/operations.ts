import type { RaasHandlers } from '@aluco/raas';
import { assessPolicy, getPolicyRunHistory, remediatePolicy } from './assessments.ts';
import { deleteCustomBenchmarks, getBenchmarkDependencies, getBenchmarks } from './benchmarks.ts';
import {
  deleteCustomChecks,
  getCheckDependencies,
  getCheckDetails,
  getChecks,
  getCheckVariables,
} from './checks.ts';
import { getCommandDetails, getCommandStatus, getCommands } from './commands.ts';
import { deleteExemption, saveExemption } from './exemptions.ts';
import { downloadContent, getContentStats, ingestAllContent, ingestCustomContent } from './ingest.ts';
import { getMinionCache } from './minion-cache.ts';
import { byMaster } from './minions.ts';
import { deletePolicy, getPolicies, savePolicy } from './policies.ts';
import { reportOnPolicy } from './report.ts';
import { getCheckMinions } from './results.ts';
import { getReturns } from './returns.ts';
import type { RaasActor } from './runs.ts';
import { getSchedules, saveSchedule } from './schedules.ts';
import type { RaasState } from './state.ts';
import { getStats, getStatsHistory } from './stats.ts';
import {
  deleteTargetGroups,
  getTargetGroupMinions,
  getTargetGroups,
  saveTargetGroup,
} from './target-groups.ts';

/** What the world answers with code of its own, by the full names of calls. */
export type RaasOperations = Pick<RaasHandlers<RaasActor>, keyof ReturnType<typeof tie>>;

/** Ties calls to what carries them out. Uuids are read in either case. */
export function createOperations(state: RaasState): RaasOperations {
  const answers = Object.entries(tie(state)) as [string, (params: unknown, actor: RaasActor) => unknown][];
  return Object.fromEntries(
    answers.map(([name, answer]) => [
      name,
      (params: unknown, actor: RaasActor) => answer(lowerUuids(params), actor),
    ]),
  ) as unknown as RaasOperations;
}

function tie(state: RaasState) {
  return {
    'cmd.get_cmd_status': (params) => getCommandStatus(state, params),
    'cmd.get_cmds': (params) => getCommands(state, params),
    'cmd.get_cmd_details': (params) => getCommandDetails(state, params),
    'minions.get_minion_cache': (params) => getMinionCache(state, params),
    'ret.get_returns': (params) => getReturns(state, params),
    'ret.get_minions': () => byMaster(state.minions),
    'schedule.get': (params) => getSchedules(state, params),
    'schedule.save': (params) => saveSchedule(state, params),
    'sec.assess_policy': (params, { username }) => assessPolicy(state, params, username),
    'sec.delete_custom_benchmarks': (params) => deleteCustomBenchmarks(state, params.benchmark_uuids),
    'sec.delete_custom_checks': (params) => deleteCustomChecks(state, params.check_uuids),
    'sec.delete_exemption': (params) => deleteExemption(state, params),
    'sec.delete_policy': (params) => deletePolicy(state, params.policy_uuid),
    'sec.download_content': (params) => downloadContent(state, params.auto_ingest ?? true),
    'sec.download_policy_report': (params) => reportOnPolicy(state, params),
    'sec.get_benchmark_dependencies': (params) => getBenchmarkDependencies(state, params),
    'sec.get_benchmarks': (params) => getBenchmarks(state, params),
    'sec.get_check_dependencies': (params) => getCheckDependencies(state, params),
    'sec.get_check_details': (params) => getCheckDetails(state, params),
    'sec.get_check_minions': (params) => getCheckMinions(state, params),
    'sec.get_check_variables': (params) => getCheckVariables(state, params),
    'sec.get_checks': (params) => getChecks(state, params),
    'sec.get_content_stats': (params) => getContentStats(state, params),
    'sec.get_policies': (params) => getPolicies(state, params),
    'sec.get_policy_run_history': (params) => getPolicyRunHistory(state, params),
    'sec.get_stats': (params) => getStats(state, params),
    'sec.get_stats_history': (params) => getStatsHistory(state, params),
    'sec.ingest_all_content': (params) => ingestAllContent(state, params),
    'sec.ingest_custom_content': (params) => ingestCustomContent(state, params),
    'sec.remediate_policy': (params, { username }) => remediatePolicy(state, params, username),
    'sec.save_exemption': (params) => saveExemption(state, params),
    'sec.save_policy': (params) => savePolicy(state, params),
    'tgt.get_target_group': (params) => getTargetGroups(state, params),
    'tgt.save_target_group': (params, { username }) => saveTargetGroup(state, params, username),
    'tgt.get_target_group_minions': (params) => getTargetGroupMinions(state, params),
    'tgt.delete_target_group': (params) => deleteTargetGroups(state, params),
  } satisfies Partial<RaasHandlers<RaasActor>>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The same value with each text that is a uuid in lower case, as all uuids of the world are. */
function lowerUuids(value: unknown): unknown {
  if (typeof value === 'string') return uuid.test(value) ? value.toLowerCase() : value;
  if (Array.isArray(value)) return value.map(lowerUuids);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, lowerUuids(one)]));
}
