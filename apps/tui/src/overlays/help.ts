import type { App } from '../app/app.ts';
import type { Overlay } from '../app/mode.ts';
import { type Context, showKey, visibleBindings } from '../keys/keymap.ts';
import { applyMotion, type Motion, moveTo, START } from '../state/viewport.ts';
import { type Line, span } from '../text/line.ts';
import { fit } from '../text/width.ts';
import { rule } from '../view/table-view.ts';

const KEYS_WIDTH = 20;

/** The keys of the screen in front, made from the keymap. */
export function showHelp(app: App): void {
  const screen = app.screen();
  const lines = helpLines([...screen.contexts, 'global'], app.readOnly);
  let view = START;
  let height = 10;
  const overlay: Overlay = {
    placement: 'full',
    contexts: ['help', 'list'],
    run(action) {
      if (action === 'back') app.pop(overlay);
      else view = scroll(view, action.slice('move:'.length) as Motion, lines.length, height);
      app.touch();
    },
    view: ({ columns, rows }) => {
      height = rows - 1;
      const { top } = moveTo({ cursor: view.top, top: view.top }, view.top, lines.length, height);
      const more = lines.length > top + height ? 'more: j, PgDn' : '';
      return [rule(`Keys of ${screen.title}`, more, columns), ...lines.slice(top, top + height)];
    },
  };
  app.push(overlay);
}

/** Moves the window, there being no cursor in a text. */
function scroll(view: typeof START, motion: Motion, count: number, height: number): typeof START {
  const last = Math.max(0, count - height);
  const moved = applyMotion({ cursor: view.top, top: view.top }, motion, count, height);
  const top = Math.min(moved.cursor, last);
  return { cursor: top, top };
}

/** Every key of `contexts` with what it does, grouped. */
function helpLines(contexts: readonly Context[], readOnly: boolean): readonly Line[] {
  const bindings = visibleBindings(contexts);
  return contexts.flatMap((context): Line[] => {
    const own = bindings.filter((binding) => binding.context === context);
    if (own.length === 0) return [];
    return [
      [span(`  ${context}`, 'heading')],
      ...own.map((binding): Line => {
        const keys = fit(binding.keys.map(showKey).join('  '), KEYS_WIDTH);
        const refused = binding.changes && readOnly;
        return [
          span('    '),
          span(keys, 'key'),
          span(binding.doc, refused ? 'muted' : 'plain'),
          span(refused ? '  (read-only)' : '', 'muted'),
        ];
      }),
      [],
    ];
  });
}
