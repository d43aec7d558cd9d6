import { describe, expect, it } from 'vitest';
import { createJidSource, formatTime, parseTime } from './time.ts';

const time = Date.UTC(2019, 0, 27, 19, 42, 53, 87);

describe('times', () => {
  it('are written in UTC with six digits after the second', () => {
    expect(formatTime(time)).toBe('2019-01-27T19:42:53.087000');
  });

  it.each([
    '2019-01-27T19:42:53.087',
    '2019-01-27 19:42:53.087',
    '2019-01-27T19:42:53.087Z',
    '2019-01-27T20:42:53.087+01:00',
  ])('are read as UTC unless they name a zone: %s', (text) => {
    expect(parseTime(text)).toBe(time);
  });

  it('give no number when they are none', () => {
    expect(parseTime('yesterday')).toBeNaN();
  });
});

describe('job ids', () => {
  it('are the time in 20 digits and never the same', () => {
    const jids = createJidSource();
    expect([jids.next(time), jids.next(time), jids.next(time + 1)]).toEqual([
      '20190127194253087000',
      '20190127194253087001',
      '20190127194253088000',
    ]);
  });
});
