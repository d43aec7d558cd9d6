import type { Role, Theme } from './theme.ts';
import { textWidth, truncate } from './width.ts';

/** A piece of a line: text without escape sequences, and what it means. */
export interface Span {
  readonly text: string;
  readonly role: Role;
}

/** One row of the screen. */
export type Line = readonly Span[];

/** A span; `plain` unless told otherwise. */
export function span(text: string, role: Role = 'plain'): Span {
  return { text, role };
}

/** Cells that a line takes. */
export function lineWidth(line: Line): number {
  return line.reduce((width, piece) => width + textWidth(piece.text), 0);
}

/**
 * A line as terminal text of at most `width` cells, cut with `…` where it is longer.
 * With `fill`, it is padded to exactly `width` cells in that role.
 */
export function paintLine(line: Line, width: number, theme: Theme, fill?: Role): string {
  let painted = '';
  let left = width;
  for (const piece of line) {
    if (left <= 0) break;
    const cut = truncate(piece.text, left);
    painted += theme.paint(cut, piece.role);
    left -= textWidth(cut);
  }
  return fill !== undefined && left > 0 ? painted + theme.paint(' '.repeat(left), fill) : painted;
}

/** Two groups of spans at either end of `width` cells; the right one is kept when both do not fit. */
export function justify(left: Line, right: Line, width: number): Line {
  const room = Math.max(0, width - lineWidth(right) - 1);
  const kept: Span[] = [];
  let used = 0;
  for (const piece of left) {
    if (used >= room) break;
    const cut = truncate(piece.text, room - used);
    kept.push({ text: cut, role: piece.role });
    used += textWidth(cut);
  }
  return [...kept, span(' '.repeat(Math.max(0, width - used - lineWidth(right)))), ...right];
}
