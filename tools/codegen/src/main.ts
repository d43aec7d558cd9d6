/** The command line of the generator: writes all generated files, or with `--check` compares them. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generate } from './generate.ts';

const REPAIR = 'npm run generate';
const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } }, strict: true });
  const outcome = await generate(root, values.check ? 'check' : 'write');
  if (!outcome.ok) {
    for (const problem of outcome.problems) console.error(problem);
    console.error(`The spec has ${outcome.problems.length} problem(s); nothing was generated.`);
    return 1;
  }
  const { differences, files, warnings } = outcome;
  for (const warning of warnings) console.error(warning);
  if (!values.check) {
    const done = { changed: 'rewrote', missing: 'wrote', stray: 'removed' } as const;
    for (const { kind, path } of differences) console.log(`${done[kind]} ${path}`);
    console.log(`${files} generated files, ${differences.length} touched.`);
    return 0;
  }
  for (const { kind, path } of differences) console.error(`${kind}: ${path}`);
  if (differences.length > 0) {
    console.error(
      `${differences.length} generated file(s) do not follow from the spec. To mend it: ${REPAIR}`,
    );
    return 1;
  }
  console.log(`${files} generated files are as the spec says.`);
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});
