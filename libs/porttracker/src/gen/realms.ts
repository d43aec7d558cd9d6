// Generated from spec/porttracker/realms.yaml by `npm run generate`. Do not edit.

/**
 * Realms.
 *
 * A realm is a part of the network that is scanned on its own. Discovery starts from its seed devices
 * and finds the infrastructure; polls then read from switches and routers which devices are seen
 * where; a sync hands the data to an IP management system.
 *
 * The requests here list, edit, add and delete realms, and start this work. How a realm is scanned is
 * the matter of Scanning.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import {
  enumKind,
  fieldOfKind,
  flagScalar,
  gidScalar,
  integerScalar,
  ipScalar,
  listKind,
  namesKind,
  nullableKind,
  partialKind,
  projectionKind,
  recordKind,
  refKind,
  stringScalar,
  timestampScalar,
  tupleKind,
  wrapKind,
} from '@aluco/wire/kinds';
import {
  discoveryResultType,
  newRealmType,
  pollResultType,
  pollStatisticsType,
  realmType,
  syncModuleType,
  syncResultType,
} from './named-types.ts';
import type {
  RealmDiscoverParams,
  RealmDiscoverResult,
  RealmInfoModifyParams,
  RealmInfoModifyResult,
  RealmInfoParams,
  RealmInfoResult,
  RealmInfoRule,
  RealmModifyParams,
  RealmModifyResult,
  RealmPollParams,
  RealmPollResult,
  RealmSyncParams,
  RealmSyncResult,
  SwitchPollParams,
  SwitchPollResult,
} from './realms.types.ts';
export type * from './realms.types.ts';

/**
 * Read chosen fields of realms.
 *
 * One row per realm, holding the values of the fields asked for, in the order asked. Without `realms`,
 * or with null for it, all realms that the user may see are returned.
 *
 * Needs read access to Discovery Realm Settings.
 *
 * Source: documented (porttracker-api). Signature and examples disagree about the reply's nesting; the
 * examples are followed.
 */
export const realmInfo: TypedMessage<RealmInfoParams, RealmInfoResult, RealmInfoRule> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'realms',
  name: 'realm_info',
  params: [
    {
      name: 'fields',
      type: { kind: 'list', item: { kind: 'fieldOf', of: 'Realm', access: 'read' } },
    },
    {
      name: 'realms',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'gid' } } },
      optional: true,
      default: null,
    },
  ],
  result: [{ name: 'rows', type: { kind: 'projection', of: 'Realm', by: 'fields' }, rest: true }],
  form: { send: 'spread', accept: ['spread', 'packed'] },
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      listKind,
      fieldOfKind,
      refKind,
      recordKind,
      gidScalar,
      stringScalar,
      nullableKind,
      timestampScalar,
      flagScalar,
      integerScalar,
      wrapKind,
      projectionKind,
    ],
    types: {
      Realm: realmType,
      DiscoveryResult: discoveryResultType,
      PollResult: pollResultType,
      SyncResult: syncResultType,
    },
  },
};

/**
 * Change settings of a realm.
 *
 * Sets the properties given and leaves the others as they are.
 *
 * Needs write access to Discovery Realm Settings.
 *
 * Source: documented (porttracker-api). The prose puts the gid last; signature and example put it
 * first, and they are followed.
 */
export const realmInfoModify: TypedMessage<RealmInfoModifyParams, RealmInfoModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'realms',
  name: 'realm_info_modify',
  params: [
    { name: 'realm', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'changes', type: { kind: 'partial', of: 'Realm', access: 'write' } },
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
      nullableKind,
      timestampScalar,
      flagScalar,
      listKind,
      integerScalar,
      wrapKind,
    ],
    types: {
      Realm: realmType,
      DiscoveryResult: discoveryResultType,
      PollResult: pollResultType,
      SyncResult: syncResultType,
    },
  },
};

/**
 * Delete and add realms.
 *
 * First deletes the realms named, with all that was found in them, then adds new ones. The reply does
 * not tell the gids of new realms; `realm_info` does.
 *
 * Needs write access to Add Realms. Destroys what it names. Not to be sent twice.
 *
 * Source: documented (porttracker-api). That deleting comes before adding is inferred from the order
 * of the arguments.
 */
