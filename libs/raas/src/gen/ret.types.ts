// Generated from spec/raas/ret.yaml by `npm run generate`. Do not edit.

import type { Json } from '@aluco/wire';
import type { RunFunction } from './cmd.types.ts';
import type { MinionsByMaster } from './minions.types.ts';

/**
 * A return as the minion sent it to its master.
 *
 * Source: documented (api-catalogue).
 */
export interface ReturnMessage {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** When the master took it in, in UTC. */
  _stamp?: string | undefined;
  /** The kind of message; `_return`. */
  cmd?: string | undefined;
  /** The function that was run. */
  fun?: RunFunction | undefined;
  /** The arguments the function was run with, each of a type of its own. */
  fun_args?: readonly Json[] | undefined;
  /** The id of the minion that sent it. */
  id?: string | undefined;
  /** The job id of the command. */
  jid?: string | undefined;
  /** The master of the minion. */
  master_id?: string | undefined;
  /** The exit status of the function; 0 is success. */
  retcode?: number | undefined;
  /** What the function returned, which is of another form for each function. */
  return?: Json | undefined;
  /** Whether the function succeeded. */
  success?: boolean | undefined;
}

/**
 * What one minion sent back for one command.
 *
 * Source: documented (api-catalogue).
 */
export interface Return {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The job id of the command. */
  jid: string;
  /** The id of the minion that sent it. */
  minion_id: string;
  /** The id of the master of the minion. */
  master: string;
  /** Identifies that master. */
  master_uuid: string | null;
  /** The function that was run. */
  fun: RunFunction;
  /** The arguments the function was run with, each of a type of its own. */
  fun_args: readonly Json[] | null;
  /** What the function returned, which is of another form for each function. */
  return: Json;
  /** Whether it reports an error. */
  has_errors: boolean;
  /** When the server took it in, in UTC. */
  alter_time: string;
  /** The return as the minion sent it. */
  full_ret: ReturnMessage | null;
}

/**
 * One page of returns.
 *
 * Source: documented (api-catalogue).
 */
export interface ReturnPage {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The number of returns before paging. */
  count: number;
  /** The number of returns in this page. */
  limit?: number | undefined;
  /** The returns of this page. */
  results: readonly Return[];
}

/** What `ret.get_returns` takes. */
export interface GetReturnsParams {
  /**
   * Only returns for this command.
   *
   * @default null
   */
  jid?: string | null | undefined;
  /**
   * Only returns that came through this master.
   *
   * @default null
   */
  master_id?: string | null | undefined;
  /**
   * Only returns of this minion.
   *
   * @default null
   */
  minion_id?: string | null | undefined;
  /**
   * Only returns of this function.
   *
   * @default null
   */
  fun?: RunFunction | null | undefined;
  /**
   * Only returns for commands that this user gave.
   *
   * @default null
   */
  user?: string | null | undefined;
  /**
   * Only returns for saved jobs of this name.
   *
   * @default null
   */
  job_name?: string | null | undefined;
  /**
   * Only returns for this saved job.
   *
   * @default null
   */
  job_uuid?: string | null | undefined;
  /**
   * Only returns for commands given for a target group of this name.
   *
   * @default null
   */
  tgt_name?: string | null | undefined;
  /**
   * Only returns for commands given for this target group.
   *
   * @default null
   */
  tgt_uuid?: string | null | undefined;
  /**
   * Only returns of minions that this target group matches, whatever the command was given for.
   *
   * @default null
   */
  match_tgt_uuid?: string | null | undefined;
  /**
   * Only returns of functions with this text in their arguments.
   *
   * @default null
   */
  args?: string | null | undefined;
  /**
   * Only returns of highstate runs.
   *
   * @default null
   */
  highstate?: boolean | null | undefined;
  /**
   * Only returns for this job id and later ones, a time in 20 digits.
   *
   * @default null
   */
  start?: string | null | undefined;
  /**
   * Only returns for this job id and earlier ones, a time in 20 digits.
   *
   * @default null
   */
  end?: string | null | undefined;
  /**
   * The number of returns in a page, or -1 for all.
   *
   * @default 50
   */
  limit?: number | null | undefined;
  /**
   * Only returns that do or do not report an error.
   *
   * @default null
   */
  has_errors?: boolean | null | undefined;
  /**
   * What to sort by.
   *
   * @default null
   */
  sort_by?: 
    | 'minion_id'
    | 'master_id'
    | 'fun'
    | 'has_errors'
    | 'jid'
    | 'job_name'
    | 'tgt_name'
    | 'user'
    | 'alter_time' | null | undefined;
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
}

/** What `ret.get_returns` gives to a client. */
export type GetReturnsResult = ReturnPage;

/** What a server answers to `ret.get_returns`. */
export type GetReturnsAnswer = ReturnPage;

/** What `ret.get_minions` takes: nothing. */
export type GetMinionsParams = Record<string, never>;

/** What `ret.get_minions` gives to a client. */
export type GetMinionsResult = MinionsByMaster;

/** What a server answers to `ret.get_minions`. */
export type GetMinionsAnswer = MinionsByMaster;
