import type {
  Check,
  CheckDependencies,
  CheckDependenciesField,
  CheckDetails,
  GetCheckDependenciesParams,
  GetCheckDetailsParams,
  GetChecksParams,
  GetCheckVariablesParams,
} from '@aluco/raas';
import { refuseSupplied } from './benchmarks.ts';
import type { ContentBenchmark, ContentCheck } from './content/model.ts';
import { notFound, RaasEstateError } from './errors.ts';
import { isAmong, isWanted, pageOf } from './paging.ts';
import type { RaasState } from './state.ts';
import { formatTime } from './time.ts';

export function getChecks(state: RaasState, params: GetChecksParams) {
  const { policy_uuid, benchmark_uuids, sort_by } = params;
  const ofPolicy = policy_uuid ? (state.policies.get(policy_uuid)?.checks ?? []) : null;
  const ofBenchmarks = benchmark_uuids ? checksOfBenchmarks(state, benchmark_uuids) : null;
  const rows = [...state.content.checks.values()].filter(
    ({ uuid, name, user_flag }) =>
      isAmong(ofPolicy, uuid) &&
      isAmong(ofBenchmarks, uuid) &&
      isAmong(params.names, name) &&
      isWanted(params.user_flag, user_flag),
  );
  const shown = rows.map((check) => showCheck(state, check));
  return pageOf(shown, params, sort_by ? (row) => row[sort_by] : undefined);
}

export function getCheckDetails(state: RaasState, { check_uuid }: GetCheckDetailsParams): CheckDetails {
  const check = checkOf(state, check_uuid);
  const { meta_fs_uuid, rationale, remediation, variables } = check;
  const references = benchmarksOf(state, check.uuid).map(({ name, checks }) => {
    const place = checks.indexOf(check.uuid);
    return { benchmark: name, section: `${Math.floor(place / 12) + 1}.${(place % 12) + 1}` };
  });
  return { ...showCheck(state, check), meta_fs_uuid, rationale, remediation, references, variables };
}

export function getCheckDependencies(
  state: RaasState,
  { check_uuid, include_in_response }: GetCheckDependenciesParams,
): CheckDependencies {
  checkOf(state, check_uuid);
  const wanted = (block: CheckDependenciesField) => isAmong(include_in_response, block);
  const exemptions = [...state.exemptions.values()].filter(
    (exemption) => exemption.check_uuid === check_uuid,
  );
  return {
    ...(wanted('policies') && { policies: policiesWith(state, check_uuid) }),
    ...(wanted('benchmarks') && { benchmarks: benchmarksOf(state, check_uuid).map(({ uuid }) => uuid) }),
    ...(wanted('exemptions') && {
      exemptions: exemptions.map(({ uuid, policy_uuid, master_id, minion_id, reason }) => ({
        uuid,
        policy_uuid,
        master_id,
        minion_id,
        reason,
      })),
    }),
  };
}

export function getCheckVariables(state: RaasState, params: GetCheckVariablesParams) {
  const { policy_uuid, benchmark_uuids, check_uuids, exclude_check_uuids } = params;
  const filtered = Boolean(policy_uuid ?? benchmark_uuids ?? check_uuids);
  const wanted = new Set([
    ...(policy_uuid ? (state.policies.get(policy_uuid)?.checks ?? []) : []),
    ...checksOfBenchmarks(state, benchmark_uuids ?? []),
    ...(check_uuids ?? []),
  ]);
  const rows = [...state.content.checks.values()]
    .filter(({ uuid, variables }) => variables.length > 0 && (!filtered || wanted.has(uuid)))
    .filter(({ uuid }) => !exclude_check_uuids?.includes(uuid))
    .map(({ uuid, name, variables }) => ({ check_uuid: uuid, check_name: name, variables }));
  return pageOf(rows, params, params.sort_by ? (row) => row.check_name : undefined);
}

/** Removes all or, when one may not go, none. */
export function deleteCustomChecks(state: RaasState, uuids: readonly string[]): Record<string, never> {
  const { checks } = state.content;
  const parameter = 'check_uuids';
  const unknown = uuids.filter((uuid) => !checks.has(uuid));
  if (unknown.length > 0) throw notFound('check', parameter, unknown);
  refuseSupplied('check', parameter, uuids, (uuid) => checks.get(uuid)?.user_flag);
  for (const uuid of uuids) {
    const policies = policiesWith(state, uuid);
    const benchmarks = benchmarksOf(state, uuid).map((benchmark) => benchmark.uuid);
    if (policies.length > 0 || benchmarks.length > 0) {
      throw new RaasEstateError(
        'failed_resource_dependency',
        `FailedResourceDependency: the check ${checks.get(uuid)?.name} is used by a policy or a benchmark`,
        { [parameter]: uuid, policies, benchmarks },
      );
    }
  }
  for (const uuid of uuids) checks.delete(uuid);
  return {};
}

/** The uuids of the checks that any of the benchmarks has, once each. */
export function checksOfBenchmarks(state: RaasState, uuids: readonly string[]): string[] {
  return [...new Set(uuids.flatMap((uuid) => state.content.benchmarks.get(uuid)?.checks ?? []))];
}

/** The benchmarks that have a check. */
function benchmarksOf(state: RaasState, check: string): ContentBenchmark[] {
  return [...state.content.benchmarks.values()].filter(({ checks }) => checks.includes(check));
}

function policiesWith(state: RaasState, check: string): string[] {
  return [...state.policies.values()].filter(({ checks }) => checks.includes(check)).map(({ uuid }) => uuid);
}

function checkOf(state: RaasState, uuid: string): ContentCheck {
  const check = state.content.checks.get(uuid);
  if (check === undefined) throw notFound('check', 'check_uuid', uuid);
  return check;
}

function showCheck(state: RaasState, check: ContentCheck): Check {
  const { uuid, name, version, display_name, state_fs_uuid, mini_meta_fs_uuid, description, user_flag } =
    check;
  return {
    uuid,
    name,
    version,
    display_name,
    state_fs_uuid,
    mini_meta_fs_uuid,
    description,
    dep_date: null,
    last_update: formatTime(check.last_update),
    user_flag,
    benchmarks: benchmarksOf(state, uuid).map((benchmark) => benchmark.uuid),
  };
}
