/** The form of one message, with the exact line it sends. */
import type { App } from '../app/app.ts';
import type { Size } from '../app/mode.ts';
import type { FormError } from '../form/collect.ts';
import { runFormMotion } from '../form/form-actions.ts';
import { FormModel, type Params } from '../form/form-model.ts';
import { formLines } from '../form/form-view.ts';
import type { CatalogueEntry } from '../spec/catalogue.ts';
import { type Line, span } from '../text/line.ts';
import { sanitise } from '../text/sanitise.ts';
import type { Role } from '../text/theme.ts';
import { truncate, wrapText } from '../text/width.ts';
import { rule } from '../view/table-view.ts';

const DOC_ROWS = 2;
const WIRE_ROWS = 3;
/** Rows from which the wire line gets all of its rows. */
const ROWS_FOR_ALL = 18;

/** A filled-in form, checked. */
export interface Filled {
  readonly params: Params;
  /** The line to send, secrets masked; undefined when it cannot be sent. */
  readonly line: string | undefined;
  readonly errors: readonly FormError[];
}

export interface RequestForm {
  readonly entry: CatalogueEntry;
  readonly form: FormModel;
  filled(): Filled;
  /** Shows what is wrong at the fields from now on, and goes to the first one. */
  refuse(errors: readonly FormError[]): void;
  /** True when it carried the action out. */
  run(action: string): boolean;
  view(size: Size): readonly Line[];
}

/** `params` fills the form. */
export function createRequestForm(app: App, entry: CatalogueEntry, params?: Params): RequestForm {
  const form = new FormModel(entry.message.params, app.catalogue.types(entry.server), app.touch, params);

  // Nobody is blamed for fields that were not filled in yet.
  let refused = false;

  const filled = (): Filled => {
    const errors: FormError[] = [];
    const given = form.values({ errors });
    const wire = app.catalogue.wireLine(entry, given);
    if (errors.length === 0 && 'message' in wire) errors.push({ path: wire.path, message: wire.message });
    if (errors.length > 0) return { params: given, line: undefined, errors };
    const shown = app.catalogue.wireLine(entry, form.values({ errors: [], masked: true }));
    return { params: given, line: 'line' in shown ? shown.line : 'not shown: it holds a secret', errors };
  };

  return {
    entry,
    form,
    filled,
    refuse(errors) {
      refused = true;
      if (errors[0] !== undefined) form.reveal(errors[0].path);
    },
    run: (action) => runFormMotion(form, action),
    view(size) {
      const { line, errors } = filled();
      const { columns, rows } = size;
      const wireRows = rows < ROWS_FOR_ALL ? 1 : WIRE_ROWS;
      const formRows = Math.max(1, rows - DOC_ROWS - wireRows - 3);
      const lines: Line[] = [
        rule(`${entry.message.name} · ${entry.message.summary}`, '', columns),
        ...formLines(form, refused ? errors : [], columns, formRows),
      ];
      while (lines.length < formRows + 1) lines.push([]);
      return [
        ...lines,
        rule('', '', columns),
        ...docLines(form, columns),
        rule(line === undefined ? 'Cannot be sent yet' : 'Sends', '', columns),
        ...(line === undefined
          ? errorLines(errors, refused ? 'bad' : 'muted', wireRows)
          : wireLines(line, columns, wireRows)),
      ];
    },
  };
}

function docLines(form: FormModel, width: number): readonly Line[] {
  const node = form.current?.node;
  if (node === undefined) return [[], []];
  const text = sanitise(node.doc.trim().replace(/\s+/g, ' '));
  const lines = wrapText(text, width - 4).slice(0, DOC_ROWS - 1);
  const head: Line = [span(`  ${node.name}`, 'strong'), span(`  ${sanitise(node.typeText)}`, 'muted')];
  return [head, [span(truncate(`  ${lines[0] ?? ''}`, width))]];
}

function errorLines(errors: readonly FormError[], role: Role, rows: number): readonly Line[] {
  return errors
    .slice(0, rows)
    .map(({ path, message }): Line => [span(`  ${sanitise(path)} ${sanitise(message)}`, role)]);
}

/** The line in `rows` rows, cut where it is longer. */
function wireLines(line: string, width: number, rows: number): readonly Line[] {
  const characters = Array.from(sanitise(line));
  const room = width - 4;
  const count = Math.min(rows, Math.ceil(characters.length / room));
  return Array.from({ length: count }, (_, row): Line => {
    const piece = span(`  ${characters.slice(row * room, (row + 1) * room).join('')}`, 'accent');
    return row === rows - 1 && characters.length > rows * room ? [piece, span('…', 'muted')] : [piece];
  });
}
