import type { Variable } from '@aluco/raas';

/** How a check judges what it measures on a minion. */
export interface Measure {
  /** Name of the variable that holds the wanted value. */
  readonly variable: string;
  readonly rule: 'at_most' | 'at_least' | 'equal';
  /** What minions are found to have; one of them each. */
  readonly seen: readonly string[];
  /** What the value is of, for comments. */
  readonly what: string;
}

/** A check as the estate keeps it. Times in milliseconds since the epoch. */
export interface ContentCheck {
  readonly uuid: string;
  readonly name: string;
  readonly version: string;
  readonly display_name: string;
  readonly description: string;
  readonly rationale: string;
  readonly remediation: string;
  readonly state_fs_uuid: string;
  readonly mini_meta_fs_uuid: string;
  readonly meta_fs_uuid: string;
  readonly last_update: number;
  readonly user_flag: 'S' | 'C';
  /** From a grain to the values that a minion the check concerns may have. */
  readonly grains: Readonly<Record<string, readonly string[]>>;
  readonly variables: readonly Variable[];
  readonly measure: Measure | undefined;
}

/** A benchmark as the estate keeps it. */
export interface ContentBenchmark {
  readonly uuid: string;
  readonly name: string;
  readonly display_name: string;
  /** As figures call it. */
  readonly short_name: string;
  readonly version: string;
  readonly description: string;
  readonly authority: string;
  readonly os: string;
  readonly type: string;
  /** What kind of system it is for. */
  readonly platform: string;
  readonly last_update: number;
  readonly user_flag: 'S' | 'C';
  /** Uuids, in the order of its sections. */
  readonly checks: readonly string[];
}

/** A check as the tables of content write it. */
export interface CheckSeed {
  /** Without the leading `locke.`. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly why: string;
  readonly mend: string;
  /** Which benchmarks take it: a word that they name. */
  readonly group: Group;
  readonly variable?: {
    readonly name: string;
    readonly about: string;
    readonly value: string;
    readonly rule: Measure['rule'];
    readonly seen: readonly string[];
    readonly what: string;
  };
}

export type Group = 'linux' | 'redhat' | 'debian' | 'stig' | 'windows' | 'windows2019';

/** The grains that a minion must have for the checks of a group. */
export const groupGrains: Readonly<Record<Group, Readonly<Record<string, readonly string[]>>>> = {
  linux: { kernel: ['Linux'] },
  redhat: { os_family: ['RedHat'] },
  debian: { os_family: ['Debian'] },
  stig: { os_family: ['RedHat'] },
  windows: { kernel: ['Windows'] },
  windows2019: { osrelease: ['2019Server'] },
};
