import type { App } from '../app/app.ts';
import type { Overlay } from '../app/mode.ts';
import { runFormMotion } from '../form/form-actions.ts';
import { FormModel } from '../form/form-model.ts';
import { formLines } from '../form/form-view.ts';
import { span } from '../text/line.ts';
import { rule } from '../view/table-view.ts';
import type { QueryView } from './query-views.ts';

const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1);

/** A form of filters that the server applies, one per column of the view. */
export function askFilters(
  app: App,
  view: QueryView,
  current: Readonly<Record<string, string>>,
  accept: (filters: Readonly<Record<string, string>>) => void,
): void {
  const members = view.fields.toSorted(byName).map(({ name, doc }) => ({
    name,
    doc,
    type: { kind: 'scalar', scalar: 'string' } as const,
    optional: true as const,
  }));
  const form = new FormModel(members, {}, app.touch, current);
  const overlay: Overlay = {
    placement: 'full',
    contexts: ['filters'],
    type: (key) => form.type(key),
    paste: (text) => form.paste(text),
    run(action) {
      if (runFormMotion(form, action)) return;
      if (action !== 'form:send' && action !== 'back') return;
      app.pop(overlay);
      if (action === 'form:send') accept(form.values({ errors: [] }) as Readonly<Record<string, string>>);
    },
    view: ({ columns, rows }) => [
      rule(`Filters of the ${view.name} view`, '', columns),
      [
        span(
          '  sw03%  begins so   !x  not   <5  >=5  1..9  numbers and times   a,b  either   Enter applies',
          'muted',
        ),
      ],
      [],
      ...formLines(form, [], columns, rows - 3, 'any'),
    ],
  };
  app.push(overlay);
}
