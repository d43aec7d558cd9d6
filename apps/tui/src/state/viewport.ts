/** A cursor in a list and the part of it on the screen. Only indexes; the list itself is the owner's. */
export interface Viewport {
  readonly cursor: number;
  /** The first index shown. */
  readonly top: number;
}

export const START: Viewport = { cursor: 0, top: 0 };

/**
 * The cursor at `target`, kept inside a list of `count`. At the edges the window jumps by a page rather
 * than a line: the rows then stay where they are for a screenful of keys and the terminal gets a seventh of the octets.
 */
export function moveTo(view: Viewport, target: number, count: number, height: number): Viewport {
  const cursor = Math.max(0, Math.min(target, count - 1));
  const rows = Math.max(1, height);
  const lastTop = Math.max(0, count - rows);
  let top = Math.min(view.top, lastTop);
  if (cursor < top) top = Math.max(0, cursor - rows + 1);
  else if (cursor >= top + rows) top = Math.min(cursor, lastTop);
  return { cursor, top };
}

/** Movements that every list understands. */
export type Motion = 'up' | 'down' | 'pageUp' | 'pageDown' | 'halfUp' | 'halfDown' | 'first' | 'last';

/** The viewport after one movement. */
export function applyMotion(view: Viewport, motion: Motion, count: number, height: number): Viewport {
  const rows = Math.max(1, height);
  const half = Math.max(1, Math.floor(rows / 2));
  const targets: Record<Motion, number> = {
    up: view.cursor - 1,
    down: view.cursor + 1,
    pageUp: view.cursor - rows,
    pageDown: view.cursor + rows,
    halfUp: view.cursor - half,
    halfDown: view.cursor + half,
    first: 0,
    last: count - 1,
  };
  return moveTo(view, targets[motion], count, height);
}
