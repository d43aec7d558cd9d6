// Generated from spec/raas/tgt.yaml by `npm run generate`. Do not edit.

import type { Json } from '@aluco/wire';
import type { MinionsByMaster } from './minions.types.ts';
import type { Nothing } from './sec.types.ts';

/**
 * How a target's text is to be read.
 *
 * - `glob`: Shell patterns on the id of the minion: `*`, `?`, `[]`.
 * - `pcre`: A Perl-compatible regular expression on the id of the minion.
 * - `list`: Ids of minions, separated by commas.
 * - `grain`: A grain and a shell pattern for its value, as in `os:Cent*`.
 * - `grain_pcre`: A grain and a regular expression for its value.
 * - `pillar`: A pillar item and a shell pattern for its value.
 * - `pillar_pcre`: A pillar item and a regular expression for its value.
 * - `ipcidr`: An address or a subnet, as in `192.168.1.0/24`.
 * - `node`: The name of a node group.
 * - `compound`: Several rules with `and`, `or` and `not`, each marked with a letter:
 *   `G@os_family:Windows and not web*`.
 *
 * Source: documented (api-catalogue).
 */
export type TargetType = 
  | 'glob'
  | 'pcre'
  | 'list'
  | 'grain'
  | 'grain_pcre'
  | 'pillar'
  | 'pillar_pcre'
  | 'ipcidr'
  | 'node'
  | 'compound'
  | (string & {});

/**
 * A rule that picks minions.
 *
 * Source: documented (api-catalogue).
 */
export interface Target {
  /** How the text is to be read. */
  tgt_type: TargetType;
  /** The text of the rule. */
  tgt: string;
}

/**
 * What the holders of one role may do with a target group.
 *
 * Source: documented (api-catalogue).
 */
export interface TargetAccess {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Whether they may read what it holds. */
  read: boolean;
  /** Whether they may change it. */
  write: boolean;
  /** Whether they may learn that it is there. */
  discover: boolean;
  /** Whether they may remove it. */
  delete: boolean;
}

/**
 * The user who owns a target group.
 *
 * Source: documented (api-catalogue).
 */
export interface TargetOwner {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The name of the user. */
  username: string;
  /** The authentication backend that knows the user. */
  config_name: string;
  /** Identifies the user. */
  uuid: string;
}

/**
 * Who may do what with a target group.
 *
 * Source: documented (api-catalogue).
 */
export interface TargetAuth {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** From the name of each role to what its holders may do. */
  access?: Record<string, TargetAccess> | undefined;
  /** The user who owns the group. */
  owner?: TargetOwner | null | undefined;
}

/**
 * What the server notes about a target group.
 *
 * Source: documented (api-catalogue).
 */
export interface TargetMetadata {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Who may do what with the group. */
  auth?: TargetAuth | undefined;
}

/**
 * A named set of minions.
 *
 * Source: documented (api-catalogue).
 */
export interface TargetGroup {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Identifies the group. */
  uuid: string;
  /** The name of the group. */
  name: string;
  /** What the group is for; may be empty. */
  desc: string | null;
  /** From the id of each master to the rule for its minions; the key `*` stands for all masters. */
  tgt: Record<string, Target>;
  /**
   * The pillars attached to the group: their uuids, or with `include_pillar_data` the pillars
   * themselves, whose members no source shows.
   */
  pillars: readonly (string | Record<string, Json>)[];
  /** What the server notes about the group. */
  metadata?: TargetMetadata | undefined;
}

/**
 * One page of target groups.
 *
 * Source: documented (api-catalogue).
 */
export interface TargetGroupPage {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The number of groups before paging. */
  count: number;
  /** The number of groups in this page. */
  limit?: number | undefined;
  /** The groups of this page. */
  results: readonly TargetGroup[];
}

/** What `tgt.get_target_group` takes. */
export interface GetTargetGroupParams {
  /**
   * Only this group.
   *
   * @default null
   */
  tgt_uuid?: string | null | undefined;
  /**
   * Only groups with a rule for this master, which is named by its id.
   *
   * @default null
   */
  master_id?: string | null | undefined;
  /**
   * Only groups that this pillar is attached to.
   *
   * @default null
   */
  pillar_uuid?: string | null | undefined;
  /**
   * Only groups that this role is assigned to.
   *
   * @default null
   */
  role_uuid?: string | null | undefined;
  /**
   * Only groups with this text in their name.
   *
   * @default null
   */
  name?: string | null | undefined;
  /**
   * Only groups with this text in their description.
   *
   * @default null
   */
  desc?: string | null | undefined;
  /**
   * Send the attached pillars themselves instead of their uuids.
   *
   * @default false
   */
  include_pillar_data?: boolean | null | undefined;
  /**
   * What to sort by.
   *
   * @default null
   */
  sort_by?: 'name' | 'desc' | null | undefined;
  /**
   * True: the greatest first. It turns round what `sort_by` asks for.
   *
   * @default false
   */
  reverse?: boolean | null | undefined;
  /**
   * The number of groups in a page, or -1 for all.
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
}

/** What `tgt.get_target_group` gives to a client. */
export type GetTargetGroupResult = TargetGroupPage;

/** What a server answers to `tgt.get_target_group`. */
export type GetTargetGroupAnswer = TargetGroupPage;

/** What `tgt.save_target_group` takes. */
export interface SaveTargetGroupParams {
  /** From the id of each master to the rule for its minions; the key `*` stands for all masters. */
  tgt: Record<string, Target>;
  /**
   * The name of the group.
   *
   * @default null
   */
  name?: string | null | undefined;
  /**
   * The group to change. Left out to make a new one.
   *
   * @default null
   */
  tgt_uuid?: string | null | undefined;
  /**
   * What the group is for.
   *
   * @default null
   */
  desc?: string | null | undefined;
  /**
   * The pillars to attach.
   *
   * @default null
   */
  pillar_uuids?: readonly string[] | null | undefined;
  /**
   * Answer only when the minions of the group are known.
   *
   * @default false
   */
  wait_for_match?: boolean | null | undefined;
}

/** What `tgt.save_target_group` gives to a client. */
export type SaveTargetGroupResult = string;

/** What a server answers to `tgt.save_target_group`. */
export type SaveTargetGroupAnswer = string;

/** What `tgt.get_target_group_minions` takes. */
export interface GetTargetGroupMinionsParams {
  /**
   * The group to match.
   *
   * @default null
   */
  tgt_uuid?: string | null | undefined;
  /**
   * A rule to match instead, in the form of a group's own.
   *
   * @default null
   */
  tgt?: Record<string, Target> | null | undefined;
}

/** What `tgt.get_target_group_minions` gives to a client. */
export type GetTargetGroupMinionsResult = MinionsByMaster;

/** What a server answers to `tgt.get_target_group_minions`. */
export type GetTargetGroupMinionsAnswer = MinionsByMaster;

/** What `tgt.delete_target_group` takes. */
export interface DeleteTargetGroupParams {
  /** The group to remove, or a list of them. */
  tgt_uuid: string | readonly string[];
  /**
   * Remove also what depends on the groups.
   *
   * @default false
   */
  force?: boolean | null | undefined;
}

/** What `tgt.delete_target_group` gives to a client. */
export type DeleteTargetGroupResult = Nothing | null;

/** What a server answers to `tgt.delete_target_group`. */
export type DeleteTargetGroupAnswer = Nothing | null;
