/**
 * The data side of a table: rows, the filtered and sorted order of them, the cursor and the column cursor.
 * It copes with 100,000 rows: cells are made on demand, the searchable text of rows once, sort keys per sort.
 */
import type { Role } from '../text/theme.ts';
import { parseFilter } from './filter.ts';
import { sortByCells } from './sort-keys.ts';
import { applyMotion, type Motion, moveTo, START, type Viewport } from './viewport.ts';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** The cell as one line without escape sequences. */
  text(row: Row): string;
  /** What to sort by, where the text would sort wrongly. */
  sortText?(row: Row): string;
  readonly align?: 'left' | 'right';
  /** Most cells this column may take. Default 40. */
  readonly most?: number;
  /** Cells it always takes, where its texts change while the rows stay. Default 0. */
  readonly least?: number;
  role?(row: Row): Role;
}

export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

export interface TableOptions<Row> {
  readonly columns: readonly Column<Row>[];
  /** What makes a row the same after a refresh; the cursor stays on it. */
  key(row: Row): string;
  readonly touch: () => void;
}

export class TableModel<Row> {
  columns: readonly Column<Row>[];
  /** The first column shown, for tables wider than the screen. */
  firstColumn = 0;
  /** The column that sorting acts on. */
  activeColumn = 0;
  filter = '';
  sorting: Sorting | undefined;
  /** Rows that fit on the screen; set by whoever draws. */
  height = 10;
  #rows: readonly Row[] = [];
  #order = new Uint32Array();
  #sortedOrder: Uint32Array<ArrayBuffer> | undefined;
  #haystack: string[] | undefined;
  #view: Viewport = START;
  #widths: readonly number[] | undefined;
  readonly #key: (row: Row) => string;
  readonly #touch: () => void;

  constructor(options: TableOptions<Row>) {
    this.columns = options.columns;
    this.#key = options.key;
    this.#touch = options.touch;
  }

  /** Rows that pass the filter. */
  get count(): number {
    return this.#order.length;
  }

  get total(): number {
    return this.#rows.length;
  }

  get cursor(): number {
    return this.#view.cursor;
  }

  get top(): number {
    return moveTo(this.#view, this.#view.cursor, this.count, this.height).top;
  }

  /** The row under the cursor. */
  get current(): Row | undefined {
    return this.row(this.cursor);
  }

  /** The row at a place of the shown order. */
  row(place: number): Row | undefined {
    const index = this.#order[place];
    return index === undefined ? undefined : this.#rows[index];
  }

  /** All rows that pass the filter, in the shown order. */
  shown(): Row[] {
    return Array.from(this.#order, (index) => this.#rows[index] as Row);
  }

  setRows(rows: readonly Row[]): void {
    const current = this.current;
    this.#rows = rows;
    this.#sortedOrder = undefined;
    this.#haystack = undefined;
    this.#widths = undefined;
    this.#arrange(current === undefined ? undefined : this.#key(current));
  }

  setColumns(columns: readonly Column<Row>[]): void {
    this.columns = columns;
    this.firstColumn = 0;
    this.activeColumn = 0;
    this.#sortedOrder = undefined;
    this.#haystack = undefined;
    this.#widths = undefined;
    this.#arrange();
  }

  setFilter(filter: string): void {
    if (filter === this.filter) return;
    const current = this.current;
    this.filter = filter;
    this.#arrange(current === undefined ? undefined : this.#key(current));
  }

  move(motion: Motion): void {
    this.#view = applyMotion(this.#view, motion, this.count, this.height);
    this.#touch();
  }

  moveColumn(step: number): void {
    this.activeColumn = Math.max(0, Math.min(this.activeColumn + step, this.columns.length - 1));
    this.#touch();
  }

  /** Puts the cursor on the row with that key, if it is shown. */
  select(key: string): void {
    const place = this.#order.findIndex((index) => this.#key(this.#rows[index] as Row) === key);
    if (place >= 0) this.#view = moveTo(this.#view, place, this.count, this.height);
    this.#touch();
  }

  /** Sorts by the active column: upwards, then downwards, then not at all. */
  cycleSort(): void {
    const column = this.columns[this.activeColumn]?.id;
    if (column === undefined) return;
    const now = this.sorting?.column === column ? this.sorting : undefined;
    if (now === undefined) this.sortBy({ column, descending: false });
    else this.sortBy(now.descending ? undefined : { column, descending: true });
  }

  sortBy(sorting: Sorting | undefined): void {
    const current = this.current;
    this.sorting = sorting;
    this.#sortedOrder = undefined;
    this.#arrange(current === undefined ? undefined : this.#key(current));
  }

  /** Cells each column needs, from its title and a sample of the rows. */
  widths(measure: (text: string) => number): readonly number[] {
    this.#widths ??= this.columns.map((column) => {
      let widest = Math.max(measure(column.title), column.least ?? 0);
      const step = Math.max(1, Math.floor(this.#rows.length / 300));
      for (let at = 0; at < this.#rows.length; at += step) {
        widest = Math.max(widest, measure(column.text(this.#rows[at] as Row)));
      }
      return Math.min(widest, column.most ?? 40);
    });
    return this.#widths;
  }

  #arrange(keep?: string): void {
    const rows = this.#rows;
    const test = parseFilter(this.filter, this.columns);
    let order = this.#sorted();
    if (test !== undefined) {
      const haystack = this.#searchable();
      order = order.filter((index) =>
        test(haystack[index] ?? '', (column) => this.columns[column]?.text(rows[index] as Row) ?? ''),
      );
    }
    this.#order = order;
    let { cursor } = this.#view;
    if (keep !== undefined) {
      const place = order.findIndex((index) => this.#key(rows[index] as Row) === keep);
      cursor = Math.max(0, place);
    }
    this.#view = moveTo(this.#view, cursor, order.length, this.height);
    this.#touch();
  }

  /** All rows in order; kept, as sorting costs more than all else while a filter is typed. */
  #sorted(): Uint32Array<ArrayBuffer> {
    if (this.#sortedOrder === undefined) {
      const order = Uint32Array.from({ length: this.#rows.length }, (_, index) => index);
      const column = this.columns.find(({ id }) => id === this.sorting?.column);
      if (column !== undefined && this.sorting !== undefined) {
        const cells = this.#rows.map((row) => column.sortText?.(row) ?? column.text(row));
        sortByCells(order, cells, this.sorting.descending);
      }
      this.#sortedOrder = order;
    }
    return this.#sortedOrder;
  }

  #searchable(): readonly string[] {
    this.#haystack ??= this.#rows.map((row) =>
      this.columns
        .map((column) => column.text(row))
        .join('\t')
        .toLowerCase(),
    );
    return this.#haystack;
  }
}
