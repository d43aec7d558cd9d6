import type { CheckContext } from '../link/draft.ts';

/** One initial state; every state named exists. */
export function checkSession({ draft, report }: CheckContext): void {
  const known = draft.states.map((state) => state.name);
  const initial = draft.states.filter((state) => state.initial);
  if (known.length > 0 && initial.length !== 1)
    report('spec/initial-state', draft, { count: initial.length }, ['states'], 'key');
  for (const [i, name] of draft.defaultStates.entries())
    if (!known.includes(name))
      report('spec/unknown-state', draft, { name, known }, ['default_session', 'in', i]);

  for (const message of draft.messages) {
    const own = message.session.in !== draft.defaultStates;
    for (const [i, name] of message.session.in.entries())
      if (own && !known.includes(name))
        report('spec/unknown-state', message, { name, known }, ['session', 'in', i]);
    const { next } = message.session;
    if (next !== undefined && !known.includes(next))
      report('spec/unknown-state', message, { name: next, known }, ['session', 'next']);
  }
}
