// Generated from spec/raas/ by `npm run generate`. Do not edit.

import type { TypeDescriptor } from '@aluco/wire';

/** `Session` of the spec. */
export const sessionType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'xsrf', type: { kind: 'scalar', scalar: 'string' }, optional: true, secret: true },
    { name: 'username', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'config_name', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'authenticated', type: { kind: 'scalar', scalar: 'boolean' } },
  ],
};

/** `TokenGrant` of the spec. */
export const tokenGrantType: TypeDescriptor = {
  kind: 'record',
  fields: [{ name: 'xsrf', type: { kind: 'scalar', scalar: 'string' }, optional: true, secret: true }],
  open: true,
};

/** `TokenType` of the spec. */
export const tokenTypeType: TypeDescriptor = { kind: 'enum', values: ['jwt'], open: true };

/** `LoginAttributes` of the spec. */
export const loginAttributesType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'username', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'config_name', type: { kind: 'scalar', scalar: 'string' } },
  ],
  open: true,
};

/** `LoggedIn` of the spec. */
export const loggedInType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'authenticated', type: { kind: 'scalar', scalar: 'boolean' } },
    { name: 'attributes', type: { kind: 'ref', name: 'LoginAttributes' } },
    {
      name: 'jwt',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      secret: true,
    },
  ],
  open: true,
};

/** `ServerVersion` of the spec. */
export const serverVersionType: TypeDescriptor = {
  kind: 'record',
  fields: [{ name: 'version', type: { kind: 'scalar', scalar: 'string' }, optional: true }],
  open: true,
};

/** `DatabaseOptions` of the spec. */
export const databaseOptionsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'dialect', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'driver', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'host', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'pool_timeout', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'pool_recycle', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
  ],
  open: true,
};

/** `ServerOptions` of the spec. */
export const serverOptionsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'customer_id', type: { kind: 'scalar', scalar: 'uuid' }, optional: true },
    { name: 'sql', type: { kind: 'ref', name: 'DatabaseOptions' }, optional: true },
  ],
  open: true,
};

/** `ComponentVersions` of the spec. */
export const componentVersionsType: TypeDescriptor = {
  kind: 'record',
  fields: [{ name: 'raas', type: { kind: 'scalar', scalar: 'string' } }],
  open: true,
};

/** `Versions` of the spec. */
export const versionsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'python', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'opts', type: { kind: 'ref', name: 'ServerOptions' } },
    { name: 'raas', type: { kind: 'ref', name: 'ComponentVersions' } },
  ],
  open: true,
};

/** `ErrorCatalogue` of the spec. */
export const errorCatalogueType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'errorcode',
      type: {
        kind: 'map',
        value: {
          kind: 'union',
          options: [
            { kind: 'scalar', scalar: 'string' },
            { kind: 'map', value: { kind: 'scalar', scalar: 'json' } },
          ],
        },
      },
    },
  ],
  open: true,
};

/** `Constants` of the spec. */
export const constantsType: TypeDescriptor = {
  kind: 'record',
  fields: [{ name: 'rpc-api-version', type: { kind: 'scalar', scalar: 'string' }, optional: true }],
  open: true,
};

/** `Discovery` of the spec. */
export const discoveryType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'api',
      type: { kind: 'map', value: { kind: 'map', value: { kind: 'scalar', scalar: 'json' } } },
      optional: true,
    },
    { name: 'constants', type: { kind: 'ref', name: 'Constants' }, optional: true },
    { name: 'errors', type: { kind: 'ref', name: 'ErrorCatalogue' }, optional: true },
  ],
  open: true,
};

/** `CommandKind` of the spec. */
export const commandKindType: TypeDescriptor = { kind: 'enum', values: ['local', 'runner', 'wheel', 'ssh'], open: true };

/** `CommandState` of the spec. */
export const commandStateType: TypeDescriptor = {
  kind: 'enum',
  values: [
    'new',
    'retrieved',
    'skipped',
    'pausing',
    'paused',
    'resuming',
    'resumed',
    'completed_all_successful',
    'completed_failures',
    'completed_missing_returns',
    'stopping',
    'stopped',
    'disabled',
  ],
  open: true,
};

/** `CommandStatus` of the spec. */
export const commandStatusType: TypeDescriptor = { kind: 'enum', values: ['complete', 'not-found', 'new', 'retrieved'], open: true };

