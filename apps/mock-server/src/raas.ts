import { type Clock, isRaasEstateError, type RaasWorld } from '@aluco/estate';
import {
  createRaasServer,
  type RaasContext,
  type RaasHandlers,
  type RaasServer,
  RpcError,
} from '@aluco/raas';
import { raas as spec } from '@aluco/spec-data';
import { LOGINS } from './options.ts';
import { createRaasHandlers } from './raas/handlers.ts';
import { type Resolution, resolveMessages } from './resolve.ts';

/** What the library answers by itself. */
const SESSION = new Set(['account.login', 'account.get_token']);

/** Who answers which call over that world. */
export function resolveRaas(world: RaasWorld, seed: number | string): Resolution<RaasContext> {
  return resolveMessages<RaasContext>({
    spec,
    session: SESSION,
    handlers: createRaasHandlers(world),
    effects: world.effects,
    seed,
    translate: (error) =>
      isRaasEstateError(error) ? new RpcError(error.code, error.message, error.detail) : error,
  });
}

export interface RaasMockOptions {
  readonly seed: number | string;
  readonly clock: Clock;
  readonly onError: ((error: unknown, where: string) => void) | undefined;
}

/** A server over the world that is not yet listening. */
export function createRaasMock(world: RaasWorld, { seed, clock, onError }: RaasMockOptions): RaasServer {
  const { username, password } = LOGINS.raas;
  return createRaasServer({
    handlers: resolveRaas(world, seed).answers as Partial<RaasHandlers<RaasContext>>,
    verify: (name, given, configName) =>
      name === username && given === password ? { username: name, configName } : undefined,
    now: () => clock.now(),
    ...(onError && { onError }),
  });
}
