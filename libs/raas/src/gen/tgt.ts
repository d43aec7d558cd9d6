// Generated from spec/raas/tgt.yaml by `npm run generate`. Do not edit.

/**
 * Target groups.
 *
 * A target group is a named set of minions, given by a rule that the server matches against its cache
 * of grains. A security policy applies to one target group. The group "All Minions",
 * `7f93b928-388b-11e6-b133-346895ecb8f3`, is always there.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import {
  booleanScalar,
  enumKind,
  integerScalar,
  jsonScalar,
  listKind,
  mapKind,
  namesKind,
  nullableKind,
  recordKind,
  refKind,
  stringScalar,
  unionKind,
  uuidScalar,
} from '@aluco/wire/kinds';
import {
  minionsByMasterType,
  nothingType,
  targetAccessType,
  targetAuthType,
  targetGroupPageType,
  targetGroupType,
  targetMetadataType,
  targetOwnerType,
  targetType,
  targetTypeType,
} from './named-types.ts';
import type {
  DeleteTargetGroupParams,
  DeleteTargetGroupResult,
  GetTargetGroupMinionsParams,
  GetTargetGroupMinionsResult,
  GetTargetGroupParams,
  GetTargetGroupResult,
  SaveTargetGroupParams,
  SaveTargetGroupResult,
} from './tgt.types.ts';
export type * from './tgt.types.ts';

/**
 * List target groups.
 *
 * Lists the groups that fit all the filters given. With `tgt_uuid` the other filters do not count.
 * `tgt_uuid` and `master_id` exclude each other.
 *
 * Source: documented (api-catalogue).
 */
export const getTargetGroup: TypedMessage<GetTargetGroupParams, GetTargetGroupResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'tgt',
  name: 'tgt.get_target_group',
  params: [
    { name: 'tgt_uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    { name: 'master_id', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    { name: 'pillar_uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    { name: 'role_uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    { name: 'name', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    { name: 'desc', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    {
      name: 'include_pillar_data',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      default: false,
    },
    {
      name: 'sort_by',
      type: { kind: 'enum', values: ['name', 'desc'] },
      optional: true,
      default: null,
    },
    { name: 'reverse', type: { kind: 'scalar', scalar: 'boolean' }, optional: true, default: false },
    {
      name: 'limit',
      type: { kind: 'scalar', scalar: 'integer', min: -1 },
      optional: true,
      default: 50,
    },
    {
      name: 'page',
      type: { kind: 'scalar', scalar: 'integer', min: 0 },
      optional: true,
      default: 0,
    },
  ],
  result: [{ name: 'ret', type: { kind: 'ref', name: 'TargetGroupPage' } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      uuidScalar,
      stringScalar,
      booleanScalar,
      enumKind,
      integerScalar,
      refKind,
      recordKind,
      listKind,
      nullableKind,
      mapKind,
      unionKind,
      jsonScalar,
    ],
    types: {
      TargetType: targetTypeType,
      Target: targetType,
      TargetAccess: targetAccessType,
      TargetOwner: targetOwnerType,
      TargetAuth: targetAuthType,
      TargetMetadata: targetMetadataType,
      TargetGroup: targetGroupType,
      TargetGroupPage: targetGroupPageType,
    },
  },
};

/**
 * Create or change a target group.
 *
 * Without `tgt_uuid` a new group is made; with it an existing one is replaced. Minions are matched in
 * the background, so a group may be without its minions for a moment; `wait_for_match` delays the
 * reply until they are known.
 *
 * Not to be sent twice.
 *
 * Source: documented (api-catalogue). That a change replaces the group, that names are unique, and
 * that the group of all minions cannot be changed, is our decision.
 */
export const saveTargetGroup: TypedMessage<SaveTargetGroupParams, SaveTargetGroupResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'tgt',
  name: 'tgt.save_target_group',
  params: [
    { name: 'tgt', type: { kind: 'map', value: { kind: 'ref', name: 'Target' } } },
    { name: 'name', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    { name: 'tgt_uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    { name: 'desc', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    {
      name: 'pillar_uuids',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'uuid' } },
      optional: true,
      default: null,
    },
    {
      name: 'wait_for_match',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      default: false,
    },
  ],
  result: [{ name: 'ret', type: { kind: 'scalar', scalar: 'uuid' } }],
  session: { in: ['authenticated'] },
  idempotent: false,
  parts: {
    kinds: [
      namesKind,
      mapKind,
      refKind,
      recordKind,
      enumKind,
      stringScalar,
      uuidScalar,
      listKind,
      booleanScalar,
    ],
    types: { TargetType: targetTypeType, Target: targetType },
  },
};

/**
 * List the minions that a target group matches.
 *
 * Matches the rule of a saved group, or one given here, against what the cache of minions holds now.
 * Give one of the two parameters.
 *
 * Source: documented (api-catalogue).
 */
export const getTargetGroupMinions: TypedMessage<GetTargetGroupMinionsParams, GetTargetGroupMinionsResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'tgt',
  name: 'tgt.get_target_group_minions',
  params: [
    { name: 'tgt_uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    {
      name: 'tgt',
      type: { kind: 'map', value: { kind: 'ref', name: 'Target' } },
      optional: true,
      default: null,
    },
  ],
  result: [{ name: 'ret', type: { kind: 'ref', name: 'MinionsByMaster' } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, uuidScalar, mapKind, refKind, recordKind, enumKind, stringScalar, listKind],
    types: { MinionsByMaster: minionsByMasterType, TargetType: targetTypeType, Target: targetType },
  },
};

/**
 * Remove target groups.
 *
 * Removes one group or several. A group that a policy or a schedule still uses is kept, and the call
 * fails, unless `force` is true: then what depends on the group goes as well.
 *
 * Destroys what it names.
 *
 * Source: documented (api-catalogue). The catalogue names no result; we answer with an empty object,
 * as other removals do.
 */
export const deleteTargetGroup: TypedMessage<DeleteTargetGroupParams, DeleteTargetGroupResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'tgt',
  name: 'tgt.delete_target_group',
  params: [
    {
      name: 'tgt_uuid',
      type: {
        kind: 'union',
        options: [
          { kind: 'scalar', scalar: 'uuid' },
          { kind: 'list', item: { kind: 'scalar', scalar: 'uuid' } },
        ],
      },
    },
    { name: 'force', type: { kind: 'scalar', scalar: 'boolean' }, optional: true, default: false },
  ],
  result: [{ name: 'ret', type: { kind: 'nullable', inner: { kind: 'ref', name: 'Nothing' } } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, unionKind, uuidScalar, listKind, booleanScalar, nullableKind, refKind, recordKind],
    types: { Nothing: nothingType },
  },
};
