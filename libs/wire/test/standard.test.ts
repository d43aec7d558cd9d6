import {
  type Every,
  type Given,
  type MessageDescriptor,
  type ResultRule,
  type Row,
  type StandardSchema,
  standardSchema,
  standardSchemaOfType,
  type TypedMessage,
  type TypeRegistry,
} from '@aluco/wire';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { list, literal, nullable, octets, ref, scalar, union } from './kinds.fixture.ts';

/** What a tool asks of a validator it did not make, as the specification has it. */
interface Foreign<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => ForeignResult<Output> | Promise<ForeignResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}
type ForeignResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | {
      readonly issues: readonly {
        readonly message: string;
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
      }[];
    };
type OutputOf<S extends Foreign> = NonNullable<S['~standard']['types']>['output'];

const types: TypeRegistry = {
  Port: {
    kind: 'record',
    fields: [
      { name: 'gid', type: scalar('gid') },
      { name: 'name', type: nullable(scalar('string')), access: 'both' },
    ],
  },
  Login: {
    kind: 'tuple',
    members: [
      { name: 'user', type: scalar('string') },
      { name: 'password', type: scalar('integer'), secret: true },
    ],
  },
};

interface PortParams {
  realm: string;
  fields?: readonly ('gid' | 'name')[];
  logins?: { user: string; password: number }[];
}
type PortResult = { gid: string; name: string | null }[];
const ports: TypedMessage<PortParams, PortResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'test',
  name: 'port_info',
  params: [
    { name: 'realm', type: scalar('gid') },
    { name: 'fields', type: list({ kind: 'fieldOf', of: 'Port', access: 'read' }), optional: true },
    { name: 'logins', type: list(ref('Login')), optional: true },
  ],
  result: [{ name: 'rows', type: list({ kind: 'projection', of: 'Port', by: 'fields' }) }],
  session: { in: ['authenticated'] },
  idempotent: true,
};
const plain = (result: MessageDescriptor['result']): TypedMessage<unknown, unknown> => ({
  ...(ports as MessageDescriptor),
  result,
});

const paths = (result: {
  readonly issues?: readonly { path?: readonly PropertyKey[] | undefined }[] | undefined;
}) => result.issues?.map(({ path }) => path);

describe('a Standard Schema of parameters', () => {
  const schema = standardSchema(ports, 'params', types);
  const { validate, vendor, version } = schema['~standard'];

  it('is one, and knows its types', () => {
    const foreign: Foreign<PortParams> = schema;
    expect(Object.keys(foreign)).toEqual(['~standard']);
    expect({ vendor, version }).toEqual({ vendor: 'aluco', version: 1 });
    expectTypeOf<OutputOf<typeof schema>>().toEqualTypeOf<PortParams>();
  });

  it.each<[string, unknown, unknown]>([
    ['all', { realm: '51', fields: ['gid'], logins: [] }, { realm: '51', fields: ['gid'], logins: [] }],
    ['only what has to be', { realm: '51' }, { realm: '51' }],
    ['absent members', { realm: '51', fields: undefined }, { realm: '51' }],
    ['another form', { realm: 51 }, { realm: '51' }],
  ])('takes %s', (_, given, value) => {
    expect(validate(given)).toEqual({ value });
  });

  it.each<[string, unknown, unknown]>([
    ['text', 'x', [undefined]],
    ['nothing', undefined, [undefined]],
    ['null', null, [undefined]],
    ['an array', [], [undefined]],
    ['a missing member', {}, [['realm']]],
    ['an unknown member', { realm: '1', 'no such': 1 }, [['no such']]],
    ['a wrong item', { realm: '1', fields: ['gid', 'nmae'] }, [['fields', 1]]],
    [
      'several',
      { realm: {}, fields: 1, logins: [{ user: 'u' }] },
      [['realm'], ['fields'], ['logins', 0, 'password']],
    ],
  ])('says where %s is wrong', (_, given, where) => {
    expect(paths(validate(given))).toEqual(where);
  });

  it('says what was expected and what came', () => {
    expect(validate({ realm: '1', fields: ['nmae'] }).issues).toEqual([
      { message: 'expected one of gid, name (did you mean "name"?), got "nmae"', path: ['fields', 0] },
    ]);
  });

  it.each([
    ['in its place', { realm: '1', logins: [{ user: 'u', password: 's3cr3t' }] }],
    ['in an array', { realm: '1', logins: [['s3cr3t']] }],
    ['instead of the parameters', 's3cr3t'],
  ])('shows no secret %s', (_, given) => {
    const { issues } = validate(given);
    expect(issues).toHaveLength(1);
    expect(JSON.stringify(issues)).not.toContain('s3cr3t');
  });
});

