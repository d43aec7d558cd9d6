import { expect, test } from 'vitest';
import { RepeatedTexts } from './repeated-texts.ts';

const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => [
    `switch${n % 40}.hq.example.net`,
    `pc-${n}.hq.example.net`,
    // Repeats for a while only.
    n < 3000 ? 'behind the door of the store' : `desk ${n} in the north wing`,
    n,
    'up',
    null,
    ['a list in a cell', n],
  ]);

test('says the same rows, however many texts repeat', () => {
  const texts = new RepeatedTexts();
  const shared = rows(10_000);
  for (let at = 0; at < shared.length; at += 700) texts.share(shared.slice(at, at + 700));
  expect(shared).toEqual(rows(10_000));
});

test('leaves rows alone that are no arrays', () => {
  const others = [{ name: 'switch1.hq.example.net' }, 'switch1.hq.example.net', 5, null];
  const given = structuredClone(others);
  new RepeatedTexts().share(given);
  expect(given).toEqual(others);
});
