/**
 * Connecting to a host with several addresses as RFC 8305 has it: by turns of the two families, the next one as soon as one fails
 * or has not answered for a while, beside those tried before, which may be slow and nothing else. `autoSelectFamily` of
 * `node:net` gives each of them up after that while, so that a slow network with a dead second family is never reached.
 */

import { lookup } from 'node:dns/promises';
import { connect, type Socket } from 'node:net';
import { PorttrackerError, textOf } from '../errors.ts';
import { placeOf, type Target } from '../url.ts';

/** One address of a host. */
export interface Address {
  readonly address: string;
  /** 4 or 6. */
  readonly family: number;
}

/** Where a socket is to connect to. */
export type Endpoint = { readonly path: string } | { readonly host: string; readonly port: number };

/** How addresses are found and reached; a test puts its own in. */
export interface Network {
  /** Most wanted first. */
  lookup(host: string): Promise<readonly Address[]>;
  connect(endpoint: Endpoint): Socket;
}

const system: Network = {
  lookup: (host) => lookup(host, { all: true }),
  connect: (endpoint) => connect({ ...endpoint, noDelay: true, keepAlive: true }),
};

/** Milliseconds before the next address is tried besides: the "Connection Attempt Delay" of RFC 8305, section 8. */
const HEAD_START = 250;

/**
 * Gives the first connection that comes about. Rejects with `connect_failed` when none does. When `signal` fires, now or later,
 * all sockets are destroyed, the one given included.
 */
export async function dial(target: Target, signal: AbortSignal, network = system): Promise<Socket> {
  try {
    const endpoints =
      target.transport === 'unix'
        ? [{ path: target.path }]
        : byTurns(await network.lookup(target.host), target.port);
    return await race(endpoints, signal, network);
  } catch (cause) {
    throw new PorttrackerError('connect_failed', `cannot connect to ${placeOf(target)}: ${textOf(cause)}`, {
      cause,
    });
  }
}

/** The first of each family, then the second of each, and so on. */
function byTurns(addresses: readonly Address[], port: number): Endpoint[] {
  const counts = new Map<number, number>();
  return addresses
    .map(({ address, family }) => {
      const rank = counts.get(family) ?? 0;
      counts.set(family, rank + 1);
      return { host: address, rank };
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ host }) => ({ host, port }));
}

function race(endpoints: Endpoint[], signal: AbortSignal, network: Network): Promise<Socket> {
  const sockets = new Set<Socket>();
  const errors: Error[] = [];
  let timer: NodeJS.Timeout | undefined;
  return new Promise((resolve, reject) => {
    const next = () => {
      clearTimeout(timer);
      const endpoint = endpoints.shift();
      if (endpoint !== undefined) {
        timer = setTimeout(next, HEAD_START);
        start(network.connect(endpoint));
      } else if (sockets.size === 0) reject(join(errors));
    };
    const start = (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', (error) => errors.push(error));
      const lost = () => {
        sockets.delete(socket);
        next();
      };
      socket.once('close', lost);
      socket.once('connect', () => {
        socket.off('close', lost);
        sockets.delete(socket);
        stop();
        signal.addEventListener('abort', () => socket.destroy());
        resolve(socket);
      });
    };
    const stop = () => {
      clearTimeout(timer);
      endpoints.length = 0;
      for (const socket of sockets) socket.destroy();
    };
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    next();
  });
}

function join(errors: readonly Error[]): unknown {
  if (errors.length === 1) return errors[0];
  return new AggregateError(errors, errors.map(textOf).join('; ') || 'it has no address');
}
