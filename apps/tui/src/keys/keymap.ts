/**
 * Every key of the program, as data. Keys are looked up here, and the help screen and the hints at the foot of
 * each screen are made from it, so none of them can disagree.
 */

/** A place where keys mean something; more specific ones are looked up first. */
export type Context =
  | 'global'
  | 'list'
  | 'table'
  | 'realms'
  | 'query'
  | 'policies'
  | 'results'
  | 'runs'
  | 'messages'
  | 'form'
  | 'filters'
  | 'response'
  | 'history'
  | 'detail'
  | 'picker'
  | 'checklist'
  | 'prompt'
  | 'confirm'
  | 'typed'
  | 'login'
  | 'help';

export interface Binding {
  readonly context: Context;
  readonly keys: readonly string[];
  readonly action: string;
  /** What it does, for the help screen. */
  readonly doc: string;
  /** A word for the foot of the screen; without one it is only in the help. */
  readonly hint?: string;
  /** Changes something on a server: refused in read-only mode. */
  readonly changes?: true;
}

function group(
  context: Context,
  rows: readonly (readonly [string, string, string, string?, true?])[],
): Binding[] {
  return rows.map(([keys, action, doc, hint, changes]) => ({
    context,
    keys: keys.split(' ').map((key) => (key === 'space' ? ' ' : key)),
    action,
    doc,
    ...(hint !== undefined && hint !== '' && { hint }),
    ...(changes && { changes }),
  }));
}

