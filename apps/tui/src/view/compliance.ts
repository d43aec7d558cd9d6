/** How compliance states look: a colour, and a sign that tells them apart without one. */
import { COMPLIANCE_STATES } from '../backend/backend.ts';
import type { Line } from '../text/line.ts';
import { span } from '../text/line.ts';
import type { Role } from '../text/theme.ts';
import { barSpans, type Share } from './bar.ts';

const LOOKS: Readonly<Record<string, { readonly role: Role; readonly sign: string; readonly fill: string }>> =
  {
    compliant: { role: 'good', sign: '✓', fill: '█' },
    noncompliant: { role: 'bad', sign: '✗', fill: '▓' },
    error: { role: 'warn', sign: '!', fill: '▒' },
    notapplicable: { role: 'muted', sign: '–', fill: '░' },
  };
const OTHER = { role: 'muted', sign: '?', fill: '·' } as const;

export function complianceRole(state: string): Role {
  return (LOOKS[state] ?? OTHER).role;
}

export function complianceSign(state: string): string {
  return (LOOKS[state] ?? OTHER).sign;
}

/** A state for people. */
export function complianceName(state: string): string {
  return state === 'notapplicable' ? 'not applicable' : state;
}

/** States with their counts in an order that never changes; unknown ones last. */
function ordered(stats: Readonly<Partial<Record<string, number>>>): readonly (readonly [string, number])[] {
  const known: readonly string[] = COMPLIANCE_STATES;
  const names = [...known, ...Object.keys(stats).filter((name) => !known.includes(name))];
  return names.flatMap((name) => (stats[name] === undefined ? [] : [[name, stats[name]] as const]));
}

/** A bar of the states' shares. */
export function complianceBar(stats: Readonly<Partial<Record<string, number>>>, width: number): Line {
  const shares = ordered(stats).map(([state, count]): Share => {
    const { role, fill } = LOOKS[state] ?? OTHER;
    return { count, role, sign: fill };
  });
  return barSpans(shares, width);
}

/** The bar as plain text, for a cell of a table. */
export function complianceBarText(stats: Readonly<Partial<Record<string, number>>>, width: number): string {
  return complianceBar(stats, width)
    .map(({ text }) => text)
    .join('');
}

/** The states with their counts: `✓ compliant 12  ✗ noncompliant 3`. */
export function complianceCounts(stats: Readonly<Partial<Record<string, number>>>): Line {
  return ordered(stats).map(([state, count]) =>
    span(`${complianceSign(state)} ${complianceName(state)} ${count}  `, complianceRole(state)),
  );
}
