import type { InputLine } from './input-line.ts';
import { type Line, span } from './line.ts';
import { sanitise } from './sanitise.ts';
import { textWidth } from './width.ts';

/** Cells from the left of a cut-off text to what is left of it. */
const ELLIPSIS = '…';

/**
 * A typed text with its cursor, in at most `width` cells; the part around the cursor is shown.
 * `masked` shows a dot per character.
 */
export function inputSpans(line: InputLine, width: number, masked = false): Line {
  const show = (text: string) => (masked ? '•'.repeat(Array.from(text).length) : sanitise(text));
  const after = Array.from(line.text.slice(line.cursor));
  const under = show(after[0] ?? '') || ' ';
  let before = show(line.text.slice(0, line.cursor));
  const room = Math.max(2, width - textWidth(under));
  if (textWidth(before) > room) {
    const characters = Array.from(before);
    while (characters.length > 0 && textWidth(characters.join('')) > room - 1) characters.shift();
    before = ELLIPSIS + characters.join('');
  }
  return [span(before), span(under, 'cursor'), span(show(after.slice(1).join('')))];
}
