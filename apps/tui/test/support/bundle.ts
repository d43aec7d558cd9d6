import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Ink loads its developer tools on demand only, but a bundler follows every import. */
const NO_DEVTOOLS = fileURLToPath(new URL('./no-devtools.ts', import.meta.url));

/** Bundles a program with all it needs into one file outside the project; gives its path. */
export async function bundle(entry: URL): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aluco-tui-'));
  const outfile = join(folder, 'program.mjs');
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    jsx: 'automatic',
    conditions: ['@aluco/source'],
    alias: { 'react-devtools-core': NO_DEVTOOLS },
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return outfile;
}
