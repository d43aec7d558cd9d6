import { describe, expect, test, vi } from 'vitest';
import { fuzzyScore, parseFilter } from './filter.ts';
import { createScheduler } from './scheduler.ts';
import { sortByCells } from './sort-keys.ts';
import { type Column, TableModel } from './table-model.ts';
import { summarise, TreeModel } from './tree-model.ts';
import { applyMotion, moveTo } from './viewport.ts';

interface Host {
  readonly ip: string;
  readonly name: string;
  readonly vlan: number;
}

const HOSTS: readonly Host[] = [
  { ip: '10.0.0.10', name: 'core-1', vlan: 20 },
  { ip: '10.0.0.9', name: 'edge-1', vlan: 3 },
  { ip: '', name: 'printer', vlan: 100 },
];
const COLUMNS: readonly Column<Host>[] = [
  { id: 'ip', title: 'IP', text: ({ ip }) => ip },
  { id: 'name', title: 'NAME', text: ({ name }) => name },
  { id: 'vlan', title: 'VLAN', text: ({ vlan }) => String(vlan) },
];

function hosts(rows: readonly Host[] = HOSTS): TableModel<Host> {
  const table = new TableModel<Host>({ columns: COLUMNS, key: ({ name }) => name, touch: () => {} });
  table.setRows(rows);
  return table;
}
const names = (table: TableModel<Host>) => table.shown().map(({ name }) => name);

describe('filters', () => {
  test.each([
    ['', ['core-1', 'edge-1', 'printer']],
    ['EDGE', ['edge-1']],
    ['!-1', ['printer']],
    ['~ptr', ['printer']],
    ['vlan>5', ['core-1', 'printer']],
    ['vlan<=20 ip!=10.0.0.9', ['core-1']],
    ['VLAN=3', ['edge-1']],
    ['name=printer', ['printer']],
    ['nothing=1', []],
    ['!', ['core-1', 'edge-1', 'printer']],
  ])('%j lets %j pass', (filter, want) => {
    const table = hosts();
    table.setFilter(filter);
    expect(names(table)).toEqual(want);
  });

  test('an empty filter is no test', () => {
    expect(parseFilter('  ', COLUMNS)).toBeUndefined();
  });

  test('letters at the beginnings of words count for more', () => {
    const score = (text: string) => fuzzyScore('ri', text) ?? Number.POSITIVE_INFINITY;
    expect(score('realm_info')).toBeLessThan(score('security_misc'));
    expect(fuzzyScore('xyz', 'realm_info')).toBeUndefined();
  });
});

describe('sorting', () => {
  test.each([
    ['numbers', ['20', '3', '', '100'], [1, 0, 3, 2], [3, 0, 1, 2]],
    ['addresses', ['10.0.0.10', '10.0.0.9', ''], [1, 0, 2], [0, 1, 2]],
    ['text', ['b', 'A', '', '10'], [3, 1, 0, 2], [0, 1, 3, 2]],
  ])('%s, with the empty ones last either way', (_, cells, up, down) => {
    const order = (descending: boolean) => {
      const indexes = Uint32Array.from(cells.keys());
      sortByCells(indexes, cells, descending);
      return [...indexes];
    };
    expect(order(false)).toEqual(up);
    expect(order(true)).toEqual(down);
  });
});

describe('tables', () => {
  test('sort cycles up, down, not', () => {
    const table = hosts();
    table.moveColumn(2);
    const seen = [0, 1, 2].map(() => {
      table.cycleSort();
      return names(table).join(' ');
    });
    expect(seen).toEqual(['edge-1 core-1 printer', 'printer core-1 edge-1', 'core-1 edge-1 printer']);
  });

  test('the cursor stays on its row through sorting, filtering and a refresh', () => {
    const table = hosts();
    table.move('down');
    table.sortBy({ column: 'vlan', descending: true });
    expect(table.current?.name).toBe('edge-1');
    table.setRows([{ ip: '1.1.1.1', name: 'new', vlan: 500 }, ...HOSTS]);
    expect(table.current?.name).toBe('edge-1');
    table.setFilter('1');
    expect(table.current?.name).toBe('edge-1');
    table.setFilter('new');
    expect(table.current?.name).toBe('new');
  });

  test('100,000 rows are filtered and sorted in one go', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({
      ip: `10.0.0.${index % 256}`,
      name: `h${index}`,
      vlan: index,
    }));
    const table = hosts(many);
    table.sortBy({ column: 'vlan', descending: true });
    table.setFilter('h9999');
    expect(table.count).toBe(11);
    expect(table.current?.name).toBe('h99999');
  });
});

describe('viewports', () => {
  test('the window jumps by a page at its edges', () => {
    const down = moveTo({ cursor: 9, top: 0 }, 10, 100, 10);
    expect(down).toEqual({ cursor: 10, top: 10 });
    expect(moveTo(down, 9, 100, 10)).toEqual({ cursor: 9, top: 0 });
  });

  test.each([
    ['last', { cursor: 24, top: 15 }],
    ['pageDown', { cursor: 10, top: 10 }],
    ['halfDown', { cursor: 5, top: 0 }],
    ['up', { cursor: 0, top: 0 }],
  ] as const)('%s', (motion, want) => {
    expect(applyMotion({ cursor: 0, top: 0 }, motion, 25, 10)).toEqual(want);
  });

  test('an empty list has its cursor at 0', () => {
    expect(applyMotion({ cursor: 5, top: 3 }, 'down', 0, 10)).toEqual({ cursor: 0, top: 0 });
  });
});

describe('trees', () => {
  const value = { name: 'a', list: [1, { deep: true }], none: {}, octets: new Uint8Array([1, 255]) };
  const shown = (tree: TreeModel) => tree.rows().map(({ name, value: one }) => `${name}=${summarise(one)}`);

  test('opens, closes and goes to the parent', () => {
    const tree = new TreeModel(value, () => {});
    expect(shown(tree)).toEqual([
      '={4}',
      'name="a"',
      'list=[2]',
      '0=1',
      '1={1}',
      'deep=true',
      'none={}',
      'octets=01:ff',
    ]);
    tree.move('down');
    tree.move('down');
    tree.move('down');
    tree.close();
    expect(tree.current?.name).toBe('list');
    tree.close();
    expect(shown(tree)).toEqual(['={4}', 'name="a"', 'list=[2]', 'none={}', 'octets=01:ff']);
    tree.setAll(false);
    expect(shown(tree)).toEqual(['={4}', 'name="a"', 'list=[2]', 'none={}', 'octets=01:ff']);
    tree.setAll(true);
    expect(tree.rows()).toHaveLength(8);
  });
});

describe('the scheduler', () => {
  test('a key costs one redraw at once, a burst of events one redraw later', () => {
    vi.useFakeTimers();
    try {
      const scheduler = createScheduler(50);
      let redraws = 0;
      scheduler.subscribe(() => redraws++);
      scheduler.batch(() => {
        scheduler.touch();
        scheduler.touch();
      });
      expect(redraws).toBe(1);
      for (let event = 0; event < 1000; event++) scheduler.touch();
      expect(redraws).toBe(1);
      vi.advanceTimersByTime(50);
      expect(redraws).toBe(2);
      expect(scheduler.version()).toBe(2);
      scheduler.touch();
      scheduler.dispose();
      vi.advanceTimersByTime(1000);
      expect(redraws).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });
});
