export { isRaasEstateError, RaasEstateError, type RaasEstateErrorCode } from './errors.ts';
export type { RaasActor } from './runs.ts';
export { allMinions } from './target-groups.ts';
export { createRaasWorld, type RaasOperations, type RaasWorld, type RaasWorldOptions } from './world.ts';
