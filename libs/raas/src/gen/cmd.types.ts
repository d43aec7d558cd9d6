// Generated from spec/raas/cmd.yaml by `npm run generate`. Do not edit.

import type { ReturnMessage } from './ret.types.ts';

/**
 * The part of Salt that carries a command out.
 *
 * - `local`: The minions run an execution function.
 * - `runner`: A master runs a runner function.
 * - `wheel`: A master runs a function that manages the master itself.
 * - `ssh`: Machines without a minion are reached over SSH.
 *
 * Source: documented (api-catalogue).
 */
export type CommandKind = 'local' | 'runner' | 'wheel' | 'ssh' | (string & {});

/**
 * How far a command has come.
 *
 * - `new`: No master has fetched it yet.
 * - `retrieved`: Masters have fetched it; returns are still missing.
 * - `skipped`: It was not run because its time was to be skipped.
 * - `pausing`: It is about to be paused.
 * - `paused`: It is paused.
 * - `resuming`: It is about to go on.
 * - `resumed`: It goes on.
 * - `completed_all_successful`: Every minion has returned without an error.
 * - `completed_failures`: Every minion has returned, some with an error.
 * - `completed_missing_returns`: It is over, but some minions never returned.
 * - `stopping`: It is about to be stopped.
 * - `stopped`: It was stopped.
 * - `disabled`: It was not run because its schedule is disabled.
 *
 * Source: documented (api-catalogue).
 */
export type CommandState = 
  | 'new'
  | 'retrieved'
  | 'skipped'
  | 'pausing'
  | 'paused'
  | 'resuming'
  | 'resumed'
  | 'completed_all_successful'
  | 'completed_failures'
  | 'completed_missing_returns'
  | 'stopping'
  | 'stopped'
  | 'disabled'
  | (string & {});

/**
 * The short form of how far a command has come.
 *
 * - `complete`: It is over.
 * - `not-found`: No command has this job id.
 * - `new`: No master has fetched it yet.
 * - `retrieved`: It is under way.
 *
 * Source: observed (public-client). `complete` and `not-found` have been seen; the others are our
 * decision.
 */
export type CommandStatus = 'complete' | 'not-found' | 'new' | 'retrieved' | (string & {});

/**
 * The function that a command runs.
 *
 * - `policy.assessment`: Checks minions against a security policy.
 * - `policy.remediation`: Mends what a security policy found.
 *
 * Source: documented (raas-sec-interface). `policy.remediation` is our decision; any other function of
 * Salt may stand here as well.
 */
export type RunFunction = 'policy.assessment' | 'policy.remediation' | (string & {});

/**
 * One run of a function on minions.
 *
 * Source: documented (api-catalogue).
 */
export interface Command {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The job id of the command. */
  jid: string;
  /** How far it has come. */
  state: CommandState;
  /** The part of Salt that carries it out. */
  cmd: CommandKind;
  /** The function that is run. */
  fun: RunFunction;
  /** The name of the user who gave it. */
  user: string | null;
  /** Identifies that user. */
  user_uuid: string | null;
  /** The number of minions that should return. */
  expected: number;
  /** The number of minions that have returned. */
  returned: number;
  /** The number that returned without an error. */
  returned_good: number;
  /** The number that returned with an error. */
  returned_failed: number;
  /** The number that have not returned. */
  not_returned?: number | undefined;
  /** The masters it was sent to. */
  masters_to: readonly string[];
  /** The masters that have finished with it. */
  masters_done: readonly string[];
  /** When it started, in UTC. */
  start_time: string | null;
  /** When it was given, in UTC. */
  create_time?: string | null | undefined;
  /** How long it took, in seconds; null until it is over. */
  duration: number | null;
  /** What started it: `Ad-Hoc` for a call, otherwise a schedule. */
  origination: string;
  /** Whether it applies the whole of a minion's states. */
  is_highstate: boolean;
  /** The program that made it. */
  job_source: string | null;
  /** The saved job it comes from. */
  job_uuid: string | null;
  /** The name of that job. */
  job_name: string | null;
  /** The description of that job. */
  job_desc: string | null;
  /** The schedule that started it. */
  sched_uuid: string | null;
  /** The name of that schedule. */
  sched_name: string | null;
  /** The target group it was given for. */
  tgt_uuid: string | null;
  /** The name of that group. */
  tgt_name: string | null;
  /** The description of that group. */
  tgt_desc: string | null;
}

/**
 * One page of commands.
 *
 * Source: documented (api-catalogue).
 */
export interface CommandPage {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The number of commands before paging. */
  count: number;
  /** The commands of this page. */
  results: readonly Command[];
}

/**
 * How one minion fared with a command.
 *
 * Source: observed (public-client). The member full_ret follows from the vendor's words on
 * minion_id_exact.
 */
export interface CommandDetail {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The id of the minion. */
  minion_id: string;
  /** The id of the master that the minion is tied to. */
  master_id: string;
  /** Whether the minion has returned. */
  has_return: boolean;
  /** Whether its return reports an error; null until it has returned. */
  has_errors: boolean | null;
  /** When the entry last changed, in UTC. */
  alter_time: string | null;
  /** The whole return, sent only when one minion was asked for by `minion_id_exact`. */
  full_ret?: ReturnMessage | null | undefined;
}

/**
 * One page of what minions did with a command.
 *
 * Source: observed (public-client).
 */
export interface CommandDetailPage {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The number of minions before paging. */
  count: number;
  /** The minions of this page. */
  results: readonly CommandDetail[];
}

/** What `cmd.get_cmd_status` takes. */
export interface GetCmdStatusParams {
  /** The commands to look at. */
  jids: readonly string[];
}

/** What `cmd.get_cmd_status` gives to a client. */
export type GetCmdStatusResult = CommandStatus[];

