/** Checks a spec: `node main.ts [folder]`. Prints every fault, and ends with status 1 if there is one. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatDiagnostic } from './format.ts';
import { loadSpec } from './load-spec.ts';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../../spec', import.meta.url));
const shown = relative(process.cwd(), folder) || '.';
const { spec, diagnostics } = loadSpec(folder);

for (const diagnostic of diagnostics) console.error(`${formatDiagnostic(diagnostic, shown)}\n`);
if (spec === undefined) {
  console.error(`${diagnostics.length} ${diagnostics.length === 1 ? 'fault' : 'faults'} in ${shown}`);
  process.exitCode = 1;
} else {
  const parts = spec.protocols.map(
    (protocol) =>
      `${protocol.name}: ${protocol.areas.length} areas, ${protocol.types.length} types, ` +
      `${protocol.resources.length} resources, ${protocol.messages.length} messages`,
  );
  console.log(`${shown} is sound. ${[...parts, `${spec.scalars.length} scalars`].join('; ')}.`);
}
