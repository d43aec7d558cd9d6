/**
 * From what Ink reports to key names. A held key, a fast typist or a slow line delivers several characters as
 * one event (`"jjjjj"`, `"ab\r"`), so every character of the input becomes a key of its own.
 */

/** What Ink tells of one input event; the members used here. */
export interface InkKey {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageDown: boolean;
  readonly pageUp: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly meta: boolean;
}

const NAMED: readonly (readonly [keyof InkKey, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageDown', 'pgdn'],
  ['pageUp', 'pgup'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

const CONTROL_NAMES: Readonly<Record<number, string>> = {
  8: 'backspace',
  9: 'tab',
  10: 'enter',
  13: 'enter',
  27: 'esc',
  127: 'backspace',
};

/**
 * Key names of one input event, in order: a printable character stands for itself, `space` is `' '`, others are
 * `up`, `pgdn`, `enter`, `esc`, `tab`, `shift+tab`, `backspace`, `delete`, `ctrl+d`, `alt+x`.
 */
export function parseKeys(input: string, key: InkKey): string[] {
  if (key.tab) return [key.shift ? 'shift+tab' : 'tab'];
  const named = NAMED.find(([member]) => key[member]);
  if (named !== undefined) return [named[1]];
  if (key.ctrl) return input === '' ? [] : [`ctrl+${input.toLowerCase()}`];
  if (key.meta) return input === '' ? [] : [`alt+${input}`];
  return Array.from(input, nameOf);
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const named = CONTROL_NAMES[code];
  if (named !== undefined) return named;
  return code < 0x20 ? `ctrl+${String.fromCharCode(code + 0x60)}` : character;
}

/** Whether a key types a character. */
export function isPrintable(key: string): boolean {
  return key.length === 1 || Array.from(key).length === 1;
}
