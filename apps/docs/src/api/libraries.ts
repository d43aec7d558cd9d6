/** The libraries that have an API reference, and their entries, as their manifests tell them. */
import { globSync, readFileSync } from 'node:fs';
import { join, matchesGlob, relative, sep } from 'node:path';

/** A library of the workspace. */
export interface Library {
  readonly name: string;
  readonly description: string;
  readonly folder: string;
  /** Its entries by name, the one of the library as a whole last: what another entry exports too is documented there. */
  readonly entries: readonly Entry[];
}

/** What one import specifier leads to. */
export interface Entry {
  /** The import specifier, such as `@aluco/raas/sec`. */
  readonly name: string;
  /** Its source, as an absolute path. */
  readonly file: string;
}

type Target = string | null | Readonly<Record<string, string>>;

interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly exports: Readonly<Record<string, Target>>;
}

const SOURCE = '@aluco/source';

/** Reads the manifest of a library and looks for the sources of all its entries. */
export function readLibrary(folder: string): Library {
  const text = readFileSync(join(folder, 'package.json'), 'utf8');
  const { name, description, exports } = JSON.parse(text) as Manifest;
  const refused = Object.keys(exports).filter((path) => exports[path] === null);
  const entries = Object.entries(exports)
    .flatMap(([path, target]) => sourcesOf(folder, path, target))
    .filter(({ path }) => !refused.some((pattern) => matchesGlob(path, pattern)))
    .map(({ path, file }) => ({ name: join(name, path).split(sep).join('/'), file }));
  return {
    name,
    description,
    folder,
    entries: entries.sort((a, b) => Number(a.name === name) - Number(b.name === name) || compare(a, b)),
  };
}

/** The sources behind one line of `exports`, which may be a pattern. */
function sourcesOf(folder: string, path: string, target: Target): { path: string; file: string }[] {
  const source = typeof target === 'object' ? target?.[SOURCE] : undefined;
  if (source === undefined) return [];
  const [before = '', after] = source.split('*');
  if (after === undefined) return [{ path, file: join(folder, source) }];
  return globSync(source, { cwd: folder }).map((found) => {
    const local = `./${relative('.', found).split(sep).join('/')}`;
    return {
      path: path.replace('*', local.slice(before.length, local.length - after.length)),
      file: join(folder, found),
    };
  });
}

function compare(a: Entry, b: Entry): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
