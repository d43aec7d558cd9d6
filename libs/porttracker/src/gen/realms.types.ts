// Generated from spec/porttracker/realms.yaml by `npm run generate`. Do not edit.

import type { Every, Given, ResultRule, Row } from '@aluco/wire';

/**
 * A realm, its settings and the outcome of its latest work.
 *
 * Source: documented (porttracker-api). That times and results are null before the first run, and that
 * ageing_interval counts seconds, is our decision. That discovery_poller cannot be read is inferred.
 */
export interface Realm {
  /** Identifies the realm. */
  gid: string;
  /** The name that people gave it. */
  name: string;
  /** A description that people gave it; may be empty. */
  description: string;
  /** When the latest discovery ran. Null when none ever did. */
  last_discover: number | null;
  /** When the latest poll ran. Null when none ever did. */
  last_poll: number | null;
  /** When the latest sync ran. Null when none ever did. */
  last_sync: number | null;
  /** Whether a poll is under way. */
  polling: boolean;
  /** Whether a sync is under way. */
  syncing: boolean;
  /** The addresses of the seed devices, with white space between them. */
  seeds: string;
  /** The pollers that are attached to the realm. */
  pollers: readonly string[];
  /** What the latest discovery found. Null when none ever ran. */
  discovery_result: DiscoveryResult | null;
  /**
   * What the latest poll read. Null when none ever ran. On the wire it stands inside an object with the
   * only key `poll`.
   */
  poll_result: PollResult | null;
  /**
   * How the latest sync ended. Null when none ever ran. On the wire it stands inside an object with the
   * only key `sync`.
   */
  sync_result: SyncResult | null;
  /** The interval of the ping sweep over the realm, in seconds. */
  ageing_interval: number;
  /** The poller that runs discoveries. It can be set, not read. */
  discovery_poller?: string | null | undefined;
}

/** The name of a field of {@link Realm} that a server returns. */
export type RealmField = 
  | 'gid'
  | 'name'
  | 'description'
  | 'last_discover'
  | 'last_poll'
  | 'last_sync'
  | 'polling'
  | 'syncing'
  | 'seeds'
  | 'pollers'
  | 'discovery_result'
  | 'poll_result'
  | 'sync_result'
  | 'ageing_interval';

/** The fields of {@link Realm} that a server returns. */
export type RealmReadable = Pick<Realm, RealmField>;

/** The name of a field of {@link Realm} that a client may set. */
export type RealmWritableField = 'name' | 'description' | 'ageing_interval' | 'discovery_poller';

/** The fields of {@link Realm} that a client may set. */
export type RealmWritable = Pick<Realm, RealmWritableField>;

/** Numbers of what a discovery found. Servers may add further ones. */
export interface DiscoveryResult {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Switches, routers and the like. */
  infrastructure?: number | undefined;
}

/** Numbers of what a poll saw. Servers may add further ones. */
export interface PollResult {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Infrastructure devices that were asked. */
  infrastructure?: number | undefined;
  /** Ports that they have. */
  ports?: number | undefined;
  /** End devices seen on those ports. */
  end?: number | undefined;
}

/**
 * The outcome per sync module: a text such as `Success`, or null when that module did not run. Servers
 * may add further modules.
 */
export interface SyncResult {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Outcome of qsync. */
  qsync?: string | null | undefined;
  /** Outcome of bsync. */
  bsync?: string | null | undefined;
}

/**
 * What a poll changed in the database. Servers may add further numbers, or leave some out.
 *
 * Source: decided (porttracker-api). The document shows these five in its example session and never
 * explains them. What each counts, and that there are no others, is our decision.
 */
export interface PollStatistics {
  /** Fields that the spec does not name. */
  [key: string]: unknown;
  /** Ports whose entry changed. */
  port_updates?: number | undefined;
  /** Devices that were known and seen again. */
  device_seens?: number | undefined;
  /** Devices seen for the first time. */
  device_inserts?: number | undefined;
  /** Switches whose entry changed. */
  switch_updates?: number | undefined;
  /** Ports that were known and seen again. */
  port_seens?: number | undefined;
}

