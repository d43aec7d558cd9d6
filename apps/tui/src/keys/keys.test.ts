import { describe, expect, test } from 'vitest';
import { type Context, findBinding, KEYMAP, showKey, visibleBindings } from './keymap.ts';
import { type InkKey, parseKeys } from './parse-keys.ts';

const NO_KEY: InkKey = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
};

describe('keys', () => {
  test.each([
    ['jjjjj', {}, ['j', 'j', 'j', 'j', 'j']],
    ['ab\r', {}, ['a', 'b', 'enter']],
    ['\u0004\u0004', {}, ['ctrl+d', 'ctrl+d']],
    ['a\tb', {}, ['a', 'tab', 'b']],
    ['東👍', {}, ['東', '👍']],
    ['', { upArrow: true }, ['up']],
    ['', { return: true }, ['enter']],
    ['', { tab: true, shift: true }, ['shift+tab']],
    ['d', { ctrl: true }, ['ctrl+d']],
    ['x', { meta: true }, ['alt+x']],
    ['', {}, []],
  ])('%j with %j is %j', (input, key, want) => {
    expect(parseKeys(input, { ...NO_KEY, ...key })).toEqual(want);
  });
});

describe('the keymap', () => {
  test('no key means two things in one context', () => {
    const pairs = KEYMAP.flatMap(({ context, keys }) => keys.map((key) => `${context} ${key}`));
    expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([]);
  });

  test('what is bound can be typed: no Ctrl key that terminals send as another one', () => {
    const keys = KEYMAP.flatMap((binding) => [...binding.keys]);
    expect(keys.filter((key) => /^ctrl\+[imh[]$/.test(key))).toEqual([]);
  });

  test('the more specific context wins, and what it hides is not listed', () => {
    const contexts: Context[] = ['messages', 'table', 'list'];
    expect(findBinding('l', contexts)?.action).toBe('open');
    const next = visibleBindings(contexts).find(({ action }) => action === 'column:next');
    expect(next).toBeUndefined();
  });

  test.each([
    ['ctrl+d', '^D'],
    [' ', 'Space'],
    ['pgdn', 'PgDn'],
    ['?', '?'],
  ])('%j is printed as %s', (key, want) => {
    expect(showKey(key)).toBe(want);
  });
});
