import { expect, test } from 'vitest';
import { createPainter } from './painter.ts';

function painting() {
  const written: string[] = [];
  const painter = createPainter((sequence) => written.push(sequence));
  /** What was written since the last time, without what surrounds every update. */
  const taken = () =>
    written.splice(0).map((sequence) => sequence.split('\u001B[?7l')[1]?.split('\u001B[?7h')[0]);
  return { painter, taken };
}

test('writes the rows that changed, each at its place, and nothing when none did', () => {
  const { painter, taken } = painting();
  painter.paint(['a', 'b', 'c'], 2);
  expect(taken()).toEqual(['\u001B[2;1H\u001B[Ka\u001B[3;1H\u001B[Kb\u001B[4;1H\u001B[Kc']);
  painter.paint(['a', 'B', 'c'], 2);
  expect(taken()).toEqual(['\u001B[3;1H\u001B[KB']);
  painter.paint(['a', 'B', 'c'], 2);
  expect(taken()).toEqual([]);
});

test('writes every row when told to forget, when rows move, and when there are more', () => {
  const { painter, taken } = painting();
  painter.paint(['a', 'b'], 2);
  painter.forget();
  painter.paint(['a', 'b'], 2);
  painter.paint(['a', 'b'], 3);
  painter.paint(['a', 'b', 'c'], 3);
  expect(taken().slice(1)).toEqual([
    '\u001B[2;1H\u001B[Ka\u001B[3;1H\u001B[Kb',
    '\u001B[3;1H\u001B[Ka\u001B[4;1H\u001B[Kb',
    '\u001B[5;1H\u001B[Kc',
  ]);
});
