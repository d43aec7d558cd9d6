import type { TypeNode } from '../ir.ts';
import type { CheckContext } from '../link/draft.ts';
import { visitType } from '../link/types.ts';

/** Every named type is used by a message or a resource, and none contains itself without a way out. */
export function checkReach(context: CheckContext): void {
  checkUse(context);
  checkEndless(context);
}

function checkUse({ draft, types, report }: CheckContext): void {
  const reached = new Set<string>();
  const nothing = (): void => {};
  for (const message of draft.messages)
    for (const member of [...message.params, ...message.result])
      visitType(member.type, nothing, types, reached);
  for (const resource of draft.resources)
    visitType({ kind: 'ref', name: resource.record }, nothing, types, reached);
  for (const type of types.values())
    if (!reached.has(type.name)) report('spec/unreachable-type', type, { name: type.name }, [], 'key');
}

function checkEndless({ types, report }: CheckContext): void {
  // Types that have finite values, found from the leaves up until nothing more is added.
  const finite = new Set<string>();
  for (let before = -1; before !== finite.size; ) {
    before = finite.size;
    for (const type of types.values()) if (hasFiniteValue(type.type, finite, types)) finite.add(type.name);
  }
  for (const type of types.values()) {
    if (finite.has(type.name)) continue;
    const via = circleThrough(type.name, (name) => {
      const target = types.get(name);
      return target === undefined ? [] : neededBy(target.type).filter((next) => !finite.has(next));
    });
    if (via !== undefined) report('spec/endless-type', type, { name: type.name, via }, [], 'key');
  }
}

/** The types that every value of this type must contain. Of a union, those of all options: enough to find circles. */
function neededBy(type: TypeNode): readonly string[] {
  switch (type.kind) {
    case 'ref':
      return [type.name];
    case 'wrap':
      return neededBy(type.inner);
    case 'union':
      return type.options.flatMap(neededBy);
    case 'tuple':
      return type.members
        .filter((member) => !member.optional && !member.rest)
        .flatMap((member) => neededBy(member.type));
    case 'record':
      return type.fields.filter((field) => !field.optional).flatMap((field) => neededBy(field.type));
    default:
      return [];
  }
}

function hasFiniteValue(type: TypeNode, finite: ReadonlySet<string>, known: CheckContext['types']): boolean {
  if (type.kind === 'union') return type.options.some((option) => hasFiniteValue(option, finite, known));
  if (type.kind === 'ref') return finite.has(type.name) || !known.has(type.name);
  if (type.kind === 'wrap') return hasFiniteValue(type.inner, finite, known);
  if (type.kind === 'tuple')
    return type.members.every((m) => m.optional || m.rest || hasFiniteValue(m.type, finite, known));
  if (type.kind === 'record')
    return type.fields.every((f) => f.optional || hasFiniteValue(f.type, finite, known));
  return true;
}

/** A shortest way from a name back to itself. */
function circleThrough(
  start: string,
  next: (name: string) => readonly string[],
): readonly string[] | undefined {
  const ways: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const name of next(way.at(-1) ?? start)) {
      if (name === start) return [...way, start];
      if (seen.has(name)) continue;
      seen.add(name);
      ways.push([...way, name]);
    }
  }
  return undefined;
}
