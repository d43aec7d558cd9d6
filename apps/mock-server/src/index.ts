export { isMockError, MockError, type MockErrorCode } from './errors.ts';
export { type Endpoints, LOGINS, type MockOptions, type Place } from './options.ts';
export { type Mock, startMock } from './start.ts';
