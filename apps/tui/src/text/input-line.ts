/** A line of text being typed. `cursor` counts grapheme-safe UTF-16 positions: it never splits a pair. */
export interface InputLine {
  readonly text: string;
  readonly cursor: number;
}

export const EMPTY_LINE: InputLine = { text: '', cursor: 0 };

/** A line that holds `text`, with the cursor behind it. */
export function inputOf(text: string): InputLine {
  return { text, cursor: text.length };
}

/** The line with `added` typed at the cursor. Line breaks in it become spaces. */
export function insertText(line: InputLine, added: string): InputLine {
  const single = added.replace(/[\r\n\t]+/g, ' ');
  return {
    text: line.text.slice(0, line.cursor) + single + line.text.slice(line.cursor),
    cursor: line.cursor + single.length,
  };
}

function previous(line: InputLine): number {
  const before = Array.from(line.text.slice(0, line.cursor)).at(-1) ?? '';
  return line.cursor - before.length;
}

function next(line: InputLine): number {
  const after = Array.from(line.text.slice(line.cursor))[0] ?? '';
  return line.cursor + after.length;
}

function without(line: InputLine, from: number, to: number): InputLine {
  return { text: line.text.slice(0, from) + line.text.slice(to), cursor: from };
}

function wordStart(line: InputLine): number {
  const before = line.text.slice(0, line.cursor).trimEnd();
  return before.search(/[^\s/.:,"]*$/);
}

const EDITS: Readonly<Record<string, (line: InputLine) => InputLine>> = {
  left: (line) => ({ ...line, cursor: previous(line) }),
  right: (line) => ({ ...line, cursor: next(line) }),
  home: (line) => ({ ...line, cursor: 0 }),
  'ctrl+a': (line) => ({ ...line, cursor: 0 }),
  end: (line) => inputOf(line.text),
  'ctrl+e': (line) => inputOf(line.text),
  backspace: (line) => without(line, previous(line), line.cursor),
  delete: (line) => without(line, line.cursor, next(line)),
  'ctrl+w': (line) => without(line, Math.max(0, wordStart(line)), line.cursor),
  'ctrl+u': (line) => without(line, 0, line.cursor),
  'ctrl+k': (line) => without(line, line.cursor, line.text.length),
};

/** The line after an editing key or a printable one; undefined when the key means nothing to it. */
export function editLine(line: InputLine, key: string): InputLine | undefined {
  const edit = EDITS[key];
  if (edit !== undefined) return edit(line);
  return Array.from(key).length === 1 ? insertText(line, key) : undefined;
}
