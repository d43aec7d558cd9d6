import type { App } from '../app/app.ts';
import type { Overlay } from '../app/mode.ts';
import { type Line, span } from '../text/line.ts';
import { sanitise } from '../text/sanitise.ts';
import { wrapText } from '../text/width.ts';
import { rule } from '../view/table-view.ts';

export interface Question {
  readonly title: string;
  /** What will happen. */
  readonly text: string;
  accept(): void;
}

/** Asks yes or no. `y` answers, so the key that asked does not also confirm. */
export function confirm(app: App, question: Question): void {
  const overlay: Overlay = {
    placement: 'panel',
    contexts: ['confirm'],
    run(action) {
      app.pop(overlay);
      if (action === 'accept') question.accept();
    },
    view: ({ columns }) => [
      rule(question.title, '', columns),
      ...wrapText(sanitise(question.text), columns - 4).map((text): Line => [span(`  ${text}`)]),
      [],
      [span('  y', 'key'), span(' yes   '), span('n', 'key'), span(' no')],
    ],
  };
  app.push(overlay);
}
