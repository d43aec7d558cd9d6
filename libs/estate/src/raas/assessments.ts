import type {
  AssessPolicyParams,
  GetPolicyRunHistoryParams,
  JobStarted,
  PolicyRun,
  RemediatePolicyParams,
} from '@aluco/raas';
import { requireChecks, requireMinions } from './exemptions.ts';
import { isAmong, isWanted, pageOf } from './paging.ts';
import { carryOutRun, openRun, type RunRequest } from './runs.ts';
import { minionsOf, type PolicyState, policyOf, type RaasState, type Run } from './state.ts';
import { formatOptionalTime, formatTime } from './time.ts';

export function assessPolicy(
  state: RaasState,
  { policy_uuid }: AssessPolicyParams,
  user: string,
): JobStarted {
  const policy = policyOf(state, policy_uuid);
  return start(state, { fun: 'policy.assessment', policy, user });
}

export function remediatePolicy(state: RaasState, params: RemediatePolicyParams, user: string): JobStarted {
  const policy = policyOf(state, params.policy_uuid);
  requireChecks(policy, params.check_uuids ?? []);
  const named = Object.entries(params.minions ?? {}).flatMap(([master_id, ids]) =>
    ids.map((minion_id) => ({ master_id, minion_id })),
  );
  requireMinions(state, policy, 'minions', named);
  const keys = new Set(named.map(({ master_id, minion_id }) => `${master_id}/${minion_id}`));
  const minions = minionsOf(state, policy.tgt_uuid).filter(({ key }) => !params.minions || keys.has(key));
  const checks = params.check_uuids ?? policy.checks;
  return start(state, { fun: 'policy.remediation', policy, user, checks, minions });
}

export function getPolicyRunHistory(state: RaasState, params: GetPolicyRunHistoryParams) {
  const policy = policyOf(state, params.policy_uuid);
  const rows = [...state.runs.values()]
    .filter(({ policyUuid }) => policyUuid === policy.uuid)
    .map((run) => showRun(policy, run))
    .filter(
      (row) =>
        isWanted(params.jid, row.jid) &&
        isAmong(params.state, row.state) &&
        isWanted(params.fun, row.fun) &&
        isWanted(params.user, row.user) &&
        isWanted(params.expected || null, row.expected) &&
        isWanted(params.returned || null, row.returned),
    );
  const { sort_by } = params;
  return pageOf(rows, params, sort_by ? (row) => row[sort_by] : undefined);
}

/** The numbers of a run, as commands show them too. */
export function countReturns({ minions, returns }: Run) {
  const failed = returns.filter(({ hasErrors }) => hasErrors).length;
  return {
    expected: minions.length,
    returned: returns.length,
    returned_good: returns.length - failed,
    returned_failed: failed,
  };
}

function start(state: RaasState, request: RunRequest): JobStarted {
  const run = openRun(state, request, state.clock.now());
  void carryOutRun(state, run);
  return { success: true, errors: [], jid: run.jid };
}

function showRun(policy: PolicyState, run: Run): PolicyRun {
  const { uuid, name, tgt_uuid, schedule_uuid, lastAssess, lastRemed } = policy;
  return {
    jid: run.jid,
    state: run.state,
    fun: run.fun,
    user: run.user,
    user_uuid: run.userUuid,
    ...countReturns(run),
    create_time: formatTime(run.createTime),
    uuid,
    name,
    tgt_uuid,
    schedule_uuid,
    last_update: formatTime(policy.last_update),
    last_assess_jid: lastAssess?.jid ?? null,
    last_assess_timestamp: formatOptionalTime(lastAssess?.createTime ?? null),
    last_remed_jid: lastRemed?.jid ?? null,
    last_remed_timestamp: formatOptionalTime(lastRemed?.createTime ?? null),
  };
}