/** `RunFunction` of the spec. */
export const runFunctionType: TypeDescriptor = { kind: 'enum', values: ['policy.assessment', 'policy.remediation'], open: true };

/** `Command` of the spec. */
export const commandType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'jid', type: { kind: 'scalar', scalar: 'jid' } },
    { name: 'state', type: { kind: 'ref', name: 'CommandState' } },
    { name: 'cmd', type: { kind: 'ref', name: 'CommandKind' } },
    { name: 'fun', type: { kind: 'ref', name: 'RunFunction' } },
    { name: 'user', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'user_uuid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } } },
    { name: 'expected', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'returned', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'returned_good', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'returned_failed', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'not_returned', type: { kind: 'scalar', scalar: 'integer', min: 0 }, optional: true },
    { name: 'masters_to', type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
    { name: 'masters_done', type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
    {
      name: 'start_time',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    {
      name: 'create_time',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
      optional: true,
    },
    { name: 'duration', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'number' } } },
    { name: 'origination', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'is_highstate', type: { kind: 'scalar', scalar: 'boolean' } },
    { name: 'job_source', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'job_uuid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } } },
    { name: 'job_name', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'job_desc', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'sched_uuid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } } },
    { name: 'sched_name', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'tgt_uuid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } } },
    { name: 'tgt_name', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'tgt_desc', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
  ],
  open: true,
};

/** `CommandPage` of the spec. */
export const commandPageType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'count', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'results', type: { kind: 'list', item: { kind: 'ref', name: 'Command' } } },
  ],
  open: true,
};

/** `CommandDetail` of the spec. */
export const commandDetailType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'minion_id', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'master_id', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'has_return', type: { kind: 'scalar', scalar: 'boolean' } },
    { name: 'has_errors', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'boolean' } } },
    {
      name: 'alter_time',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    {
      name: 'full_ret',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'ReturnMessage' } },
      optional: true,
    },
  ],
  open: true,
};

/** `CommandDetailPage` of the spec. */
export const commandDetailPageType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'count', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'results', type: { kind: 'list', item: { kind: 'ref', name: 'CommandDetail' } } },
  ],
  open: true,
};

/** `MinionsByMaster` of the spec. */
export const minionsByMasterType: TypeDescriptor = { kind: 'map', value: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } };

/** `Grains` of the spec. */
export const grainsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'id', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'host', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'fqdn', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'domain', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'os', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'os_family', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'osfullname', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'osrelease', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'osfinger', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'kernel', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'kernelrelease', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'cpuarch', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'num_cpus', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'mem_total', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'virtual', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'biosversion', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'ipv4', type: { kind: 'list', item: { kind: 'scalar', scalar: 'ip' } }, optional: true },
    { name: 'ipv6', type: { kind: 'list', item: { kind: 'scalar', scalar: 'ip' } }, optional: true },
    { name: 'saltversion', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'master', type: { kind: 'scalar', scalar: 'string' }, optional: true },
  ],
  open: true,
};

/** `Presence` of the spec. */
export const presenceType: TypeDescriptor = { kind: 'enum', values: ['present', 'lost', 'unknown'], open: true };

/** `CachedMinion` of the spec. */
export const cachedMinionType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'master_id', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'minion_id', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'grains', type: { kind: 'ref', name: 'Grains' } },
    {
      name: 'alter_time',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
      optional: true,
    },
    {
      name: 'presence',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'Presence' } },
      optional: true,
    },
  ],
  open: true,
};

/** `MinionPage` of the spec. */
export const minionPageType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'count', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'results', type: { kind: 'list', item: { kind: 'ref', name: 'CachedMinion' } } },
  ],
  open: true,
};

/** `ReturnMessage` of the spec. */
export const returnMessageType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: '_stamp', type: { kind: 'scalar', scalar: 'datetime' }, optional: true },
    { name: 'cmd', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'fun', type: { kind: 'ref', name: 'RunFunction' }, optional: true },
    {
      name: 'fun_args',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'json' } },
      optional: true,
    },
    { name: 'id', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'jid', type: { kind: 'scalar', scalar: 'jid' }, optional: true },
    { name: 'master_id', type: { kind: 'scalar', scalar: 'string' }, optional: true },
    { name: 'retcode', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'return', type: { kind: 'scalar', scalar: 'json' }, optional: true },
    { name: 'success', type: { kind: 'scalar', scalar: 'boolean' }, optional: true },
  ],
  open: true,
};

