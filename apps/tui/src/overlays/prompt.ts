import type { App } from '../app/app.ts';
import type { Overlay } from '../app/mode.ts';
import type { TableModel } from '../state/table-model.ts';
import type { Motion } from '../state/viewport.ts';
import { editLine, type InputLine, inputOf, insertText } from '../text/input-line.ts';
import { inputSpans } from '../text/input-view.ts';
import { type Line, span } from '../text/line.ts';
import { sanitise } from '../text/sanitise.ts';

export interface PromptOptions {
  /** Stands before the text. */
  readonly sign: string;
  readonly initial: string;
  /** Called with every change, for lists that follow the typing. */
  change?(text: string): void;
  accept(text: string): void;
  cancel?(): void;
  /** Whole inputs that start like this one, best first. */
  complete?(text: string): readonly string[];
  /** Earlier inputs, oldest first. */
  readonly earlier?: readonly string[];
  /** Moves in the list that follows the typing, in place of recalling earlier inputs. */
  move?(motion: Motion): void;
}

/** One line of input in the status line. */
export function prompt(app: App, options: PromptOptions): void {
  let line: InputLine = inputOf(options.initial);
  let place = options.earlier?.length ?? 0;
  let completed: { readonly from: string; index: number } | undefined;

  const set = (next: InputLine) => {
    const changed = next.text !== line.text;
    line = next;
    if (changed) options.change?.(line.text);
    app.touch();
  };
  const candidates = () => options.complete?.(completed?.from ?? line.text) ?? [];
  const complete = () => {
    const from = completed?.from ?? line.text;
    const found = candidates();
    if (found.length === 0) return;
    const index = completed === undefined ? 0 : (completed.index + 1) % found.length;
    completed = { from, index };
    set(inputOf(found[index] as string));
  };
  const recall = (by: number) => {
    const earlier = options.earlier ?? [];
    place = Math.max(0, Math.min(place + by, earlier.length));
    set(inputOf(earlier[place] ?? ''));
  };

  const overlay: Overlay = {
    placement: 'line',
    contexts: ['prompt'],
    type(key) {
      const edited = editLine(line, key);
      if (edited === undefined) return false;
      completed = undefined;
      // Backspace in an empty prompt leaves it, as in every such prompt.
      if (key === 'backspace' && line.text === '') overlay.run('cancel');
      else set(edited);
      return true;
    },
    paste(text) {
      completed = undefined;
      set(insertText(line, text));
    },
    run(action) {
      if (action === 'complete') complete();
      else if (action === 'older') options.move === undefined ? recall(-1) : options.move('up');
      else if (action === 'newer') options.move === undefined ? recall(1) : options.move('down');
      else {
        app.pop(overlay);
        if (action === 'accept') options.accept(line.text);
        else options.cancel?.();
      }
    },
    view: ({ columns }): readonly Line[] => {
      const others = candidates()
        .slice(0, 6)
        .map((text) => text.trim())
        .filter((text) => text !== line.text.trim())
        .join('  ');
      return [
        [
          span(options.sign, 'key'),
          ...inputSpans(line, Math.floor(columns / 2)),
          span(`  ${sanitise(others)}`, 'muted'),
        ],
      ];
    },
  };
  app.push(overlay);
}

/** The `/` prompt of a table: filters as it is typed, Esc brings the old filter back. */
export function promptFilter<Row>(app: App, table: TableModel<Row>): void {
  const before = table.filter;
  prompt(app, {
    sign: '/',
    initial: before,
    change: (text) => table.setFilter(text),
    accept: (text) => table.setFilter(text),
    cancel: () => table.setFilter(before),
    move: (motion) => table.move(motion),
  });
}
