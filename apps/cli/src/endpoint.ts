import { isIP } from 'node:net';

/** A host and a port to listen on; port 0 lets the system choose. */
export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/**
 * Reads `HOST:PORT`, `[IPv6]:PORT`, `:PORT` or `PORT`. Without a host, 127.0.0.1.
 *
 * @throws RangeError that says what was expected and what came.
 */
export function parseHostPort(text: string): HostPort {
  const match = /^(?:\[(?<v6>[^\]]+)\]:|(?<host>[^:[\]]*):)?(?<port>[0-9]{1,5})$/.exec(text.trim());
  const port = Number(match?.groups?.port ?? Number.NaN);
  const host = match?.groups?.v6 ?? match?.groups?.host ?? '';
  if (!(port <= 65_535) || (match?.groups?.v6 !== undefined && isIP(host) !== 6)) {
    throw new RangeError(`expected HOST:PORT with a port from 0 to 65535, got ${JSON.stringify(text)}`);
  }
  return { host: host === '' ? '127.0.0.1' : host, port };
}
