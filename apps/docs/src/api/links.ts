/** Looks for links between rendered pages that lead nowhere. */
import { globSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

/** One line for each link, picture or script of a page that is not there, or whose place in a page is not. */
export function findDeadLinks(folder: string): string[] {
  const files = new Set(
    globSync('**/*', { cwd: folder, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
      .map((path) => path.split(sep).join('/')),
  );
  const pages = [...files].filter((path) => path.endsWith('.html')).sort();
  const anchors = new Map(pages.map((page) => [page, idsOf(read(folder, page))]));
  return pages.flatMap((page) =>
    linksOf(read(folder, page)).flatMap((link) => {
      const [path = '', fragment = ''] = link.split('#');
      const target = path === '' ? page : posix.join(posix.dirname(page), decodeURI(path));
      if (!files.has(target)) return [`${page}: ${link} is not there`];
      if (fragment === '' || !target.endsWith('.html')) return [];
      if (anchors.get(target)?.has(decodeURIComponent(fragment))) return [];
      return [`${page}: ${link} names no place in ${target}`];
    }),
  );
}

function read(folder: string, page: string): string {
  return readFileSync(join(folder, page), 'utf8');
}

/** What a page refers to on the same site, without queries. */
function linksOf(html: string): string[] {
  return attributes(html, 'href|src')
    .filter((link) => !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(link))
    .map((link) => link.replace(/\?[^#]*/, ''));
}

function idsOf(html: string): Set<string> {
  return new Set(attributes(html, 'id|name'));
}

function attributes(html: string, names: string): string[] {
  const found = html.matchAll(new RegExp(`<[a-z][^<>]*?\\s(?:${names})="([^"]*)"`, 'gi'));
  return [...found].map(([, value = '']) => value.replaceAll('&amp;', '&'));
}
