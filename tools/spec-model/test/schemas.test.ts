import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { readSchema } from './base-spec.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Every property that any object of a schema declares, with the path to it. */
function* propertiesOf(schema: unknown, path = '#'): Generator<readonly [string, Schema]> {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties')
      for (const [name, property] of Object.entries(value as Schema))
        yield [`${path}/properties/${name}`, property as Schema];
    yield* propertiesOf(value, `${path}/${key}`);
  }
}

/** Every mapping with declared keys, and whether it is closed. */
function* openMappings(schema: unknown, path = '#'): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return;
  const { properties, additionalProperties } = schema as {
    properties?: unknown;
    additionalProperties?: unknown;
  };
  const declares = typeof properties === 'object' && !path.endsWith('/properties');
  if (declares && additionalProperties !== false) yield path;
  for (const [key, value] of Object.entries(schema)) yield* openMappings(value, `${path}/${key}`);
}

describe.each(['area', 'protocol', 'scalars'] as const)('the schema %s', (name) => {
  const schema = JSON.parse(readSchema(name)) as Schema;
  const definitions = (schema.definitions ?? {}) as Readonly<Record<string, Schema>>;

  it('is valid, and every reference in it leads somewhere', () => {
    const ajv = new Ajv({ strictTypes: false, strictSchema: true });
    expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
    expect(() => ajv.compile(schema)).not.toThrow();
  });

  it('describes every key, for the editor', () => {
    const silent = [...propertiesOf(schema)].filter(([, property]) => {
      const target = typeof property.$ref === 'string' ? property.$ref.split('/').at(-1) : undefined;
      const described = target === undefined ? property : definitions[target];
      return typeof described?.description !== 'string' || described.description === '';
    });
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  it('leaves no mapping open', () => {
    expect([...openMappings(schema)]).toEqual([]);
  });
});
