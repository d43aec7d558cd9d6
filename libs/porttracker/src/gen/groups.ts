// Generated from spec/porttracker/groups.yaml by `npm run generate`. Do not edit.

/**
 * Groups and permissions.
 *
 * Users belong to groups, and groups hold permissions. A permission grants a role: system roles hold
 * for the whole product, realm roles for one realm each. Each role is granted not at all, for reading,
 * or for reading and writing.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import {
  enumKind,
  fieldOfKind,
  gidScalar,
  listKind,
  namesKind,
  partialKind,
  projectionKind,
  recordKind,
  refKind,
  stringScalar,
  tupleKind,
  unionKind,
} from '@aluco/wire/kinds';
import type {
  GroupInfoParams,
  GroupInfoResult,
  GroupInfoRule,
  GroupModifyParams,
  GroupModifyResult,
  GroupSettingsModifyParams,
  GroupSettingsModifyResult,
  GroupSettingsParams,
  GroupSettingsResult,
} from './groups.types.ts';
import {
  groupType,
  newGroupType,
  permissionType,
  realmPermissionType,
  realmPermissionsType,
  realmRoleType,
  systemPermissionType,
  systemRoleType,
} from './named-types.ts';
export type * from './groups.types.ts';

/**
 * Read chosen fields of groups.
 *
 * One row per group with the fields asked for, in the order asked, or all of them. Without `groups`,
 * all groups are returned.
 *
 * Needs read access to Group Management.
 *
 * Source: documented (porttracker-api).
 */
export const groupInfo: TypedMessage<GroupInfoParams, GroupInfoResult, GroupInfoRule> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'groups',
  name: 'group_info',
  params: [
    {
      name: 'fields',
      type: { kind: 'list', item: { kind: 'fieldOf', of: 'Group', access: 'read' } },
      optional: true,
    },
    {
      name: 'groups',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'gid' } },
      optional: true,
    },
  ],
  result: [
    {
      name: 'rows',
      type: { kind: 'list', item: { kind: 'projection', of: 'Group', by: 'fields' } },
    },
  ],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, listKind, fieldOfKind, refKind, recordKind, gidScalar, stringScalar, projectionKind],
    types: { Group: groupType },
  },
};

/**
 * Delete and add groups.
 *
 * First deletes the groups named, then adds new ones, which have no permissions yet. The reply does
 * not tell the gids of new groups; `group_info` does.
 *
 * Needs write access to Group Management. Destroys what it names. Not to be sent twice.
 *
 * Source: documented (porttracker-api). That new groups have no permissions is our decision.
 */
export const groupModify: TypedMessage<GroupModifyParams, GroupModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'groups',
  name: 'group_modify',
  params: [
    { name: 'remove', type: { kind: 'list', item: { kind: 'scalar', scalar: 'gid' } } },
    { name: 'add', type: { kind: 'list', item: { kind: 'ref', name: 'NewGroup' } } },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: false,
  parts: {
    kinds: [namesKind, listKind, gidScalar, refKind, tupleKind, stringScalar],
    types: { NewGroup: newGroupType },
  },
};

/**
 * Read the permissions of a group.
 *
 * Returns the grants of system roles, then those of realm roles per realm. Both can be narrowed: to
 * certain roles, of both sorts in one list, and to certain realms.
 *
 * Needs read access to Group Management.
 *
 * Source: documented (porttracker-api).
 */
export const groupSettings: TypedMessage<GroupSettingsParams, GroupSettingsResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'groups',
  name: 'group_settings',
  params: [
    { name: 'group', type: { kind: 'scalar', scalar: 'gid' } },
    {
      name: 'roles',
      type: {
        kind: 'list',
        item: {
          kind: 'union',
          options: [{ kind: 'ref', name: 'SystemRole' }, { kind: 'ref', name: 'RealmRole' }],
        },
      },
      optional: true,
    },
    {
      name: 'realms',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'gid' } },
      optional: true,
    },
  ],
  result: [
    { name: 'system', type: { kind: 'list', item: { kind: 'ref', name: 'SystemPermission' } } },
    { name: 'realms', type: { kind: 'list', item: { kind: 'ref', name: 'RealmPermissions' } } },
  ],
  form: { send: 'packed', accept: ['spread', 'packed'] },
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, gidScalar, listKind, unionKind, refKind, enumKind, tupleKind],
    types: {
      SystemRole: systemRoleType,
      RealmRole: realmRoleType,
      Permission: permissionType,
      SystemPermission: systemPermissionType,
      RealmPermission: realmPermissionType,
      RealmPermissions: realmPermissionsType,
    },
  },
};

/**
 * Change a group and its permissions.
 *
 * Sets name and description where given, then the permissions given; all others stay as they are.
 *
 * Needs write access to Group Management.
 *
 * Source: documented (porttracker-api). The vendor's first example has one bracket too many and a
 * misspelt role, both mended here.
 */
export const groupSettingsModify: TypedMessage<GroupSettingsModifyParams, GroupSettingsModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'groups',
  name: 'group_settings_modify',
  params: [
    { name: 'group', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'changes', type: { kind: 'partial', of: 'Group', access: 'write' } },
    {
      name: 'system',
      type: { kind: 'list', item: { kind: 'ref', name: 'SystemPermission' } },
      optional: true,
    },
    {
      name: 'realms',
      type: { kind: 'list', item: { kind: 'ref', name: 'RealmPermissions' } },
      optional: true,
    },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      gidScalar,
      partialKind,
      refKind,
      recordKind,
      stringScalar,
      listKind,
      tupleKind,
      enumKind,
    ],
    types: {
      Group: groupType,
      SystemRole: systemRoleType,
      RealmRole: realmRoleType,
      Permission: permissionType,
      SystemPermission: systemPermissionType,
      RealmPermission: realmPermissionType,
      RealmPermissions: realmPermissionsType,
    },
  },
};
