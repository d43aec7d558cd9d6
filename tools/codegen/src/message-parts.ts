/** What a codec of one message is made of: the kinds of its types, and the named types it leads to. */
import type { MemberNode, Message, NamedType, Protocol, TypeNode } from '@aluco/spec-model';

/** Kinds in the order in which they are met, names in that of the spec. */
export interface MessageParts {
  /** The constants that they are, in `@aluco/wire/kinds`. */
  readonly kinds: readonly string[];
  readonly types: readonly NamedType[];
}

/** Collects the parts of a message, those of the types inside its types included. */
export function messageParts(message: Message, protocol: Protocol): MessageParts {
  const byName = new Map(protocol.types.map((type) => [type.name, type]));
  const kinds = new Set<string>();
  const names = new Set<string>();

  const named = (name: string): void => {
    kinds.add('refKind');
    if (names.has(name)) return;
    names.add(name);
    const type = byName.get(name)?.type;
    if (type !== undefined) visit(type);
  };
  const all = (parts: readonly { readonly type: TypeNode }[]): void => {
    for (const { type } of parts) visit(type);
  };
  const visit = (node: TypeNode): void => {
    if (node.kind === 'scalar') kinds.add(scalarConstant(node.scalar));
    // No value is read or written as a family; it is only pointed at.
    else if (node.kind !== 'family') kinds.add(`${node.kind}Kind`);
    switch (node.kind) {
      case 'ref':
        named(node.name);
        break;
      case 'list':
        visit(node.item);
        break;
      case 'map':
        visit(node.value);
        if (node.keys) visit(node.keys);
        break;
      case 'nullable':
      case 'wrap':
        visit(node.inner);
        break;
      case 'union':
        node.options.forEach(visit);
        break;
      case 'tuple':
        all(node.members);
        break;
      case 'record':
        all(node.fields);
        break;
      case 'family':
        Object.values(node.cases).forEach(named);
        break;
      case 'keyOf':
        named(node.family);
        break;
      case 'fieldOf':
      case 'projection':
      case 'entries':
      case 'partial':
        named(node.of);
        break;
    }
  };
  if (message.params.length > 0) kinds.add('namesKind');
  const members: readonly MemberNode[] = [...message.params, ...message.result];
  all(members);
  return { kinds: [...kinds], types: protocol.types.filter(({ name }) => names.has(name)) };
}

/** The kind of one scalar. */
export function scalarConstant(name: string): string {
  return `${name}Scalar`;
}
