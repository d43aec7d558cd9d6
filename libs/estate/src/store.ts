/** One kept object, by its field names as they are on the wire. */
export type Row = Record<string, unknown>;

/** What the store must know of a resource; the linked spec's resources fit. */
export interface ResourceShape {
  readonly name: string;
  /** The fields that identify one; empty for a singleton. */
  readonly key: readonly string[];
  readonly singleton?: boolean;
  readonly parent?: string;
}

/**
 * The kept objects of a simulated server, by resource and, where there is one, by the key of the parent.
 *
 * Keys compare as text, so that `5` and `"5"` are the same. Rows come back in the order they were added.
 * Rows are live: whoever gets one may change its fields, but not its key.
 */
export class Store {
  readonly #shapes: ReadonlyMap<string, ResourceShape>;
  readonly #rows = new Map<string, Map<string, Row>>();

  constructor(resources: readonly ResourceShape[]) {
    this.#shapes = new Map(resources.map((resource) => [resource.name, resource]));
  }

  /** All rows of a resource under one parent. */
  list(resource: string, parent?: unknown): Row[] {
    return [...this.#collection(resource, parent).values()];
  }

  /** The row with that key; a key of several fields is a row that holds them. */
  find(resource: string, key: unknown, parent?: unknown): Row | undefined {
    return this.#collection(resource, parent).get(this.#keyOf(resource, key));
  }

  /** Adds a row, or puts it in the place of the one with the same key. */
  add(resource: string, row: Row, parent?: unknown): Row {
    this.#collection(resource, parent).set(this.#keyOf(resource, row), row);
    return row;
  }

  /** Takes a row out, with everything kept under it. Returns whether it was there. */
  remove(resource: string, key: unknown, parent?: unknown): boolean {
    const id = this.#keyOf(resource, key);
    const removed = this.#collection(resource, parent).delete(id);
    if (removed) {
      for (const child of this.#shapes.values()) {
        if (child.parent === resource) this.#rows.delete(address(child.name, id));
      }
    }
    return removed;
  }

  /** The one row of a singleton; made empty when it was never set. */
  singleton(resource: string, parent?: unknown): Row {
    const rows = this.#collection(resource, parent);
    let row = rows.get('');
    if (row === undefined) {
      row = {};
      rows.set('', row);
    }
    return row;
  }

  /** Whether the resource is declared. */
  has(resource: string): boolean {
    return this.#shapes.has(resource);
  }

  #collection(resource: string, parent: unknown): Map<string, Row> {
    const at = address(resource, parent === undefined || parent === null ? '' : String(parent));
    let rows = this.#rows.get(at);
    if (rows === undefined) {
      rows = new Map();
      this.#rows.set(at, rows);
    }
    return rows;
  }

  #keyOf(resource: string, key: unknown): string {
    const shape = this.#shapes.get(resource);
    if (shape === undefined) throw new RangeError(`expected a declared resource, got ${resource}`);
    if (typeof key !== 'object' || key === null) return String(key);
    return shape.key.map((field) => String((key as Row)[field])).join('\u0000');
  }
}

function address(resource: string, parent: string): string {
  return `${resource}\u0000${parent}`;
}
