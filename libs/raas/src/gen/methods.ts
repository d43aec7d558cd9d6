// Generated from spec/raas/ by `npm run generate`. Do not edit.

import type { TypedMessage } from '@aluco/wire';
import type { CallOptions, Caller, Reply } from '../call.ts';
import { accountLogin, accountVersion, getToken } from './account.ts';
import type {
  AccountLoginParams,
  AccountLoginResult,
  AccountVersionResult,
  GetTokenResult,
} from './account.types.ts';
import { apiDiscover, getVersions } from './api.ts';
import type { ApiDiscoverParams, ApiDiscoverResult, GetVersionsResult } from './api.types.ts';
import { getCmdDetails, getCmdStatus, getCmds } from './cmd.ts';
import type {
  GetCmdDetailsParams,
  GetCmdDetailsResult,
  GetCmdStatusParams,
  GetCmdStatusResult,
  GetCmdsParams,
  GetCmdsResult,
} from './cmd.types.ts';
import { getMinionCache } from './minions.ts';
import type { GetMinionCacheParams, GetMinionCacheResult } from './minions.types.ts';
import { getMinions, getReturns } from './ret.ts';
import type { GetMinionsResult, GetReturnsParams, GetReturnsResult } from './ret.types.ts';
import { scheduleGet, scheduleSave } from './schedule.ts';
import type {
  ScheduleGetParams,
  ScheduleGetResult,
  ScheduleSaveParams,
  ScheduleSaveResult,
} from './schedule.types.ts';
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
import type {
  AssessPolicyParams,
  AssessPolicyResult,
  DeleteCustomBenchmarksParams,
  DeleteCustomBenchmarksResult,
  DeleteCustomChecksParams,
  DeleteCustomChecksResult,
  DeleteExemptionParams,
  DeleteExemptionResult,
  DeletePolicyParams,
  DeletePolicyResult,
  DownloadContentParams,
  DownloadContentResult,
  DownloadPolicyReportParams,
  DownloadPolicyReportResult,
  GetBenchmarkDependenciesParams,
  GetBenchmarkDependenciesResult,
  GetBenchmarksParams,
  GetBenchmarksResult,
  GetCheckDependenciesParams,
  GetCheckDependenciesResult,
  GetCheckDetailsParams,
  GetCheckDetailsResult,
  GetCheckMinionsParams,
  GetCheckMinionsResult,
  GetCheckVariablesParams,
  GetCheckVariablesResult,
  GetChecksParams,
  GetChecksResult,
  GetContentStatsParams,
  GetContentStatsResult,
  GetPoliciesParams,
  GetPoliciesResult,
  GetPolicyRunHistoryParams,
  GetPolicyRunHistoryResult,
  GetStatsHistoryParams,
  GetStatsHistoryResult,
  GetStatsParams,
  GetStatsResult,
  IngestAllContentParams,
  IngestAllContentResult,
  IngestCustomContentParams,
  IngestCustomContentResult,
  RemediatePolicyParams,
  RemediatePolicyResult,
  SaveExemptionParams,
  SaveExemptionResult,
  SavePolicyParams,
  SavePolicyResult,
} from './sec.types.ts';
import { testEcho, testError, testWarnings } from './test.ts';
import type { TestEchoParams, TestEchoResult, TestErrorResult, TestWarningsResult } from './test.types.ts';
import { deleteTargetGroup, getTargetGroup, getTargetGroupMinions, saveTargetGroup } from './tgt.ts';
import type {
  DeleteTargetGroupParams,
  DeleteTargetGroupResult,
  GetTargetGroupMinionsParams,
  GetTargetGroupMinionsResult,
  GetTargetGroupParams,
  GetTargetGroupResult,
  SaveTargetGroupParams,
  SaveTargetGroupResult,
} from './tgt.types.ts';

/** Account: its messages as methods. */
export class AccountMethods {
  readonly #caller: Caller;

