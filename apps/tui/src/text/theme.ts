/**
 * Colours and attributes by what they mean. Escape sequences are written here and nowhere else, so that
 * NO_COLOR holds everywhere: without colour, attributes and signs carry the meaning alone.
 */

/** What a piece of text means to the reader. */
export type Role =
  | 'plain'
  | 'muted'
  | 'strong'
  | 'title'
  | 'heading'
  /** The heading that sorting acts on. */
  | 'active'
  | 'accent'
  | 'key'
  | 'good'
  | 'warn'
  | 'bad'
  | 'selected'
  | 'border'
  | 'toast'
  | 'cursor';

/** SGR parameters of each role, joined by `;`. */
type Palette = Readonly<Record<Role, string>>;

const COLOURED: Palette = {
  plain: '',
  muted: '90',
  strong: '1',
  title: '1;36',
  heading: '1;34',
  active: '1;4;36',
  accent: '36',
  key: '1;33',
  good: '32',
  warn: '33',
  bad: '1;31',
  selected: '1;30;46',
  border: '90',
  toast: '1;33',
  cursor: '7',
};

const MONOCHROME: Palette = {
  plain: '',
  muted: '2',
  strong: '1',
  title: '1',
  heading: '1',
  active: '1;4',
  accent: '',
  key: '1',
  good: '',
  warn: '4',
  bad: '1',
  selected: '7',
  border: '2',
  toast: '1',
  cursor: '7',
};

/** Paints text by its role. */
export interface Theme {
  readonly colour: boolean;
  paint(text: string, role: Role): string;
}

/** A theme with the terminal's own 16 colours, or with attributes only. */
export function createTheme(colour: boolean): Theme {
  const palette = colour ? COLOURED : MONOCHROME;
  return {
    colour,
    paint(text, role) {
      const codes = palette[role];
      return codes === '' || text === '' ? text : `\u001B[${codes}m${text}\u001B[0m`;
    },
  };
}

/** Whether the environment lets programs use colour (no-color.org; `TERM=dumb` has none). */
export function wantsColour(env: Readonly<Record<string, string | undefined>>): boolean {
  return (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
}
