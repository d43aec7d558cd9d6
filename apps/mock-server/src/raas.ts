import type { Clock } from '@aluco/estate';
import { createRaasServer, type RaasContext, type RaasHandlers, type RaasServer } from '@aluco/raas';
import { raas as spec } from '@aluco/spec-data';
import { LOGINS } from './options.ts';
import { type Resolution, resolveMessages } from './resolve.ts';

/** What the library answers without a handler. */
const SESSION = new Set(['account.login', 'account.get_token']);

/** Who answers which call. */
export function resolveRaas(
  handlers: Partial<RaasHandlers<RaasContext>>,
  seed: number | string,
): Resolution<RaasContext> {
  return resolveMessages<RaasContext>({
    spec,
    session: SESSION,
    handlers,
    seed,
    translate: (error) => error,
  });
}

export interface RaasMockOptions {
  readonly seed: number | string;
  readonly clock: Clock;
  readonly onError: ((error: unknown, where: string) => void) | undefined;
}

/** A server that is not yet listening. */
export function createRaasMock({ seed, clock, onError }: RaasMockOptions): RaasServer {
  const { username, password } = LOGINS.raas;
  return createRaasServer({
    handlers: resolveRaas({}, seed).answers as Partial<RaasHandlers<RaasContext>>,
    verify: (name, given, configName) =>
      name === username && given === password ? { username: name, configName } : undefined,
    now: () => clock.now(),
    ...(onError && { onError }),
  });
}
