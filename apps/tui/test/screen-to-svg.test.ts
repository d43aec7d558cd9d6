import { expect, test } from 'vitest';
import { screenToSvg } from './support/screen-to-svg.ts';
import type { Cell } from './support/terminal.ts';

const cell = (text: string, part: Partial<Cell> = {}): Cell => ({
  text,
  width: 1,
  foreground: undefined,
  background: undefined,
  bold: false,
  dim: false,
  inverse: false,
  underline: false,
  ...part,
});

test('joins cells of one style, and escapes what they hold', () => {
  const svg = screenToSvg([[cell('<'), cell('&'), cell('b', { bold: true, foreground: 2 })]], {
    title: 'a "b"',
  });
  expect(svg).toContain('>&lt;&amp;</text>');
  expect(svg).toMatch(/fill="#a6cc70" font-weight="bold">b</);
  expect(svg).toContain('aria-label="a &quot;b&quot;"');
});

test('draws a background under blanks, and wide characters once', () => {
  const wide = [cell('東', { width: 2 }), cell('', { width: 0 })];
  const svg = screenToSvg([[...wide, cell(' ', { inverse: true })]], { title: '' });
  expect(svg.match(/東/g)).toHaveLength(1);
  expect(svg).toMatch(/<rect x="30.8" y="48" width="8.4" height="18" fill="#c7ccd4"\/>/);
});
