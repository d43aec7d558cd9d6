import type { App } from '../app/app.ts';
import type { Overlay } from '../app/mode.ts';
import type { ServerName } from '../backend/backend.ts';
import { EMPTY_LINE, editLine, type InputLine, inputOf, insertText } from '../text/input-line.ts';
import { inputSpans } from '../text/input-view.ts';
import { type Line, span } from '../text/line.ts';
import { sanitise } from '../text/sanitise.ts';
import { rule } from '../view/table-view.ts';

type Field = 'username' | 'password';

/** Asks for user name and password; the password is never shown. */
export function askLogin(app: App, server: ServerName, reason: string | undefined): void {
  const link = app.links[server];
  if (link === undefined) return;
  const lines: Record<Field, InputLine> = { username: inputOf(link.username ?? ''), password: EMPTY_LINE };
  let field: Field = link.username === undefined ? 'username' : 'password';

  const row = (name: Field, width: number): Line => {
    const value =
      field === name
        ? inputSpans(lines[name], width - 16, name === 'password')
        : [span(name === 'password' ? '•'.repeat(lines[name].text.length) : sanitise(lines[name].text))];
    return [span(field === name ? '> ' : '  ', 'key'), span(name.padEnd(10)), ...value];
  };

  const overlay: Overlay = {
    placement: 'panel',
    contexts: ['login'],
    type(key) {
      const edited = editLine(lines[field], key);
      if (edited === undefined) return false;
      lines[field] = edited;
      app.touch();
      return true;
    },
    paste(text) {
      lines[field] = insertText(lines[field], text);
      app.touch();
    },
    run(action) {
      if (action === 'field' || (action === 'accept' && field === 'username')) {
        field = field === 'username' ? 'password' : 'username';
        app.touch();
        return;
      }
      app.pop(overlay);
      if (action === 'accept') link.login({ username: lines.username.text, password: lines.password.text });
      else link.decline();
    },
    view: ({ columns }) => [
      rule(`Log in to ${link.url}`, '', columns),
      reason === undefined ? [] : [span(`  ${sanitise(reason)}`, 'bad')],
      row('username', columns),
      row('password', columns),
    ],
  };
  app.queue(overlay);
}