/** What a server answers to `cmd.get_cmd_status`. */
export type GetCmdStatusAnswer = readonly CommandStatus[];

/** What `cmd.get_cmds` takes. */
export interface GetCmdsParams {
  /**
   * Only commands that started in this range.
   *
   * @default null
   */
  daterange?: {
    /** The start of the range, in ISO 8601. */
    from: string;
    /** The end of the range, in ISO 8601. */
    to: string;
  } | null | undefined;
  /**
   * Only the command with this job id.
   *
   * @default null
   */
  jid?: string | null | undefined;
  /**
   * Only commands sent to this master.
   *
   * @default null
   */
  master_id?: string | null | undefined;
  /**
   * Only commands in one of these states.
   *
   * @default null
   */
  state?: readonly CommandState[] | null | undefined;
  /**
   * Turn the filter on states round.
   *
   * @default false
   */
  state_invert?: boolean | null | undefined;
  /**
   * Only commands of this saved job.
   *
   * @default null
   */
  job_uuid?: string | null | undefined;
  /**
   * Only commands of saved jobs with one of these names.
   *
   * @default null
   */
  job_names?: readonly string[] | null | undefined;
  /**
   * Only commands that this schedule started.
   *
   * @default null
   */
  sched_uuid?: string | null | undefined;
  /**
   * Only commands started by schedules with one of these names.
   *
   * @default null
   */
  sched_names?: readonly string[] | null | undefined;
  /**
   * Only commands given for this target group.
   *
   * @default null
   */
  tgt_uuid?: string | null | undefined;
  /**
   * Only commands given for target groups with one of these names.
   *
   * @default null
   */
  tgt_names?: readonly string[] | null | undefined;
  /**
   * Only commands that run this function.
   *
   * @default null
   */
  fun?: RunFunction | null | undefined;
  /**
   * True: only highstate runs. False: all but those.
   *
   * @default null
   */
  highstate?: boolean | null | undefined;
  /**
   * Only commands that this part of Salt carries out.
   *
   * @default null
   */
  cmd?: CommandKind | null | undefined;
  /**
   * Only commands given by one of these users.
   *
   * @default null
   */
  users?: readonly string[] | null | undefined;
  /**
   * Whether commands that no schedule started are listed too. Overrides `include_adhoc_scheduled` when
   * given.
   *
   * @default null
   * @deprecated Use include_adhoc_scheduled.
   */
  include_adhoc?: boolean | null | undefined;
  /**
   * Which commands to list by what started them.
   *
   * @default "all"
   */
  include_adhoc_scheduled?: 'all' | 'scheduled' | 'adhoc' | null | undefined;
  /**
   * Leave out commands that look for running jobs.
   *
   * @default true
   */
  filter_find_job?: boolean | null | undefined;
  /**
   * Leave out commands that refresh grains.
   *
   * @default true
   */
  filter_refresh_grains?: boolean | null | undefined;
  /**
   * What to sort by.
   *
   * @default "start_time"
   */
  sort_by?: 
    | 'state'
    | 'cmd'
    | 'fun'
    | 'tgt_name'
    | 'job_name'
    | 'sched_name'
    | 'start_time'
    | 'create_time'
    | 'not_returned'
    | 'user'
    | 'expected'
    | 'returned'
    | 'returned_failed'
    | 'returned_good'
    | 'origination' | null | undefined;
  /**
   * True, which is the default here: the greatest first.
   *
   * @default true
   */
  reverse?: boolean | null | undefined;
  /**
   * The page wanted, counted from 0.
   *
   * @default 0
   */
  page?: number | null | undefined;
  /**
   * The number of commands in a page, or -1 for all.
   *
   * @default 50
   */
  limit?: number | null | undefined;
  /**
   * The form of the times in `daterange`, where it is not ISO 8601. By name only.
   *
   * @default null
   */
  daterange_fmt?: string | null | undefined;
}

/** What `cmd.get_cmds` gives to a client. */
export type GetCmdsResult = CommandPage;

/** What a server answers to `cmd.get_cmds`. */
export type GetCmdsAnswer = CommandPage;

/** What `cmd.get_cmd_details` takes. */
export interface GetCmdDetailsParams {
  /** The job id of the command. */
  jid: string;
  /**
   * Only the minion with exactly this id. Its row then holds the whole return.
   *
   * @default null
   */
  minion_id_exact?: string | null | undefined;
  /**
   * Only minions with this text in their id.
   *
   * @default null
   */
  minion_id?: string | null | undefined;
  /**
   * Only minions of masters with this text in their id.
   *
   * @default null
   */
  master_id?: string | null | undefined;
  /**
   * Only minions whose return does or does not report an error.
   *
   * @default null
   */
  has_errors?: boolean | null | undefined;
  /**
   * Only minions that have or have not returned.
   *
   * @default null
   */
  has_return?: boolean | null | undefined;
  /**
   * What to sort by.
   *
   * @default "alter_time"
   */
  sort_by?: 'alter_time' | 'minion_id' | 'master_id' | 'has_errors' | 'has_return' | null | undefined;
  /**
   * True: the greatest first. It turns round what `sort_by` asks for.
   *
   * @default false
   */
  reverse?: boolean | null | undefined;
  /**
   * The page wanted, counted from 0.
   *
   * @default 0
   */
  page?: number | null | undefined;
  /**
   * The number of minions in a page, or -1 for all.
   *
   * @default 50
   */
  limit?: number | null | undefined;
}

/** What `cmd.get_cmd_details` gives to a client. */
export type GetCmdDetailsResult = CommandDetailPage;

/** What a server answers to `cmd.get_cmd_details`. */
export type GetCmdDetailsAnswer = CommandDetailPage;
