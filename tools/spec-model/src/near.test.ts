import { describe, expect, it } from 'vitest';
import { nearest, suggest } from './near.ts';

describe('the nearest name', () => {
  it.each([
    ['Relm', ['Realm', 'Seed'], 'Realm'],
    ['realm', ['Seed', 'Realm'], 'Realm'],
    ['Raelm', ['Seed', 'Realm'], 'Realm'],
    ['gid', ['gidd', 'gids'], 'gidd'],
    ['x', ['yellow'], undefined],
    ['Policy', ['Realm', 'Seed'], undefined],
    ['anything', [], undefined],
  ])('to %s of %j is %s', (word, candidates, wanted) => {
    expect(nearest(word, candidates)).toBe(wanted);
  });

  it('is suggested, else the choices are', () => {
    expect(suggest('Relm', ['Realm'])).toBe('Did you mean `Realm`?');
    expect(suggest('x', ['aaaa', 'bbbb'])).toBe('Choose from `aaaa`, `bbbb`.');
    expect(suggest('x', [])).toBe('There is none to choose from.');
    const many = Array.from({ length: 15 }, (_, i) => `name_${i}`);
    expect(suggest('x', many)).toMatch(/`name_11` and 3 more\.$/);
  });
});