/** `Return` of the spec. */
export const returnType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'jid', type: { kind: 'scalar', scalar: 'jid' } },
    { name: 'minion_id', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'master', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'master_uuid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } } },
    { name: 'fun', type: { kind: 'ref', name: 'RunFunction' } },
    {
      name: 'fun_args',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'json' } } },
    },
    { name: 'return', type: { kind: 'scalar', scalar: 'json' } },
    { name: 'has_errors', type: { kind: 'scalar', scalar: 'boolean' } },
    { name: 'alter_time', type: { kind: 'scalar', scalar: 'datetime' } },
    { name: 'full_ret', type: { kind: 'nullable', inner: { kind: 'ref', name: 'ReturnMessage' } } },
  ],
  open: true,
};

/** `ReturnPage` of the spec. */
export const returnPageType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'count', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'limit', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'results', type: { kind: 'list', item: { kind: 'ref', name: 'Return' } } },
  ],
  open: true,
};

/** `ScheduleRange` of the spec. */
export const scheduleRangeType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'start', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
    { name: 'end', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
    {
      name: 'start_fmt',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      access: 'both',
    },
    {
      name: 'end_fmt',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      access: 'both',
    },
    { name: 'invert', type: { kind: 'scalar', scalar: 'boolean' }, optional: true, access: 'both' },
  ],
};

/** `ScheduleSplay` of the spec. */
export const scheduleSplayType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'start',
      type: { kind: 'scalar', scalar: 'integer', min: 0 },
      optional: true,
      access: 'both',
    },
    { name: 'end', type: { kind: 'scalar', scalar: 'integer', min: 0 }, access: 'both' },
  ],
};

/** `WeeklyTimes` of the spec. */
export const weeklyTimesType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'mon',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
      optional: true,
      access: 'both',
    },
    {
      name: 'tue',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
      optional: true,
      access: 'both',
    },
    {
      name: 'wed',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
      optional: true,
      access: 'both',
    },
    {
      name: 'thu',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
      optional: true,
      access: 'both',
    },
    {
      name: 'fri',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
      optional: true,
      access: 'both',
    },
    {
      name: 'sat',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
      optional: true,
      access: 'both',
    },
    {
      name: 'sun',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
      optional: true,
      access: 'both',
    },
  ],
};

/** `ScheduleWhen` of the spec. */
export const scheduleWhenType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'daily',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
      optional: true,
      access: 'both',
    },
    { name: 'weekly', type: { kind: 'ref', name: 'WeeklyTimes' }, optional: true, access: 'both' },
  ],
};

/** `Schedule` of the spec. */
export const scheduleType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'seconds',
      type: { kind: 'scalar', scalar: 'integer', min: 60 },
      optional: true,
      access: 'both',
    },
    {
      name: 'minutes',
      type: { kind: 'scalar', scalar: 'integer', min: 0 },
      optional: true,
      access: 'both',
    },
    {
      name: 'hours',
      type: { kind: 'scalar', scalar: 'integer', min: 0 },
      optional: true,
      access: 'both',
    },
    {
      name: 'days',
      type: { kind: 'scalar', scalar: 'integer', min: 0 },
      optional: true,
      access: 'both',
    },
    { name: 'cron', type: { kind: 'scalar', scalar: 'string' }, optional: true, access: 'both' },
    { name: 'when', type: { kind: 'ref', name: 'ScheduleWhen' }, optional: true, access: 'both' },
    {
      name: 'once',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      access: 'both',
    },
    {
      name: 'once_fmt',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      access: 'both',
    },
    {
      name: 'after',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      access: 'both',
    },
    {
      name: 'after_fmt',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      access: 'both',
    },
    {
      name: 'until',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      access: 'both',
    },
    {
      name: 'until_fmt',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      access: 'both',
    },
    { name: 'range', type: { kind: 'ref', name: 'ScheduleRange' }, optional: true, access: 'both' },
    { name: 'splay', type: { kind: 'ref', name: 'ScheduleSplay' }, optional: true, access: 'both' },
    {
      name: 'skip_explicit',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'datetime' } } },
      optional: true,
      access: 'both',
    },
    {
      name: 'skip_times',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
      optional: true,
      access: 'both',
    },
    {
      name: 'skip_times_fmt',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      access: 'both',
    },
    {
      name: 'maxrunning',
      type: { kind: 'scalar', scalar: 'integer', min: 0 },
      optional: true,
      access: 'both',
    },
    {
      name: 'jid_include',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      access: 'both',
    },
    {
      name: 'return_job',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      access: 'both',
    },
    {
      name: 'run_on_start',
      type: { kind: 'scalar', scalar: 'boolean' },
      optional: true,
      access: 'both',
    },
    { name: 'timezone', type: { kind: 'scalar', scalar: 'string' }, optional: true, access: 'both' },
  ],
};

