// Generated from spec/porttracker/ by `npm run generate`. Do not edit.

import type { TypeDescriptor } from '@aluco/wire';

/** `Group` of the spec. */
export const groupType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'gid', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'name', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
    { name: 'description', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
  ],
};

/** `NewGroup` of the spec. */
export const newGroupType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'description', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: '' },
  ],
};

/** `SystemRole` of the spec. */
export const systemRoleType: TypeDescriptor = {
  kind: 'enum',
  values: [
    'API',
    'Add Realms',
    'Advanced Settings',
    'Global Settings',
    'Group Management',
    'License',
    'Schedule Backup',
    'Security Settings',
    'System Utilities',
    'User Management',
    'View Log',
  ],
  open: true,
};

/** `RealmRole` of the spec. */
export const realmRoleType: TypeDescriptor = {
  kind: 'enum',
  values: [
    'Advanced Realm Settings',
    'Assign Devices',
    'Discovery Realm Settings',
    'Views',
    'Plugins',
    'Poller Settings',
    'Schedule Discovery',
    'Schedule Poll',
    'Schedule Report',
    'Schedule Sync',
  ],
  open: true,
};

/** `Permission` of the spec. */
export const permissionType: TypeDescriptor = { kind: 'enum', values: [0, 1, 2] };

/** `SystemPermission` of the spec. */
export const systemPermissionType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'role', type: { kind: 'ref', name: 'SystemRole' } },
    { name: 'permission', type: { kind: 'ref', name: 'Permission' } },
  ],
};

/** `RealmPermission` of the spec. */
export const realmPermissionType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'role', type: { kind: 'ref', name: 'RealmRole' } },
    { name: 'permission', type: { kind: 'ref', name: 'Permission' } },
  ],
};

/** `RealmPermissions` of the spec. */
export const realmPermissionsType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'realm', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'permissions', type: { kind: 'list', item: { kind: 'ref', name: 'RealmPermission' } } },
  ],
};

/** `Poller` of the spec. */
export const pollerType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'gid', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'name', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
    { name: 'description', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
    { name: 'hostname', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
    {
      name: 'dns_max_outstanding',
      type: { kind: 'scalar', scalar: 'integer', min: 0 },
      access: 'both',
    },
    { name: 'secret', type: { kind: 'scalar', scalar: 'string' }, access: 'write', secret: true },
  ],
};

/** `NewPoller` of the spec. */
export const newPollerType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'description', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'hostname', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'secret', type: { kind: 'scalar', scalar: 'string' }, secret: true },
  ],
};

/** `SubnetInclude` of the spec. */
export const subnetIncludeType: TypeDescriptor = { kind: 'enum', values: [0, 1] };

/** `SubnetPing` of the spec. */
export const subnetPingType: TypeDescriptor = { kind: 'enum', values: [0, 2] };

/** `PollerSubnet` of the spec. */
export const pollerSubnetType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'subnet', type: { kind: 'scalar', scalar: 'ip' } },
    { name: 'bits', type: { kind: 'scalar', scalar: 'integer', min: 0, max: 128 } },
    { name: 'ping_limit', type: { kind: 'scalar', scalar: 'integer', min: 0 } },
    { name: 'include', type: { kind: 'ref', name: 'SubnetInclude' } },
    { name: 'ping', type: { kind: 'ref', name: 'SubnetPing' } },
  ],
  merged: ['include', 'ping'],
};

/** `PollerSubnetRemoval` of the spec. */
export const pollerSubnetRemovalType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'subnet', type: { kind: 'scalar', scalar: 'ip' } },
    { name: 'bits', type: { kind: 'scalar', scalar: 'integer', min: 0, max: 128 } },
    { name: 'ping_limit', type: { kind: 'scalar', scalar: 'integer', min: 0 }, optional: true },
    { name: 'include', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'ping', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
  ],
};

/** `Realm` of the spec. */
export const realmType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'gid', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'name', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
    { name: 'description', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
    {
      name: 'last_discover',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'timestamp' } },
    },
    {
      name: 'last_poll',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'timestamp' } },
    },
    {
      name: 'last_sync',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'timestamp' } },
    },
    { name: 'polling', type: { kind: 'scalar', scalar: 'flag' } },
    { name: 'syncing', type: { kind: 'scalar', scalar: 'flag' } },
    { name: 'seeds', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'pollers', type: { kind: 'list', item: { kind: 'scalar', scalar: 'gid' } } },
    {
      name: 'discovery_result',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'DiscoveryResult' } },
    },
    {
      name: 'poll_result',
      type: {
        kind: 'wrap',
        inner: { kind: 'nullable', inner: { kind: 'ref', name: 'PollResult' } },
        key: 'poll',
      },
    },
    {
      name: 'sync_result',
      type: {
        kind: 'wrap',
        inner: { kind: 'nullable', inner: { kind: 'ref', name: 'SyncResult' } },
        key: 'sync',
      },
    },
    { name: 'ageing_interval', type: { kind: 'scalar', scalar: 'integer' }, access: 'both' },
    {
      name: 'discovery_poller',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'gid' } },
      access: 'write',
    },
  ],
};

