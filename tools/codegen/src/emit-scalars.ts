/** The scalar table of the wire library, as data and as code. */
import type { Scalar, Spec } from '@aluco/spec-model';
import { docLines } from './doc-comment.ts';
import { Code, printLiteral, propertyName } from './literal.ts';
import { scalarConstant } from './message-parts.ts';
import { camelCase, pascalCase } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { constant, createImports, printSource } from './print.ts';

const SOURCES = ['spec/scalars.yaml'];

/** Emits the rules of all scalars, and a kind for each that brings the code of its own forms only. */
export function emitScalars(spec: Spec): PlannedFile[] {
  return [emitRules(spec), emitKinds(spec)];
}

function emitRules(spec: Spec): PlannedFile {
  const imports = createImports();
  imports.add('../descriptor.ts', 'ScalarRule');
  const rows = spec.scalars.map(({ name, doc, value, accepts, sends, pattern, strict }) => {
    const comment = docLines({ doc }).map((line) => `  ${line}\n`);
    return `${comment.join('')}  ${propertyName(name)}: ${printLiteral({ value, accepts, sends, pattern, strict }, 2)} as ScalarRule,\n`;
  });
  const table = constant('scalars', '', `{\n${rows.join('')}} as const`, {
    doc: 'Soft typing: for each scalar, what it is in a program, what it accepts and what it sends.',
  });
  return printSource('libs/wire/src/gen/scalars.ts', SOURCES, [...imports.statements(), table]);
}

function emitKinds(spec: Spec): PlannedFile {
  const imports = createImports();
  imports.add('../descriptor.ts', 'Kind');
  imports.add('../codec/scalar.ts', 'ScalarKind');
  const take = (module: string, name: string): Code => {
    imports.add(module, name, 'value');
    return new Code(name);
  };
  const formOf = (form: string): Code => take('../codec/forms.ts', `${camelCase(form)}Form`);
  const kinds = spec.scalars.map((scalar) => {
    const { name, doc, value, accepts, sends, pattern, strict } = scalar;
    const kind = {
      kind: 'scalar',
      scalar: name,
      compile: take('../codec/scalar.ts', 'compileScalar'),
      describe: take('../codec/scalar.ts', 'describeScalar'),
      holds: take('../codec/scalar.ts', `held${pascalCase(heldAs(scalar))}`),
      accepts: accepts.map(formOf),
      sends: formOf(sends),
      pattern,
      strict,
      takesNull: value === 'json' ? 'always' : undefined,
    };
    return constant(scalarConstant(name), '', `${printLiteral(kind)} satisfies ScalarKind as Kind`, { doc });
  });
  const all = spec.scalars.map(({ name }) => new Code(scalarConstant(name)));
  return printSource('libs/wire/src/gen/scalar-kinds.ts', SOURCES, [
    ...imports.statements(),
    ...kinds,
    constant('allScalars', 'readonly Kind[]', printLiteral(all), { doc: 'All scalars.' }),
  ]);
}

/** Numbers that are sent as whole ones are whole in programs too. */
function heldAs({ value, sends }: Scalar): string {
  if (value === 'string') return 'text';
  return value === 'number' && /^integer(_|$)/.test(sends) ? 'integer' : value;
}
