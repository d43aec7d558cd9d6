import { PorttrackerError } from './errors.ts';

/** The port of the service name `porttracker`. */
export const DEFAULT_PORT = 55;
/** Where `tawnyd` listens for programs on its own machine. */
export const DEFAULT_SOCKET_PATH = '/tmp/.tawny/.tawnyd';

/** Where a server is, as a URL says it. */
export type Target =
  | {
      readonly transport: 'tcp';
      /** A name or an IP address, without brackets. */
      readonly host: string;
      /** 1 to 65535. */
      readonly port: number;
      /** TLS from the first octet, as `porttrackers:` has it. */
      readonly tls: boolean;
      /** Of the login, where the URL names one. */
      readonly username?: string;
    }
  | {
      readonly transport: 'unix';
      /** Absolute. */
      readonly path: string;
      /** Of the login, where the URL names one. */
      readonly username?: string;
    };

/** A target for error texts: `host:port` or the path. */
export function placeOf(target: Target): string {
  if (target.transport === 'unix') return target.path;
  return `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
}

/** Schemes that people write by mistake. Any other might be a part of a password, and is not quoted. */
const MISTAKEN = /^(https?|ssl|tls|tcp|unix)$/;

const FORMS = 'porttracker://[user@]host[:port], porttrackers://… or porttracker+unix://[user@]/path';

/**
 * Reads a server's URL. A password, a query or a fragment in it is refused with `invalid_url`:
 * URLs end up in logs and process lists, so a secret does not belong there.
 */
export function parseUrl(url: string | URL): Target {
  const text = String(url);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'porttracker+unix') return parseUnix(text.slice(scheme.length + 3));
  if (scheme !== 'porttracker' && scheme !== 'porttrackers')
    throw invalid(`expected ${FORMS}, got ${schemeText(scheme)}`);
  let parsed: URL;
  try {
    parsed = new URL(text);
  } catch {
    // The parser's own error holds the whole URL, and with it a password someone put there.
    throw invalid(`expected ${FORMS}, got something that is no URL`);
  }
  if (parsed.password !== '') throw invalid('a password in the URL; give it as the option "password"');
  if (parsed.search !== '' || parsed.hash !== '') throw invalid('expected no query and no fragment');
  // Not quoted: of a password with a slash in it, the rest would stand here.
  if (parsed.pathname !== '' && parsed.pathname !== '/') throw invalid('expected no path after the host');
  if (parsed.hostname === '') throw invalid('expected a host');
  if (parsed.port === '0') throw invalid('expected a port from 1 to 65535, got 0');
  return {
    transport: 'tcp',
    host: decode(parsed.hostname.replace(/^\[(.*)\]$/, '$1')),
    port: parsed.port === '' ? DEFAULT_PORT : Number(parsed.port),
    tls: scheme === 'porttrackers',
    ...(parsed.username === '' ? {} : { username: decode(parsed.username) }),
  };
}

function schemeText(scheme: string | undefined): string {
  if (scheme === undefined) return 'no scheme';
  return MISTAKEN.test(scheme) ? `the scheme ${scheme}:` : 'another scheme';
}

function parseUnix(rest: string): Target {
  const slash = rest.indexOf('/');
  const at = rest.indexOf('@');
  const user = at >= 0 && at < slash ? rest.slice(0, at) : '';
  const path = user === '' ? rest : rest.slice(at + 1);
  if (user.includes(':')) throw invalid('a password in the URL; give it as the option "password"');
  if (!path.startsWith('/') || path === '/')
    throw invalid('expected an absolute path after porttracker+unix://');
  if (/[?#]/.test(path)) throw invalid('expected no query and no fragment');
  return {
    transport: 'unix',
    path: decode(path),
    ...(user === '' ? {} : { username: decode(user) }),
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw invalid('a percent sign that escapes nothing');
  }
}

function invalid(what: string): PorttrackerError {
  return new PorttrackerError('invalid_url', `invalid URL: ${what}`);
}
