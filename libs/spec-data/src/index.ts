export { porttracker, raas } from './gen/index.ts';
export { findMessage, registryOf } from './lookup.ts';
export type * from './model.ts';
