import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Octets of a program that makes one Porttracker call, bundled and minified. */
export interface BundleSize {
  readonly minified: number;
  readonly compressed: number;
  /** Octets that the compressed bundle may have. */
  readonly target: number;
}

export async function measureBundle(): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { connect } from '@aluco/porttracker';
        const client = await connect('porttracker://127.0.0.1');
        console.log(await client.ping());
        await client.close();`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    treeShaking: true,
    format: 'esm',
    platform: 'node',
    conditions: ['@aluco/source'],
    legalComments: 'none',
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: code.length, compressed: gzipSync(code, { level: 9 }).length, target: 15_000 };
}
