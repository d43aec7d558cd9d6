// Generated from spec/raas/ by `npm run generate`. Do not edit.

import type {
  AccountLoginAnswer,
  AccountLoginParams,
  AccountVersionAnswer,
  AccountVersionParams,
  GetTokenAnswer,
  GetTokenParams,
} from './account.types.ts';
import type {
  ApiDiscoverAnswer,
  ApiDiscoverParams,
  GetVersionsAnswer,
  GetVersionsParams,
} from './api.types.ts';
import type {
  GetCmdDetailsAnswer,
  GetCmdDetailsParams,
  GetCmdStatusAnswer,
  GetCmdStatusParams,
  GetCmdsAnswer,
  GetCmdsParams,
} from './cmd.types.ts';
import type { GetMinionCacheAnswer, GetMinionCacheParams } from './minions.types.ts';
import type { GetMinionsAnswer, GetMinionsParams, GetReturnsAnswer, GetReturnsParams } from './ret.types.ts';
import type {
  ScheduleGetAnswer,
  ScheduleGetParams,
  ScheduleSaveAnswer,
  ScheduleSaveParams,
} from './schedule.types.ts';
import type {
  AssessPolicyAnswer,
  AssessPolicyParams,
  DeleteCustomBenchmarksAnswer,
  DeleteCustomBenchmarksParams,
  DeleteCustomChecksAnswer,
  DeleteCustomChecksParams,
  DeleteExemptionAnswer,
  DeleteExemptionParams,
  DeletePolicyAnswer,
  DeletePolicyParams,
  DownloadContentAnswer,
  DownloadContentParams,
  DownloadPolicyReportAnswer,
  DownloadPolicyReportParams,
  GetBenchmarkDependenciesAnswer,
  GetBenchmarkDependenciesParams,
  GetBenchmarksAnswer,
  GetBenchmarksParams,
  GetCheckDependenciesAnswer,
  GetCheckDependenciesParams,
  GetCheckDetailsAnswer,
  GetCheckDetailsParams,
  GetCheckMinionsAnswer,
  GetCheckMinionsParams,
  GetCheckVariablesAnswer,
  GetCheckVariablesParams,
  GetChecksAnswer,
  GetChecksParams,
  GetContentStatsAnswer,
  GetContentStatsParams,
  GetPoliciesAnswer,
  GetPoliciesParams,
  GetPolicyRunHistoryAnswer,
  GetPolicyRunHistoryParams,
  GetStatsAnswer,
  GetStatsHistoryAnswer,
  GetStatsHistoryParams,
  GetStatsParams,
  IngestAllContentAnswer,
  IngestAllContentParams,
  IngestCustomContentAnswer,
  IngestCustomContentParams,
  RemediatePolicyAnswer,
  RemediatePolicyParams,
  SaveExemptionAnswer,
  SaveExemptionParams,
  SavePolicyAnswer,
  SavePolicyParams,
} from './sec.types.ts';
import type {
  TestEchoAnswer,
  TestEchoParams,
  TestErrorAnswer,
  TestErrorParams,
  TestWarningsAnswer,
  TestWarningsParams,
} from './test.types.ts';
import type {
  DeleteTargetGroupAnswer,
  DeleteTargetGroupParams,
  GetTargetGroupAnswer,
  GetTargetGroupMinionsAnswer,
  GetTargetGroupMinionsParams,
  GetTargetGroupParams,
  SaveTargetGroupAnswer,
  SaveTargetGroupParams,
} from './tgt.types.ts';

/** A value, or a promise of one. */
export type Awaitable<T> = T | PromiseLike<T>;