export const KEYMAP = [
  ...group('global', [
    ['1', 'screen:realms', 'Realms'],
    ['2', 'screen:query', 'Query'],
    ['3', 'screen:policies', 'Policies'],
    ['4', 'screen:console', 'Console'],
    ['tab', 'screen:next', 'next screen'],
    ['shift+tab', 'screen:previous', 'previous screen'],
    [':', 'command', 'command line (Tab completes)', 'command'],
    ['? ctrl+g', 'help', 'keys of this screen', 'help'],
    ['ctrl+l', 'repaint', 'repaint the screen'],
    ['ctrl+z', 'suspend', 'to the shell; fg comes back'],
    ['ctrl+r', 'reconnect', 'reconnect now, or log in again'],
    ['q', 'quit', 'quit'],
    ['ctrl+c', 'interrupt', 'twice: quit'],
  ]),
  ...group('list', [
    ['j down', 'move:down', 'down'],
    ['k up', 'move:up', 'up'],
    ['ctrl+d', 'move:halfDown', 'half a page down'],
    ['ctrl+u', 'move:halfUp', 'half a page up'],
    ['pgdn ctrl+f', 'move:pageDown', 'a page down'],
    ['pgup ctrl+b', 'move:pageUp', 'a page up'],
    ['g home', 'move:first', 'first'],
    ['G end', 'move:last', 'last'],
  ]),
  ...group('table', [
    ['/', 'filter', 'filter: text, !not, ~fuzzy, column=value, column>number; ↑ ↓ move meanwhile', 'filter'],
    ['\\ esc', 'filter:clear', 'clear the filter'],
    ['l right', 'column:next', 'next column'],
    ['h left', 'column:previous', 'previous column'],
    ['s', 'sort', 'sort by the marked column: up, down, not', 'sort'],
    ['y', 'copy', 'copy the row as JSON', 'copy'],
  ]),
  ...group('realms', [
    ['enter', 'open', 'devices of the realm', 'devices'],
    ['p', 'poll', 'poll the realm', 'poll', true],
    ['d', 'discover', 'discover the realm', 'discover', true],
    ['r', 'refresh', 'read the realms again', 'refresh'],
  ]),
  ...group('query', [
    ['enter', 'open', 'all of the row', 'detail'],
    ['v', 'query:view', 'choose the view', 'view'],
    ['c', 'query:columns', 'choose the columns', 'columns'],
    ['f', 'query:filters', 'filters that the server applies', 'server filter'],
    ['R', 'query:realm', 'choose the realm', 'realm'],
    ['H', 'query:history', 'history: current, all, all with changes'],
    ['r', 'refresh', 'run the query again', 'run'],
    ['esc -', 'back', 'clear the filter, then back to the realms'],
  ]),
  ...group('policies', [
    ['enter', 'open', 'checks and minions of the last assessment', 'results'],
    ['a', 'assess', 'assess the policy', 'assess', true],
    ['R', 'remediate', 'remediate what does not comply', 'remediate', true],
    ['t', 'runs', 'runs of the policy', 'runs'],
    ['r', 'refresh', 'read the policies again', 'refresh'],
  ]),
  ...group('results', [
    ['enter', 'open', 'all of the row', 'detail'],
    ['f', 'state', 'show one state only', 'state'],
    ['a', 'assess', 'assess the policy again', 'assess', true],
    ['R', 'remediate', 'remediate what does not comply', 'remediate', true],
    ['t', 'runs', 'runs of the policy', 'runs'],
    ['r', 'refresh', 'read the results again'],
    ['esc -', 'back', 'clear the filter, then back', 'back'],
  ]),
  ...group('runs', [
    ['enter', 'open', 'results of the run', 'results'],
    ['r', 'refresh', 'read the runs again', 'refresh'],
    ['esc -', 'back', 'back', 'back'],
  ]),
  ...group('messages', [
    ['enter l right', 'open', 'fill in the form of the message', 'form'],
    ['/', 'filter', 'find a message by some of its letters; ↑ ↓ move meanwhile', 'find'],
    ['\\ esc', 'filter:clear', 'show all messages'],
    ['H', 'history', 'requests sent before', 'history'],
    ['y', 'copy', 'copy the name', 'copy'],
  ]),
  ...group('form', [
    ['tab', 'form:nextField', 'next field', 'next field'],
    ['shift+tab', 'form:previousField', 'previous field'],
    ['down', 'form:next', 'next row', 'row'],
    ['up', 'form:previous', 'previous row'],
    ['pgdn', 'form:pageDown', 'a page down'],
    ['pgup', 'form:pageUp', 'a page up'],
    ['ctrl+s enter', 'form:send', 'send; Enter on a "+" row adds an item', 'send'],
    ['right', 'form:choose', 'next choice; in text: move', 'choose'],
    ['left', 'form:unchoose', 'previous choice'],
    ['space', 'form:toggle', 'tick, untick, switch; on the name of a list: all or none'],
    ['ctrl+o', 'form:omit', 'leave out, or give again', 'leave out'],
    ['ctrl+x', 'form:remove', 'remove the item of a list'],
    ['ctrl+y', 'copy', 'copy the wire line', 'copy line'],
    ['esc', 'back', 'back to the messages', 'back'],
  ]),
  ...group('filters', [
    ['down tab', 'form:next', 'next column', 'column'],
    ['up shift+tab', 'form:previous', 'previous column'],
    ['pgdn', 'form:pageDown', 'a page down'],
    ['pgup', 'form:pageUp', 'a page up'],
    ['enter ctrl+s', 'form:send', 'run the query with these filters', 'apply'],
    ['ctrl+o ctrl+x', 'form:omit', 'drop the filter of the column', 'drop'],
    ['esc', 'back', 'leave the filters as they were', 'cancel'],
  ]),
  ...group('response', [
    ['enter l right space', 'tree:open', 'open or close', 'open/close'],
    ['h left', 'tree:close', 'close, or go to the parent'],
    ['E', 'tree:openAll', 'open all'],
    ['C', 'tree:closeAll', 'close all'],
    ['v', 'view', 'tree, table, raw JSON', 'view'],
    ['r', 'resend', 'send again', 'send again'],
    ['e', 'edit', 'edit the request', 'edit'],
    ['y', 'copy', 'copy as JSON', 'copy'],
    ['H', 'history', 'requests sent before'],
    ['esc -', 'back', 'back to the form', 'back'],
  ]),
  ...group('history', [
    ['enter', 'open', 'the answer it got', 'answer'],
    ['e', 'edit', 'edit and send again', 'edit'],
    ['r', 'resend', 'send again', 'send again'],
    ['y', 'copy', 'copy the wire line', 'copy'],
    ['esc -', 'back', 'back to the messages', 'back'],
  ]),
  ...group('detail', [
    ['y', 'copy', 'copy the value', 'copy'],
    ['esc - enter q', 'back', 'back', 'back'],
  ]),
  ...group('picker', [
    ['enter', 'accept', 'choose', 'choose'],
    ['esc q', 'cancel', 'leave as it was', 'cancel'],
  ]),
  ...group('checklist', [
    ['space', 'toggle', 'tick or untick', 'tick'],
    ['*', 'toggle:all', 'tick all, or none', 'all'],
    ['enter', 'accept', 'apply', 'apply'],
    ['esc q', 'cancel', 'leave as it was', 'cancel'],
  ]),
  ...group('prompt', [
    ['enter', 'accept', 'accept', 'accept'],
    ['esc', 'cancel', 'cancel', 'cancel'],
    ['tab', 'complete', 'complete'],
    ['up', 'older', 'up in the list, or older input'],
    ['down', 'newer', 'down in the list, or newer input'],
  ]),
  ...group('confirm', [
    ['y', 'accept', 'yes', 'yes'],
    ['n esc q', 'cancel', 'no', 'no'],
  ]),
  ...group('typed', [
    ['enter', 'accept', 'carry out, once the name is typed', 'carry out'],
    ['esc', 'cancel', 'cancel', 'cancel'],
  ]),
  ...group('login', [
    ['enter', 'accept', 'next, then log in', 'next, log in'],
    ['tab down up shift+tab', 'field', 'other field', 'field'],
    ['esc', 'cancel', 'stay offline', 'stay offline'],
  ]),
  ...group('help', [['esc ? q', 'back', 'close the help', 'close']]),
] as const satisfies readonly Binding[];

/** The binding of `key` in the first of `contexts` that has one. */
export function findBinding(
  key: string,
  contexts: readonly Context[],
  keymap: readonly Binding[] = KEYMAP,
): Binding | undefined {
  for (const context of contexts) {
    const found = keymap.find((binding) => binding.context === context && binding.keys.includes(key));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Bindings of `contexts` that their order does not hide, in the order of the keymap. */
export function visibleBindings(
  contexts: readonly Context[],
  keymap: readonly Binding[] = KEYMAP,
): readonly Binding[] {
  return contexts.flatMap((context) =>
    keymap.filter(
      (binding) =>
        binding.context === context &&
        binding.keys.some((key) => findBinding(key, contexts, keymap) === binding),
    ),
  );
}

const SHOWN: Readonly<Record<string, string>> = {
  ' ': 'Space',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: 'Enter',
  esc: 'Esc',
  tab: 'Tab',
  'shift+tab': 'S-Tab',
  pgup: 'PgUp',
  pgdn: 'PgDn',
  home: 'Home',
  end: 'End',
};

/** A key as it is printed: `Enter`, `^D`, `↓`. */
export function showKey(key: string): string {
  return SHOWN[key] ?? (key.startsWith('ctrl+') ? `^${key.slice(5).toUpperCase()}` : key);
}
