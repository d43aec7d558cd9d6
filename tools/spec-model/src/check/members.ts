import type { MemberNode } from '../ir.ts';
import type { CheckContext } from '../link/draft.ts';
import { writtenTypes } from './types.ts';

/** The order of positions: what must be given first, then what may be left out, and at the end what takes the rest. */
export function checkMembers(context: CheckContext): void {
  const { messages } = context.draft;
  const lists: (readonly MemberNode[])[] = messages.map((message) => message.result);
  for (const type of writtenTypes(context)) if (type.kind === 'tuple') lists.push(type.members);
  // Calls send their parameters by name, so that any of them can be left out.
  for (const message of messages) {
    if (message.kind === 'call' || message.kind === 'http') ensureUnique(context, message.params);
    else lists.push(message.params);
  }
  for (const members of lists) checkOrder(context, members);
}

function ensureUnique({ report }: CheckContext, members: readonly MemberNode[]): void {
  const names = new Set<string>();
  for (const member of members) {
    const { name } = member;
    if (names.has(name)) report('spec/duplicate-member', member, { name }, ['name']);
    names.add(name);
  }
}

function checkOrder(context: CheckContext, members: readonly MemberNode[]): void {
  const { report } = context;
  let optional: MemberNode | undefined;
  ensureUnique(context, members);
  for (const [i, member] of members.entries()) {
    const { name } = member;
    if (member.rest && i < members.length - 1)
      report('spec/rest-not-last', member, { name }, ['rest'], 'key');
    if (member.optional) optional ??= member;
    else if (optional !== undefined && !member.rest)
      report('spec/optional-order', member, { name, before: optional.name }, ['name']);
  }
}
