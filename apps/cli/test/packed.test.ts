/**
 * The libraries as somebody else gets them: packed, installed into an empty project outside the repository, compiled
 * against and run against the mock. What they depend on is packed from the workspace's own `node_modules`, so that
 * nothing is asked of a registry.
 */
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publintProblems, typesProblems } from './packed/problems.ts';
import { startMockProcess } from './run.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..', '..');
const libraries = ['wire', 'md6', 'porttracker', 'raas'] as const;
const patience = 300_000;

interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

interface Manifest {
  readonly exports: Readonly<Record<string, string | null | Readonly<Record<string, string>>>>;
  readonly sideEffects: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
}

let folder = '';
let project = '';
let packages: readonly Packed[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aluco-packed-'));
  project = join(folder, 'project');
  mkdirSync(project);
  const workspace = copyLibraries(join(folder, 'workspace'));
  const paths = libraries.map((name) => `./libs/${name}`);
  await run('tsc', ['-b', ...paths], workspace);
  packages = await pack(paths, workspace);
  const needed = dependenciesOf([...packages.map(({ name }) => name), '@types/node']);
  const outside = await pack(
    needed.map((name) => `./node_modules/${name}`),
    root,
  );
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const tarballs = [...packages, ...outside].map(({ filename }) => join(folder, filename));
  await run(
    'npm',
    ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...tarballs],
    project,
  );
}, patience);

async function pack(paths: readonly string[], cwd: string): Promise<Packed[]> {
  const args = ['pack', '--json', '--ignore-scripts', `--pack-destination=${folder}`, ...paths];
  return Object.values(JSON.parse(await run('npm', args, cwd)) as Packed[]);
}

/** What these packages need from outside the workspace, themselves included where they are from there. */
function dependenciesOf(names: readonly string[]): string[] {
  const found = new Set(names);
  for (const name of found) {
    const { dependencies } = readManifest(join(root, 'node_modules', name)) as Manifest;
    for (const dependency of Object.keys(dependencies ?? {})) found.add(dependency);
  }
  return [...found].filter((name) => !name.startsWith('@aluco/'));
}

