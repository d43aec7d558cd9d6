/**
 * The filter language of every list. Terms are separated by spaces and must all hold:
 *
 *     text      some cell contains it         !text    no cell does
 *     ~text     its letters occur in order    col=x    the column is x (`col!=x`: is not)
 *     col>5     also `>=`, `<`, `<=`; as numbers where both sides are numbers
 *
 * Case never matters. A comparison with an unknown column is taken as plain text.
 */

export interface FilterColumn {
  readonly id: string;
  readonly title: string;
}

/** Decides about one row from its searchable text (lower case) and its cells. */
export type RowTest = (haystack: string, cell: (column: number) => string) => boolean;

const COMPARISON = /^([\w.% -]+?)(!=|>=|<=|=|>|<)(.*)$/;

/** A test for `text`; undefined when it holds no term, so that every row passes. */
export function parseFilter(text: string, columns: readonly FilterColumn[]): RowTest | undefined {
  const tests = text
    .trim()
    .split(/\s+/)
    .filter((term) => term !== '' && term !== '!' && term !== '~')
    .map((term) => parseTerm(term, columns));
  if (tests.length === 0) return undefined;
  return (haystack, cell) => tests.every((test) => test(haystack, cell));
}

function parseTerm(term: string, columns: readonly FilterColumn[]): RowTest {
  const comparison = COMPARISON.exec(term);
  const [, name, operator, operand] = comparison ?? [];
  if (name !== undefined && operator !== undefined && operand !== undefined) {
    const column = findColumn(name, columns);
    if (column >= 0) return (_haystack, cell) => compare(cell(column), operator, operand);
  }
  const lower = term.toLowerCase();
  if (lower.startsWith('!')) return (haystack) => !haystack.includes(lower.slice(1));
  if (lower.startsWith('~')) return (haystack) => fuzzyScore(lower.slice(1), haystack) !== undefined;
  return (haystack) => haystack.includes(lower);
}

function findColumn(name: string, columns: readonly FilterColumn[]): number {
  const wanted = name.toLowerCase();
  const exact = columns.findIndex(
    ({ id, title }) => id.toLowerCase() === wanted || title.toLowerCase() === wanted,
  );
  return exact >= 0 ? exact : columns.findIndex(({ id }) => id.toLowerCase().startsWith(wanted));
}

function compare(cell: string, operator: string, operand: string): boolean {
  const asNumbers =
    cell.trim() !== '' &&
    operand.trim() !== '' &&
    !Number.isNaN(Number(cell)) &&
    !Number.isNaN(Number(operand));
  const left = asNumbers ? Number(cell) : cell.toLowerCase();
  const right = asNumbers ? Number(operand) : operand.toLowerCase();
  switch (operator) {
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '<':
      return left < right;
    default:
      return left <= right;
  }
}

/**
 * How well the letters of `needle` occur in order in `text`; lower is better, undefined when they do not.
 * Both in lower case. Letters far apart cost, a start at a word's beginning gains.
 */
export function fuzzyScore(needle: string, text: string): number | undefined {
  let score = 0;
  let from = 0;
  for (const letter of needle) {
    const at = text.indexOf(letter, from);
    if (at < 0) return undefined;
    const startsWord = at === 0 || /[^a-z0-9]/.test(text[at - 1] ?? '');
    score += at - from - (startsWord ? 1 : 0);
    from = at + 1;
  }
  return score + (text.length - needle.length) / 100;
}