export const realmModify: TypedMessage<RealmModifyParams, RealmModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'realms',
  name: 'realm_modify',
  params: [
    { name: 'remove', type: { kind: 'list', item: { kind: 'scalar', scalar: 'gid' } } },
    { name: 'add', type: { kind: 'list', item: { kind: 'ref', name: 'NewRealm' } } },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: false,
  parts: {
    kinds: [namesKind, listKind, gidScalar, refKind, tupleKind, stringScalar],
    types: { NewRealm: newRealmType },
  },
};

/**
 * Run a discovery of a realm.
 *
 * Starts from the realm's seeds and follows the neighbours that devices report, to find switches and
 * routers. The reply comes when the discovery has ended, which may take long; `realm_discover_start`
 * and `realm_discover_stop` tell subscribers about it meanwhile.
 *
 * Needs write access to Schedule Discovery. Not to be sent twice.
 *
 * Source: documented (porttracker-api). That the reply comes at the end is observed; the example is
 * ours.
 */
export const realmDiscover: TypedMessage<RealmDiscoverParams, RealmDiscoverResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'realms',
  name: 'realm_discover',
  params: [{ name: 'realm', type: { kind: 'scalar', scalar: 'gid' } }],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: false,
  parts: { kinds: [namesKind, gidScalar], types: {} },
};

/**
 * Poll all switches of a realm.
 *
 * Reads the address tables of the realm's switches and routers and updates the database. The reply
 * comes when the poll has ended, with a statistic of what changed; other requests are served
 * meanwhile, and `realm_poll_start` and `realm_poll_stop` tell subscribers about it.
 *
 * Needs write access to Schedule Poll. Not to be sent twice.
 *
 * Source: documented (porttracker-api). The document marks the result in its example session as sent
 * by the client; it is the server's reply.
 */
export const realmPoll: TypedMessage<RealmPollParams, RealmPollResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'realms',
  name: 'realm_poll',
  params: [{ name: 'realm', type: { kind: 'scalar', scalar: 'gid' } }],
  result: [{ name: 'statistics', type: { kind: 'ref', name: 'PollStatistics' } }],
  session: { in: ['authenticated'] },
  idempotent: false,
  parts: {
    kinds: [namesKind, gidScalar, refKind, recordKind, integerScalar],
    types: { PollStatistics: pollStatisticsType },
  },
};

/**
 * Poll a single switch.
 *
 * As `realm_poll`, for one switch of the realm. No events are sent.
 *
 * Needs write access to Schedule Poll. Not to be sent twice.
 *
 * Source: documented (porttracker-api). That it sends no events is our decision; the example is ours.
 */
export const switchPoll: TypedMessage<SwitchPollParams, SwitchPollResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'realms',
  name: 'switch_poll',
  params: [
    { name: 'realm', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'switch_ip', type: { kind: 'scalar', scalar: 'ip' } },
  ],
  result: [{ name: 'statistics', type: { kind: 'ref', name: 'PollStatistics' } }],
  session: { in: ['authenticated'] },
  idempotent: false,
  parts: {
    kinds: [namesKind, gidScalar, ipScalar, refKind, recordKind, integerScalar],
    types: { PollStatistics: pollStatisticsType },
  },
};

/**
 * Hand a realm's data to an IP management system.
 *
 * Runs one sync module over the realm. The outcome is kept in the realm's `sync_result`.
 *
 * Needs write access to Plugins. Not to be sent twice.
 *
 * Source: documented (porttracker-api). That the reply comes at the end is inferred from realm_poll
 * and realm_discover; the example is ours.
 */
export const realmSync: TypedMessage<RealmSyncParams, RealmSyncResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'realms',
  name: 'realm_sync',
  params: [
    { name: 'realm', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'module', type: { kind: 'ref', name: 'SyncModule' } },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: false,
  parts: { kinds: [namesKind, gidScalar, refKind, enumKind], types: { SyncModule: syncModuleType } },
};