/** `ScheduleState` of the spec. */
export const scheduleStateType: TypeDescriptor = {
  kind: 'enum',
  values: [
    'new',
    'retrieved',
    'skipped',
    'pausing',
    'paused',
    'resuming',
    'resumed',
    'complete',
    'failed',
    'stopping',
    'stopped',
    'disabled',
  ],
  open: true,
};

/** `CallArguments` of the spec. */
export const callArgumentsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'arg',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      access: 'both',
    },
    {
      name: 'kwarg',
      type: { kind: 'map', value: { kind: 'scalar', scalar: 'json' } },
      optional: true,
      access: 'both',
    },
  ],
};

/** `ScheduleEntry` of the spec. */
export const scheduleEntryType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'name', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
    { name: 'schedule', type: { kind: 'ref', name: 'Schedule' }, access: 'both' },
    { name: 'enabled', type: { kind: 'scalar', scalar: 'boolean' }, access: 'both' },
    { name: 'expired', type: { kind: 'scalar', scalar: 'boolean' }, optional: true },
    { name: 'function', type: { kind: 'scalar', scalar: 'string' }, optional: true, access: 'both' },
    {
      name: 'cmd',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'CommandKind' } },
      optional: true,
      access: 'both',
    },
    {
      name: 'fun',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'RunFunction' } },
      optional: true,
      access: 'both',
    },
    {
      name: 'arg',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'CallArguments' } },
      optional: true,
      access: 'both',
    },
    {
      name: 'masters',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
      optional: true,
      access: 'both',
    },
    {
      name: 'tgt',
      type: { kind: 'nullable', inner: { kind: 'map', value: { kind: 'ref', name: 'Target' } } },
      optional: true,
      access: 'both',
    },
    {
      name: 'tgt_uuid',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } },
      optional: true,
      access: 'both',
    },
    {
      name: 'tgt_name',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
    },
    {
      name: 'job_uuid',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } },
      optional: true,
      access: 'both',
    },
    {
      name: 'job_name',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
    },
    {
      name: 'state',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'ScheduleState' } },
      optional: true,
    },
    {
      name: 'last_fire_time',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
      optional: true,
    },
    {
      name: 'next_fire_time',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
      optional: true,
    },
  ],
  open: true,
};

/** `SchedulePage` of the spec. */
export const schedulePageType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'count', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'results', type: { kind: 'list', item: { kind: 'ref', name: 'ScheduleEntry' } } },
  ],
  open: true,
};

/** `Nothing` of the spec. */
export const nothingType: TypeDescriptor = { kind: 'record', fields: [] };

/** `UserFlag` of the spec. */
export const userFlagType: TypeDescriptor = { kind: 'enum', values: ['C', 'S'], open: true };

/** `CheckState` of the spec. */
export const checkStateType: TypeDescriptor = {
  kind: 'enum',
  values: ['compliant', 'noncompliant', 'error', 'notapplicable', 'unknown'],
  open: true,
};

/** `CheckAction` of the spec. */
export const checkActionType: TypeDescriptor = { kind: 'enum', values: ['assess', 'remediate'], open: true };

/** `StateCounts` of the spec. */
export const stateCountsType: TypeDescriptor = { kind: 'map', value: { kind: 'scalar', scalar: 'integer', min: 0 } };

