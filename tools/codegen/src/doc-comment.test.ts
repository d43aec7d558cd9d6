import { describe, expect, test } from 'vitest';
import { docLines, wrapText } from './doc-comment.ts';

describe('wrapText', () => {
  test.each([
    ['joins the lines of a paragraph', 'one\ntwo\n\nthree', 'one two\n\nthree'],
    ['breaks at the width', 'aaaa bbbb cccc', 'aaaa bbbb\ncccc'],
    ['keeps list items apart and hangs their lines', '- aaaa bbbb cccc\n- d', '- aaaa\n  bbbb\n  cccc\n- d'],
    ['keeps tables', '| a | b | c | d |\n|---|---|---|---|', '| a | b | c | d |\n|---|---|---|---|'],
    ['keeps code', '```\naaaa bbbb cccc\n\ndddd\n```', '```\naaaa bbbb cccc\n\ndddd\n```'],
    ['keeps a word that is too long', 'aaaaaaaaaaaaaaaa b', 'aaaaaaaaaaaaaaaa\nb'],
  ])('%s', (_, text, want) => {
    expect(wrapText(text, 10)).toBe(want);
  });
});

describe('docLines', () => {
  test.each([
    ['nothing to say', {}, []],
    ['a summary becomes a sentence', { summary: 'Do it' }, ['/** Do it. */']],
    ['a comment cannot be ended from inside', { doc: 'a */ b' }, ['/** a *\\/ b */']],
    [
      'tags come last',
      { doc: 'A.', default: 0, deprecated: 'Use b.' },
      ['/**', ' * A.', ' *', ' * @default 0', ' * @deprecated Use b.', ' */'],
    ],
  ])('%s', (_, about, want) => {
    expect(docLines(about)).toEqual(want);
  });
});
