/** Values that the spec marks secret are masked in answers before anything shows or copies them. */
import type { TypeDescriptor } from '@aluco/wire';
import { SECRET_SIGN } from '../form/collect.ts';
import type { Catalogue } from '../spec/catalogue.ts';

interface Named {
  readonly name: string;
  readonly type: TypeDescriptor;
  readonly secret?: true;
}

/** Makes a copy of any value with what is secret by the name of its member masked. */
export function concealer(catalogue: Catalogue): (value: unknown) => unknown {
  const secrets = new Set<string>();
  const visitMembers = (members: readonly Named[]) => {
    for (const member of members) {
      if (member.secret) secrets.add(member.name);
      visit(member.type);
    }
  };
  const visit = (type: TypeDescriptor): void => {
    if (type.kind === 'record') visitMembers(type.fields);
    else if (type.kind === 'tuple') visitMembers(type.members);
    else if (type.kind === 'list') visit(type.item);
    else if (type.kind === 'map') visit(type.value);
    else if (type.kind === 'nullable' || type.kind === 'wrap') visit(type.inner);
    else if (type.kind === 'union') type.options.forEach(visit);
  };
  for (const { message } of catalogue.entries) visitMembers(message.result);
  for (const server of ['porttracker', 'raas'] as const)
    Object.values(catalogue.types(server)).forEach(visit);

  const conceal = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(conceal);
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        secrets.has(name) && one !== null && one !== '' ? SECRET_SIGN : conceal(one),
      ]),
    );
  };
  return secrets.size === 0 ? (value) => value : conceal;
}
