import type { TypeDescriptor, TypeRegistry } from '@aluco/wire';
import type { LinkedSpec, MessageData } from './model.ts';

const registries = new WeakMap<LinkedSpec, TypeRegistry>();

/** The named types of a spec in the form that codecs take. The same object for the same spec. */
export function registryOf(spec: LinkedSpec): TypeRegistry {
  let registry = registries.get(spec);
  if (!registry) {
    const entries = spec.types.map(({ name, type }): [string, TypeDescriptor] => [name, type]);
    registry = Object.fromEntries(entries);
    registries.set(spec, registry);
  }
  return registry;
}

/**
 * The message of that name or alias; `undefined` when there is none. Where a notification shares a request's name,
 * the request is meant unless `kind` says otherwise.
 */
export function findMessage(
  spec: LinkedSpec,
  name: string,
  kind?: MessageData['kind'],
): MessageData | undefined {
  const named = spec.messages.filter(
    (message) =>
      (message.name === name || message.aliases?.includes(name)) &&
      (kind === undefined || message.kind === kind),
  );
  return named.find((message) => message.kind !== 'notification' && message.kind !== 'event') ?? named[0];
}
