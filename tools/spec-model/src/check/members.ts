import type { MemberNode } from '../ir.ts';
import type { CheckContext } from '../link/draft.ts';
import { writtenTypes } from './types.ts';

/** The order of positions: what must be given first, then what may be left out, and at the end what takes the rest. */
export function checkMembers(context: CheckContext): void {
  const lists: (readonly MemberNode[])[] = context.draft.messages.flatMap((m) => [m.params, m.result]);
  for (const type of writtenTypes(context)) if (type.kind === 'tuple') lists.push(type.members);
  // RaaS sends parameters by name, yet positional arguments are accepted in the same order.
  for (const members of lists) checkOrder(context, members);
}

function checkOrder({ report }: CheckContext, members: readonly MemberNode[]): void {
  let optional: MemberNode | undefined;
  const names = new Set<string>();
  for (const [i, member] of members.entries()) {
    const { name } = member;
    if (names.has(name)) report('spec/duplicate-member', member, { name }, ['name']);
    names.add(name);
    if (member.rest && i < members.length - 1)
      report('spec/rest-not-last', member, { name }, ['rest'], 'key');
    if (member.optional) optional ??= member;
    else if (optional !== undefined && !member.rest)
      report('spec/optional-order', member, { name, before: optional.name }, ['name']);
  }
}
