/** Parameters from the spec's examples, with keys that the estate at hand has. */
import type { EffectWorld, Row } from '@aluco/estate';
import type { EffectData, MessageData } from '@aluco/spec-data';
import { sampleResult } from '@aluco/wire';

/**
 * Replaces, in place, each key that names nothing by that of the last row of its resource. Which parameters are keys follows
 * from the declared effects. Where they say everything, a resource that the estate has nothing of gets a row first, made
 * from its type.
 */
export function useOwnKeys(message: MessageData, params: Row, world: EffectWorld): Row {
  const { resources, store } = world;
  for (const effect of message.effects) {
    const resource = resources.find(({ name }) => name === effect.resource);
    const parentPath = 'parent' in effect ? effect.parent : undefined;
    const above = resources.find(({ name }) => name === resource?.parent);
    if (above !== undefined && parentPath !== undefined) {
      replace(
        params,
        parentPath,
        () => store.list(above.name),
        above.key,
        (key) => store.find(above.name, key),
      );
    }
    const parent = parentPath === undefined ? undefined : params[parentPath];
    const path = keyPath(effect);
    if (resource === undefined || resource.singleton) continue;
    const { name, key, record } = resource;
    const reads = message.declarative && (effect.kind === 'list' || path !== undefined);
    if (reads && store.list(name, parent).length === 0) {
      const row = { name: 'row', type: { kind: 'ref', name: record } } as const;
      store.add(name, sampleResult({ ...message, result: [row] }, world.types) as Row, parent);
    }
    if (path === undefined) continue;
    replace(
      params,
      path,
      () => store.list(name, parent),
      key,
      (given) => store.find(name, given, parent),
    );
  }
  return params;
}

function keyPath(effect: EffectData): string | undefined {
  if (effect.kind === 'list' || effect.kind === 'remove') return effect.keys;
  return 'key' in effect ? effect.key : undefined;
}

function replace(
  params: Row,
  path: string,
  rows: () => Row[],
  key: readonly string[],
  isKnown: (given: unknown) => unknown,
): void {
  const [name = '', ...rest] = path.split('.');
  const value = params[name];
  if (value === undefined || value === null) return;
  if (rest.length > 0) {
    for (const item of [value].flat()) replace(item as Row, rest.join('.'), rows, key, isKnown);
    return;
  }
  const own = rows().at(-1);
  const fix = (given: unknown) => {
    if (own === undefined || isKnown(given)) return given;
    if (typeof given === 'object')
      return { ...given, ...Object.fromEntries(key.map((field) => [field, own[field]])) };
    return key.length === 1 ? own[key[0] ?? ''] : given;
  };
  params[name] = Array.isArray(value) ? [...new Set(value.map(fix))] : fix(value);
}
