/** Shorter texts are shared by the engine's JSON parser. */
const LEAST_LENGTH = 11;
/** Texts remembered of one column. */
const ROOM = 1024;

interface Column {
  /** Each text by itself; undefined once the column has been given up. */
  texts: Map<string, string> | undefined;
  /** Texts found again since `texts` was last empty. */
  found: number;
}

/**
 * Holds a text that comes again and again in a column of rows, such as the name of a switch, only once. Long lists then need
 * much less memory, and the collector copies much less. Columns in which fewer texts repeat than not are left alone.
 */
export class RepeatedTexts {
  readonly #columns: Column[] = [];

  /** Puts the text seen first in place of each equal one, in rows that nobody else holds yet. */
  share(rows: readonly unknown[]): void {
    for (const row of rows) {
      if (!Array.isArray(row)) continue;
      for (let at = 0; at < row.length; at += 1) {
        const value: unknown = row[at];
        if (typeof value === 'string' && value.length >= LEAST_LENGTH) row[at] = this.#first(at, value);
      }
    }
  }

  #first(at: number, text: string): string {
    this.#columns[at] ??= { texts: new Map(), found: 0 };
    const column = this.#columns[at];
    const { texts } = column;
    if (texts === undefined) return text;
    const first = texts.get(text);
    if (first !== undefined) {
      column.found += 1;
      return first;
    }
    if (texts.size === ROOM) {
      if (column.found < ROOM) column.texts = undefined;
      texts.clear();
      column.found = 0;
    }
    texts.set(text, text);
    return text;
  }
}
