/**
 * Paints rows straight to the terminal, between those that Ink keeps. Ink cuts every row of a frame into cells
 * and compares them, which costs several times what a key costs otherwise; here a row is one string, and only
 * those that changed are written.
 */

export interface Painter {
  /** Shows `lines` from the screen's row `first` on, counted from 1; writes only what differs from the last time. */
  paint(lines: readonly string[], first: number): void;
  /** Something else wrote to the screen: the next `paint` writes every row. */
  forget(): void;
}

/** Rows are painted as one update, without wrapping at the edge, and the cursor stays where it was. */
const BEGIN = '\u001B[?2026h\u001B7\u001B[?7l';
const END = '\u001B[?7h\u001B8\u001B[?2026l';

export function createPainter(write: (sequence: string) => void): Painter {
  let painted: readonly string[] = [];
  let from = 0;
  return {
    paint(lines, first) {
      if (first !== from) painted = [];
      const changed = lines.flatMap((line, index) =>
        // Erased before, not after: behind a full row the cursor stands on the row's last cell.
        line === painted[index] ? [] : [`\u001B[${first + index};1H\u001B[K${line}`],
      );
      painted = lines;
      from = first;
      if (changed.length > 0) write(BEGIN + changed.join('') + END);
    },
    forget() {
      painted = [];
    },
  };
}