describe('a Standard Schema never throws', () => {
  const trap = (): never => {
    throw new Error('looked at');
  };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const ring: Record<string, unknown> = {};
  ring.realm = ring;
  const values: [string, unknown][] = [
    [
      'a getter',
      {
        realm: '1',
        get fields() {
          return trap();
        },
      },
    ],
    ['a proxy', new Proxy({}, { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap })],
    ['a revoked proxy', revoked.proxy],
    ['a value that will be no text', { realm: { toString: trap, toJSON: trap, [Symbol.toPrimitive]: trap } }],
    ['a ring', ring],
    ['an object without a prototype', Object.create(null)],
    ['a symbol', Symbol('x')],
    ['a big integer', 10n],
    ['rows that throw', new Proxy([], { get: trap })],
    ['a row that throws', [new Proxy({}, { get: trap, getOwnPropertyDescriptor: trap })]],
  ];
  const schemas: [string, StandardSchema][] = [
    ['parameters', standardSchema(ports, 'params', types)],
    ['a result', standardSchema(ports, 'result', types)],
    ['a type', standardSchemaOfType('Port', types)],
    ['a list', standardSchemaOfType(list(ref('Login')), types)],
  ];
  it.each(values)('for %s', (_, value) => {
    for (const [, schema] of schemas) {
      const { issues } = schema['~standard'].validate(value);
      expect(issues).toHaveLength(1);
      expect(issues?.[0]?.message).toMatch(/^expected /);
    }
  });

  it('and says which member cannot be read', () => {
    expect(standardSchema(ports, 'params', types)['~standard'].validate(values[0]![1])).toEqual({
      issues: [{ message: 'expected a value that can be read, got one that throws', path: ['fields'] }],
    });
  });
});

describe('a Standard Schema of results', () => {
  it('has the rows of the request', () => {
    const { validate } = standardSchema(ports, 'result', types, { params: { fields: ['gid'] } })['~standard'];
    expect(validate([{ gid: '1', name: 'more than asked' }])).toEqual({ value: [{ gid: '1' }] });
    expect(paths(validate([{ gid: '1' }, {}]))).toEqual([[1, 'gid']]);
    expect(paths(validate('x'))).toEqual([undefined]);
  });

  it('has the type that the parameters lead to', () => {
    interface PortRule extends ResultRule {
      readonly result: Row<
        PortResult[number],
        Given<this['params'], 'fields', readonly ('gid' | 'name')[], Every<'gid' | 'name'>>
      >[];
    }
    const ruled: TypedMessage<PortParams, Partial<PortResult[number]>[], PortRule> = ports as TypedMessage<
      PortParams,
      Partial<PortResult[number]>[],
      never
    >;
    const asked = standardSchema(ruled, 'result', types, { params: { fields: ['gid'] } });
    expectTypeOf<OutputOf<typeof asked>>().toEqualTypeOf<{ gid: string }[]>();
    const all = standardSchema(ruled, 'result', types);
    expectTypeOf<OutputOf<typeof all>>().toEqualTypeOf<PortResult>();
    const params: Readonly<Record<string, unknown>> = { fields: ['gid'] };
    const unsure = standardSchema(ruled, 'result', types, { params });
    expectTypeOf<OutputOf<typeof unsure>>().toEqualTypeOf<{ gid?: string; name?: string | null }[]>();
    expect(unsure['~standard'].validate([{ gid: '1' }])).toEqual({ value: [{ gid: '1' }] });
  });

  it('has all fields when nothing was asked', () => {
    const schema: StandardSchema<PortResult> = standardSchema(ports, 'result', types);
    const { validate } = schema['~standard'];
    expect(validate([{ gid: '1', name: null }])).toEqual({ value: [{ gid: '1', name: null }] });
    expectTypeOf<OutputOf<typeof schema>>().toEqualTypeOf<PortResult>();
  });

  it('is nothing, or an object of several', () => {
    expect(standardSchema(plain([]), 'result', types)['~standard'].validate(undefined)).toEqual({
      value: undefined,
    });
    const { validate } = standardSchema(
      plain([
        { name: 'time', type: scalar('timestamp') },
        { name: 'hosts', type: scalar('string'), rest: true },
      ]),
      'result',
      types,
    )['~standard'];
    expect(validate({ time: 1, hosts: ['a'] })).toEqual({ value: { time: 1, hosts: ['a'] } });
    expect(paths(validate({ hosts: ['a', {}] }))).toEqual([['time'], ['hosts', 1]]);
  });

  it('is not made when the columns asked for do not exist', () => {
    const params: Readonly<Record<string, unknown>> = { fields: ['x'] };
    expect(() => standardSchema(ports, 'result', types, { params })).toThrow(
      expect.objectContaining({ name: 'WireError', code: 'name_unknown', path: '$.fields[0]' }),
    );
  });
});

describe('a Standard Schema of a type', () => {
  it.each<[string, Parameters<typeof standardSchemaOfType>[0], unknown, unknown]>([
    ['a name', 'Login', { user: 'u', password: 1 }, { user: 'u', password: 1 }],
    ['octets', scalar('octets'), octets(1, 255), octets(1, 255)],
    ['a union', union(literal(2), scalar('string')), 2, 2],
    ['null', nullable(scalar('integer')), null, null],
  ])('takes %s', (_, type, given, value) => {
    expect(standardSchemaOfType(type, types)['~standard'].validate(given)).toEqual({ value });
  });

  it.each<[string, unknown, unknown]>([
    ['nothing', undefined, undefined],
    ['a wrong value', { user: 'u', password: 'x' }, ['password']],
    ['a function', () => 1, undefined],
  ])('says where %s is wrong', (_, given, path) => {
    expect(paths(standardSchemaOfType('Login', types)['~standard'].validate(given))).toEqual([path]);
  });

  it('throws for a type that is not there', () => {
    expect(() => standardSchemaOfType('Lgoin', types)).toThrow(/did you mean "Login"/);
  });
});
