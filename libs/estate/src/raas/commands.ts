import type {
  Command,
  CommandDetail,
  CommandStatus,
  GetCmdDetailsParams,
  GetCmdStatusParams,
  GetCmdsParams,
} from '@aluco/raas';
import { countReturns } from './assessments.ts';
import { invalid, notFound } from './errors.ts';
import type { Minion } from './minions.ts';
import { isAmong, isIn, isWanted, pageOf } from './paging.ts';
import { fullReturn } from './returns.ts';
import { mastersOf } from './runs.ts';
import type { RaasState, Run } from './state.ts';
import { formatOptionalTime, formatTime, parseTime } from './time.ts';

export function getCommandStatus(state: RaasState, { jids }: GetCmdStatusParams): CommandStatus[] {
  return jids.map((jid) => {
    const run = state.runs.get(jid);
    if (run === undefined) return 'not-found';
    return run.endTime === null ? run.state : 'complete';
  });
}

export function getCommands(state: RaasState, params: GetCmdsParams) {
  const range = readRange(params);
  const rows = [...state.runs.values()]
    .filter(({ createTime }) => createTime >= range.from && createTime <= range.to)
    .map(showCommand)
    .filter(
      (row) =>
        isWanted(params.jid, row.jid) &&
        (!params.master_id || row.masters_to.includes(params.master_id)) &&
        (!params.state || params.state.includes(row.state) !== (params.state_invert ?? false)) &&
        isWanted(params.job_uuid, row.job_uuid) &&
        isAmong(params.job_names, row.job_name ?? '') &&
        isWanted(params.sched_uuid, row.sched_uuid) &&
        isAmong(params.sched_names, row.sched_name ?? '') &&
        isWanted(params.tgt_uuid, row.tgt_uuid) &&
        isAmong(params.tgt_names, row.tgt_name ?? '') &&
        isWanted(params.fun, row.fun) &&
        isWanted(params.highstate, row.is_highstate) &&
        isWanted(params.cmd, row.cmd) &&
        isAmong(params.users, row.user ?? '') &&
        isOfOrigin(params, row),
    );
  const field = params.sort_by ?? 'start_time';
  // A command that has not started yet counts from when it was given.
  const key = (row: Command) => (field === 'start_time' ? (row.start_time ?? row.create_time) : row[field]);
  return pageOf(rows, { ...params, reverse: params.reverse ?? true }, key);
}

export function getCommandDetails(state: RaasState, params: GetCmdDetailsParams) {
  const run = state.runs.get(params.jid);
  if (run === undefined) throw notFound('command', 'jid', params.jid);
  const rows = run.minions
    .map((minion) => showDetail(run, minion, params.minion_id_exact === minion.id))
    .filter(
      (row) =>
        isWanted(params.minion_id_exact, row.minion_id) &&
        isIn(params.minion_id, row.minion_id) &&
        isIn(params.master_id, row.master_id) &&
        isWanted(params.has_errors, row.has_errors) &&
        isWanted(params.has_return, row.has_return),
    );
  const field = params.sort_by ?? 'alter_time';
  return pageOf(rows, params, (row) => row[field]);
}

function readRange({ daterange, daterange_fmt }: GetCmdsParams): { from: number; to: number } {
  if (!daterange) return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  if (daterange_fmt) throw invalid('daterange_fmt', 'expected none: only times in ISO 8601 are read here');
  const [from, to] = [parseTime(daterange.from), parseTime(daterange.to)];
  if (Number.isNaN(from) || Number.isNaN(to)) throw invalid('daterange', 'expected two times in ISO 8601');
  return { from, to };
}

function isOfOrigin(params: GetCmdsParams, row: Command): boolean {
  const scheduled = row.sched_uuid !== null;
  if (params.include_adhoc === true) return true;
  if (params.include_adhoc === false) return scheduled;
  const wanted = params.include_adhoc_scheduled ?? 'all';
  return wanted === 'all' || (wanted === 'scheduled') === scheduled;
}

function showCommand(run: Run): Command {
  const { to, done } = mastersOf(run);
  const counts = countReturns(run);
  return {
    jid: run.jid,
    state: run.state,
    cmd: 'local',
    fun: run.fun,
    user: run.user,
    user_uuid: run.userUuid,
    ...counts,
    not_returned: counts.expected - counts.returned,
    masters_to: to,
    masters_done: done,
    start_time: formatOptionalTime(run.startTime),
    create_time: formatTime(run.createTime),
    duration: run.endTime === null ? null : (run.endTime - run.createTime) / 1000,
    origination: run.schedule === undefined ? 'Ad-Hoc' : 'Schedule',
    is_highstate: false,
    job_source: 'raas',
    job_uuid: null,
    job_name: null,
    job_desc: null,
    sched_uuid: run.schedule?.uuid ?? null,
    sched_name: run.schedule?.name ?? null,
    tgt_uuid: run.target.uuid,
    tgt_name: run.target.name,
    tgt_desc: run.target.desc,
  };
}

function showDetail(run: Run, minion: Minion, isWhole: boolean): CommandDetail {
  const found = run.returns.find((one) => one.minion === minion);
  return {
    minion_id: minion.id,
    master_id: minion.master.id,
    has_return: found !== undefined,
    has_errors: found?.hasErrors ?? null,
    alter_time: formatOptionalTime(found?.time ?? null),
    ...(isWhole && { full_ret: found === undefined ? null : fullReturn(run, found) }),
  };
}
