import { describe, expect, it } from 'vitest';
import { nextStart } from './schedule-times.ts';

const at = (text: string) => Date.parse(`${text}Z`);
// A Monday.
const now = at('2024-01-01T12:00:00');

describe('the next start', () => {
  it.each([
    [{ hours: 1, minutes: 30 }, '2024-01-01T13:30:00'],
    [{ days: 1 }, '2024-01-02T12:00:00'],
    [{ once: '2024-02-01T06:00:00' }, '2024-02-01T06:00:00'],
    [{ once: '2023-02-01T06:00:00' }, null],
    [{ cron: '0 2 * * *' }, '2024-01-02T02:00:00'],
    [{ cron: '*/15 12-13 * * 1,3' }, '2024-01-01T12:15:00'],
    [{ cron: '0 6 29 2 *' }, '2024-02-29T06:00:00'],
    [{ cron: '0 6 * * 7' }, '2024-01-07T06:00:00'],
    [{ cron: 'whenever' }, null],
    [{ when: { daily: ['06:00:00', '18:00:00'] } }, '2024-01-01T18:00:00'],
    [{ when: { weekly: { thu: ['06:00:00'], mon: ['06:00:00'] } } }, '2024-01-04T06:00:00'],
    [{ days: 1, after: '2024-01-10T00:00:00' }, '2024-01-10T12:00:00'],
    [{ days: 1, until: '2024-01-02T00:00:00' }, null],
    [{ days: 1_000_000_000_000 }, null],
    [{ when: { daily: ['teatime'] } }, null],
    [{}, null],
  ])('of %j is %s', (schedule, want) => {
    expect(nextStart(schedule, now, now)).toBe(want === null ? null : at(want));
  });
});
