/** The whole screen as lines of terminal text: never more of them than the screen has rows. */
import type { App } from '../app/app.ts';
import type { Size } from '../app/mode.ts';
import { type Line, paintLine, span } from '../text/line.ts';
import type { Theme } from '../text/theme.ts';
import { headerLine, hintLine, statusLine } from './chrome.ts';

/** The smallest screen that anything can be shown on. */
const LEAST: Size = { columns: 60, rows: 14 };
/** Rows that the chrome takes. */
const CHROME_ROWS = 3;

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
