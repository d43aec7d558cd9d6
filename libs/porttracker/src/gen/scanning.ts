// Generated from spec/porttracker/scanning.yaml by `npm run generate`. Do not edit.

/**
 * Scanning.
 *
 * How a realm is scanned: the seed devices a discovery starts from, the SNMP credentials per subnet,
 * and which poller asks which device.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import {
  bitsKind,
  enumKind,
  gidScalar,
  integerScalar,
  ipScalar,
  listKind,
  literalKind,
  namesKind,
  nullableKind,
  refKind,
  stringScalar,
  tupleKind,
  unionKind,
} from '@aluco/wire/kinds';
import {
  deviceAssignmentType,
  seedFlagsType,
  seedType,
  snmpAuthAlgorithmType,
  snmpCredentialFlagsType,
  snmpCredentialKeyType,
  snmpCredentialType,
  snmpPrivAlgorithmType,
  snmpV2SettingsType,
  snmpV3SettingsType,
} from './named-types.ts';
import type {
  RealmDeviceAssignParams,
  RealmDeviceAssignResult,
  RealmDeviceAssignmentListParams,
  RealmDeviceAssignmentListResult,
  RealmSeedListModifyParams,
  RealmSeedListModifyResult,
  RealmSeedListParams,
  RealmSeedListResult,
  RealmSnmpCredentialListModifyParams,
  RealmSnmpCredentialListModifyResult,
  RealmSnmpCredentialListParams,
  RealmSnmpCredentialListResult,
} from './scanning.types.ts';
export type * from './scanning.types.ts';

/**
 * List the seeds of a realm.
 *
 * All seed devices that are configured, those added by hand and those found.
 *
 * Needs read access to Discovery Realm Settings.
 *
 * Source: documented (porttracker-api).
 */
export const realmSeedList: TypedMessage<RealmSeedListParams, RealmSeedListResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'scanning',
  name: 'realm_seed_list',
  params: [{ name: 'realm', type: { kind: 'scalar', scalar: 'gid' } }],
  result: [{ name: 'seeds', type: { kind: 'list', item: { kind: 'ref', name: 'Seed' } } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, gidScalar, listKind, refKind, tupleKind, ipScalar, bitsKind],
    types: { SeedFlags: seedFlagsType, Seed: seedType },
  },
};

/**
 * Remove and add seeds of a realm.
 *
 * First removes, then adds. Added seeds have the flag `manual`; so removing and adding the same
 * address marks it as added by hand, or adds it when it is new. Addresses to remove that are no seeds
 * count for nothing.
 *
 * Needs write access to Discovery Realm Settings. Destroys what it names.
 *
 * Source: documented (porttracker-api). That unknown addresses are passed over follows from the
 * vendor's example.
 */
export const realmSeedListModify: TypedMessage<RealmSeedListModifyParams, RealmSeedListModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'scanning',
  name: 'realm_seed_list_modify',
  params: [
    { name: 'realm', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'remove', type: { kind: 'list', item: { kind: 'scalar', scalar: 'ip' } } },
    { name: 'add', type: { kind: 'list', item: { kind: 'scalar', scalar: 'ip' } } },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: { kinds: [namesKind, gidScalar, listKind, ipScalar], types: {} },
};

/**
 * List the SNMP credentials of a realm.
 *
 * One entry per subnet. The reply holds secrets; do not log it.
 *
 * Needs read access to Discovery Realm Settings.
 *
 * Source: documented (porttracker-api). The signature's brackets around the settings are unclear; the
 * example is followed.
 */
