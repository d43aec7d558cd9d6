import type { DeleteExemptionParams, Exemption, ExemptionPage, SaveExemptionParams } from '@aluco/raas';
import { invalid, notFound } from './errors.ts';
import { type ExemptionState, minionsOf, type PolicyState, policyOf, type RaasState } from './state.ts';

/** One exemption per check and minion given; where there is one already, its reason is replaced. */
export function saveExemption(state: RaasState, params: SaveExemptionParams): ExemptionPage {
  const policy = policyOf(state, params.policy_uuid);
  const checks = params.check_uuids ?? [];
  const minions = (params.minion_ids ?? []).flatMap((masters) =>
    Object.entries(masters).flatMap(([master_id, ids]) => ids.map((minion_id) => ({ master_id, minion_id }))),
  );
  if (checks.length === 0 && minions.length === 0) {
    throw invalid(
      'check_uuids',
      'expected checks in check_uuids, minions in minion_ids, or both; got neither',
    );
  }
  requireChecks(policy, checks);
  requireMinions(state, policy, 'minion_ids', minions);
  const results: Exemption[] = [];
  for (const check_uuid of checks.length > 0 ? checks : [null]) {
    for (const place of minions.length > 0 ? minions : [{ master_id: null, minion_id: null }]) {
      results.push(showExemption(save(state, policy, check_uuid, place, params.reason)));
    }
  }
  return { count: results.length, results };
}

export function deleteExemption(state: RaasState, params: DeleteExemptionParams): { uuid: string } {
  policyOf(state, params.policy_uuid);
  const exemption = state.exemptions.get(params.exemption_uuid);
  if (exemption?.policy_uuid !== params.policy_uuid) {
    throw notFound('exemption', 'exemption_uuid', params.exemption_uuid);
  }
  state.exemptions.delete(exemption.uuid);
  return { uuid: exemption.uuid };
}

/** @throws RaasEstateError `not_found` when the policy lacks a check. */
export function requireChecks(policy: PolicyState, checks: readonly string[]): void {
  const missing = checks.filter((uuid) => !policy.checks.includes(uuid));
  if (missing.length > 0) throw notFound('check in the policy', 'check_uuids', missing);
}

/** @throws RaasEstateError `not_found` when the policy's target group lacks a minion. */
export function requireMinions(
  state: RaasState,
  policy: PolicyState,
  parameter: string,
  minions: readonly { readonly master_id: string; readonly minion_id: string }[],
): void {
  const own = new Set(minionsOf(state, policy.tgt_uuid).map(({ key }) => key));
  const missing = minions.filter(({ master_id, minion_id }) => !own.has(`${master_id}/${minion_id}`));
  if (missing.length === 0) return;
  const byMaster = Map.groupBy(missing, ({ master_id }) => master_id);
  const detail = [...byMaster].map(([master, rows]) => [master, rows.map(({ minion_id }) => minion_id)]);
  throw notFound('minion in the policy', parameter, Object.fromEntries(detail));
}

export function showExemption(exemption: ExemptionState): Exemption {
  const { uuid, policy_uuid, check_uuid, master_id, minion_id, reason } = exemption;
  return { uuid, policy_uuid, check_uuid, master_id, minion_id, reason };
}

function save(
  state: RaasState,
  policy: PolicyState,
  check_uuid: string | null,
  { master_id, minion_id }: { master_id: string | null; minion_id: string | null },
  reason: string,
): ExemptionState {
  const old = [...state.exemptions.values()].find(
    (exemption) =>
      exemption.policy_uuid === policy.uuid &&
      exemption.check_uuid === check_uuid &&
      exemption.master_id === master_id &&
      exemption.minion_id === minion_id,
  );
  if (old !== undefined) {
    old.reason = reason;
    return old;
  }
  const made = { uuid: state.ids.uuid(), policy_uuid: policy.uuid, check_uuid, master_id, minion_id, reason };
  state.exemptions.set(made.uuid, made);
  return made;
}
