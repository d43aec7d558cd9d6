/** What is known of each check of a policy on each of its minions, filtered, sorted and summed up. */
import type { CheckMinionResult, CheckMinions, GetCheckMinionsParams, Grains } from '@aluco/raas';
import type { ContentCheck } from './content/model.ts';
import type { Minion } from './minions.ts';
import { isAmong, isIn, isWanted, pageOf } from './paging.ts';
import { emitBlocks } from './result-blocks.ts';
import {
  checksOf,
  type ExemptionState,
  exemptionOf,
  minionsOf,
  type PolicyState,
  pairKey,
  policyOf,
  type RaasState,
  type Result,
  type Run,
  type State,
} from './state.ts';
import { formatOptionalTime } from './time.ts';

/** A pair of check and minion with what is known of it. */
export interface Pair {
  readonly check: ContentCheck;
  readonly minion: Minion;
  readonly state: State;
  readonly result: Result | undefined;
  readonly exemption: ExemptionState | undefined;
}

export function getCheckMinions(state: RaasState, params: GetCheckMinionsParams): CheckMinions {
  const policy = policyOf(state, params.policy_uuid);
  const fits = pairFilter(params);
  const run = params.jid ? state.runs.get(params.jid) : undefined;
  const pairs = (params.jid ? pairsOfRun(state, policy, run) : pairsOf(state, policy)).filter(fits);
  const { count, results } = pageOf(pairs, params, sortKey(params));
  return {
    count,
    results: results.map((pair) => showPair(policy, pair, params.grains)),
    ...emitBlocks(pairs, params),
  };
}

/** All pairs of a policy with their latest results. */
function pairsOf(state: RaasState, policy: PolicyState): Pair[] {
  const exemption = exemptionOf(state, policy);
  const minions = minionsOf(state, policy.tgt_uuid);
  return checksOf(state, policy).flatMap((check) =>
    minions.map((minion) => {
      const result = policy.results.get(pairKey(check.uuid, minion));
      return {
        check,
        minion,
        state: result?.state ?? 'unknown',
        result,
        exemption: exemption(check.uuid, minion),
      };
    }),
  );
}

/** The pairs that one run of the policy found something about. */
export function pairsOfRun(state: RaasState, policy: PolicyState, run: Run | undefined): Pair[] {
  if (run?.policyUuid !== policy.uuid) return [];
  const exemption = exemptionOf(state, policy);
  const checks = run.checks.flatMap((uuid) => state.content.checks.get(uuid) ?? []);
  const minions = new Set(run.minions);
  return checks.flatMap((check) =>
    state.minions.flatMap((minion) => {
      const result = minions.has(minion) ? run.results.get(pairKey(check.uuid, minion)) : undefined;
      if (result === undefined) return [];
      return { check, minion, state: result.state, result, exemption: exemption(check.uuid, minion) };
    }),
  );
}

function pairFilter(params: GetCheckMinionsParams): (pair: Pair) => boolean {
  const { grains } = params;
  const wantedGrains = Object.entries(grains ?? {}).filter(([, value]) => value !== null);
  return ({ check, minion, state, result, exemption }) =>
    isWanted(params.check_uuid, check.uuid) &&
    isAmong(params.check_names, check.name) &&
    isAmong(params.minion_ids, minion.id) &&
    isWanted(params.exempt, exemption !== undefined) &&
    (!params.state || params.state.includes(state as never) !== (params.state_invert ?? false)) &&
    isWanted(params.action, result?.action) &&
    isIn(params.comment, result?.comment) &&
    (!params.changes || isIn(params.changes, changesText(result))) &&
    wantedGrains.every(([name, value]) => hasGrain(minion.grains, name, value));
}

/** A grain that is a list has each of its items. */
function hasGrain(grains: Grains, name: string, wanted: unknown): boolean {
  const value = Object.hasOwn(grains, name) ? grains[name] : undefined;
  return [value].flat().some((one) => String(one) === String(wanted));
}

function changesText(result: Result | undefined): string {
  return result === undefined || Object.keys(result.changes).length === 0
    ? ''
    : JSON.stringify(result.changes);
}

function sortKey({ sort_by, grains }: GetCheckMinionsParams): ((pair: Pair) => unknown) | undefined {
  switch (sort_by) {
    case null:
    case undefined:
      return undefined;
    case 'minion_id':
      return ({ minion }) => minion.id;
    case 'check_name':
      return ({ check }) => check.name;
    case 'check_display_name':
      return ({ check }) => check.display_name;
    case 'state':
      return ({ state }) => state;
    case 'grains':
      return ({ minion }) => chosenGrains(minion, grains);
    case 'comment':
      return ({ result }) => result?.comment;
    case 'changes':
      return ({ result }) => changesText(result);
    case 'duration':
      return ({ result }) => result?.duration;
    default:
      // A state puts its own results first.
      return ({ state }) => Number(state !== sort_by);
  }
}

function chosenGrains(minion: Minion, grains: GetCheckMinionsParams['grains']): Grains | null {
  if (!grains) return null;
  const names = Object.keys(grains).filter((name) => Object.hasOwn(minion.grains, name));
  return Object.fromEntries(names.map((name) => [name, minion.grains[name]]));
}

function showPair(
  policy: PolicyState,
  { check, minion, state, result, exemption }: Pair,
  grains: GetCheckMinionsParams['grains'],
): CheckMinionResult {
  const chosen = chosenGrains(minion, grains);
  return {
    check_name: check.name,
    check_display_name: check.display_name,
    policy_uuid: policy.uuid,
    policy_name: policy.name,
    check_uuid: check.uuid,
    check_version: check.version,
    master_id: minion.master.id,
    minion_id: minion.id,
    state,
    action: result?.action ?? null,
    jid: result?.jid ?? null,
    exempt: exemption !== undefined,
    exemption_uuid: exemption?.uuid ?? null,
    comment: result?.comment ?? null,
    changes: result?.changes ?? null,
    duration: result?.duration ?? null,
    timestamp: formatOptionalTime(result?.time ?? null),
    ...(chosen !== null && { grains: chosen }),
  };
}