/** `Benchmark` of the spec. */
export const benchmarkType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'display_name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'version', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'description', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'authority', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'os', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'type', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'dep_date', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } } },
    {
      name: 'last_update',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    { name: 'user_flag', type: { kind: 'nullable', inner: { kind: 'ref', name: 'UserFlag' } } },
    { name: 'policies', type: { kind: 'list', item: { kind: 'scalar', scalar: 'uuid' } } },
  ],
  open: true,
};

/** `BenchmarkPage` of the spec. */
export const benchmarkPageType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'count', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'results', type: { kind: 'list', item: { kind: 'ref', name: 'Benchmark' } } },
  ],
  open: true,
};

/** `CheckReference` of the spec. */
export const checkReferenceType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'other_benchmark_references', type: { kind: 'scalar', scalar: 'boolean' } },
  ],
  open: true,
};

/** `BenchmarkDependencies` of the spec. */
export const benchmarkDependenciesType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'policies', type: { kind: 'list', item: { kind: 'scalar', scalar: 'uuid' } } },
    { name: 'checks', type: { kind: 'list', item: { kind: 'ref', name: 'CheckReference' } } },
  ],
  open: true,
};

/** `VariableScope` of the spec. */
export const variableScopeType: TypeDescriptor = { kind: 'enum', values: ['local', 'global'], open: true };

/** `Variable` of the spec. */
export const variableType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'scope', type: { kind: 'ref', name: 'VariableScope' } },
    { name: 'check_uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'description', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    {
      name: 'default_value',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
  ],
  open: true,
};

/** `CheckVariables` of the spec. */
export const checkVariablesType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'check_uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'check_name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'variables', type: { kind: 'list', item: { kind: 'ref', name: 'Variable' } } },
  ],
  open: true,
};

/** `CheckVariablesPage` of the spec. */
export const checkVariablesPageType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'count', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'results', type: { kind: 'list', item: { kind: 'ref', name: 'CheckVariables' } } },
  ],
  open: true,
};

/** `Check` of the spec. */
export const checkType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'version', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'display_name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'state_fs_uuid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } } },
    {
      name: 'mini_meta_fs_uuid',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } },
    },
    {
      name: 'description',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
    },
    {
      name: 'dep_date',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
      optional: true,
    },
    {
      name: 'last_update',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
      optional: true,
    },
    {
      name: 'user_flag',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'UserFlag' } },
      optional: true,
    },
    {
      name: 'benchmarks',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'uuid' } },
      optional: true,
    },
  ],
  open: true,
};

/** `CheckPage` of the spec. */
export const checkPageType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'count', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'results', type: { kind: 'list', item: { kind: 'ref', name: 'Check' } } },
  ],
  open: true,
};

/** `BenchmarkReference` of the spec. */
export const benchmarkReferenceType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'benchmark', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'section', type: { kind: 'scalar', scalar: 'string' } },
  ],
};

/** `CheckDetails` of the spec. */
export const checkDetailsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'version', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'display_name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'state_fs_uuid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } } },
    {
      name: 'mini_meta_fs_uuid',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } },
    },
    {
      name: 'meta_fs_uuid',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } },
      optional: true,
    },
    {
      name: 'description',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
    },
    {
      name: 'rationale',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
    },
    {
      name: 'remediation',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
    },
    {
      name: 'dep_date',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
      optional: true,
    },
    {
      name: 'last_update',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
      optional: true,
    },
    {
      name: 'user_flag',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'UserFlag' } },
      optional: true,
    },
    {
      name: 'benchmarks',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'uuid' } },
      optional: true,
    },
    {
      name: 'references',
      type: { kind: 'list', item: { kind: 'ref', name: 'BenchmarkReference' } },
      optional: true,
    },
    {
      name: 'variables',
      type: { kind: 'list', item: { kind: 'ref', name: 'Variable' } },
      optional: true,
    },
  ],
  open: true,
};

/** `CheckExemption` of the spec. */
export const checkExemptionType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'policy_uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'master_id', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'minion_id', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'reason', type: { kind: 'scalar', scalar: 'string' } },
  ],
  open: true,
};

/** `CheckDependencies` of the spec. */
export const checkDependenciesType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'policies',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'uuid' } },
      optional: true,
    },
    {
      name: 'benchmarks',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'uuid' } },
      optional: true,
    },
    {
      name: 'exemptions',
      type: { kind: 'list', item: { kind: 'ref', name: 'CheckExemption' } },
      optional: true,
    },
  ],
  open: true,
};

