/** All messages of both servers, found by some of their letters. */
import type { App } from '../app/app.ts';
import type { Size } from '../app/mode.ts';
import { prompt } from '../overlays/prompt.ts';
import type { CatalogueEntry } from '../spec/catalogue.ts';
import { fuzzyScore } from '../state/filter.ts';
import { applyMotion, type Motion, moveTo, START } from '../state/viewport.ts';
import { type Line, type Span, span } from '../text/line.ts';
import { sanitise } from '../text/sanitise.ts';
import { fit, reflow, wrapText } from '../text/width.ts';
import { rule } from '../view/table-view.ts';

const NAME_WIDTH = 38;
const DOC_ROWS = 4;

export interface MessagesView {
  current(): CatalogueEntry | undefined;
  select(entry: CatalogueEntry): void;
  /** True when it carried the action out. */
  run(action: string): boolean;
  status(): Line;
  view(size: Size): readonly Line[];
}

/** Entries whose name, or else summary, has the letters of `needle` in order; best first. */
function findMessages(entries: readonly CatalogueEntry[], needle: string): readonly CatalogueEntry[] {
  const letters = needle.toLowerCase().replace(/\s/g, '');
  if (letters === '') return entries;
  const scored = entries.map((entry) => {
    const byName = fuzzyScore(letters, entry.message.name.toLowerCase());
    const inSummary = entry.message.summary.toLowerCase().includes(needle.trim().toLowerCase());
    return { entry, score: byName ?? (inSummary ? 1000 : undefined) };
  });
  return scored
    .filter((one): one is { entry: CatalogueEntry; score: number } => one.score !== undefined)
    .sort((a, b) => a.score - b.score)
    .map(({ entry }) => entry);
}

export function createMessagesView(app: App): MessagesView {
  const all = app.catalogue.entries;
  let needle = '';
  let found = all;
  let view = START;
  let height = 10;

  const search = (text: string) => {
    if (text === needle) return;
    needle = text;
    found = findMessages(all, text);
    view = START;
    app.touch();
  };

  const move = (motion: Motion) => {
    view = applyMotion(view, motion, found.length, height);
    app.touch();
  };

  return {
    current: () => found[view.cursor],
    select(entry) {
      if (!found.includes(entry)) search('');
      view = moveTo(view, found.indexOf(entry), found.length, height);
    },
    run(action) {
      if (action.startsWith('move:')) move(action.slice('move:'.length) as Motion);
      else if (action === 'filter') {
        const before = needle;
        prompt(app, {
          sign: 'find: ',
          initial: needle,
          change: search,
          accept: search,
          cancel: () => search(before),
          move,
        });
      } else if (action === 'filter:clear') search('');
      else if (action === 'copy') app.copy(found[view.cursor]?.message.name ?? '', 'the name');
      else return false;
      return true;
    },
    status: () => [
      span(
        found.length === all.length ? `${all.length} messages` : `${found.length} of ${all.length} messages`,
      ),
      ...(needle === '' ? [] : [span(' · find '), span(sanitise(needle), 'warn')]),
    ],
    view({ columns, rows }) {
      height = Math.max(1, rows - DOC_ROWS - 2);
      view = moveTo(view, view.cursor, found.length, height);
      const position = found.length === 0 ? '' : `${view.cursor + 1}/${found.length}`;
      const lines: Line[] = [rule('Messages', position, columns)];
      if (found.length === 0) lines.push([span('  no message has these letters', 'muted')]);
      found.slice(view.top, view.top + height).forEach((entry, index) => {
        lines.push(entryLine(app, entry, view.top + index === view.cursor, columns));
      });
      while (lines.length < rows - DOC_ROWS - 1) lines.push([]);
      return [...lines, ...docLines(found[view.cursor], columns)];
    },
  };
}

function entryLine(app: App, entry: CatalogueEntry, selected: boolean, width: number): Line {
  const { message, server, changes } = entry;
  const server_ = server === 'porttracker' ? 'PT  ' : 'RaaS';
  const sign = message.destructive ? '!' : changes ? '±' : ' ';
  const name = fit(message.name, NAME_WIDTH);
  const off = app.links[server] === undefined;
  if (selected)
    return [span(fit(`> ${server_} ${sign} ${name} ${sanitise(message.summary)}`, width), 'selected')];
  const spans: Span[] = [
    span(`  ${server_} `, 'muted'),
    span(`${sign} `, message.destructive ? 'bad' : 'warn'),
    span(name, off ? 'muted' : 'plain'),
    span(` ${sanitise(message.summary)}`, 'muted'),
  ];
  return spans;
}

function docLines(entry: CatalogueEntry | undefined, width: number): readonly Line[] {
  if (entry === undefined) return [rule('', '', width)];
  const { message } = entry;
  const text = message.doc ?? message.summary;
  const doc = wrapText(reflow(text).split('\n').map(sanitise).join('\n'), width - 4).slice(0, DOC_ROWS);
  const title = message.destructive ? `${message.name} · removes things` : message.name;
  return [rule(title, '', width), ...doc.map((line): Line => [span(`  ${line}`)])];
}
