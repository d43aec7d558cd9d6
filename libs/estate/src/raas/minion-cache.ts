import type { CachedMinion, GetMinionCacheParams } from '@aluco/raas';
import type { Minion } from './minions.ts';
import { isWanted, pageOf } from './paging.ts';
import { minionsOf, type RaasState } from './state.ts';
import { formatTime } from './time.ts';

export function getMinionCache(state: RaasState, params: GetMinionCacheParams) {
  const minions = params.tgt_uuid ? minionsOf(state, params.tgt_uuid) : state.minions;
  const rows = minions.filter(
    ({ master, id }) => isWanted(params.master_id, master.id) && isWanted(params.minion_id, id),
  );
  const { count, results } = pageOf(rows, params, sortKeys[params.sort_by ?? 'alter_time'], 100);
  return { count, results: results.map(showMinion) };
}

const sortKeys: Record<NonNullable<GetMinionCacheParams['sort_by']>, (minion: Minion) => unknown> = {
  alter_time: ({ alterTime }) => alterTime,
  minion: ({ id }) => id,
  master: ({ master }) => master.id,
  saltversion: ({ grains }) => grains.saltversion,
  osfullname: ({ grains }) => grains.osfullname,
  ipv4: ({ grains }) => grains.ipv4?.[0],
  ipv6: ({ grains }) => grains.ipv6?.[0],
  presence: ({ presence }) => presence,
};

function showMinion({ master, id, grains, alterTime, presence }: Minion): CachedMinion {
  return { master_id: master.id, minion_id: id, grains, alter_time: formatTime(alterTime), presence };
}
