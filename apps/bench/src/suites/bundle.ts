import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Octets of a program, bundled and minified. */
export interface BundleSize {
  readonly name: string;
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
  /** Octets that the bundle may have with gzip, where there is a limit. */
  readonly target?: number;
  /** The source files that something of came along, as paths from the root of the repository. */
  readonly inputs: readonly string[];
}

const ONE_CALL = `
  import { openConnection } from '@aluco/porttracker/connection';
  import { ping } from '@aluco/porttracker/session';
  const connection = await openConnection('porttracker://127.0.0.1');
  console.log(await connection.call(ping, {}));
  await connection.close();`;

const CHALLENGE_AND_ROWS = `
  import { cramMd6, openConnection } from '@aluco/porttracker/connection';
  import { realmInfo } from '@aluco/porttracker/realms';
  const connection = await openConnection('porttracker://127.0.0.1', {
    username: 'user', password: 'password', authentication: [cramMd6],
  });
  console.log(await connection.call(realmInfo, { fields: ['gid', 'name'] }));
  await connection.close();`;

const WHOLE_CLIENT = `
  import { connect } from '@aluco/porttracker';
  const client = await connect('porttracker://127.0.0.1');
  console.log(await client.ping());
  await client.close();`;

/** What programs take along, from the least to the whole client. */
export async function measureBundles(): Promise<BundleSize[]> {
  return [
    { ...(await measureBundle('one call over one connection', ONE_CALL)), target: 15_000 },
    await measureBundle('the same with a challenge, and rows', CHALLENGE_AND_ROWS),
    await measureBundle('the whole client', WHOLE_CLIENT),
  ];
}

async function measureBundle(name: string, contents: string): Promise<BundleSize> {
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    treeShaking: true,
    format: 'esm',
    platform: 'node',
    conditions: ['@aluco/source'],
    legalComments: 'none',
    metafile: true,
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const parts = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  return {
    name,
    minified: code.length,
    gzip: gzipSync(code, { level: 9 }).length,
    brotli: brotliCompressSync(code).length,
    inputs: parts.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path),
  };
}