  /** Its messages go through `caller`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Get an XSRF token.
   *
   * Sets the cookie `_xsrf` and sends the same token in the header `X-Xsrftoken`. Every later POST of a
   * session that rests on cookies must carry it in the request header `X-Xsrftoken`. A client that is
   * logged in may ask for a fresh token too; its login stays as it is.
   *
   * Source: observed (public-client). The body is our decision.
   */
  getToken(options?: CallOptions): Promise<Reply<GetTokenResult>> {
    return this.#caller.call(getToken, {}, options);
  }

  /**
   * Log in with a user name and a password.
   *
   * Needs the header `X-Xsrftoken`. Sets the cookie `raas-session`; with `token_type` the reply also
   * holds a JWT, which lives for about 30 minutes. There is no way to renew one: log in again when a
   * call is refused with status 401.
   *
   * Source: observed (public-client).
   */
  login(params: AccountLoginParams, options?: CallOptions): Promise<Reply<AccountLoginResult>> {
    return this.#caller.call(accountLogin, params, options);
  }

  /**
   * Read the version of the server.
   *
   * Tells which server this is. Clients use it to get the cookie `_xsrf` without touching the login
   * path, and to see whether the server is up.
   *
   * Source: observed (public-client). The path and its cookie are observed, the body is our decision.
   */
  version(options?: CallOptions): Promise<Reply<AccountVersionResult>> {
    return this.#caller.call(accountVersion, {}, options);
  }
}

/** API: its messages as methods. */
export class ApiMethods {
  readonly #caller: Caller;

  /** Its messages go through `caller`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List the versions of the server's software.
   *
   * The vendor's client makes this its first call after login, and reads `raas.raas` from the answer.
   *
   * Source: documented (api-catalogue).
   */
  getVersions(options?: CallOptions): Promise<Reply<GetVersionsResult>> {
    return this.#caller.call(getVersions, {}, options);
  }

  /**
   * Describe the resources, methods, constants and errors of the interface.
   *
   * The vendor's client calls this on every start and builds its methods from the answer, so all three
   * sections must be there when nothing is left out by `include`.
   *
   * Source: documented (api-catalogue).
   */
  discover(params: ApiDiscoverParams = {}, options?: CallOptions): Promise<Reply<ApiDiscoverResult>> {
    return this.#caller.call(apiDiscover, params, options);
  }
}

/** Commands: its messages as methods. */
export class CmdMethods {
  readonly #caller: Caller;

  /** Its messages go through `caller`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Read how far commands have come.
   *
   * Answers with one word for each job id, in the order they were given.
   *
   * Source: documented (api-catalogue). That a list comes back is documented; two of its words have been
   * observed, its order is our decision.
   */
  getCmdStatus(params: GetCmdStatusParams, options?: CallOptions): Promise<Reply<GetCmdStatusResult>> {
    return this.#caller.call(getCmdStatus, params, options);
  }

  /**
   * List commands.
   *
   * Lists the commands that fit all the filters given, the latest first. Commands that Salt gives on its
   * own account, to look for jobs and to refresh grains, are left out unless asked for.
   *
   * Source: documented (api-catalogue). daterange_fmt is in the schema of the call but not among its
   * positions; it stands last here.
   */
  getCmds(params: GetCmdsParams = {}, options?: CallOptions): Promise<Reply<GetCmdsResult>> {
    return this.#caller.call(getCmds, params, options);
  }

  /**
   * List how each minion fared with a command.
   *
   * One row per minion that the command was meant for, whether or not it has returned.
   *
   * Source: documented (api-catalogue). The members of the rows are those that clients read.
   */
  getCmdDetails(params: GetCmdDetailsParams, options?: CallOptions): Promise<Reply<GetCmdDetailsResult>> {
    return this.#caller.call(getCmdDetails, params, options);
  }
}

/** Minions: its messages as methods. */
export class MinionsMethods {
  readonly #caller: Caller;