/** `Exemption` of the spec. */
export const exemptionType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'policy_uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'check_uuid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } } },
    { name: 'master_id', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'minion_id', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'reason', type: { kind: 'scalar', scalar: 'string' } },
  ],
  open: true,
};

/** `ExemptionPage` of the spec. */
export const exemptionPageType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'count', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'results', type: { kind: 'list', item: { kind: 'ref', name: 'Exemption' } } },
  ],
  open: true,
};

/** `DeletedExemption` of the spec. */
export const deletedExemptionType: TypeDescriptor = { kind: 'record', fields: [{ name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } }], open: true };

/** `CheckMinionResult` of the spec. */
export const checkMinionResultType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'check_name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'check_display_name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'policy_uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'policy_name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'check_uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'check_version', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'master_id', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'minion_id', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'state', type: { kind: 'ref', name: 'CheckState' } },
    {
      name: 'action',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'CheckAction' } },
      optional: true,
    },
    {
      name: 'jid',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'jid' } },
      optional: true,
    },
    { name: 'exempt', type: { kind: 'scalar', scalar: 'boolean' }, optional: true },
    {
      name: 'exemption_uuid',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } },
      optional: true,
    },
    {
      name: 'comment',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
    },
    {
      name: 'changes',
      type: {
        kind: 'nullable',
        inner: {
          kind: 'union',
          options: [
            { kind: 'map', value: { kind: 'scalar', scalar: 'json' } },
            { kind: 'scalar', scalar: 'string' },
          ],
        },
      },
      optional: true,
    },
    {
      name: 'duration',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'number' } },
      optional: true,
    },
    {
      name: 'timestamp',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
      optional: true,
    },
    {
      name: 'grains',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'Grains' } },
      optional: true,
    },
  ],
  open: true,
};

/** `CheckSummary` of the spec. */
export const checkSummaryType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'check_uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'check_name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'check_display_name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'compliant', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'noncompliant', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'error', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'notapplicable', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'unknown', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
  ],
};

/** `MinionSummary` of the spec. */
export const minionSummaryType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'master_id', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'minion_id', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'compliant', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'noncompliant', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'error', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'notapplicable', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'unknown', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
  ],
};

/** `CheckReportMinion` of the spec. */
export const checkReportMinionType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'master_id', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'minion_id', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'state', type: { kind: 'ref', name: 'CheckState' } },
    { name: 'comment', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
  ],
};

/** `CheckReport` of the spec. */
export const checkReportType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'check_uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'check_name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'check_display_name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'check_version', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'minions', type: { kind: 'list', item: { kind: 'ref', name: 'CheckReportMinion' } } },
  ],
};

/** `CheckMinions` of the spec. */
export const checkMinionsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'count', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'results', type: { kind: 'list', item: { kind: 'ref', name: 'CheckMinionResult' } } },
    {
      name: 'check_summary',
      type: { kind: 'list', item: { kind: 'ref', name: 'CheckSummary' } },
      optional: true,
    },
    {
      name: 'minion_summary',
      type: { kind: 'list', item: { kind: 'ref', name: 'MinionSummary' } },
      optional: true,
    },
    { name: 'check_stats', type: { kind: 'ref', name: 'StateCounts' }, optional: true },
    { name: 'minion_stats', type: { kind: 'ref', name: 'StateCounts' }, optional: true },
    {
      name: 'check_report',
      type: { kind: 'list', item: { kind: 'ref', name: 'CheckReport' } },
      optional: true,
    },
    {
      name: 'check_exempt',
      type: { kind: 'list', item: { kind: 'ref', name: 'Exemption' } },
      optional: true,
    },
    { name: 'overall_stats', type: { kind: 'ref', name: 'StateCounts' }, optional: true },
  ],
  open: true,
};

/** `PolicyVariable` of the spec. */
export const policyVariableType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'check_uuid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } } },
    { name: 'var_name', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'var_value', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
  ],
};

/** `VariableSetting` of the spec. */
export const variableSettingType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'check_uuid', type: { kind: 'scalar', scalar: 'uuid' }, access: 'both' },
    { name: 'name', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
    { name: 'value', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
  ],
};

