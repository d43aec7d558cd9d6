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

type Collection = Map<string, Row>;

/**
 * The kept objects of a simulated server, by resource and, where there is one, by the key of the parent.
 *
 * Keys compare as text, so that `5` and `"5"` are the same. Rows come back in the order they were added.
 * Rows are live: whoever gets one may change its fields, but not its key. Where a resource has a parent and none is
 * given, reading and removing look under all parents; adding needs one.
 */
export class Store {
  readonly #shapes: ReadonlyMap<string, ResourceShape>;
  /** By resource, then by the parent's key; without a parent that is the empty text. */
  readonly #rows = new Map<string, Map<string, Collection>>();

  constructor(resources: readonly ResourceShape[]) {
    this.#shapes = new Map(resources.map((resource) => [resource.name, resource]));
    for (const { name } of resources) this.#rows.set(name, new Map());
  }

  /** All rows of a resource, or those under one parent. */
  list(resource: string, parent?: unknown): Row[] {
    return this.#collections(resource, parent).flatMap((rows) => [...rows.values()]);
  }

  /** The row with that key; a key of several fields is a row that holds them. */
  find(resource: string, key: unknown, parent?: unknown): Row | undefined {
    const id = this.#keyOf(resource, key);
    for (const rows of this.#collections(resource, parent)) {
      const row = rows.get(id);
      if (row !== undefined) return row;
    }
    return undefined;
  }

  /** Adds a row, or puts it in the place of the one with the same key. */
  add(resource: string, row: Row, parent?: unknown): Row {
    this.#collection(resource, parent).set(this.#keyOf(resource, row), row);
    return row;
  }

  /** Takes a row out, with everything kept under it. Returns whether it was there. */
  remove(resource: string, key: unknown, parent?: unknown): boolean {
    const id = this.#keyOf(resource, key);
    const removed = this.#collections(resource, parent).filter((rows) => rows.delete(id)).length > 0;
    if (removed) this.#removeUnder(resource, id);
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

  #removeUnder(resource: string, id: string): void {
    for (const child of this.#shapes.values()) {
      if (child.parent !== resource) continue;
      const byParent = this.#byParent(child.name);
      for (const childId of byParent.get(id)?.keys() ?? []) this.#removeUnder(child.name, childId);
      byParent.delete(id);
    }
  }

  #collections(resource: string, parent: unknown): Collection[] {
    const byParent = this.#byParent(resource);
    if (parent === undefined || parent === null) return [...byParent.values()];
    const rows = byParent.get(String(parent));
    return rows === undefined ? [] : [rows];
  }

  #collection(resource: string, parent: unknown): Collection {
    const byParent = this.#byParent(resource);
    const at = parent === undefined || parent === null ? '' : String(parent);
    if (at === '' && this.#shapes.get(resource)?.parent !== undefined) {
      throw new RangeError(
        `expected the key of the ${this.#shapes.get(resource)?.parent} that keeps the ${resource}, got none`,
      );
    }
    let rows = byParent.get(at);
    if (rows === undefined) {
      rows = new Map();
      byParent.set(at, rows);
    }
    return rows;
  }

  #byParent(resource: string): Map<string, Collection> {
    const byParent = this.#rows.get(resource);
    if (byParent === undefined) throw new RangeError(`expected a declared resource, got ${resource}`);
    return byParent;
  }

  #keyOf(resource: string, key: unknown): string {
    const shape = this.#shapes.get(resource);
    if (shape === undefined) throw new RangeError(`expected a declared resource, got ${resource}`);
    if (typeof key !== 'object' || key === null) return String(key);
    return shape.key.map((field) => String((key as Row)[field])).join('\u0000');
  }
}
