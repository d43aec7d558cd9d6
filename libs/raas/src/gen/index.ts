// Generated from spec/raas/ by `npm run generate`. Do not edit.

export * from './account.ts';
export * from './api.ts';
export * from './cmd.ts';
export * from './minions.ts';
export * from './ret.ts';
export * from './schedule.ts';
export * from './sec.ts';
export * from './test.ts';
export * from './tgt.ts';
export * from './types.ts';
export * from './messages.ts';
export * from './methods.ts';
export * from './handlers.ts';
export * from './errors.ts';
