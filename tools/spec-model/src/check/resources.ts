import type { Resource } from '../ir.ts';
import type { CheckContext } from '../link/draft.ts';
import { kindName, resolveName } from '../link/types.ts';

/** Resources stand on records that exist, are told apart by fields that exist, and form a tree. */
export function checkResources(context: CheckContext): void {
  const { draft, resources, report } = context;
  for (const resource of draft.resources) {
    const { name, parent, singleton, key } = resource;
    checkRecord(context, resource);
    if (singleton && key.length > 0)
      report('spec/resource-key', resource, { name, singleton: true }, ['key'], 'key');
    if (!singleton && key.length === 0)
      report('spec/resource-key', resource, { name, singleton: false }, [], 'key');
    if (parent === undefined) continue;
    if (!resources.has(parent))
      report('spec/unknown-resource', resource, { name: parent, known: [...resources.keys()] }, ['parent']);
    else if (isOwnAncestor(resource, resources))
      report('spec/resource-cycle', resource, { name }, ['parent']);
  }
}

function checkRecord({ types, report }: CheckContext, resource: Resource): void {
  const { record } = resource;
  if (record === '') return;
  if (!types.has(record)) {
    report('spec/unknown-type', resource, { name: record, known: [...types.keys()] }, ['record']);
    return;
  }
  const target = resolveName(record, types);
  if (target === undefined) return;
  if (target.kind !== 'record' && target.kind !== 'tuple') {
    const facts = { form: 'record', name: record, kind: kindName(target), wanted: 'a record or a tuple' };
    report('spec/not-a-record', resource, facts, ['record']);
    return;
  }
  const known = (target.kind === 'record' ? target.fields : target.members).map((part) => part.name);
  const single = resource.key.length === 1;
  for (const [i, name] of resource.key.entries())
    if (!known.includes(name))
      report('spec/unknown-field', resource, { name, record, known }, single ? ['key'] : ['key', i]);
}

function isOwnAncestor(resource: Resource, resources: ReadonlyMap<string, Resource>): boolean {
  let here = resources.get(resource.parent ?? '');
  for (let steps = 0; here !== undefined && steps < resources.size; steps++) {
    if (here.name === resource.name) return true;
    here = resources.get(here.parent ?? '');
  }
  return false;
}
