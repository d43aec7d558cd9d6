import type {
  DeleteTargetGroupParams,
  GetTargetGroupMinionsParams,
  GetTargetGroupParams,
  SaveTargetGroupParams,
  TargetGroup,
} from '@aluco/raas';
import { invalid, notFound, RaasEstateError, requireUuids } from './errors.ts';
import { byMaster } from './minions.ts';
import { isIn, isWanted, pageOf } from './paging.ts';
import { deletePolicy } from './policies.ts';
import { userUuid } from './runs.ts';
import { groupOf, minionsOf, type RaasState } from './state.ts';
import { compileTargets } from './targets.ts';

/** The group that is always there. */
export const allMinions = '7f93b928-388b-11e6-b133-346895ecb8f3';

export function getTargetGroups(state: RaasState, params: GetTargetGroupParams) {
  const { tgt_uuid, master_id, sort_by } = params;
  if (tgt_uuid && master_id) throw invalid('master_id', 'expected only one of tgt_uuid and master_id');
  const rows = [...state.groups.values()].filter((group) =>
    tgt_uuid
      ? group.uuid === tgt_uuid
      : isIn(params.name, group.name) &&
        isIn(params.desc, group.desc) &&
        (!master_id || Object.hasOwn(group.tgt, master_id)) &&
        (!params.pillar_uuid || group.pillars.includes(params.pillar_uuid)) &&
        // No roles are simulated, so none is assigned to a group.
        isWanted(params.role_uuid, null),
  );
  const shown = rows.map((group) => ({
    ...group,
    // No pillars are simulated: all there is to say of one is its uuid.
    pillars: group.pillars.map((uuid) => (params.include_pillar_data ? { uuid: String(uuid) } : uuid)),
  }));
  const page = pageOf(shown, params, sort_by ? (group) => group[sort_by] : undefined);
  return { count: page.count, limit: page.results.length, results: page.results };
}

/** Creates a group or replaces one, and answers its uuid. */
export function saveTargetGroup(state: RaasState, params: SaveTargetGroupParams, user: string): string {
  const old = params.tgt_uuid ? groupOf(state, params.tgt_uuid) : undefined;
  if (old?.uuid === allMinions) throw refuseBuiltIn();
  const name = params.name ?? old?.name;
  if (name === undefined) throw invalid('name', 'expected a name for the new group, got none');
  compileTargets(params.tgt);
  requireUuids('pillar_uuids', params.pillar_uuids ?? []);
  const namesake = [...state.groups.values()].find((group) => group.name === name);
  if (namesake !== undefined && namesake !== old) {
    throw new RaasEstateError('conflict', `There is already a target group ${JSON.stringify(name)}`, {
      name,
    });
  }
  const group: TargetGroup = {
    uuid: old?.uuid ?? state.ids.uuid(),
    name,
    desc: params.desc ?? old?.desc ?? '',
    tgt: params.tgt,
    pillars: params.pillar_uuids ?? old?.pillars ?? [],
    metadata: old?.metadata ?? metadataFor(user, userUuid(state, user)),
  };
  state.groups.set(group.uuid, group);
  return group.uuid;
}

export function getTargetGroupMinions(state: RaasState, { tgt_uuid, tgt }: GetTargetGroupMinionsParams) {
  if (Boolean(tgt_uuid) === Boolean(tgt)) {
    throw invalid('tgt_uuid', `expected either tgt_uuid or tgt, got ${tgt ? 'both' : 'neither'}`);
  }
  if (tgt) return byMaster(state.minions.filter(compileTargets(tgt)));
  return byMaster(minionsOf(state, groupOf(state, tgt_uuid ?? '').uuid));
}

/** Removes all or, when one may not go, none. */
export function deleteTargetGroups(state: RaasState, params: DeleteTargetGroupParams): Record<string, never> {
  const uuids = [params.tgt_uuid].flat();
  const unknown = uuids.filter((uuid) => !state.groups.has(uuid));
  if (unknown.length > 0) {
    throw notFound(
      'target group',
      'tgt_uuid',
      typeof params.tgt_uuid === 'string' ? params.tgt_uuid : unknown,
    );
  }
  if (uuids.includes(allMinions)) throw refuseBuiltIn();
  if (!params.force) for (const uuid of uuids) refuseUsed(state, uuid);
  for (const uuid of uuids) {
    for (const policy of [...state.policies.values()]) {
      if (policy.tgt_uuid === uuid) deletePolicy(state, policy.uuid);
    }
    for (const schedule of [...state.schedules.values()]) {
      if (schedule.tgt_uuid === uuid) state.schedules.delete(schedule.uuid);
    }
    state.groups.delete(uuid);
  }
  return {};
}

/** Who may do what with a group, as the server writes it of groups that users made. */
export function metadataFor(
  username: string,
  uuid: string,
  isWritable = true,
): NonNullable<TargetGroup['metadata']> {
  const superuser = { read: true, write: isWritable, discover: true, delete: isWritable };
  const user = { read: true, write: false, discover: true, delete: false };
  return {
    auth: {
      access: { Superuser: superuser, User: user },
      owner: { username, config_name: 'internal', uuid },
    },
  };
}

function refuseUsed(state: RaasState, uuid: string): void {
  const policies = [...state.policies.values()].filter(({ tgt_uuid }) => tgt_uuid === uuid);
  const schedules = [...state.schedules.values()].filter(({ tgt_uuid }) => tgt_uuid === uuid);
  const first = policies[0] !== undefined ? `policy ${policies[0].name}` : `schedule ${schedules[0]?.name}`;
  if (policies.length + schedules.length === 0) return;
  throw new RaasEstateError(
    'failed_resource_dependency',
    `FailedResourceDependency: the target group ${state.groups.get(uuid)?.name} is used by ${first}`,
    {
      tgt_uuid: uuid,
      policies: policies.map((policy) => policy.uuid),
      schedules: schedules.map((schedule) => schedule.uuid),
    },
  );
}

function refuseBuiltIn(): RaasEstateError {
  return new RaasEstateError(
    'permission_denied',
    'The group of all minions can be neither changed nor removed',
    {
      tgt_uuid: allMinions,
    },
  );
}