/** `DiscoveryResult` of the spec. */
export const discoveryResultType: TypeDescriptor = {
  kind: 'record',
  fields: [{ name: 'infrastructure', type: { kind: 'scalar', scalar: 'integer' }, optional: true }],
  open: true,
};

/** `PollResult` of the spec. */
export const pollResultType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'infrastructure', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'ports', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'end', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
  ],
  open: true,
};

/** `SyncResult` of the spec. */
export const syncResultType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'qsync',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
    },
    {
      name: 'bsync',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
    },
  ],
  open: true,
};

/** `PollStatistics` of the spec. */
export const pollStatisticsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'port_updates', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'device_seens', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'device_inserts', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'switch_updates', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
    { name: 'port_seens', type: { kind: 'scalar', scalar: 'integer' }, optional: true },
  ],
  open: true,
};

/** `SyncModule` of the spec. */
export const syncModuleType: TypeDescriptor = { kind: 'enum', values: ['bsync', 'qsync'] };

/** `NewRealm` of the spec. */
export const newRealmType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'description', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: '' },
  ],
};

/** `SeedFlags` of the spec. */
export const seedFlagsType: TypeDescriptor = { kind: 'bits', bits: [{ name: 'manual', value: 2 }] };

/** `Seed` of the spec. */
export const seedType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'ip', type: { kind: 'scalar', scalar: 'ip' } },
    { name: 'flags', type: { kind: 'ref', name: 'SeedFlags' } },
  ],
};

/** `SnmpCredentialKey` of the spec. */
export const snmpCredentialKeyType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'subnet', type: { kind: 'scalar', scalar: 'ip' } },
    { name: 'bits', type: { kind: 'scalar', scalar: 'integer', min: 0, max: 128 } },
  ],
};

/** `SnmpV2Settings` of the spec. */
export const snmpV2SettingsType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'version', type: { kind: 'literal', value: 2 } },
    {
      name: 'communities',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
      secret: true,
    },
  ],
};

/** `SnmpV3Settings` of the spec. */
export const snmpV3SettingsType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'version', type: { kind: 'literal', value: 3 } },
    { name: 'user', type: { kind: 'scalar', scalar: 'string' } },
    {
      name: 'auth_password',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      secret: true,
    },
    {
      name: 'priv_password',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
      secret: true,
    },
    {
      name: 'auth_algorithm',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'SnmpAuthAlgorithm' } },
      optional: true,
    },
    {
      name: 'priv_algorithm',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'SnmpPrivAlgorithm' } },
      optional: true,
    },
  ],
  gap: 'auth_algorithm',
};

/** `SnmpAuthAlgorithm` of the spec. */
export const snmpAuthAlgorithmType: TypeDescriptor = { kind: 'enum', values: ['md5', 'sha'], open: true };

/** `SnmpPrivAlgorithm` of the spec. */
export const snmpPrivAlgorithmType: TypeDescriptor = { kind: 'enum', values: ['des', 'aes'], open: true };

/** `SnmpCredentialFlags` of the spec. */
export const snmpCredentialFlagsType: TypeDescriptor = { kind: 'bits', bits: [{ name: 'include', value: 1 }] };

/** `SnmpCredential` of the spec. */
export const snmpCredentialType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'subnet', type: { kind: 'scalar', scalar: 'ip' } },
    { name: 'bits', type: { kind: 'scalar', scalar: 'integer', min: 0, max: 128 } },
    {
      name: 'versions',
      type: {
        kind: 'list',
        item: {
          kind: 'union',
          options: [{ kind: 'ref', name: 'SnmpV2Settings' }, { kind: 'ref', name: 'SnmpV3Settings' }],
        },
        unnested: true,
      },
    },
    { name: 'flags', type: { kind: 'ref', name: 'SnmpCredentialFlags' } },
  ],
};

/** `DeviceAssignment` of the spec. */
export const deviceAssignmentType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'ip', type: { kind: 'scalar', scalar: 'ip' } },
    { name: 'poller', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'gid' } } },
  ],
};