  /** Its messages go through `caller`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List minions with their grains.
   *
   * Lists what the server's cache holds, a page at a time. The older form of the answer, an object from
   * masters to minions, is what the vendor's example shows; servers in use answer with pages.
   *
   * Source: documented (api-catalogue). The form of the result is the one that clients read, not the one
   * in the vendor's text.
   */
  getMinionCache(params: GetMinionCacheParams = {}, options?: CallOptions): Promise<Reply<GetMinionCacheResult>> {
    return this.#caller.call(getMinionCache, params, options);
  }
}

/** Returns: its messages as methods. */
export class RetMethods {
  readonly #caller: Caller;

  /** Its messages go through `caller`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List what minions sent back.
   *
   * Lists the returns that fit all the filters given. To wait for a command, ask with its `jid` until
   * `count` reaches the number of minions expected.
   *
   * Source: documented (api-catalogue). That -1 lifts the limit is documented for other calls only.
   */
  getReturns(params: GetReturnsParams = {}, options?: CallOptions): Promise<Reply<GetReturnsResult>> {
    return this.#caller.call(getReturns, params, options);
  }

  /**
   * List the ids of all known minions.
   *
   * Lists the minions of every master that the server has ever had a return from.
   *
   * Source: documented (api-catalogue).
   */
  getMinions(options?: CallOptions): Promise<Reply<GetMinionsResult>> {
    return this.#caller.call(getMinions, {}, options);
  }
}

/** Schedules: its messages as methods. */
export class ScheduleMethods {
  readonly #caller: Caller;

  /** Its messages go through `caller`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List schedules.
   *
   * Lists the schedules that fit all the filters given. In `masters` the text `*` is no pattern: it
   * stands for schedules that are meant for all masters.
   *
   * Source: documented (api-catalogue). The members of the rows are inferred.
   */
  get(params: ScheduleGetParams = {}, options?: CallOptions): Promise<Reply<ScheduleGetResult>> {
    return this.#caller.call(scheduleGet, params, options);
  }

  /**
   * Create or change a schedule.
   *
   * Without `uuid` a new schedule is made; with it an existing one is replaced. The job is a saved one
   * (`job_uuid`) or a function (`fun`, with `arg`), the minions are those of a target group (`tgt_uuid`)
   * or of a rule (`tgt`): give one of each pair.
   *
   * Not to be sent twice.
   *
   * Source: documented (api-catalogue). The catalogue both requires `function` and gives it a default;
   * here it may be left out.
   */
  save(params: ScheduleSaveParams, options?: CallOptions): Promise<Reply<ScheduleSaveResult>> {
    return this.#caller.call(scheduleSave, params, options);
  }
}

/** Security: its messages as methods. */
export class SecMethods {
  readonly #caller: Caller;

  /** Its messages go through `caller`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Assess a policy.
   *
   * Starts a run of all checks of the policy on all minions of its target group, and answers at once.
   * Follow the run by its job id with `ret.get_returns`, `cmd.get_cmds` or `sec.get_policy_run_history`;
   * what it found is in `sec.get_check_minions`.
   *
   * Not to be sent twice.
   *
   * Source: documented (raas-sec-interface).
   */
  assessPolicy(params: AssessPolicyParams, options?: CallOptions): Promise<Reply<AssessPolicyResult>> {
    return this.#caller.call(assessPolicy, params, options);
  }

  /**
   * Remove custom benchmarks.
   *
   * Removes benchmarks that this installation took in itself. The vendor's own stay, and so do those
   * that a policy uses. Their checks are kept.
   *
   * Destroys what it names.
   *
   * Source: documented (raas-sec-interface). That the call is all or nothing and when it fails is our
   * decision.
   */
  deleteCustomBenchmarks(params: DeleteCustomBenchmarksParams, options?: CallOptions): Promise<Reply<DeleteCustomBenchmarksResult>> {
    return this.#caller.call(deleteCustomBenchmarks, params, options);
  }

