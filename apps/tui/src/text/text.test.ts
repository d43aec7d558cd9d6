import { describe, expect, test } from 'vitest';
import { copySequence } from './clipboard.ts';
import { editLine, inputOf, insertText } from './input-line.ts';
import { inputSpans } from './input-view.ts';
import { justify, lineWidth, paintLine, span } from './line.ts';
import { sanitise, showValue } from './sanitise.ts';
import { createTheme, wantsColour } from './theme.ts';
import { showAge, showDuration } from './time.ts';
import { fit, textWidth, truncate, wrapText } from './width.ts';

describe('widths', () => {
  test.each([
    ['abc', 3],
    ['', 0],
    ['東京', 4],
    ['é', 1],
    ['e\u0301', 1],
    ['👍', 2],
    ['👩‍👩‍👧', 2],
    ['한글', 4],
    ['─', 1],
    ['…', 1],
  ])('%j takes %i cells', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  test.each([
    ['abcdef', 4, 'abc…'],
    ['abcd', 4, 'abcd'],
    ['東京都', 4, '東…'],
    ['東京都', 5, '東京…'],
    ['東京', 4, '東京'],
    ['x', 0, ''],
  ])('%j in %i cells is %j', (text, width, want) => {
    expect(truncate(text, width)).toBe(want);
  });

  test('fit fills to the exact width on either side', () => {
    expect(fit('東', 4)).toBe('東  ');
    expect(fit('7', 3, 'right')).toBe('  7');
    expect(textWidth(fit('東京都', 4))).toBe(4);
  });

  test('wraps at spaces and keeps line breaks', () => {
    expect(wrapText('one two three\nfour', 8)).toEqual(['one two', 'three', 'four']);
  });
});

describe('text from outside', () => {
  test.each([
    ['plain', 'plain'],
    ['\u001B[2Jx', '␛[2Jx'],
    ['a\nb\tc\r', 'a␊b␉c␍'],
    ['\u009B31m', '�31m'],
    ['\u007F', '␡'],
    ['gnp.\u202Eexe', 'gnp.�exe'],
    ['\uD800', '�'],
    ['\u001B]8;;http://x\u0007link', '␛]8;;http://x␇link'],
  ])('%j is shown as %j', (text, want) => {
    expect(sanitise(text)).toBe(want);
  });

  test.each([
    [null, ''],
    [7, '7'],
    [new Uint8Array([0, 0x30]), '00:30'],
    [{ a: ['\u001B'] }, '{"a":["\\u001b"]}'],
  ])('the value %j is shown as %j', (value, want) => {
    expect(showValue(value)).toBe(want);
  });
});

describe('painting', () => {
  test('without colour there are attributes and no colours', () => {
    const plain = createTheme(false);
    expect(plain.paint('x', 'good')).toBe('x');
    expect(plain.paint('x', 'selected')).toBe('\u001B[7mx\u001B[0m');
    expect(createTheme(true).paint('x', 'good')).toBe('\u001B[32mx\u001B[0m');
  });

  test.each([
    [{}, true],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '' }, true],
    [{ TERM: 'dumb' }, false],
  ])('the environment %j wants colour: %s', (env, want) => {
    expect(wantsColour(env)).toBe(want);
  });

  test('cuts a line of several spans at the width', () => {
    const line = [span('abc'), span('defgh')];
    expect(paintLine(line, 6, createTheme(false))).toBe('abcde…');
  });

  test('justify keeps the right side', () => {
    const line = justify([span('a long left side')], [span('right')], 12);
    expect(lineWidth(line)).toBe(12);
    expect(line.map(({ text }) => text).join('')).toBe('a lon… right');
  });
});

describe('a line being typed', () => {
  test.each([
    ['ab', ['left', 'x'], 'axb', 2],
    ['ab', ['backspace'], 'a', 1],
    ['a👍', ['backspace'], 'a', 1],
    ['a👍b', ['left', 'left', 'delete'], 'ab', 1],
    ['one two', ['ctrl+w'], 'one ', 4],
    ['one two', ['ctrl+a', 'ctrl+k'], '', 0],
    ['one', ['ctrl+u', 'z'], 'z', 1],
  ])('%j after %j', (text, keys, want, cursor) => {
    const line = keys.reduce((now, key) => editLine(now, key) ?? now, inputOf(text));
    expect(line).toEqual({ text: want, cursor });
  });

  test('a paste becomes one line', () => {
    expect(insertText(inputOf('a'), 'b\r\nc').text).toBe('ab c');
  });

  test('shows the end of a long text, and dots for a secret', () => {
    const text = (masked: boolean) =>
      inputSpans(inputOf('0123456789'), 6, masked)
        .map((piece) => piece.text)
        .join('');
    expect(text(false)).toBe('…6789 ');
    expect(text(true)).toBe('…•••• ');
  });
});

test.each([
  [0, '0:00'],
  [61_000, '1:01'],
  [3_725_000, '1:02:05'],
])('%i ms is %s', (milliseconds, want) => {
  expect(showDuration(milliseconds)).toBe(want);
});

test.each([
  [undefined, 'never'],
  [999_500, 'just now'],
  [940_000, '1 min ago'],
  [1_000_000 - 3 * 86_400_000, '3 d ago'],
])('%s at 1000000 is %s', (then, want) => {
  expect(showAge(then, 1_000_000)).toBe(want);
});

test('copies by OSC 52, unless the text is too long for terminals', () => {
  expect(copySequence('hé')).toBe('\u001B]52;c;aMOp\u0007');
  expect(copySequence('x'.repeat(80_000))).toBeUndefined();
});
