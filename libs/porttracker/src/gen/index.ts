// Generated from spec/porttracker/ by `npm run generate`. Do not edit.

export * from './groups.ts';
export * from './pollers.ts';
export * from './realms.ts';
export * from './scanning.ts';
export * from './security.ts';
export * from './session.ts';
export * from './settings.ts';
export * from './views.ts';
export * from './types.ts';
export * from './messages.ts';
export * from './methods.ts';
export * from './handlers.ts';
