import { text as readText } from 'node:stream/consumers';
import {
  connect as connectPorttracker,
  isPorttrackerError,
  types as porttrackerTypes,
  requests,
} from '@aluco/porttracker';
import { calls, connect as connectRaas, httpCalls, isRaasError, types as raasTypes } from '@aluco/raas';
import { createCodecs, isWireError, type MessageDescriptor, nearest, type TypeRegistry } from '@aluco/wire';
import { findCredentials } from './credentials.ts';
import { CommandError } from './failure.ts';

/** What `aluco call` was asked to do. */
export interface CallRequest {
  readonly url: string;
  readonly message: string;
  /** A JSON object of parameters by name, a JSON array by position, or `-` to read either from stdin. */
  readonly json?: string | undefined;
  /** Milliseconds for the whole call; none by default. */
  readonly timeout?: number | undefined;
}

/**
 * Sends one message and returns its result as a JSON-able value. Octets come as base64 text.
 *
 * @throws CommandError saying what failed, with the exit code to use.
 */
export async function call(request: CallRequest): Promise<unknown> {
  const url = parseUrl(request.url);
  const signal = request.timeout === undefined ? undefined : AbortSignal.timeout(request.timeout);
  const prefix = isRaas(url) ? 'ALUCO_RAAS' : 'ALUCO_PORTTRACKER';
  try {
    return await (isRaas(url) ? callRaas : callPorttracker)(url, request, prefix, signal);
  } catch (error) {
    throw asCommandError(error, prefix);
  }
}

async function callPorttracker(
  url: URL,
  request: CallRequest,
  prefix: string,
  signal?: AbortSignal,
): Promise<unknown> {
  const message = find(requests, request.message);
  const params = await readParams(message, porttrackerTypes, request.json);
  const credentials = await credentialsFor(url, prefix);
  const client = await connectPorttracker(url.href, { ...credentials, ...(signal && { signal }) });
  try {
    return (await client.call(message, params, signal && { signal })) ?? null;
  } finally {
    await client.close();
  }
}

async function callRaas(
  url: URL,
  request: CallRequest,
  prefix: string,
  signal?: AbortSignal,
): Promise<unknown> {
  const message = find({ ...calls, ...httpCalls }, request.message);
  const params = await readParams(message, raasTypes, request.json);
  const credentials = await credentialsFor(url, prefix);
  const client = connectRaas(url.href, credentials ?? {});
  try {
    const reply = await client.call(message, params, signal && { signal });
    for (const warning of reply.warnings) process.stderr.write(`warning: ${JSON.stringify(warning)}\n`);
    return reply.ret ?? null;
  } finally {
    await client.close();
  }
}

function isRaas(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:';
}

function parseUrl(text: string): URL {
  const schemes = ['porttracker:', 'porttrackers:', 'porttracker+unix:', 'http:', 'https:'];
  const url = URL.parse(text);
  if (url === null || !schemes.includes(url.protocol)) {
    throw new CommandError(
      'usage',
      `expected a URL that starts with ${schemes.join(', ')}, got ${JSON.stringify(text)}`,
    );
  }
  if (url.password !== '') {
    throw new CommandError(
      'usage',
      'the URL holds a password, which other users of this machine can read: put it into the environment',
    );
  }
  return url;
}

async function credentialsFor(url: URL, prefix: string) {
  const username = url.username === '' ? undefined : decodeURIComponent(url.username);
  return await findCredentials({
    prefix,
    server: url.host || url.pathname,
    ...(username !== undefined && { username }),
  });
}

function find(messages: Readonly<Record<string, MessageDescriptor>>, name: string): MessageDescriptor {
  const message = Object.hasOwn(messages, name) ? messages[name] : undefined;
  if (message !== undefined) return message;
  const near = nearest(name, Object.keys(messages));
  throw new CommandError(
    'usage',
    `no message ${JSON.stringify(name)}${near === undefined ? '' : `; did you mean ${near}?`}`,
  );
}

/** Decodes the parameters as a server would, so that a mistake is told before anything is sent. */
async function readParams(message: MessageDescriptor, types: TypeRegistry, json = '{}'): Promise<object> {
  const text = json === '-' ? await readText(process.stdin) : json;
  const value = parseJson(text);
  const codec = createCodecs(types).message(message);
  if (Array.isArray(value)) return codec.decodeParams(value) as object;
  if (value !== null && typeof value === 'object') return codec.decodeNamed(value) as object;
  throw new CommandError('usage', `expected the parameters as a JSON object or array, got ${text}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError('usage', `the parameters are not JSON: ${(error as Error).message}`, error);
  }
}

/** Failures whose cause may be that nobody said who logs in. */
const LOGIN_FAILURES = ['no_usable_authentication', 'login_failed', 'unauthorized'];

function asCommandError(error: unknown, prefix: string): CommandError {
  if (error instanceof CommandError) return error;
  if (isWireError(error)) return new CommandError('usage', error.message, error);
  if (
    (isPorttrackerError(error) || isRaasError(error)) &&
    LOGIN_FAILURES.includes(error.code) &&
    process.env[`${prefix}_PASSWORD`] === undefined &&
    !process.stdin.isTTY
  ) {
    const advice = `set ${prefix}_USER and ${prefix}_PASSWORD, or run it on a terminal, where it asks`;
    return new CommandError('connection', `${error.message}; ${advice}`, error);
  }
  if (isPorttrackerError(error))
    return new CommandError(error.code === 'request_failed' ? 'refused' : 'connection', error.message, error);
  if (isRaasError(error))
    return new CommandError(error.code === 'rpc_failed' ? 'refused' : 'connection', error.message, error);
  throw error;
}
