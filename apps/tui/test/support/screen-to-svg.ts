/** A picture of a terminal's screen, drawn from its cells: text in a monospace font, backgrounds, a window around it. */
import type { Cell } from './terminal.ts';

/** The 16 colours of a dark terminal. */
const PALETTE = [
  '#1f2430',
  '#f07178',
  '#a6cc70',
  '#e6b450',
  '#59a6f2',
  '#c792ea',
  '#56c2c2',
  '#c7ccd4',
  '#6c7689',
  '#ff8f98',
  '#bae67e',
  '#ffd173',
  '#80bfff',
  '#d8a8ff',
  '#7fdbda',
  '#ffffff',
];
const BACKGROUND = '#1a1e29';
const FOREGROUND = '#c7ccd4';
const BAR = '#262c3a';

const CELL_WIDTH = 8.4;
const CELL_HEIGHT = 18;
const FONT_SIZE = 14;
const PADDING = 14;
const BAR_HEIGHT = 34;

interface Style {
  readonly fill: string;
  readonly back: string | undefined;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly dim: boolean;
}

export interface SvgOptions {
  /** In the bar of the window, and for readers that do not see the picture. */
  readonly title: string;
}

/** An SVG document; the same cells give the same text. */
export function screenToSvg(rows: readonly (readonly Cell[])[], { title }: SvgOptions): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const width = round(columns * CELL_WIDTH + 2 * PADDING);
  const height = round(rows.length * CELL_HEIGHT + 2 * PADDING + BAR_HEIGHT);
  const lights = ['#f07178', '#e6b450', '#a6cc70'].map(
    (fill, index) => `<circle cx="${20 + index * 20}" cy="${BAR_HEIGHT / 2}" r="6" fill="${fill}"/>`,
  );
  const body = rows.flatMap((row, index) => drawRow(row, BAR_HEIGHT + PADDING + index * CELL_HEIGHT));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">`,
    `<rect width="${width}" height="${height}" rx="10" fill="${BACKGROUND}"/>`,
    `<path d="M0 10a10 10 0 0 1 10-10h${width - 20}a10 10 0 0 1 10 10v${BAR_HEIGHT - 10}H0z" fill="${BAR}"/>`,
    ...lights,
    `<text x="${width / 2}" y="${BAR_HEIGHT / 2 + 5}" text-anchor="middle" font-family="sans-serif" font-size="13" fill="#8a93a6">${escapeXml(title)}</text>`,
    `<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${FONT_SIZE}">`,
    ...body,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function colourOf(colour: Cell['foreground'], fallback: string | undefined): string | undefined {
  if (colour === undefined) return fallback;
  return typeof colour === 'string' ? colour : (PALETTE[colour] ?? fallback);
}

function styleOf(cell: Cell): Style {
  const fore = colourOf(cell.foreground, FOREGROUND) ?? FOREGROUND;
  const back = colourOf(cell.background, undefined);
  return {
    fill: cell.inverse ? (back ?? BACKGROUND) : fore,
    back: cell.inverse ? fore : back,
    bold: cell.bold,
    underline: cell.underline,
    dim: cell.dim,
  };
}

/** Cells of one style beside each other become one rectangle, and their words texts of a fixed length. */
function drawRow(row: readonly Cell[], top: number): string[] {
  const drawn: string[] = [];
  let start = 0;
  while (start < row.length) {
    const style = styleOf(row[start] as Cell);
    let end = start + 1;
    while (end < row.length && sameStyle(styleOf(row[end] as Cell), style)) end++;
    drawn.push(...drawRun(row.slice(start, end), start, top, style));
    start = end;
  }
  return drawn;
}

function drawRun(cells: readonly Cell[], column: number, top: number, style: Style): string[] {
  const parts: string[] = [];
  if (style.back !== undefined) {
    const x = round(PADDING + column * CELL_WIDTH);
    const width = round(cells.length * CELL_WIDTH);
    parts.push(`<rect x="${x}" y="${top}" width="${width}" height="${CELL_HEIGHT}" fill="${style.back}"/>`);
  }
  return [
    ...parts,
    ...piecesOf(cells).map(({ start, end }) => drawText(cells.slice(start, end), column + start, top, style)),
  ];
}

/** Parts of a run without blanks at their ends or two of them in a row: viewers of SVG do away with such blanks. */
function piecesOf(cells: readonly Cell[]): readonly { readonly start: number; readonly end: number }[] {
  const blank = (at: number) => (cells[at]?.text ?? '').trim() === '' && cells[at]?.width !== 0;
  const pieces: { start: number; end: number }[] = [];
  for (let at = 0; at < cells.length; at++) {
    if (blank(at)) continue;
    const last = pieces.at(-1);
    if (last !== undefined && at - last.end <= 1) last.end = at + 1;
    else pieces.push({ start: at, end: at + 1 });
  }
  return pieces;
}

function drawText(cells: readonly Cell[], column: number, top: number, style: Style): string {
  const text = cells
    .filter((cell) => cell.width > 0)
    .map((cell) => (cell.text === '' ? ' ' : cell.text))
    .join('');
  const attributes = [
    `x="${round(PADDING + column * CELL_WIDTH)}"`,
    `y="${top + FONT_SIZE}"`,
    `textLength="${round(cells.length * CELL_WIDTH)}"`,
    'lengthAdjust="spacingAndGlyphs"',
    `fill="${style.fill}"`,
    ...(style.bold ? ['font-weight="bold"'] : []),
    ...(style.underline ? ['text-decoration="underline"'] : []),
    ...(style.dim ? ['opacity="0.6"'] : []),
  ];
  return `<text ${attributes.join(' ')}>${escapeXml(text)}</text>`;
}

function sameStyle(a: Style, b: Style): boolean {
  return (
    a.fill === b.fill &&
    a.back === b.back &&
    a.bold === b.bold &&
    a.underline === b.underline &&
    a.dim === b.dim
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
