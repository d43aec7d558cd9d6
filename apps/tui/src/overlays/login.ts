import type { App } from '../app/app.ts';
import type { Overlay } from '../app/mode.ts';
import { SERVER_TITLES, type ServerName } from '../backend/backend.ts';
import { EMPTY_LINE, editLine, type InputLine, inputOf, insertText } from '../text/input-line.ts';
import { inputSpans } from '../text/input-view.ts';
import { type Line, span } from '../text/line.ts';
import { sanitise } from '../text/sanitise.ts';
import { rule } from '../view/table-view.ts';

type Field = 'username' | 'password';

/** For each link whose login is on the screen: tells it why the last try failed. */
const asking = new WeakMap<object, (reason: string | undefined) => void>();

/** Asks for user name and password until they are taken or the user gives up; the password is never shown. */
export function askLogin(app: App, server: ServerName, reason: string | undefined): void {
  const link = app.links[server];
  if (link === undefined) return;
  const open = asking.get(link);
  if (open !== undefined) {
    open(reason);
    return;
  }
  const lines: Record<Field, InputLine> = { username: inputOf(link.username ?? ''), password: EMPTY_LINE };
  let field: Field = link.username === undefined ? 'username' : 'password';
  let trouble = reason;
  let checking = false;

  const edit = (change: (line: InputLine) => InputLine | undefined): boolean => {
    const edited = change(lines[field]);
    if (edited === undefined) return false;
    if (!checking) lines[field] = edited;
    app.touch();
    return true;
  };
  const close = () => {
    asking.delete(link);
    app.pop(overlay);
  };
  const logIn = async () => {
    checking = true;
    await link.login({ username: lines.username.text, password: lines.password.text });
    checking = false;
    if (link.state().kind !== 'login') close();
    app.touch();
  };

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
    type: (key) => edit((line) => editLine(line, key)),
    paste: (text) => void edit((line) => insertText(line, text)),
    run(action) {
      if (action === 'cancel') {
        close();
        link.decline();
      } else if (checking) return;
      else if (action === 'field' || field === 'username')
        field = field === 'username' ? 'password' : 'username';
      else void logIn();
      app.touch();
    },
    view: ({ columns }) => [
      rule(`Log in to ${SERVER_TITLES[server]}`, sanitise(link.url), columns),
      checking
        ? [span('  logging in …', 'warn')]
        : [span(trouble === undefined ? '' : `  ${sanitise(trouble)}`, 'bad')],
      row('username', columns),
      row('password', columns),
    ],
  };
  asking.set(link, (next) => {
    trouble = next;
    field = 'password';
    lines.password = EMPTY_LINE;
    app.touch();
  });
  app.queue(overlay);
}
