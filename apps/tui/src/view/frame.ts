/** The whole screen as lines of terminal text: never more of them than the screen has rows. */
import type { App } from '../app/app.ts';
import type { Size } from '../app/mode.ts';
import { type Line, paintLine, span } from '../text/line.ts';
import type { Theme } from '../text/theme.ts';
import { headerLine, hintLine, statusLine } from './chrome.ts';

/** The smallest screen that anything can be shown on. */
const LEAST: Size = { columns: 60, rows: 14 };
/** Rows of the chrome at the foot of the screen; one more is at its head. */
const FOOT_ROWS = 2;
const CHROME_ROWS = 1 + FOOT_ROWS;

/** The first row of the body, counted from 0. */
export const BODY_START = 1;

/** The row behind the body on a screen of `rows`, counted from 0. */
export function bodyEnd(rows: number): number {
  return Math.max(BODY_START, rows - FOOT_ROWS);
}

/** The frame as it is now; made anew only when something has changed since. */
export function createFrame(app: App, theme: Theme): () => readonly string[] {
  let version = -1;
  let lines: readonly string[] = [];
  return () => {
    const now = app.scheduler.version();
    if (now !== version) {
      lines = frameLines(app, theme);
      version = now;
    }
    return lines;
  };
}

/** Exactly `size.rows` lines of at most `size.columns` cells. */
export function frameLines(app: App, theme: Theme): readonly string[] {
  const size = app.size();
  const lines = size.columns < LEAST.columns || size.rows < LEAST.rows ? tooSmall(size) : layOut(app, size);
  return Array.from({ length: size.rows }, (_, row) => paintLine(lines[row] ?? [], size.columns, theme));
}

function tooSmall({ columns, rows }: Size): readonly Line[] {
  return [
    [span('This window is too small.', 'warn')],
    [span(`It has ${columns}×${rows} cells; ${LEAST.columns}×${LEAST.rows} are needed.`)],
  ];
}

function layOut(app: App, size: Size): readonly Line[] {
  const { columns } = size;
  const room = size.rows - CHROME_ROWS;
  const overlays = app.overlays();
  const full = overlays.findLast(({ placement }) => placement === 'full');
  const above = full === undefined ? overlays : overlays.slice(overlays.indexOf(full) + 1);
  const panel = above.findLast(({ placement }) => placement === 'panel');
  const prompt = above.findLast(({ placement }) => placement === 'line');
  const panelLines = panel?.view({ columns, rows: room }).slice(0, room) ?? [];
  const bodySize = { columns, rows: room - panelLines.length };
  const body = bodySize.rows <= 0 ? [] : (full ?? app.screen()).view(bodySize).slice(0, bodySize.rows);
  const filler = Array.from({ length: Math.max(0, bodySize.rows - body.length) }, (): Line => []);
  return [
    headerLine(app, columns),
    ...body,
    ...filler,
    ...panelLines,
    prompt?.view({ columns, rows: 1 })[0] ?? statusLine(app, columns),
    hintLine(app, columns),
  ];
}