  /**
   * Remove custom checks.
   *
   * Removes checks that this installation took in itself. The vendor's own stay, and so do those that a
   * policy or a benchmark refers to.
   *
   * Destroys what it names.
   *
   * Source: documented (raas-sec-interface). That the call is all or nothing and when it fails is our
   * decision.
   */
  deleteCustomChecks(params: DeleteCustomChecksParams, options?: CallOptions): Promise<Reply<DeleteCustomChecksResult>> {
    return this.#caller.call(deleteCustomChecks, params, options);
  }

  /**
   * Remove an exemption.
   *
   * From the next assessment on, the check counts again on the minion.
   *
   * Destroys what it names.
   *
   * Source: documented (raas-sec-interface).
   */
  deleteExemption(params: DeleteExemptionParams, options?: CallOptions): Promise<Reply<DeleteExemptionResult>> {
    return this.#caller.call(deleteExemption, params, options);
  }

  /**
   * Remove a policy.
   *
   * Removes the policy with its exemptions, its schedule and its results. The runs themselves stay among
   * the commands.
   *
   * Destroys what it names.
   *
   * Source: documented (raas-sec-interface). What goes with a policy is our decision.
   */
  deletePolicy(params: DeletePolicyParams, options?: CallOptions): Promise<Reply<DeletePolicyResult>> {
    return this.#caller.call(deletePolicy, params, options);
  }

  /**
   * Fetch the vendor's content.
   *
   * Has the server fetch the vendor's latest tarball of benchmarks and checks and unpack it into its
   * cache. Unless told otherwise it also takes the content in, which can take minutes; the reply comes
   * when all is done.
   *
   * Not to be sent twice.
   *
   * Source: documented (raas-sec-interface). The result is our decision.
   */
  downloadContent(params: DownloadContentParams = {}, options?: CallOptions): Promise<Reply<DownloadContentResult>> {
    return this.#caller.call(downloadContent, params, options);
  }

  /**
   * Fetch the report on an assessment.
   *
   * Answers with a JSON document **as a string**. What it holds is not documented; ours is an object
   * with `policy_uuid`, `policy_name`, `jid`, `assessed` (a time), `overall_stats` (results by state)
   * and `checks`, whose rows are those of the block `check_report` of `sec.get_check_minions`.
   *
   * Source: documented (raas-sec-interface). The content of the report is our decision.
   */
  downloadPolicyReport(params: DownloadPolicyReportParams, options?: CallOptions): Promise<Reply<DownloadPolicyReportResult>> {
    return this.#caller.call(downloadPolicyReport, params, options);
  }

  /**
   * List what refers to a benchmark.
   *
   * Lists the policies that use a benchmark, and its checks with the word on whether they also belong to
   * another one. Ask before removing it.
   *
   * Source: documented (raas-sec-interface). The vendor's text calls the parameter `benchmark`; its
   * example and the catalogue have the name used here.
   */
  getBenchmarkDependencies(params: GetBenchmarkDependenciesParams, options?: CallOptions): Promise<Reply<GetBenchmarkDependenciesResult>> {
    return this.#caller.call(getBenchmarkDependencies, params, options);
  }

  /**
   * List benchmarks.
   *
   * Lists the benchmarks that fit all the filters given; within one list of names, fitting one is
   * enough.
   *
   * Source: documented (raas-sec-interface). The vendor's text calls one parameter `type_name`; the
   * catalogue has `type_names`.
   */
  getBenchmarks(params: GetBenchmarksParams = {}, options?: CallOptions): Promise<Reply<GetBenchmarksResult>> {
    return this.#caller.call(getBenchmarks, params, options);
  }

  /**
   * List what refers to a check.
   *
   * Lists the policies, benchmarks and exemptions that refer to a check. Ask before removing it.
   *
   * Source: documented (raas-sec-interface).
   */
  getCheckDependencies(params: GetCheckDependenciesParams, options?: CallOptions): Promise<Reply<GetCheckDependenciesResult>> {
    return this.#caller.call(getCheckDependencies, params, options);
  }

