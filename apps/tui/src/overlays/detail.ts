import type { App } from '../app/app.ts';
import type { Overlay } from '../app/mode.ts';
import { TreeModel } from '../state/tree-model.ts';
import type { Motion } from '../state/viewport.ts';
import { jsonReplacer } from '../text/sanitise.ts';
import { rule } from '../view/table-view.ts';
import { treeLines } from '../view/tree-view.ts';

/** Shows all of one row as a tree. */
export function showDetail(app: App, title: string, value: unknown): void {
  const tree = new TreeModel(value, app.touch);
  const overlay: Overlay = {
    placement: 'full',
    contexts: ['detail', 'list'],
    run(action) {
      if (action === 'back') app.pop(overlay);
      else if (action === 'copy') app.copy(copyText(tree.current?.value), 'the value');
      else tree.move(action.slice('move:'.length) as Motion);
    },
    view: ({ columns, rows }) => [rule(title, '', columns), ...treeLines(tree, { columns, rows: rows - 1 })],
  };
  app.push(overlay);
}

/** A value for the clipboard: text as it is, the rest as JSON. */
export function copyText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, jsonReplacer, 2) ?? '');
}
