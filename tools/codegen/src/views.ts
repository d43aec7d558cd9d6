/**
 * Which records are seen through their access. A projection, an entry list, a partial or a field list shows the
 * readable or the settable fields of a record, so types for just those are emitted; for the others none are.
 */
import type { Access, FieldNode, Protocol, TypeNode } from '@aluco/spec-model';

export interface ViewUse {
  /** A named record, or a family of them. */
  readonly of: string;
  readonly access: Access;
}

/** Calls `visit` on a node and all nodes inside it. References are not followed. */
export function walkType(node: TypeNode, visit: (node: TypeNode) => void): void {
  visit(node);
  switch (node.kind) {
    case 'list':
      walkType(node.item, visit);
      break;
    case 'map':
      walkType(node.value, visit);
      if (node.keys) walkType(node.keys, visit);
      break;
    case 'nullable':
    case 'wrap':
      walkType(node.inner, visit);
      break;
    case 'union':
      for (const option of node.options) walkType(option, visit);
      break;
    case 'tuple':
      for (const member of node.members) walkType(member.type, visit);
      break;
    case 'record':
      for (const field of node.fields) walkType(field.type, visit);
      break;
  }
}

/** Calls `visit` on every type node of a protocol. */
function walkProtocol(protocol: Protocol, visit: (node: TypeNode) => void): void {
  for (const { type } of protocol.types) walkType(type, visit);
  for (const message of protocol.messages) {
    for (const member of [...message.params, ...message.result]) walkType(member.type, visit);
  }
}

/** The views a protocol needs, in the order of its types, readable before settable. */
export function collectViews(protocol: Protocol): readonly ViewUse[] {
  const used = new Set<string>();
  const families = new Map(
    protocol.types.flatMap(({ name, type }) =>
      type.kind === 'family' ? [[name, Object.values(type.cases)] as const] : [],
    ),
  );
  const use = (of: string, access: Access): void => {
    used.add(`${of}:${access}`);
    for (const record of families.get(of) ?? []) used.add(`${record}:${access}`);
  };
  for (const family of families.keys()) use(family, 'read');
  walkProtocol(protocol, (node) => {
    if (node.kind === 'projection') use(node.of, 'read');
    if (node.kind === 'fieldOf' || node.kind === 'entries' || node.kind === 'partial')
      use(node.of, node.access);
  });
  return protocol.types.flatMap(({ name }) =>
    (['read', 'write'] as const)
      .filter((access) => used.has(`${name}:${access}`))
      .map((access) => ({ of: name, access })),
  );
}

/** Whether a field is there for this access. */
export function isVisible(field: FieldNode, access: Access): boolean {
  return field.access === 'both' || field.access === access;
}
