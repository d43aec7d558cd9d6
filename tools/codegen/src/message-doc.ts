/** The comment over a message's descriptor, method and handler. */
import type { Message } from '@aluco/spec-model';
import type { Documented } from './doc-comment.ts';

/** Everything the spec says about a message in words, with who may send it and how it is known. */
export function messageDoc(message: Message): Documented {
  const { summary, doc, access, source, destructive, idempotent, deprecated, since, experimental } = message;
  const facts = [
    access ? `Needs ${access.level} access to ${access.role}.` : '',
    destructive ? 'Destroys what it names.' : '',
    idempotent || message.kind === 'notification' || message.kind === 'event' ? '' : 'Not to be sent twice.',
  ];
  return {
    summary,
    doc,
    notes: [facts.filter((fact) => fact !== '').join(' ')].filter((note) => note !== ''),
    source,
    ...(deprecated && { deprecated }),
    ...(since && { since }),
    ...(experimental && { experimental }),
  };
}

/** The same in a line or two, for tables of messages. */
export function messageSummary({ summary, deprecated }: Message): Documented {
  return { summary, ...(deprecated && { deprecated }) };
}