/**
 * A module that hands data to an IP management system.
 *
 * - `bsync`: The module bsync.
 * - `qsync`: The module qsync.
 */
export type SyncModule = 'bsync' | 'qsync';

/** A realm to be added. */
export interface NewRealm {
  /** What people are to call it. */
  name: string;
  /**
   * Words on what it is for.
   *
   * @default ""
   */
  description?: string | undefined;
}

/** What `realm_info` takes. */
export interface RealmInfoParams<F extends readonly RealmField[] = readonly RealmField[]> {
  /** The fields to read. */
  fields: F;
  /**
   * The realms to read; all when null or left out.
   *
   * @default null
   */
  realms?: readonly string[] | null | undefined;
}

/**
 * What `realm_info` gives to a client.
 *
 * One row per realm, each as a further member of the reply.
 */
export type RealmInfoResult<F extends readonly RealmField[] = readonly RealmField[]> = Row<RealmReadable, F>[];

/**
 * What a server answers to `realm_info`.
 *
 * One row per realm, each as a further member of the reply.
 */
export type RealmInfoAnswer = readonly Partial<RealmReadable>[];

/** How the result of `realm_info` follows from its parameters; for the compiler only. */
export interface RealmInfoRule extends ResultRule {
  /** What it gives for its parameters. */
  readonly result: Row<RealmReadable, Given<this['params'], 'fields', readonly RealmField[], Every<RealmField>>>[];
}

/** What `realm_info_modify` takes. */
export interface RealmInfoModifyParams {
  /** Gid of the realm to change, as `realm_info` returns it. */
  realm: string;
  /** The new values by property. */
  changes: Partial<RealmWritable>;
}

/** What `realm_info_modify` gives to a client. */
export type RealmInfoModifyResult = void;

/** What a server answers to `realm_info_modify`. */
export type RealmInfoModifyAnswer = void;

/** What `realm_modify` takes. */
export interface RealmModifyParams {
  /** Realms to delete; may be empty. */
  remove: readonly string[];
  /** Realms to add; may be empty. */
  add: readonly NewRealm[];
}

/** What `realm_modify` gives to a client. */
export type RealmModifyResult = void;

/** What a server answers to `realm_modify`. */
export type RealmModifyAnswer = void;

/** What `realm_discover` takes. */
export interface RealmDiscoverParams {
  /** Gid of the realm to discover. */
  realm: string;
}

/** What `realm_discover` gives to a client. */
export type RealmDiscoverResult = void;

/** What a server answers to `realm_discover`. */
export type RealmDiscoverAnswer = void;

/** What `realm_poll` takes. */
export interface RealmPollParams {
  /** Gid of the realm to poll. */
  realm: string;
}

/**
 * What `realm_poll` gives to a client.
 *
 * What the poll changed.
 */
export type RealmPollResult = PollStatistics;

/**
 * What a server answers to `realm_poll`.
 *
 * What the poll changed.
 */
export type RealmPollAnswer = PollStatistics;

/** What `switch_poll` takes. */
export interface SwitchPollParams {
  /** Gid of the realm that the switch belongs to. */
  realm: string;
  /** The address of the switch. */
  switch_ip: string;
}

/**
 * What `switch_poll` gives to a client.
 *
 * What the poll changed.
 */
export type SwitchPollResult = PollStatistics;

/**
 * What a server answers to `switch_poll`.
 *
 * What the poll changed.
 */
export type SwitchPollAnswer = PollStatistics;

/** What `realm_sync` takes. */
export interface RealmSyncParams {
  /** Gid of the realm whose data is handed over. */
  realm: string;
  /** The module to run. */
  module: SyncModule;
}

/** What `realm_sync` gives to a client. */
export type RealmSyncResult = void;

/** What a server answers to `realm_sync`. */
export type RealmSyncAnswer = void;
