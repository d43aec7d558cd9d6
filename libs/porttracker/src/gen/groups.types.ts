// Generated from spec/porttracker/groups.yaml by `npm run generate`. Do not edit.

import type { Every, Given, ResultRule, Row } from '@aluco/wire';

/**
 * A group of users.
 *
 * Source: inferred (porttracker-api). The document shows the field name only; the others follow from
 * group_modify and group_settings_modify.
 */
export interface Group {
  /** Identifies the group. */
  gid: string;
  /** What people call it. */
  name: string;
  /** Words on whom it is for. */
  description: string;
}

/** The name of a field of {@link Group} that a server returns. */
export type GroupField = 'gid' | 'name' | 'description';

/** The fields of {@link Group} that a server returns. */
export type GroupReadable = Group;

/** The name of a field of {@link Group} that a client may set. */
export type GroupWritableField = 'name' | 'description';

/** The fields of {@link Group} that a client may set. */
export type GroupWritable = Pick<Group, GroupWritableField>;

/** A group to be added. */
export interface NewGroup {
  /** What people are to call it. */
  name: string;
  /**
   * Words on whom it is for.
   *
   * @default ""
   */
  description?: string | undefined;
}

/**
 * A role that holds for the whole product. Servers may know further ones.
 *
 * - `API`: Use of this API.
 * - `Add Realms`: Adding and deleting realms.
 * - `Advanced Settings`: The settings for fault finding.
 * - `Global Settings`: The settings of the whole product.
 * - `Group Management`: Groups and their permissions.
 * - `License`: The licence.
 * - `Schedule Backup`: Planned backups.
 * - `Security Settings`: Login banner, certificates and authentication methods.
 * - `System Utilities`: Tools of the machine.
 * - `User Management`: Users.
 * - `View Log`: The daemon's log.
 *
 * Source: documented (porttracker-api). The document only lists the names; what each covers is
 * inferred.
 */
export type SystemRole = 
  | 'API'
  | 'Add Realms'
  | 'Advanced Settings'
  | 'Global Settings'
  | 'Group Management'
  | 'License'
  | 'Schedule Backup'
  | 'Security Settings'
  | 'System Utilities'
  | 'User Management'
  | 'View Log'
  | (string & {});

/**
 * A role that holds for one realm. Servers may know further ones.
 *
 * - `Advanced Realm Settings`: The advanced settings of the realm.
 * - `Assign Devices`: Which poller asks which device.
 * - `Discovery Realm Settings`: The realm's own settings, its seeds and SNMP credentials.
 * - `Views`: Queries and views of what was found.
 * - `Plugins`: Sync modules.
 * - `Poller Settings`: The realm's pollers and their subnets.
 * - `Schedule Discovery`: Planned and immediate discoveries.
 * - `Schedule Poll`: Planned and immediate polls.
 * - `Schedule Report`: Planned reports.
 * - `Schedule Sync`: Planned syncs.
 *
 * Source: documented (porttracker-api). The document only lists the names; what each covers is
 * inferred.
 */
export type RealmRole = 
  | 'Advanced Realm Settings'
  | 'Assign Devices'
  | 'Discovery Realm Settings'
  | 'Views'
  | 'Plugins'
  | 'Poller Settings'
  | 'Schedule Discovery'
  | 'Schedule Poll'
  | 'Schedule Report'
  | 'Schedule Sync'
  | (string & {});

/**
 * How far a role is granted.
 *
 * - `0`: Not at all.
 * - `1`: For reading.
 * - `2`: For reading and writing.
 */
export type Permission = 0 | 1 | 2;

/** How far a system role is granted. */
export interface SystemPermission {
  /** The system role that is granted. */
  role: SystemRole;
  /** How far it is granted. */
  permission: Permission;
}

/** How far a realm role is granted. */
export interface RealmPermission {
  /** The realm role that is granted. */
  role: RealmRole;
  /** How far it is granted. */
  permission: Permission;
}

/** The roles that are granted for one realm. */
export interface RealmPermissions {
  /** Gid of the realm in which the roles hold. */
  realm: string;
  /** The realm roles and how far each is granted there. */
  permissions: readonly RealmPermission[];
}

/** What `group_info` takes. */
export interface GroupInfoParams<F extends readonly GroupField[] = readonly GroupField[]> {
  /** The fields to read; all when left out. */
  fields?: F | undefined;
  /** The groups to read; all when left out. */
  groups?: readonly string[] | undefined;
}

/**
 * What `group_info` gives to a client.
 *
 * One row per group.
 */
export type GroupInfoResult<F extends readonly GroupField[] = readonly GroupField[]> = Row<GroupReadable, F>[];

/**
 * What a server answers to `group_info`.
 *
 * One row per group.
 */
export type GroupInfoAnswer = readonly Partial<GroupReadable>[];

/** How the result of `group_info` follows from its parameters; for the compiler only. */
export interface GroupInfoRule extends ResultRule {
  /** What it gives for its parameters. */
  readonly result: Row<GroupReadable, Given<this['params'], 'fields', readonly GroupField[], Every<GroupField>>>[];
}

/** What `group_modify` takes. */
export interface GroupModifyParams {
  /** Groups to delete; may be empty. */
  remove: readonly string[];
  /** Groups to add; may be empty. */
  add: readonly NewGroup[];
}

/** What `group_modify` gives to a client. */
export type GroupModifyResult = void;

/** What a server answers to `group_modify`. */
export type GroupModifyAnswer = void;

/** What `group_settings` takes. */
export interface GroupSettingsParams {
  /** Gid of the group, as `group_info` returns it. */
  group: string;
  /** Only these roles; all when left out. */
  roles?: readonly (SystemRole | RealmRole)[] | undefined;
  /** Only these realms; all when left out. */
  realms?: readonly string[] | undefined;
}

/** What `group_settings` gives to a client. */
export interface GroupSettingsResult {
  /** The grants of system roles. */
  system: SystemPermission[];
  /** The grants of realm roles, per realm. */
  realms: RealmPermissions[];
}

/** What a server answers to `group_settings`. */
export interface GroupSettingsAnswer {
  /** The grants of system roles. */
  system: readonly SystemPermission[];
  /** The grants of realm roles, per realm. */
  realms: readonly RealmPermissions[];
}

/** What `group_settings_modify` takes. */
export interface GroupSettingsModifyParams {
  /** Gid of the group to change. */
  group: string;
  /** New name and description; may be empty. */
  changes: Partial<GroupWritable>;
  /** Grants of system roles to set. */
  system?: readonly SystemPermission[] | undefined;
  /** Grants of realm roles to set, per realm. */
  realms?: readonly RealmPermissions[] | undefined;
}

/** What `group_settings_modify` gives to a client. */
export type GroupSettingsModifyResult = void;

/** What a server answers to `group_settings_modify`. */
export type GroupSettingsModifyAnswer = void;
