import { expect, test } from 'vitest';
import { Store } from './store.ts';

const createStore = () =>
  new Store([
    { name: 'Farm', key: ['id'] },
    { name: 'Barn', key: ['id'], parent: 'Farm' },
    { name: 'Owl', key: ['ring', 'year'], parent: 'Barn' },
    { name: 'Sign', key: [], singleton: true, parent: 'Farm' },
  ]);

function createFilled() {
  const store = createStore();
  for (const id of ['1', '2']) {
    store.add('Farm', { id });
    store.add('Barn', { id: `${id}0` }, id);
    store.add('Owl', { ring: 'a', year: 2020, name: `owl of ${id}` }, `${id}0`);
    store.singleton('Sign', id).text = `farm ${id}`;
  }
  return store;
}

test('keys compare as text, and rows keep their order', () => {
  const store = createStore();
  store.add('Farm', { id: 5 });
  store.add('Farm', { id: '3' });
  expect(store.find('Farm', '5')).toEqual({ id: 5 });
  expect(store.list('Farm').map(({ id }) => id)).toEqual([5, '3']);
  store.add('Farm', { id: '5', name: 'new' });
  expect(store.list('Farm')).toEqual([{ id: '5', name: 'new' }, { id: '3' }]);
});

test('without a parent, all parents are looked under', () => {
  const store = createFilled();
  expect(store.list('Barn')).toEqual([{ id: '10' }, { id: '20' }]);
  expect(store.list('Barn', '2')).toEqual([{ id: '20' }]);
  expect(store.list('Barn', '3')).toEqual([]);
  expect(store.find('Owl', { ring: 'a', year: '2020' }, '20')).toMatchObject({ name: 'owl of 2' });
  expect(store.find('Barn', '20')).toEqual({ id: '20' });
  expect(store.find('Barn', '20', '1')).toBeUndefined();
});

test('removing takes along what is kept below, at any depth', () => {
  const store = createFilled();
  expect(store.remove('Farm', '1')).toBe(true);
  expect(store.remove('Farm', '1')).toBe(false);
  expect(store.list('Barn')).toEqual([{ id: '20' }]);
  expect(store.list('Owl')).toEqual([{ ring: 'a', year: 2020, name: 'owl of 2' }]);
  expect(store.singleton('Sign', '1')).toEqual({});
});

test('a parent that is needed and a resource that is not declared are named', () => {
  const store = createStore();
  expect(() => store.add('Barn', { id: '1' })).toThrow(
    'expected the key of the Farm that keeps the Barn, got none',
  );
  expect(() => store.list('Cat')).toThrow('expected a declared resource, got Cat');
  expect(store.has('Owl') && !store.has('Cat')).toBe(true);
});
