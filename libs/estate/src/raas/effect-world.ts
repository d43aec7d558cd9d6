import { registryOf, raas as spec } from '@aluco/spec-data';
import type { EffectWorld } from '../effects/declared.ts';
import { inWords } from '../effects/words.ts';
import type { Random } from '../random.ts';
import { Store } from '../store.ts';
import { notFound, RaasEstateError } from './errors.ts';

/**
 * What calls without code are carried out on: the declared resources that the operations given do not keep themselves. A
 * resource counts as theirs when one of them declares an effect on it, or on the resource it belongs to.
 */
export function createEffectWorld(operations: object, ids: Random): EffectWorld {
  const kept = new Set(
    spec.messages
      .filter(({ name }) => name in operations)
      .flatMap(({ effects }) => effects.map(({ resource }) => resource)),
  );
  const isFree = ({ name, parent }: (typeof spec.resources)[number]): boolean => {
    const above = spec.resources.find((resource) => resource.name === parent);
    return !kept.has(name) && (above === undefined || isFree(above));
  };
  const resources = spec.resources.filter(isFree);
  const keyField = (resource: string) => resources.find(({ name }) => name === resource)?.key[0] ?? resource;
  return {
    store: new Store(resources),
    types: registryOf(spec),
    resources,
    newKey: () => ids.uuid(),
    notFound: (resource, key) => notFound(inWords(resource), keyField(resource), key),
    alreadyExists: (resource, key) => {
      const text = `There is already a ${inWords(resource)} ${JSON.stringify(key)}`;
      return new RaasEstateError('conflict', text, { [keyField(resource)]: key });
    },
  };
}
