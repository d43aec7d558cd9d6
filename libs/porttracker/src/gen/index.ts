// Generated from spec/porttracker/ by `npm run generate`. Do not edit.

export * from './groups.types.ts';
export * from './groups.ts';
export * from './pollers.types.ts';
export * from './pollers.ts';
export * from './realms.types.ts';
export * from './realms.ts';
export * from './scanning.types.ts';
export * from './scanning.ts';
export * from './security.types.ts';
export * from './security.ts';
export * from './session.types.ts';
export * from './session.ts';
export * from './settings.types.ts';
export * from './settings.ts';
export * from './views.types.ts';
export * from './views.ts';
export * from './types.ts';
export * from './messages.ts';
export * from './methods.ts';
export * from './handlers.ts';
