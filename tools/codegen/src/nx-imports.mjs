/**
 * Imports between the projects of the workspace, read off their sources.
 *
 * Nx can analyse sources itself, but asks TypeScript's JavaScript API where an import leads, and TypeScript 7 has none.
 * The reading is Nx's own parser; where an import leads follows here from package names and folders alone.
 */
import { join, posix } from 'node:path';
import native from 'nx/src/native/index.js';

const MODULE = /\.(?:[cm]?[jt]s|[jt]sx)$/;

/**
 * @typedef {{ source: string, target: string, file: string, specifier: string, dynamic: boolean }} ProjectImport
 * `source` and `target` are projects, `file` is relative to the workspace root.
 */

/**
 * The imports that leave a project for another one.
 *
 * @param {Readonly<Record<string, readonly string[]>>} files Paths of files by project, relative to the workspace root.
 * @param {Readonly<Record<string, { root: string }>>} projects By name, which is that of their package.
 * @param {string} workspaceRoot
 * @returns {ProjectImport[]}
 */
export function findProjectImports(files, projects, workspaceRoot) {
  const modules = Object.fromEntries(
    Object.entries(files).map(([project, paths]) => [
      project,
      paths.filter((path) => MODULE.test(path)).map((path) => join(workspaceRoot, path)),
    ]),
  );
  const resolve = createResolver(projects);
  return native
    .findImports(modules)
    .flatMap(({ sourceProject, file, staticImportExpressions, dynamicImportExpressions }) => {
      const path = file.slice(workspaceRoot.length + 1).replaceAll('\\', '/');
      const found = [
        ...staticImportExpressions.map((specifier) => ({ specifier, dynamic: false })),
        ...dynamicImportExpressions.map((specifier) => ({ specifier, dynamic: true })),
      ];
      return found.flatMap(({ specifier, dynamic }) => {
        const target = resolve(specifier, path);
        return target === undefined || target === sourceProject
          ? []
          : [{ source: sourceProject, target, file: path, specifier, dynamic }];
      });
    });
}

/** Which project a specifier leads to; `undefined` for what is outside the workspace. */
function createResolver(projects) {
  const byRoot = Object.entries(projects)
    .map(([name, { root }]) => ({ name, root }))
    .sort((a, b) => b.root.length - a.root.length);
  return (specifier, file) => {
    if (specifier.startsWith('.')) {
      const path = posix.join(posix.dirname(file), specifier);
      return byRoot.find(({ root }) => path === root || path.startsWith(`${root}/`))?.name;
    }
    const [first = '', second = ''] = specifier.split('/');
    const packageName = first.startsWith('@') ? `${first}/${second}` : first;
    return Object.hasOwn(projects, packageName) ? packageName : undefined;
  };
}
