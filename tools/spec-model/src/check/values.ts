import type { Fits, Scope } from '../examples/fits.ts';
import { Misfit } from '../examples/misfit.ts';
import type { FieldNode, MemberNode, TypeNode } from '../ir.ts';
import type { CheckContext } from '../link/draft.ts';
import { writtenTypes } from './types.ts';

/** Defaults and examples of members and fields fit their types. */
export function checkValues(context: CheckContext, fits: Fits): void {
  const members = context.draft.messages.flatMap((message) => [...message.params, ...message.result]);
  const parts: (MemberNode | FieldNode)[] = [...members];
  for (const type of writtenTypes(context)) {
    if (type.kind === 'tuple') parts.push(...type.members);
    if (type.kind === 'record') parts.push(...type.fields);
  }
  for (const part of parts) {
    checkValue(context, fits, part, 'example');
    if ('default' in part) checkValue(context, fits, part, 'default');
  }
}

function checkValue(
  { report, draft }: CheckContext,
  fits: Fits,
  part: MemberNode | FieldNode,
  what: 'example' | 'default',
): void {
  const value = (part as MemberNode)[what];
  if (value === undefined) return;
  if (value === null && what === 'default' && part.optional && draft.methods === 'grouped') return;
  const type: TypeNode = 'rest' in part && part.rest ? { kind: 'list', item: part.type } : part.type;
  const scope: Scope = { sender: 'client', params: undefined, nullIsAbsent: true };
  try {
    fits.roundTrip(type, value, scope, '$');
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    const { path, expected, received } = error;
    report('spec/value-misfit', part, { what, path, expected, received }, [what]);
  }
}
