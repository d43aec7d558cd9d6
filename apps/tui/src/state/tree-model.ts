/** Any JSON-like value as a tree that opens and closes; only open branches are laid out. */
import { showOctets } from '../text/sanitise.ts';
import { applyMotion, type Motion, moveTo, START, type Viewport } from './viewport.ts';

export interface TreeRow {
  readonly path: string;
  readonly depth: number;
  /** The member's name or the item's number; empty at the root. */
  readonly name: string;
  readonly value: unknown;
  /** Undefined for values without members. */
  readonly open: boolean | undefined;
}

/** Members per level from which a level starts closed. */
const MANY = 20;
/** Levels that start open. */
const OPEN_LEVELS = 3;
/** Rows that "open all" may make. */
const MOST_ROWS = 200_000;

export class TreeModel {
  view: Viewport = START;
  height = 10;
  #root: unknown;
  #open = new Map<string, boolean>();
  #openAll: boolean | undefined;
  #rows: readonly TreeRow[] | undefined;
  readonly #touch: () => void;

  constructor(root: unknown, touch: () => void) {
    this.#root = root;
    this.#touch = touch;
  }

  get value(): unknown {
    return this.#root;
  }

  rows(): readonly TreeRow[] {
    if (this.#rows === undefined) {
      const rows: TreeRow[] = [];
      this.#layOut(rows, { path: '$', depth: 0, name: '', value: this.#root }, undefined);
      this.#rows = rows;
    }
    return this.#rows;
  }

  get current(): TreeRow | undefined {
    return this.rows()[this.view.cursor];
  }

  move(motion: Motion): void {
    this.view = applyMotion(this.view, motion, this.rows().length, this.height);
    this.#touch();
  }

  /** Opens or closes the row under the cursor. */
  toggle(): void {
    const row = this.current;
    if (row?.open === undefined) return;
    this.#open.set(row.path, !row.open);
    this.#changed();
  }

  /** Closes the row under the cursor; on a closed one, goes to its parent. */
  close(): void {
    const row = this.current;
    if (row?.open) {
      this.toggle();
      return;
    }
    const rows = this.rows();
    for (let at = this.view.cursor; at >= 0; at--) {
      const above = rows[at] as TreeRow;
      if (above.depth < (row?.depth ?? 0)) {
        this.view = moveTo(this.view, at, rows.length, this.height);
        break;
      }
    }
    this.#touch();
  }

  setAll(open: boolean): void {
    this.#open.clear();
    this.#openAll = open;
    this.#changed();
  }

  #changed(): void {
    this.#rows = undefined;
    this.view = moveTo(this.view, this.view.cursor, this.rows().length, this.height);
    this.#touch();
  }

  #layOut(rows: TreeRow[], row: Omit<TreeRow, 'open'>, siblings: number | undefined): void {
    const members = membersOf(row.value);
    if (members === undefined || rows.length >= MOST_ROWS) {
      rows.push({ ...row, open: members === undefined ? undefined : false });
      return;
    }
    const byDefault =
      row.depth === 0 || (this.#openAll ?? (row.depth < OPEN_LEVELS && (siblings ?? 0) <= MANY));
    const open = this.#open.get(row.path) ?? byDefault;
    rows.push({ ...row, open });
    if (!open) return;
    for (const [name, value] of members) {
      this.#layOut(rows, { path: `${row.path}/${name}`, depth: row.depth + 1, name, value }, members.length);
    }
  }
}

function membersOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined;
  const members = Object.entries(value);
  return members.length === 0 ? undefined : members;
}

/** A value without its members: `[12]`, `{3}`, or the value itself as JSON. */
export function summarise(value: unknown): string {
  if (value instanceof Uint8Array) return showOctets(value);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.length}]`;
  if (typeof value === 'object' && value !== null) {
    const count = Object.keys(value).length;
    return count === 0 ? '{}' : `{${count}}`;
  }
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