  /**
   * Read everything about a check.
   *
   * Answers with the whole of one check, more than a list of checks shows.
   *
   * Source: documented (raas-sec-interface). The vendor's example leaves members out; those after
   * mini_meta_fs_uuid are ours.
   */
  getCheckDetails(params: GetCheckDetailsParams, options?: CallOptions): Promise<Reply<GetCheckDetailsResult>> {
    return this.#caller.call(getCheckDetails, params, options);
  }

  /**
   * List the results of a policy by check and minion.
   *
   * One row for each check of the policy and each minion of its target group, with what was last found.
   * Filters that are given must all fit. Besides the rows the reply can hold summaries, which are sent
   * only when `include_in_response` names them and cover all rows that the filters let through.
   *
   * Source: documented (raas-sec-interface). What the blocks hold is our decision. The text can be read
   * as sending all of them by default, but the example has only count and results, and we follow it.
   * That grains select, filter and sort is documented; how is our decision.
   */
  getCheckMinions(params: GetCheckMinionsParams, options?: CallOptions): Promise<Reply<GetCheckMinionsResult>> {
    return this.#caller.call(getCheckMinions, params, options);
  }

  /**
   * List the variables of checks.
   *
   * Lists checks with the variables that a policy can set. Without a filter, all checks that have
   * variables; otherwise those of the policy, of the benchmarks and those named, less those excluded.
   *
   * Source: documented (raas-sec-interface). How the filters combine is our decision.
   */
  getCheckVariables(params: GetCheckVariablesParams = {}, options?: CallOptions): Promise<Reply<GetCheckVariablesResult>> {
    return this.#caller.call(getCheckVariables, params, options);
  }

  /**
   * List checks.
   *
   * Lists the checks that fit all the filters given.
   *
   * Source: documented (raas-sec-interface). The vendor's example leaves members out; those after
   * mini_meta_fs_uuid are ours.
   */
  getChecks(params: GetChecksParams = {}, options?: CallOptions): Promise<Reply<GetChecksResult>> {
    return this.#caller.call(getChecks, params, options);
  }

  /**
   * Read what became of the content taken in last.
   *
   * Tells how the last intake of content went. The vendor's content and custom content are counted
   * apart.
   *
   * Source: documented (raas-sec-interface). The vendor gives the two outer members and no example; the
   * inner ones are those that get_stats shows.
   */
  getContentStats(params: GetContentStatsParams = {}, options?: CallOptions): Promise<Reply<GetContentStatsResult>> {
    return this.#caller.call(getContentStats, params, options);
  }

  /**
   * List policies.
   *
   * Lists the policies that fit all the filters given. Beside the page stand the numbers of different
   * checks and minions in all the policies found. How many results are in which state is sent only with
   * `include_stats`.
   *
   * Source: documented (raas-sec-interface). The vendor's second example shows stats that were not asked
   * for; here they are left out.
   */
  getPolicies(params: GetPoliciesParams = {}, options?: CallOptions): Promise<Reply<GetPoliciesResult>> {
    return this.#caller.call(getPolicies, params, options);
  }

  /**
   * List the assessments and remediations of a policy.
   *
   * One row per run that fits all the filters given. The numbers that a run is filtered by must be met
   * exactly; 0, their default, lets every run through.
   *
   * Source: documented (raas-sec-interface). That 0 means no filter is our decision.
   */
  getPolicyRunHistory(params: GetPolicyRunHistoryParams, options?: CallOptions): Promise<Reply<GetPolicyRunHistoryResult>> {
    return this.#caller.call(getPolicyRunHistory, params, options);
  }

  /**
   * Read figures on the whole of security.
   *
   * Answers with the figures asked for, or with all. Counting some of them takes long on a big
   * installation, so ask for what is needed.
   *
   * Source: documented (raas-sec-interface).
   */
  getStats(params: GetStatsParams = {}, options?: CallOptions): Promise<Reply<GetStatsResult>> {
    return this.#caller.call(getStats, params, options);
  }

