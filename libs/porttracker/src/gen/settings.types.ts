// Generated from spec/porttracker/settings.yaml by `npm run generate`. Do not edit.

import type { Every, Given, ResultRule, Row } from '@aluco/wire';

/** A whole number, written as text. */
export type TextNumber = string;

/**
 * A yes or no, written as text.
 *
 * - `0`: No.
 * - `1`: Yes.
 */
export type TextFlag = '0' | '1' | (string & {});

/**
 * How a realm's devices are read.
 *
 * Source: documented (porttracker-api). No source shows a value of block_port_macs being read; that it
 * is an array is our decision.
 */
export interface RealmAdvancedSettings {
  /** The port exclusion list: MAC addresses that are ignored where they are seen. */
  block_port_macs: readonly string[];
  /** Whether spanning tree tables are read. */
  stp_enabled: boolean;
  /** Whether neighbours are read by CDP. */
  cdp_enabled: boolean;
  /** Whether neighbours are read by LLDP. */
  lldp_enabled: boolean;
}

/** The name of a field of {@link RealmAdvancedSettings} that a server returns. */
export type RealmAdvancedSettingsField = 'block_port_macs' | 'stp_enabled' | 'cdp_enabled' | 'lldp_enabled';

/** The fields of {@link RealmAdvancedSettings} that a server returns. */
export type RealmAdvancedSettingsReadable = RealmAdvancedSettings;

/** New values for the advanced settings of a realm. */
export interface RealmAdvancedChanges {
  /**
   * Changes to the port exclusion list. On the wire: `["block_port_macs",[remove...],[add...]]`, and
   * `["block_port_macs"]` empties the list.
   */
  block_port_macs?: MacListChange | undefined;
  /** Whether to read spanning tree tables. */
  stp_enabled?: boolean | undefined;
  /** Whether to read neighbours by CDP. */
  cdp_enabled?: boolean | undefined;
  /** Whether to read neighbours by LLDP. */
  lldp_enabled?: boolean | undefined;
}

/** The name of a field of {@link RealmAdvancedChanges} that a client may set. */
export type RealmAdvancedChangesWritableField = 'block_port_macs' | 'stp_enabled' | 'cdp_enabled' | 'lldp_enabled';

/** The fields of {@link RealmAdvancedChanges} that a client may set. */
export type RealmAdvancedChangesWritable = RealmAdvancedChanges;

/**
 * MAC addresses to take from a list and to put on it. With neither, the list is emptied. Upper and
 * lower case are the same.
 */
export interface MacListChange {
  /** Addresses to take off. */
  remove?: readonly string[] | undefined;
  /** Addresses to put on. */
  add?: readonly string[] | undefined;
}

/**
 * Settings of the whole product.
 *
 * Source: documented (porttracker-api). The document names the properties only; meanings and units are
 * inferred from the names and the values in its example.
 */
export interface GlobalSettings {
  /**
   * How one of a device's several addresses is chosen to stand for it: rules in order, with blanks
   * between them.
   */
  normalization_algorithm: string | null;
  /** The most SNMP requests under way at a time. */
  snmp_parallel_requests: TextNumber | null;
  /** After how long without use a session of the user interface ends, in seconds. */
  session_timeout: TextNumber | null;
  /** How often an SNMP request without an answer is sent again. */
  snmp_retries: TextNumber | null;
  /** How much the component agni logs. */
  agni_verbose: string | null;
  /** The DNS domain of the machine. */
  domain: string | null;
  /** How long an SNMP request waits for its answer, in seconds. */
  snmp_timeout: TextNumber | null;
  /** The mail server for reports. */
  smtp_server: string | null;
  /** Whether wireless access points are left out of scans. */
  skip_access_points: TextFlag | null;
  /** How long the history of devices and ports is kept, in days; 0 is for ever. */
  max_history_length: TextNumber | null;
  /** The user name at the mail server. */
  smtp_user: string | null;
  /** Whether new devices are given to pollers by themselves. */
  autoassign: TextFlag | null;
  /** Whether Cisco telephones are left out of scans. */
  skip_cisco_phones: TextFlag | null;
  /** Whether Mitel telephones are left out of scans. */
  skip_mitel_phones: TextFlag | null;
  /** How long the log is kept, in days; 0 is for ever. */
  max_log_length: TextNumber | null;
  /**
   * The password at the mail server. It can be set, not read.
   *
   * Secret: not to be shown or logged.
   */
  smtp_pass?: string | null | undefined;
}

