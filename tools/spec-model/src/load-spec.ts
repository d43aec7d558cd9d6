import { checkProtocol } from './check/check-protocol.ts';
import { checkPlaces } from './check/places.ts';
import { checkScalars } from './check/scalars.ts';
import { createDiagnostic, type Diagnostic, orderDiagnostics } from './diagnostics.ts';
import type { Protocol, Spec } from './ir.ts';
import { buildProtocol, buildScalars } from './link/build-protocol.ts';
import { createOrigins, type Draft, reporter } from './link/draft.ts';
import { parseFile } from './load/parse.ts';
import { readSpecFiles } from './load/read-files.ts';
import type { SourceFile } from './load/source-file.ts';
import { createShapeCheck, type SchemaName, type ShapeCheck } from './schema/validate.ts';

export interface LoadedSpec {
  /** Present when no diagnostic is an error. */
  readonly spec: Spec | undefined;
  /** All faults of the whole spec, by file and line. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads, checks and links the spec in a folder. Never throws for what the spec says; only reading itself can fail.
 */
export function loadSpec(folder: string): LoadedSpec {
  return loadSpecFromFiles(readSpecFiles(folder));
}

const SCHEMAS: readonly SchemaName[] = ['area', 'protocol', 'scalars'];

/**
 * The same without a disk: YAML files and their JSON Schemas by path relative to the folder of the spec.
 * Every stage works on what the one before could read, so one run finds the faults of all stages. Only in a file that YAML
 * itself could not read as it stands, faults of the later stages are left out: most would be echoes.
 */
export function loadSpecFromFiles(files: ReadonlyMap<string, string>): LoadedSpec {
  const diagnostics: Diagnostic[] = [];
  const complain = (file: string): void => {
    const nowhere = { file, line: 1, column: 1, length: 1, text: '' };
    diagnostics.push(createDiagnostic('spec/missing-file', nowhere, { file }));
  };
  for (const name of SCHEMAS) if (!files.has(schemaPath(name))) complain(schemaPath(name));
  if (!files.has('scalars.yaml')) complain('scalars.yaml');
  if (diagnostics.length > 0) return { spec: undefined, diagnostics };

  const checkShape = createShapeCheck({
    area: files.get(schemaPath('area')) ?? '',
    protocol: files.get(schemaPath('protocol')) ?? '',
    scalars: files.get(schemaPath('scalars')) ?? '',
  });
  const { sources, stray } = readSources(files, checkShape, diagnostics);
  diagnostics.push(...stray);

  const origins = createOrigins();
  const report = reporter(origins, (diagnostic) => diagnostics.push(diagnostic));
  const table = sources.get('scalars.yaml');
  const list = table === undefined ? [] : buildScalars(table, origins);
  const scalars = checkScalars(list, report);

  const drafts: Draft[] = [];
  for (const name of protocolNames(sources)) {
    const file = sources.get(`${name}/protocol.yaml`);
    if (file === undefined) {
      complain(`${name}/protocol.yaml`);
      continue;
    }
    const areas = [...sources.values()].filter(
      (source) => source.path.startsWith(`${name}/`) && source !== file,
    );
    checkPlaces(file, areas, diagnostics);
    const draft = buildProtocol(file, areas, origins);
    checkProtocol(draft, scalars, origins, report);
    drafts.push(draft);
  }

  const ordered = orderDiagnostics(withoutEchoes(diagnostics));
  const failed = ordered.some((diagnostic) => diagnostic.severity === 'error');
  return {
    spec: failed ? undefined : { scalars: list, protocols: drafts.map(finished) },
    diagnostics: ordered,
  };
}

function withoutEchoes(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const isOfYaml = ({ code }: Diagnostic) => code === 'spec/bad-yaml' || code === 'spec/duplicate-key';
  const unread = new Set(diagnostics.filter(isOfYaml).map(({ file }) => file));
  const told = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    if (!unread.has(diagnostic.file)) return true;
    // One wrong indentation makes YAML complain of every line that follows.
    const { code, file, line, message } = diagnostic;
    told.add(`${file} ${line} ${message}`);
    return isOfYaml(diagnostic) && !(code === 'spec/bad-yaml' && told.has(`${file} ${line - 1} ${message}`));
  });
}

function schemaPath(name: SchemaName): string {
  return `schema/${name}.schema.json`;
}

function finished({ defaultStates: _, ...protocol }: Draft): Protocol {
  return protocol;
}

function readSources(
  files: ReadonlyMap<string, string>,
  checkShape: ShapeCheck,
  diagnostics: Diagnostic[],
): { sources: ReadonlyMap<string, SourceFile>; stray: readonly Diagnostic[] } {
  const sources = new Map<string, SourceFile>();
  const stray: Diagnostic[] = [];
  for (const path of [...files.keys()].toSorted()) {
    if (!/\.ya?ml$/.test(path)) continue;
    const { file, diagnostics: faults } = parseFile(path, files.get(path) ?? '');
    diagnostics.push(...faults);
    if (path !== 'scalars.yaml' && !/^[^/]+\/[^/]+\.yaml$/.test(path)) {
      const nowhere = { file: path, line: 1, column: 1, length: 1, text: file.lines[0] ?? '' };
      stray.push(createDiagnostic('spec/stray-file', nowhere, { file: path }));
      continue;
    }
    sources.set(path, file);
    // After a syntax error the shape is half guessed: only what was read is used, and it is not judged.
    if (faults.some((fault) => fault.code === 'spec/bad-yaml')) continue;
    const schema =
      path === 'scalars.yaml' ? 'scalars' : path.endsWith('/protocol.yaml') ? 'protocol' : 'area';
    diagnostics.push(...checkShape(schema, file));
  }
  return { sources, stray };
}

function protocolNames(sources: ReadonlyMap<string, SourceFile>): readonly string[] {
  const folders = [...sources.keys()]
    .filter((path) => path.includes('/'))
    .map((path) => path.split('/')[0] ?? '');
  return [...new Set(folders)].toSorted();
}
