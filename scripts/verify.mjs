// Everything that must hold before a change is worth looking at, in the order in which it fails fastest.
// Ends with one plain line: "<n> passed, <n> failed", where each check counts as one test.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const report = join(root, 'node_modules', '.cache', 'aluco', 'tests.json');

const checks = [
  ['formatting and lint', 'biome', ['ci', '.', '--error-on-warnings']],
  ['module boundaries', 'node', ['scripts/check-boundaries.mjs']],
  ['unused code', 'knip', []],
  ['generated files', 'npm', ['run', '--silent', 'generate', '--', '--check']],
  ['types and build', 'nx', ['run-many', '--targets=build', '--outputStyle=static']],
  ['types of tests', 'tsc', ['-b', 'tsconfig.tests.json']],
  ['API reference', 'nx', ['run', '@aluco/docs:api', '--outputStyle=static']],
];

let failed = 0;
for (const [name, command, args] of checks) {
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    failed += 1;
    process.stdout.write(`-- ${name}: failed. To see it alone: ${command} ${args.join(' ')}\n`);
  }
}

process.stdout.write('\n== tests\n');
mkdirSync(dirname(report), { recursive: true });
rmSync(report, { force: true });
const run = spawnSync(
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
const tests = readReport();
if (run.status !== 0 && tests.failed === 0) tests.failed = 1;
const passed = checks.length - failed + tests.passed;
process.stdout.write(`\n${passed} passed, ${failed + tests.failed} failed, ${tests.skipped} skipped\n`);
process.exit(failed + tests.failed === 0 ? 0 : 1);

function readReport() {
  try {
    const json = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: json.numPassedTests,
      failed: json.numFailedTests + json.numFailedTestSuites - failedOnlyByTests(json),
      skipped: json.numPendingTests + json.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Suites that failed because a test in them did are counted by that test already. */
function failedOnlyByTests(json) {
  return (
    json.numFailedTestSuites -
    json.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length
  );
}
