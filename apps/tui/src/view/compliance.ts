/** How compliance states look: a colour, and a sign that tells them apart without one. */
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

/** A bar of the states' shares. */
export function complianceBar(stats: Readonly<Partial<Record<string, number>>>, width: number): Line {
  const shares = Object.entries(stats).map(([state, count]): Share => {
    const { role, fill } = LOOKS[state] ?? OTHER;
    return { count: count ?? 0, role, sign: fill };
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
  return Object.entries(stats).map(([state, count]) =>
    span(`${complianceSign(state)} ${state} ${count}  `, complianceRole(state)),
  );
}
