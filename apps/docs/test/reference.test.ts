/** What fails the API reference, on a small library of two entries. The real ones are rendered by `npm run docs:api`. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLibrary } from '../src/api/libraries.ts';
import { findDeadLinks } from '../src/api/links.ts';
import { renderReference } from '../src/api/reference.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reference-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const manifest = {
  name: '@aluco/tea',
  version: '0.1.0',
  description: 'Tea.',
  type: 'module',
  exports: {
    '.': { '@aluco/source': './src/index.ts' },
    './*': { '@aluco/source': './src/gen/*.ts' },
    './*.types': null,
    './index': null,
  },
};

const library = {
  'tea/package.json': JSON.stringify(manifest),
  'tea/README.md': '# @aluco/tea\n\n## How to drink\n\nSee [the pot](#how-to-drink).\n',
  'tea/src/index.ts': "/** Its heat. */\nexport const heat = 95;\nexport * from './gen/index.ts';\n",
  'tea/src/gen/index.ts': "export * from './pot.ts';\n",
  'tea/src/gen/pot.ts':
    "/**\n * Pots.\n *\n * @module\n */\nexport type * from './pot.types.ts';\n\n/** Fills a {@link Pot}. */\nexport const fill = 1;\n",
  'tea/src/gen/pot.types.ts':
    "/** Holds tea. */\nexport interface Pot {\n  /** Cups. */\n  readonly size: number;\n  readonly kind: 'pot';\n}\n",
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      module: 'nodenext',
      moduleResolution: 'nodenext',
      target: 'es2023',
      allowImportingTsExtensions: true,
      noEmit: true,
      strict: true,
      types: [],
      rootDir: '.',
    },
    include: ['tea/src'],
  }),
};

function render(): Promise<string[]> {
  return renderReference({
    root: folder,
    libraries: [join(folder, 'tea')],
    tsconfig: join(folder, 'tsconfig.json'),
    out: join(folder, 'dist', 'html'),
  });
}

describe('the entries of a library', () => {
  it('are what its manifest exports, patterns followed', () => {
    write(library);
    expect(readLibrary(join(folder, 'tea')).entries).toEqual([
      { name: '@aluco/tea/pot', file: join(folder, 'tea/src/gen/pot.ts') },
      { name: '@aluco/tea', file: join(folder, 'tea/src/index.ts') },
    ]);
  });
});

describe('a reference', { timeout: 120_000 }, () => {
  it('has a page for each entry, named as it is imported, and one that leads to them', async () => {
    write(library);
    expect(await render()).toEqual([]);
    const page = (path: string) => readFileSync(join(folder, 'dist', 'html', path), 'utf8');
    expect(page('index.html')).toContain('href="modules/_aluco_tea.html"');
    expect(page('index.html')).toContain('href="modules/_aluco_tea_pot.html"');
    expect(page('modules/_aluco_tea.html')).toContain('How to drink');
    expect(page('modules/_aluco_tea_pot.html')).toContain('Pots.');
    expect(page('variables/_aluco_tea_pot.fill.html')).toContain(
      'href="../interfaces/_aluco_tea_pot.Pot.html"',
    );
  });

  it('fails for each export and member without a comment, each type that is not exported, each link that leads nowhere', async () => {
    const faults: readonly (readonly [keyof typeof library, string, string])[] = [
      ['tea/src/index.ts', '/** Its heat. */\n', ''],
      ['tea/src/gen/pot.types.ts', '  /** Cups. */\n', ''],
      ['tea/src/gen/pot.types.ts', 'number;\n', 'Size;\n'],
      ['tea/src/gen/pot.types.ts', '/** Holds', '/** Cups. */\ninterface Size {}\n/** Holds'],
      ['tea/src/gen/pot.ts', '{@link Pot}', '{@link Kettle}'],
      ['tea/README.md', '(#how-to-drink)', '(#how-to-spill)'],
    ];
    const faulty: Record<string, string> = { ...library };
    for (const [path, from, to] of faults) {
      expect(faulty[path]).toContain(from);
      faulty[path] = faulty[path]!.replace(from, to);
    }
    write(faulty);
    const problems = await render();
    const told = ['heat (Variable)', 'Pot.size (Property)', 'Size', 'Kettle', '#how-to-spill'];
    for (const one of told) expect(problems).toContainEqual(expect.stringContaining(one));
    expect(problems).toHaveLength(told.length);
  });
});

describe('links between pages', () => {
  it('lead to files and to places in them', () => {
    write({
      'index.html':
        '<a href="sub/a.html#x">a</a> <a href="#here" id="here">b</a> <a href="https://example.com/none">c</a>',
      'sub/a.html': '<h1 id="x">x</h1> <a href="../index.html?q=1#here">d</a> <img src="../p.svg">',
      'p.svg': '<svg/>',
    });
    expect(findDeadLinks(folder)).toEqual([]);
  });

  it('are told when they do not', () => {
    write({
      'index.html': '<a href="sub/b.html">a</a> <a href="sub/a.html#y">b</a> <a href="#z">c</a>',
      'sub/a.html': '<script src="gone.js"></script> <h1 data-id="y">y</h1>',
    });
    expect(findDeadLinks(folder)).toEqual([
      'index.html: sub/b.html is not there',
      'index.html: sub/a.html#y names no place in sub/a.html',
      'index.html: #z names no place in index.html',
      'sub/a.html: gone.js is not there',
    ]);
  });
});
