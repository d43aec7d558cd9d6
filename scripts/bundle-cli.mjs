// Bundles the aluco command into apps/cli/dist: one entry and one chunk per command that is loaded when asked for.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const cli = join(dirname(dirname(fileURLToPath(import.meta.url))), 'apps', 'cli');

await build({
  entryPoints: [join(cli, 'src', 'main.ts')],
  outdir: join(cli, 'dist'),
  entryNames: '[name]',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  conditions: ['@aluco/source'],
  sourcemap: true,
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  // Ink loads it only when DEV=true; it would bring a WebSocket server along.
  alias: { 'react-devtools-core': join(cli, 'src', 'no-devtools.ts') },
  // Some of Ink's dependencies are CommonJS and ask for Node's modules by require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  // The terminal UI sets it for when it runs unbundled.
  logOverride: { 'assign-to-define': 'silent' },
  logLevel: 'warning',
});
