import { createFits } from '../examples/fits.ts';
import { Misfit } from '../examples/misfit.ts';
import type { Scalar } from '../ir.ts';
import type { CheckContext } from '../link/draft.ts';

/**
 * Patterns compile, and the example of each scalar fits it. Gives the scalars by name for the checks that follow;
 * one with a broken pattern has none there.
 */
export function checkScalars(
  scalars: readonly Scalar[],
  report: CheckContext['report'],
): ReadonlyMap<string, Scalar> {
  const table = new Map(scalars.map((scalar) => [scalar.name, scalar]));
  const fits = createFits(new Map(), table);
  for (const scalar of scalars) {
    const reason = faultOfPattern(scalar.pattern);
    if (reason !== undefined) {
      report('spec/bad-pattern', scalar, { reason }, ['pattern']);
      const { pattern: _, ...rest } = scalar;
      table.set(scalar.name, rest);
      continue;
    }
    try {
      const scope = { sender: 'server', params: {} } as const;
      fits.roundTrip({ kind: 'scalar', scalar: scalar.name }, scalar.example, scope, '$');
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      const { path, expected, received } = error;
      report('spec/value-misfit', scalar, { what: 'example', path, expected, received }, ['example']);
    }
  }
  return table;
}

function faultOfPattern(pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined;
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
