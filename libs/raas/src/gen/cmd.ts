// Generated from spec/raas/cmd.yaml by `npm run generate`. Do not edit.

/**
 * Commands.
 *
 * A command is one run of a function on minions; its job id (jid) is the time it was made, as 20
 * digits. Assessing and remediating a policy start commands, and these calls tell how far they have
 * come.
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
  namesKind,
  nullableKind,
  numberScalar,
  recordKind,
  refKind,
  stringScalar,
  tupleKind,
  uuidScalar,
} from '@aluco/wire/kinds';
import type {
  GetCmdDetailsParams,
  GetCmdDetailsResult,
  GetCmdStatusParams,
  GetCmdStatusResult,
  GetCmdsParams,
  GetCmdsResult,
} from './cmd.types.ts';
import {
  commandDetailPageType,
  commandDetailType,
  commandKindType,
  commandPageType,
  commandStateType,
  commandStatusType,
  commandType,
  returnMessageType,
  runFunctionType,
} from './named-types.ts';
export type * from './cmd.types.ts';

/**
 * Read how far commands have come.
 *
 * Answers with one word for each job id, in the order they were given.
 *
 * Source: documented (api-catalogue). That a list comes back is documented; two of its words have been
 * observed, its order is our decision.
 */
export const getCmdStatus: TypedMessage<GetCmdStatusParams, GetCmdStatusResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'cmd',
  name: 'cmd.get_cmd_status',
  params: [{ name: 'jids', type: { kind: 'list', item: { kind: 'scalar', scalar: 'jid' } } }],
  result: [{ name: 'ret', type: { kind: 'list', item: { kind: 'ref', name: 'CommandStatus' } } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, listKind, jidScalar, refKind, enumKind],
    types: { CommandStatus: commandStatusType },
  },
};

/**
 * List commands.
 *
 * Lists the commands that fit all the filters given, the latest first. Commands that Salt gives on its
 * own account, to look for jobs and to refresh grains, are left out unless asked for.
 *
 * Source: documented (api-catalogue). daterange_fmt is in the schema of the call but not among its
 * positions; it stands last here.
 */
export const getCmds: TypedMessage<GetCmdsParams, GetCmdsResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'cmd',
  name: 'cmd.get_cmds',
  params: [
    {
      name: 'daterange',
      type: {
        kind: 'tuple',
        members: [
          { name: 'from', type: { kind: 'scalar', scalar: 'string' } },
          { name: 'to', type: { kind: 'scalar', scalar: 'string' } },
        ],
      },
      optional: true,
      default: null,
    },
    { name: 'jid', type: { kind: 'scalar', scalar: 'jid' }, optional: true, default: null },
    { name: 'master_id', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    {
      name: 'state',
      type: { kind: 'list', item: { kind: 'ref', name: 'CommandState' } },
      optional: true,
      default: null,
    },
    {
      name: 'state_invert',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      default: false,
    },
    { name: 'job_uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    {
      name: 'job_names',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      default: null,
    },
    { name: 'sched_uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    {
      name: 'sched_names',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      default: null,
    },
    { name: 'tgt_uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    {
      name: 'tgt_names',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      default: null,
    },
    { name: 'fun', type: { kind: 'ref', name: 'RunFunction' }, optional: true, default: null },
    {
      name: 'highstate',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      default: null,
    },
    { name: 'cmd', type: { kind: 'ref', name: 'CommandKind' }, optional: true, default: null },
    {
      name: 'users',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      default: null,
    },
    {
      name: 'include_adhoc',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      default: null,
    },
    {
      name: 'include_adhoc_scheduled',
      type: { kind: 'enum', values: ['all', 'scheduled', 'adhoc'] },
      optional: true,
      default: 'all',
    },
    {
      name: 'filter_find_job',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      default: true,
    },
    {
      name: 'filter_refresh_grains',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      default: true,
    },
    {
      name: 'sort_by',
      type: {
        kind: 'enum',
        values: [
          'state',
          'cmd',
          'fun',
          'tgt_name',
          'job_name',
          'sched_name',
          'start_time',
          'create_time',
          'not_returned',
          'user',
          'expected',
          'returned',
          'returned_failed',
          'returned_good',
          'origination',
        ],
      },
      optional: true,
      default: 'start_time',
    },
    { name: 'reverse', type: { kind: 'scalar', scalar: 'boolean' }, optional: true, default: true },
    {
      name: 'page',
      type: { kind: 'scalar', scalar: 'integer', min: 0 },
      optional: true,
      default: 0,
    },
    {
      name: 'limit',
      type: { kind: 'scalar', scalar: 'integer', min: -1 },
      optional: true,
      default: 50,
    },
    {
      name: 'daterange_fmt',
      type: { kind: 'scalar', scalar: 'string' },
      optional: true,
      default: null,
    },
  ],
  result: [{ name: 'ret', type: { kind: 'ref', name: 'CommandPage' } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      tupleKind,
      stringScalar,
      jidScalar,
      listKind,
      refKind,
      enumKind,
      booleanScalar,
      uuidScalar,
      integerScalar,
      recordKind,
      nullableKind,
      datetimeScalar,
      numberScalar,
    ],
    types: {
      CommandKind: commandKindType,
      CommandState: commandStateType,
      RunFunction: runFunctionType,
      Command: commandType,
      CommandPage: commandPageType,
    },
  },
};

/**
 * List how each minion fared with a command.
 *
 * One row per minion that the command was meant for, whether or not it has returned.
 *
 * Source: documented (api-catalogue). The members of the rows are those that clients read.
 */
export const getCmdDetails: TypedMessage<GetCmdDetailsParams, GetCmdDetailsResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'cmd',
  name: 'cmd.get_cmd_details',
  params: [
    { name: 'jid', type: { kind: 'scalar', scalar: 'jid' } },
    {
      name: 'minion_id_exact',
      type: { kind: 'scalar', scalar: 'string' },
      optional: true,
      default: null,
    },
    { name: 'minion_id', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    { name: 'master_id', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    {
      name: 'has_errors',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      default: null,
    },
    {
      name: 'has_return',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      default: null,
    },
    {
      name: 'sort_by',
      type: { kind: 'enum', values: ['alter_time', 'minion_id', 'master_id', 'has_errors', 'has_return'] },
      optional: true,
      default: 'alter_time',
    },
    { name: 'reverse', type: { kind: 'scalar', scalar: 'boolean' }, optional: true, default: false },
    {
      name: 'page',
      type: { kind: 'scalar', scalar: 'integer', min: 0 },
      optional: true,
      default: 0,
    },
    {
      name: 'limit',
      type: { kind: 'scalar', scalar: 'integer', min: -1 },
      optional: true,
      default: 50,
    },
  ],
  result: [{ name: 'ret', type: { kind: 'ref', name: 'CommandDetailPage' } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      jidScalar,
      stringScalar,
      booleanScalar,
      enumKind,
      integerScalar,
      refKind,
      recordKind,
      listKind,
      nullableKind,
      datetimeScalar,
      jsonScalar,
    ],
    types: {
      RunFunction: runFunctionType,
      CommandDetail: commandDetailType,
      CommandDetailPage: commandDetailPageType,
      ReturnMessage: returnMessageType,
    },
  },
};
