/** The permissions of groups. What is not kept is not granted: new groups, new realms and new roles need no entries. */
import type {
  GroupSettingsAnswer,
  GroupSettingsModifyParams,
  GroupSettingsParams,
  Permission,
  RealmPermission,
  SystemPermission,
} from '@aluco/porttracker';
import { EstateError } from '../errors.ts';
import { roleNames } from './settings.ts';
import { noSuch, type PorttrackerWorld } from './world.ts';

/** The grants of a group, of all roles and realms or of those named. Realms without any of the roles named are left out. */
export function readPermissions(
  { store }: PorttrackerWorld,
  { group, roles, realms }: GroupSettingsParams,
): GroupSettingsAnswer {
  if (store.find('Group', group) === undefined) throw noSuch('Group');
  const isWanted = (role: string) => roles === undefined || roles.includes(role);
  const all = store.list('Realm').map(({ gid }) => String(gid));
  for (const realm of realms ?? []) if (!all.includes(realm)) throw noSuch('Realm');
  const system = roleNames('SystemRole')
    .filter(isWanted)
    .map((role) => ({ role, permission: permissionOf(store.find('SystemPermission', role, group)) }));
  const realmRoles = roleNames('RealmRole').filter(isWanted);
  const perRealm = (realms ?? all).map((realm) => {
    const kept = store.find('RealmPermissions', realm, group)?.permissions as RealmPermission[] | undefined;
    const granted = new Map(kept?.map(({ role, permission }) => [role, permission]));
    return { realm, permissions: realmRoles.map((role) => ({ role, permission: granted.get(role) ?? 0 })) };
  });
  return { system, realms: realmRoles.length === 0 ? [] : perRealm };
}

/** Sets name, description and the grants given; all is checked before anything changes. */
export function changePermissions(world: PorttrackerWorld, params: GroupSettingsModifyParams): void {
  const { group, changes, system = [], realms = [] } = params;
  const { store } = world;
  const row = store.find('Group', group);
  if (row === undefined) throw noSuch('Group');
  checkRoles('SystemRole', system);
  for (const { realm, permissions } of realms) {
    world.realm(realm);
    checkRoles('RealmRole', permissions);
  }
  for (const [name, value] of Object.entries(changes)) if (value !== undefined) row[name] = value;
  for (const { role, permission } of system) store.add('SystemPermission', { role, permission }, group);
  for (const { realm, permissions } of realms) {
    const kept = store.find('RealmPermissions', realm, group)?.permissions as RealmPermission[] | undefined;
    const granted = new Map(
      [...(kept ?? []), ...permissions].map(({ role, permission }) => [role, permission]),
    );
    const merged = [...granted].map(([role, permission]) => ({ role, permission }));
    store.add('RealmPermissions', { realm, permissions: merged }, group);
  }
}

function permissionOf(row: object | undefined): Permission {
  return (row as SystemPermission | undefined)?.permission ?? 0;
}

function checkRoles(type: 'SystemRole' | 'RealmRole', given: readonly { readonly role: string }[]): void {
  const known = roleNames(type);
  for (const { role } of given) {
    if (known.includes(role)) continue;
    const kind = type === 'SystemRole' ? 'system role' : 'realm role';
    throw new EstateError(
      'invalid_arguments',
      `invalid arguments: expected a ${kind} (${known.join(', ')}), got ${JSON.stringify(role)}`,
    );
  }
}