/** The name of a field of {@link GlobalSettings} that a server returns. */
export type GlobalSettingsField = 
  | 'normalization_algorithm'
  | 'snmp_parallel_requests'
  | 'session_timeout'
  | 'snmp_retries'
  | 'agni_verbose'
  | 'domain'
  | 'snmp_timeout'
  | 'smtp_server'
  | 'skip_access_points'
  | 'max_history_length'
  | 'smtp_user'
  | 'autoassign'
  | 'skip_cisco_phones'
  | 'skip_mitel_phones'
  | 'max_log_length';

/** The fields of {@link GlobalSettings} that a server returns. */
export type GlobalSettingsReadable = Pick<GlobalSettings, GlobalSettingsField>;

/** The name of a field of {@link GlobalSettings} that a client may set. */
export type GlobalSettingsWritableField = 
  | 'normalization_algorithm'
  | 'snmp_parallel_requests'
  | 'session_timeout'
  | 'snmp_retries'
  | 'agni_verbose'
  | 'domain'
  | 'snmp_timeout'
  | 'smtp_server'
  | 'skip_access_points'
  | 'max_history_length'
  | 'smtp_user'
  | 'autoassign'
  | 'skip_cisco_phones'
  | 'skip_mitel_phones'
  | 'max_log_length'
  | 'smtp_pass';

/** The fields of {@link GlobalSettings} that a client may set. */
export type GlobalSettingsWritable = GlobalSettings;

/**
 * Settings for fault finding.
 *
 * Source: documented (porttracker-api). The document names the properties only; their meanings are
 * inferred from the names.
 */
export interface AdvancedSettings {
  /** The most jobs under way at a time. */
  max_parallel_jobs: TextNumber | null;
  /** How many scans are kept for fault finding. */
  max_debug_scans: TextNumber | null;
  /** How much is logged; 0 is least. */
  debug_level: TextNumber | null;
}

/** The name of a field of {@link AdvancedSettings} that a server returns. */
export type AdvancedSettingsField = 'max_parallel_jobs' | 'max_debug_scans' | 'debug_level';

/** The fields of {@link AdvancedSettings} that a server returns. */
export type AdvancedSettingsReadable = AdvancedSettings;

/** The name of a field of {@link AdvancedSettings} that a client may set. */
export type AdvancedSettingsWritableField = 'max_parallel_jobs' | 'max_debug_scans' | 'debug_level';

/** The fields of {@link AdvancedSettings} that a client may set. */
export type AdvancedSettingsWritable = AdvancedSettings;

/** What `realm_advanced_settings` takes. */
export interface RealmAdvancedSettingsParams<P extends readonly RealmAdvancedSettingsField[] = readonly RealmAdvancedSettingsField[]> {
  /** Gid of the realm whose settings are wanted. */
  realm: string;
  /** The properties to read; all when left out. */
  properties?: P | undefined;
}

/**
 * What `realm_advanced_settings` gives to a client.
 *
 * Pairs of property and value.
 */
export type RealmAdvancedSettingsResult<P extends readonly RealmAdvancedSettingsField[] = readonly RealmAdvancedSettingsField[]> = Row<RealmAdvancedSettingsReadable, P>;

/**
 * What a server answers to `realm_advanced_settings`.
 *
 * Pairs of property and value.
 */
