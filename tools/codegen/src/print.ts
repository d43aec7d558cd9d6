/** Prints TypeScript files with ts-morph. Loaded only once there is something to print. */
import {
  IndentationText,
  Project,
  QuoteKind,
  type SourceFileStructure,
  StructureKind,
  VariableDeclarationKind,
} from 'ts-morph';
import { type Documented, docStructure } from './doc-comment.ts';
import { quote } from './literal.ts';
import type { PlannedFile } from './planned-file.ts';

export type { SourceFileStructure };
export { StructureKind };
export type Statement = Exclude<
  Extract<NonNullable<SourceFileStructure['statements']>, readonly unknown[]>[number],
  string
>;

const WIDTH = 110;

let project: Project | undefined;

/** Names what a file was made from and the command that makes it again. */
export function headerText(sources: readonly string[]): string {
  return `Generated from ${sources.join(', ')} by \`npm run generate\`. Do not edit.`;
}

/** Prints one file; `sources` are the spec files it was made from. */
export function printSource(
  path: string,
  sources: readonly string[],
  statements: readonly (Statement | string)[],
): PlannedFile {
  project ??= new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Single },
  });
  const file = project.createSourceFile('printed.ts', { statements: [...statements] }, { overwrite: true });
  const body = restoreBreaks(file.getFullText());
  file.forget();
  // ts-morph sets no blank line between statements of some kinds; each documented one gets one.
  const spaced = body.replaceAll(/(?<=[^\n])\n(?=\/\*\*)/g, '\n\n');
  return { path, text: `// ${headerText(sources)}\n\n${spaced.trim()}\n` };
}

/** Stands for a line break inside text that ts-morph gets as one line, because it indents further lines too deep. */
const BREAK = '\uE000';

/** Text of several lines, to be printed with the indentation it has, below the line it begins on. */
export function verbatim(text: string): string {
  return text.replaceAll('\n', BREAK);
}

function restoreBreaks(text: string): string {
  return text.replaceAll(new RegExp(`^( *)(.*${BREAK}.*)$`, 'gm'), (_, indent: string, rest: string) =>
    (indent + rest).replaceAll(BREAK, `\n${indent}`),
  );
}

/** `export const name: type = value;` with its comment. Without a type where the name's is that of the value. */
export function constant(name: string, type: string, value: string, about: Documented): Statement {
  return {
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: docStructure(about),
    declarations: [{ name, ...(type !== '' && { type }), initializer: verbatim(value) }],
  };
}

/** Collects the names that one file takes from others and prints their imports in a stable order. */
export interface ImportSet {
  add(module: string, name: string, kind?: 'type' | 'value'): void;
  statements(): string[];
}

export function createImports(): ImportSet {
  const modules = new Map<string, Map<string, 'type' | 'value'>>();
  return {
    add(module, name, kind = 'type') {
      const names = modules.get(module) ?? new Map<string, 'type' | 'value'>();
      modules.set(module, names);
      if (names.get(name) !== 'value') names.set(name, kind);
    },
    statements() {
      const order = ([module]: readonly [string, unknown]): string =>
        `${module.startsWith('.') ? 1 : 0}${module}`;
      const lines = [...modules]
        .sort((a, b) => compare(order(a), order(b)))
        .map(([module, names]) => importText(module, names));
      return lines.length > 0 ? [lines.join('\n'), ''] : [];
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function importText(module: string, names: ReadonlyMap<string, 'type' | 'value'>): string {
  const typeOnly = [...names.values()].every((kind) => kind === 'type');
  const items = [...names]
    .sort(([a], [b]) => compare(a, b))
    .map(([name, kind]) => (kind === 'type' && !typeOnly ? `type ${name}` : name));
  const head = `import ${typeOnly ? 'type ' : ''}{`;
  const flat = `${head} ${items.join(', ')} } from ${quote(module)};`;
  return flat.length <= WIDTH
    ? flat
    : `${head}\n${items.map((item) => `  ${item},\n`).join('')}} from ${quote(module)};`;
}
