import type { MemberDescriptor, TypeRegistry } from '@aluco/wire';
import { beforeEach, describe, expect, test } from 'vitest';
import { EstateError } from '../errors.ts';
import { type Row, Store } from '../store.ts';
import { carryOut } from './carry-out.ts';
import type {
  DeclaredEffect,
  DeclaredError,
  DeclaredResource,
  EffectMessage,
  EffectWorld,
} from './declared.ts';

const string = { kind: 'scalar', scalar: 'string' } as const;
const integer = { kind: 'scalar', scalar: 'integer' } as const;

const types: TypeRegistry = {
  Farm: {
    kind: 'record',
    fields: [
      { name: 'id', type: string },
      { name: 'name', type: string, access: 'both' },
      { name: 'size', type: { kind: 'scalar', scalar: 'integer', min: 1 }, access: 'both' },
      { name: 'owner', type: { kind: 'nullable', inner: string } },
      { name: 'nickname', type: string, optional: true },
      { name: 'safe', type: string, access: 'write' },
    ],
  },
  Owl: {
    kind: 'tuple',
    members: [
      { name: 'ring', type: string },
      { name: 'year', type: integer },
      { name: 'marks', type: { kind: 'ref', name: 'Marks' } },
      { name: 'mood', type: { kind: 'enum', values: ['calm', 'cross'] } },
    ],
  },
  Marks: { kind: 'bits', bits: [{ name: 'tagged', value: 1 }] },
  Sign: {
    kind: 'record',
    fields: [
      { name: 'text', type: string },
      { name: 'lit', type: { kind: 'scalar', scalar: 'flag' } },
    ],
  },
};

const resources: readonly DeclaredResource[] = [
  { name: 'Farm', record: 'Farm', key: ['id'] },
  { name: 'Owl', record: 'Owl', key: ['ring', 'year'], parent: 'Farm' },
  { name: 'Sign', record: 'Sign', key: [], singleton: true, parent: 'Farm' },
];

let store: Store;
let world: EffectWorld;

beforeEach(() => {
  store = new Store(resources);
  let next = 100;
  world = {
    store,
    types,
    resources,
    newKey: () => String(next++),
    defaults: (resource) => (resource === 'Farm' ? { size: 7 } : {}),
    notFound: (resource, key) => new EstateError('not_found', `no such ${resource}: ${JSON.stringify(key)}`),
    alreadyExists: (resource, key) =>
      new EstateError('already_exists', `taken: ${resource} ${JSON.stringify(key)}`),
  };
  for (const id of ['1', '2']) {
    store.add('Farm', { id, name: `farm ${id}`, size: 3, owner: null });
    store.add('Owl', { ring: 'a', year: 2020, marks: { tagged: true }, mood: 'calm' }, id);
  }
});

interface Sketch {
  readonly params?: readonly MemberDescriptor[];
  readonly result?: readonly MemberDescriptor[];
  readonly errors?: readonly DeclaredError[];
}

function message(
  effects: readonly DeclaredEffect[],
  { params = [], result = [], errors = [] }: Sketch = {},
): EffectMessage {
  const session = { in: ['open'] };
  const head = {
    protocol: 'made-up',
    kind: 'request',
    area: 'farms',
    name: 'made_up',
    session,
    idempotent: true,
  } as const;
  return { ...head, params, result, errors, effects };
}

const rows: MemberDescriptor = { name: 'rows', type: { kind: 'list', item: { kind: 'ref', name: 'Farm' } } };
const farm: MemberDescriptor = { name: 'farm', type: { kind: 'ref', name: 'Farm' } };
const id = (text: string) => expect.objectContaining({ id: text });
const run = (what: EffectMessage, params: Row = {}) => carryOut(what, params, world);

describe('list', () => {
  const list = message([{ kind: 'list', resource: 'Farm', keys: 'farms' }], { result: [rows] });

  test.each([
    ['left out', {}, ['1', '2']],
    ['null', { farms: null }, ['1', '2']],
    ['an empty list', { farms: [] }, []],
    ['keys, in their order', { farms: ['2', 1] }, ['2', '1']],
    ['a single key', { farms: '2' }, ['2']],
  ])('%s', (_name, params, want) => {
    expect(run(list, params)).toEqual(want.map(id));
  });

  test('of one parent, of all, and of one that is not there', () => {
    const owls = message([{ kind: 'list', resource: 'Owl', parent: 'farm' }], { result: [rows] });
    expect(run(owls, { farm: '1' })).toHaveLength(1);
    expect(run(message([{ kind: 'list', resource: 'Owl' }], { result: [rows] }))).toHaveLength(2);
    expect(() => run(owls, { farm: '9' })).toThrow('no such Farm: "9"');
    expect(() => run(owls)).toThrow('no such Farm');
  });

  test('a result that stands as further members is a list as well', () => {
    const rest = message([{ kind: 'list', resource: 'Farm' }], { result: [{ ...farm, rest: true }] });
    expect(run(rest)).toHaveLength(2);
  });
});

