/**
 * A simulated server of RaaS: minions on three masters, benchmarks and checks, policies with a past. All of it follows from the seed and
 * the clock; what calls do to it takes the time of that clock.
 */
import type { Clock } from '../clock.ts';
import type { EffectWorld } from '../effects/declared.ts';
import { createRandom } from '../random.ts';
import { createContent } from './content/build.ts';
import { createEffectWorld } from './effect-world.ts';
import { createMasters, createMinions } from './minions.ts';
import { createOperations, type RaasOperations } from './operations.ts';
import { createPast } from './past.ts';
import type { RaasState } from './state.ts';
import { createJidSource } from './time.ts';

export interface RaasWorldOptions {
  readonly seed: number | string;
  readonly clock: Clock;
  /** Number of minions. Default 24. */
  readonly size?: number;
}

export interface RaasWorld {
  /** Carries calls out. They fail with a `RaasEstateError`, which holds a name of the protocol's error table. */
  readonly operations: RaasOperations;
  /** What the declared effects of other calls are carried out on; its refusals are `RaasEstateError`s too. */
  readonly effects: EffectWorld;
  /** Ends what still goes on. */
  close(): void;
}

export function createRaasWorld({ seed, clock, size = 24 }: RaasWorldOptions): RaasWorld {
  const now = clock.now();
  const masters = createMasters(seed);
  const state: RaasState = {
    seed,
    clock,
    ids: createRandom(`${seed}/raas/ids`),
    jids: createJidSource(),
    content: createContent(seed, now - 30 * 86_400_000),
    masters,
    minions: createMinions(seed, masters, size, now),
    groups: new Map(),
    policies: new Map(),
    exemptions: new Map(),
    schedules: new Map(),
    runs: new Map(),
    mended: new Map(),
    tally: { allTime: new Map(), assessed: new Set(), remediated: new Set() },
    statsNotes: [],
    intake: null,
    customIntake: null,
    closed: new AbortController(),
  };
  createPast(state);
  const operations = createOperations(state);
  return {
    operations,
    effects: createEffectWorld(operations, createRandom(`${seed}/raas/effects`)),
    close: () => state.closed.abort(),
  };
}