/** `Policy` of the spec. */
export const policyType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'tgt_uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'tgt_name', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'schedule_uuid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } } },
    { name: 'schedule', type: { kind: 'nullable', inner: { kind: 'ref', name: 'Schedule' } } },
    {
      name: 'last_update',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    {
      name: 'last_assess_jid',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'jid' } },
    },
    {
      name: 'last_assess_timestamp',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    { name: 'last_remed_jid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'jid' } } },
    {
      name: 'last_remed_timestamp',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    { name: 'variables', type: { kind: 'list', item: { kind: 'ref', name: 'PolicyVariable' } } },
    { name: 'stats', type: { kind: 'ref', name: 'StateCounts' }, optional: true },
  ],
  open: true,
};

/** `PolicyPage` of the spec. */
export const policyPageType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'count', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'results', type: { kind: 'list', item: { kind: 'ref', name: 'Policy' } } },
    { name: 'check_count', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'minion_count', type: { kind: 'scalar', scalar: 'integer' } },
  ],
  open: true,
};

/** `PolicyRun` of the spec. */
export const policyRunType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'jid', type: { kind: 'scalar', scalar: 'jid' } },
    { name: 'state', type: { kind: 'ref', name: 'CommandState' } },
    { name: 'fun', type: { kind: 'ref', name: 'RunFunction' } },
    { name: 'user', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'user_uuid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } } },
    { name: 'expected', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'returned', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'returned_good', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'returned_failed', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'create_time', type: { kind: 'scalar', scalar: 'datetime' } },
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'tgt_uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'schedule_uuid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'uuid' } } },
    {
      name: 'last_update',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    {
      name: 'last_assess_jid',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'jid' } },
    },
    {
      name: 'last_assess_timestamp',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    { name: 'last_remed_jid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'jid' } } },
    {
      name: 'last_remed_timestamp',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
  ],
  open: true,
};

/** `PolicyRunPage` of the spec. */
export const policyRunPageType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'count', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'results', type: { kind: 'list', item: { kind: 'ref', name: 'PolicyRun' } } },
  ],
  open: true,
};

/** `JobStarted` of the spec. */
export const jobStartedType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'success', type: { kind: 'scalar', scalar: 'boolean' } },
    { name: 'errors', type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
    { name: 'jid', type: { kind: 'scalar', scalar: 'jid' } },
  ],
  open: true,
};

/** `ContentStats` of the spec. */
export const contentStatsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'success', type: { kind: 'scalar', scalar: 'boolean' } },
    { name: 'ingest_date', type: { kind: 'scalar', scalar: 'datetime' } },
    { name: 'content_benchmarks', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'content_checks', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'db_benchmarks', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'db_checks', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    {
      name: 'errors',
      type: { kind: 'nullable', inner: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
    },
  ],
  open: true,
};

/** `ContentStatsReply` of the spec. */
export const contentStatsReplyType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'results', type: { kind: 'nullable', inner: { kind: 'ref', name: 'ContentStats' } } },
    { name: 'errors', type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
  ],
  open: true,
};

/** `IngestResult` of the spec. */
export const ingestResultType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'success', type: { kind: 'scalar', scalar: 'boolean' } },
    { name: 'errors', type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
  ],
  open: true,
};