describe('get', () => {
  test('one by its key', () => {
    const get = message([{ kind: 'get', resource: 'Farm', key: 'which.farm' }], { result: [farm] });
    expect(run(get, { which: { farm: 2 } })).toEqual(id('2'));
    expect(() => run(get, { which: { farm: '9' } })).toThrow('no such Farm: "9"');
  });

  test('a singleton that was never set has a value for each field', () => {
    const get = message([{ kind: 'get', resource: 'Sign', parent: 'farm' }], { result: [farm] });
    expect(run(get, { farm: '1' })).toEqual({ text: '', lit: false });
  });

  test('several results are the fields of the row', () => {
    const members = ['name', 'size'].map((name): MemberDescriptor => ({ name, type: string }));
    const get = message([{ kind: 'get', resource: 'Farm', key: 'farm' }], { result: members });
    expect(run(get, { farm: '1' })).toMatchObject({ name: 'farm 1', size: 3 });
  });
});

describe('add', () => {
  const add = message([{ kind: 'add', resource: 'Farm', from: 'farms' }]);

  test('makes keys, takes defaults, and fills in what is not set', () => {
    expect(
      run(add, {
        farms: [
          { name: 'new', safe: '1234' },
          { id: '5', size: 2 },
        ],
      }),
    ).toBeUndefined();
    expect(store.find('Farm', '100')).toEqual({ id: '100', name: 'new', size: 7, owner: null });
    expect(store.find('Farm', '5')).toEqual({ id: '5', name: '', size: 2, owner: null });
  });

  const farm = { kind: 'ref', name: 'Farm' } as const;
  const first = { id: '100', name: 'new', size: 7, owner: null };
  test.each<[string, Omit<MemberDescriptor, 'name'>[], unknown]>([
    ['their keys', [{ type: { kind: 'list', item: string } }], ['100', '5']],
    ['their keys as further members', [{ type: string, rest: true }], ['100', '5']],
    ['the key of the one added', [{ type: string }], '100'],
    ['the rows', [{ type: { kind: 'list', item: farm } }], [first, expect.objectContaining({ id: '5' })]],
    ['the row of the one added', [{ type: farm }], first],
    ['nothing that follows from it', [{ type: integer }], undefined],
    ['several things', [{ type: string }, { type: string }], undefined],
  ])('answers %s, as the result wants', (_what, members, want) => {
    const result = members.map((member, index) => ({ name: `r${index}`, ...member }));
    const adding = message([{ kind: 'add', resource: 'Farm', from: 'farms' }], { result });
    expect(run(adding, { farms: [{ name: 'new' }, { id: '5' }] })).toEqual(want);
  });

  test('a bare value is the key', () => {
    run(add, { farms: ['8'] });
    expect(store.find('Farm', '8')).toMatchObject({ id: '8' });
  });

  test('all parameters together, with what the message declares as their defaults', () => {
    const params: MemberDescriptor[] = [
      { name: 'ring', type: string },
      { name: 'mood', type: string, optional: true, default: 'cross' },
    ];
    run(message([{ kind: 'add', resource: 'Owl', from: '*', parent: 'farm' }], { params }), {
      farm: '1',
      ring: 'b',
    });
    expect(store.list('Owl', '1').at(-1)).toEqual({
      ring: 'b',
      year: '100',
      marks: { tagged: false },
      mood: 'cross',
    });
  });

  test('a key that is taken: replaced, unless the message declares the error', () => {
    run(add, { farms: [{ id: '1', name: 'again' }] });
    expect(store.find('Farm', '1')).toMatchObject({ name: 'again' });
    const strict = message([{ kind: 'add', resource: 'Farm', from: 'farms' }], {
      errors: [{ code: 'already_exists' }],
    });
    expect(() => run(strict, { farms: [{ id: '7' }, { id: '1', name: 'third' }] })).toThrow(
      'taken: Farm "1"',
    );
    expect(store.find('Farm', '7')).toBeUndefined();
  });
});

