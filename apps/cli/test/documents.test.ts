/** Code in documents is compiled: every TypeScript block of the workspace's Markdown, against the sources. */
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const folder = join(root, 'apps', 'cli', 'dist', 'documents');

/** The blocks of a document marked as TypeScript, in their order. */
function typescriptBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code ?? '');
}

it('compiles the TypeScript of every document', () => {
  const documents = globSync(['*.md', 'docs/**/*.md', 'spec/*.md', '{libs,apps,tools}/*/*.md'], {
    cwd: root,
  }).sort();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const blocks = documents.flatMap((document) =>
    typescriptBlocks(readFileSync(join(root, document), 'utf8')).map((code, index) => ({
      document,
      code,
      index,
    })),
  );
  for (const { document, code, index } of blocks) {
    // A block is a module of its own, so that two of them may use the same names.
    writeFileSync(
      join(folder, `${document.replaceAll(/[/.]/g, '-')}-${index + 1}.ts`),
      `${code}\nexport {};\n`,
    );
  }
  const config = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      noEmit: true,
      composite: false,
      noUnusedLocals: false,
      rewriteRelativeImportExtensions: false,
      types: ['node'],
      lib: ['es2024', 'esnext.disposable', 'dom'],
    },
    include: ['*.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  expect(blocks.map(({ document }) => document)).toContain('README.md');
  expect(compile(folder)).toBe('');
});

function compile(project: string): string {
  try {
    execFileSync('tsc', ['-p', project, '--pretty', 'false'], { cwd: root, encoding: 'utf8' });
    return '';
  } catch (error) {
    return (error as { stdout?: string }).stdout || String(error);
  }
}