  /**
   * List figures on the whole of security over time.
   *
   * The server notes the figures from time to time. Lists what it noted within the time given, back from
   * now.
   *
   * Source: documented (raas-sec-interface). The vendor's example leaves figures and members out.
   */
  getStatsHistory(params: GetStatsHistoryParams = {}, options?: CallOptions): Promise<Reply<GetStatsHistoryResult>> {
    return this.#caller.call(getStatsHistory, params, options);
  }

  /**
   * Take in a tarball of the vendor's content.
   *
   * For servers that cannot fetch the content themselves: the file travels in the call, in base64.
   * Benchmarks and checks in it are added, those already there are brought up to date. The reply comes
   * when all is done.
   *
   * Not to be sent twice.
   *
   * Source: documented (raas-sec-interface). The result is our decision. The catalogue has a default for
   * `filename` and `blob`, yet requires both.
   */
  ingestAllContent(params: IngestAllContentParams, options?: CallOptions): Promise<Reply<IngestAllContentResult>> {
    return this.#caller.call(ingestAllContent, params, options);
  }

  /**
   * Take in a tarball of custom content.
   *
   * The file travels in the call, in base64. It is a gzip tarball with the benchmarks in
   * `benchmarks/*.meta` and the checks in `salt/locke/custom/`, each as an `.sls` and a `.meta` file.
   * The reply comes when all is done.
   *
   * Not to be sent twice.
   *
   * Source: documented (raas-sec-interface). The result is our decision. The catalogue has defaults for
   * all three parameters, yet requires them.
   */
  ingestCustomContent(params: IngestCustomContentParams, options?: CallOptions): Promise<Reply<IngestCustomContentResult>> {
    return this.#caller.call(ingestCustomContent, params, options);
  }

  /**
   * Remediate checks of a policy.
   *
   * Starts a run that mends what the checks found, and answers at once; follow it by its job id as an
   * assessment. Exempt pairs of check and minion are left alone. States to run before and after are
   * named by their path on the server.
   *
   * Not to be sent twice.
   *
   * Source: documented (raas-sec-interface).
   */
  remediatePolicy(params: RemediatePolicyParams, options?: CallOptions): Promise<Reply<RemediatePolicyResult>> {
    return this.#caller.call(remediatePolicy, params, options);
  }

  /**
   * Exempt checks or minions from a policy.
   *
   * Makes one exemption for each pair of a check and a minion given. Without checks the minions are
   * exempt from all, without minions the checks are exempt on all; one of the two must be given. Where
   * an exemption is there already, its reason is replaced.
   *
   * Source: documented (raas-sec-interface). The vendor's example echoes another check than the one
   * sent, a slip mended here. What happens without checks or minions, and with an exemption that is
   * there already, is our decision.
   */
  saveExemption(params: SaveExemptionParams, options?: CallOptions): Promise<Reply<SaveExemptionResult>> {
    return this.#caller.call(saveExemption, params, options);
  }

  /**
   * Create or change a policy.
   *
   * Without `policy_uuid` a new policy is made; with it an existing one is replaced. Its checks are
   * those of the benchmarks, or of these only the ones in `check_uuids` if any are given, less those in
   * `exclude_check_uuids`. A change keeps the history and the exemptions of the policy.
   *
   * Not to be sent twice.
   *
   * Source: documented (raas-sec-interface). The catalogue requires `benchmark_uuids`, although the
   * signature has null as its default; the vendor's text on the checks contradicts itself, and we follow
   * the meaning that its later sentences give.
   */
  savePolicy(params: SavePolicyParams, options?: CallOptions): Promise<Reply<SavePolicyResult>> {
    return this.#caller.call(savePolicy, params, options);
  }
}

/** Test: its messages as methods. */
export class TestMethods {
  readonly #caller: Caller;

  /** Its messages go through `caller`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Get a message back.
   *
   * Answers with the text that it was given.
   *
   * Source: documented (api-catalogue).
   */
  echo(params: TestEchoParams, options?: CallOptions): Promise<Reply<TestEchoResult>> {
    return this.#caller.call(testEcho, params, options);
  }

