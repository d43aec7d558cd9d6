// Generated from spec/raas/ret.yaml by `npm run generate`. Do not edit.

/**
 * Returns.
 *
 * A return is what one minion sent back for one command. Programs that start an assessment ask for the
 * returns of its job id until all have come in.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import {
  booleanScalar,
  datetimeScalar,
  enumKind,
  integerScalar,
  jidScalar,
  jsonScalar,
  listKind,
  mapKind,
  namesKind,
  nullableKind,
  recordKind,
  refKind,
  stringScalar,
  uuidScalar,
} from '@aluco/wire/kinds';
import {
  minionsByMasterType,
  returnMessageType,
  returnPageType,
  returnType,
  runFunctionType,
} from './named-types.ts';
import type { GetMinionsParams, GetMinionsResult, GetReturnsParams, GetReturnsResult } from './ret.types.ts';
export type * from './ret.types.ts';

/**
 * List what minions sent back.
 *
 * Lists the returns that fit all the filters given. To wait for a command, ask with its `jid` until
 * `count` reaches the number of minions expected.
 *
 * Source: documented (api-catalogue). That -1 lifts the limit is documented for other calls only.
 */
export const getReturns: TypedMessage<GetReturnsParams, GetReturnsResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'ret',
  name: 'ret.get_returns',
  params: [
    { name: 'jid', type: { kind: 'scalar', scalar: 'jid' }, optional: true, default: null },
    { name: 'master_id', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    { name: 'minion_id', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    { name: 'fun', type: { kind: 'ref', name: 'RunFunction' }, optional: true, default: null },
    { name: 'user', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    { name: 'job_name', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    { name: 'job_uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    { name: 'tgt_name', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    { name: 'tgt_uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    {
      name: 'match_tgt_uuid',
      type: { kind: 'scalar', scalar: 'uuid' },
      optional: true,
      default: null,
    },
    { name: 'args', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    {
      name: 'highstate',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      default: null,
    },
    { name: 'start', type: { kind: 'scalar', scalar: 'jid' }, optional: true, default: null },
    { name: 'end', type: { kind: 'scalar', scalar: 'jid' }, optional: true, default: null },
    {
      name: 'limit',
      type: { kind: 'scalar', scalar: 'integer', min: -1 },
      optional: true,
      default: 50,
    },
    {
      name: 'has_errors',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      default: null,
    },
    {
      name: 'sort_by',
      type: {
        kind: 'enum',
        values: [
          'minion_id',
          'master_id',
          'fun',
          'has_errors',
          'jid',
          'job_name',
          'tgt_name',
          'user',
          'alter_time',
        ],
      },
      optional: true,
      default: null,
    },
    { name: 'reverse', type: { kind: 'scalar', scalar: 'boolean' }, optional: true, default: false },
    {
      name: 'page',
      type: { kind: 'scalar', scalar: 'integer', min: 0 },
      optional: true,
      default: 0,
    },
  ],
  result: [{ name: 'ret', type: { kind: 'ref', name: 'ReturnPage' } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      jidScalar,
      stringScalar,
      refKind,
      enumKind,
      uuidScalar,
      booleanScalar,
      integerScalar,
      recordKind,
      listKind,
      nullableKind,
      jsonScalar,
      datetimeScalar,
    ],
    types: {
      RunFunction: runFunctionType,
      ReturnMessage: returnMessageType,
      Return: returnType,
      ReturnPage: returnPageType,
    },
  },
};

/**
 * List the ids of all known minions.
 *
 * Lists the minions of every master that the server has ever had a return from.
 *
 * Source: documented (api-catalogue).
 */
export const getMinions: TypedMessage<GetMinionsParams, GetMinionsResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'ret',
  name: 'ret.get_minions',
  params: [],
  result: [{ name: 'ret', type: { kind: 'ref', name: 'MinionsByMaster' } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [refKind, mapKind, listKind, stringScalar],
    types: { MinionsByMaster: minionsByMasterType },
  },
};
