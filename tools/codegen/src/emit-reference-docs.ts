/** The reference pages: per protocol an index, the session's states and one page per area. */
import { readFileSync } from 'node:fs';
import type { Spec } from '@aluco/spec-model';
import Handlebars from 'handlebars';
import { indexView, statesView } from './docs-index.ts';
import { areaView } from './docs-model.ts';
import type { PlannedFile } from './planned-file.ts';
import { protocolContexts } from './protocol-context.ts';

const TEMPLATES = new URL('../templates/', import.meta.url);
const handlebars = Handlebars.create();
handlebars.registerPartial('table', readTemplate('table'));

function readTemplate(name: string): string {
  return readFileSync(new URL(`${name}.md.hbs`, TEMPLATES), 'utf8');
}

function compileTemplate<View>(name: string): (view: View) => string {
  const template = handlebars.compile(readTemplate(name), {
    strict: true,
    noEscape: true,
    knownHelpersOnly: true,
  });
  return (view) =>
    `${template(view)
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim()}\n`;
}

const printArea = compileTemplate<ReturnType<typeof areaView>>('area');
const printIndex = compileTemplate<ReturnType<typeof indexView>>('index');
const printStates = compileTemplate<ReturnType<typeof statesView>>('session-states');

/** Emits the reference pages of all protocols. */
export function emitReferenceDocs(spec: Spec): PlannedFile[] {
  return protocolContexts(spec).flatMap((context) => {
    const folder = `apps/docs/src/gen/${context.protocol.name}`;
    return [
      { path: `${folder}/index.md`, text: printIndex(indexView(context)) },
      { path: `${folder}/session-states.md`, text: printStates(statesView(context)) },
      ...context.protocol.areas.map(({ name }) => ({
        path: `${folder}/${context.areaNames(name).file}.md`,
        text: printArea(areaView(name, context)),
      })),
    ];
  });
}
