import { type Line, span } from '../text/line.ts';
import type { Role } from '../text/theme.ts';

export interface Share {
  readonly count: number;
  readonly role: Role;
  /** Fills the share's part of the bar; differs per share so that it reads without colour. */
  readonly sign: string;
}

/** A bar of `width` cells in parts proportional to the shares; every share that is not 0 gets at least one cell. */
export function barSpans(shares: readonly Share[], width: number): Line {
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return [span('·'.repeat(width), 'muted')];
  const present = shares.filter(({ count }) => count > 0);
  const cells = present.map(({ count }) => Math.max(1, Math.round((count / total) * width)));
  const excess = cells.reduce((sum, count) => sum + count, 0) - width;
  const largest = cells.indexOf(Math.max(...cells));
  cells[largest] = Math.max(1, (cells[largest] as number) - excess);
  return present.map(({ role, sign }, index) => span(sign.repeat(cells[index] as number), role));
}

/** A progress bar of `width` cells. */
export function progressSpans(done: number, of: number, width: number): Line {
  const filled = of === 0 ? 0 : Math.min(width, Math.round((done / of) * width));
  return [span('█'.repeat(filled), 'accent'), span('░'.repeat(width - filled), 'muted')];
}
