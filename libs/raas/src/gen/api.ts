// Generated from spec/raas/api.yaml by `npm run generate`. Do not edit.

/**
 * API.
 *
 * What a client asks about the server itself. The vendor's Python client makes both calls on every
 * start, with `riq` 1 and 2, before any call of its user.
 *
 * @module
 */
import type { TypedMessage } from '@aluco/wire';
import {
  integerScalar,
  jsonScalar,
  listKind,
  mapKind,
  namesKind,
  recordKind,
  refKind,
  stringScalar,
  unionKind,
  uuidScalar,
} from '@aluco/wire/kinds';
import type {
  ApiDiscoverParams,
  ApiDiscoverResult,
  GetVersionsParams,
  GetVersionsResult,
} from './api.types.ts';
import {
  componentVersionsType,
  constantsType,
  databaseOptionsType,
  discoveryType,
  errorCatalogueType,
  serverOptionsType,
  versionsType,
} from './named-types.ts';
export type * from './api.types.ts';

/**
 * List the versions of the server's software.
 *
 * The vendor's client makes this its first call after login, and reads `raas.raas` from the answer.
 *
 * Source: documented (api-catalogue).
 */
export const getVersions: TypedMessage<GetVersionsParams, GetVersionsResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'api',
  name: 'api.get_versions',
  params: [],
  result: [{ name: 'ret', type: { kind: 'ref', name: 'Versions' } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [refKind, recordKind, stringScalar, uuidScalar, integerScalar],
    types: {
      DatabaseOptions: databaseOptionsType,
      ServerOptions: serverOptionsType,
      ComponentVersions: componentVersionsType,
      Versions: versionsType,
    },
  },
};

/**
 * Describe the resources, methods, constants and errors of the interface.
 *
 * The vendor's client calls this on every start and builds its methods from the answer, so all three
 * sections must be there when nothing is left out by `include`.
 *
 * Source: documented (api-catalogue).
 */
export const apiDiscover: TypedMessage<ApiDiscoverParams, ApiDiscoverResult> = {
  protocol: 'raas',
  kind: 'call',
  area: 'api',
  name: 'api.discover',
  params: [
    {
      name: 'include',
      type: {
        kind: 'union',
        options: [
          { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
          {
            kind: 'map',
            value: {
              kind: 'union',
              options: [
                { kind: 'scalar', scalar: 'string' },
                { kind: 'list', item: { kind: 'scalar', scalar: 'string' } },
              ],
            },
          },
        ],
      },
      optional: true,
      default: null,
    },
  ],
  result: [{ name: 'ret', type: { kind: 'ref', name: 'Discovery' } }],
  session: { in: ['authenticated'] },
  idempotent: true,
  parts: {
    kinds: [namesKind, unionKind, listKind, stringScalar, mapKind, refKind, recordKind, jsonScalar],
    types: { ErrorCatalogue: errorCatalogueType, Constants: constantsType, Discovery: discoveryType },
  },
};
