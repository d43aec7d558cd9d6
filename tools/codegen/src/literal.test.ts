import { describe, expect, test } from 'vitest';
import { printLiteral, propertyName, quote } from './literal.ts';

test.each([
  ["it's", "'it\\'s'"],
  ['say "a"', `'say "a"'`],
  ['a\nb\\', "'a\\nb\\\\'"],
  ['\u2028\uE000', "'\\u{2028}\\u{e000}'"],
])('quote %j', (text, want) => {
  expect(quote(text)).toBe(want);
  expect(new Function(`return ${want}`)()).toBe(text);
});

test.each([
  ['gid', 'gid'],
  ['tea.get', "'tea.get'"],
  ['class', 'class'],
  ['__proto__', "'__proto__'"],
])('propertyName %j', (name, want) => {
  expect(propertyName(name)).toBe(want);
});

describe('printLiteral', () => {
  const long = {
    list: Array.from({ length: 40 }, (_, index) => ({ index })),
    absent: undefined,
    text: "it's",
  };

  test('prints short data on one line', () => {
    expect(printLiteral({ a: [1, null, true], 'b-c': {} })).toBe("{ a: [1, null, true], 'b-c': {} }");
  });

  test('prints data that evaluates to itself', () => {
    const data = JSON.parse('{"__proto__":{"x":1},"constructor":[[]]}');
    for (const value of [long, data]) {
      expect(new Function(`return ${printLiteral(value)}`)()).toEqual(JSON.parse(JSON.stringify(value)));
    }
    expect(Object.keys(new Function(`return ${printLiteral(data)}`)())).toEqual(['__proto__', 'constructor']);
  });

  test('breaks long data into lines', () => {
    const lines = printLiteral(long).split('\n');
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.slice(0, 3)).toEqual(['{', '  list: [', '    { index: 0 },']);
  });
});
