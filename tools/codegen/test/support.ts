import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatDiagnostic, loadSpecFromFiles, type Spec } from '@aluco/spec-model';

export const workspace = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
const schemas = `${workspace}/spec/schema`;
const base = fileURLToPath(new URL('./fixtures/base/', import.meta.url));

const PROTOCOLS = { porttracker: 'flat.yaml', raas: 'grouped.yaml' } as const;

/**
 * A spec made of area files, by path relative to the folder of the spec. Scalars and schemas are the real ones; the
 * protocol file of a folder comes from the fixtures unless it is given.
 */
export function specFrom(areas: Readonly<Record<string, string>>): Spec {
  const files = new Map<string, string>();
  for (const name of readdirSync(schemas))
    files.set(`schema/${name}`, readFileSync(`${schemas}/${name}`, 'utf8'));
  files.set('scalars.yaml', readFileSync(`${workspace}/spec/scalars.yaml`, 'utf8'));
  for (const [folder, fixture] of Object.entries(PROTOCOLS)) {
    const used = Object.keys(areas).some((path) => path.startsWith(`${folder}/`));
    if (used) files.set(`${folder}/protocol.yaml`, readFileSync(base + fixture, 'utf8'));
  }
  for (const [path, text] of Object.entries(areas)) files.set(path, text);
  const { spec, diagnostics } = loadSpecFromFiles(files);
  if (!spec) throw new Error(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic)).join('\n'));
  return spec;
}