/** `SecuritySettings` of the spec. */
export const securitySettingsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'login_banner', type: { kind: 'scalar', scalar: 'string' }, access: 'both' },
    { name: 'enable_login_banner', type: { kind: 'scalar', scalar: 'flag' }, access: 'both' },
  ],
};

/** `Certificate` of the spec. */
export const certificateType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'certificate', type: { kind: 'scalar', scalar: 'string' }, secret: true },
  ],
};

/** `NewCertificate` of the spec. */
export const newCertificateType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'certificate', type: { kind: 'scalar', scalar: 'string' }, secret: true },
  ],
};

/** `CertificateService` of the spec. */
export const certificateServiceType: TypeDescriptor = { kind: 'enum', values: ['apache', 'api'] };

/** `CertificateAssignment` of the spec. */
export const certificateAssignmentType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    {
      name: 'service',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'CertificateService' } },
    },
  ],
};

/** `NewCertificateAssignment` of the spec. */
export const newCertificateAssignmentType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'service', type: { kind: 'ref', name: 'CertificateService' } },
  ],
};

/** `AuthenticationMethod` of the spec. */
export const authenticationMethodType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'gid', type: { kind: 'scalar', scalar: 'gid' } },
    { name: 'inuse', type: { kind: 'scalar', scalar: 'flag' } },
    {
      name: 'settings',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'AuthenticationSettings' } },
    },
  ],
};

/** `AuthenticationSettings` of the spec. */
export const authenticationSettingsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'server',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
    },
    {
      name: 'domain',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
    },
    {
      name: 'ctrls',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
      optional: true,
    },
    {
      name: 'certificate',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      optional: true,
    },
    {
      name: 'timeout',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'integer' } },
      optional: true,
    },
  ],
  open: true,
};

/** `AuthenticationChanges` of the spec. */
export const authenticationChangesType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'inuse', type: { kind: 'scalar', scalar: 'flag' }, access: 'write' },
    { name: 'server', type: { kind: 'scalar', scalar: 'string' }, access: 'write' },
    { name: 'secret', type: { kind: 'scalar', scalar: 'string' }, access: 'write', secret: true },
    { name: 'csecret', type: { kind: 'scalar', scalar: 'string' }, access: 'write', secret: true },
    { name: 'domain', type: { kind: 'scalar', scalar: 'string' }, access: 'write' },
    { name: 'ctrls', type: { kind: 'ref', name: 'ControllerListChange' }, access: 'write' },
    { name: 'certificate', type: { kind: 'scalar', scalar: 'string' }, access: 'write' },
    { name: 'timeout', type: { kind: 'scalar', scalar: 'integer', min: 0 }, access: 'write' },
  ],
};

/** `ControllerListChange` of the spec. */
export const controllerListChangeType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    { name: 'remove', type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
    { name: 'add', type: { kind: 'list', item: { kind: 'scalar', scalar: 'string' } } },
  ],
};

/** `AuthType` of the spec. */
export const authTypeType: TypeDescriptor = { kind: 'enum', values: ['none', 'login', 'login_cram_md6'], open: true };

/** `EventName` of the spec. */
export const eventNameType: TypeDescriptor = {
  kind: 'enum',
  values: ['realm_discover_start', 'realm_discover_stop', 'realm_poll_start', 'realm_poll_stop'],
  open: true,
};

/** `Topic` of the spec. */
export const topicType: TypeDescriptor = { kind: 'union', options: [{ kind: 'literal', value: '*' }, { kind: 'ref', name: 'EventName' }] };

/** `SyslogPriority` of the spec. */
export const syslogPriorityType: TypeDescriptor = { kind: 'enum', values: [0, 1, 2, 3, 4, 5, 6, 7] };

/** `Branding` of the spec. */
export const brandingType: TypeDescriptor = { kind: 'enum', values: ['n', 'i'], open: true };

/** `Product` of the spec. */
export const productType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'branding', type: { kind: 'ref', name: 'Branding' } },
    { name: 'product_id', type: { kind: 'scalar', scalar: 'string' } },
  ],
};

/** `License` of the spec. */
export const licenseType: TypeDescriptor = {
  kind: 'record',
  fields: [{ name: 'license', type: { kind: 'scalar', scalar: 'string' }, access: 'write' }],
};

/** `LogEntry` of the spec. */
export const logEntryType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'serial', type: { kind: 'scalar', scalar: 'integer' } },
    { name: 'message', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'priority', type: { kind: 'ref', name: 'SyslogPriority' } },
  ],
};

