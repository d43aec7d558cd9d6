import { checkExamples } from '../examples/check-examples.ts';
import { createFits } from '../examples/fits.ts';
import type { Message, Scalar } from '../ir.ts';
import type { CheckContext, Draft, Origins } from '../link/draft.ts';
import { checkEffects } from './effects.ts';
import { checkMembers } from './members.ts';
import { checkMessages } from './messages.ts';
import { checkParameterLinks } from './parameter-links.ts';
import { checkReach } from './reach.ts';
import { checkResources } from './resources.ts';
import { checkSession } from './session.ts';
import { checkTypes } from './types.ts';
import { index } from './unique.ts';
import { checkValues } from './values.ts';

/** Resolves the names of one protocol and checks everything that shapes alone cannot tell. */
export function checkProtocol(
  draft: Draft,
  scalars: ReadonlyMap<string, Scalar>,
  origins: Origins,
  report: CheckContext['report'],
): void {
  const types = index('type', draft.types, report);
  const resources = index('resource', draft.resources, report);
  const kinds = new Map<string, Message[]>();
  for (const message of draft.messages) {
    const kind = message.kind === 'http' ? 'call' : message.kind;
    kinds.set(kind, [...(kinds.get(kind) ?? []), message]);
  }
  const messages = [...kinds].map(([kind, list]) => [kind, index(kind, list, report)] as const);
  const byKind = new Map(messages);
  const context: CheckContext = {
    draft,
    scalars,
    types,
    resources,
    events: byKind.get('event') ?? new Map(),
    origins,
    report,
  };
  const fits = createFits(types, scalars);
  checkTypes(context);
  checkReach(context);
  checkMembers(context);
  checkParameterLinks(context);
  checkResources(context);
  checkSession(context);
  checkMessages(context);
  checkEffects(context);
  checkValues(context, fits);
  checkExamples(context, byKind, fits);
}
