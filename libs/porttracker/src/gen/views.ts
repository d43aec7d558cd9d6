// Generated from spec/porttracker/views.yaml by `npm run generate`. Do not edit.

/**
 * Queries and views.
 *
 * What polls found, as rows. `realm_query` picks columns and filters freely, `realm_view` runs a view
 * that somebody saved in the user interface.
 *
 * There are three tables: a row of **device** is an end device together with the port where it was
 * seen, a row of **switch** a switch, a row of **switch_detail** one port of a switch. Any column of
 * any row may be null, and a column's JSON type may vary between rows.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import {
  datetimeScalar,
  enumKind,
  fieldOfKind,
  gidScalar,
  integerScalar,
  ipScalar,
  keyOfKind,
  listKind,
  macScalar,
  mapKind,
  namesKind,
  nullableKind,
  numberScalar,
  projectionKind,
  recordKind,
  refKind,
  stringScalar,
  unionKind,
} from '@aluco/wire/kinds';
import {
  deviceRowType,
  filterType,
  historyMaskType,
  queryViewType,
  switchDetailRowType,
  switchRowType,
  unusedPeriodType,
  viewRowType,
  viewType,
  viewTypeType,
} from './named-types.ts';
import type {
  RealmQueryParams,
  RealmQueryResult,
  RealmQueryRule,
  RealmViewParams,
  RealmViewResult,
  UserViewInfoParams,
  UserViewInfoResult,
  UserViewInfoRule,
} from './views.types.ts';
export type * from './views.types.ts';

/**
 * Query devices, switches or ports of a realm.
 *
 * Returns one row per match, with the columns asked for in the order asked and the raw columns behind
 * them. A raw value is what the database holds, as octets: a MAC address has six of them, one per
 * character from U+0000 to U+00FF.
 *
 * Naming a column both in `columns` and in `raw_columns` has no defined result.
 *
 * Needs read access to Views.
 *
 * Source: documented (porttracker-api). What the history masks and the unused period select in detail,
 * and the filter syntax, are our decision.
 */
export const realmQuery: TypedMessage<RealmQueryParams, RealmQueryResult, RealmQueryRule> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'views',
  name: 'realm_query',
  params: [
    { name: 'realm', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'type', type: { kind: 'keyOf', family: 'QueryView' } },
    {
      name: 'columns',
      type: { kind: 'list', item: { kind: 'fieldOf', of: 'QueryView', at: 'type', access: 'read' } },
    },
    {
      name: 'raw_columns',
      type: { kind: 'list', item: { kind: 'fieldOf', of: 'QueryView', at: 'type', access: 'read' } },
    },
    {
      name: 'filters',
      type: {
        kind: 'map',
        value: { kind: 'ref', name: 'Filter' },
        keys: { kind: 'fieldOf', of: 'QueryView', at: 'type', access: 'read' },
      },
    },
    { name: 'history', type: { kind: 'ref', name: 'HistoryMask' }, optional: true, default: 0 },
    { name: 'unused', type: { kind: 'ref', name: 'UnusedPeriod' }, optional: true },
  ],
  result: [
    {
      name: 'rows',
      type: {
        kind: 'list',
        item: { kind: 'projection', of: 'QueryView', by: 'columns', raw: 'raw_columns', at: 'type' },
      },
    },
  ],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      gidScalar,
      keyOfKind,
      refKind,
      recordKind,
      nullableKind,
      stringScalar,
      integerScalar,
      macScalar,
      datetimeScalar,
      ipScalar,
      numberScalar,
      unionKind,
      listKind,
      fieldOfKind,
      mapKind,
      enumKind,
      projectionKind,
    ],
    types: {
      QueryView: queryViewType,
      DeviceRow: deviceRowType,
      SwitchRow: switchRowType,
      SwitchDetailRow: switchDetailRowType,
      HistoryMask: historyMaskType,
      UnusedPeriod: unusedPeriodType,
      Filter: filterType,
    },
  },
};

/**
 * List the saved views of the user.
 *
 * One row per view that the logged-in user may run, with the fields asked for in the order asked.
 *
 * Needs read access to Views.
 *
 * Source: documented (porttracker-api).
 */
export const userViewInfo: TypedMessage<UserViewInfoParams, UserViewInfoResult, UserViewInfoRule> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'views',
  name: 'user_view_info',
  params: [
    {
      name: 'fields',
      type: { kind: 'list', item: { kind: 'fieldOf', of: 'View', access: 'read' } },
    },
    {
      name: 'types',
      type: { kind: 'list', item: { kind: 'ref', name: 'ViewType' } },
      optional: true,
    },
  ],
  result: [{ name: 'rows', type: { kind: 'list', item: { kind: 'projection', of: 'View', by: 'fields' } } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      listKind,
      fieldOfKind,
      refKind,
      recordKind,
      stringScalar,
      gidScalar,
      enumKind,
      projectionKind,
    ],
    types: { View: viewType, ViewType: viewTypeType },
  },
};

/**
 * Run a saved view on a realm.
 *
 * Returns all rows of the view for that realm. Which columns they have is settled by the view.
 *
 * Needs read access to Views.
 *
 * Source: documented (porttracker-api). The prose puts the realm's gid last; signature and example put
 * it first, and they are followed.
 */
export const realmView: TypedMessage<RealmViewParams, RealmViewResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'views',
  name: 'realm_view',
  params: [
    { name: 'realm', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'view', type: { kind: 'scalar', scalar: 'gid' } },
  ],
  result: [{ name: 'rows', type: { kind: 'list', item: { kind: 'ref', name: 'ViewRow' } } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, gidScalar, listKind, refKind, nullableKind, unionKind, stringScalar, numberScalar],
    types: { ViewRow: viewRowType },
  },
};
