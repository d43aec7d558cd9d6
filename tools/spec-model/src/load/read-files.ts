import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const WANTED = /\.(yaml|yml|schema\.json)$/;

/** All spec and schema files of a folder, by path relative to it. A folder that does not exist has none. */
export function readSpecFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const visit = (relative: string): void => {
    const entries = readdirSync(join(folder, relative), { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (WANTED.test(entry.name)) files.set(path, readFileSync(join(folder, path), 'utf8'));
    }
  };
  if (existsSync(folder)) visit('');
  return files;
}
