/** Prints TypeScript files with ts-morph. Loaded only once there is something to print. */
import { IndentationText, Project, QuoteKind, type SourceFileStructure, StructureKind } from 'ts-morph';
import { type Documented, docLines } from './doc-comment.ts';
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
  const body = file.getFullText();
  file.forget();
  // ts-morph sets no blank line between statements of some kinds; each documented one gets one.
  const spaced = body.replaceAll(/(?<=[^\n])\n(?=\/\*\*)/g, '\n\n');
  return { path, text: `// ${headerText(sources)}\n\n${spaced.trim()}\n` };
}

/** `export const name: type = value;` with its comment. As text, because ts-morph would indent the value once more. */
export function constant(name: string, type: string, value: string, about: Documented): string {
  const declared = type === '' ? name : `${name}: ${type}`;
  return `${[...docLines(about), `export const ${declared} = ${value};`].join('\n')}`;
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
