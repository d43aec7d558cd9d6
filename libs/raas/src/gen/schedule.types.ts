// Generated from spec/raas/schedule.yaml by `npm run generate`. Do not edit.

import type { Json } from '@aluco/wire';
import type { CommandKind, RunFunction } from './cmd.types.ts';
import type { Target } from './tgt.types.ts';

/**
 * The hours in which a schedule may start its job.
 *
 * Source: documented (api-catalogue).
 */
export interface ScheduleRange {
  /** When the range begins, in ISO 8601 unless `start_fmt` says otherwise. */
  start: string;
  /** When the range ends, in ISO 8601 unless `end_fmt` says otherwise. */
  end: string;
  /** The form of `start`. */
  start_fmt?: string | null | undefined;
  /** The form of `end`. */
  end_fmt?: string | null | undefined;
  /** True: the job may start only outside the range. */
  invert?: boolean | undefined;
}

/**
 * A random delay before each start.
 *
 * Source: documented (api-catalogue).
 */
export interface ScheduleSplay {
  /** The least delay, in seconds; 0 when left out. */
  start?: number | undefined;
  /** The greatest delay, in seconds. */
  end: number;
}

/**
 * Times of day for each day of the week.
 *
 * Source: documented (api-catalogue).
 */
export interface WeeklyTimes {
  /** Times on Mondays, as hh:mm:ss. */
  mon?: readonly string[] | null | undefined;
  /** Times on Tuesdays, as hh:mm:ss. */
  tue?: readonly string[] | null | undefined;
  /** Times on Wednesdays, as hh:mm:ss. */
  wed?: readonly string[] | null | undefined;
  /** Times on Thursdays, as hh:mm:ss. */
  thu?: readonly string[] | null | undefined;
  /** Times on Fridays, as hh:mm:ss. */
  fri?: readonly string[] | null | undefined;
  /** Times on Saturdays, as hh:mm:ss. */
  sat?: readonly string[] | null | undefined;
  /** Times on Sundays, as hh:mm:ss. */
  sun?: readonly string[] | null | undefined;
}

/**
 * Times of day at which a schedule starts its job.
 *
 * Source: documented (api-catalogue).
 */
export interface ScheduleWhen {
  /** Times on every day, as hh:mm:ss. */
  daily?: readonly string[] | null | undefined;
  /** Times for each day of the week. */
  weekly?: WeeklyTimes | undefined;
}

/**
 * When a job is to start. One of `seconds`, `minutes`, `hours`, `days` (added up), `cron`, `when` and
 * `once` says how often; the rest narrows that down. Times are read in `timezone`.
 *
 * Source: documented (api-catalogue).
 */
export interface Schedule {
  /** Start again after so many seconds, at least 60. */
  seconds?: number | undefined;
  /** Start again after so many minutes. */
  minutes?: number | undefined;
  /** Start again after so many hours. */
  hours?: number | undefined;
  /** Start again after so many days. */
  days?: number | undefined;
  /** The times in the five fields of cron: minute, hour, day, month, weekday. */
  cron?: string | undefined;
  /** Times of day. */
  when?: ScheduleWhen | undefined;
  /** The one time to start, in ISO 8601 unless `once_fmt` says otherwise. */
  once?: string | null | undefined;
  /** The form of `once`. */
  once_fmt?: string | null | undefined;
  /** No start before this time, in ISO 8601 unless `after_fmt` says otherwise. */
  after?: string | null | undefined;
  /** The form of `after`. */
  after_fmt?: string | null | undefined;
  /** No start after this time, in ISO 8601 unless `until_fmt` says otherwise. */
  until?: string | null | undefined;
  /** The form of `until`. */
  until_fmt?: string | null | undefined;
  /** The hours in which the job may start, or must not. */
  range?: ScheduleRange | undefined;
  /** A random delay before each start. */
  splay?: ScheduleSplay | undefined;
  /** Starts to leave out, in ISO 8601. */
  skip_explicit?: readonly string[] | null | undefined;
  /** Starts to leave out, in ISO 8601 unless `skip_times_fmt` says otherwise. */
  skip_times?: readonly string[] | null | undefined;
  /** The form of `skip_times`. */
  skip_times_fmt?: string | null | undefined;
  /** How many runs of the job may be under way at once. */
  maxrunning?: number | undefined;
  /** False: do not look for running jobs of the same kind when `maxrunning` is set. */
  jid_include?: boolean | undefined;
  /** False: the minions keep what the job returned to themselves. */
  return_job?: boolean | undefined;
  /** True: start also when the scheduler itself starts. False when left out. */
  run_on_start?: boolean | undefined;
  /** The name of the time zone in the IANA database; UTC when left out. */
  timezone?: string | undefined;
}

