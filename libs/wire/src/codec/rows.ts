// Rows of a known list of columns, and records, become objects here, and large replies are little else. What costs is not looking at
// the values but making objects by names that only the program's run knows: one loop writes ten names in one place, and
// the engine gives up on that place. So a list of columns that has seen many rows gets a function of its own, an object
// literal with the names in it; rows that lack optional values are left to the loop. Where a page's policy or Node's settings forbid making functions from text, the loop stays.

import {
  type Compiler,
  type Context,
  isPassed,
  PASS_INTEGER,
  PASS_NULL,
  PASS_NUMBER,
  PASS_STRING,
  type Slot,
} from './codec.ts';
import { within } from './mismatch.ts';
import { type Dict, readKey } from './objects.ts';
import { readSlot } from './slots.ts';

/** Turns arrays, or objects as the parser made them, into objects. */
export interface RowReader {
  read(values: readonly unknown[] | Dict, context: Context): Record<string, unknown>;
}

type Read = RowReader['read'];
/** Reads the value of the slot at an index. */
type ReadAt = (index: number, value: unknown, context: Context) => unknown;

/** Rows read by the loop before a function is made, and rows that the function may leave to the loop before it is given up. */
const ROWS_TO_SEE = 100;
const MAX_COLUMNS = 256;

/** See `createRowReader`. */
export type CreateRowReader = typeof createRowReader;

/** Positions or names to members; what no slot is for is ignored, absent optional ones are left out. */
export function createRowReader(
  slots: readonly Slot[],
  compiler: Compiler,
  by: 'position' | 'name' = 'position',
): RowReader {
  const names = slots.map((slot) => slot.name);
  const passes = slots.map((slot) => slot.pass);
  const isFixed = !slots.some((slot) => slot.optional);
  const isRegular =
    names.length <= MAX_COLUMNS &&
    new Set(names).size === names.length &&
    !names.includes('__proto__') &&
    (by === 'position' || !names.some((name) => name in Object.prototype));
  const blank = isFixed ? blankRow(names) : undefined;
  const readAt: ReadAt = (index, value, context) => {
    const slot = slots[index]!;
    try {
      return readSlot(slot, value, context, compiler);
    } catch (error) {
      throw within(error, slot.segment);
    }
  };
  const loop: Read = (values, context) => {
    const row: Record<string, unknown> = { ...blank };
    for (let i = 0; i < names.length; i++) {
      const given = by === 'name' ? readKey(values as Dict, names[i]!) : (values as readonly unknown[])[i];
      const got = isPassed(given, passes[i]!) ? given : readAt(i, given, context);
      if (got !== undefined) row[names[i]!] = got;
    }
    return row;
  };
  let seen = 0;
  let sparse = 0;
  const readSparse: Read = (values, context) => {
    if (++sparse === ROWS_TO_SEE) reader.read = loop;
    return loop(values, context);
  };
  const make = (): Read | undefined => {
    const optional = names.filter((_, i) => slots[i]!.optional);
    return makeFunction(names, passes, optional, readAt, readSparse, by);
  };
  const reader: RowReader = {
    read: isRegular
      ? (values, context) => {
          if (++seen === ROWS_TO_SEE) reader.read = make() ?? loop;
          return loop(values, context);
        }
      : loop,
  };
  return reader;
}

/** Made by the JSON parser, whose objects hold all their properties inside: copies of it are the fastest to make. */
function blankRow(names: readonly string[]): Record<string, unknown> {
  return JSON.parse(`{${[...new Set(names)].map((name) => `${JSON.stringify(name)}:null`).join(',')}}`);
}

/** Only names that descriptors declare get into the text, and those as JSON strings. */
function makeFunction(
  names: readonly string[],
  passes: readonly number[],
  optional: readonly string[],
  readAt: ReadAt,
  readSparse: Read,
  by: 'position' | 'name',
): Read | undefined {
  const members = names.map((name, i) => {
    const tests = testsOf(passes[i]!);
    const read = `readAt(${i},v,context)`;
    const value = tests === '' ? read : `${tests}?v:${read}`;
    const key = JSON.stringify(name);
    return `${key}:(v=values[${by === 'name' ? key : i}],${value})`;
  });
  const lacks = optional.map((name) => `row[${JSON.stringify(name)}]===undefined`).join('||') || 'false';
  const text = `return (values,context)=>{let v;const row={${members.join(',')}};return ${lacks}?readSparse(values,context):row}`;
  try {
    return new Function('readAt', 'readSparse', text)(readAt, readSparse) as Read;
  } catch {
    return undefined;
  }
}

/** `isPassed` as an expression over `v`. */
function testsOf(pass: number): string {
  const tests: string[] = [];
  if (pass & PASS_STRING) tests.push('typeof v==="string"');
  if (pass & PASS_INTEGER) tests.push('Number.isSafeInteger(v)');
  if (pass & PASS_NUMBER) tests.push('Number.isFinite(v)');
  if (pass & PASS_NULL) tests.push('v===null');
  return tests.join('||');
}
