/** When schedules start their jobs. Times of day are read as UTC, whatever the schedule's own zone. */
import type { Schedule } from '@aluco/raas';
import { invalid } from './errors.ts';
import { parseTime } from './time.ts';

const minute = 60_000;
const day = 1440 * minute;
/** Later times cannot be written in the protocol's form. */
const endOfTime = Date.UTC(9999, 11, 31);
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/**
 * The next start after a time; null when there is none, within a year for those in cron's form.
 *
 * @param anchor Where intervals are counted from. All times in milliseconds since the epoch.
 */
export function nextStart(schedule: Schedule, anchor: number, now: number): number | null {
  const from = Math.max(now, timeOf(schedule.after) ?? now);
  const next = nextOf(schedule, anchor, from);
  const until = timeOf(schedule.until) ?? endOfTime;
  return next === null || next > until || next > endOfTime ? null : next;
}

function nextOf(schedule: Schedule, anchor: number, from: number): number | null {
  const { seconds, minutes, hours, days } = schedule;
  const interval =
    (seconds ?? 0) * 1000 + (minutes ?? 0) * minute + (hours ?? 0) * 60 * minute + (days ?? 0) * day;
  if (interval > 0) return anchor + (Math.floor(Math.max(0, from - anchor) / interval) + 1) * interval;
  const once = timeOf(schedule.once);
  if (once !== null) return once > from ? once : null;
  if (schedule.when) return nextTimeOfDay(schedule.when, from);
  return schedule.cron ? nextCron(schedule.cron, from) : null;
}

function nextTimeOfDay(when: NonNullable<Schedule['when']>, from: number): number | null {
  const midnight = from - (from % day);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const start = midnight + ahead * day;
    const name = weekdays[new Date(start).getUTCDay()]!;
    const times = [...(when.daily ?? []), ...(when.weekly?.[name] ?? [])];
    const starts = times
      .map((text) => start + Date.parse(`1970-01-01T${text}Z`))
      .filter((time) => time > from);
    if (starts.length > 0) return Math.min(...starts);
  }
  return null;
}

/** Looks through the minutes of the days that fit. */
function nextCron(text: string, from: number): number | null {
  const fields = text.trim().split(/\s+/);
  const [minutes, hours, dates, months, days] = [60, 24, 32, 13, 8].map((size, i) =>
    cronField(fields[i], size),
  );
  if (fields.length !== 5 || !minutes || !hours || !dates || !months || !days) return null;
  if (days.has(7)) days.add(0);
  const either = fields[2] !== '*' && fields[4] !== '*';
  const midnight = from - (from % day);
  for (let ahead = 0; ahead <= 366; ahead += 1) {
    const start = midnight + ahead * day;
    const date = new Date(start);
    const byDate = dates.has(date.getUTCDate());
    const byDay = days.has(date.getUTCDay());
    if (!months.has(date.getUTCMonth() + 1) || !(either ? byDate || byDay : byDate && byDay)) continue;
    for (let time = start; time < start + day; time += minute) {
      const at = (time - start) / minute;
      if (time > from && hours.has(Math.floor(at / 60)) && minutes.has(at % 60)) return time;
    }
  }
  return null;
}

/** The numbers below `size` that a field of cron stands for: `*`, numbers, ranges, steps, lists of these. */
function cronField(text: string | undefined, size: number): Set<number> | undefined {
  const numbers = new Set<number>();
  for (const part of text?.split(',') ?? ['']) {
    const [, all, low, high, step] = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part) ?? [];
    if (all === undefined && low === undefined) return undefined;
    const first = low === undefined ? 0 : Number(low);
    const last =
      high !== undefined ? Number(high) : all !== undefined || step !== undefined ? size - 1 : first;
    for (let n = first; n <= Math.min(last, size - 1); n += Math.max(1, Number(step ?? 1))) numbers.add(n);
  }
  return numbers;
}

function timeOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined) return null;
  const time = parseTime(text);
  return Number.isNaN(time) ? null : time;
}

/** @throws RaasEstateError `invalid_parameters`, keyed by `schedule`, when a start to leave out is no time. */
export function requireReadable({ skip_explicit }: Schedule): void {
  const wrong = (skip_explicit ?? []).find((text) => timeOf(text) === null);
  if (wrong !== undefined) {
    throw invalid('schedule', `skip_explicit: expected times in ISO 8601, got ${JSON.stringify(wrong)}`);
  }
}
