/** The page that the reference opens with. */
import type { Library } from './libraries.ts';

/** Says in Markdown what each library is for, with links to it and to its parts. */
export function startPage(libraries: readonly Library[]): string {
  return [INTRODUCTION, ...libraries.map(about)].join('\n\n');
}

const INTRODUCTION = `The libraries of Aluco: all that a program can import from them, with what it takes, gives and throws. Each library opens
with how it is used.

All entries are ES modules. The entry of an area holds its messages and their types alone; the library's own entry exports them as well. \`@aluco/wire\`,
\`@aluco/md6\` and the areas run in browsers too, the rest on Node 22 or newer.`;

function about({ name, description, entries }: Library): string {
  const parts = entries.filter((entry) => entry.name !== name);
  const links = parts.map((entry) => link(entry.name, entry.name.slice(name.length + 1)));
  return [
    `## ${link(name)}`,
    description,
    ...(links.length > 0 ? [`Parts with an entry of their own: ${links.join(', ')}.`] : []),
  ].join('\n\n');
}

function link(entry: string, text = entry): string {
  return `{@link "${entry}"! | ${text}}`;
}
