// Generated from spec/porttracker/settings.yaml by `npm run generate`. Do not edit.

/**
 * Settings.
 *
 * Settings of a realm, of the whole product, and those for fault finding. They travel as pairs of
 * property and value.
 *
 * Values of global and advanced settings are text also where they stand for numbers, and null where
 * nothing is set. Servers may hold more properties than these.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import {
  entriesKind,
  enumKind,
  fieldOfKind,
  flagScalar,
  gidScalar,
  listKind,
  macScalar,
  namesKind,
  nullableKind,
  recordKind,
  refKind,
  stringScalar,
  tupleKind,
} from '@aluco/wire/kinds';
import {
  advancedSettingsType,
  globalSettingsType,
  macListChangeType,
  realmAdvancedChangesType,
  realmAdvancedSettingsType,
  textFlagType,
  textNumberType,
} from './named-types.ts';
import type {
  AdvancedSettingsModifyParams,
  AdvancedSettingsModifyResult,
  AdvancedSettingsParams,
  AdvancedSettingsResult,
  AdvancedSettingsRule,
  GlobalSettingsModifyParams,
  GlobalSettingsModifyResult,
  GlobalSettingsParams,
  GlobalSettingsResult,
  GlobalSettingsRule,
  RealmAdvancedSettingsModifyParams,
  RealmAdvancedSettingsModifyResult,
  RealmAdvancedSettingsParams,
  RealmAdvancedSettingsResult,
  RealmAdvancedSettingsRule,
} from './settings.types.ts';
export type * from './settings.types.ts';

/**
 * Read advanced settings of a realm.
 *
 * Returns the properties asked for with their values, or all of them when none are named.
 *
 * Needs read access to Advanced Realm Settings.
 *
 * Source: documented (porttracker-api).
 */
export const realmAdvancedSettings: TypedMessage<RealmAdvancedSettingsParams, RealmAdvancedSettingsResult, RealmAdvancedSettingsRule> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'settings',
  name: 'realm_advanced_settings',
  params: [
    { name: 'realm', type: { kind: 'scalar', scalar: 'gid' } },
    {
      name: 'properties',
      type: { kind: 'list', item: { kind: 'fieldOf', of: 'RealmAdvancedSettings', access: 'read' } },
      optional: true,
    },
  ],
  result: [
    {
      name: 'settings',
      type: { kind: 'entries', of: 'RealmAdvancedSettings', access: 'read', by: 'properties' },
    },
  ],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      gidScalar,
      listKind,
      fieldOfKind,
      refKind,
      recordKind,
      macScalar,
      flagScalar,
      entriesKind,
    ],
    types: { RealmAdvancedSettings: realmAdvancedSettingsType },
  },
};

/**
 * Change advanced settings of a realm.
 *
 * Sets the properties given and leaves the others. For `block_port_macs` the changes to the list are
 * given, not the list: addresses to remove, then addresses to add; the property's name alone empties
 * the list. Write MAC addresses as `AA:BB:CC:DD:EE:FF`; case does not matter.
 *
 * Needs write access to Advanced Realm Settings.
 *
 * Source: documented (porttracker-api).
 */
export const realmAdvancedSettingsModify: TypedMessage<RealmAdvancedSettingsModifyParams, RealmAdvancedSettingsModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'settings',
  name: 'realm_advanced_settings_modify',
  params: [
    { name: 'realm', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'settings', type: { kind: 'entries', of: 'RealmAdvancedChanges', access: 'write' } },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      gidScalar,
      entriesKind,
      refKind,
      recordKind,
      tupleKind,
      listKind,
      macScalar,
      flagScalar,
    ],
    types: { RealmAdvancedChanges: realmAdvancedChangesType, MacListChange: macListChangeType },
  },
};

/**
 * Read global settings.
 *
 * Returns the properties asked for with their values, or all of them when none are named. The mail
 * password is never returned.
 *
 * Needs read access to Global Settings.
 *
 * Source: documented (porttracker-api). The vendor's example of all settings has thirteen of the
 * fifteen properties; skip_mitel_phones and max_log_length are missing.
 */
export const globalSettings: TypedMessage<GlobalSettingsParams, GlobalSettingsResult, GlobalSettingsRule> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'settings',
  name: 'global_settings',
  params: [
    {
      name: 'properties',
      type: { kind: 'list', item: { kind: 'fieldOf', of: 'GlobalSettings', access: 'read' } },
      optional: true,
    },
  ],
  result: [
    {
      name: 'settings',
      type: { kind: 'entries', of: 'GlobalSettings', access: 'read', by: 'properties' },
    },
  ],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      listKind,
      fieldOfKind,
      refKind,
      recordKind,
      nullableKind,
      stringScalar,
      enumKind,
      entriesKind,
    ],
    types: { TextNumber: textNumberType, TextFlag: textFlagType, GlobalSettings: globalSettingsType },
  },
};

/**
 * Change global settings.
 *
 * Sets the properties given and leaves the others. Values are text, also where they stand for numbers.
 *
 * Needs write access to Global Settings.
 *
 * Source: documented (porttracker-api).
 */
export const globalSettingsModify: TypedMessage<GlobalSettingsModifyParams, GlobalSettingsModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'settings',
  name: 'global_settings_modify',
  params: [{ name: 'settings', type: { kind: 'entries', of: 'GlobalSettings', access: 'write' } }],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, entriesKind, refKind, recordKind, nullableKind, stringScalar, enumKind],
    types: { TextNumber: textNumberType, TextFlag: textFlagType, GlobalSettings: globalSettingsType },
  },
};

/**
 * Read settings for fault finding.
 *
 * Returns the properties asked for with their values, or all of them when none are named.
 *
 * Needs read access to Advanced Settings.
 *
 * Source: documented (porttracker-api).
 */
export const advancedSettings: TypedMessage<AdvancedSettingsParams, AdvancedSettingsResult, AdvancedSettingsRule> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'settings',
  name: 'advanced_settings',
  params: [
    {
      name: 'properties',
      type: { kind: 'list', item: { kind: 'fieldOf', of: 'AdvancedSettings', access: 'read' } },
      optional: true,
    },
  ],
  result: [
    {
      name: 'settings',
      type: { kind: 'entries', of: 'AdvancedSettings', access: 'read', by: 'properties' },
    },
  ],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, listKind, fieldOfKind, refKind, recordKind, nullableKind, stringScalar, entriesKind],
    types: { TextNumber: textNumberType, AdvancedSettings: advancedSettingsType },
  },
};

/**
 * Change settings for fault finding.
 *
 * Sets the properties given and leaves the others. Values are text, also where they stand for numbers.
 *
 * Needs write access to Advanced Settings.
 *
 * Source: documented (porttracker-api).
 */
export const advancedSettingsModify: TypedMessage<AdvancedSettingsModifyParams, AdvancedSettingsModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'settings',
  name: 'advanced_settings_modify',
  params: [{ name: 'settings', type: { kind: 'entries', of: 'AdvancedSettings', access: 'write' } }],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, entriesKind, refKind, recordKind, nullableKind, stringScalar],
    types: { TextNumber: textNumberType, AdvancedSettings: advancedSettingsType },
  },
};
