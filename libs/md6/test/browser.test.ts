import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import vectors from './md6-vectors.json' with { type: 'json' };

const chromium = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'chromium'))
  .find((path) => existsSync(path));

/** Says in hexadecimal what the vectors hash to, there where it runs. */
const program = `
const hex = (octets) => Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const digests = (inputs, macs) => [
  ...inputs.map((input) => hex(library.md6(unhex(input)))),
  ...macs.map(([key, message]) => hex(library.hmacMd6(unhex(key), unhex(message)))),
].join(' ');
`;
const hashed = vectors.md6_256.filter(({ hex }) => hex !== null);
const call = `digests(${JSON.stringify(hashed.map(({ hex }) => hex))}, ${JSON.stringify(
  vectors.hmac.map(({ key, msg }) => [key, msg]),
)})`;
const expected = [...hashed.map(({ digest }) => digest), ...vectors.hmac.map(({ mac }) => mac)].join(' ');

let script: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'));
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../src/index.ts', import.meta.url))],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'library',
    write: false,
    logLevel: 'silent',
  });
  script = outputFiles[0]!.text + program;
});

afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

describe.each([
  ['allowed', ''],
  ['forbidden', `<meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline'">`],
])('MD6 in a browser, WebAssembly %s', (_, policy) => {
  it('hashes the vectors with nothing but the language', () => {
    const context = createContext({}, { codeGeneration: { strings: false, wasm: policy === '' } });
    expect(runInContext(`${script}\n${call}`, context)).toBe(expected);
  });

  // A machine without the Debian package `chromium` still runs the test above, which differs in the engine's version only.
  it.skipIf(chromium === undefined)(
    'hashes the vectors in headless Chromium',
    async () => {
      const page = join(folder, 'page.html');
      await writeFile(
        page,
        `<!doctype html>${policy}<body><script>${script}\ndocument.title = ${call}</script>`,
      );
      const profile = `--user-data-dir=${join(folder, 'profile')}`;
      // Chromium refuses its sandbox to root, as which tests run in containers; the page is our own.
      const options = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', profile];
      const { stdout } = await promisify(execFile)(chromium!, [...options, '--dump-dom', `file://${page}`]);
      expect(/<title>([^<]*)<\/title>/.exec(stdout)?.[1]).toBe(expected);
    },
    60_000,
  );
});
