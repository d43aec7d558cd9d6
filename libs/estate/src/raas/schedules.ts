import type { Schedule, ScheduleEntry, ScheduleGetParams, ScheduleSaveParams } from '@aluco/raas';
import { invalid, notFound } from './errors.ts';
import { isAmong, isIn, isWanted, pageOf } from './paging.ts';
import { nextStart, requireReadable } from './schedule-times.ts';
import { groupOf, type PolicyState, type RaasState, type Run } from './state.ts';
import { compileTargets } from './targets.ts';
import { formatOptionalTime } from './time.ts';

export function getSchedules(state: RaasState, params: ScheduleGetParams) {
  const rows = [...state.schedules.values()]
    .map((entry) => showSchedule(state, entry))
    .filter(
      (entry) =>
        (params.show_past || params.expired || !entry.expired) &&
        isAmong(params.names, entry.name) &&
        isWanted(params.cmd, entry.cmd) &&
        isWanted(params.fun, entry.fun) &&
        isWanted(params.enabled, entry.enabled) &&
        isWanted(params.uuid, entry.uuid) &&
        isWanted(params.expired, entry.expired) &&
        isAmong(params.state, entry.state ?? '') &&
        isAmong(params.job_names, entry.job_name ?? '') &&
        isAmong(params.tgt_names, entry.tgt_name ?? '') &&
        isIn(params.tgt, `${entry.tgt_name ?? ''} ${JSON.stringify(entry.tgt ?? '')}`) &&
        isIn(params.query, searchable(entry, params)) &&
        isForMasters(entry, params.masters),
    );
  const field = sortFields[params.sort_by ?? 'sched_name'];
  return pageOf(rows, params, params.sort_by ? (row) => row[field] : undefined);
}

const sortFields: Record<NonNullable<ScheduleGetParams['sort_by']>, string> = {
  cmd: 'cmd',
  fun: 'fun',
  tgt_name: 'tgt_name',
  job_name: 'job_name',
  sched_name: 'name',
  next_fire_time: 'next_fire_time',
  last_fire_time: 'last_fire_time',
  status: 'state',
};

/** Creates a schedule or replaces one, and answers its uuid. */
export function saveSchedule(state: RaasState, params: ScheduleSaveParams): string {
  if (params.uuid && !state.schedules.has(params.uuid)) throw notFound('schedule', 'uuid', params.uuid);
  requireOneOf('job_uuid', params.job_uuid, 'fun', params.fun);
  requireOneOf('tgt_uuid', params.tgt_uuid, 'tgt', params.tgt);
  // No saved jobs are simulated.
  if (params.job_uuid) throw notFound('job', 'job_uuid', params.job_uuid);
  if (params.tgt_uuid) groupOf(state, params.tgt_uuid);
  if (params.tgt) compileTargets(params.tgt);
  requireReadable(params.schedule);
  const entry: ScheduleEntry = {
    uuid: params.uuid ?? state.ids.uuid(),
    name: params.name,
    schedule: params.schedule,
    enabled: params.enabled ?? true,
    function: params.function ?? 'job.run',
    cmd: params.cmd ?? 'local',
    fun: params.fun ?? null,
    arg: params.arg ?? null,
    masters: params.masters ?? null,
    tgt: params.tgt ?? null,
    tgt_uuid: params.tgt_uuid ?? null,
    job_uuid: null,
  };
  state.schedules.set(entry.uuid, entry);
  for (const policy of state.policies.values()) {
    if (policy.schedule_uuid === entry.uuid) policy.schedule = entry.schedule;
  }
  return entry.uuid;
}

/** Gives a policy its schedule, changes it, or with null takes it away. */
export function setPolicySchedule(state: RaasState, policy: PolicyState, schedule: Schedule | null): void {
  if (schedule === null) {
    if (policy.schedule_uuid !== null) state.schedules.delete(policy.schedule_uuid);
    policy.schedule_uuid = null;
  } else {
    policy.schedule_uuid ??= state.ids.uuid();
    state.schedules.set(policy.schedule_uuid, {
      uuid: policy.schedule_uuid,
      name: policy.name,
      schedule,
      enabled: true,
      function: 'job.run',
      cmd: 'runner',
      fun: 'policy.assessment',
      arg: { kwarg: { policy_uuid: policy.uuid } },
      masters: null,
      tgt: null,
      tgt_uuid: policy.tgt_uuid,
      job_uuid: null,
    });
  }
  policy.schedule = schedule;
}

/** Whether a schedule will never start its job again. */
export function isExpired(state: RaasState, entry: ScheduleEntry): boolean {
  return nextOf(state, entry) === null;
}

function nextOf(state: RaasState, entry: ScheduleEntry, last = lastRun(state, entry)): number | null {
  const now = state.clock.now();
  return nextStart(entry.schedule, last?.createTime ?? now, now);
}

function lastRun(state: RaasState, { uuid }: ScheduleEntry): Run | undefined {
  return [...state.runs.values()].findLast(({ schedule }) => schedule?.uuid === uuid);
}

function showSchedule(state: RaasState, entry: ScheduleEntry): ScheduleEntry {
  const last = lastRun(state, entry);
  const next = nextOf(state, entry, last);
  return {
    ...entry,
    expired: next === null,
    tgt_name: entry.tgt_uuid ? (state.groups.get(entry.tgt_uuid)?.name ?? null) : null,
    job_name: null,
    state: last === undefined ? null : last.endTime === null ? last.state : 'complete',
    last_fire_time: formatOptionalTime(last?.createTime ?? null),
    next_fire_time: formatOptionalTime(entry.enabled ? next : null),
  };
}

function searchable({ cmd, fun, arg }: ScheduleEntry, params: ScheduleGetParams): string {
  return [
    cmd ?? '',
    fun ?? '',
    params.arg ? JSON.stringify(arg?.arg ?? []) : '',
    params.kwarg ? JSON.stringify(arg?.kwarg ?? {}) : '',
  ].join(' ');
}

/** `*` is no pattern: it stands for schedules that are meant for all masters. */
function isForMasters({ masters }: ScheduleEntry, wanted: readonly string[] | null | undefined): boolean {
  if (wanted === null || wanted === undefined) return true;
  const own = masters ?? ['*'];
  return wanted.some((master) => own.includes(master));
}

function requireOneOf(a: string, first: unknown, b: string, second: unknown): void {
  const isGiven = (value: unknown) => value !== null && value !== undefined;
  if (isGiven(first) === isGiven(second)) {
    throw invalid(a, `expected either ${a} or ${b}, got ${isGiven(first) ? 'both' : 'neither'}`);
  }
}
