/** The scalar table of the wire library. */
import type { Spec } from '@aluco/spec-model';
import { docLines } from './doc-comment.ts';
import { printLiteral, propertyName } from './literal.ts';
import type { PlannedFile } from './planned-file.ts';
import { constant, createImports, printSource } from './print.ts';

/** Emits the rules of all scalars. */
export function emitScalars(spec: Spec): PlannedFile[] {
  const imports = createImports();
  imports.add('../descriptor.ts', 'ScalarRule');
  const rows = spec.scalars.map(({ name, doc, value, accepts, sends, pattern, strict }) => {
    const comment = docLines({ doc }).map((line) => `  ${line}\n`);
    return `${comment.join('')}  ${propertyName(name)}: ${printLiteral({ value, accepts, sends, pattern, strict }, 2)} as ScalarRule,\n`;
  });
  const table = constant('scalars', '', `{\n${rows.join('')}} as const`, {
    doc: 'Soft typing: for each scalar, what it is in a program, what it accepts and what it sends.',
  });
  return [
    printSource('libs/wire/src/gen/scalars.ts', ['spec/scalars.yaml'], [...imports.statements(), table]),
  ];
}
