import { lstat } from 'node:fs/promises';
import { createPorttrackerHandlers, isEstateError, type PorttrackerWorld } from '@aluco/estate';
import {
  createPorttrackerServer,
  type PorttrackerServer,
  type RequestContext,
  RequestError,
  type RequestHandlers,
} from '@aluco/porttracker';
import { porttracker as spec } from '@aluco/spec-data';
import { cannotListen } from '../errors.ts';
import { LOGINS, type MockOptions } from '../options.ts';
import { type Resolution, resolveMessages } from '../resolve.ts';
import { MOCK_TLS } from '../tls.ts';

/** Messages that the session answers; the world does not hear of them. */
const SESSION = new Set(['login', 'login_cram_md6', 'start_tls', 'subscribe', 'unsubscribe']);

/** Who answers which request over that world. */
export function resolvePorttracker(
  world: PorttrackerWorld,
  seed: number | string,
): Resolution<RequestContext> {
  return resolveMessages<RequestContext>({
    spec,
    session: SESSION,
    handlers: createPorttrackerHandlers(world),
    effects: world.effects,
    seed,
    translate: (error) => (isEstateError(error) ? new RequestError(error.message) : error),
  });
}

/** A server over the world that is not yet listening; it passes the world's events on. */
export function createServer(world: PorttrackerWorld, options: MockOptions): PorttrackerServer {
  const { onError, seed = 1 } = options;
  const { username, password } = LOGINS.porttracker;
  const server = createPorttrackerServer({
    handlers: resolvePorttracker(world, seed).answers as RequestHandlers,
    lookupPassword: (name) => (name === username ? password : undefined),
    tls: MOCK_TLS,
    ...(onError && { onError: (error, context) => onError(error, context?.messageName ?? 'porttracker') }),
  });
  world.onEvent(({ name, params }) => server.emit(name, params));
  return server;
}

/**
 * Listens where the options say.
 *
 * @throws MockError `listen_failed`, also where the path of the socket is taken by something that is no socket.
 */
export async function listen(server: PorttrackerServer, { porttracker, socket }: MockOptions) {
  const { host, port } = porttracker;
  const tcp = await server.listen({ host, port }).catch((error: unknown) => {
    throw cannotListen(`${host}:${port}`, error);
  });
  if (socket !== undefined) {
    await ensureReplaceable(socket);
    await server.listen({ path: socket }).catch((error: unknown) => {
      throw cannotListen(socket, error);
    });
  }
  if (tcp.transport !== 'tcp') throw new TypeError(`expected to listen on TCP, got ${tcp.transport}`);
  return { tcp: { host: tcp.host, port: tcp.port }, unix: socket ?? null };
}

/** A socket that nobody listens on may be replaced, which the library does; anything else is somebody's file. */
async function ensureReplaceable(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found !== undefined && !found.isSocket()) {
    throw cannotListen(path, new Error('there is a file of that name which is no socket'));
  }
}
