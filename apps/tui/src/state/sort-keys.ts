/**
 * Sorting on keys made once per row. A column whose filled cells are all numbers or all IPv4 addresses
 * sorts by number, any other by text without regard to case; empty cells come last either way.
 */

const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

function numberOf(text: string): number | undefined {
  if (NUMBER.test(text)) return Number(text);
  const parts = IPV4.exec(text);
  if (parts === null) return undefined;
  return (
    Number(parts[1]) * 2 ** 24 + Number(parts[2]) * 2 ** 16 + Number(parts[3]) * 2 ** 8 + Number(parts[4])
  );
}

/** Puts `order`, indexes into `cells`, in the order of the cells' values; equal ones keep their place. */
export function sortByCells(order: Uint32Array, cells: readonly string[], descending: boolean): void {
  const numbers = new Float64Array(cells.length);
  let numeric = true;
  for (let at = 0; numeric && at < cells.length; at++) {
    const cell = cells[at] ?? '';
    const value = cell === '' ? Number.NaN : numberOf(cell);
    if (value === undefined) numeric = false;
    else numbers[at] = value;
  }
  const sign = descending ? -1 : 1;
  if (numeric) {
    order.sort((a, b) => {
      const left = numbers[a] as number;
      const right = numbers[b] as number;
      if (Number.isNaN(left) || Number.isNaN(right))
        return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || a - b;
      return (left - right) * sign || a - b;
    });
    return;
  }
  const keys = cells.map((cell) => cell.toLowerCase());
  order.sort((a, b) => {
    const left = keys[a] as string;
    const right = keys[b] as string;
    if (left === right) return a - b;
    if (left === '' || right === '') return left === '' ? 1 : -1;
    return left < right ? -sign : sign;
  });
}
