/** Renders the API reference of the published libraries; ends with status 1 when something in it is wrong. */
import { join } from 'node:path';
import { renderReference } from './api/reference.ts';

const project = join(import.meta.dirname, '..');
const root = join(project, '..', '..');
const out = join(project, 'dist', 'html');

const problems = await renderReference({
  root,
  libraries: ['porttracker', 'raas', 'wire', 'md6'].map((name) => join(root, 'libs', name)),
  tsconfig: join(project, 'tsconfig.api.json'),
  out,
});
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error(
    `${problems.length} problem(s) in the API reference. Comments stand in libs/, those under src/gen/ come from spec/.`,
  );
  process.exitCode = 1;
} else {
  console.log(`The API reference is at ${join(out, 'index.html')}`);
}
