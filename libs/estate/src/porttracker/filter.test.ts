import { describe, expect, test } from 'vitest';
import { EstateError } from '../errors.ts';
import { type ColumnKind, compileFilter } from './filter.ts';

const time = '2009-12-08 12:17:00';

describe('what passes a filter', () => {
  const table: [expression: string | number, kind: ColumnKind, passes: unknown[], fails: unknown[]][] = [
    ['up', 'text', ['up', 'UP'], ['upper', 'down', '', null]],
    [
      'switch03%',
      'text',
      ['switch03', 'switch03.example.net', 'SWITCH03.x'],
      ['xswitch03', 'switch04', null],
    ],
    ['%.net', 'text', ['a.net', '.net'], ['a.net.', 'anet']],
    ['%core%', 'text', ['hardcore', 'core', 'core-1'], ['co re', '']],
    ['%', 'text', ['', 'x', 5], [null]],
    ['10.1.0._', 'text', ['10.1.0.5', '10.1.0._'], ['10.1.0.55', '10.1.0.', '10x1x0x5']],
    ['a%b_c', 'text', ['abxc', 'a---b-c', 'a\nbbc'], ['abc', 'a%b_cd']],
    ['%_%', 'text', ['x', 'xy'], ['']],
    ['%a%b%a%', 'text', ['xaxbxa', 'aba'], ['bab', 'ab']],
    ['_%😀', 'text', ['x😀', '😀😀'], ['😀']],
    ['Fa0/(1)', 'text', ['fa0/(1)'], ['fa0/1']],
    [String.raw`50\%`, 'text', ['50%'], ['50', '500']],
    [String.raw`a\_b`, 'text', ['a_b'], ['axb']],
    [String.raw`Building 2\, floor 1`, 'text', ['Building 2, floor 1'], ['Building 2', 'floor 1']],
    [String.raw`\!up`, 'text', ['!up'], ['up', 'down']],
    [String.raw`a\..b`, 'text', ['a..b'], ['a.b']],
    ['!up', 'text', ['down', null, ''], ['up']],
    ['!switch%,core', 'text', ['edge', null], ['switch01', 'core']],
    ['', 'text', ['', null, undefined], ['x', 0]],
    ['!', 'text', ['x', 0], ['', null]],
    ['up,', 'text', ['up', '', null], ['down']],
    ['1,7,up', 'text', ['1', '7', 'up', 1, '7.0'], ['17', 'upper', null]],
    [' 1 , up ', 'text', ['1', 'up'], [' 1x']],
    ['!=', 'text', ['x', null], ['=']],
    [27, 'number', [27, '27', '27.0'], [2, 270, null, '']],
    ['27', 'number', [27], [2, 270]],
    ['027', 'number', [27], [270]],
    ['-1', 'number', [-1], [1]],
    ['0.5', 'number', [0.5], [5]],
    ['4_', 'number', [40, 49], [4, 400]],
    ['<5', 'number', [4, -1, 4.9], [5, 6, null, 'x']],
    ['<=5', 'number', [5, 4], [5.1, null]],
    ['>5', 'number', [6, 10], [5, null]],
    ['>=5', 'number', [5, 10], [4.9, null]],
    ['> 9', 'number', [10], [9]],
    ['5..9', 'number', [5, 7, 9], [4, 10, null]],
    ['-3..-1', 'number', [-3, -2, -1], [0, -4]],
    ['1..2,8', 'number', [1, 2, 8], [3, 7]],
    ['!5..9', 'number', [4, 10, null], [5, 9]],
    ['<1000', 'text', ['100', '999.5'], ['1000', '10000', 'fast', null]],
    ['<2009-12-08', 'time', ['2009-12-07 23:59:59'], [time, null]],
    ['<=2009-12-08', 'time', [time, '2009-12-08 23:59:59'], ['2009-12-09 00:00:00']],
    ['>2009-12-08', 'time', ['2009-12-09 00:00:00'], [time]],
    ['>=2009-12-08 12:17', 'time', [time, '2009-12-08 12:18:00'], ['2009-12-08 12:16:59']],
    ['>=2009-12-08T12:17:00', 'time', [time], ['2009-12-08 12:16:59']],
    ['2009-12-08', 'time', [time, '2009-12-08 00:00:00'], ['2009-12-07 12:17:00', null]],
    ['2009-12-08 12:17', 'time', [time, '2009-12-08 12:17:59'], ['2009-12-08 12:18:00']],
    ['2009-12-01..2009-12-08', 'time', [time, '2009-12-01 00:00:00'], ['2009-11-30 23:59:59']],
    ['2009-12%', 'time', [time], ['2009-11-30 23:59:59']],
  ];
  test.each(table)('%j on %s', (expression, kind, passes, fails) => {
    const filter = compileFilter(expression, kind, 'column');
    expect(passes.filter((cell) => !filter(cell))).toEqual([]);
    expect(fails.filter((cell) => filter(cell))).toEqual([]);
  });
});

test('many wildcards on long text take no noticeable time', () => {
  const filter = compileFilter(`${'%a_'.repeat(30)}x`, 'text', 'column');
  expect(filter('a'.repeat(5_000))).toBe(false);
});

describe('what is refused', () => {
  const table: [expression: string, kind: ColumnKind, complaint: string][] = [
    ['<', 'number', 'expected a number after "<", got ""'],
    ['<abc', 'number', 'expected a number after "<", got "abc"'],
    ['>=1e3', 'number', 'expected a number after ">=", got "1e3"'],
    ['5..', 'number', 'expected a number behind "..", got ""'],
    ['..5', 'number', 'expected a number before "..", got ""'],
    ['a..b', 'text', 'expected a number before "..", got "a"'],
    ['9..5', 'number', 'expected the smaller number first, got "9..5"'],
    [
      '<yesterday',
      'time',
      'expected a date such as 2024-05-31 or 2024-05-31 12:00:00 after "<", got "yesterday"',
    ],
    ['>2009-13-40', 'time', 'after ">", got "2009-13-40"'],
    ['2009-12-08..2009-12-01', 'time', 'expected the earlier time first'],
    ['up,!down', 'text', 'expected "!" in front of the whole expression only, got "!down"'],
    ['!!up', 'text', 'expected "!" in front of the whole expression only'],
  ];
  test.each(table)('%j on %s', (expression, kind, complaint) => {
    let thrown: unknown;
    try {
      compileFilter(expression, kind, 'vlan');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(EstateError);
    expect(thrown).toMatchObject({ code: 'invalid_arguments', message: expect.stringContaining(complaint) });
    expect((thrown as Error).message).toContain('filter of vlan');
  });
});
