/** A form as lines. */
import { inputSpans } from '../text/input-view.ts';
import { type Line, lineWidth, type Span, span } from '../text/line.ts';
import { sanitise, showValue } from '../text/sanitise.ts';
import { fit, truncate } from '../text/width.ts';
import type { FormError } from './collect.ts';
import type { FormModel } from './form-model.ts';
import type { FormNode } from './node.ts';
import type { FormRow } from './rows.ts';

const MOST_LABEL = 30;

/** The visible rows of a form, `height` lines of at most `width` cells. `absent` stands for values that are left out. */
export function formLines(
  form: FormModel,
  errors: readonly FormError[],
  width: number,
  height: number,
  absent?: string,
): Line[] {
  form.height = height;
  form.move(0);
  const rows = form.rows();
  if (rows.length === 0) return [[span('  no parameters', 'muted')]];
  const widest = Math.max(...rows.map((row) => labelOf(row).length));
  const labelWidth = Math.min(widest + 2, MOST_LABEL, Math.floor(width / 2));
  return rows.slice(form.view.top, form.view.top + height).map((row, index) => {
    const selected = form.view.top + index === form.view.cursor;
    const error = row.part.kind === 'value' ? errors.find(({ path }) => path === row.path) : undefined;
    return rowLine(row, { selected, labelWidth, width, error, absent });
  });
}

interface RowOptions {
  readonly selected: boolean;
  readonly labelWidth: number;
  readonly width: number;
  readonly error: FormError | undefined;
  readonly absent: string | undefined;
}

function rowLine(row: FormRow, options: RowOptions): Line {
  const { selected, labelWidth, width, error, absent } = options;
  const start: Line = [
    span(selected ? '> ' : '  ', selected ? 'key' : 'plain'),
    span(fit(labelOf(row), labelWidth), labelRole(row, selected)),
    span(' '),
  ];
  const room = width - lineWidth(start);
  const value =
    absent !== undefined && row.node.presence === 'omitted'
      ? [span(absent.slice(0, 1), selected ? 'cursor' : 'muted'), span(absent.slice(1), 'muted')]
      : valueSpans(row, selected, room);
  if (error === undefined) return [...start, ...value];
  return [...start, ...value, span(`  ✗ ${sanitise(error.message)}`, 'bad')];
}

function labelRole(row: FormRow, selected: boolean): Span['role'] {
  if (selected) return 'strong';
  return row.node.presence === 'given' ? 'plain' : 'muted';
}

function labelOf(row: FormRow): string {
  const indent = '  '.repeat(row.depth);
  if (row.part.kind === 'add') return `${indent}+ add`;
  if (row.part.kind === 'tick') return `${indent}${isTicked(row) ? '[x]' : '[ ]'} ${row.part.label}`;
  const number = row.parent === undefined || row.node.name === 'value' ? '' : ` ${row.parent.index + 1}`;
  return `${indent}${row.node.name}${number}${row.node.presences.includes('omitted') || row.parent !== undefined ? '' : ' *'}`;
}

function isTicked(row: FormRow): boolean {
  const shape = row.node.shape();
  return row.part.kind === 'tick' && shape.kind === 'ticks' && shape.ticked.includes(row.part.value);
}

function valueSpans(row: FormRow, selected: boolean, width: number): Line {
  if (row.part.kind === 'tick') return [];
  if (row.part.kind === 'add') return selected ? [span('Enter adds one', 'muted')] : [];
  const { node } = row;
  if (node.presence === 'null') return [span('null', 'accent')];
  if (node.presence === 'omitted') return [span(`left out · ${hintOf(node)}`, 'muted')];
  return givenSpans(node, selected, width);
}

function givenSpans(node: FormNode, selected: boolean, width: number): Line {
  const shape = node.shape();
  switch (shape.kind) {
    case 'text': {
      if (selected) {
        const typed = inputSpans(shape.line, width, shape.secret);
        return shape.line.text === '' ? [...typed, span(` ${hintOf(node)}`, 'muted')] : typed;
      }
      if (shape.line.text === '') return [span(hintOf(node), 'muted')];
      return [span(shape.secret ? '••••••••' : truncate(sanitise(shape.line.text), width), 'accent')];
    }
    case 'choice': {
      if (shape.other?.used)
        return selected
          ? inputSpans(shape.other.line, width)
          : [span(sanitise(shape.other.line.text), 'accent')];
      const label = shape.choices().find(({ value }) => value === shape.picked)?.label ?? '';
      return [span('‹ ', 'muted'), span(sanitise(label), 'accent'), span(' ›', 'muted')];
    }
    case 'ticks':
      return [span(`${shape.ticked.length} of ${shape.choices().length}`, 'accent')];
    case 'items':
      return [
        span(shape.items.length === 0 ? 'empty' : `${shape.items.length}`, 'accent'),
        span(` ${node.typeText}`, 'muted'),
      ];
    case 'pairs':
      return [
        span(shape.pairs.length === 0 ? 'empty' : `${shape.pairs.length}`, 'accent'),
        span(` ${node.typeText}`, 'muted'),
      ];
    case 'union':
      return [span('‹ ', 'muted'), span(shape.labels[shape.index] ?? '', 'accent'), span(' ›', 'muted')];
    case 'fixed':
      return [span(showValue(shape.value), 'accent')];
    case 'members':
      return [span(node.typeText, 'muted')];
  }
}

function hintOf(node: FormNode): string {
  return sanitise(node.example === undefined ? node.typeText : `${node.typeText}, e.g. ${node.example}`);
}
