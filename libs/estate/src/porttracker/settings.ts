/** What the machine is set to at first: settings, certificates, authentication methods, groups, views, product. */
import type {
  AdvancedSettings,
  AuthenticationMethod,
  Certificate,
  GlobalSettings,
  Group,
  Permission,
  Product,
  SecuritySettings,
  View,
} from '@aluco/porttracker';
import { registryOf, porttracker as spec } from '@aluco/spec-data';
import type { Row, Store } from '../store.ts';
import { GROUP_GIDS, METHOD_GIDS, VIEW_GIDS } from './gids.ts';

/** Of the certificate that every machine has. */
export const BUILT_IN_CERTIFICATE = 'System Default';

const globalSettings: Omit<GlobalSettings, 'smtp_pass'> = {
  normalization_algorithm: 'loopback highest-ip lowest-ip',
  snmp_parallel_requests: '10',
  session_timeout: '86400',
  snmp_retries: '5',
  agni_verbose: null,
  domain: 'example.net',
  snmp_timeout: '4',
  smtp_server: 'mail.example.net',
  skip_access_points: '1',
  max_history_length: '0',
  smtp_user: '',
  autoassign: '1',
  skip_cisco_phones: '1',
  skip_mitel_phones: '0',
  max_log_length: '30',
};

const advancedSettings: AdvancedSettings = {
  max_parallel_jobs: '1000',
  max_debug_scans: '10',
  debug_level: '0',
};

const securitySettings: SecuritySettings = {
  login_banner: 'This system is the property of Example Ltd.',
  enable_login_banner: true,
};

const product: Product = { branding: 'n', product_id: '00:1d:60:e8:6e:36' };

const certificates: readonly Certificate[] = [
  { name: BUILT_IN_CERTIFICATE, certificate: '' },
  { name: 'custom', certificate: '-----BEGIN CERTIFICATE-----\nSIMULATED\n-----END CERTIFICATE-----\n' },
];

const methods: readonly AuthenticationMethod[] = [
  { name: 'Local', gid: METHOD_GIDS.local, inuse: true, settings: null },
  { name: 'RADIUS', gid: METHOD_GIDS.radius, inuse: false, settings: { server: 'radius.example.net' } },
  {
    name: 'Active Directory (LDAP)',
    gid: METHOD_GIDS.ldap,
    inuse: false,
    settings: { domain: 'example.net', ctrls: ['10.1.50.1'], timeout: 10 },
  },
  {
    name: 'Active Directory (LDAPS)',
    gid: METHOD_GIDS.ldaps,
    inuse: true,
    settings: {
      domain: 'example.net',
      ctrls: ['10.1.50.1', '10.1.50.2'],
      certificate: 'custom',
      timeout: 10,
    },
  },
];

const views: readonly View[] = [
  { gid: VIEW_GIDS.ports, name: 'Ports:Default' },
  { gid: VIEW_GIDS.crowdedPorts, name: 'Ports:Multiple Devices on Port' },
  { gid: VIEW_GIDS.devices, name: 'End Devices:Default' },
  { gid: VIEW_GIDS.switches, name: 'Switches:Default' },
];

/** What the groups below the administrators may do; roles not named here they do not have. */
const GRANTS: Readonly<Record<string, { operator: Permission; helpdesk: Permission }>> = {
  API: { operator: 2, helpdesk: 1 },
  'Advanced Settings': { operator: 1, helpdesk: 0 },
  'Global Settings': { operator: 1, helpdesk: 0 },
  'Schedule Backup': { operator: 1, helpdesk: 0 },
  'System Utilities': { operator: 1, helpdesk: 0 },
  'View Log': { operator: 1, helpdesk: 1 },
  'Advanced Realm Settings': { operator: 1, helpdesk: 0 },
  'Assign Devices': { operator: 2, helpdesk: 0 },
  'Discovery Realm Settings': { operator: 2, helpdesk: 0 },
  Views: { operator: 2, helpdesk: 1 },
  Plugins: { operator: 1, helpdesk: 0 },
  'Poller Settings': { operator: 1, helpdesk: 0 },
  'Schedule Discovery': { operator: 2, helpdesk: 0 },
  'Schedule Poll': { operator: 2, helpdesk: 1 },
  'Schedule Report': { operator: 2, helpdesk: 1 },
  'Schedule Sync': { operator: 1, helpdesk: 0 },
};

/** The roles of a sort, as the spec lists them. */
export function roleNames(type: 'SystemRole' | 'RealmRole'): readonly string[] {
  const roles = registryOf(spec)[type];
  return roles?.kind === 'enum' ? roles.values.map(String) : [];
}

const groups: readonly (Group & { level: 'all' | 'operator' | 'helpdesk' })[] = [
  {
    gid: GROUP_GIDS.helpdesk,
    name: 'Helpdesk',
    description: 'Looks up ports and devices',
    level: 'helpdesk',
  },
  {
    gid: GROUP_GIDS.administrator,
    name: 'Network Administrator',
    description: 'Sets up the network',
    level: 'all',
  },
  { gid: GROUP_GIDS.operator, name: 'Network Operator', description: 'Runs the network', level: 'operator' },
  { gid: GROUP_GIDS.superAdmin, name: 'Super Admin', description: 'May do everything', level: 'all' },
];

/** Puts all of it into the store. The realms must be there already. */
export function addSettings(store: Store): void {
  const set = (resource: string, row: object) => Object.assign(store.singleton(resource), row);
  const add = (resource: string, rows: readonly object[]) => {
    for (const row of rows) store.add(resource, structuredClone(row) as Row);
  };
  set('GlobalSettings', globalSettings);
  set('AdvancedSettings', advancedSettings);
  set('SecuritySettings', securitySettings);
  set('Product', product);
  add('Certificate', certificates);
  add('CertificateAssignment', [
    { name: BUILT_IN_CERTIFICATE, service: 'apache' },
    { name: BUILT_IN_CERTIFICATE, service: 'api' },
  ]);
  add('AuthenticationMethod', methods);
  add('View', views);
  for (const { level, ...group } of groups) {
    const grant = (role: string) => ({
      role,
      permission: level === 'all' ? 2 : (GRANTS[role]?.[level] ?? 0),
    });
    store.add('Group', group);
    for (const role of roleNames('SystemRole')) store.add('SystemPermission', grant(role), group.gid);
    for (const { gid } of store.list('Realm')) {
      store.add(
        'RealmPermissions',
        { realm: gid, permissions: roleNames('RealmRole').map(grant) },
        group.gid,
      );
    }
  }
}
