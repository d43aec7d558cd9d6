export { isRaasEstateError, RaasEstateError, type RaasEstateErrorCode } from './errors.ts';
export type { RaasOperations } from './operations.ts';
export type { RaasActor } from './runs.ts';
export { allMinions } from './target-groups.ts';
export { createRaasWorld, type RaasWorld, type RaasWorldOptions } from './world.ts';
