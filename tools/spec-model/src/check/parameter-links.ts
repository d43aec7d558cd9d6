import type { Message, TypeNode } from '../ir.ts';
import type { CheckContext } from '../link/draft.ts';
import { resolveName, resolveType, visitType } from '../link/types.ts';

/** `by`, `raw` and `at` name parameters of the message in which the type is used, of the type they need. */
export function checkParameterLinks(context: CheckContext): void {
  for (const message of context.draft.messages)
    for (const member of [...message.params, ...message.result])
      visitType(member.type, (type) => checkLink(context, message, type), context.types);
}

function checkLink(context: CheckContext, message: Message, type: TypeNode): void {
  if (type.kind !== 'projection' && type.kind !== 'entries' && type.kind !== 'fieldOf') return;
  const target = resolveName(type.of, context.types);
  if (target === undefined) return;
  const lists =
    type.kind === 'projection'
      ? { by: type.by, raw: type.raw }
      : type.kind === 'entries'
        ? { by: type.by }
        : {};
  for (const [key, name] of Object.entries(lists))
    if (name !== undefined && name !== '')
      ensureParameter(context, message, type, key, name, `a list of field names of \`${type.of}\``, (param) =>
        isFieldList(context, param, type.of),
      );
  if ('at' in type && type.at !== undefined && target.kind === 'family')
    ensureParameter(context, message, type, 'at', type.at, `\`{ key_of: ${type.of} }\``, (param) => {
      const key = resolveType(param, context.types);
      return key?.kind === 'keyOf' && sameType(context, key.family, type.of);
    });
}

function ensureParameter(
  { report }: CheckContext,
  message: Message,
  type: TypeNode,
  key: string,
  name: string,
  wanted: string,
  fits: (type: TypeNode) => boolean,
): void {
  const param = message.params.find((candidate) => candidate.name === name);
  if (param === undefined) {
    const params = message.params.map((candidate) => candidate.name);
    report('spec/unknown-parameter', type, { key, name, message: message.name, params }, [key]);
  } else if (!fits(param.rest ? { kind: 'list', item: param.type } : param.type)) {
    report('spec/parameter-type', type, { key, name, wanted }, [key]);
  }
}

function isFieldList(context: CheckContext, type: TypeNode, of: string): boolean {
  const outer = resolveType(type, context.types);
  if (outer === undefined) return true;
  if (outer.kind === 'nullable') return isFieldList(context, outer.inner, of);
  if (outer.kind !== 'list') return false;
  const item = resolveType(outer.item, context.types);
  return item === undefined || (item.kind === 'fieldOf' && sameType(context, item.of, of));
}

function sameType(context: CheckContext, a: string, b: string): boolean {
  return a === b || resolveName(a, context.types) === resolveName(b, context.types);
}
