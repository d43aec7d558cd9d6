import type { DownloadPolicyReportParams } from '@aluco/raas';
import { notFound } from './errors.ts';
import { reportChecks } from './result-blocks.ts';
import { pairsOfRun } from './results.ts';
import { countStates, policyOf, type RaasState } from './state.ts';
import { formatTime } from './time.ts';

/**
 * The report on the latest assessment, or the one with that job id: a JSON document as text.
 *
 * @throws RaasEstateError `not_found` when the policy has no such assessment.
 */
export function reportOnPolicy(state: RaasState, { policy_uuid, jid }: DownloadPolicyReportParams): string {
  const policy = policyOf(state, policy_uuid);
  const run = jid ? state.runs.get(jid) : policy.lastAssess;
  if (run === undefined || run.policyUuid !== policy.uuid || run.fun !== 'policy.assessment') {
    throw jid
      ? notFound('assessment of the policy', 'jid', jid)
      : notFound('assessed policy', 'policy_uuid', policy_uuid);
  }
  const pairs = pairsOfRun(state, policy, run);
  return JSON.stringify({
    policy_uuid: policy.uuid,
    policy_name: policy.name,
    jid: run.jid,
    assessed: formatTime(run.createTime),
    overall_stats: countStates(pairs.map((pair) => pair.state)),
    checks: reportChecks(pairs),
  });
}
