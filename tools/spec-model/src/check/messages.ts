import type { Message } from '../ir.ts';
import type { CheckContext } from '../link/draft.ts';

/** What a message says of its errors, its sources, its place in HTTP, and that it shows an example. */
export function checkMessages(context: CheckContext): void {
  const { draft, report } = context;
  const codes = draft.errors.map((code) => code.name);
  for (const message of draft.messages) {
    if (message.examples.length === 0)
      report('spec/missing-example', message, { message: message.name }, ['examples'], 'key');
    for (const [i, { code }] of message.errors.entries())
      if (code !== undefined && !codes.includes(code))
        report('spec/unknown-error', message, { name: code, known: codes }, ['errors', i, 'code']);
    checkSource(context, message);
  }
  for (const type of draft.types) if (type.source !== undefined) checkSource(context, type);
  checkPaths(context);
}

function checkSource({ report }: CheckContext, thing: Pick<Message, 'source'> | object): void {
  const source = 'source' in thing ? (thing as Message).source : undefined;
  if (source?.status === 'decided' && source.note === undefined)
    report('spec/missing-note', thing, {}, ['source', 'status']);
}

function checkPaths({ draft, report }: CheckContext): void {
  const owners = new Map<string, string>();
  for (const message of draft.messages) {
    const { http } = message;
    if (http === undefined) continue;
    for (const [i, path] of [http.path, ...http.aliases].entries()) {
      const key = `${http.method} ${path}`;
      const first = owners.get(key);
      const where = i === 0 ? ['http', 'path'] : ['http', 'aliases', i - 1];
      if (first !== undefined) report('spec/duplicate-path', message, { path: key, first }, where);
      else owners.set(key, message.name);
    }
  }
}
