/** The one place that touches the disk: brings the generated folders to the planned state, or says how they differ. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { PlannedFile } from './planned-file.ts';

export interface Difference {
  readonly kind: 'changed' | 'missing' | 'stray';
  /** Relative to the workspace root, with forward slashes. */
  readonly path: string;
}

export type WriteMode = 'write' | 'check';

/** Folders of the workspace whose projects may hold generated files. */
const PROJECT_ROOTS = ['apps', 'libs', 'tools'];

/** Paths of all files inside any `src/gen` folder of a project. */
async function generatedFiles(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const group of PROJECT_ROOTS) {
    if (!existsSync(join(root, group))) continue;
    for (const project of await readdir(join(root, group))) {
      const folder = join(root, group, project, 'src', 'gen');
      if (!existsSync(folder)) continue;
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isDirectory()) continue;
        found.push(
          join(entry.parentPath, entry.name)
            .slice(root.length + 1)
            .split(sep)
            .join('/'),
        );
      }
    }
  }
  return found.sort();
}

async function readText(path: string): Promise<string | undefined> {
  return existsSync(path) ? readFile(path, 'utf8') : undefined;
}

/** Removes the folders that a removed file leaves empty, up to the generated folder itself. */
async function removeEmptyParents(path: string): Promise<void> {
  let folder = dirname(path);
  while (!folder.endsWith(`${sep}src`) && (await readdir(folder)).length === 0) {
    await rmdir(folder);
    folder = dirname(folder);
  }
}

/**
 * Compares the plan with the disk; in `write` mode also makes them equal, leaving equal files untouched.
 * Returns what differed, by path.
 */
export async function applyPlan(
  root: string,
  plan: readonly PlannedFile[],
  mode: WriteMode,
): Promise<Difference[]> {
  const planned = new Map(plan.map(({ path, text }) => [path, text]));
  if (planned.size !== plan.length) {
    const twice = plan.map(({ path }) => path).filter((path, index, paths) => paths.indexOf(path) !== index);
    throw new Error(`codegen: planned more than once: ${twice.join(', ')}`);
  }
  const outside = plan.find(
    ({ path }) => !/^[^/]+\/[^/]+\/src\/gen\//.test(path) || path.split('/').includes('..'),
  );
  if (outside) throw new Error(`codegen: planned outside a src/gen folder: ${outside.path}`);

  const differences: Difference[] = [];
  for (const path of await generatedFiles(root)) {
    if (planned.has(path)) continue;
    differences.push({ kind: 'stray', path });
    if (mode === 'write') {
      await rm(join(root, path));
      await removeEmptyParents(join(root, path));
    }
  }
  for (const [path, text] of planned) {
    const target = join(root, path);
    const current = await readText(target);
    if (current === text) continue;
    differences.push({ kind: current === undefined ? 'missing' : 'changed', path });
    if (mode === 'write') {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    }
  }
  return differences.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
