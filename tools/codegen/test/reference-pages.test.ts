/** The reference pages of the real spec, read as a reader's browser does: links, tables, the diagram. */
import { dirname, join } from 'node:path/posix';
import { loadSpec } from '@aluco/spec-model';
import { describe, expect, test } from 'vitest';
import { planFiles } from '../src/plan.ts';
import { workspace } from './support.ts';

const { spec } = loadSpec(join(workspace, 'spec'));
if (!spec) throw new Error('the spec has faults: run tools/spec-model/src/main.ts');
const pages = new Map(
  planFiles(spec)
    .filter(({ path }) => path.endsWith('.md'))
    .map(({ path, text }) => [path, text]),
);

const FENCE = /^(```)(\w*)\n([\s\S]*?)^\1$/gm;

/** What is read as Markdown: neither code blocks nor inline code. */
function prose(text: string): string {
  return text.replaceAll(FENCE, '').replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, 'CODE');
}

/** The anchor that viewers make from a heading. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

function idsOf(text: string): string[] {
  return [...text.matchAll(/<a id="([^"]*)"><\/a>/g)].map(([, id = '']) => id);
}

function anchorsOf(text: string): Set<string> {
  const headings = text.replaceAll(FENCE, '').matchAll(/^#+ (.*)$/gm);
  return new Set([...idsOf(text), ...[...headings].map(([, heading = '']) => slug(heading))]);
}

test('every area has a page, and every protocol its first page and its states', () => {
  const expected = spec.protocols.flatMap(({ name, areas }) =>
    ['index', 'session-states', ...areas.map((area) => area.name)].map(
      (file) => `apps/docs/src/gen/${name}/${file}.md`,
    ),
  );
  expect([...pages.keys()].sort()).toEqual(expected.sort());
});

test('every message and every named type has an anchor of its own', () => {
  for (const { name, areas, messages, types } of spec.protocols) {
    for (const area of areas) {
      const ids = idsOf(pages.get(`apps/docs/src/gen/${name}/${area.name}.md`) ?? '');
      const inArea = (item: { readonly area: string }) => item.area === area.name;
      expect(ids).toEqual([...new Set(ids)]);
      expect(ids.length).toBe(messages.filter(inArea).length + types.filter(inArea).length);
    }
  }
});

describe.each([...pages])('%s', (path, text) => {
  test('links lead somewhere', () => {
    const links = [...text.replaceAll(FENCE, '').matchAll(/\]\(([^)\s]*)\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(0);
    const broken = links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [file = '', anchor] = link.split('#');
      const target = pages.get(file === '' ? path : join(dirname(path), file));
      return target === undefined || (anchor !== undefined && !anchorsOf(target).has(anchor));
    });
    expect(broken).toEqual([]);
  });

  test('the rows of a table have the cells of its head, and none is out of place', () => {
    const width = (row: string) => (row.replaceAll('\\|', '').match(/\|/g) ?? []).length;
    // A pipe divides cells also inside inline code, unless it is escaped.
    const tables = text.replaceAll(FENCE, '').matchAll(/(?:^\|.*\|\n)+/gm);
    for (const [table] of tables) {
      const [head = '', rule = '', ...rows] = table.trimEnd().split('\n');
      expect(rule).toMatch(/^\|(---\|)+$/);
      expect(head).not.toMatch(/\| {1,2}\|/);
      expect(rows.length).toBeGreaterThan(0);
      expect([rule, ...rows].map(width)).toEqual([rule, ...rows].map(() => width(head)));
    }
    const lines = text.replaceAll(FENCE, '').split('\n');
    const alone = lines.filter(
      (line, i) => line.startsWith('|') && !lines[i - 1]?.startsWith('|') && !lines[i + 1]?.startsWith('|'),
    );
    expect(alone).toEqual([]);
  });

  test('nothing is left of the making: no placeholder, no empty section', () => {
    expect(prose(text)).not.toMatch(/undefined|\[object |\{\{|NaN/);
    expect(text).not.toMatch(/^(#+) .*\n+(?=\1 |(?!\1)#{1,2} )/m);
    expect(text).not.toMatch(/[^.]\.\.(?!\.)(?=\s|$)/m);
  });
});

describe.each(spec.protocols.map((protocol) => [protocol.title, protocol] as const))(
  'the diagram of %s',
  (_, { name, states }) => {
    const [diagram = '', ...more] = [
      ...(pages.get(`apps/docs/src/gen/${name}/index.md`) ?? '').matchAll(FENCE),
    ].flatMap(([, , language, body = '']) => (language === 'mermaid' ? [body] : []));

    test('is one, declares all states, and draws arrows between declared ones', () => {
      expect(more).toEqual([]);
      const [head, ...lines] = diagram.trimEnd().split('\n');
      expect(head).toBe('stateDiagram-v2');
      const declared = lines.flatMap((line) => /^ {2}state "[^"]+" as (\w+)$/.exec(line)?.[1] ?? []);
      expect(declared).toEqual(states.map((state) => state.name));
      const arrows = lines.slice(declared.length).map((line) => {
        const match = /^ {2}(\[\*\]|\w+) --> (\w+)(?: : ([\w., ]+))?$/.exec(line);
        return { line, from: match?.[1], to: match?.[2], label: match?.[3] };
      });
      expect(arrows.filter(({ from, label }) => from === '[*]' && label === undefined)).toHaveLength(1);
      expect(arrows.length).toBeGreaterThan(3);
      const known = new Set(['[*]', ...declared]);
      expect(arrows.filter(({ from = '', to = '' }) => !known.has(from) || !known.has(to))).toEqual([]);
    });
  },
);