/**
 * How far the latest job of a schedule has come.
 *
 * - `new`: No master has fetched it yet.
 * - `retrieved`: Masters have fetched it.
 * - `skipped`: It was not run because its time was to be skipped.
 * - `pausing`: It is about to be paused.
 * - `paused`: It is paused.
 * - `resuming`: It is about to go on.
 * - `resumed`: It goes on.
 * - `complete`: It is over.
 * - `failed`: It is over and failed.
 * - `stopping`: It is about to be stopped.
 * - `stopped`: It was stopped.
 * - `disabled`: It was not run because the schedule is disabled.
 *
 * Source: documented (api-catalogue).
 */
export type ScheduleState = 
  | 'new'
  | 'retrieved'
  | 'skipped'
  | 'pausing'
  | 'paused'
  | 'resuming'
  | 'resumed'
  | 'complete'
  | 'failed'
  | 'stopping'
  | 'stopped'
  | 'disabled'
  | (string & {});

/**
 * The arguments of a function.
 *
 * Source: documented (api-catalogue).
 */
export interface CallArguments {
  /** Those given by position. */
  arg?: readonly string[] | undefined;
  /** Those given by name, each of a type of its own. */
  kwarg?: Record<string, Json> | undefined;
}

/**
 * A schedule with the job it starts.
 *
 * Source: inferred (api-catalogue). No source shows a row. Its members are what schedule.save takes
 * and what schedule.get sorts and filters by.
 */
export interface ScheduleEntry {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Identifies the schedule. */
  uuid: string;
  /** The name of the schedule. */
  name: string;
  /** When the job is to start. */
  schedule: Schedule;
  /** Whether the schedule starts its job at all. */
  enabled: boolean;
  /** Whether it will never start its job again. */
  expired?: boolean | undefined;
  /** The scheduler's own function that starts the job. */
  function?: string | undefined;
  /** The part of Salt that carries the job out. */
  cmd?: CommandKind | null | undefined;
  /** The function that the job runs. */
  fun?: RunFunction | null | undefined;
  /** The arguments of that function. */
  arg?: CallArguments | null | undefined;
  /** The masters that runner and wheel functions run on. */
  masters?: readonly string[] | null | undefined;
  /** The rule for the minions that the job is for. */
  tgt?: Record<string, Target> | null | undefined;
  /** The target group that the job is for. */
  tgt_uuid?: string | null | undefined;
  /** The name of that group. */
  tgt_name?: string | null | undefined;
  /** The saved job that is started. */
  job_uuid?: string | null | undefined;
  /** The name of that job. */
  job_name?: string | null | undefined;
  /** How far the latest job has come; null before the first. */
  state?: ScheduleState | null | undefined;
  /** When it last started its job, in UTC. */
  last_fire_time?: string | null | undefined;
  /** When it will next start its job, in UTC; null when never. */
  next_fire_time?: string | null | undefined;
}

/**
 * One page of schedules.
 *
 * Source: observed (public-client). That rows come under `results` is observed; `count` follows from
 * the other paged calls.
 */
export interface SchedulePage {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The number of schedules before paging. */
  count: number;
  /** The schedules of this page. */
  results: readonly ScheduleEntry[];
}

