import { describe, expect, test } from 'vitest';
import type { TypeData } from './index.ts';
import { findMessage, porttracker, raas, registryOf } from './index.ts';

function* nodesOf(type: TypeData): Generator<TypeData> {
  yield type;
  switch (type.kind) {
    case 'list':
      yield* nodesOf(type.item);
      break;
    case 'map':
      yield* nodesOf(type.value);
      if (type.keys) yield* nodesOf(type.keys);
      break;
    case 'nullable':
    case 'wrap':
      yield* nodesOf(type.inner);
      break;
    case 'union':
      for (const option of type.options) yield* nodesOf(option);
      break;
    case 'tuple':
      for (const member of type.members) yield* nodesOf(member.type);
      break;
    case 'record':
      for (const field of type.fields) yield* nodesOf(field.type);
      break;
  }
}

describe.each([porttracker, raas])('$protocol', (spec) => {
  const registry = registryOf(spec);
  const types = [
    ...spec.types.map(({ type }) => type),
    ...spec.messages.flatMap(({ params, result }) => [...params, ...result].map(({ type }) => type)),
  ].flatMap((type) => [...nodesOf(type)]);

  test('every reference leads to a named type or a scalar', () => {
    const scalars = new Set(spec.scalars.map(({ name }) => name));
    const lost = types.flatMap((type) => {
      if (type.kind === 'ref') return registry[type.name] ? [] : [type.name];
      if (type.kind === 'scalar') return scalars.has(type.scalar) ? [] : [type.scalar];
      if (type.kind === 'family') return Object.values(type.cases).filter((name) => !registry[name]);
      return 'of' in type && !registry[type.of] ? [type.of] : [];
    });
    expect(types.length).toBeGreaterThan(100);
    expect(lost).toEqual([]);
  });

  test('areas, states and resources that messages name are there', () => {
    const areas = spec.areas.map(({ name }) => name);
    const states = spec.states.map(({ name }) => name);
    const resources = spec.resources.map(({ name }) => name);
    for (const message of spec.messages) {
      expect(areas).toContain(message.area);
      for (const state of message.session.in) expect(states).toContain(state);
      for (const effect of message.effects) expect(resources).toContain(effect.resource);
    }
  });

  test('messages are found by name and by alias', () => {
    for (const message of spec.messages) {
      expect(findMessage(spec, message.name, message.kind)).toBe(message);
      for (const alias of message.aliases ?? []) expect(findMessage(spec, alias)).toBe(message);
    }
    expect(findMessage(spec, 'constructor')).toBeUndefined();
  });

  test('enum values are plain and their documentation is keyed by them', () => {
    for (const type of types) {
      if (type.kind !== 'enum') continue;
      for (const value of type.values) expect(['string', 'number']).toContain(typeof value);
      for (const key of Object.keys(type.docs ?? {})) expect(type.values.map(String)).toContain(key);
    }
  });
});

test('a request is preferred over a notification of the same name', () => {
  const shared = porttracker.messages.filter(({ kind }) => kind === 'notification').map(({ name }) => name);
  const both = shared.filter((name) =>
    porttracker.messages.some((message) => message.name === name && message.kind === 'request'),
  );
  expect(both.map((name) => findMessage(porttracker, name)?.kind)).toEqual(both.map(() => 'request'));
});