afterAll(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

describe.each(libraries)('the package of %s', (library) => {
  const packed = () => packages.find(({ name }) => name === `@aluco/${library}`)!;
  const paths = () => packed().files.map(({ path }) => path);
  const tarball = () => readFileSync(join(folder, packed().filename));
  const installed = () => join(project, 'node_modules', '@aluco', library);

  it('holds the library and its sources, and no tests', () => {
    expect(paths()).toEqual(expect.arrayContaining(['README.md', 'package.json', 'dist/index.js']));
    const usual = /^(README\.md|package\.json|dist\/.+\.(js|d\.ts)(\.map)?|src\/.+\.ts)$/;
    expect(paths().filter((path) => !usual.test(path))).toEqual([]);
    expect(
      paths().filter((path) => /\.test\.|tsbuildinfo|(^|\/)test\//.test(path) && !/\/gen\//.test(path)),
    ).toEqual([]);
  });

  it('has declarations and maps beside each module, and what the maps lead to', () => {
    const all = new Set(paths());
    const modules = paths().filter((path) => path.endsWith('.js'));
    expect(modules.length).toBeGreaterThan(3);
    const missing = modules.flatMap((path) => {
      const stem = path.slice(0, -'.js'.length);
      const maps = [`${path}.map`, `${stem}.d.ts.map`];
      const sources = maps.filter((map) => all.has(map)).flatMap((map) => sourcesOf(installed(), map));
      return [...maps, `${stem}.d.ts`, ...sources].filter((wanted) => !all.has(wanted));
    });
    expect(missing).toEqual([]);
  });

  it('exports what is there, for types first, and may be shaken', () => {
    const { exports, sideEffects } = readManifest(installed()) as Manifest;
    expect(sideEffects).toBe(false);
    const all = new Set(paths());
    expect(Object.keys(exports)).toContain('.');
    for (const target of Object.values(exports)) {
      if (target === null) continue;
      const conditions = typeof target === 'string' ? { default: target } : target;
      const names = Object.keys(conditions).filter((name) => name !== '@aluco/source');
      if (typeof target !== 'string') expect(names).toEqual(['types', 'default']);
      for (const path of Object.values(conditions)) {
        const found = [...all].filter((one) => posix.matchesGlob(one, posix.normalize(path)));
        expect(found, path).not.toEqual([]);
      }
    }
  });

  it('has an entry for each area of its protocol, and for nothing else that is generated', () => {
    const modules = paths()
      .filter((path) => /^dist\/gen\/.+\.js$/.test(path))
      .map((path) => posix.basename(path, '.js'));
    const { resolve } = createRequire(join(project, 'package.json'));
    const entries = modules.filter((name) => {
      try {
        return resolve(`@aluco/${library}/${name}`) !== '';
      } catch (error) {
        expect(error).toMatchObject({ code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
        return false;
      }
    });
    expect(entries).toEqual(areasOf(paths()));
  });

  it('is what publint wants of a package', { timeout: patience }, async () => {
    expect(await publintProblems(tarball())).toEqual([]);
  });

  it('has the right types at each entry, for modules and for bundlers', { timeout: patience }, async () => {
    const { exports } = readManifest(installed()) as Manifest;
    const named = Object.keys(exports).filter((path) => exports[path] !== null && !path.includes('*'));
    const areas = areasOf(paths()).map((area) => `./${area}`);
    expect(await typesProblems(tarball(), [...named, ...areas])).toEqual([]);
  });

  it('depends on versions that are there', () => {
    const { dependencies = {} } = readManifest(installed()) as Manifest;
    for (const [name, version] of Object.entries(dependencies))
      expect(readManifest(join(project, 'node_modules', name))).toMatchObject({ version });
  });
});

const compilerOptions = {
  target: 'es2023',
  lib: ['es2024', 'esnext.disposable'],
  types: ['node'],
  strict: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  rootDir: '.',
};

it('is compiled against, strictly and with the declarations themselves checked, and run', {
  timeout: patience,
}, async () => {
  copyFileSync(join(here, 'packed', 'consumer.ts.txt'), join(project, 'consumer.ts'));
  const options = { ...compilerOptions, module: 'nodenext', moduleResolution: 'nodenext', outDir: 'out' };
  expect(await compile('tsconfig.json', options, 'consumer.ts')).toBe('');

  await using mock = await startMockProcess();
  const env = { ALUCO_PORTTRACKER: mock.porttracker, ALUCO_RAAS: mock.raas };
  const output = JSON.parse(await run(process.execPath, [join('out', 'consumer.js')], project, env));
  expect(output).toEqual({
    realms: expect.arrayContaining(['gid,name,polling']),
    mac: 6,
    refused: 'request_failed',
    checks: 1,
    policies: true,
    run: true,
    wrong: '$.policy_uuid',
    areas: ['realm_info', true],
    frames: [[1, 'ping']],
    digests: [32, 32],
  });
  expect(new Set(output.realms).size).toBe(1);
});

describe.each([
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])('with modules as %s and resolution as %s', (module, moduleResolution) => {
  it('finds each area at its entry: its messages, and the types of what they take and give', {
    timeout: patience,
  }, async () => {
    const entries = packages.flatMap(({ name, files }) =>
      areasOf(files.map(({ path }) => path)).map((area) => `${name}/${area}`),
    );
    expect(entries).toEqual(expect.arrayContaining(['@aluco/porttracker/realms', '@aluco/raas/sec']));
    const program = [
      "import type { MessageDescriptor } from '@aluco/wire';",
      "import type { RealmInfoParams, RealmInfoResult } from '@aluco/porttracker/realms';",
      "import type { GetPoliciesParams, GetPoliciesResult } from '@aluco/raas/sec';",
      ...entries.map((entry, index) => `import * as area${index} from '${entry}';`),
      "export const params: [RealmInfoParams, GetPoliciesParams] = [{ fields: ['gid'] }, {}];",
      "export type Right = [RealmInfoResult[number]['gid'], GetPoliciesResult['count']];",
      "export const right: Right = ['1', 1];",
      `export const areas: Readonly<Record<string, MessageDescriptor>>[] = [${entries.map((_, index) => `area${index}`).join(', ')}];`,
      'console.log(areas.map((area) => Object.keys(area).length).join());',
    ];
    writeFileSync(join(project, 'entries.ts'), program.join('\n'));
    const outDir = `out-${module}`;
    const options = { ...compilerOptions, module, moduleResolution, outDir };
    expect(await compile(`tsconfig.${module}.json`, options, 'entries.ts')).toBe('');
    const counts = (await run(process.execPath, [join(outDir, 'entries.js')], project)).trim().split(',');
    expect(counts).toHaveLength(entries.length);
    expect(counts.filter((count) => count === '0')).toEqual([]);
  });
});

describe('a bundle', { timeout: patience }, () => {
  it('for browsers holds framing, decoders, areas and MD6, with nothing of Node', async () => {
    const script = await bundle(
      'browser',
      `
      import { createCodecs, createFrameDecoder } from '@aluco/wire';
      import { realmInfo } from '@aluco/porttracker/realms';
      import { getPolicies } from '@aluco/raas/sec';
      import { md6 } from '@aluco/md6';
      const Realm = { kind: 'record', fields: [{ name: 'gid', type: { kind: 'scalar', scalar: 'gid' } }] };
      createFrameDecoder().push(new TextEncoder().encode('[1,1,[51]]'), ([, , ...results]) => {
        const rows = createCodecs({ Realm }).message(realmInfo).decodeResult(results, { fields: ['gid'] });
        globalThis.told = JSON.stringify([rows, getPolicies.name, md6(new Uint8Array()).length]);
      });
    `,
    );
    const page: Record<string, unknown> = { TextEncoder, TextDecoder };
    runInNewContext(script, page);
    expect(JSON.parse(String(page.told))).toEqual([[{ gid: '51' }], 'sec.get_policies', 32]);
  });

  it.each(libraries)('holds nothing of %s where nothing of it is used', async (library) => {
    expect(await bundle('node', `import {} from '@aluco/${library}';`)).toBe('');
  });
});

/** A program of the project as one script. For browsers it fails if anything in it needs Node. */
async function bundle(platform: 'browser' | 'node', contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: project },
    bundle: true,
    minify: true,
    platform,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]!.text.trim();
}

/** What the compiler has to say of one file of the project. */
function compile(config: string, options: Readonly<Record<string, unknown>>, file: string): Promise<string> {
  writeFileSync(join(project, config), JSON.stringify({ compilerOptions: options, files: [file] }));
  return run('tsc', ['-p', config, '--pretty', 'false'], project);
}

/** Runs a command to its end and gives what it printed; fails with all that it said. */
async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const local = join(root, 'node_modules', '.bin', command);
  const file = command === 'tsc' ? local : command;
  // Settings of the npm that started the tests would lead this one back into the workspace.
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_OPTIONS$/i.test(name));
  try {
    const options = { cwd, env: { ...Object.fromEntries(inherited), ...env }, maxBuffer: 64 * 1024 * 1024 };
    return (await promisify(execFile)(file, args, options)).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

/** Copies the libraries without what was built of them before, which may hold modules whose sources are gone. */
function copyLibraries(workspace: string): string {
  const modules = join(workspace, 'node_modules');
  mkdirSync(join(modules, '@aluco'), { recursive: true });
  copyFileSync(join(root, 'tsconfig.base.json'), join(workspace, 'tsconfig.base.json'));
  const others = new Set(['@types']);
  for (const name of libraries) {
    const source = join(root, 'libs', name);
    const left = ['dist', 'node_modules'].map((part) => join(source, part));
    const target = join(workspace, 'libs', name);
    cpSync(source, target, { recursive: true, filter: (path) => !left.includes(path) });
    symlinkSync(target, join(modules, '@aluco', name), 'junction');
    const { dependencies = {} } = readManifest(source) as Manifest;
    for (const dependency of Object.keys(dependencies)) others.add(dependency);
  }
  for (const name of others) {
    if (!name.startsWith('@aluco/'))
      symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
  }
  return workspace;
}

function readManifest(directory: string): unknown {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
}

/** The areas of a protocol, by the modules of their types. */
function areasOf(paths: readonly string[]): string[] {
  return paths
    .filter((path) => /^dist\/gen\/.+\.types\.js$/.test(path))
    .map((path) => posix.basename(path, '.types.js'));
}

/** The paths within the package that a source map leads to. */
function sourcesOf(directory: string, map: string): string[] {
  const { sources } = JSON.parse(readFileSync(join(directory, map), 'utf8')) as { sources: string[] };
  return sources.map((source) => posix.normalize(posix.join(posix.dirname(map), source)));
}
