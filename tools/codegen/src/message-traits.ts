/** What follows from the kind of a message. */
import type { Message, MessageKind } from '@aluco/spec-model';

/** Named parameters may be null for "left out"; positional ones may not. */
export function nullOptional(message: Message): boolean {
  return message.kind === 'call' || message.kind === 'http';
}

/** Whether a client asks it and a server answers. */
export function isAnswered(message: Message): boolean {
  return message.kind !== 'notification' && message.kind !== 'event';
}

/** Whether it can be called with no argument at all. */
export function allOptional(message: Message): boolean {
  return message.params.every((member) => member.optional === true);
}

/** The kinds in the order in which documents and tables name them. */
export const KINDS: readonly MessageKind[] = ['request', 'call', 'http', 'notification', 'event'];

/** The exported tables of messages, by kind. */
export const KIND_TABLES: Readonly<Record<MessageKind, string>> = {
  request: 'requests',
  call: 'calls',
  http: 'httpCalls',
  notification: 'notifications',
  event: 'events',
};
