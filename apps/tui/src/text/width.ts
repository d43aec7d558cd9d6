/**
 * Widths of text in terminal cells: 0 for combining and invisible characters, 2 for East Asian wide
 * characters and emoji, else 1. Printable ASCII takes a fast path; all else is measured by grapheme cluster.
 */

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const ASCII = /^[ -~]*$/;
const ZERO = /^[\p{Mark}\p{Control}\p{Format}\p{Surrogate}]+$/u;
const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u;

/** First and last code points of the East Asian wide and full-width blocks (Unicode 16, UAX 11). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2fb],
  [0x20000, 0x3fffd],
];

function isWide(codePoint: number): boolean {
  return codePoint >= 0x1100 && WIDE.some(([first, last]) => codePoint >= first && codePoint <= last);
}

function clusterWidth(cluster: string): number {
  if (ZERO.test(cluster)) return 0;
  return EMOJI.test(cluster) || isWide(cluster.codePointAt(0) ?? 0) ? 2 : 1;
}

/** Cells that `text` takes; it must hold no escape sequences. */
export function textWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += clusterWidth(segment);
  return width;
}

/** The longest start of `text` that fits into `width` cells, ended by `…` where something was cut off. */
export function truncate(text: string, width: number): string {
  if (width <= 0) return '';
  // A text of no more code units than cells may still be wide, so only ASCII is let through unmeasured.
  if (ASCII.test(text)) return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
  if (text.length <= width * 8 && textWidth(text) <= width) return text;
  let taken = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const next = clusterWidth(segment);
    if (used + next > width - 1) break;
    taken += segment;
    used += next;
  }
  return `${taken}…`;
}

/** `text` in exactly `width` cells: cut with `…` or filled with spaces on the side away from `align`. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const cut = truncate(text, width);
  const fill = ' '.repeat(Math.max(0, width - textWidth(cut)));
  return align === 'left' ? cut + fill : fill + cut;
}

/** Markdown-like `text` without the line breaks inside its paragraphs; one line break is left between two of them. */
export function reflow(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' '))
    .join('\n');
}

/** Breaks `text` at spaces into lines of at most `width` cells; longer words are cut. Keeps its line breaks. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const joined = line === '' ? word : `${line} ${word}`;
      if (textWidth(joined) <= width) {
        line = joined;
        continue;
      }
      if (line !== '') lines.push(line);
      line = truncate(word, width);
    }
    lines.push(line);
  }
  return lines;
}
