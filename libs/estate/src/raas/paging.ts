/** Filtering by lists, sorting and paging, the same in every listing of the protocol. */

/** What paged calls have in common. */
export interface PageParams {
  readonly limit?: number | null | undefined;
  readonly page?: number | null | undefined;
  readonly reverse?: boolean | null | undefined;
}

/** One page, and the number of rows before paging. */
export type Page<T> = {
  readonly count: number;
  readonly results: T[];
};

/**
 * Sorts and cuts out one page: `limit` rows (-1 for all, `defaultLimit` when not given), pages counted from 0.
 *
 * @param key What to sort by; without one the rows keep their order. Rows that compare equal keep it too.
 */
export function pageOf<T>(
  rows: readonly T[],
  params: PageParams,
  key?: (row: T) => unknown,
  defaultLimit = 50,
): Page<T> {
  const sorted = sortRows(rows, key, params.reverse ?? false);
  const limit = params.limit ?? defaultLimit;
  const size = limit < 0 ? sorted.length : limit;
  const start = (params.page ?? 0) * size;
  return { count: rows.length, results: sorted.slice(start, start + size) };
}

/** A sorted copy; downwards when `reverse`. Without a key, the rows in their order or backwards. */
function sortRows<T>(rows: readonly T[], key: ((row: T) => unknown) | undefined, reverse: boolean): T[] {
  if (key === undefined) return reverse ? rows.toReversed() : [...rows];
  const sign = reverse ? -1 : 1;
  return rows
    .map((row) => ({ row, value: key(row) }))
    .sort((a, b) => sign * compare(a.value, b.value))
    .map(({ row }) => row);
}

/** Null before everything, numbers by size, the rest by its text, code unit by code unit. */
export function compare(a: unknown, b: unknown): number {
  const none = Number(isNone(b)) - Number(isNone(a));
  if (none !== 0) return none;
  if (isNone(a)) return 0;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [textOf(a), textOf(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Whether a filter that is a list lets a value through. No list lets all through, an empty one none. */
export function isAmong<T>(list: readonly T[] | null | undefined, value: T): boolean {
  return list === null || list === undefined || list.includes(value);
}

/** Whether a filter that is a single value lets a value through. */
export function isWanted<T>(wanted: T | null | undefined, value: T | null | undefined): boolean {
  return wanted === null || wanted === undefined || wanted === value;
}

/** Whether a filter that is a piece of text occurs in a value, in whatever case. */
export function isIn(text: string | null | undefined, value: string | null | undefined): boolean {
  return text === null || text === undefined || (value ?? '').toLowerCase().includes(text.toLowerCase());
}

function isNone(value: unknown): boolean {
  return value === null || value === undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