/** What `schedule.get` takes. */
export interface ScheduleGetParams {
  /**
   * Only schedules with one of these names.
   *
   * @default null
   */
  names?: readonly string[] | null | undefined;
  /**
   * List also those whose time has passed.
   *
   * @default false
   */
  show_past?: boolean | null | undefined;
  /**
   * Only schedules with this text in the kind, the function or the arguments of their job.
   *
   * @default null
   */
  query?: string | null | undefined;
  /**
   * Only schedules of jobs that this part of Salt carries out.
   *
   * @default null
   */
  cmd?: CommandKind | null | undefined;
  /**
   * Only schedules of jobs that run this function.
   *
   * @default null
   */
  fun?: RunFunction | null | undefined;
  /**
   * Only schedules of jobs given to one of these masters.
   *
   * @default null
   */
  masters?: readonly string[] | null | undefined;
  /**
   * Only schedules with this text in their target.
   *
   * @default null
   */
  tgt?: string | null | undefined;
  /**
   * Let `query` look into the arguments given by position.
   *
   * @default false
   */
  arg?: boolean | null | undefined;
  /**
   * Let `query` look into the arguments given by name.
   *
   * @default false
   */
  kwarg?: boolean | null | undefined;
  /**
   * Only schedules whose latest job is in one of these states.
   *
   * @default null
   */
  state?: readonly ScheduleState[] | null | undefined;
  /**
   * Only schedules that are or are not enabled.
   *
   * @default null
   */
  enabled?: boolean | null | undefined;
  /**
   * Only this schedule.
   *
   * @default null
   */
  uuid?: string | null | undefined;
  /**
   * Only schedules of saved jobs with one of these names.
   *
   * @default null
   */
  job_names?: readonly string[] | null | undefined;
  /**
   * Only schedules for target groups with one of these names.
   *
   * @default null
   */
  tgt_names?: readonly string[] | null | undefined;
  /**
   * What to sort by.
   *
   * @default null
   */
  sort_by?: 
    | 'cmd'
    | 'fun'
    | 'tgt_name'
    | 'job_name'
    | 'sched_name'
    | 'next_fire_time'
    | 'last_fire_time'
    | 'status' | null | undefined;
  /**
   * True: the greatest first. It turns round what `sort_by` asks for.
   *
   * @default false
   */
  reverse?: boolean | null | undefined;
  /**
   * The number of schedules in a page, or -1 for all.
   *
   * @default 50
   */
  limit?: number | null | undefined;
  /**
   * The page wanted, counted from 0.
   *
   * @default 0
   */
  page?: number | null | undefined;
  /**
   * Only schedules that will or will not start their job again.
   *
   * @default null
   */
  expired?: boolean | null | undefined;
}

/** What `schedule.get` gives to a client. */
export type ScheduleGetResult = SchedulePage;

/** What a server answers to `schedule.get`. */
export type ScheduleGetAnswer = SchedulePage;

/** What `schedule.save` takes. */
export interface ScheduleSaveParams {
  /** The name of the schedule. */
  name: string;
  /** When the job is to start. */
  schedule: Schedule;
  /**
   * The masters that runner and wheel functions run on.
   *
   * @default null
   */
  masters?: readonly string[] | null | undefined;
  /**
   * The part of Salt that carries the job out.
   *
   * @default null
   */
  cmd?: CommandKind | null | undefined;
  /**
   * The arguments for `fun`.
   *
   * @default null
   */
  arg?: CallArguments | null | undefined;
  /**
   * The rule for the minions, in the form of a target group's.
   *
   * @default null
   */
  tgt?: Record<string, Target> | null | undefined;
  /**
   * The target group.
   *
   * @default null
   */
  tgt_uuid?: string | null | undefined;
  /**
   * The saved job to start.
   *
   * @default null
   */
  job_uuid?: string | null | undefined;
  /**
   * The schedule to change. Left out to make a new one.
   *
   * @default null
   */
  uuid?: string | null | undefined;
  /**
   * The function to run.
   *
   * @default null
   */
  fun?: RunFunction | null | undefined;
  /**
   * The scheduler's own function that starts the job; hardly ever another.
   *
   * @default "job.run"
   */
  function?: string | null | undefined;
  /**
   * Whether the schedule starts its job at all.
   *
   * @default true
   */
  enabled?: boolean | null | undefined;
}

/** What `schedule.save` gives to a client. */
export type ScheduleSaveResult = string;

/** What a server answers to `schedule.save`. */
export type ScheduleSaveAnswer = string;