/** `Subscription` of the spec. */
export const subscriptionType: TypeDescriptor = { kind: 'record', fields: [{ name: 'event', type: { kind: 'ref', name: 'Topic' } }] };

/** `TextNumber` of the spec. */
export const textNumberType: TypeDescriptor = { kind: 'scalar', scalar: 'string' };

/** `TextFlag` of the spec. */
export const textFlagType: TypeDescriptor = { kind: 'enum', values: ['0', '1'], open: true };

/** `RealmAdvancedSettings` of the spec. */
export const realmAdvancedSettingsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'block_port_macs', type: { kind: 'list', item: { kind: 'scalar', scalar: 'mac' } } },
    { name: 'stp_enabled', type: { kind: 'scalar', scalar: 'flag' } },
    { name: 'cdp_enabled', type: { kind: 'scalar', scalar: 'flag' } },
    { name: 'lldp_enabled', type: { kind: 'scalar', scalar: 'flag' } },
  ],
};

/** `RealmAdvancedChanges` of the spec. */
export const realmAdvancedChangesType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'block_port_macs',
      type: { kind: 'ref', name: 'MacListChange' },
      access: 'write',
      spread: true,
    },
    { name: 'stp_enabled', type: { kind: 'scalar', scalar: 'flag' }, access: 'write' },
    { name: 'cdp_enabled', type: { kind: 'scalar', scalar: 'flag' }, access: 'write' },
    { name: 'lldp_enabled', type: { kind: 'scalar', scalar: 'flag' }, access: 'write' },
  ],
};

/** `MacListChange` of the spec. */
export const macListChangeType: TypeDescriptor = {
  kind: 'tuple',
  members: [
    {
      name: 'remove',
      type: { kind: 'list', item: { kind: 'scalar', scalar: 'mac' } },
      optional: true,
    },
    { name: 'add', type: { kind: 'list', item: { kind: 'scalar', scalar: 'mac' } }, optional: true },
  ],
};

/** `GlobalSettings` of the spec. */
export const globalSettingsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'normalization_algorithm',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      access: 'both',
    },
    {
      name: 'snmp_parallel_requests',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'TextNumber' } },
      access: 'both',
    },
    {
      name: 'session_timeout',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'TextNumber' } },
      access: 'both',
    },
    {
      name: 'snmp_retries',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'TextNumber' } },
      access: 'both',
    },
    {
      name: 'agni_verbose',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      access: 'both',
    },
    {
      name: 'domain',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      access: 'both',
    },
    {
      name: 'snmp_timeout',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'TextNumber' } },
      access: 'both',
    },
    {
      name: 'smtp_server',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      access: 'both',
    },
    {
      name: 'skip_access_points',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'TextFlag' } },
      access: 'both',
    },
    {
      name: 'max_history_length',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'TextNumber' } },
      access: 'both',
    },
    {
      name: 'smtp_user',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      access: 'both',
    },
    {
      name: 'autoassign',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'TextFlag' } },
      access: 'both',
    },
    {
      name: 'skip_cisco_phones',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'TextFlag' } },
      access: 'both',
    },
    {
      name: 'skip_mitel_phones',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'TextFlag' } },
      access: 'both',
    },
    {
      name: 'max_log_length',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'TextNumber' } },
      access: 'both',
    },
    {
      name: 'smtp_pass',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
      access: 'write',
      secret: true,
    },
  ],
};

/** `AdvancedSettings` of the spec. */
export const advancedSettingsType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'max_parallel_jobs',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'TextNumber' } },
      access: 'both',
    },
    {
      name: 'max_debug_scans',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'TextNumber' } },
      access: 'both',
    },
    {
      name: 'debug_level',
      type: { kind: 'nullable', inner: { kind: 'ref', name: 'TextNumber' } },
      access: 'both',
    },
  ],
};

/** `QueryView` of the spec. */
export const queryViewType: TypeDescriptor = {
  kind: 'family',
  cases: { device: 'DeviceRow', switch: 'SwitchRow', switch_detail: 'SwitchDetailRow' },
};

