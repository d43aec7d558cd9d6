/** How sure a statement of the spec is, as badges, and what they mean. */
import type { Provenance } from '@aluco/spec-model';
import { code, sentence } from './markdown.ts';

type Status = Provenance['status'];

const STATUS_MEANINGS: Readonly<Record<Status, string>> = {
  documented: 'The vendor says so in writing.',
  observed: 'A real client or server does so, whether or not it is written anywhere.',
  inferred: 'Nobody says so, but it follows from what is documented or observed.',
  decided: 'No source settles it. It is a decision of this project: a real server may differ.',
};

const SEED_MEANINGS: Readonly<Record<Provenance['seed'], string>> = {
  'porttracker-api': "the vendor's description of the protocol",
  'raas-sec-interface': "the vendor's description of the security calls",
  'public-client': 'what a published client does',
  'api-catalogue': 'a published catalogue of the calls of a real server',
  none: '',
};

/** A status that links to what it means. */
export function badge(status: Status): string {
  return `[**${code(status)}**](index.md#sources)`;
}

/** The line under a message or a type that tells where it is known from. */
export function sourceWords({ seed, status, note }: Provenance): string {
  const from = SEED_MEANINGS[seed] === '' ? '' : `, known from ${SEED_MEANINGS[seed]}`;
  return `Source: ${badge(status)}${from}.${note ? ` ${sentence(note)}` : ''}`;
}

/** The legend of the badges. */
export const statusLegend: readonly { readonly status: string; readonly meaning: string }[] = Object.entries(
  STATUS_MEANINGS,
).map(([status, meaning]) => ({ status: `**${code(status)}**`, meaning }));
