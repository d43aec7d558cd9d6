/**
 * Filter expressions of queries, compiled once into a test of a cell.
 *
 * An expression is a list of alternatives with commas between them, negated as a whole by a leading `!`. An alternative is a
 * comparison (`<5`, `>=5`, `5..9`), or text in which `%` stands for anything and `_` for one character; the empty text stands for
 * an empty cell. A backslash takes the meaning from the character behind it. Text compares without regard to case, numbers
 * compare as numbers, and a date without a time stands for all of that day.
 */
import { EstateError } from '../errors.ts';

/** What a column holds, as far as comparing goes. */
export type ColumnKind = 'text' | 'number' | 'time';

/** Whether a cell passes. */
export type CellTest = (cell: unknown) => boolean;

/**
 * Compiles an expression for one column.
 *
 * @param column Only for the text of errors.
 * @throws EstateError `invalid_arguments`, telling what was expected and what came.
 */
export function compileFilter(expression: string | number, kind: ColumnKind, column: string): CellTest {
  const text = String(expression);
  const negated = text.startsWith('!');
  const fail: Fail = (expected, received) => {
    throw new EstateError(
      'invalid_arguments',
      `invalid arguments: filter of ${column}: expected ${expected}, got ${JSON.stringify(received)}`,
    );
  };
  const alternatives = splitAlternatives(negated ? text.slice(1) : text);
  const tests = alternatives.map((alternative) => compileAlternative(alternative, kind, fail));
  const [only] = tests;
  const passes: CellTest =
    tests.length === 1 && only !== undefined ? only : (cell) => tests.some((test) => test(cell));
  return negated ? (cell) => !passes(cell) : passes;
}

type Fail = (expected: string, received: string) => never;

function compileAlternative(alternative: string, kind: ColumnKind, fail: Fail): CellTest {
  if (alternative === '') return (cell) => cell === null || cell === undefined || cell === '';
  if (alternative.startsWith('!')) fail('"!" in front of the whole expression only', alternative);
  const comparison = /^(<=|>=|<|>)(.*)$/s.exec(alternative);
  if (comparison !== null) {
    const [, operator = '', operand = ''] = comparison;
    return kind === 'time'
      ? compareTimes(operator, operand.trim(), fail)
      : compareNumbers(operator, operand.trim(), fail);
  }
  const range = findRange(alternative);
  if (range !== undefined) return kind === 'time' ? timeRange(range, fail) : numberRange(range, fail);
  if (kind === 'time' && readTime(alternative) !== undefined)
    return timeRange([alternative, alternative], fail);
  return compileText(alternative);
}

/** Cuts at commas that no backslash precedes. */
function splitAlternatives(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let escaped = false;
  for (const c of text) {
    if (c === ',' && !escaped) {
      parts.push(part.trim());
      part = '';
    } else part += c;
    escaped = !escaped && c === '\\';
  }
  return [...parts, part.trim()];
}

function findRange(alternative: string): [string, string] | undefined {
  const at = alternative.indexOf('..');
  if (at < 0 || alternative.includes('\\')) return undefined;
  return [alternative.slice(0, at).trim(), alternative.slice(at + 2).trim()];
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/** The number a cell or an operand stands for; NaN when it is none. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && NUMBER.test(value) ? Number(value) : Number.NaN;
}

function readNumber(operand: string, where: string, fail: Fail): number {
  const value = numberOf(operand);
  return Number.isNaN(value) ? fail(`a number ${where}`, operand) : value;
}

function compareNumbers(operator: string, operand: string, fail: Fail): CellTest {
  const limit = readNumber(operand, `after "${operator}"`, fail);
  switch (operator) {
    case '<':
      return (cell) => numberOf(cell) < limit;
    case '<=':
      return (cell) => numberOf(cell) <= limit;
    case '>':
      return (cell) => numberOf(cell) > limit;
    default:
      return (cell) => numberOf(cell) >= limit;
  }
}

function numberRange([from, to]: [string, string], fail: Fail): CellTest {
  const least = readNumber(from, 'before ".."', fail);
  const most = readNumber(to, 'behind ".."', fail);
  if (least > most) fail('the smaller number first', `${from}..${to}`);
  return (cell) => {
    const value = numberOf(cell);
    return value >= least && value <= most;
  };
}

const TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?)?$/;

/** First and last second that a date, or a date with a time, stands for, in the form of cells, which sorts as text. */
function readTime(operand: string): [string, string] | undefined {
  const [, day, minutes, seconds] = TIME.exec(operand) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(day))) return undefined;
  if (minutes === undefined) return [`${day} 00:00:00`, `${day} 23:59:59`];
  return [`${day} ${minutes}${seconds ?? ':00'}`, `${day} ${minutes}${seconds ?? ':59'}`];
}

