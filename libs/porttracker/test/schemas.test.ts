import { sampleParams, sampleResult, type TypedMessage } from '@aluco/wire';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  events,
  notifications,
  paramsSchema,
  type QueryViewField,
  type RealmInfoParams,
  type RealmReadable,
  realmInfo,
  realmQuery,
  requests,
  resultSchema,
  types,
} from '../src/index.ts';

type OutputOf<
  S extends { readonly '~standard': { readonly types?: { readonly output: unknown } | undefined } },
> = NonNullable<S['~standard']['types']>['output'];

const messages = Object.entries({ ...requests, ...notifications, ...events }) as [
  string,
  TypedMessage<Record<string, unknown>, unknown>,
][];

const trap = (): never => {
  throw new Error('looked at');
};
const junk = [
  null,
  undefined,
  5,
  'x',
  [],
  Symbol('x'),
  () => 1,
  new Proxy({}, { get: trap, has: trap, ownKeys: trap }),
  new Proxy([], { get: trap }),
  10n,
];

describe.each(messages)('%s', (_, message) => {
  const params = sampleParams(message, types, { seed: 1 }) as Record<string, unknown>;

  it('takes samples of its parameters and its result', () => {
    expect(paramsSchema(message)['~standard'].validate(params)).not.toHaveProperty('issues');
    const result = sampleResult(message, types, { seed: 1, params });
    expect(resultSchema(message, params)['~standard'].validate(result)).not.toHaveProperty('issues');
  });

  it('has an answer to every value', () => {
    for (const value of junk) {
      for (const schema of [paramsSchema(message), resultSchema(message, params)]) {
        const { issues = [] } = schema['~standard'].validate(value);
        for (const issue of issues) expect(issue.message).toMatch(/^expected /);
      }
    }
  });
});

it('knows the types, rows as they are asked for', () => {
  const params = paramsSchema(realmInfo);
  expectTypeOf<OutputOf<typeof params>>().toEqualTypeOf<RealmInfoParams>();
  const some = resultSchema(realmInfo, { fields: ['gid', 'polling'] });
  expectTypeOf<OutputOf<typeof some>>().toEqualTypeOf<{ gid: string; polling: boolean }[]>();
  const all = resultSchema(realmInfo);
  expectTypeOf<OutputOf<typeof all>>().toEqualTypeOf<RealmReadable[]>();
  const columns: readonly QueryViewField['device'][] = ['device_ip'];
  const found = resultSchema(realmQuery, { type: 'device', columns });
  expectTypeOf<OutputOf<typeof found>[number]['device_ip']>().toEqualTypeOf<string | null | undefined>();
  expect(some['~standard'].validate([{ gid: '1', polling: true }])).toEqual({
    value: [{ gid: '1', polling: true }],
  });
  expect(() => resultSchema(realmInfo, { fields: ['gid', 'nmae' as 'name'] })).toThrow(/did you mean "name"/);
});
