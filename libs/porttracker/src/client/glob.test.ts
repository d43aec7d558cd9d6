import { expect, test } from 'vitest';
import { matchesGlob } from './glob.ts';

test.each([
  ['*', '', true],
  ['*', 'anything', true],
  ['realm_poll_*', 'realm_poll_start', true],
  ['realm_poll_*', 'realm_discover_start', false],
  ['*_start', 'realm_poll_start', true],
  ['realm_*_start', 'realm_poll_start', true],
  ['realm_*_start', 'realm_start', false],
  ['a*b*c', 'a1b2c', true],
  ['a*b*c', 'abc', true],
  ['a*b*c', 'ac', false],
  ['a*bc*c', 'abc', false],
  ['ab*ba', 'aba', false],
  ['a**b', 'ab', true],
  ['name', 'name', true],
  ['name', 'names', false],
  ['a.c', 'abc', false],
])('%j against %j', (pattern, name, want) => {
  expect(matchesGlob(pattern, name)).toBe(want);
});
