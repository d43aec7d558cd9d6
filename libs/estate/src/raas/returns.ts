import type { GetReturnsParams, Return } from '@aluco/raas';
import type { Json } from '@aluco/wire';
import { isIn, isWanted, pageOf } from './paging.ts';
import { minionsOf, type RaasState, type Run, type RunReturn } from './state.ts';
import { formatTime } from './time.ts';

interface Entry {
  readonly run: Run;
  readonly one: RunReturn;
  readonly row: Return;
}

export function getReturns(state: RaasState, params: GetReturnsParams) {
  const matched = params.match_tgt_uuid ? minionsOf(state, params.match_tgt_uuid) : undefined;
  const runs = params.jid ? [state.runs.get(params.jid)] : [...state.runs.values()];
  const entries = runs
    .flatMap((run) =>
      (run?.returns ?? []).map((one): Entry => ({ run: run!, one, row: showReturn(run!, one) })),
    )
    .filter(
      ({ run, one, row }) =>
        isWanted(params.master_id, row.master) &&
        isWanted(params.minion_id, row.minion_id) &&
        isWanted(params.fun, row.fun) &&
        isWanted(params.user, run.user) &&
        // None of the runs comes from a saved job, and none is a highstate run.
        isWanted(params.job_name, null) &&
        isWanted(params.job_uuid, null) &&
        isWanted(params.highstate, false) &&
        isWanted(params.tgt_name, run.target.name) &&
        isWanted(params.tgt_uuid, run.target.uuid) &&
        (matched?.includes(one.minion) ?? true) &&
        isIn(params.args, JSON.stringify(row.fun_args)) &&
        (!params.start || run.jid >= params.start) &&
        (!params.end || run.jid <= params.end) &&
        isWanted(params.has_errors, row.has_errors),
    );
  const { count, results } = pageOf(entries, params, params.sort_by ? sortKeys[params.sort_by] : undefined);
  return { count, limit: results.length, results: results.map(({ row }) => row) };
}

const sortKeys: Record<NonNullable<GetReturnsParams['sort_by']>, (entry: Entry) => unknown> = {
  minion_id: ({ row }) => row.minion_id,
  master_id: ({ row }) => row.master,
  fun: ({ row }) => row.fun,
  has_errors: ({ row }) => row.has_errors,
  jid: ({ row }) => row.jid,
  job_name: () => null,
  tgt_name: ({ run }) => run.target.name,
  user: ({ run }) => run.user,
  alter_time: ({ row }) => row.alter_time,
};

/** A return as the minion sent it. */
export function fullReturn(run: Run, { minion, hasErrors, time, counts }: RunReturn): Record<string, Json> {
  return {
    _stamp: formatTime(time),
    cmd: '_return',
    fun: run.fun,
    fun_args: [run.policyUuid],
    id: minion.id,
    jid: run.jid,
    master_id: minion.master.id,
    retcode: hasErrors ? 1 : 0,
    return: { ...counts },
    success: !hasErrors,
  };
}

function showReturn(run: Run, one: RunReturn): Return {
  const { minion, hasErrors, time, counts } = one;
  return {
    jid: run.jid,
    minion_id: minion.id,
    master: minion.master.id,
    master_uuid: minion.master.uuid,
    fun: run.fun,
    fun_args: [run.policyUuid],
    return: { ...counts },
    has_errors: hasErrors,
    alter_time: formatTime(time),
    full_ret: fullReturn(run, one),
  };
}
