/** IR nodes as the plain data that descriptors are: no documentation, no places, nothing that is merely the default. */
import type { MemberNode, Message, TypeNode } from '@aluco/spec-model';

type Data = Readonly<Record<string, unknown>>;

/** Leaves out `undefined` entries, so that JSON and source text agree. */
function compact(data: Data): Data {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

/** The descriptor of a type. */
export function typeDescriptor(node: TypeNode): Data {
  switch (node.kind) {
    case 'list':
      return compact({ ...node, item: typeDescriptor(node.item) });
    case 'map':
      return compact({
        ...node,
        value: typeDescriptor(node.value),
        keys: node.keys && typeDescriptor(node.keys),
      });
    case 'nullable':
    case 'wrap':
      return { ...node, inner: typeDescriptor(node.inner) };
    case 'union':
      return { ...node, options: node.options.map(typeDescriptor) };
    case 'tuple':
      return compact({
        kind: node.kind,
        members: node.members.map(memberDescriptor),
        merged: node.merged,
        gap: node.gap,
      });
    case 'record':
      return compact({
        kind: node.kind,
        fields: node.fields.map(({ name, type, optional, access, spread, secret }) =>
          compact({
            name,
            type: typeDescriptor(type),
            optional,
            access: access === 'read' ? undefined : access,
            spread,
            secret,
          }),
        ),
        open: node.open,
      });
    case 'enum':
      return compact({ kind: node.kind, values: node.values.map(({ value }) => value), open: node.open });
    case 'bits':
      return { kind: node.kind, bits: node.bits.map(({ name, value }) => ({ name, value })) };
    default:
      return compact({ ...node });
  }
}

/** The descriptor of a position. */
function memberDescriptor({ name, type, optional, rest, default: assumed, secret }: MemberNode): Data {
  return compact({ name, type: typeDescriptor(type), optional, rest, default: assumed, secret });
}

/** The descriptor of a message. */
export function messageDescriptor(protocol: string, message: Message): Data {
  const { kind, area, name, aliases, params, result, form, session, idempotent, http } = message;
  return compact({
    protocol,
    kind,
    area,
    name,
    aliases: aliases.length > 0 ? aliases : undefined,
    params: params.map(memberDescriptor),
    result: result.map(memberDescriptor),
    form: form && { send: form.send, accept: form.accept },
    session: compact({ in: session.in, next: session.next, ordered: session.ordered }),
    idempotent,
    http:
      http &&
      compact({
        method: http.method,
        path: http.path,
        aliases: http.aliases.length > 0 ? http.aliases : undefined,
      }),
  });
}