  /**
   * Provoke an error.
   *
   * Always fails, with the code of an internal error. The status of the HTTP reply is 200 all the same.
   *
   * Source: documented (api-catalogue). The catalogue names a boolean result, which is never sent. The
   * texts are ours.
   */
  error(options?: CallOptions): Promise<Reply<TestErrorResult>> {
    return this.#caller.call(testError, {}, options);
  }

  /**
   * Provoke a warning.
   *
   * Succeeds, and puts a text among the warnings of the reply.
   *
   * Source: documented (api-catalogue). That a call exists and returns a boolean is documented; the text
   * of the warning is ours.
   */
  warnings(options?: CallOptions): Promise<Reply<TestWarningsResult>> {
    return this.#caller.call(testWarnings, {}, options);
  }
}

/** Target groups: its messages as methods. */
export class TgtMethods {
  readonly #caller: Caller;

  /** Its messages go through `caller`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List target groups.
   *
   * Lists the groups that fit all the filters given. With `tgt_uuid` the other filters do not count.
   * `tgt_uuid` and `master_id` exclude each other.
   *
   * Source: documented (api-catalogue).
   */
  getTargetGroup(params: GetTargetGroupParams = {}, options?: CallOptions): Promise<Reply<GetTargetGroupResult>> {
    return this.#caller.call(getTargetGroup, params, options);
  }

  /**
   * Create or change a target group.
   *
   * Without `tgt_uuid` a new group is made; with it an existing one is replaced. Minions are matched in
   * the background, so a group may be without its minions for a moment; `wait_for_match` delays the
   * reply until they are known.
   *
   * Not to be sent twice.
   *
   * Source: documented (api-catalogue). That a change replaces the group, that names are unique, and
   * that the group of all minions cannot be changed, is our decision.
   */
  saveTargetGroup(params: SaveTargetGroupParams, options?: CallOptions): Promise<Reply<SaveTargetGroupResult>> {
    return this.#caller.call(saveTargetGroup, params, options);
  }

  /**
   * List the minions that a target group matches.
   *
   * Matches the rule of a saved group, or one given here, against what the cache of minions holds now.
   * Give one of the two parameters.
   *
   * Source: documented (api-catalogue).
   */
  getTargetGroupMinions(params: GetTargetGroupMinionsParams = {}, options?: CallOptions): Promise<Reply<GetTargetGroupMinionsResult>> {
    return this.#caller.call(getTargetGroupMinions, params, options);
  }

  /**
   * Remove target groups.
   *
   * Removes one group or several. A group that a policy or a schedule still uses is kept, and the call
   * fails, unless `force` is true: then what depends on the group goes as well.
   *
   * Destroys what it names.
   *
   * Source: documented (api-catalogue). The catalogue names no result; we answer with an empty object,
   * as other removals do.
   */
  deleteTargetGroup(params: DeleteTargetGroupParams, options?: CallOptions): Promise<Reply<DeleteTargetGroupResult>> {
    return this.#caller.call(deleteTargetGroup, params, options);
  }
}

/** The messages of RaaS as methods, by area; a client says how one is carried out. */
export abstract class RaasMethods implements Caller {
  /** Account. */
  readonly account = new AccountMethods(this);
  /** API. */
  readonly api = new ApiMethods(this);
  /** Commands. */
  readonly cmd = new CmdMethods(this);
  /** Minions. */
  readonly minions = new MinionsMethods(this);
  /** Returns. */
  readonly ret = new RetMethods(this);
  /** Schedules. */
  readonly schedule = new ScheduleMethods(this);
  /** Security. */
  readonly sec = new SecMethods(this);
  /** Test. */
  readonly test = new TestMethods(this);
  /** Target groups. */
  readonly tgt = new TgtMethods(this);

  /** Sends any message and gives the whole reply, its return value decoded. */
  abstract call<P, R>(message: TypedMessage<P, R>, params: P, options?: CallOptions): Promise<Reply<R>>;
}
