import type {
  Benchmark,
  BenchmarkDependencies,
  GetBenchmarkDependenciesParams,
  GetBenchmarksParams,
} from '@aluco/raas';
import type { ContentBenchmark } from './content/model.ts';
import { notFound, RaasEstateError } from './errors.ts';
import { isAmong, isWanted, pageOf } from './paging.ts';
import type { RaasState } from './state.ts';
import { formatTime } from './time.ts';

export function getBenchmarks(state: RaasState, params: GetBenchmarksParams) {
  const { policy_uuid, sort_by } = params;
  const used = policy_uuid ? (state.policies.get(policy_uuid)?.benchmarks ?? []) : null;
  const rows = [...state.content.benchmarks.values()].filter(
    (benchmark) =>
      isWanted(params.benchmark_uuid, benchmark.uuid) &&
      isAmong(used, benchmark.uuid) &&
      isAmong(params.names, benchmark.name) &&
      isAmong(lower(params.os), benchmark.os.toLowerCase()) &&
      isAmong(lower(params.authority_names), benchmark.authority.toLowerCase()) &&
      // The vendor's text filters by platforms, its example shows the publisher's word as the type.
      (isAmong(lower(params.type_names), benchmark.type) ||
        isAmong(lower(params.type_names), benchmark.platform.toLowerCase())),
  );
  const shown = rows.map((benchmark) => showBenchmark(state, benchmark));
  return pageOf(shown, params, sort_by ? (row) => row[sort_by] : undefined);
}

export function getBenchmarkDependencies(
  state: RaasState,
  { benchmark_uuid }: GetBenchmarkDependenciesParams,
): BenchmarkDependencies {
  const benchmark = state.content.benchmarks.get(benchmark_uuid);
  if (benchmark === undefined) throw notFound('benchmark', 'benchmark_uuid', benchmark_uuid);
  const others = [...state.content.benchmarks.values()].filter((other) => other !== benchmark);
  return {
    policies: policiesOf(state, benchmark.uuid),
    checks: benchmark.checks.map((uuid) => ({
      uuid,
      other_benchmark_references: others.some(({ checks }) => checks.includes(uuid)),
    })),
  };
}

/** Removes all or, when one may not go, none. */
export function deleteCustomBenchmarks(state: RaasState, uuids: readonly string[]): Record<string, never> {
  const { benchmarks } = state.content;
  const parameter = 'benchmark_uuids';
  const unknown = uuids.filter((uuid) => !benchmarks.has(uuid));
  if (unknown.length > 0) throw notFound('benchmark', parameter, unknown);
  refuseSupplied('benchmark', parameter, uuids, (uuid) => benchmarks.get(uuid)?.user_flag);
  for (const uuid of uuids) {
    const policies = policiesOf(state, uuid);
    if (policies.length > 0) {
      const name = benchmarks.get(uuid)?.name;
      throw new RaasEstateError(
        'failed_resource_dependency',
        `FailedResourceDependency: the benchmark ${name} is used by a policy`,
        { [parameter]: uuid, policies },
      );
    }
  }
  for (const uuid of uuids) benchmarks.delete(uuid);
  return {};
}

/** @throws RaasEstateError `permission_denied` when one is not custom. */
export function refuseSupplied(
  what: string,
  parameter: string,
  uuids: readonly string[],
  flagOf: (uuid: string) => string | undefined,
): void {
  const supplied = uuids.filter((uuid) => flagOf(uuid) !== 'C');
  if (supplied.length > 0) {
    throw new RaasEstateError('permission_denied', `Only a custom ${what} can be removed`, {
      [parameter]: supplied,
    });
  }
}

function policiesOf(state: RaasState, benchmark: string): string[] {
  return [...state.policies.values()]
    .filter(({ benchmarks }) => benchmarks.includes(benchmark))
    .map(({ uuid }) => uuid);
}

function showBenchmark(state: RaasState, benchmark: ContentBenchmark): Benchmark {
  const { uuid, name, display_name, version, description, authority, os, type, user_flag } = benchmark;
  return {
    uuid,
    name,
    display_name,
    version,
    description,
    authority,
    os,
    type,
    dep_date: null,
    last_update: formatTime(benchmark.last_update),
    user_flag,
    policies: policiesOf(state, uuid),
  };
}

function lower(names: readonly string[] | null | undefined): string[] | undefined {
  return names?.map((name) => name.toLowerCase());
}
