export { type Clock, createManualClock, createSystemClock, type ManualClock } from './clock.ts';
export { carryOut } from './effects/carry-out.ts';
export type {
  DeclaredEffect,
  DeclaredError,
  DeclaredResource,
  EffectMessage,
  EffectWorld,
} from './effects/declared.ts';
export { EstateError, type EstateErrorCode, isEstateError } from './errors.ts';
export * from './porttracker/index.ts';
export * from './raas/index.ts';
export { createRandom, type Random } from './random.ts';
export { type ResourceShape, type Row, Store } from './store.ts';