function requireTime(operand: string, where: string, fail: Fail): [string, string] {
  return readTime(operand) ?? fail(`a date such as 2024-05-31 or 2024-05-31 12:00:00 ${where}`, operand);
}

function compareTimes(operator: string, operand: string, fail: Fail): CellTest {
  const [first, last] = requireTime(operand, `after "${operator}"`, fail);
  const test: Record<string, (cell: string) => boolean> = {
    '<': (cell) => cell < first,
    '<=': (cell) => cell <= last,
    '>': (cell) => cell > last,
    '>=': (cell) => cell >= first,
  };
  const passes = test[operator];
  return (cell) => typeof cell === 'string' && passes?.(cell) === true;
}

function timeRange([from, to]: [string, string], fail: Fail): CellTest {
  const [first] = requireTime(from, 'before ".."', fail);
  const [, last] = requireTime(to, 'behind ".."', fail);
  if (first > last) fail('the earlier time first', `${from}..${to}`);
  return (cell) => typeof cell === 'string' && cell >= first && cell <= last;
}

function compileText(pattern: string): CellTest {
  const number = numberOf(pattern);
  const text = compilePattern(pattern);
  if (Number.isNaN(number)) return (cell) => cell !== null && cell !== undefined && text(String(cell));
  return (cell) => numberOf(cell) === number || (typeof cell === 'string' && text(cell));
}

/** Plain text and text with `%` only at its ends, by far the most frequent, need no regular expression. */
function compilePattern(pattern: string): (cell: string) => boolean {
  const plain = pattern.toLowerCase();
  const body = plain.replace(/^%/, '').replace(/%$/, '');
  if (/[%_\\]/.test(body)) return compileWildcards(pattern);
  const [open, closed] = [plain.startsWith('%'), plain.length > 1 && plain.endsWith('%')];
  if (open && closed) return (cell) => cell.toLowerCase().includes(body);
  if (open) return (cell) => cell.toLowerCase().endsWith(body);
  if (closed) return (cell) => cell.toLowerCase().startsWith(body);
  return (cell) => cell.toLowerCase() === body;
}

const ANY = Symbol('any number of characters');
const ONE = Symbol('one character');

/** Goes back to the latest `%` only, which is enough and keeps the time within text times pattern. */
function compileWildcards(pattern: string): (cell: string) => boolean {
  const tokens = tokenize(pattern.toLowerCase());
  return (cell) => {
    const text = [...cell.toLowerCase()];
    let [at, token, restart, lastAny] = [0, 0, 0, -1];
    while (at < text.length) {
      const wanted = tokens[token];
      if (wanted === ANY) {
        lastAny = token;
        restart = at;
        token += 1;
      } else if (wanted !== undefined && (wanted === ONE || wanted === text[at])) {
        at += 1;
        token += 1;
      } else if (lastAny >= 0) {
        restart += 1;
        at = restart;
        token = lastAny + 1;
      } else return false;
    }
    return tokens.slice(token).every((rest) => rest === ANY);
  };
}

function tokenize(pattern: string): (string | symbol)[] {
  const tokens: (string | symbol)[] = [];
  let escaped = false;
  for (const c of pattern) {
    if (escaped || !'\\%_'.includes(c)) tokens.push(c);
    else if (c !== '\\') tokens.push(c === '%' ? ANY : ONE);
    escaped = !escaped && c === '\\';
  }
  return escaped ? [...tokens, '\\'] : tokens;
}
