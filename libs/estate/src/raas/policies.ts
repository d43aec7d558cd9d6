import type {
  GetPoliciesParams,
  Policy,
  PolicyVariable,
  SavePolicyParams,
  VariableSetting,
} from '@aluco/raas';
import { checksOfBenchmarks } from './checks.ts';
import { invalid, notFound, RaasEstateError } from './errors.ts';
import { isAmong, pageOf } from './paging.ts';
import { requireReadable } from './schedule-times.ts';
import { setPolicySchedule } from './schedules.ts';
import {
  checksOf,
  countStates,
  groupOf,
  minionsOf,
  type PolicyState,
  pairKey,
  policyOf,
  type RaasState,
} from './state.ts';
import { formatOptionalTime, formatTime } from './time.ts';

/** What a policy without variables reads as. */
const noVariables: readonly PolicyVariable[] = [{ check_uuid: null, var_name: null, var_value: null }];

export function getPolicies(state: RaasState, params: GetPoliciesParams) {
  const found = [...state.policies.values()].filter(
    ({ uuid, name, tgt_uuid }) =>
      isAmong(params.policy_uuids, uuid) &&
      isAmong(params.names, name) &&
      isAmong(params.tgt_uuids, tgt_uuid),
  );
  // Policies have neither a version nor a date of withdrawal: by those, the order stays.
  const key = params.sort_by ? (policy: PolicyState) => sortKeys[params.sort_by!](state, policy) : undefined;
  const { count, results } = pageOf(found, params, key);
  return {
    count,
    results: results.map((policy) => showPolicy(state, policy, params.include_stats ?? false)),
    check_count: new Set(found.flatMap((policy) => checksOf(state, policy))).size,
    minion_count: new Set(found.flatMap(({ tgt_uuid }) => minionsOf(state, tgt_uuid))).size,
  };
}

const sortKeys: Record<
  NonNullable<GetPoliciesParams['sort_by']>,
  (state: RaasState, policy: PolicyState) => unknown
> = {
  name: (_, { name }) => name,
  tgt_name: (state, { tgt_uuid }) => state.groups.get(tgt_uuid)?.name,
  version: () => null,
  dep_date: () => null,
};

/** Creates a policy or replaces one, and answers its uuid. */
export function savePolicy(state: RaasState, params: SavePolicyParams): string {
  const old = params.policy_uuid ? policyOf(state, params.policy_uuid) : undefined;
  groupOf(state, params.tgt_uuid);
  const { benchmarks, checks } = state.content;
  refuseUnknown('benchmark', 'benchmark_uuids', params.benchmark_uuids, (uuid) => benchmarks.has(uuid));
  refuseUnknown('check', 'check_uuids', params.check_uuids, (uuid) => checks.has(uuid));
  refuseUnknown('check', 'exclude_check_uuids', params.exclude_check_uuids, (uuid) => checks.has(uuid));
  const variables = readVariables(state, params.variables ?? []);
  if (params.schedule) requireReadable(params.schedule);
  const namesake = [...state.policies.values()].find(({ name }) => name === params.name);
  if (namesake !== undefined && namesake !== old) {
    throw new RaasEstateError('conflict', `There is already a policy ${JSON.stringify(params.name)}`, {
      name: params.name,
    });
  }
  const policy: PolicyState = old ?? {
    uuid: state.ids.uuid(),
    name: params.name,
    tgt_uuid: params.tgt_uuid,
    benchmarks: [],
    checks: [],
    variables: [],
    schedule_uuid: null,
    schedule: null,
    last_update: 0,
    lastAssess: undefined,
    lastRemed: undefined,
    results: new Map(),
  };
  policy.name = params.name;
  policy.tgt_uuid = params.tgt_uuid;
  policy.benchmarks = [...new Set(params.benchmark_uuids)];
  policy.checks = chosenChecks(state, params);
  policy.variables = variables;
  policy.last_update = state.clock.now();
  state.policies.set(policy.uuid, policy);
  setPolicySchedule(state, policy, params.schedule ?? null);
  return policy.uuid;
}

/** Removes a policy with its exemptions, its schedule and its results; its runs stay. */
export function deletePolicy(state: RaasState, uuid: string): true {
  const policy = policyOf(state, uuid);
  setPolicySchedule(state, policy, null);
  for (const exemption of [...state.exemptions.values()]) {
    if (exemption.policy_uuid === uuid) state.exemptions.delete(exemption.uuid);
  }
  state.policies.delete(uuid);
  return true;
}

/**
 * The union of the benchmarks' checks, of which only those in `check_uuids` if there are any, less the excluded. Without a
 * benchmark, those in `check_uuids`.
 */
function chosenChecks(state: RaasState, params: SavePolicyParams): string[] {
  const offered = checksOfBenchmarks(state, params.benchmark_uuids);
  const named = params.check_uuids ?? [];
  const chosen =
    named.length === 0
      ? offered
      : params.benchmark_uuids.length === 0
        ? [...new Set(named)]
        : offered.filter((uuid) => named.includes(uuid));
  return chosen.filter((uuid) => !params.exclude_check_uuids?.includes(uuid));
}

function readVariables(state: RaasState, settings: readonly VariableSetting[]): PolicyVariable[] {
  refuseUnknown(
    'check',
    'variables',
    settings.map(({ check_uuid }) => check_uuid),
    (uuid) => state.content.checks.has(uuid),
  );
  return settings.map(({ check_uuid, name, value }) => {
    const check = state.content.checks.get(check_uuid);
    if (!check?.variables.some((variable) => variable.name === name)) {
      const names = check?.variables.map((variable) => variable.name).join(', ') || 'none';
      throw invalid(
        'variables',
        `expected a variable of ${check?.name} (${names}), got ${JSON.stringify(name)}`,
      );
    }
    return { check_uuid, var_name: name, var_value: value };
  });
}

function refuseUnknown(
  what: string,
  parameter: string,
  uuids: readonly string[] | null | undefined,
  isKnown: (uuid: string) => boolean,
): void {
  const unknown = (uuids ?? []).filter((uuid) => !isKnown(uuid));
  if (unknown.length > 0) throw notFound(what, parameter, unknown);
}

function showPolicy(state: RaasState, policy: PolicyState, includeStats: boolean): Policy {
  const { uuid, name, tgt_uuid, schedule_uuid, schedule, lastAssess, lastRemed, variables } = policy;
  return {
    uuid,
    name,
    tgt_uuid,
    tgt_name: state.groups.get(tgt_uuid)?.name ?? null,
    schedule_uuid,
    schedule,
    last_update: formatTime(policy.last_update),
    last_assess_jid: lastAssess?.jid ?? null,
    last_assess_timestamp: formatOptionalTime(lastAssess?.createTime ?? null),
    last_remed_jid: lastRemed?.jid ?? null,
    last_remed_timestamp: formatOptionalTime(lastRemed?.createTime ?? null),
    variables: variables.length > 0 ? variables : noVariables,
    ...(includeStats && { stats: policyStats(state, policy) }),
  };
}

/** The pairs of check and minion of a policy by state. */
function policyStats(state: RaasState, policy: PolicyState): Record<string, number> {
  const minions = minionsOf(state, policy.tgt_uuid);
  return countStates(
    checksOf(state, policy).flatMap(({ uuid }) =>
      minions.map((minion) => policy.results.get(pairKey(uuid, minion))?.state ?? 'unknown'),
    ),
  );
}
