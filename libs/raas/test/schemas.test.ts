import { sampleParams, sampleResult, type TypedMessage } from '@aluco/wire';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  calls,
  type GetPoliciesParams,
  type GetPoliciesResult,
  getPolicies,
  httpCalls,
  paramsSchema,
  resultSchema,
  types,
} from '../src/index.ts';

type OutputOf<
  S extends { readonly '~standard': { readonly types?: { readonly output: unknown } | undefined } },
> = NonNullable<S['~standard']['types']>['output'];

const messages = Object.entries({ ...calls, ...httpCalls }) as [
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

it('knows the types', () => {
  const params = paramsSchema(getPolicies);
  expectTypeOf<OutputOf<typeof params>>().toEqualTypeOf<GetPoliciesParams>();
  const result = resultSchema(getPolicies);
  expectTypeOf<OutputOf<typeof result>>().toEqualTypeOf<GetPoliciesResult>();
  expect(params['~standard'].validate({ nmaes: [] }).issues?.[0]?.message).toContain('did you mean "names"?');
});
