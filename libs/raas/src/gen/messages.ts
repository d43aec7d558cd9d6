// Generated from spec/raas/ by `npm run generate`. Do not edit.

import type { MessageDescriptor } from '@aluco/wire';
import { accountLogin, accountVersion, getToken } from './account.ts';
import { apiDiscover, getVersions } from './api.ts';
import { getCmdDetails, getCmdStatus, getCmds } from './cmd.ts';
import { getMinionCache } from './minions.ts';
import { getMinions, getReturns } from './ret.ts';
import { scheduleGet, scheduleSave } from './schedule.ts';
import {
  assessPolicy,
  deleteCustomBenchmarks,
  deleteCustomChecks,
  deleteExemption,
  deletePolicy,
  downloadContent,
  downloadPolicyReport,
  getBenchmarkDependencies,
  getBenchmarks,
  getCheckDependencies,
  getCheckDetails,
  getCheckMinions,
  getCheckVariables,
  getChecks,
  getContentStats,
  getPolicies,
  getPolicyRunHistory,
  getStats,
  getStatsHistory,
  ingestAllContent,
  ingestCustomContent,
  remediatePolicy,
  saveExemption,
  savePolicy,
} from './sec.ts';
import { testEcho, testError, testWarnings } from './test.ts';
import { deleteTargetGroup, getTargetGroup, getTargetGroupMinions, saveTargetGroup } from './tgt.ts';

/** RPC calls by full name. */
export const calls: Readonly<Record<string, MessageDescriptor>> = Object.assign(Object.create(null), {
  'api.get_versions': getVersions,
  'api.discover': apiDiscover,
  'cmd.get_cmd_status': getCmdStatus,
  'cmd.get_cmds': getCmds,
  'cmd.get_cmd_details': getCmdDetails,
  'minions.get_minion_cache': getMinionCache,
  'ret.get_returns': getReturns,
  'ret.get_minions': getMinions,
  'schedule.get': scheduleGet,
  'schedule.save': scheduleSave,
  'sec.assess_policy': assessPolicy,
  'sec.delete_custom_benchmarks': deleteCustomBenchmarks,
  'sec.delete_custom_checks': deleteCustomChecks,
  'sec.delete_exemption': deleteExemption,
  'sec.delete_policy': deletePolicy,
  'sec.download_content': downloadContent,
  'sec.download_policy_report': downloadPolicyReport,
  'sec.get_benchmark_dependencies': getBenchmarkDependencies,
  'sec.get_benchmarks': getBenchmarks,
  'sec.get_check_dependencies': getCheckDependencies,
  'sec.get_check_details': getCheckDetails,
  'sec.get_check_minions': getCheckMinions,
  'sec.get_check_variables': getCheckVariables,
  'sec.get_checks': getChecks,
  'sec.get_content_stats': getContentStats,
  'sec.get_policies': getPolicies,
  'sec.get_policy_run_history': getPolicyRunHistory,
  'sec.get_stats': getStats,
  'sec.get_stats_history': getStatsHistory,
  'sec.ingest_all_content': ingestAllContent,
  'sec.ingest_custom_content': ingestCustomContent,
  'sec.remediate_policy': remediatePolicy,
  'sec.save_exemption': saveExemption,
  'sec.save_policy': savePolicy,
  'test.echo': testEcho,
  'test.error': testError,
  'test.warnings': testWarnings,
  'tgt.get_target_group': getTargetGroup,
  'tgt.save_target_group': saveTargetGroup,
  'tgt.get_target_group_minions': getTargetGroupMinions,
  'tgt.delete_target_group': deleteTargetGroup,
});

/** Plain HTTP exchanges by full name. */
export const httpCalls: Readonly<Record<string, MessageDescriptor>> = Object.assign(Object.create(null), {
  'account.get_token': getToken,
  'account.login': accountLogin,
  'account.version': accountVersion,
});