/** How a server answers each message of RaaS, by wire name. */
export interface RaasHandlers<Context> {
  /** Get an XSRF token. */
  'account.get_token'(params: GetTokenParams, context: Context): Awaitable<GetTokenAnswer>;
  /** Log in with a user name and a password. */
  'account.login'(params: AccountLoginParams, context: Context): Awaitable<AccountLoginAnswer>;
  /** Read the version of the server. */
  'account.version'(params: AccountVersionParams, context: Context): Awaitable<AccountVersionAnswer>;
  /** List the versions of the server's software. */
  'api.get_versions'(params: GetVersionsParams, context: Context): Awaitable<GetVersionsAnswer>;
  /** Describe the resources, methods, constants and errors of the interface. */
  'api.discover'(params: ApiDiscoverParams, context: Context): Awaitable<ApiDiscoverAnswer>;
  /** Read how far commands have come. */
  'cmd.get_cmd_status'(params: GetCmdStatusParams, context: Context): Awaitable<GetCmdStatusAnswer>;
  /** List commands. */
  'cmd.get_cmds'(params: GetCmdsParams, context: Context): Awaitable<GetCmdsAnswer>;
  /** List how each minion fared with a command. */
  'cmd.get_cmd_details'(params: GetCmdDetailsParams, context: Context): Awaitable<GetCmdDetailsAnswer>;
  /** List minions with their grains. */
  'minions.get_minion_cache'(params: GetMinionCacheParams, context: Context): Awaitable<GetMinionCacheAnswer>;
  /** List what minions sent back. */
  'ret.get_returns'(params: GetReturnsParams, context: Context): Awaitable<GetReturnsAnswer>;
  /** List the ids of all known minions. */
  'ret.get_minions'(params: GetMinionsParams, context: Context): Awaitable<GetMinionsAnswer>;
  /** List schedules. */
  'schedule.get'(params: ScheduleGetParams, context: Context): Awaitable<ScheduleGetAnswer>;
  /** Create or change a schedule. */
  'schedule.save'(params: ScheduleSaveParams, context: Context): Awaitable<ScheduleSaveAnswer>;
  /** Assess a policy. */
  'sec.assess_policy'(params: AssessPolicyParams, context: Context): Awaitable<AssessPolicyAnswer>;
  /** Remove custom benchmarks. */
  'sec.delete_custom_benchmarks'(params: DeleteCustomBenchmarksParams, context: Context): Awaitable<DeleteCustomBenchmarksAnswer>;
  /** Remove custom checks. */
  'sec.delete_custom_checks'(params: DeleteCustomChecksParams, context: Context): Awaitable<DeleteCustomChecksAnswer>;
  /** Remove an exemption. */
  'sec.delete_exemption'(params: DeleteExemptionParams, context: Context): Awaitable<DeleteExemptionAnswer>;
  /** Remove a policy. */
  'sec.delete_policy'(params: DeletePolicyParams, context: Context): Awaitable<DeletePolicyAnswer>;
  /** Fetch the vendor's content. */
  'sec.download_content'(params: DownloadContentParams, context: Context): Awaitable<DownloadContentAnswer>;
  /** Fetch the report on an assessment. */
  'sec.download_policy_report'(params: DownloadPolicyReportParams, context: Context): Awaitable<DownloadPolicyReportAnswer>;
  /** List what refers to a benchmark. */
  'sec.get_benchmark_dependencies'(params: GetBenchmarkDependenciesParams, context: Context): Awaitable<GetBenchmarkDependenciesAnswer>;
  /** List benchmarks. */
  'sec.get_benchmarks'(params: GetBenchmarksParams, context: Context): Awaitable<GetBenchmarksAnswer>;
  /** List what refers to a check. */
  'sec.get_check_dependencies'(params: GetCheckDependenciesParams, context: Context): Awaitable<GetCheckDependenciesAnswer>;
  /** Read everything about a check. */
  'sec.get_check_details'(params: GetCheckDetailsParams, context: Context): Awaitable<GetCheckDetailsAnswer>;
  /** List the results of a policy by check and minion. */
  'sec.get_check_minions'(params: GetCheckMinionsParams, context: Context): Awaitable<GetCheckMinionsAnswer>;
  /** List the variables of checks. */
  'sec.get_check_variables'(params: GetCheckVariablesParams, context: Context): Awaitable<GetCheckVariablesAnswer>;
  /** List checks. */
  'sec.get_checks'(params: GetChecksParams, context: Context): Awaitable<GetChecksAnswer>;
  /** Read what became of the content taken in last. */
  'sec.get_content_stats'(params: GetContentStatsParams, context: Context): Awaitable<GetContentStatsAnswer>;
  /** List policies. */
  'sec.get_policies'(params: GetPoliciesParams, context: Context): Awaitable<GetPoliciesAnswer>;
  /** List the assessments and remediations of a policy. */
  'sec.get_policy_run_history'(params: GetPolicyRunHistoryParams, context: Context): Awaitable<GetPolicyRunHistoryAnswer>;
  /** Read figures on the whole of security. */
  'sec.get_stats'(params: GetStatsParams, context: Context): Awaitable<GetStatsAnswer>;
  /** List figures on the whole of security over time. */
  'sec.get_stats_history'(params: GetStatsHistoryParams, context: Context): Awaitable<GetStatsHistoryAnswer>;
  /** Take in a tarball of the vendor's content. */
  'sec.ingest_all_content'(params: IngestAllContentParams, context: Context): Awaitable<IngestAllContentAnswer>;
  /** Take in a tarball of custom content. */
  'sec.ingest_custom_content'(params: IngestCustomContentParams, context: Context): Awaitable<IngestCustomContentAnswer>;
  /** Remediate checks of a policy. */
  'sec.remediate_policy'(params: RemediatePolicyParams, context: Context): Awaitable<RemediatePolicyAnswer>;
  /** Exempt checks or minions from a policy. */
  'sec.save_exemption'(params: SaveExemptionParams, context: Context): Awaitable<SaveExemptionAnswer>;
  /** Create or change a policy. */
  'sec.save_policy'(params: SavePolicyParams, context: Context): Awaitable<SavePolicyAnswer>;
  /** Get a message back. */
  'test.echo'(params: TestEchoParams, context: Context): Awaitable<TestEchoAnswer>;
  /** Provoke an error. */
  'test.error'(params: TestErrorParams, context: Context): Awaitable<TestErrorAnswer>;
  /** Provoke a warning. */
  'test.warnings'(params: TestWarningsParams, context: Context): Awaitable<TestWarningsAnswer>;
  /** List target groups. */
  'tgt.get_target_group'(params: GetTargetGroupParams, context: Context): Awaitable<GetTargetGroupAnswer>;
  /** Create or change a target group. */
  'tgt.save_target_group'(params: SaveTargetGroupParams, context: Context): Awaitable<SaveTargetGroupAnswer>;
  /** List the minions that a target group matches. */
  'tgt.get_target_group_minions'(params: GetTargetGroupMinionsParams, context: Context): Awaitable<GetTargetGroupMinionsAnswer>;
  /** Remove target groups. */
  'tgt.delete_target_group'(params: DeleteTargetGroupParams, context: Context): Awaitable<DeleteTargetGroupAnswer>;
}
