/** Queries over the network of a realm: filters compiled once, then one pass over the entries. */
import type { HistoryMask, QueryView, RealmQueryParams, UnusedPeriod } from '@aluco/porttracker';
import { EstateError } from '../errors.ts';
import { addressOctets, parseAddress } from './address.ts';
import { COLUMNS, type Column, type RowContext } from './columns.ts';
import { compileFilter } from './filter.ts';
import type { History, Network } from './network/model.ts';

/** A row with the columns asked for; raw ones as octets. */
export type QueryRow = Record<string, unknown>;

type AnyEntry = { readonly history: History };
type AnyColumn = Column<never>;
type Reader = (entry: AnyEntry, context: RowContext) => unknown;

/**
 * The rows that pass, in the order they were found.
 *
 * @param now Seconds since the epoch.
 * @throws EstateError `invalid_arguments` for a column the table does not have or a filter that cannot be read.
 */
export function queryNetwork(
  network: Network,
  { type, columns, raw_columns, filters, history = 0, unused }: Omit<RealmQueryParams, 'realm'>,
  now: number,
): QueryRow[] {
  const tests = Object.entries(filters).flatMap(([name, expression]) => {
    if (expression === undefined) return [];
    const column = findColumn(type, name, 'filters');
    return [{ read: column.read as Reader, passes: compileFilter(expression, column.kind, name) }];
  });
  const cells = [...planCells(type, columns), ...planRawCells(type, raw_columns, columns)];
  const context: RowContext = { unusedSince: unusedSince(unused, now) };
  const isWanted = historyTest(history);
  const rows: QueryRow[] = [];
  for (const entry of entriesOf(network, type)) {
    if (!isWanted(entry.history)) continue;
    if (!tests.every(({ read, passes }) => passes(read(entry, context)))) continue;
    const row: QueryRow = {};
    for (const { name, read } of cells) row[name] = read(entry, context);
    rows.push(row);
  }
  return rows;
}

function entriesOf(network: Network, type: keyof QueryView): readonly AnyEntry[] {
  if (type === 'device') return network.devices;
  return type === 'switch' ? network.switches : network.ports;
}

function planCells(type: keyof QueryView, names: readonly string[]): { name: string; read: Reader }[] {
  return names.map((name) => ({ name, read: findColumn(type, name, 'columns').read as Reader }));
}

function planRawCells(
  type: keyof QueryView,
  names: readonly string[],
  columns: readonly string[],
): { name: string; read: Reader }[] {
  return names.map((name) => {
    const { read, octets } = findColumn(type, name, 'raw columns');
    if (columns.includes(name)) {
      throw new EstateError(
        'invalid_arguments',
        `invalid arguments: column ${name} is asked for twice, as a value and raw`,
      );
    }
    return { name, read: (entry, context) => toOctets((read as Reader)(entry, context), octets) };
  });
}

function findColumn(type: keyof QueryView, name: string, where: string): AnyColumn {
  const columns: object = COLUMNS[type];
  if (!Object.hasOwn(columns, name)) {
    const expected = Object.keys(columns).join(', ');
    throw new EstateError(
      'invalid_arguments',
      `invalid arguments: ${where}: the table ${type} has no column ${JSON.stringify(name)}, but ${expected}`,
    );
  }
  return (columns as Record<string, AnyColumn>)[name] as AnyColumn;
}

function historyTest(mask: HistoryMask): (history: History) => boolean {
  if (mask === 0) return (history) => history === 'current';
  return mask === 1 ? (history) => history !== 'changed' : () => true;
}

const encoder = new TextEncoder();

/** What the database holds for a cell: addresses in binary, all else as text. */
function toOctets(value: unknown, octets: 'mac' | 'ip' | undefined): Uint8Array | null {
  if (value === null || value === undefined) return null;
  if (octets === 'mac') return Uint8Array.from(String(value).split(':'), (pair) => Number.parseInt(pair, 16));
  const address = octets === 'ip' ? parseAddress(String(value)) : undefined;
  return address === undefined ? encoder.encode(String(value)) : addressOctets(address);
}

/** The end of the unused period, counted back from now; without a period every free port is available. */
function unusedSince(unused: UnusedPeriod | undefined, now: number): number {
  const { days = 0, months = 0, years = 0 } = unused ?? {};
  const date = new Date(now * 1000);
  date.setUTCFullYear(date.getUTCFullYear() - years, date.getUTCMonth() - months, date.getUTCDate() - days);
  return Math.floor(date.getTime() / 1000);
}
