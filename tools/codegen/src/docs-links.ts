/** Anchors on the reference pages, and links to them. */
import type { Message } from '@aluco/spec-model';
import { code } from './markdown.ts';
import { KINDS } from './message-traits.ts';
import { createPlainScope } from './names.ts';
import type { ProtocolContext } from './protocol-context.ts';

/** Anchors of all messages: the name, or with its kind when an asked message has the same. */
export function messageAnchors({ protocol }: ProtocolContext): ReadonlyMap<Message, string> {
  const scopes = new Map(protocol.areas.map(({ name }) => [name, createPlainScope()]));
  const order = [...protocol.messages].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return new Map(
    order.map((message) => [
      message,
      scopes.get(message.area)?.claim(message.name, `${message.name}-${message.kind}`) ?? message.name,
    ]),
  );
}

/** A link to a message from any page of the same protocol. */
export function messageLinks(context: ProtocolContext): (message: Message) => string {
  const known = messageAnchors(context);
  return (message) =>
    `[${code(message.name)}](${context.areaNames(message.area).file}.md#${known.get(message) ?? ''})`;
}

/** Where the first page of a protocol explains an error. */
export function errorAnchor(name: string): string {
  return `error-${name}`;
}
