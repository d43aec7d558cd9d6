import { type Clock, createRaasWorld, createSystemClock } from '@aluco/estate';
import { connect, createRaasServer, type RaasClient } from '@aluco/raas';
import { raas as spec } from '@aluco/spec-data';
import { createRaasHandlers } from '../src/raas/handlers.ts';
import { resolveMessages } from '../src/resolve.ts';

/** Who answers which message of RaaS in the mock. */
export function resolve(clock: Clock = createSystemClock(20)) {
  const world = createRaasWorld({ seed: 1, clock });
  const resolution = resolveMessages({
    spec,
    session: new Set(['account.login', 'account.get_token']),
    handlers: createRaasHandlers(world),
    seed: 1,
    translate: (error) => error,
  });
  return { world, resolution };
}

/** A server over real HTTP on a world of its own, and a client that logs in. Runs go 20 times as fast as usual. */
export async function startRaas() {
  const { world, resolution } = resolve();
  const failures: unknown[] = [];
  const server = createRaasServer({
    handlers: resolution.answers as never,
    verify: (username, password, configName) =>
      username === 'root' && password === 'salt' ? { username, configName } : undefined,
    onError: (error) => failures.push(error),
  });
  const { url } = await server.listen({ host: '127.0.0.1', port: 0 });
  const client: RaasClient = connect(url, { username: 'root', password: 'salt' });
  return {
    client,
    url,
    /** What went wrong on the server's side. */
    failures,
    async [Symbol.asyncDispose]() {
      await client.close();
      world.close();
      await server.close();
    },
  };
}
