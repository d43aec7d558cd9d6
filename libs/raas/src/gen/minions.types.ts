// Generated from spec/raas/minions.yaml by `npm run generate`. Do not edit.

/** Some minions: from the id of each master to the ids of its minions. */
export type MinionsByMaster = Record<string, readonly string[]>;

/**
 * Facts that a minion tells about its machine. Which there are depends on the system and on the site;
 * these are common.
 *
 * Source: inferred. The names are those of Salt. Real minions send many more, which are kept.
 */
export interface Grains {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The id of the minion. */
  id?: string | undefined;
  /** The host name without its domain. */
  host?: string | undefined;
  /** The host name with its domain. */
  fqdn?: string | undefined;
  /** The DNS domain of the machine, without the host name. */
  domain?: string | undefined;
  /** The operating system, in short. */
  os?: string | undefined;
  /** The family the operating system belongs to. */
  os_family?: string | undefined;
  /** The full name of the operating system. */
  osfullname?: string | undefined;
  /** The release of the operating system. */
  osrelease?: string | undefined;
  /** Name and major release in one. */
  osfinger?: string | undefined;
  /** The kind of kernel. */
  kernel?: string | undefined;
  /** The release of the kernel. */
  kernelrelease?: string | undefined;
  /** The architecture of the processor. */
  cpuarch?: string | undefined;
  /** The number of processors. */
  num_cpus?: number | undefined;
  /** The main memory, in mebibytes. */
  mem_total?: number | undefined;
  /** The kind of virtual machine; `physical` for none. */
  virtual?: string | undefined;
  /** The version of the firmware. */
  biosversion?: string | undefined;
  /** The IPv4 addresses. */
  ipv4?: readonly string[] | undefined;
  /** The IPv6 addresses. */
  ipv6?: readonly string[] | undefined;
  /** The version of the minion's software. */
  saltversion?: string | undefined;
  /** The address of the master that the minion talks to. */
  master?: string | undefined;
}

/**
 * Whether a minion has been heard of lately.
 *
 * - `present`: It has been heard of within the time the server is set to.
 * - `lost`: It has been heard of before, but not lately.
 * - `unknown`: It has never been heard of.
 */
export type Presence = 'present' | 'lost' | 'unknown' | (string & {});

/**
 * What the server knows about one minion.
 *
 * Source: observed (public-client). That rows hold master_id, minion_id and grains is observed;
 * alter_time and presence follow from the fields to sort by.
 */
export interface CachedMinion {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The master that the minion is tied to. */
  master_id: string;
  /** The id of the minion. */
  minion_id: string;
  /** What the minion told about its machine. */
  grains: Grains;
  /** When the entry last changed, in UTC. */
  alter_time?: string | null | undefined;
  /** Whether the minion has been heard of lately. */
  presence?: Presence | null | undefined;
}

/**
 * One page of minions.
 *
 * Source: observed (public-client).
 */
export interface MinionPage {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** The number of minions before paging. */
  count: number;
  /** The minions of this page. */
  results: readonly CachedMinion[];
}

/** What `minions.get_minion_cache` takes. */
export interface GetMinionCacheParams {
  /**
   * Only minions of this master.
   *
   * @default null
   */
  master_id?: string | null | undefined;
  /**
   * Only the minion with this id.
   *
   * @default null
   */
  minion_id?: string | null | undefined;
  /**
   * Only minions in this target group.
   *
   * @default null
   */
  tgt_uuid?: string | null | undefined;
  /**
   * What to sort by.
   *
   * @default "alter_time"
   */
  sort_by?: 
    | 'alter_time'
    | 'minion'
    | 'master'
    | 'saltversion'
    | 'osfullname'
    | 'ipv4'
    | 'ipv6'
    | 'presence' | null | undefined;
  /**
   * The page wanted, counted from 0.
   *
   * @default 0
   */
  page?: number | null | undefined;
  /**
   * The number of minions in a page, or -1 for all.
   *
   * @default 100
   */
  limit?: number | null | undefined;
  /**
   * True: the greatest first. It turns round what `sort_by` asks for.
   *
   * @default false
   */
  reverse?: boolean | null | undefined;
}

/** What `minions.get_minion_cache` gives to a client. */
export type GetMinionCacheResult = MinionPage;

/** What a server answers to `minions.get_minion_cache`. */
export type GetMinionCacheAnswer = MinionPage;
