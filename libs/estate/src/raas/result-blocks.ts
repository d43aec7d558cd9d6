/** The summaries that `sec.get_check_minions` can send beside its rows. */
import type {
  CheckMinions,
  CheckReport,
  CheckSummary,
  GetCheckMinionsParams,
  MinionSummary,
} from '@aluco/raas';
import { showExemption } from './exemptions.ts';
import { compare } from './paging.ts';
import type { Pair } from './results.ts';
import { countStates, type State, states } from './state.ts';

type Blocks = Omit<CheckMinions, 'count' | 'results'>;

/** Those blocks that the call asks for, over all pairs given. Names of blocks that do not exist are passed over. */
export function emitBlocks(pairs: readonly Pair[], params: GetCheckMinionsParams): Blocks {
  const blocks: Blocks = {};
  for (const name of new Set(params.include_in_response)) {
    const block = Object.hasOwn(blockMakers, name) ? blockMakers[name] : undefined;
    if (block !== undefined) blocks[name] = block(pairs, params);
  }
  return blocks;
}

const blockMakers: Record<string, (pairs: readonly Pair[], params: GetCheckMinionsParams) => unknown> = {
  check_summary: (pairs, params) => byCount(groupBy(pairs, (pair) => pair.check).map(summarizeCheck), params),
  minion_summary: (pairs, params) =>
    byCount(groupBy(pairs, (pair) => pair.minion).map(summarizeMinion), params),
  check_stats: (pairs) => countStates(groupBy(pairs, (pair) => pair.check).map(worst)),
  minion_stats: (pairs) => countStates(groupBy(pairs, (pair) => pair.minion).map(worst)),
  check_report: (pairs) => reportChecks(pairs),
  check_exempt: (pairs) => [...new Set(pairs.flatMap(({ exemption }) => exemption ?? []))].map(showExemption),
  overall_stats: (pairs) => countStates(pairs.map(({ state }) => state)),
};

/** Each check with what was found on each minion. */
export function reportChecks(pairs: readonly Pair[]): CheckReport[] {
  return groupBy(pairs, (pair) => pair.check).map((group) => {
    const { check } = group[0]!;
    return {
      check_uuid: check.uuid,
      check_name: check.name,
      check_display_name: check.display_name,
      check_version: check.version,
      minions: group.map(({ minion, state, result }) => ({
        master_id: minion.master.id,
        minion_id: minion.id,
        state,
        comment: result?.comment ?? null,
      })),
    };
  });
}

function summarizeCheck(group: readonly Pair[]): CheckSummary & Record<State, number> {
  const { uuid, name, display_name } = group[0]!.check;
  return { check_uuid: uuid, check_name: name, check_display_name: display_name, ...countAll(group) };
}

function summarizeMinion(group: readonly Pair[]): MinionSummary & Record<State, number> {
  const { master, id } = group[0]!.minion;
  return { master_id: master.id, minion_id: id, ...countAll(group) };
}

function countAll(pairs: readonly Pair[]): Record<State, number> {
  const none = { compliant: 0, noncompliant: 0, error: 0, notapplicable: 0, unknown: 0 };
  return { ...none, ...countStates(pairs.map(({ state }) => state)) };
}

function worst(pairs: readonly Pair[]): State {
  return states.find((state) => pairs.some((pair) => pair.state === state)) ?? 'unknown';
}

function groupBy<K>(pairs: readonly Pair[], key: (pair: Pair) => K): Pair[][] {
  return [...Map.groupBy(pairs, key).values()];
}

/** Orders rows of summaries by the count of a state, the most first. */
function byCount<T extends Readonly<Record<State, number>>>(rows: T[], params: GetCheckMinionsParams): T[] {
  const { sort_by, reverse } = params;
  const sign = reverse ? 1 : -1;
  switch (sort_by) {
    case 'compliant':
    case 'noncompliant':
    case 'error':
    case 'notapplicable':
    case 'unknown':
      return rows.sort((a, b) => sign * compare(a[sort_by], b[sort_by]));
    default:
      return rows;
  }
}
