/** Documentation comments of generated code, from what the spec says about a thing. */
import type { Json, Lifecycle, Provenance } from '@aluco/spec-model';

const WIDTH = 100;

export interface Documented extends Lifecycle {
  readonly summary?: string | undefined;
  readonly doc?: string | undefined;
  readonly notes?: readonly string[];
  readonly default?: Json | undefined;
  readonly secret?: true | undefined;
  readonly source?: Provenance | undefined;
  /** The comment is about the file that it begins. */
  readonly module?: true;
}

/** Lines that Markdown gives a meaning of their own: they start a new line and keep it. */
const STRUCTURE = /^(\s*$|\s*([-*+]|\d+\.)\s|\s*\||\s{4,}|\s*[#>]|@)/;

/** Sets paragraphs and list items to a width. Code blocks and tables keep their lines. */
export function wrapText(text: string, width = WIDTH): string {
  const wrapped: string[] = [];
  let fenced = false;
  let paragraph = '';
  const flush = (): void => {
    if (paragraph !== '') wrapped.push(...fill(paragraph, width));
    paragraph = '';
  };
  for (const line of text.split('\n').map((raw) => raw.trimEnd())) {
    const fence = /^\s*(```|~~~)/.test(line);
    if (fenced || fence || /^(\s*\||\s{4,}|$)/.test(line)) {
      flush();
      wrapped.push(line);
      if (fence) fenced = !fenced;
    } else if (STRUCTURE.test(line) || paragraph === '') {
      flush();
      paragraph = line;
    } else {
      paragraph += ` ${line.trimStart()}`;
    }
  }
  flush();
  return wrapped.join('\n');
}

function fill(paragraph: string, width: number): string[] {
  const hanging = ' '.repeat(/^\s*(?:[-*+]|\d+\.)\s+/.exec(paragraph)?.[0].length ?? 0);
  const lines: string[] = [];
  let current = '';
  for (const word of paragraph.split(/(?<=\S) +/)) {
    if (current.trim() !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = hanging + word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}

function sentence(text: string): string {
  return /[.!?:]$/.test(text) ? text : `${text}.`;
}

function sourceLine(source: Provenance): string {
  const from = source.seed === 'none' ? '' : ` (${source.seed})`;
  return `Source: ${source.status}${from}.${source.note ? ` ${sentence(source.note.trim())}` : ''}`;
}

/** The text of a comment, without its stars, or `undefined` when there is nothing to say. */
function docText(about: Documented): string | undefined {
  const paragraphs = [
    about.summary ? sentence(about.summary) : '',
    about.doc?.trim() ?? '',
    ...(about.notes ?? []),
  ];
  if (about.secret) paragraphs.push('Secret: not to be shown or logged.');
  if (about.source) paragraphs.push(sourceLine(about.source));
  const tags: string[] = about.module ? ['@module'] : [];
  if (about.default !== undefined) tags.push(`@default ${JSON.stringify(about.default)}`);
  if (about.since) tags.push(`@since ${about.since}`);
  if (about.experimental) tags.push('@experimental');
  if (about.deprecated) tags.push(`@deprecated ${about.deprecated.trim()}`);
  const body = [...paragraphs.filter((text) => text !== ''), tags.join('\n')]
    .filter((text) => text !== '')
    .join('\n\n');
  return body === '' ? undefined : wrapText(body).replaceAll('*/', '*\\/');
}

/** The same as lines of source, for places that are printed as text. */
export function docLines(about: Documented): string[] {
  const text = docText(about);
  if (text === undefined) return [];
  const lines = text.split('\n');
  if (lines.length === 1) return [`/** ${text} */`];
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'];
}

/** The same in the form that ts-morph takes. */
export function docStructure(about: Documented): { description: string }[] {
  const text = docText(about);
  if (text === undefined) return [];
  return [{ description: text.includes('\n') ? `\n${text}` : text }];
}