export const realmSnmpCredentialList: TypedMessage<RealmSnmpCredentialListParams, RealmSnmpCredentialListResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'scanning',
  name: 'realm_snmp_credential_list',
  params: [{ name: 'realm', type: { kind: 'scalar', scalar: 'gid' } }],
  result: [
    {
      name: 'credentials',
      type: { kind: 'list', item: { kind: 'ref', name: 'SnmpCredential' } },
      secret: true,
    },
  ],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      gidScalar,
      listKind,
      refKind,
      tupleKind,
      ipScalar,
      integerScalar,
      unionKind,
      literalKind,
      stringScalar,
      nullableKind,
      enumKind,
      bitsKind,
    ],
    types: {
      SnmpV2Settings: snmpV2SettingsType,
      SnmpV3Settings: snmpV3SettingsType,
      SnmpAuthAlgorithm: snmpAuthAlgorithmType,
      SnmpPrivAlgorithm: snmpPrivAlgorithmType,
      SnmpCredentialFlags: snmpCredentialFlagsType,
      SnmpCredential: snmpCredentialType,
    },
  },
};

/**
 * Remove and add SNMP credentials of a realm.
 *
 * First removes the entries of the subnets named, which must match exactly, then adds entries of the
 * same form that `realm_snmp_credential_list` returns.
 *
 * Needs write access to Discovery Realm Settings. Destroys what it names. Not to be sent twice.
 *
 * Source: documented (porttracker-api). The vendor's example leaves out one pair of brackets; both
 * forms are read.
 */
export const realmSnmpCredentialListModify: TypedMessage<RealmSnmpCredentialListModifyParams, RealmSnmpCredentialListModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'scanning',
  name: 'realm_snmp_credential_list_modify',
  params: [
    { name: 'realm', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'remove', type: { kind: 'list', item: { kind: 'ref', name: 'SnmpCredentialKey' } } },
    {
      name: 'add',
      type: { kind: 'list', item: { kind: 'ref', name: 'SnmpCredential' } },
      secret: true,
    },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: false,
  parts: {
    kinds: [
      namesKind,
      gidScalar,
      listKind,
      refKind,
      tupleKind,
      ipScalar,
      integerScalar,
      unionKind,
      literalKind,
      stringScalar,
      nullableKind,
      enumKind,
      bitsKind,
    ],
    types: {
      SnmpCredentialKey: snmpCredentialKeyType,
      SnmpV2Settings: snmpV2SettingsType,
      SnmpV3Settings: snmpV3SettingsType,
      SnmpAuthAlgorithm: snmpAuthAlgorithmType,
      SnmpPrivAlgorithm: snmpPrivAlgorithmType,
      SnmpCredentialFlags: snmpCredentialFlagsType,
      SnmpCredential: snmpCredentialType,
    },
  },
};

/**
 * List the devices of a realm and their pollers.
 *
 * All devices that can be given to a poller, with the poller each has.
 *
 * Needs read access to Assign Devices.
 *
 * Source: documented (porttracker-api). The signature has the shorter name, title and example the
 * longer one; both are served.
 */
export const realmDeviceAssignmentList: TypedMessage<RealmDeviceAssignmentListParams, RealmDeviceAssignmentListResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'scanning',
  name: 'realm_device_assignment_list',
  aliases: ['realm_device_assignment'],
  params: [{ name: 'realm', type: { kind: 'scalar', scalar: 'gid' } }],
  result: [{ name: 'devices', type: { kind: 'list', item: { kind: 'ref', name: 'DeviceAssignment' } } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, gidScalar, listKind, refKind, tupleKind, ipScalar, nullableKind],
    types: { DeviceAssignment: deviceAssignmentType },
  },
};

/**
 * Give a device to a poller.
 *
 * With an assignment, the device goes to that poller, or to none when the poller is null. Without one,
 * the server gives all devices of the realm to pollers as far as it can, by the subnets that the
 * pollers have.
 *
 * Needs write access to Assign Devices.
 *
 * Source: documented (porttracker-api). That automatic assignment goes by the pollers' subnets is our
 * decision.
 */
export const realmDeviceAssign: TypedMessage<RealmDeviceAssignParams, RealmDeviceAssignResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'scanning',
  name: 'realm_device_assign',
  params: [
    { name: 'realm', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'assignment', type: { kind: 'ref', name: 'DeviceAssignment' }, optional: true },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, gidScalar, refKind, tupleKind, ipScalar, nullableKind],
    types: { DeviceAssignment: deviceAssignmentType },
  },
};