export type RealmAdvancedSettingsAnswer = Partial<RealmAdvancedSettingsReadable>;

/** How the result of `realm_advanced_settings` follows from its parameters; for the compiler only. */
export interface RealmAdvancedSettingsRule extends ResultRule {
  /** What it gives for its parameters. */
  readonly result: Row<RealmAdvancedSettingsReadable, Given<this['params'], 'properties', readonly RealmAdvancedSettingsField[], Every<RealmAdvancedSettingsField>>>;
}

/** What `realm_advanced_settings_modify` takes. */
export interface RealmAdvancedSettingsModifyParams {
  /** Gid of the realm whose settings change. */
  realm: string;
  /** Pairs of property and new value. */
  settings: Partial<RealmAdvancedChangesWritable>;
}

/** What `realm_advanced_settings_modify` gives to a client. */
export type RealmAdvancedSettingsModifyResult = void;

/** What a server answers to `realm_advanced_settings_modify`. */
export type RealmAdvancedSettingsModifyAnswer = void;

/** What `global_settings` takes. */
export interface GlobalSettingsParams<P extends readonly GlobalSettingsField[] = readonly GlobalSettingsField[]> {
  /** The properties to read; all when left out. */
  properties?: P | undefined;
}

/**
 * What `global_settings` gives to a client.
 *
 * Pairs of property and value.
 */
export type GlobalSettingsResult<P extends readonly GlobalSettingsField[] = readonly GlobalSettingsField[]> = Row<GlobalSettingsReadable, P>;

/**
 * What a server answers to `global_settings`.
 *
 * Pairs of property and value.
 */
export type GlobalSettingsAnswer = Partial<GlobalSettingsReadable>;

/** How the result of `global_settings` follows from its parameters; for the compiler only. */
export interface GlobalSettingsRule extends ResultRule {
  /** What it gives for its parameters. */
  readonly result: Row<GlobalSettingsReadable, Given<this['params'], 'properties', readonly GlobalSettingsField[], Every<GlobalSettingsField>>>;
}

/** What `global_settings_modify` takes. */
export interface GlobalSettingsModifyParams {
  /** Pairs of property and new value. */
  settings: Partial<GlobalSettingsWritable>;
}

/** What `global_settings_modify` gives to a client. */
export type GlobalSettingsModifyResult = void;

/** What a server answers to `global_settings_modify`. */
export type GlobalSettingsModifyAnswer = void;

/** What `advanced_settings` takes. */
export interface AdvancedSettingsParams<P extends readonly AdvancedSettingsField[] = readonly AdvancedSettingsField[]> {
  /** The properties to read; all when left out. */
  properties?: P | undefined;
}

/**
 * What `advanced_settings` gives to a client.
 *
 * Pairs of property and value.
 */
export type AdvancedSettingsResult<P extends readonly AdvancedSettingsField[] = readonly AdvancedSettingsField[]> = Row<AdvancedSettingsReadable, P>;

/**
 * What a server answers to `advanced_settings`.
 *
 * Pairs of property and value.
 */
export type AdvancedSettingsAnswer = Partial<AdvancedSettingsReadable>;

/** How the result of `advanced_settings` follows from its parameters; for the compiler only. */
export interface AdvancedSettingsRule extends ResultRule {
  /** What it gives for its parameters. */
  readonly result: Row<AdvancedSettingsReadable, Given<this['params'], 'properties', readonly AdvancedSettingsField[], Every<AdvancedSettingsField>>>;
}

/** What `advanced_settings_modify` takes. */
export interface AdvancedSettingsModifyParams {
  /** Pairs of property and new value. */
  settings: Partial<AdvancedSettingsWritable>;
}

/** What `advanced_settings_modify` gives to a client. */
export type AdvancedSettingsModifyResult = void;

/** What a server answers to `advanced_settings_modify`. */
export type AdvancedSettingsModifyAnswer = void;
