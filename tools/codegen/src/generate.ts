/** From a spec folder to generated files, or to a list of reasons why not. */
import { join } from 'node:path';
import { formatDiagnostic, loadSpec } from '@aluco/spec-model';
import { applyPlan, type Difference, type WriteMode } from './writer.ts';

export type GenerateOutcome =
  | {
      readonly ok: true;
      readonly files: number;
      readonly differences: readonly Difference[];
      readonly warnings: readonly string[];
    }
  /** The spec is faulty: nothing was compared or written. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads `spec/` under the workspace root and writes or checks all generated files there. */
export async function generate(root: string, mode: WriteMode): Promise<GenerateOutcome> {
  const { spec, diagnostics } = loadSpec(join(root, 'spec'));
  const notes = diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, 'spec'));
  if (!spec) return { ok: false, problems: notes };
  const { planFiles } = await import('./plan.ts');
  const plan = planFiles(spec);
  return { ok: true, files: plan.length, differences: await applyPlan(root, plan, mode), warnings: notes };
}
