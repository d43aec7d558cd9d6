import type { App } from '../app/app.ts';
import type { Overlay } from '../app/mode.ts';
import { EMPTY_LINE, editLine, insertText } from '../text/input-line.ts';
import { inputSpans } from '../text/input-view.ts';
import { type Line, span } from '../text/line.ts';
import { sanitise } from '../text/sanitise.ts';
import { wrapText } from '../text/width.ts';
import { rule } from '../view/table-view.ts';
import type { Question } from './confirm.ts';

export interface TypedQuestion extends Question {
  /** What must be typed to go on. */
  readonly word: string;
}

/** Asks for a name to be typed before something dangerous is done. */
export function typedConfirm(app: App, question: TypedQuestion): void {
  let line = EMPTY_LINE;
  const overlay: Overlay = {
    placement: 'panel',
    contexts: ['typed'],
    type(key) {
      const edited = editLine(line, key);
      if (edited === undefined) return false;
      line = edited;
      app.touch();
      return true;
    },
    paste(text) {
      line = insertText(line, text);
      app.touch();
    },
    run(action) {
      if (action === 'accept' && line.text !== question.word) {
        app.toast(`not done: type ${question.word} exactly`, 'warn');
        return;
      }
      app.pop(overlay);
      if (action === 'accept') question.accept();
    },
    view: ({ columns }) => [
      rule(question.title, '', columns),
      ...wrapText(sanitise(question.text), columns - 4).map((text): Line => [span(`  ${text}`)]),
      [],
      [
        span('  type '),
        span(sanitise(question.word), 'bad'),
        span(' to go on: '),
        ...inputSpans(line, columns - 40),
      ],
    ],
  };
  app.push(overlay);
}
