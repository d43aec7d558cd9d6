import { describe, expect, test } from 'vitest';
import {
  camelCase,
  createMemberScope,
  createPlainScope,
  createTypeScope,
  createValueScope,
  pascalCase,
} from './names.ts';

describe('pascalCase and camelCase', () => {
  test.each([
    ['boil_2_eggs', 'Boil2Eggs', 'boil2Eggs'],
    ['a.b_c', 'ABC', 'aBC'],
    ['alreadyCamel', 'AlreadyCamel', 'alreadyCamel'],
    ['HTTPServer', 'HTTPServer', 'hTTPServer'],
    ['2fast', '_2fast', '_2fast'],
    ['__x__', 'X', 'x'],
    ['größe', 'Größe', 'größe'],
    ['', '_', '_'],
  ])('%j → %s, %s', (name, pascal, camel) => {
    expect(pascalCase(name)).toBe(pascal);
    expect(camelCase(name)).toBe(camel);
  });
});

describe('scopes', () => {
  test('give each name once: the first candidate, the next ones, then numbers', () => {
    const scope = createPlainScope();
    expect([1, 2, 3, 4].map(() => scope.claim('a', 'b'))).toEqual(['a', 'b', 'b2', 'b3']);
  });

  test('take a family of names as a whole or not at all', () => {
    const scope = createPlainScope(['bParams']);
    const derive = (name: string) => [`${name}Params`, `${name}Result`];
    expect(scope.claimFamily(['b', 'c'], derive)).toBe('c');
    expect(scope.claim('bResult')).toBe('bResult');
  });

  test.each([
    ['value', createValueScope, 'delete'],
    ['type', createTypeScope, 'Promise'],
    ['member', createMemberScope, 'then'],
  ])('a %s scope keeps its reserved names', (_, create, reserved) => {
    expect(create().claim(reserved, 'other')).toBe('other');
  });
});
