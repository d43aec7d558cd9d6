// Checks which project imports which against the table below. Projects, their tags and their files come from Nx's
// project graph; every import that leaves a project is looked at, in .ts and .tsx, whether static, dynamic or of types.
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProjectFileMapUsingProjectGraph, createProjectGraphAsync } from 'nx/src/devkit-exports.js';
import { findProjectImports } from '../tools/codegen/src/nx-imports.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// What each scope may import, and what its tests may besides. A scope that is not here may not exist.
const scopes = {
  spec: { uses: [] },
  codegen: { uses: ['spec'] },
  wire: { uses: [], tests: ['spec-data'] },
  md6: { uses: [] },
  porttracker: { uses: ['wire', 'md6'], tests: ['spec-data'] },
  raas: { uses: ['wire'], tests: ['spec-data'] },
  'spec-data': { uses: ['wire'] },
  estate: { uses: ['porttracker', 'raas', 'spec-data', 'wire'], tests: [] },
  'mock-server': { uses: ['estate', 'porttracker', 'raas', 'spec-data', 'wire'], tests: [] },
  tui: { uses: ['porttracker', 'raas', 'spec-data', 'wire'], tests: ['mock-server'] },
  cli: {
    uses: ['mock-server', 'tui', 'porttracker', 'raas', 'spec-data', 'wire'],
    tests: ['estate'],
  },
  docs: { uses: ['spec-data'] },
  bench: { uses: ['md6', 'wire', 'porttracker', 'raas'] },
};

// What each layer may import at all; the table above may only be narrower.
const layers = {
  tool: ['tool'],
  lib: ['lib'],
  app: ['lib', 'app'],
};

// Tests, and the helpers and fixtures that stand with them.
const isTest = (file) => /\.test\.tsx?$/.test(file) || /^[^/]+\/[^/]+\/test\//.test(file);

const problems = [];
const report = (where, rule, allowed) =>
  problems.push(`${where}: ${rule}${allowed ? `\n    ${allowed}` : ''}`);

const graph = await createProjectGraphAsync({ exitOnError: true });
const projectFileMap = await createProjectFileMapUsingProjectGraph(graph);
const projects = new Map(Object.values(graph.nodes).map((node) => [node.name, describe(node)]));

for (const { name, path, scope, layer } of projects.values()) {
  const manifest = `${path}/package.json`;
  if (scope === undefined || layer === undefined) {
    report(
      manifest,
      `${name} needs exactly one tag scope:* and one tag layer:*`,
      'Set them under "nx": { "tags": [...] }.',
    );
  } else {
    if (!Object.hasOwn(scopes, scope)) {
      report(
        manifest,
        `scope:${scope} is not in the table`,
        `Add a row for it to scripts/check-boundaries.mjs: ${Object.keys(scopes).join(', ')} are there.`,
      );
    }
    if (!Object.hasOwn(layers, layer))
      report(manifest, `layer:${layer} is not one of ${Object.keys(layers).join(', ')}`);
  }
  checkDeclared(manifest, name);
}

const known = Object.fromEntries([...projects.values()].map(({ name, path }) => [name, { root: path }]));
const files = Object.fromEntries(
  Object.entries(projectFileMap).map(([name, data]) => [name, data.map(({ file }) => file)]),
);
const imports = findProjectImports(files, known, root);
for (const { source, target, file, specifier } of imports) checkImport(file, source, target, specifier);

if (problems.length > 0) {
  for (const problem of problems.sort()) console.error(problem);
  console.error(`${problems.length} import(s) or tags break the module boundaries.`);
  process.exit(1);
}
console.log(`${imports.length} imports between ${projects.size} projects keep the module boundaries.`);
process.exit(0);

function describe({ name, data }) {
  const tagged = (kind) => {
    const values = (data.tags ?? [])
      .filter((tag) => tag.startsWith(`${kind}:`))
      .map((tag) => tag.slice(kind.length + 1));
    return values.length === 1 ? values[0] : undefined;
  };
  return { name, path: data.root, scope: tagged('scope'), layer: tagged('layer') };
}

/** A dependency that is declared and not allowed would pass as long as nothing imports it. */
function checkDeclared(manifest, name) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, manifest), 'utf8'));
  for (const target of Object.keys(dependencies))
    if (projects.has(target)) checkEdge(manifest, name, target, false);
  for (const target of Object.keys(devDependencies))
    if (projects.has(target)) checkEdge(manifest, name, target, true);
}

function checkImport(file, source, target, specifier) {
  const where = `${file} imports '${specifier}'`;
  if (specifier.startsWith('.')) {
    const path = posix.join(posix.dirname(file), specifier);
    report(where, `a path into ${target} goes past its entry file (${path})`, `Import '${target}'.`);
  } else if (specifier !== target && !isEntry(target, `.${specifier.slice(target.length)}`)) {
    report(where, `${target} has no such entry`, `Import '${target}'.`);
  }
  checkEdge(where, source, target, isTest(file));
}

/** Whether a package exports the subpath: by its name, or by a pattern that no `null` takes it from. */
function isEntry(target, subpath) {
  const { path } = projects.get(target);
  const { exports = {} } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
  const entry = Object.hasOwn(exports, subpath) ? exports[subpath] : exports['./*'];
  return entry !== undefined && entry !== null;
}

function checkEdge(where, source, target, test) {
  const from = projects.get(source);
  const to = projects.get(target);
  const row = scopes[from?.scope ?? ''];
  if (!row || !to?.scope || !from?.layer || !to.layer) return; // Reported above.
  const scopesAllowed = [...row.uses, ...(test ? (row.tests ?? []) : [])];
  const what = test ? `tests of scope:${from.scope}` : `scope:${from.scope}`;
  if (!scopesAllowed.includes(to.scope)) {
    report(
      where,
      `${what} may not use scope:${to.scope}`,
      `Allowed: ${scopesAllowed.join(', ') || 'nothing'}.`,
    );
  }
  const layersAllowed = layers[from.layer] ?? [];
  if (!layersAllowed.includes(to.layer)) {
    report(
      where,
      `layer:${from.layer} may not use layer:${to.layer}`,
      `Allowed: ${layersAllowed.join(', ')}.`,
    );
  }
}