/** `DeviceRow` of the spec. */
export const deviceRowType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'vlanname', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    {
      name: 'port_pktcount',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'integer' } },
    },
    { name: 'linkduplex', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'port_mac', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'mac' } } },
    {
      name: 'device_log_end',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    {
      name: 'port_errorcount',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'integer' } },
    },
    { name: 'vtpdomain', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'switch_ip', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'ip' } } },
    {
      name: 'device_log_start',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    { name: 'linkstatus', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'linkspeed', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'device_mac', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'mac' } } },
    {
      name: 'history_device',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    {
      name: 'linkadminduplex',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    { name: 'ifname', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    {
      name: 'device_comment',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    {
      name: 'device_notes',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    { name: 'vlan', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'integer' } } },
    {
      name: 'device_dnsname',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    { name: 'ifalias', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'switch_uid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'ifdescr', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    {
      name: 'linkadminstatus',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    {
      name: 'port_error_percentage',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'number' } },
    },
    { name: 'device_ip', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'ip' } } },
  ],
};

/** `SwitchRow` of the spec. */
export const switchRowType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'number_ports',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'integer' } },
    },
    {
      name: 'switch_action',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    {
      name: 'switch_syslocation',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    {
      name: 'free_ports_percentage',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'number' } },
    },
    {
      name: 'switch_sysservices',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'integer' } },
    },
    {
      name: 'switch_dnsname',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    {
      name: 'history_switch',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    {
      name: 'switch_log_end',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    {
      name: 'switch_pollduration',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'number' } },
    },
    {
      name: 'switch_model',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    {
      name: 'available_ports_percentage',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'number' } },
    },
    {
      name: 'switch_comment',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    {
      name: 'ports_lastchange',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    { name: 'switch_ip', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'ip' } } },
    {
      name: 'switch_sysdescr',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    {
      name: 'switch_notes',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    {
      name: 'available_ports',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'integer' } },
    },
    { name: 'poe_ports', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'integer' } } },
    {
      name: 'switch_log_start',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    { name: 'switch_uid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'switch', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'integer' } } },
    { name: 'free_ports', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'integer' } } },
  ],
};

/** `SwitchDetailRow` of the spec. */
export const switchDetailRowType: TypeDescriptor = {
  kind: 'record',
  fields: [
    {
      name: 'port_pktcount',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'integer' } },
    },
    {
      name: 'history_port',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    { name: 'linkduplex', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'port_mac', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'mac' } } },
    {
      name: 'port_comment',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    {
      name: 'port_log_start',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    {
      name: 'port_errorcount',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'integer' } },
    },
    {
      name: 'port_log_end',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'datetime' } },
    },
    {
      name: 'detected_devices_current',
      type: {
        kind: 'nullable',
        inner: {
          kind: 'union',
          options: [{ kind: 'scalar', scalar: 'integer' }, { kind: 'scalar', scalar: 'string' }],
        },
      },
    },
    { name: 'linkstatus', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'linkspeed', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    {
      name: 'linkadminduplex',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    { name: 'ifname', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'port_action', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'poe_power', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'number' } } },
    { name: 'ifalias', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'switch_uid', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'poe_status', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    { name: 'switch', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'integer' } } },
    { name: 'ifdescr', type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } } },
    {
      name: 'linkadminstatus',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'string' } },
    },
    {
      name: 'port_error_percentage',
      type: { kind: 'nullable', inner: { kind: 'scalar', scalar: 'number' } },
    },
  ],
};

/** `HistoryMask` of the spec. */
export const historyMaskType: TypeDescriptor = { kind: 'enum', values: [0, 1, 2] };

/** `UnusedPeriod` of the spec. */
export const unusedPeriodType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'days', type: { kind: 'scalar', scalar: 'integer', min: 0 }, optional: true },
    { name: 'months', type: { kind: 'scalar', scalar: 'integer', min: 0 }, optional: true },
    { name: 'years', type: { kind: 'scalar', scalar: 'integer', min: 0 }, optional: true },
  ],
};

/** `Filter` of the spec. */
export const filterType: TypeDescriptor = {
  kind: 'union',
  options: [{ kind: 'scalar', scalar: 'string' }, { kind: 'scalar', scalar: 'number' }],
};

/** `View` of the spec. */
export const viewType: TypeDescriptor = {
  kind: 'record',
  fields: [
    { name: 'name', type: { kind: 'scalar', scalar: 'string' } },
    { name: 'gid', type: { kind: 'scalar', scalar: 'gid' } },
  ],
};

/** `ViewType` of the spec. */
export const viewTypeType: TypeDescriptor = { kind: 'enum', values: ['switch', 'port', 'device'] };

/** `ViewRow` of the spec. */
export const viewRowType: TypeDescriptor = {
  kind: 'list',
  item: {
    kind: 'nullable',
    inner: {
      kind: 'union',
      options: [{ kind: 'scalar', scalar: 'string' }, { kind: 'scalar', scalar: 'number' }],
    },
  },
};
