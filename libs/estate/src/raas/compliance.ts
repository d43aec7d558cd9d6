/**
 * How a minion stands to a check. It follows from the seed and the names of both, so that assessing twice finds the same, but for
 * what remediations mended, policies vary and exemptions leave out.
 */
import { createRandom } from '../random.ts';
import type { ContentCheck, Measure } from './content/model.ts';
import type { Minion } from './minions.ts';
import { type ExemptionState, type PolicyState, pairKey, type RaasState, type State } from './state.ts';

/** What a check finds on a minion. */
export interface Finding {
  readonly state: State;
  readonly comment: string | null;
  /** Milliseconds. */
  readonly duration: number;
  /** What was found and what would be right, where the check is not met. */
  readonly gap?: { readonly found: string; readonly wanted: string };
}

/** Shares of all pairs. */
const errorShare = 0.004;
const compliantShare = 0.62;
const stubbornShare = 0.05;

/** Runs a check on a minion, without keeping anything. */
export function inspect(
  state: RaasState,
  policy: PolicyState,
  check: ContentCheck,
  minion: Minion,
  exemption: ExemptionState | undefined,
): Finding {
  const random = createRandom(`${state.seed}/finding/${check.name}/${minion.key}`);
  const duration = random.integer(20, 4000) / 10;
  if (exemption !== undefined) {
    return { state: 'notapplicable', comment: `Exempt: ${exemption.reason}`, duration: 0 };
  }
  const foreign = Object.entries(check.grains).find(
    ([name, values]) => !values.includes(String(minion.grains[name])),
  );
  if (foreign !== undefined) {
    const [name, values] = foreign;
    return {
      state: 'notapplicable',
      comment: `For ${name} ${values.join(' or ')}, not ${minion.grains[name]}`,
      duration: 0,
    };
  }
  if (random.chance(errorShare)) {
    return { state: 'error', comment: 'The state of the check could not be rendered', duration };
  }
  const mended = state.mended.get(pairKey(check.uuid, minion));
  const { measure } = check;
  if (measure !== undefined) {
    const found = mended ?? random.pick(measure.seen);
    const wanted = wantedValue(policy, check, measure);
    if (meets(measure.rule, found, wanted)) {
      return { state: 'compliant', comment: `${measure.what} is ${found}`, duration };
    }
    const comment = `${measure.what} is ${found}, expected ${measure.rule.replace('_', ' ')} ${wanted}`;
    return { state: 'noncompliant', comment, duration, gap: { found, wanted } };
  }
  if (mended !== undefined || random.chance(compliantShare)) {
    return { state: 'compliant', comment: null, duration };
  }
  return {
    state: 'noncompliant',
    comment: `Not met: ${check.display_name}`,
    duration,
    gap: { found: 'not set', wanted: 'set' },
  };
}

/** Whether a remediation takes on this minion; a small share of all pairs never mends. */
export function isMendable(state: RaasState, check: ContentCheck, minion: Minion): boolean {
  return !createRandom(`${state.seed}/mend/${check.name}/${minion.key}`).chance(stubbornShare);
}

function wantedValue(policy: PolicyState, check: ContentCheck, measure: Measure): string {
  const set = policy.variables.find(
    ({ check_uuid, var_name }) => check_uuid === check.uuid && var_name === measure.variable,
  );
  const variable = check.variables.find(({ name }) => name === measure.variable);
  return set?.var_value ?? variable?.default_value ?? '';
}

/** Numbers compare by size, anything else only as equal. */
function meets(rule: Measure['rule'], found: string, wanted: string): boolean {
  if (rule === 'equal' || Number.isNaN(Number(found)) || Number.isNaN(Number(wanted)))
    return found === wanted;
  return rule === 'at_most' ? Number(found) <= Number(wanted) : Number(found) >= Number(wanted);
}
