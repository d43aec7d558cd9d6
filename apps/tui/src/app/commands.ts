/** The `:` command line. */
import type { Params } from '../form/form-model.ts';
import { showHelp } from '../overlays/help.ts';
import type { App } from './app.ts';
import type { ScreenId } from './mode.ts';
import type { Screens } from './screens.ts';

const SCREENS: readonly ScreenId[] = ['realms', 'query', 'policies', 'console'];
const WORDS = [...SCREENS, 'help', 'reconnect', 'quit', 'q'] as const;

/** Whole command lines that begin like `text`. */
export function completeCommand(app: App, screens: Screens, text: string): readonly string[] {
  const [word = '', ...rest] = text.trimStart().split(/\s+/);
  if (rest.length === 0) {
    const names = app.catalogue.entries.map(({ message }) => message.name);
    return [...WORDS, ...names].filter((name) => name.startsWith(word) && name !== 'q');
  }
  const start = rest.join(' ').toLowerCase();
  if (word === 'console') {
    const names = app.catalogue.entries.map(({ message }) => message.name);
    return names.filter((name) => name.startsWith(start)).map((name) => `console ${name}`);
  }
  if (word !== 'query') return [];
  const realms = screens.realms.realms().map(({ name }) => name);
  return realms.filter((name) => name.toLowerCase().startsWith(start)).map((name) => `query ${name}`);
}

/** Carries out a command line; what it does not know is told in a notice. */
export function runCommand(app: App, screens: Screens, text: string): void {
  const trimmed = text.trim();
  const gap = trimmed.search(/\s/);
  const word = gap < 0 ? trimmed : trimmed.slice(0, gap);
  const rest = gap < 0 ? '' : trimmed.slice(gap).trim();
  if (word === '') return;
  if (word === 'q' || word === 'q!' || word === 'quit') app.quit();
  else if (word === 'help') showHelp(app);
  else if (word === 'reconnect') screens.reconnect();
  else if (word === 'console' && rest !== '') openMessage(app, screens, rest);
  else if (word === 'query' && rest !== '') openRealm(app, screens, rest);
  else if ((SCREENS as readonly string[]).includes(word)) app.go(word as ScreenId);
  else openMessage(app, screens, trimmed);
}

function openRealm(app: App, screens: Screens, name: string): void {
  const realm = screens.realms.realms().find((one) => one.gid === name || one.name === name);
  if (realm === undefined) app.toast(`no realm is called ${name}`, 'warn');
  else screens.query.open(realm);
}

/** `NAME`, or `NAME {"param": value}` to fill its form. */
function openMessage(app: App, screens: Screens, text: string): void {
  const [, name = '', json = ''] = /^(\S+)\s*(.*)$/.exec(text) ?? [];
  const entry = app.catalogue.find(name);
  if (entry === undefined) {
    app.toast(`no command, screen or message is called ${name}`, 'warn');
    return;
  }
  if (json === '') {
    screens.console.open(entry);
    return;
  }
  try {
    screens.console.open(entry, JSON.parse(json) as Params);
  } catch (error) {
    app.toast(`parameters of ${name}: ${(error as Error).message}`, 'bad');
  }
}
