import type { Context } from '../keys/keymap.ts';
import type { Line } from '../text/line.ts';

/** Cells to draw in. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Somebody who takes keys. Only the topmost one does; the rest of the screen stays as it is. */
export interface Mode {
  /** Where keys are looked up, most specific first. */
  readonly contexts: readonly Context[];
  /** Takes a key before it is looked up, for text being typed; true when taken. */
  type?(key: string): boolean;
  /** Whether printable keys are text just now, so that they cannot be commands. Default: when it has `type`. */
  typing?(): boolean;
  /** Takes pasted text; without it a paste is ignored. */
  paste?(text: string): void;
  /** Carries out an action of the keymap. */
  run(action: string): void;
}

/** Whether printable keys are text for a mode. */
export function isTyping(mode: Mode): boolean {
  return mode.typing?.() ?? mode.type !== undefined;
}

/** A mode on top of the screen: over all of it, in a panel below the list, or in the status line. */
export interface Overlay extends Mode {
  readonly placement: 'full' | 'panel' | 'line';
  /** At most `size.rows` lines of at most `size.columns` cells. */
  view(size: Size): readonly Line[];
}

export type ScreenId = 'realms' | 'query' | 'policies' | 'console';

/** One of the program's screens. */
export interface Screen extends Mode {
  readonly id: ScreenId;
  readonly title: string;
  /** Where in the screen the user is, after its title. */
  trail(): readonly string[];
  /** At most `size.rows` lines of at most `size.columns` cells. */
  view(size: Size): readonly Line[];
  /** Counts, filter and the like for the status line. */
  status(): Line;
  /** The screen comes to the front. */
  show?(): void;
}
