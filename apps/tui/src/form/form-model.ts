/** A form being filled in: its nodes, the row under the cursor and what keys do to it. */
import type { MemberDescriptor, TypeRegistry } from '@aluco/wire';
import { moveTo, START, type Viewport } from '../state/viewport.ts';
import { editLine, insertText } from '../text/input-line.ts';
import { collect, collectMembers, type Reading } from './collect.ts';
import { type FormNode, type FormScope, memberNode, type Shape } from './node.ts';
import { type FormRow, formRows } from './rows.ts';

export type Params = Readonly<Record<string, unknown>>;

export class FormModel {
  readonly nodes: readonly FormNode[];
  view: Viewport = START;
  height = 10;
  readonly #touch: () => void;

  /** `values` fills the form. */
  constructor(
    members: readonly MemberDescriptor[],
    types: TypeRegistry,
    touch: () => void,
    values: Params = {},
  ) {
    const scope: FormScope = { types, param: (name) => this.#valueOf(name) };
    this.nodes = members.map((member) => memberNode(member, scope, values[member.name]));
    this.#touch = touch;
  }

  rows(): readonly FormRow[] {
    return formRows(this.nodes);
  }

  get current(): FormRow | undefined {
    return this.rows()[this.view.cursor];
  }

  /** The parameters as given; what cannot be read is left out and noted. */
  values(reading: Reading): Params {
    return collectMembers(this.nodes, '$', reading);
  }

  #valueOf(name: string): unknown {
    const node = this.nodes.find((one) => one.name === name);
    return node === undefined ? undefined : collect(node, '$', { errors: [] });
  }

  move(by: number): void {
    this.#place(this.view.cursor + by);
  }

  /** Goes to the next (1) or previous (-1) row that is a value or adds one: past the ticks of a list. */
  moveField(by: 1 | -1): void {
    const rows = this.rows();
    let at = this.view.cursor + by;
    while (rows[at]?.part.kind === 'tick') at += by;
    if (rows[at] !== undefined) this.#place(at);
  }

  /** Puts the cursor on the row with that path, or the nearest one around it. */
  reveal(path: string): void {
    const rows = this.rows();
    const best = rows.reduce(
      (found, row, index) => {
        const length = path.startsWith(row.path) ? row.path.length : 0;
        return length > found.length ? { length, index } : found;
      },
      { length: 0, index: this.view.cursor },
    );
    this.#place(best.index);
  }

  /** Types a key into the current row; true when it was taken. */
  type(key: string): boolean {
    const row = this.current;
    if (row === undefined) return false;
    const printable = Array.from(key).length === 1;
    const taken = row.part.kind === 'value' && this.#typeInto(row.node, key, printable);
    if (taken) this.#touch();
    return taken || (printable && key !== ' ');
  }

  paste(text: string): void {
    const row = this.current;
    const shape = row?.node.shape();
    if (row === undefined || shape?.kind !== 'text') return;
    row.node.presence = 'given';
    shape.line = insertText(shape.line, text);
    this.#touch();
  }

  /** Goes to the next (1) or previous (-1) choice. */
  choose(step: 1 | -1): void {
    const row = this.current;
    if (row?.part.kind !== 'value') return;
    this.#give(row.node, (shape) => {
      if (shape.kind === 'choice') cycleChoice(shape, step);
      if (shape.kind === 'union') {
        const count = shape.labels.length;
        shape.index = (shape.index + step + count) % count;
        shape.inner = shape.make(shape.index);
        shape.inner.presence = 'given';
      }
    });
  }

  /** What Space does: ticks, goes to the next choice, or gives what was left out. */
  toggle(): void {
    const row = this.current;
    if (row === undefined) return;
    if (row.part.kind === 'add') {
      this.add();
      return;
    }
    const { part } = row;
    this.#give(row.node, (shape) => {
      if (shape.kind === 'choice') cycleChoice(shape, 1);
      if (shape.kind !== 'ticks') return;
      const all = shape.choices().map(({ value }) => value);
      if (part.kind === 'tick') shape.ticked = flip(shape.ticked, part.value);
      else shape.ticked = shape.ticked.length === all.length ? [] : all;
    });
  }

  /** Goes through given, null and omitted, as far as the value allows them. */
  omit(): void {
    const node = this.current?.node;
    if (node === undefined) return;
    const next = (node.presences.indexOf(node.presence) + 1) % node.presences.length;
    node.presence = node.presences[next] as FormNode['presence'];
    this.#place(this.view.cursor);
  }

  /** Adds an item to the current list; true when the cursor is on a row that does that. */
  add(): boolean {
    const row = this.current;
    if (row?.part.kind !== 'add') return false;
    const shape = row.node.shape();
    if (shape.kind === 'items') {
      const item = shape.make();
      item.presence = 'given';
      shape.items = [...shape.items, item];
    }
    if (shape.kind === 'pairs') shape.pairs = [...shape.pairs, shape.make()];
    this.#touch();
    return true;
  }

  /** Removes the item of a list or map that the cursor is in. */
  remove(): void {
    const parent = this.current?.parent;
    const shape = parent?.node.shape();
    if (parent === undefined || shape === undefined) return;
    if (shape.kind === 'items') shape.items = shape.items.filter((_, index) => index !== parent.index);
    if (shape.kind === 'pairs') shape.pairs = shape.pairs.filter((_, index) => index !== parent.index);
    this.#place(this.view.cursor);
  }

  #typeInto(node: FormNode, key: string, printable: boolean): boolean {
    const shape = node.shape();
    if (shape.kind === 'text') {
      if (node.presence !== 'given' && !printable) return false;
      const edited = editLine(shape.line, key);
      if (edited === undefined) return false;
      node.presence = 'given';
      shape.line = edited;
      return true;
    }
    if (shape.kind !== 'choice') return false;
    if (shape.other?.used) {
      const edited = editLine(shape.other.line, key);
      if (edited === undefined || (edited.text === '' && key !== 'backspace')) return false;
      shape.other.line = edited;
      shape.other.used = edited.text !== '';
      return true;
    }
    if (!printable || key === ' ') return false;
    node.presence = 'given';
    const found = nextStartingWith(shape, key);
    if (found !== undefined) shape.picked = found;
    else if (shape.other !== undefined) {
      shape.other.line = insertText({ text: '', cursor: 0 }, key);
      shape.other.used = true;
    }
    return true;
  }

  /** Changes a node's value; the first touch of an omitted one only gives it. */
  #give(node: FormNode, change: (shape: Shape) => void): void {
    if (node.presence === 'given') change(node.shape());
    else node.presence = 'given';
    this.#touch();
  }

  #place(target: number): void {
    this.view = moveTo(this.view, target, this.rows().length, this.height);
    this.#touch();
  }
}

function cycleChoice(shape: Extract<Shape, { kind: 'choice' }>, step: 1 | -1): void {
  const choices = shape.choices();
  if (shape.other !== undefined) shape.other.used = false;
  const at = choices.findIndex(({ value }) => value === shape.picked);
  shape.picked = choices[(at + step + choices.length) % choices.length]?.value;
}

function nextStartingWith(shape: Extract<Shape, { kind: 'choice' }>, letter: string): unknown {
  const choices = shape.choices();
  const from = choices.findIndex(({ value }) => value === shape.picked) + 1;
  const turned = [...choices.slice(from), ...choices.slice(0, from)];
  return turned.find(({ label }) => label.toLowerCase().startsWith(letter.toLowerCase()))?.value;
}

function flip(ticked: readonly unknown[], value: unknown): unknown[] {
  return ticked.includes(value) ? ticked.filter((one) => one !== value) : [...ticked, value];
}
