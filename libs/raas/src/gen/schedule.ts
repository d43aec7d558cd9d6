// Generated from spec/raas/schedule.yaml by `npm run generate`. Do not edit.

/**
 * Schedules.
 *
 * A schedule starts a job at set times. Those of security policies come and go with `sec.save_policy`;
 * the calls here show all of them and make others.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import {
  booleanScalar,
  datetimeScalar,
  enumKind,
  integerScalar,
  jsonScalar,
  listKind,
  mapKind,
  namesKind,
  nullableKind,
  recordKind,
  refKind,
  stringScalar,
  uuidScalar,
} from '@aluco/wire/kinds';
import {
  callArgumentsType,
  commandKindType,
  runFunctionType,
  scheduleEntryType,
  schedulePageType,
  scheduleRangeType,
  scheduleSplayType,
  scheduleStateType,
  scheduleType,
  scheduleWhenType,
  targetType,
  targetTypeType,
  weeklyTimesType,
} from './named-types.ts';
import type {
  ScheduleGetParams,
  ScheduleGetResult,
  ScheduleSaveParams,
  ScheduleSaveResult,
} from './schedule.types.ts';
export type * from './schedule.types.ts';

/**
 * List schedules.
 *
 * Lists the schedules that fit all the filters given. In `masters` the text `*` is no pattern: it
 * stands for schedules that are meant for all masters.
 *
 * Source: documented (api-catalogue). The members of the rows are inferred.
 */
export const scheduleGet: TypedMessage<ScheduleGetParams, ScheduleGetResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'schedule',
  name: 'schedule.get',
  params: [
    {
      name: 'names',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      default: null,
    },
    {
      name: 'show_past',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      default: false,
    },
    { name: 'query', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    { name: 'cmd', type: { kind: 'ref', name: 'CommandKind' }, optional: true, default: null },
    { name: 'fun', type: { kind: 'ref', name: 'RunFunction' }, optional: true, default: null },
    {
      name: 'masters',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      default: null,
    },
    { name: 'tgt', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    { name: 'arg', type: { kind: 'scalar', scalar: 'boolean' }, optional: true, default: false },
    { name: 'kwarg', type: { kind: 'scalar', scalar: 'boolean' }, optional: true, default: false },
    {
      name: 'state',
      type: { kind: 'list', item: { kind: 'ref', name: 'ScheduleState' } },
      optional: true,
      default: null,
    },
    { name: 'enabled', type: { kind: 'scalar', scalar: 'boolean' }, optional: true, default: null },
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    {
      name: 'job_names',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      default: null,
    },
    {
      name: 'tgt_names',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      default: null,
    },
    {
      name: 'sort_by',
      type: {
        kind: 'enum',
        values: [
          'cmd',
          'fun',
          'tgt_name',
          'job_name',
          'sched_name',
          'next_fire_time',
          'last_fire_time',
          'status',
        ],
      },
      optional: true,
      default: null,
    },
    { name: 'reverse', type: { kind: 'scalar', scalar: 'boolean' }, optional: true, default: false },
    {
      name: 'limit',
      type: { kind: 'scalar', scalar: 'integer', min: -1 },
      optional: true,
      default: 50,
    },
    {
      name: 'page',
      type: { kind: 'scalar', scalar: 'integer', min: 0 },
      optional: true,
      default: 0,
    },
    { name: 'expired', type: { kind: 'scalar', scalar: 'boolean' }, optional: true, default: null },
  ],
  result: [{ name: 'ret', type: { kind: 'ref', name: 'SchedulePage' } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      listKind,
      stringScalar,
      booleanScalar,
      refKind,
      enumKind,
      uuidScalar,
      integerScalar,
      recordKind,
      nullableKind,
      datetimeScalar,
      mapKind,
      jsonScalar,
    ],
    types: {
      CommandKind: commandKindType,
      RunFunction: runFunctionType,
      ScheduleRange: scheduleRangeType,
      ScheduleSplay: scheduleSplayType,
      WeeklyTimes: weeklyTimesType,
      ScheduleWhen: scheduleWhenType,
      Schedule: scheduleType,
      ScheduleState: scheduleStateType,
      CallArguments: callArgumentsType,
      ScheduleEntry: scheduleEntryType,
      SchedulePage: schedulePageType,
      TargetType: targetTypeType,
      Target: targetType,
    },
  },
};

/**
 * Create or change a schedule.
 *
 * Without `uuid` a new schedule is made; with it an existing one is replaced. The job is a saved one
 * (`job_uuid`) or a function (`fun`, with `arg`), the minions are those of a target group (`tgt_uuid`)
 * or of a rule (`tgt`): give one of each pair.
 *
 * Not to be sent twice.
 *
 * Source: documented (api-catalogue). The catalogue both requires `function` and gives it a default;
 * here it may be left out.
 */
export const scheduleSave: TypedMessage<ScheduleSaveParams, ScheduleSaveResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'schedule',
  name: 'schedule.save',
  params: [
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'schedule', type: { kind: 'ref', name: 'Schedule' } },
    {
      name: 'masters',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      default: null,
    },
    { name: 'cmd', type: { kind: 'ref', name: 'CommandKind' }, optional: true, default: null },
    { name: 'arg', type: { kind: 'ref', name: 'CallArguments' }, optional: true, default: null },
    {
      name: 'tgt',
      type: { kind: 'map', value: { kind: 'ref', name: 'Target' } },
      optional: true,
      default: null,
    },
    { name: 'tgt_uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    { name: 'job_uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    { name: 'fun', type: { kind: 'ref', name: 'RunFunction' }, optional: true, default: null },
    {
      name: 'function',
      type: { kind: 'scalar', scalar: 'string' },
      optional: true,
      default: 'job.run',
    },
    { name: 'enabled', type: { kind: 'scalar', scalar: 'boolean' }, optional: true, default: true },
  ],
  result: [{ name: 'ret', type: { kind: 'scalar', scalar: 'uuid' } }],
  session: { in: ['authenticated'] },
  idempotent: false,
  parts: {
    kinds: [
      namesKind,
      stringScalar,
      refKind,
      recordKind,
      integerScalar,
      nullableKind,
      listKind,
      booleanScalar,
      datetimeScalar,
      enumKind,
      mapKind,
      jsonScalar,
      uuidScalar,
    ],
    types: {
      CommandKind: commandKindType,
      RunFunction: runFunctionType,
      ScheduleRange: scheduleRangeType,
      ScheduleSplay: scheduleSplayType,
      WeeklyTimes: weeklyTimesType,
      ScheduleWhen: scheduleWhenType,
      Schedule: scheduleType,
      CallArguments: callArgumentsType,
      TargetType: targetTypeType,
      Target: targetType,
    },
  },
};
