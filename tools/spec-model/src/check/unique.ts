import type { SourceLocation } from '../ir.ts';
import type { CheckContext } from '../link/draft.ts';

interface Named {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly loc: SourceLocation;
}

/** Things by name, aliases included; the first one counts, and every later one is reported. */
export function index<T extends Named>(
  what: string,
  things: readonly T[],
  report: CheckContext['report'],
): ReadonlyMap<string, T> {
  const byName = new Map<string, T>();
  const add = (name: string, thing: T, path: readonly (string | number)[]): void => {
    const other = byName.get(name);
    if (other === undefined) {
      byName.set(name, thing);
      return;
    }
    const first = `${other.loc.file}:${other.loc.line}`;
    report('spec/duplicate-name', thing, { what, name, first }, path, path.length === 0 ? 'key' : 'value');
  };
  for (const thing of things) add(thing.name, thing, []);
  for (const thing of things)
    for (const [i, alias] of (thing.aliases ?? []).entries()) add(alias, thing, ['aliases', i]);
  return byName;
}
