/**
 * The API reference of the libraries, rendered by TypeDoc from the comments in their sources.
 *
 * It is a check as well: an export, or a member of one, without a comment fails, and so does a link that leads nowhere. TypeDoc
 * takes one module for each entry of a library, named as it is imported, and shows the library's README on its first page.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  Application,
  type Context,
  Converter,
  DeclarationReflection,
  Logger,
  LogLevel,
  MinimalSourceFile,
  normalizePath,
  type ProjectReflection,
  ReflectionKind,
  TSConfigReader,
} from 'typedoc';
import { type Library, readLibrary } from './libraries.ts';
import { findDeadLinks } from './links.ts';
import { startPage } from './start-page.ts';

/** What to render, and where. */
export interface ReferenceOptions {
  /** Folders of the libraries, in the order in which the first page names them. */
  readonly libraries: readonly string[];
  /** The compiler's settings; every entry must be among its files. */
  readonly tsconfig: string;
  /** Where the pages go. What is there is deleted. */
  readonly out: string;
  /** The folder that paths of sources are told from. */
  readonly root: string;
}

/** Renders the reference and gives what is wrong with it: nothing, or a line for each thing. */
export async function renderReference(options: ReferenceOptions): Promise<string[]> {
  const libraries = options.libraries.map(readLibrary);
  const start = join(dirname(options.out), 'start.md');
  mkdirSync(dirname(start), { recursive: true });
  writeFileSync(start, startPage(libraries));

  const problems = new Problems();
  const app = await Application.bootstrap(
    {
      name: 'Aluco',
      readme: start,
      entryPoints: libraries.flatMap(({ entries }) => entries.map(({ file }) => file)),
      tsconfig: options.tsconfig,
      basePath: options.root,
      displayBasePath: options.root,
      disableSources: true,
      sort: ['kind', 'instance-first', 'alphabetical-ignoring-documents'],
      sortEntryPoints: false,
      excludeExternals: true,
      navigation: { includeFolders: false },
      includeHierarchySummary: false,
      visibilityFilters: { inherited: true },
      requiredToBeDocumented: REQUIRED,
      packagesRequiringDocumentation: libraries.map(({ name }) => name),
      validation: {
        notDocumented: true,
        notExported: true,
        invalidLink: true,
        invalidPath: true,
        rewrittenLink: true,
        unusedMergeModuleWith: true,
      },
    },
    [new TSConfigReader()],
  );
  app.logger = problems;
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) =>
    nameModules(context, libraries, app.converter),
  );
  const project = await app.convert();
  if (project === undefined) return problems.lines;
  app.options.setValue('intentionallyNotDocumented', discriminants(project));
  app.validate(project);
  await app.generateDocs(project, options.out);
  return [...problems.lines, ...findDeadLinks(options.out)];
}

/** Properties with one possible value, such as `kind: 'list'`. What they mean is what their interface means. */
function discriminants(project: ProjectReflection): string[] {
  const names = project
    .getReflectionsByKind(ReflectionKind.Property)
    .filter(
      (one) => one instanceof DeclarationReflection && one.type?.type === 'literal' && !one.hasComment(),
    )
    .map((one) => one.getFriendlyFullName());
  return [...new Set(names)];
}

const REQUIRED = [
  'Enum',
  'EnumMember',
  'Variable',
  'Function',
  'Class',
  'Interface',
  'Property',
  'Method',
  'Accessor',
  'TypeAlias',
  'Constructor',
] as const satisfies (keyof typeof ReflectionKind)[];

/** Names each module as it is imported, puts the README where the library as a whole is, and that before its parts. */
function nameModules(context: Context, libraries: readonly Library[], converter: Converter): void {
  const { project } = context;
  const modules = new Map(
    project
      .getReflectionsByKind(ReflectionKind.Module)
      .map((module) => [sourceOf(context, module as DeclarationReflection), module as DeclarationReflection]),
  );
  for (const { name, folder, entries } of libraries) {
    for (const entry of entries) {
      const module = modules.get(normalizePath(entry.file));
      if (module === undefined) throw new TypeError(`TypeDoc made no module of ${entry.file}`);
      module.name = entry.name;
      if (entry.name !== name) continue;
      const readme = normalizePath(join(folder, 'README.md'));
      const text = readFileSync(readme, 'utf8').replace(/^# .*\n+/, '');
      module.readme = converter.parseRawComment(new MinimalSourceFile(text, readme), project.files).content;
      project.files.registerReflectionPath(readme, module);
    }
  }
  const order = libraries.flatMap(({ name, entries }) => [name, ...entries.map((entry) => entry.name)]);
  for (const shown of [project.children, project.childrenIncludingDocuments])
    shown?.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

function sourceOf(context: Context, module: DeclarationReflection): string | undefined {
  const [declaration] = context.getSymbolFromReflection(module)?.declarations ?? [];
  return declaration && normalizePath(declaration.getSourceFile().fileName);
}

/** Keeps warnings and errors as lines. */
class Problems extends Logger {
  readonly lines: string[] = [];

  override log(message: string, level: LogLevel): void {
    super.log(message, level);
    if (level >= LogLevel.Warn) this.lines.push(message);
  }
}