describe('remove', () => {
  const remove = (errors: readonly DeclaredError[]) =>
    message(
      [
        { kind: 'remove', resource: 'Farm', keys: 'remove' },
        { kind: 'add', resource: 'Farm', from: 'add' },
      ],
      { errors },
    );

  test('with all that is kept below', () => {
    run(remove([]), { remove: ['1'] });
    expect(store.list('Farm')).toEqual([id('2')]);
    expect(store.list('Owl')).toHaveLength(1);
  });

  test('a key of several fields', () => {
    const owls = message([{ kind: 'remove', resource: 'Owl', keys: 'owls', parent: 'farm' }]);
    run(owls, {
      farm: '1',
      owls: [
        { ring: 'a', year: '2020', mood: 'cross' },
        { ring: 'a', year: 1999 },
      ],
    });
    expect(store.list('Owl', '1')).toEqual([]);
    expect(store.list('Owl', '2')).toHaveLength(1);
  });

  test.each<[string, DeclaredError[], boolean]>([
    ['declares nothing', [], false],
    ['declares that very text', [{ code: 'not_found', message: 'no such Farm: "9"' }], true],
    ['declares the code alone', [{ code: 'not_found' }], true],
    ['declares it of something else', [{ code: 'not_found', message: 'no such Owl' }], false],
  ])('of what is not there, by a message that %s', (_name, errors, fails) => {
    const go = () => run(remove(errors), { remove: ['1', '9'], add: [{ id: '4' }] });
    if (fails) expect(go).toThrow('no such Farm: "9"');
    else go();
    expect(store.list('Farm').map((row) => row.id)).toEqual(fails ? ['1', '2'] : ['2', '4']);
  });

  test('then adding the same key again is no conflict', () => {
    run(remove([{ code: 'already_exists' }]), { remove: ['1'], add: [{ id: '1', name: 'rebuilt' }] });
    expect(store.find('Farm', '1')).toMatchObject({ name: 'rebuilt' });
  });
});

describe('edit', () => {
  test('sets what is given; keys and secrets are not kept', () => {
    const edit = message([{ kind: 'edit', resource: 'Farm', key: 'farm', with: 'changes' }]);
    run(edit, { farm: '1', changes: { name: 'new', size: undefined, safe: '1234', id: '77' } });
    expect(store.find('Farm', '1')).toEqual({ id: '1', name: 'new', size: 3, owner: null });
    expect(() => run(edit, { farm: '9', changes: {} })).toThrow('no such Farm: "9"');
  });

  test('several at once, each by the key inside it', () => {
    const edit = message([{ kind: 'edit', resource: 'Farm', key: 'farms.id', with: 'farms' }]);
    run(edit, {
      farms: [
        { id: '1', size: 10 },
        { id: '2', size: 20 },
      ],
    });
    expect(store.list('Farm').map(({ size }) => size)).toEqual([10, 20]);
    expect(() =>
      run(edit, {
        farms: [
          { id: '1', size: 11 },
          { id: '9', size: 1 },
        ],
      }),
    ).toThrow('no such Farm: "9"');
    expect(store.find('Farm', '1')).toMatchObject({ size: 10 });
  });

  test('a singleton', () => {
    run(message([{ kind: 'edit', resource: 'Sign', with: '*', parent: 'farm' }]), {
      farm: '2',
      text: 'Owls',
      other: 1,
    });
    expect(store.singleton('Sign', '2')).toEqual({ text: 'Owls', lit: false });
  });
});

describe('assign', () => {
  test.each<[string, DeclaredEffect, Row, [unknown, unknown]]>([
    [
      'a parameter',
      { kind: 'assign', resource: 'Farm', key: 'farm', to: 'owner' },
      { farm: '1', owner: 'Ann' },
      ['Ann', null],
    ],
    [
      'a member',
      { kind: 'assign', resource: 'Farm', key: 'tie.farm', to: 'tie.owner' },
      { tie: { farm: '2', owner: 'Bo' } },
      [null, 'Bo'],
    ],
    [
      'a list',
      { kind: 'assign', resource: 'Farm', key: 'ties.farm', to: 'ties.owner' },
      {
        ties: [
          { farm: '1', owner: 'Cy' },
          { farm: '2', owner: null },
        ],
      },
      ['Cy', null],
    ],
    ['nothing', { kind: 'assign', resource: 'Farm', key: 'tie.farm', to: 'tie.owner' }, {}, [null, null]],
  ])('%s', (_name, effect, params, want) => {
    run(message([effect]), params);
    expect(store.list('Farm').map(({ owner }) => owner)).toEqual(want);
  });
});

test('what cannot be carried out is refused by name', () => {
  expect(() => run(message([{ kind: 'job', resource: 'Farm' }]))).toThrow(
    'made_up: expected an effect that can be carried out, got job',
  );
  expect(() => run(message([{ kind: 'list', resource: 'Cat' }]))).toThrow(
    'made_up: expected a declared resource, got Cat',
  );
});
