import {
  type Clock,
  createPorttrackerWorld,
  createRaasWorld,
  createSystemClock,
  type PorttrackerWorld,
  type RaasWorld,
} from '@aluco/estate';
import type { PorttrackerServer } from '@aluco/porttracker';
import { cannotListen } from './errors.ts';
import type { Endpoints, MockOptions } from './options.ts';
import { createServer, listen } from './porttracker/server.ts';
import { createRaasMock } from './raas.ts';

/** A running mock of both servers. */
export interface Mock {
  readonly endpoints: Endpoints;
  readonly clock: Clock;
  /** For tests and tools that reach behind the protocol. */
  readonly porttracker: { readonly server: PorttrackerServer; readonly world: PorttrackerWorld };
  readonly raas: { readonly world: RaasWorld };
  /** Ends work under way and all connections, and frees the places. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts both servers over a simulated estate.
 *
 * @throws MockError `listen_failed` when a place is taken or cannot be had; then nothing is left running.
 */
export async function startMock(options: MockOptions): Promise<Mock> {
  const { seed = 1, size, speed } = options;
  const clock = options.clock ?? createSystemClock(speed);
  const world = createPorttrackerWorld({ seed, clock, size, pid: process.pid });
  const server = createServer(world, options);
  const raasWorld = createRaasWorld({ seed, clock });
  const raas = createRaasMock(raasWorld, { seed, clock, onError: options.onError });
  const close = async () => {
    world.stop();
    raasWorld.close();
    await Promise.all([server.close(), raas.close()]);
  };
  try {
    const porttracker = await listen(server, options);
    const { host, port } = options.raas;
    const { url } = await raas.listen(options.raas).catch((error: unknown) => {
      throw cannotListen(`${host}:${port}`, error);
    });
    const endpoints = { porttracker, raas: { url } };
    return {
      endpoints,
      clock,
      porttracker: { server, world },
      raas: { world: raasWorld },
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
