/**
 * Tells Nx how generated files come about, so that they are made once and then taken from its cache, and which
 * project imports which.
 *
 * For the generator's project it infers `generate`, which writes all generated files, and `generate-check`, which
 * compares them. Plain JavaScript, because Nx loads it before anything can strip types.
 *
 * @import { CreateDependencies, CreateNodes } from 'nx/src/devkit-exports.js'
 */
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProjectImports } from './nx-imports.mjs';

const COMMAND = 'node --conditions=@aluco/source tools/codegen/src/main.ts';

/** What the generated files follow from, besides the versions of the packages named last. */
const SOURCES = [
  '{workspaceRoot}/spec/**/*',
  '{workspaceRoot}/tools/spec-model/src/**/*',
  '{workspaceRoot}/tools/codegen/src/**/*',
  '{workspaceRoot}/tools/codegen/templates/**/*',
  '!{workspaceRoot}/tools/*/src/**/*.test.ts',
  { externalDependencies: ['ajv', 'handlebars', 'ts-morph', 'yaml'] },
];

/** @type {CreateNodes} */
export const createNodes = [
  'tools/codegen/package.json',
  (files, _options, { workspaceRoot }) =>
    files.map((file) => {
      const outputs = generatedFolders(workspaceRoot);
      const root = dirname(file);
      return [file, { projects: { [root]: { root, targets: targets(outputs) } } }];
    }),
];

/** @type {CreateDependencies} */
export const createDependencies = (_options, { filesToProcess, projects, workspaceRoot }) => {
  const files = Object.fromEntries(
    Object.entries(filesToProcess.projectFileMap).map(([project, data]) => [
      project,
      data.map(({ file }) => file),
    ]),
  );
  return findProjectImports(files, projects, workspaceRoot).map(({ source, target, file, dynamic }) => ({
    source,
    target,
    sourceFile: file,
    type: dynamic ? 'dynamic' : 'static',
  }));
};

/** Folders of generated files: those of the wire library, the spec data, the pages, and one per protocol of the spec. */
function generatedFolders(workspaceRoot) {
  const protocols = readdirSync(join(workspaceRoot, 'spec'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'schema')
    .map((entry) => `libs/${entry.name}`);
  const projects = ['apps/docs', 'libs/spec-data', 'libs/wire', ...protocols].sort();
  return projects.map((project) => `{workspaceRoot}/${project}/src/gen`);
}

function targets(outputs) {
  const common = { executor: 'nx:run-commands', cache: true };
  return {
    generate: {
      ...common,
      options: { command: COMMAND, cwd: '{workspaceRoot}' },
      inputs: SOURCES,
      outputs,
      metadata: { description: 'Writes all generated files' },
    },
    'generate-check': {
      ...common,
      options: { command: `${COMMAND} --check`, cwd: '{workspaceRoot}' },
      inputs: [...SOURCES, ...outputs.map((folder) => `${folder}/**/*`)],
      outputs: [],
      metadata: { description: 'Fails when a generated file does not follow from the spec' },
    },
  };
}
