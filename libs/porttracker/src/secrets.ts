/** What the protocol's description marks as secret in one array, and words without it: a server may quote what it was sent. */

import { requests, types } from './gen/index.ts';
import { leaves } from './quotes.ts';
import { createRedactor, type Redactor } from './redact.ts';

let shared: Redactor | undefined;
const NONE: readonly string[] = [];

/** Of this protocol; made at the first use. */
export function redactor(): Redactor {
  shared ??= createRedactor(types);
  return shared;
}

/** The secret texts and numbers among the arguments of a request: all of them where it is not described. */
export function secretsOf(name: string, args: readonly unknown[]): readonly string[] {
  const message = requests[name];
  if (message === undefined) return hiddenTexts(args, []);
  return redactor().holdsSecrets(message) ? hiddenTexts(args, redactor().params(message, args)) : NONE;
}

/** The same by what is shown of the arguments. */
export function hiddenTexts(args: readonly unknown[], shown: readonly unknown[]): readonly string[] {
  const visible = new Set(leaves(shown));
  return [...new Set(leaves(args))].filter((text) => text !== '' && !visible.has(text));
}
