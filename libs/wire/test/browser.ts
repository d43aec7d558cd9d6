/** Runs an entry module the way a page would. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';

/** Where a page's policy lets code come from: anywhere, or neither from text nor from WebAssembly. */
export type Policy = 'open' | 'strict';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The browser's program, if this machine has one. */
export const chromium: string | undefined = NAMES.flatMap((name) =>
  (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)),
).find((path) => existsSync(path));

/** The entry and all it imports as one script, which leaves `entry.run` behind. Fails if anything in it needs Node. */
export async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'entry',
    target: 'es2023',
    conditions: ['@aluco/source'],
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

/** Runs the script, and `entry.run` with `input`, where there is nothing but the language and the text coders that every browser has. */
export function runBare(script: string, input: unknown, policy: Policy): string[] {
  const isOpen = policy === 'open';
  const context = createContext(
    { TextEncoder, TextDecoder },
    { codeGeneration: { strings: isOpen, wasm: isOpen } },
  );
  return JSON.parse(
    runInContext(`${script}\nJSON.stringify(entry.run(${JSON.stringify(input)}))`, context) as string,
  );
}

/** The same in a page of a headless browser. */
export async function runInPage(
  browser: string,
  script: string,
  input: unknown,
  policy: Policy,
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  try {
    const page = join(folder, 'page.html');
    const rule =
      policy === 'open'
        ? ''
        : `<meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline'">`;
    const call = `entry.run(${JSON.stringify(input)})`;
    const show = `document.body.textContent = encodeURIComponent(JSON.stringify(${call}));`;
    const safe = `${script}\n${show}`.replaceAll('</script', '<\\/script');
    await writeFile(
      page,
      `<!doctype html><meta charset="utf-8">${rule}<body><script>${safe}</script></body>`,
    );
    const options = [
      '--headless=new',
      // Chromium refuses its sandbox to root, as which tests run in containers; the page is our own.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      `--user-data-dir=${join(folder, 'profile')}`,
      '--dump-dom',
      `file://${page}`,
    ];
    const { stdout } = await promisify(execFile)(browser, options, { maxBuffer: 2 ** 28 });
    const text = /<body>([^<]*)<\/body>/.exec(stdout)?.[1];
    if (text === undefined) throw new TypeError(`the page ended with ${stdout.slice(-2000)}`);
    return JSON.parse(decodeURIComponent(text));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
