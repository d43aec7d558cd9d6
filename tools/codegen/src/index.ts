export type { GenerateOutcome } from './generate.ts';
export { generate } from './generate.ts';
export type { PlannedFile } from './planned-file.ts';
export type { Difference, WriteMode } from './writer.ts';
export { applyPlan } from './writer.ts';