/** `Stats` of the spec. */
export const statsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'checks_assessed_all_time',
      type: { kind: 'scalar', scalar: 'integer' },
      optional: true,
    },
    {
      name: 'checks_remediated_all_time',
      type: { kind: 'scalar', scalar: 'integer' },
      optional: true,
    },
    { name: 'checks_assessed_latest', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    {
      name: 'checks_remediated_latest',
      type: { kind: 'scalar', scalar: 'integer' },
      optional: true,
    },
    { name: 'assessment_jobs_run', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'remediation_jobs_run', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'policies_created', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'policies_with_schedule', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    {
      name: 'policies_with_expired_schedules',
      type: { kind: 'scalar', scalar: 'integer' },
      optional: true,
    },
    { name: 'policies_never_assessed', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    {
      name: 'checks_by_benchmark',
      type: { kind: 'map', value: { kind: 'scalar', scalar: 'integer' } },
      optional: true,
    },
    {
      name: 'checks_by_benchmark_in_policy',
      type: { kind: 'map', value: { kind: 'scalar', scalar: 'integer' } },
      optional: true,
    },
    {
      name: 'checks_by_benchmark_not_in_policy',
      type: { kind: 'map', value: { kind: 'scalar', scalar: 'integer' } },
      optional: true,
    },
    {
      name: 'policies_with_exemptions',
      type: { kind: 'scalar', scalar: 'integer' },
      optional: true,
    },
    { name: 'status_all_time', type: { kind: 'ref', name: 'StateCounts' }, optional: true },
    {
      name: 'status_since_last_assessment',
      type: { kind: 'ref', name: 'StateCounts' },
      optional: true,
    },
    {
      name: 'check_status_by_benchmark_all_time',
      type: { kind: 'map', value: { kind: 'ref', name: 'StateCounts' } },
      optional: true,
    },
    {
      name: 'check_status_by_benchmark_since_last_assessment',
      type: { kind: 'map', value: { kind: 'ref', name: 'StateCounts' } },
      optional: true,
    },
    {
      name: 'content_stats',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'ContentStats' } },
      optional: true,
    },
  ],
  open: true,
};

/** `StatsSample` of the spec. */
export const statsSampleType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'stats', type: { kind: 'ref', name: 'Stats' } },
    { name: 'time_stamp', type: { kind: 'scalar', scalar: 'datetime' }, optional: true },
  ],
  open: true,
};

/** `StatsHistory` of the spec. */
export const statsHistoryType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'count', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'results', type: { kind: 'list', item: { kind: 'ref', name: 'StatsSample' } } },
  ],
  open: true,
};

/** `TargetType` of the spec. */
export const targetTypeType: TypeDescriptor = {
  kind: 'enum',
  values: [
    'glob',
    'pcre',
    'list',
    'grain',
    'grain_pcre',
    'pillar',
    'pillar_pcre',
    'ipcidr',
    'node',
    'compound',
  ],
  open: true,
};

/** `Target` of the spec. */
export const targetType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'tgt_type', type: { kind: 'ref', name: 'TargetType' }, access: 'both' },
    { name: 'tgt', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
  ],
};

/** `TargetAccess` of the spec. */
export const targetAccessType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'read', type: { kind: 'scalar', scalar: 'boolean' } },
    { name: 'write', type: { kind: 'scalar', scalar: 'boolean' } },
    { name: 'discover', type: { kind: 'scalar', scalar: 'boolean' } },
    { name: 'delete', type: { kind: 'scalar', scalar: 'boolean' } },
  ],
  open: true,
};

/** `TargetOwner` of the spec. */
export const targetOwnerType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'username', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'config_name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } },
  ],
  open: true,
};

/** `TargetAuth` of the spec. */
export const targetAuthType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'access',
      type: { kind: 'map', value: { kind: 'ref', name: 'TargetAccess' } },
      optional: true,
    },
    {
      name: 'owner',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'TargetOwner' } },
      optional: true,
    },
  ],
  open: true,
};

/** `TargetMetadata` of the spec. */
export const targetMetadataType: TypeDescriptor = {
  kind: 'record',
  fields: [{ name: 'auth', type: { kind: 'ref', name: 'TargetAuth' }, optional: true }],
  open: true,
};

/** `TargetGroup` of the spec. */
export const targetGroupType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'uuid', type: { kind: 'scalar', scalar: 'uuid' } },
    { name: 'name', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
    {
      name: 'desc',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      access: 'both',
    },
    { name: 'tgt', type: { kind: 'map', value: { kind: 'ref', name: 'Target' } }, access: 'both' },
    {
      name: 'pillars',
      type: {
        kind: 'list',
        item: {
          kind: 'union',
          options: [
            { kind: 'scalar', scalar: 'uuid' },
            { kind: 'map', value: { kind: 'scalar', scalar: 'json' } },
          ],
        },
      },
    },
    { name: 'metadata', type: { kind: 'ref', name: 'TargetMetadata' }, optional: true },
  ],
  open: true,
};

/** `TargetGroupPage` of the spec. */
export const targetGroupPageType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'count', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'limit', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'results', type: { kind: 'list', item: { kind: 'ref', name: 'TargetGroup' } } },
  ],
  open: true,
};
