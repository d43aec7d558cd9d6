// Generated from spec/raas/minions.yaml by `npm run generate`. Do not edit.

/**
 * Minions.
 *
 * Minions are the machines under management; each is tied to a master, and its id is unique among that
 * master's minions. The server keeps a cache of what each told about itself, its grains, which target
 * groups are matched against.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import {
  booleanScalar,
  datetimeScalar,
  enumKind,
  integerScalar,
  ipScalar,
  listKind,
  namesKind,
  nullableKind,
  recordKind,
  refKind,
  stringScalar,
  uuidScalar,
} from '@aluco/wire/kinds';
import type { GetMinionCacheParams, GetMinionCacheResult } from './minions.types.ts';
import { cachedMinionType, grainsType, minionPageType, presenceType } from './named-types.ts';
export type * from './minions.types.ts';

/**
 * List minions with their grains.
 *
 * Lists what the server's cache holds, a page at a time. The older form of the answer, an object from
 * masters to minions, is what the vendor's example shows; servers in use answer with pages.
 *
 * Source: documented (api-catalogue). The form of the result is the one that clients read, not the one
 * in the vendor's text.
 */
export const getMinionCache: TypedMessage<GetMinionCacheParams, GetMinionCacheResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'minions',
  name: 'minions.get_minion_cache',
  params: [
    { name: 'master_id', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    { name: 'minion_id', type: { kind: 'scalar', scalar: 'string' }, optional: true, default: null },
    { name: 'tgt_uuid', type: { kind: 'scalar', scalar: 'uuid' }, optional: true, default: null },
    {
      name: 'sort_by',
      type: {
        kind: 'enum',
        values: ['alter_time', 'minion', 'master', 'saltversion', 'osfullname', 'ipv4', 'ipv6', 'presence'],
      },
      optional: true,
      default: 'alter_time',
    },
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
      default: 100,
    },
    { name: 'reverse', type: { kind: 'scalar', scalar: 'boolean' }, optional: true, default: false },
  ],
  result: [{ name: 'ret', type: { kind: 'ref', name: 'MinionPage' } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [
      namesKind,
      stringScalar,
      uuidScalar,
      enumKind,
      integerScalar,
      booleanScalar,
      refKind,
      recordKind,
      listKind,
      ipScalar,
      nullableKind,
      datetimeScalar,
    ],
    types: {
      Grains: grainsType,
      Presence: presenceType,
      CachedMinion: cachedMinionType,
      MinionPage: minionPageType,
    },
  },
};
