import type { App } from '../app/app.ts';
import type { Overlay, Size } from '../app/mode.ts';
import { applyMotion, type Motion, moveTo, START } from '../state/viewport.ts';
import { type Line, span } from '../text/line.ts';
import { sanitise } from '../text/sanitise.ts';
import { fit } from '../text/width.ts';
import { rule } from '../view/table-view.ts';

export interface Option<T> {
  readonly label: string;
  readonly note?: string;
  readonly value: T;
}

/** Lets the user choose one of several. */
export function pick<T>(
  app: App,
  title: string,
  options: readonly Option<T>[],
  current: T,
  accept: (value: T) => void,
): void {
  let view = moveTo(
    START,
    Math.max(
      0,
      options.findIndex(({ value }) => value === current),
    ),
    options.length,
    10,
  );
  const overlay: Overlay = {
    placement: 'panel',
    contexts: ['picker', 'list'],
    run(action) {
      if (action.startsWith('move:')) {
        view = applyMotion(
          view,
          action.slice('move:'.length) as Motion,
          options.length,
          listRows(options.length),
        );
        app.touch();
        return;
      }
      app.pop(overlay);
      const chosen = options[view.cursor];
      if (action === 'accept' && chosen !== undefined) accept(chosen.value);
    },
    view: (size) => listPanel(title, size, options, view, ({ value }) => (value === current ? '• ' : '  ')),
  };
  app.push(overlay);
}

/** Lets the user tick any of several; `accept` gets the ticked values in the order of the options. */
export function tick<T>(
  app: App,
  title: string,
  options: readonly Option<T>[],
  current: readonly T[],
  accept: (values: readonly T[]) => void,
): void {
  let view = START;
  let ticked = new Set(current);
  const overlay: Overlay = {
    placement: 'panel',
    contexts: ['checklist', 'list'],
    run(action) {
      if (action.startsWith('move:')) {
        view = applyMotion(
          view,
          action.slice('move:'.length) as Motion,
          options.length,
          listRows(options.length),
        );
      } else if (action === 'toggle') {
        const value = options[view.cursor]?.value as T;
        ticked = new Set(ticked);
        if (!ticked.delete(value)) ticked.add(value);
      } else if (action === 'toggle:all') {
        ticked = new Set(ticked.size === options.length ? [] : options.map(({ value }) => value));
      } else {
        app.pop(overlay);
        if (action === 'accept')
          accept(options.map(({ value }) => value).filter((value) => ticked.has(value)));
      }
      app.touch();
    },
    view: (size) =>
      listPanel(title, size, options, view, ({ value }) => (ticked.has(value) ? '[x] ' : '[ ] ')),
  };
  app.push(overlay);
}

/** Rows that a list of options takes in a panel. */
function listRows(count: number): number {
  return Math.min(count, 14);
}

function listPanel<T>(
  title: string,
  { columns }: Size,
  options: readonly Option<T>[],
  view: typeof START,
  mark: (option: Option<T>) => string,
): readonly Line[] {
  const rows = listRows(options.length);
  const { top, cursor } = moveTo(view, view.cursor, options.length, rows);
  const labelWidth = Math.min(40, Math.max(...options.map(({ label }) => label.length), 8));
  const lines = options.slice(top, top + rows).map((option, index): Line => {
    const selected = top + index === cursor;
    const text = `${selected ? '> ' : '  '}${mark(option)}${fit(sanitise(option.label), labelWidth)}`;
    return [span(text, selected ? 'selected' : 'plain'), span(`  ${sanitise(option.note ?? '')}`, 'muted')];
  });
  return [rule(title, `${cursor + 1}/${options.length}`, columns), ...lines];
}
