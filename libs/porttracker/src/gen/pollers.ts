// Generated from spec/porttracker/pollers.yaml by `npm run generate`. Do not edit.

/**
 * Pollers.
 *
 * A poller is the process, here or on another machine, that asks the devices of a realm. It has
 * subnets, each with a limit on the bandwidth that pings may use.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import {
  enumKind,
  fieldOfKind,
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
  tupleKind,
} from '@aluco/wire/kinds';
import {
  newPollerType,
  pollerSubnetRemovalType,
  pollerSubnetType,
  pollerType,
  subnetIncludeType,
  subnetPingType,
} from './named-types.ts';
import type {
  PollerInfoModifyParams,
  PollerInfoModifyResult,
  PollerInfoParams,
  PollerInfoResult,
  PollerInfoRule,
  PollerModifyParams,
  PollerModifyResult,
  PollerSubnetListModifyParams,
  PollerSubnetListModifyResult,
  PollerSubnetListParams,
  PollerSubnetListResult,
} from './pollers.types.ts';
export type * from './pollers.types.ts';

/**
 * Read chosen fields of pollers.
 *
 * One row per poller, holding the values of the fields asked for, in the order asked. Without
 * `pollers`, or with null for it, the pollers of all realms are returned.
 *
 * Needs read access to Poller Settings.
 *
 * Source: documented (porttracker-api).
 */
export const pollerInfo: TypedMessage<PollerInfoParams, PollerInfoResult, PollerInfoRule> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'pollers',
  name: 'poller_info',
  params: [
    {
      name: 'fields',
      type: { kind: 'list', item: { kind: 'fieldOf', of: 'Poller', access: 'read' } },
    },
    {
      name: 'pollers',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'gid' } } },
      optional: true,
      default: null,
    },
  ],
  result: [
    {
      name: 'rows',
      type: { kind: 'list', item: { kind: 'projection', of: 'Poller', by: 'fields' } },
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
      gidScalar,
      stringScalar,
      integerScalar,
      nullableKind,
      projectionKind,
    ],
    types: { Poller: pollerType },
  },
};

/**
 * Delete and add pollers of a realm.
 *
 * First deletes the pollers named, then adds new ones to the realm. The reply does not tell the gids
 * of new pollers; `poller_info` does.
 *
 * Needs write access to Poller Settings. Destroys what it names. Not to be sent twice.
 *
 * Source: documented (porttracker-api). The prose puts the realm's gid last; signature and example put
 * it first, and they are followed.
 */
export const pollerModify: TypedMessage<PollerModifyParams, PollerModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'pollers',
  name: 'poller_modify',
  params: [
    { name: 'realm', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'remove', type: { kind: 'list', item: { kind: 'scalar', scalar: 'gid' } } },
    { name: 'add', type: { kind: 'list', item: { kind: 'ref', name: 'NewPoller' } }, secret: true },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: false,
  parts: {
    kinds: [namesKind, gidScalar, listKind, refKind, tupleKind, stringScalar],
    types: { NewPoller: newPollerType },
  },
};

/**
 * Change settings of a poller.
 *
 * Sets the properties given and leaves the others as they are.
 *
 * Needs write access to Poller Settings.
 *
 * Source: documented (porttracker-api). The prose puts the gid last; signature and example put it
 * first, and they are followed.
 */
export const pollerInfoModify: TypedMessage<PollerInfoModifyParams, PollerInfoModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'pollers',
  name: 'poller_info_modify',
  params: [
    { name: 'poller', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'changes', type: { kind: 'partial', of: 'Poller', access: 'write' } },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, gidScalar, partialKind, refKind, recordKind, stringScalar, integerScalar],
    types: { Poller: pollerType },
  },
};

/**
 * List the subnets of a poller.
 *
 * All subnets that are configured for the poller, included and excluded ones.
 *
 * Needs read access to Poller Settings.
 *
 * Source: documented (porttracker-api).
 */
export const pollerSubnetList: TypedMessage<PollerSubnetListParams, PollerSubnetListResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'pollers',
  name: 'poller_subnet_list',
  params: [{ name: 'poller', type: { kind: 'scalar', scalar: 'gid' } }],
  result: [{ name: 'subnets', type: { kind: 'list', item: { kind: 'ref', name: 'PollerSubnet' } } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, gidScalar, listKind, refKind, tupleKind, ipScalar, integerScalar, enumKind],
    types: { SubnetInclude: subnetIncludeType, SubnetPing: subnetPingType, PollerSubnet: pollerSubnetType },
  },
};

/**
 * Remove and add subnets of a poller.
 *
 * First removes the subnets named, which must match exactly, then adds entries of the same form that
 * `poller_subnet_list` returns.
 *
 * Needs write access to Poller Settings. Destroys what it names. Not to be sent twice.
 *
 * Source: documented (porttracker-api).
 */
export const pollerSubnetListModify: TypedMessage<PollerSubnetListModifyParams, PollerSubnetListModifyResult> = {
  protocol: 'porttracker',
  kind: 'request',
  area: 'pollers',
  name: 'poller_subnet_list_modify',
  params: [
    { name: 'poller', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'remove', type: { kind: 'list', item: { kind: 'ref', name: 'PollerSubnetRemoval' } } },
    { name: 'add', type: { kind: 'list', item: { kind: 'ref', name: 'PollerSubnet' } } },
  ],
  result: [],
  session: { in: ['authenticated'] },
  idempotent: false,
  parts: {
    kinds: [namesKind, gidScalar, listKind, refKind, tupleKind, ipScalar, integerScalar, enumKind],
    types: {
      SubnetInclude: subnetIncludeType,
      SubnetPing: subnetPingType,
      PollerSubnet: pollerSubnetType,
      PollerSubnetRemoval: pollerSubnetRemovalType,
    },
  },
};
